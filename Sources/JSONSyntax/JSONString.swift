import Diagnostics

/// Strings with their escapes.
extension JSONParser {
  mutating func string() throws(Fault) -> String {
    let start = index
    index += 1
    var text: [UInt8] = []
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20:
        throw fault(
          "json-syntax",
          byte == 0x0A || byte == 0x0D
            ? "the string is not closed on its line" : "a control character (code \(byte)) stands in a string",
          byte == 0x0A || byte == 0x0D ? start : index, index + (byte == 0x0A || byte == 0x0D ? 0 : 1),
          byte == 0x0A || byte == 0x0D
            ? "close it with `\"`; a line break within it is written `\\n`"
            : "write it as an escape, e.g. `\\t` for a tab")
      default:
        text.append(byte)
        index += 1
      }
    }
    throw fault("json-syntax", "the string is not closed", start, start + 1, "close it with `\"`")
  }

  private mutating func escape(into text: inout [UInt8]) throws(Fault) {
    let start = index
    index += 1
    guard let byte = current else { throw fault("json-syntax", "the string is not closed", start, start + 1) }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = try codePoint(start)
      text.append(contentsOf: Array(String(Character(scalar)).utf8))
    default:
      throw fault(
        "json-syntax", "there is no escape `\\\(Unicode.Scalar(byte))`", start, index, "write `\\\\` for a backslash")
    }
  }

  /// `\u20AC`, or two of them for what lies beyond: `\uD83D\uDE00`.
  private mutating func codePoint(_ start: Int) throws(Fault) -> Unicode.Scalar {
    let first = try hex(start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, current == UInt8(ascii: "\\"), index + 1 < end, bytes[index + 1] == UInt8(ascii: "u") {
      index += 2
      let second = try hex(start)
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw fault(
      "json-syntax", "half of a surrogate pair stands alone", start, index,
      "write both halves, e.g. `\\uD83D\\uDE00`, or the character itself")
  }

  private mutating func hex(_ start: Int) throws(Fault) -> UInt32 {
    let stop = min(index + 4, end)
    guard stop - index == 4, let value = UInt32(String(decoding: bytes[index..<stop], as: UTF8.self), radix: 16),
      bytes[index] != UInt8(ascii: "+"), bytes[index] != UInt8(ascii: "-")
    else {
      throw fault("json-syntax", "expected four hexadecimal digits after `\\u`", start, stop, "e.g. `\\u20AC`")
    }
    index = stop
    return value
  }
}
