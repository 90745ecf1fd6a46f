package import Diagnostics
package import Source
package import YAMLSyntax

/// Reads a JSON text (RFC 8259) as a tree with the place of everything in it, the same that YAML is read into. Strings
/// are quoted scalars; numbers, `true`, `false` and `null` are plain ones, with the characters that were written.
///
/// It stops at the first mistake, which it reports, and gives back nothing then.
package func parseJSON(
  _ file: SourceFile, id: SourceFile.ID, limits: Limits = Limits(), reporting diagnostics: inout Diagnostics
) -> Node? {
  parse(file, file.bytes.indices, id, limits, &diagnostics)
}

/// Reads a file with a JSON text on each line; empty lines are passed over, and a line with a mistake is reported and
/// left out.
package func parseJSONLines(
  _ file: SourceFile, id: SourceFile.ID, limits: Limits = Limits(), reporting diagnostics: inout Diagnostics
) -> [Node] {
  file.lineStarts.indices.compactMap { index in
    let line = file.lineBytes(index)
    if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { return nil }
    return parse(file, line.indices, id, limits, &diagnostics)
  }
}

private func parse(
  _ file: SourceFile, _ range: Range<Int>, _ id: SourceFile.ID, _ limits: Limits, _ diagnostics: inout Diagnostics
) -> Node? {
  var parser = JSONParser(bytes: file.bytes, range: range, id: id, limits: limits)
  do throws(JSONParser.Fault) {
    return try parser.text()
  } catch {
    diagnostics.report(error.diagnostic)
    return nil
  }
}

/// One pass over the bytes, a function for each rule of the grammar.
struct JSONParser {
  struct Fault: Error {
    let diagnostic: Diagnostic
  }

  let bytes: [UInt8]
  let end: Int
  let id: SourceFile.ID
  let limits: Limits
  var index: Int
  private var depth = 0
  private var nodeCount = 0

  init(bytes: [UInt8], range: Range<Int>, id: SourceFile.ID, limits: Limits) {
    self.bytes = bytes
    self.id = id
    self.limits = limits
    index = range.lowerBound
    end = range.upperBound
  }

  mutating func text() throws(Fault) -> Node {
    if end - index > limits.fileSize {
      throw fault("json-too-large", "the text is larger than \(limits.fileSize >> 20) MiB", index, index)
    }
    if bytes[index..<end].starts(with: [0xEF, 0xBB, 0xBF]) {
      throw fault("json-byte-order-mark", "a byte order mark stands before the text", index, index, "delete it")
    }
    if let offset = firstInvalidUTF8(bytes[index..<end]) {
      throw fault("json-encoding", "the text is not UTF-8", offset, offset + 1, "save the file as UTF-8")
    }
    skipBlanks()
    if index == end { throw fault("json-syntax", "the text is empty", index, index, "write a value, e.g. `{}`") }
    let node = try value()
    skipBlanks()
    if index < end {
      throw fault(
        "json-syntax", "expected the end of the text, found \(found)", index, index + 1,
        "a JSON text holds one value; write several as JSON Lines, each on a line of its own, in a `.jsonl` file")
    }
    return node
  }

  private mutating func value() throws(Fault) -> Node {
    nodeCount += 1
    if nodeCount > limits.nodes {
      throw fault("json-too-large", "the text holds more than \(limits.nodes) values", index, index)
    }
    let start = index
    switch current ?? 0 {
    case UInt8(ascii: "{"): return try nested { parser throws(Fault) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(Fault) in try parser.array() }
    case UInt8(ascii: "\""):
      let text = try string()
      return Node(.scalar(.init(text: text, isPlain: false)), span: span(start, index))
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try number()
    default:
      try word()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return Node(.scalar(.init(text: text, isPlain: true)), span: span(start, index))
  }

  private mutating func nested(_ body: (inout JSONParser) throws(Fault) -> Node) throws(Fault) -> Node {
    guard depth < limits.depth else {
      throw fault("json-too-deep", "objects and arrays are nested more than \(limits.depth) levels deep", index, index)
    }
    depth += 1
    let node = try body(&self)
    depth -= 1
    return node
  }

  private mutating func object() throws(Fault) -> Node {
    let start = index
    var pairs: [Node.Pair] = []
    var spans: [String: Span] = [:]
    index += 1
    skipBlanks()
    while current != UInt8(ascii: "}") {
      let keyStart = index
      guard current == UInt8(ascii: "\"") else {
        let help = startsComment ? "JSON has no comments; delete it" : "write names in double quotes"
        throw fault("json-syntax", "expected a name in double quotes, found \(found)", index, index + 1, help)
      }
      let key = try string()
      let keySpan = span(keyStart, index)
      if let earlier = spans.updateValue(keySpan, forKey: key) {
        throw Fault(
          diagnostic: Diagnostic(
            "json-duplicate-name", "the name `\(key)` stands twice in one object", at: keySpan,
            also: [.init(earlier, "first used here")], help: "delete one of them, or rename it"))
      }
      skipBlanks()
      try expect(UInt8(ascii: ":"), "a colon after the name")
      skipBlanks()
      pairs.append(Node.Pair(key: key, keySpan: keySpan, value: try value()))
      try separator(closing: UInt8(ascii: "}"))
    }
    index += 1
    return Node(.mapping(pairs), span: span(start, index))
  }

  private mutating func array() throws(Fault) -> Node {
    let start = index
    var items: [Node] = []
    index += 1
    skipBlanks()
    while current != UInt8(ascii: "]") {
      items.append(try value())
      try separator(closing: UInt8(ascii: "]"))
    }
    index += 1
    return Node(.sequence(items), span: span(start, index))
  }

  /// A comma with something after it, or the closing bracket, which is left to the caller.
  private mutating func separator(closing: UInt8) throws(Fault) {
    skipBlanks()
    if current == closing { return }
    let comma = index
    try expect(UInt8(ascii: ","), "a comma or `\(Unicode.Scalar(closing))`")
    skipBlanks()
    if current == closing {
      throw fault("json-syntax", "a comma stands before `\(Unicode.Scalar(closing))`", comma, comma + 1, "delete it")
    }
  }

  private mutating func number() throws(Fault) {
    let start = index
    if current == UInt8(ascii: "-") { index += 1 }
    if current == UInt8(ascii: "0") {
      index += 1
      if isDigit {
        throw fault(
          "json-syntax", "a number begins with 0", start, index + 1, "delete the 0, or put the value in quotes")
      }
    } else {
      try digits(start)
    }
    if current == UInt8(ascii: ".") {
      index += 1
      try digits(start)
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      index += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
      try digits(start)
    }
  }

  private mutating func digits(_ start: Int) throws(Fault) {
    guard isDigit else { throw fault("json-syntax", "expected a digit, found \(found)", start, index + 1) }
    while isDigit { index += 1 }
  }

  private mutating func word() throws(Fault) {
    let start = index
    while let byte = current, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if text == "true" || text == "false" || text == "null" { return }
    index = start
    let help: String? =
      switch text.lowercased() {
      case "true", "false", "null": "write `\(text.lowercased())`"
      case "none", "nil", "undefined": "write `null`, or leave the member out"
      case "nan", "infinity": "there is no such number in JSON; leave the member out"
      default: text.isEmpty ? nil : "put text in double quotes"
      }
    throw fault(
      "json-syntax", "expected a value, found \(text.isEmpty ? found : "`\(text)`")", start,
      start + max(1, text.utf8.count),
      startsComment ? "JSON has no comments; delete it" : current == UInt8(ascii: "'") ? "write double quotes" : help)
  }

  private mutating func expect(_ byte: UInt8, _ wanted: String) throws(Fault) {
    guard current == byte else { throw fault("json-syntax", "expected \(wanted), found \(found)", index, index + 1) }
    index += 1
  }

  // MARK: - Places

  var current: UInt8? { index < end ? bytes[index] : nil }

  private var startsComment: Bool { current == UInt8(ascii: "/") || current == UInt8(ascii: "#") }

  private var isDigit: Bool { current.map { $0 &- UInt8(ascii: "0") < 10 } ?? false }

  /// What stands here, for messages.
  private var found: String {
    guard let byte = current else { return "the end of the text" }
    if byte < 0x20 || byte == 0x7F { return "a control character (code \(byte))" }
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return "`\(String(decoding: bytes[index..<min(index + length, end)], as: UTF8.self))`"
  }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  func span(_ start: Int, _ end: Int) -> Span { Span(file: id, start: start, end: end) }

  func fault(_ code: String, _ message: String, _ start: Int, _ end: Int, _ help: String? = nil) -> Fault {
    Fault(diagnostic: Diagnostic(code, message, at: span(start, min(end, self.end)), help: help))
  }
}
