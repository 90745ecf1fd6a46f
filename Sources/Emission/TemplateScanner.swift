/// Reads the tags of a template, to find what the Mustache engine passes over in silence: missing partials, tags that
/// our views cannot answer, text that would be inserted unescaped.
struct TemplateScanner {
  struct Tag {
    enum Kind {
      case variable, raw, section, inverted, close
      /// `{{>path}}` and `{{<path}}`.
      case partial
      /// `{{$name}}` of template inheritance.
      case block
      case comment, pragma
    }

    let kind: Kind
    let name: String
    /// From the first brace to behind the last.
    let range: Range<Int>
  }

  let template: String
  let utf8: [UInt8]
  private(set) var tags: [Tag] = []
  /// Whether `{{% CONTENT_TYPE:TEXT}}` makes this a template of plain text, where nothing is escaped.
  private(set) var isPlainText = false
  /// Whether it makes use of template inheritance or a pragma, which reach over the whole text.
  private(set) var isIndivisible = false

  /// Reads the tags, or says which is wrong.
  init(template: String, text: String) throws(TemplateError) {
    self.template = template
    utf8 = Array(text.utf8)
    if let control = utf8.firstIndex(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }) {
      throw error("a control character", at: control)
    }
    var index = 0
    while let open = find("{{", from: index) {
      let tag = try readTag(at: open)
      tags.append(tag)
      index = tag.range.upperBound
    }
    try checkSections()
    try checkEscaping()
  }

  /// What a person is told, at the line and column of the byte.
  func error(_ message: String, at offset: Int) -> TemplateError {
    let lineStart = (utf8[..<offset].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    let line = utf8[..<offset].reduce(into: 1) { count, byte in if byte == UInt8(ascii: "\n") { count += 1 } }
    let column = utf8[lineStart..<offset].reduce(into: 1) { count, byte in if byte & 0xC0 != 0x80 { count += 1 } }
    return TemplateError(template: template, line: line, column: column, message: message)
  }

  private func find(_ braces: StaticString, from start: Int) -> Int? {
    braces.withUTF8Buffer { braces in
      var index = start
      while index + braces.count <= utf8.count {
        if utf8[index] == braces[0], utf8[index..<(index + braces.count)].elementsEqual(braces) { return index }
        index += 1
      }
      return nil
    }
  }

  private mutating func readTag(at open: Int) throws(TemplateError) -> Tag {
    let inside = open + 2
    let isTriple = inside < utf8.count && utf8[inside] == UInt8(ascii: "{")
    guard let close = find(isTriple ? "}}}" : "}}", from: inside) else {
      throw error("this tag is never closed", at: open)
    }
    let range = open..<(close + (isTriple ? 3 : 2))
    let sigil = utf8[inside]
    let kind: Tag.Kind
    var start = inside + 1
    switch sigil {
    case UInt8(ascii: "{"), UInt8(ascii: "&"): kind = .raw
    case UInt8(ascii: "#"): kind = .section
    case UInt8(ascii: "^"): kind = .inverted
    case UInt8(ascii: "/"): kind = .close
    case UInt8(ascii: ">"): kind = .partial
    case UInt8(ascii: "<"):
      kind = .partial
      isIndivisible = true
    case UInt8(ascii: "$"):
      kind = .block
      isIndivisible = true
    case UInt8(ascii: "!"): return Tag(kind: .comment, name: "", range: range)
    case UInt8(ascii: "%"):
      isIndivisible = true
      let pragma = utf8[start..<close].filter { $0 != UInt8(ascii: " ") }
      guard pragma.elementsEqual("CONTENT_TYPE:TEXT".utf8) || pragma.elementsEqual("CONTENT_TYPE:HTML".utf8) else {
        throw error("expected {{% CONTENT_TYPE:TEXT}} or {{% CONTENT_TYPE:HTML}}", at: open)
      }
      isPlainText = pragma.last == UInt8(ascii: "T")
      return Tag(kind: .pragma, name: "", range: range)
    case UInt8(ascii: "="): throw error("delimiters stay {{ and }}", at: open)
    default:
      kind = .variable
      start = inside
    }
    var name = utf8[start..<close]
    while let first = name.first, TemplateScanner.isSpace(first) { name.removeFirst() }
    while let last = name.last, TemplateScanner.isSpace(last) { name.removeLast() }
    let text = String(decoding: name, as: UTF8.self)
    guard !name.isEmpty else { throw error("a tag without a name", at: open) }
    guard name.allSatisfy({ TemplateScanner.mayStandInName($0) || (kind == .partial && $0 == UInt8(ascii: "/")) })
    else {
      throw error(
        "`\(text)`: a name has letters, digits, `-` and `_`; views hold no lists, no fields and no functions", at: open)
    }
    return Tag(kind: kind, name: text, range: range)
  }

  private func checkSections() throws(TemplateError) {
    var open: [Tag] = []
    for tag in tags {
      switch tag.kind {
      case .section, .inverted, .block: open.append(tag)
      case .partial where utf8[tag.range.lowerBound + 2] == UInt8(ascii: "<"): open.append(tag)
      case .close:
        guard let opening = open.popLast() else {
          throw error("`\(tag.name)` is closed here but was not opened", at: tag.range.lowerBound)
        }
        guard opening.name == tag.name else {
          throw error(
            "`\(tag.name)` is closed here while `\(opening.name)` is open; close that first",
            at: tag.range.lowerBound)
        }
      case .variable, .raw, .partial, .comment, .pragma: break
      }
    }
    if let opening = open.last {
      throw error("section `\(opening.name)` is never closed", at: opening.range.lowerBound)
    }
  }

  private func checkEscaping() throws(TemplateError) {
    if isPlainText { return }
    for tag in tags {
      switch tag.kind {
      case .variable where TemplateView.isHTML(tag.name):
        throw error("`\(tag.name)` is ready-made HTML: write {{{\(tag.name)}}}", at: tag.range.lowerBound)
      case .raw where !TemplateView.isHTML(tag.name):
        throw error("`\(tag.name)` is text: write {{\(tag.name)}}, which escapes it", at: tag.range.lowerBound)
      case .variable, .raw, .section, .inverted, .close, .partial, .block, .comment, .pragma: break
      }
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private static func mayStandInName(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}

// MARK: - Pieces

extension TemplateScanner {
  /// A part of the text that can be rendered by itself: a top-level section with its lines, or what lies between two.
  struct Piece {
    let range: Range<Int>
    let tags: ArraySlice<Tag>
  }

  /// Cuts the text where a top-level section stands on lines of its own. Each piece depends on few names, so that few
  /// of its variants occur (see `TemplateRenderer`).
  var pieces: [Piece] {
    if isIndivisible { return [Piece(range: 0..<utf8.count, tags: tags[...])] }
    var pieces: [Piece] = []
    var start = 0
    var firstTag = 0
    func cut(at end: Int, beforeTag tag: Int) {
      if end > start { pieces.append(Piece(range: start..<end, tags: tags[firstTag..<tag])) }
      start = end
      firstTag = tag
    }
    var depth = 0
    for (index, tag) in tags.enumerated() {
      switch tag.kind {
      case .section, .inverted:
        if depth == 0, let line = ownLine(of: tag) { cut(at: line.lowerBound, beforeTag: index) }
        depth += 1
      case .close:
        depth -= 1
        if depth == 0, let line = ownLine(of: tag) { cut(at: line.upperBound, beforeTag: index + 1) }
      case .variable, .raw, .partial, .block, .comment, .pragma: break
      }
    }
    cut(at: utf8.count, beforeTag: tags.count)
    return pieces
  }

  /// The whole line of a tag that stands alone on it.
  func ownLine(of tag: Tag) -> Range<Int>? {
    var start = tag.range.lowerBound
    while start > 0, utf8[start - 1] != UInt8(ascii: "\n") {
      start -= 1
      guard TemplateScanner.isSpace(utf8[start]) else { return nil }
    }
    var end = tag.range.upperBound
    while end < utf8.count {
      end += 1
      if utf8[end - 1] == UInt8(ascii: "\n") { return start..<end }
      guard TemplateScanner.isSpace(utf8[end - 1]) else { return nil }
    }
    return start..<end
  }
}
