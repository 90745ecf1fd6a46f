import Model
import Naming
import Printing

/// What a data type asks of its values beyond their primitive, as an initialiser of `TextConstraint` or
/// `NumberConstraint`.
struct SwiftConstraint {
  /// `TextConstraint`
  let type: String
  let reference: String
  /// As a literal, in pieces where it is long; empty when there is none.
  let pattern: [String]
  /// All but the first two.
  let arguments: [String]

  /// Nil for a type that asks nothing.
  init?(_ dataType: DataType) {
    var arguments: [String] = []
    var pattern: [String] = []
    switch dataType.primitive {
    case .string:
      type = "TextConstraint"
      pattern = dataType.pattern.map(SwiftLiteral.pattern) ?? []
      switch dataType.format {
      case .uri: arguments.append("format: .uri")
      case .email: arguments.append("format: .email")
      // Whether a text is base64 or a file can be read is for those to find out who read it.
      case .byte, .binary, nil: break
      }
      if let minimum = dataType.minimumLength { arguments.append("minimumLength: \(SwiftLiteral.whole(minimum))") }
      if let maximum = dataType.maximumLength { arguments.append("maximumLength: \(SwiftLiteral.whole(maximum))") }
    case .integer, .decimal:
      type = "NumberConstraint"
      if let minimum = dataType.minimum { arguments.append("minimum: \(SwiftLiteral.decimal(minimum))") }
      if let maximum = dataType.maximum { arguments.append("maximum: \(SwiftLiteral.decimal(maximum))") }
    case .boolean, .date, .dateTime, .object, .array, .any: return nil
    }
    if pattern.isEmpty, arguments.isEmpty { return nil }
    reference = SwiftLiteral.string(dataType.metadata.reference)
    self.pattern = pattern
    self.arguments = arguments
  }
}

extension CodePrinter {
  /// `head`, the initialiser and its arguments.
  mutating func constraint(_ head: String, _ constraint: SwiftConstraint) {
    let head = "\(head)\(constraint.type)("
    if constraint.pattern.count < 2 {
      let pattern = constraint.pattern.map { "pattern: TextPattern(\($0))" }
      return call(head, arguments: [constraint.reference] + pattern + constraint.arguments)
    }
    line(head)
    indented { printer in
      printer.line(constraint.reference, ",")
      let rest = constraint.arguments.joined(separator: ", ")
      printer.pattern("pattern: TextPattern(", constraint.pattern, rest.isEmpty ? "))" : "),")
      if !rest.isEmpty { printer.line(rest, ")") }
    }
  }

  /// `head`, a literal in pieces and `tail`.
  mutating func pattern(_ head: String, _ pieces: [String], _ tail: String) {
    guard pieces.count > 1 else { return line(head, pieces.joined(), tail) }
    line(head)
    indented { printer in
      printer.line(pieces[0])
      printer.indented { printer in
        for (place, piece) in pieces.enumerated().dropFirst() {
          printer.line("+ ", piece, place + 1 < pieces.count ? "" : tail)
        }
      }
    }
  }
}

extension SwiftLiteral {
  /// A pattern in pieces that fit on a line each: raw literals where backslashes would be doubled otherwise.
  static func pattern(_ pattern: String) -> [String] {
    let scalars = Array(pattern.unicodeScalars)
    guard scalars.count > 80 else { return [patternPiece(pattern)] }
    return stride(from: 0, to: scalars.count, by: 80).map { start in
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: scalars[start..<min(start + 80, scalars.count)])
      return patternPiece(String(piece))
    }
  }

  private static func patternPiece(_ pattern: String) -> String {
    guard pattern.utf8.contains(UInt8(ascii: "\\")) || pattern.utf8.contains(UInt8(ascii: "\"")), pattern.isVisible
    else { return string(pattern) }
    let signs = numberSigns(for: pattern)
    return "\(signs)\"\(pattern)\"\(signs)"
  }

  /// A whole number, its digits in groups when there are many.
  static func whole(_ number: Int) -> String {
    let digits = String(number.magnitude)
    guard digits.utf8.count > 6 else { return String(number) }
    var result = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.utf8.count - place).isMultiple(of: 3) { result += "_" }
      result.append(digit)
    }
    return (number < 0 ? "-" : "") + result
  }

  /// A JSON number as an expression of type `Decimal`. A fraction as a literal would pass through a binary float.
  static func decimal(_ number: String) -> String {
    if let whole = Int(number) { return self.whole(whole) }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.joined().drop { $0 == "-" }
    guard parts.count == 2, let significand = Int(digits), digits.allSatisfy(\.isNumber) else {
      return "Decimal(string: \(string(number))) ?? .nan"
    }
    let sign = number.hasPrefix("-") ? "minus" : "plus"
    return "Decimal(sign: .\(sign), exponent: -\(parts[1].count), significand: \(whole(significand)))"
  }
}
