import Diagnostics
import Source

/// A word, number, text or sign of an expression, and where it stands in the text.
struct Token: Sendable {
  enum Kind: Hashable, Sendable {
    case word(String)
    case parameter(String)
    case number(String)
    case date(String)
    case text(String)
    /// An operator, a parenthesis, a bracket, a comma or a dot.
    case sign(String)
    case end
  }

  let kind: Kind
  let range: Range<Int>
}

/// Cuts an expression into tokens; what belongs to none is reported.
struct Tokeniser {
  private let bytes: [UInt8]
  private let map: ScalarMap
  private var at = 0

  init(_ text: String, _ map: ScalarMap) {
    bytes = Array(text.utf8)
    self.map = map
  }

  /// More than any rule needs that a person can read; what reads expressions is recursive.
  private static let limit = 400

  /// Nil when something could not be read; that has been reported then.
  mutating func tokens(_ diagnostics: inout Diagnostics) -> [Token]? {
    var tokens: [Token] = []
    while true {
      while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A { at += 1 }
      guard at < bytes.count else {
        tokens.append(Token(kind: .end, range: at..<at))
        return tokens
      }
      let start = at
      if tokens.count == Self.limit {
        diagnostics.report(
          Diagnostic(
            "invalid-expression", "the expression has more than \(Self.limit) words and signs",
            at: map.span(start..<start), help: "split the rule into several"))
        return nil
      }
      guard let kind = next(&diagnostics) else { return nil }
      tokens.append(Token(kind: kind, range: start..<at))
    }
  }

  private mutating func next(_ diagnostics: inout Diagnostics) -> Token.Kind? {
    let byte = bytes[at]
    if isLetter(byte) { return .word(word()) }
    if isDigit(byte) { return number() }
    if byte == UInt8(ascii: "$"), at + 1 < bytes.count, isLetter(bytes[at + 1]) {
      at += 1
      return .parameter(word())
    }
    if byte == UInt8(ascii: "'") { return text(&diagnostics) }
    for sign in ["!=", "<=", ">="] where bytes[at...].starts(with: sign.utf8) {
      at += 2
      return .sign(sign)
    }
    if "=<>+-*/()[],.".utf8.contains(byte) {
      at += 1
      return .sign(String(decoding: [byte], as: UTF8.self))
    }
    let length = byte < 0x80 ? 1 : bytes[at...].prefix { $0 >= 0x80 }.count
    let sign = String(decoding: bytes[at..<at + length], as: UTF8.self)
    diagnostics.report(
      Diagnostic(
        "invalid-expression", "`\(sign)` means nothing here", at: map.span(at..<at + length), help: help(for: sign)))
    return nil
  }

  private func help(for sign: String) -> String {
    switch sign {
    case "\"": "put texts and codes in single quotes: `'employed'`"
    case "&": "write `and`"
    case "|": "write `or`"
    case "!": "write `not`, or `!=` for what differs"
    case "≥": "write `>=`"
    case "≤": "write `<=`"
    case "≠": "write `!=`"
    default: "use attribute names, `'texts'`, numbers, dates, `and`, `or`, `not`, `=`, `<`, `+` and the like"
    }
  }

  private mutating func word() -> String {
    let start = at
    while at < bytes.count, isLetter(bytes[at]) || isDigit(bytes[at]) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  /// `12`, `0.8` or `2026-09-15`
  private mutating func number() -> Token.Kind {
    let start = at
    while at < bytes.count, isDigit(bytes[at]) { at += 1 }
    if at - start == 4, at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "-"), isDigit(bytes[at + 1]),
      isDigit(bytes[at + 2]), bytes[at + 3] == UInt8(ascii: "-"), isDigit(bytes[at + 4]), isDigit(bytes[at + 5])
    {
      at += 6
      return .date(String(decoding: bytes[start..<at], as: UTF8.self))
    }
    if at + 1 < bytes.count, bytes[at] == UInt8(ascii: "."), isDigit(bytes[at + 1]) {
      at += 1
      while at < bytes.count, isDigit(bytes[at]) { at += 1 }
    }
    return .number(String(decoding: bytes[start..<at], as: UTF8.self))
  }

  private mutating func text(_ diagnostics: inout Diagnostics) -> Token.Kind? {
    guard let end = bytes[(at + 1)...].firstIndex(of: UInt8(ascii: "'")) else {
      diagnostics.report(
        Diagnostic(
          "invalid-expression", "the text that begins here does not end", at: map.span(at..<bytes.count),
          help: "add a single quote after it"))
      return nil
    }
    let text = String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
    at = end + 1
    return .text(text)
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
