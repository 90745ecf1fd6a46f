extension JSON {
  /// JSON text indented by two spaces, ending in a line break. Arrays and objects without members stay on one line.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// `text` in UTF-8, as a file holds it.
  package var bytes: [UInt8] {
    var printer = JSONPrinter(isCompact: false)
    printer.write(self, indent: 0)
    printer.output.append(UInt8(ascii: "\n"))
    return printer.output.bytes
  }

  /// JSON text without white space, for places where it stands inside something else.
  package var compactText: String {
    var printer = JSONPrinter(isCompact: true)
    printer.write(self, indent: 0)
    return printer.output.text
  }
}

extension JSON.Member {
  /// The member as it stands in an object whose members are indented by this many spaces, without these.
  func jsonBytes(indent: Int) -> [UInt8] {
    var printer = JSONPrinter(isCompact: false)
    printer.write(self, indent: indent)
    return printer.output.bytes
  }
}

private struct JSONPrinter: ~Copyable {
  var output: ByteWriter
  /// Whether nothing is broken or indented.
  let isCompact: Bool

  init(isCompact: Bool) {
    self.isCompact = isCompact
    // What stands inside something else is short.
    output = ByteWriter(capacity: isCompact ? 1 << 8 : 1 << 16)
  }

  /// Writes a value whose lines after the first are indented by `indent` spaces.
  mutating func write(_ value: JSON, indent: Int) {
    switch value {
    case .null: output.append("null")
    case .bool(let isTrue): output.append(isTrue ? "true" : "false")
    case .number(let digits): output.append(digits)
    case .string(let text): write(quoted: text)
    case .array(let elements):
      output.append(UInt8(ascii: "["))
      // Here and below: a pointer lends its elements, while an array would hand out a copy of each.
      elements.withUnsafeBufferPointer { elements in
        for index in elements.indices {
          startLine(index, indent: indent + 2)
          write(elements[index], indent: indent + 2)
        }
      }
      if !elements.isEmpty { breakLine(indent: indent) }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      members.withUnsafeBufferPointer { members in
        for index in members.indices {
          startLine(index, indent: indent + 2)
          write(members[index], indent: indent + 2)
        }
      }
      if !members.isEmpty { breakLine(indent: indent) }
      output.append(UInt8(ascii: "}"))
    }
  }

  mutating func write(_ member: JSON.Member, indent: Int) {
    write(quoted: member.key)
    output.append(UInt8(ascii: ":"))
    if !isCompact { output.append(UInt8(ascii: " ")) }
    write(member.value, indent: indent)
  }

  private mutating func startLine(_ index: Int, indent: Int) {
    if index > 0 { output.append(UInt8(ascii: ",")) }
    breakLine(indent: indent)
  }

  @inline(__always)
  private mutating func breakLine(indent: Int) {
    guard !isCompact else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(spaces: indent)
  }

  /// Escapes what JSON must escape, and `<`, U+2028 and U+2029 besides, so that the text can stand inside an HTML
  /// script element or a JavaScript string without ending it.
  private mutating func write(quoted text: String) {
    output.append(UInt8(ascii: "\""))
    text.withBytes { utf8 in
      guard !output.append(utf8, unless: JSONPrinter.isSpecial) else { return }
      var copied = 0
      for index in utf8.indices where index >= copied && JSONPrinter.isSpecial(utf8[index]) {
        output.append(utf8[copied..<index])
        copied = index + writeSpecial(utf8, at: index)
      }
      output.append(utf8[copied...])
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Whether a byte must be escaped or may begin U+2028.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<")
      || byte == 0x7F || byte == 0xE2
  }

  /// The same of sixteen bytes.
  @inline(__always)
  private static func isSpecial(_ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
    let quotes = (bytes .< all(0x20)) .| (bytes .== all(UInt8(ascii: "\""))) .| (bytes .== all(UInt8(ascii: "\\")))
    return quotes .| (bytes .== all(UInt8(ascii: "<"))) .| (bytes .== all(0x7F)) .| (bytes .== all(0xE2))
  }

  /// Writes what stands for the special byte; how many bytes it takes from the text.
  private mutating func writeSpecial(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = utf8[index]
    switch byte {
    case UInt8(ascii: "\""): output.append(#"\""#)
    case UInt8(ascii: "\\"): output.append(#"\\"#)
    case UInt8(ascii: "\n"): output.append(#"\n"#)
    case UInt8(ascii: "\r"): output.append(#"\r"#)
    case UInt8(ascii: "\t"): output.append(#"\t"#)
    case 0xE2 where index + 2 < utf8.count && utf8[index + 1] == 0x80 && (utf8[index + 2] | 1) == 0xA9:
      output.append(utf8[index + 2] == 0xA8 ? #"\u2028"# : #"\u2029"#)
      return 3
    case 0xE2: output.append(byte)
    default:
      output.append(#"\u"#)
      output.append(hexadecimal: UInt16(byte))
    }
    return 1
  }
}
