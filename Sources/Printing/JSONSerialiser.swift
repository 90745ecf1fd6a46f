extension JSON {
  /// JSON text indented by two spaces, ending in a line break. Arrays and objects without members stay on one line.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// `text` in UTF-8, as a file holds it.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1 << 16)
    write(to: &bytes, depth: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// JSON text without white space, for places where it stands inside something else.
  package var compactText: String {
    var bytes: [UInt8] = []
    write(to: &bytes, depth: nil)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// With a nil depth nothing is broken or indented.
  private func write(to bytes: inout [UInt8], depth: Int?) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let digits): bytes.append(contentsOf: digits.utf8)
    case .string(let text): JSON.writeQuoted(text, to: &bytes)
    case .array(let elements):
      JSON.writeList(elements, "[", "]", to: &bytes, depth: depth) { element, bytes, depth in
        element.write(to: &bytes, depth: depth)
      }
    case .object(let members):
      JSON.writeList(members, "{", "}", to: &bytes, depth: depth) { member, bytes, depth in
        JSON.writeQuoted(member.key, to: &bytes)
        bytes.append(contentsOf: (depth == nil ? ":" : ": ").utf8)
        member.value.write(to: &bytes, depth: depth)
      }
    }
  }

  private static func writeList<Element>(
    _ elements: [Element], _ open: Unicode.Scalar, _ close: Unicode.Scalar, to bytes: inout [UInt8], depth: Int?,
    element write: (Element, inout [UInt8], Int?) -> Void
  ) {
    func breakLine(_ bytes: inout [UInt8], _ depth: Int?) {
      guard let depth else { return }
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }
    bytes.append(UInt8(ascii: open))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine(&bytes, depth.map { $0 + 1 })
      write(element, &bytes, depth.map { $0 + 1 })
    }
    if !elements.isEmpty { breakLine(&bytes, depth) }
    bytes.append(UInt8(ascii: close))
  }

  /// Escapes what JSON must escape, and `<`, U+2028 and U+2029 besides, so that the text can stand inside an HTML
  /// script element or a JavaScript string without ending it.
  private static func writeQuoted(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      // Most text needs no escape and is copied in runs.
      var copied = 0
      var index = 0
      while index < utf8.count {
        let byte = utf8[index]
        guard
          byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<")
            || byte == 0x7F || byte == 0xE2
        else {
          index += 1
          continue
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied..<index]))
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
        case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
        case UInt8(ascii: "\n"): bytes.append(contentsOf: #"\n"#.utf8)
        case UInt8(ascii: "\r"): bytes.append(contentsOf: #"\r"#.utf8)
        case UInt8(ascii: "\t"): bytes.append(contentsOf: #"\t"#.utf8)
        case UInt8(ascii: "<"): bytes.append(contentsOf: #"\u003c"#.utf8)
        case 0xE2 where index + 2 < utf8.count && utf8[index + 1] == 0x80 && (utf8[index + 2] | 1) == 0xA9:
          bytes.append(contentsOf: (utf8[index + 2] == 0xA8 ? #"\u2028"# : #"\u2029"#).utf8)
          index += 2
        case 0xE2: bytes.append(byte)
        default:
          let hex = Array("0123456789abcdef".utf8)
          bytes.append(contentsOf: #"\u00"#.utf8)
          bytes.append(hex[Int(byte >> 4)])
          bytes.append(hex[Int(byte & 15)])
        }
        index += 1
        copied = index
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
