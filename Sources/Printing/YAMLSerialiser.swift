extension JSON {
  /// The same value as YAML text in block style, ending in a line break.
  ///
  /// Readers of YAML 1.1 and of YAML 1.2 get exactly the value: a string stands without quotes only when it begins with
  /// a letter, `/` or `$`, is made of harmless ASCII and is no word that some reader takes for something else (`no`,
  /// `on`, `null`). Texts of several lines are literal blocks where every character of theirs can stand in one.
  package var yamlText: String { String(decoding: yamlBytes(), as: UTF8.self) }

  /// `yamlText` in UTF-8, as a file holds it, after lines of comment, which hold no line break.
  package func yamlBytes(comment: [String] = []) -> [UInt8] {
    var printer = YAMLPrinter()
    printer.output.append(yamlComment: comment)
    printer.write(self, indent: 0, place: .line)
    return printer.output.bytes
  }
}

extension JSON.Member {
  /// The member as it stands in an object whose members are indented by this many spaces, without these; its last line
  /// ends in a line break.
  func yamlBytes(indent: Int) -> [UInt8] {
    var printer = YAMLPrinter()
    printer.write(self, indent: indent)
    return printer.output.bytes
  }
}

extension ByteWriter {
  /// Lines of comment at the top of a file, and an empty one.
  mutating func append(yamlComment comment: [String]) {
    for line in comment { append("# " + line + "\n") }
    if !comment.isEmpty { append(UInt8(ascii: "\n")) }
  }
}

private struct YAMLPrinter: ~Copyable {
  var output = ByteWriter()

  /// What stands on the present line before the value.
  enum Place {
    /// Nothing.
    case line
    /// `key:`
    case key
    /// `- `
    case dash
  }

  /// Writes a value and the line break after it. Its lines, when there are several, are indented by `indent` spaces.
  mutating func write(_ value: JSON, indent: Int, place: Place) {
    switch value {
    case .object(let members) where !members.isEmpty:
      // Here and below: a pointer lends its elements, while an array would hand out a copy of each.
      members.withUnsafeBufferPointer { members in
        for index in members.indices {
          startLine(index, indent: indent, place: place)
          write(members[index], indent: indent)
        }
      }
    case .array(let elements) where !elements.isEmpty:
      elements.withUnsafeBufferPointer { elements in
        for index in elements.indices {
          startLine(index, indent: indent, place: place)
          output.append("- ")
          write(elements[index], indent: indent + 2, place: .dash)
        }
      }
    case .object: write(word: "{}", place: place)
    case .array: write(word: "[]", place: place)
    case .null: write(word: "null", place: place)
    case .bool(let isTrue): write(word: isTrue ? "true" : "false", place: place)
    case .number(let digits): write(word: YAMLScalar.number(digits), place: place)
    case .string(let text):
      if place == .key { space() }
      text.withBytes { utf8 in
        if writePlain(utf8) {
          breakLine()
        } else if YAMLScalar.isLiteral(utf8) {
          writeLiteral(utf8, indent: indent)
        } else {
          YAMLScalar.writeQuoted(utf8, to: &output)
          breakLine()
        }
      }
    }
  }

  mutating func write(_ member: JSON.Member, indent: Int) {
    write(key: member.key, indent: indent)
    write(member.value, indent: indent + 2, place: .key)
  }

  private mutating func write(key: String, indent: Int) {
    key.withBytes { utf8 in
      // A reader looks for the `:` of a key only in its line and not beyond 1,024 characters; `?` lifts that limit.
      let isLong = utf8.count > 160
      if isLong { output.append("? ") }
      if !writePlain(utf8) { YAMLScalar.writeQuoted(utf8, to: &output) }
      if isLong {
        breakLine()
        output.append(spaces: indent)
      }
      output.append(UInt8(ascii: ":"))
    }
  }

  /// Goes to the place where an entry of a collection begins: the first entry after a dash stays on its line.
  private mutating func startLine(_ index: Int, indent: Int, place: Place) {
    if index == 0 {
      switch place {
      case .line: break
      case .dash: return
      case .key: breakLine()
      }
    }
    output.append(spaces: indent)
  }

  private mutating func write(word: String, place: Place) {
    if place == .key { space() }
    output.append(word)
    breakLine()
  }

  /// Writes the text if it can stand without quotes, and says whether it could.
  private mutating func writePlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard YAMLScalar.isPlainAtEnds(utf8) else { return false }
    if output.append(utf8, unless: YAMLScalar.isDoubtful) { return true }
    guard YAMLScalar.isPlainWithin(utf8) else { return false }
    output.append(utf8)
    return true
  }

  private mutating func writeLiteral(_ utf8: UnsafeBufferPointer<UInt8>, indent: Int) {
    let keepsLastBreak = utf8.last == UInt8(ascii: "\n")
    // At the top of a document a block may stand at the margin, where `---` would end it: nothing writes a text there.
    let indent = max(indent, 2)
    output.append(keepsLastBreak ? "|" : "|-")
    breakLine()
    var start = 0
    while start < utf8.count {
      let end = utf8[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? utf8.count
      if utf8[start] != UInt8(ascii: "\n") { output.append(spaces: indent) }
      output.append(utf8[start..<end])
      start = end
    }
    if !keepsLastBreak { breakLine() }
  }

  private mutating func space() { output.append(UInt8(ascii: " ")) }

  private mutating func breakLine() { output.append(UInt8(ascii: "\n")) }
}

/// How single values stand in YAML.
private enum YAMLScalar {
  /// YAML 1.1 knows a number with an exponent only by its point and the sign of its exponent.
  static func number(_ digits: String) -> String {
    guard let mark = digits.utf8.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return digits }
    let mantissa = digits[..<mark]
    let exponent = digits[digits.index(after: mark)...]
    let isSigned = exponent.hasPrefix("-") || exponent.hasPrefix("+")
    return mantissa + (mantissa.utf8.contains(UInt8(ascii: ".")) ? "" : ".0") + "e" + (isSigned ? "" : "+") + exponent
  }

  static func writeQuoted(_ utf8: UnsafeBufferPointer<UInt8>, to output: inout ByteWriter) {
    output.append(UInt8(ascii: "\""))
    // What stands for itself is copied in runs.
    var copied = 0
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      if 0x20 <= byte && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") {
        index += 1
        continue
      }
      let (scalar, length) = byte < 0x80 ? (UInt32(byte), 1) : decode(utf8, at: index)
      if byte < 0x80 || !isPrintable(scalar) {
        output.append(utf8[copied..<index])
        writeEscape(scalar, to: &output)
        copied = index + length
      }
      index += length
    }
    output.append(utf8[copied...])
    output.append(UInt8(ascii: "\""))
  }

  /// `\"`, `\u2028`, or `\U0001f600` beyond the first plane.
  private static func writeEscape(_ scalar: UInt32, to output: inout ByteWriter) {
    switch scalar {
    case 0x22: output.append(#"\""#)
    case 0x5C: output.append(#"\\"#)
    case 0x0A: output.append(#"\n"#)
    case 0x0D: output.append(#"\r"#)
    case 0x09: output.append(#"\t"#)
    case ...0xFFFF:
      output.append(#"\u"#)
      output.append(hexadecimal: UInt16(truncatingIfNeeded: scalar))
    default:
      output.append(#"\U"#)
      output.append(hexadecimal: UInt16(truncatingIfNeeded: scalar >> 16))
      output.append(hexadecimal: UInt16(truncatingIfNeeded: scalar))
    }
  }

  /// Whether the text begins and ends as one without quotes may, and is not a word that means something else.
  static func isPlainAtEnds(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = utf8.first, let last = utf8.last else { return false }
    guard isLetter(first) || first == UInt8(ascii: "/") || first == UInt8(ascii: "$") else { return false }
    return last != UInt8(ascii: " ") && last != UInt8(ascii: ":") && (utf8.count > 8 || !isWord(utf8))
  }

  /// Whether nothing in the text means something to YAML.
  static func isPlainWithin(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for byte in utf8 {
      // `: ` makes a key.
      if byte == UInt8(ascii: " ") && previous == UInt8(ascii: ":") { return false }
      if !isHarmless(byte) { return false }
      previous = byte
    }
    return true
  }

  /// Whether each of sixteen bytes is a colon, which means something when a space follows, or not harmless at all.
  @inline(__always)
  static func isDoubtful(_ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
    func isWithin(_ bytes: SIMD16<UInt8>, _ first: UInt8, _ last: UInt8) -> SIMDMask<SIMD16<Int8>> {
      (bytes &- all(first)) .<= all(last - first)
    }
    let words = isWithin(bytes | all(0x20), UInt8(ascii: "a"), UInt8(ascii: "z")) .| (bytes .== all(UInt8(ascii: " ")))
    let digits = isWithin(bytes, UInt8(ascii: "+"), UInt8(ascii: "9"))
    let brackets = isWithin(bytes, UInt8(ascii: "'"), UInt8(ascii: ")"))
    let signs = brackets .| (bytes .== all(UInt8(ascii: "_"))) .| (bytes .== all(UInt8(ascii: "$")))
    let moreSigns = (bytes .== all(UInt8(ascii: ";"))) .| (bytes .== all(UInt8(ascii: "=")))
    return .!(words .| digits .| signs .| moreSigns)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  /// Letters, digits and the signs that mean nothing within a line of plain text.
  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "'")...UInt8(ascii: ")"),
      UInt8(ascii: "+")...UInt8(ascii: "/"), UInt8(ascii: "$"), UInt8(ascii: ";"), UInt8(ascii: "="),
      UInt8(ascii: "?"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Whether a literal block gives back the text: it has several lines, begins with a visible character (which sets the
  /// indentation), ends in at most one line break, and nothing in it is invisible or changed by a reader.
  static func isLiteral(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = utf8.first, first != UInt8(ascii: " "), first != UInt8(ascii: "\n") else { return false }
    var breaks = 0
    var previous: UInt8 = 0
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      switch byte {
      case UInt8(ascii: "\n"):
        if previous == UInt8(ascii: " ") { return false }
        breaks += 1
        if index == utf8.count - 1 && previous == UInt8(ascii: "\n") { return false }
      case 0x20..<0x7F: break
      case 0..<0x80: return false
      default:
        let (scalar, length) = decode(utf8, at: index)
        if !isPrintable(scalar) { return false }
        index += length - 1
      }
      previous = byte
      index += 1
    }
    return breaks > 0 && previous != UInt8(ascii: " ")
  }

  /// Whether a non-ASCII character is seen by a person and kept by every reader. Line separators, byte order marks,
  /// directional marks, zero-width characters, private and unassigned ones at the ends of planes are not.
  private static func isPrintable(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0xA1, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xD800...0xF8FF,
      0xFE00...0xFE0F, 0xFEFF, 0xFFF0...0xFFFF, 0xE0000...:
      false
    default: scalar & 0xFFFE != 0xFFFE
    }
  }

  /// The scalar whose first byte stands at `index`, and how many bytes it takes. A string's bytes are valid UTF-8.
  private static func decode(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(utf8[index])
    func tail(_ offset: Int) -> UInt32 { UInt32(utf8[index + offset]) & 0x3F }
    switch first {
    case 0..<0xE0: return ((first & 0x1F) << 6 | tail(1), 2)
    case 0..<0xF0: return ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
    default: return ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
    }
  }

  /// Whether some reader takes the text, of no more than eight letters, for a Boolean, null or a number.
  private static func isWord(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    switch utf8[0] | 0x20 {
    case UInt8(ascii: "y"), UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "o"),
      UInt8(ascii: "i"):
      words.contains(word(utf8))
    default: false
    }
  }

  private static let words = [
    "y", "n", "yes", "no", "true", "false", "on", "off", "null", "nil", "none", "nan", "inf", "infinity",
  ].map { Array($0.utf8).withUnsafeBufferPointer(word) }

  /// Up to eight letters in one number, whatever their case.
  private static func word(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt64 {
    utf8.reduce(0) { $0 << 8 | UInt64($1 | 0x20) }
  }
}
