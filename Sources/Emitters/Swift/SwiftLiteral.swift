import Naming

/// Text as data in Swift source.
enum SwiftLiteral {
  /// A one-line string literal: nothing in the text can end it, interpolate or hide what it says.
  static func string(_ text: String) -> String {
    if text.isVisible(without: UInt8(ascii: "\""), UInt8(ascii: "\\")) {
      return text.enclosed(in: UInt8(ascii: "\""))
    }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.isInvisible: result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The number signs that a raw literal needs so that nothing in the text can end it or interpolate: one more than
  /// follow any quotation mark or backslash in it.
  static func numberSigns(for text: String) -> String {
    let hasNone = text.utf8.withContiguousStorageIfAvailable { !$0.contains(UInt8(ascii: "#")) }
    if hasNone == true { return "#" }
    var longest = 0
    var run = 0
    var isRun = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        isRun = true
        run = 0
      case UInt8(ascii: "#") where isRun:
        run += 1
        longest = max(longest, run)
      default: isRun = false
      }
    }
    return String(repeating: "#", count: longest + 1)
  }
}

extension Unicode.Scalar {
  /// Controls, line separators and marks that change the direction of text, which could make source look like what it
  /// is not.
  var isInvisible: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

extension String {
  /// Whether nothing in the text could end a line or hide what it says.
  var isVisible: Bool { isVisible(without: 0, 0) }

  /// Whether, besides, the text has neither of two ASCII characters.
  func isVisible(without first: UInt8, _ second: UInt8) -> Bool {
    // Neither an early exit nor a branch, so that the compiler can look at many bytes at once.
    let others = utf8.withContiguousStorageIfAvailable { bytes in
      var others: UInt8 = 0
      for byte in bytes {
        others |= byte &- 0x20 < 0x5F ? 0 : 1
        others |= byte == first ? 1 : 0
        others |= byte == second ? 1 : 0
      }
      return others
    }
    if others == 0 { return true }
    return !unicodeScalars.contains { $0.isInvisible || $0.value == first || $0.value == second }
  }

  /// The text between two marks.
  func enclosed(in mark: UInt8) -> String {
    String(unsafeUninitializedCapacity: utf8.count + 2) { buffer in
      buffer[0] = mark
      let end = buffer[1...].update(fromContentsOf: utf8)
      buffer[end] = mark
      return end + 1
    }
  }

  var escapedForSwift: String { SwiftNaming.escaped(self) }
}
