import Printing

/// An expression of Swift, with the places where it may go on to another line.
struct SwiftExpression {
  indirect enum Content {
    case text(String)
    /// Operands with one operator between them.
    case joined([SwiftExpression], by: String)
    /// A list in brackets, and what follows it.
    case array([String], String)
    /// In parentheses.
    case group(SwiftExpression)
    /// `list.every { … }`, with what stands before and in the braces.
    case closure(String, SwiftExpression)
  }

  /// How tightly an expression holds together; a looser one inside a tighter one needs parentheses.
  enum Binding: Int, Comparable {
    case disjunction, conjunction, comparison, addition, multiplication, unary

    static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
  }

  let content: Content
  let binding: Binding
  /// Whether its value may be nil.
  let isOptional: Bool
  /// What leads to a member: a dot, after a question mark where the value itself is optional and not just the way to it.
  let dot: String

  init(_ text: String, _ binding: Binding = .unary, isOptional: Bool = false) {
    self.init(.text(text), binding, isOptional: isOptional)
  }

  init(_ content: Content, _ binding: Binding, isOptional: Bool) {
    self.init(content, binding, isOptional: isOptional, dot: isOptional ? "?." : ".")
  }

  private init(_ content: Content, _ binding: Binding, isOptional: Bool, dot: String) {
    self.content = content
    self.binding = binding
    self.isOptional = isOptional
    self.dot = dot
  }

  /// `a.name`, or `a?.name`.
  func member(_ name: String, isOptional: Bool = false) -> SwiftExpression {
    SwiftExpression(
      .text((binding == .unary ? text : "(\(text))") + dot + name), .unary,
      isOptional: isOptional || self.isOptional, dot: isOptional ? "?." : ".")
  }

  /// On one line.
  var text: String {
    switch content {
    case .text(let text): text
    case .joined(let operands, let sign): operands.map(\.text).joined(separator: " \(sign) ")
    case .array(let items, let tail): "[\(items.joined(separator: ", "))]\(tail)"
    case .group(let inner): "(\(inner.text))"
    case .closure(let head, let body): "\(head) { \(body.parameter)\(body.text) }"
    }
  }

  /// A closure that does not look at its argument has to say so.
  private var parameter: String { text.contains("$0") ? "" : "_ in " }

  /// Ready to stand beside an operator that binds so tightly.
  func inside(_ outer: Binding) -> SwiftExpression {
    binding > outer ? self : SwiftExpression(.group(self), .unary, isOptional: isOptional)
  }

  /// `head` and the expression, on as many lines of a width as it needs.
  func lines(_ head: String, width: Int) -> [String] {
    if head.utf8.count + text.unicodeScalars.count <= width { return [head + text] }
    var lines = broken(0, width)
    let opened = lines[0].utf8.count { $0 == UInt8(ascii: "(") } - lines[0].utf8.count { $0 == UInt8(ascii: ")") }
    guard opened > 0, !head.isEmpty else {
      lines[0] = head + lines[0]
      return lines
    }
    lines[0] = "  " + lines[0]
    return [head.split(separator: " ").joined()] + lines
  }

  /// The lines of an expression that begins on a line with some indentation; the first one without it. What goes on to
  /// another line stands where swift-format would put it.
  private func broken(_ level: Int, _ width: Int) -> [String] {
    let margin = String(repeating: " ", count: level + 2)
    switch content {
    case .text(let text): return [text]
    case .array(let items, let tail):
      var lines = ["["]
      for item in items {
        if lines.count > 1, lines[lines.count - 1].utf8.count + item.utf8.count + 2 <= width {
          lines[lines.count - 1] += " \(item),"
        } else {
          lines.append("\(margin)\(item),")
        }
      }
      return lines + [margin.dropLast(2) + "]" + tail]
    case .group(let inner):
      var lines = inner.fitting(level, width)
      lines[0] = "(" + lines[0]
      lines[lines.count - 1] += ")"
      return lines
    case .joined(let operands, let sign):
      var lines = operands[0].fitting(level, width)
      for operand in operands.dropFirst() {
        let isJoined = if case .joined = operand.content { true } else { false }
        var next = operand.fitting(isJoined ? level : level + 2, width, after: margin + sign + " ")
        next[0] = margin + sign + " " + next[0]
        lines += next
      }
      return lines
    case .closure(let head, let body):
      let inner = body.fitting(level + 2, width, after: margin)
      return ["\(head) {" + (body.parameter.isEmpty ? "" : " _ in")] + [margin + inner[0]] + inner.dropFirst()
        + [margin.dropLast(2) + "}"]
    }
  }

  private func fitting(_ level: Int, _ width: Int, after start: String = "") -> [String] {
    let text = text
    // Parentheses may close behind it.
    return max(level, start.utf8.count) + text.unicodeScalars.count <= width - 3 ? [text] : broken(level, width)
  }
}
