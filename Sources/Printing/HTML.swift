/// HTML under construction.
///
/// Only literals of our own source become markup; every interpolated text is escaped, so that it reads as text in an
/// element and in a quoted attribute alike:
///
///     html += "<td id=\"\(anchor)\">\(summary)</td>"
///
/// An interpolated `HTML` is taken as it is: it was made in the same way.
package struct HTML: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  /// Empty, with room for as many bytes.
  package init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Markup that a template made of markup and escaped text.
  package init(rendered bytes: [UInt8]) { self.bytes = bytes }

  /// A text as HTML.
  package init(text: String) { HTML.escape(text, to: &bytes) }

  package var isEmpty: Bool { bytes.isEmpty }
  package var string: String { String(decoding: bytes, as: UTF8.self) }
  /// The same, or nil when there is nothing to show.
  package var nonEmpty: HTML? { bytes.isEmpty ? nil : self }

  package mutating func text(_ text: String) { HTML.escape(text, to: &bytes) }
  package mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) { HTML.escape(utf8, to: &bytes) }

  /// Disfavoured, so that a literal without interpolation is copied at once by the other.
  @_disfavoredOverload
  package static func += (html: inout HTML, more: HTML) { html.bytes.append(contentsOf: more.bytes) }
  package static func += (html: inout HTML, markup: StaticString) {
    markup.withUTF8Buffer { html.bytes.append(contentsOf: $0) }
  }
}

extension HTML: ExpressibleByStringInterpolation {
  package init(stringLiteral value: StaticString) {
    value.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  package init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + 64 * interpolationCount)
    }

    package mutating func appendLiteral(_ literal: StaticString) {
      literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    package mutating func appendInterpolation(_ text: String) { HTML.escape(text, to: &bytes) }
    package mutating func appendInterpolation(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }
    package mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }
  }
}

extension HTML {
  /// Adds the text so that nothing in it can be markup: not in an element, not in an attribute quoted with `"` or `'`.
  /// It looks at bytes, so that a combining mark after a quote does not hide the quote. Control characters, and others that HTML
  /// does not allow become U+FFFD; a carriage return becomes a line break.
  package static func escape(_ text: String, to bytes: inout [UInt8]) {
    if text.utf8.withContiguousStorageIfAvailable({ escape($0, to: &bytes) }) == nil {
      Array(text.utf8).withUnsafeBufferPointer { escape($0, to: &bytes) }
    }
  }

  package static func escape(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    var index = 0
    func flush(_ bytes: inout [UInt8]) {
      if start < index { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index])) }
    }
    func replace(_ count: Int, with replacement: StaticString, _ bytes: inout [UInt8]) {
      flush(&bytes)
      replacement.withUTF8Buffer { bytes.append(contentsOf: $0) }
      index += count
      start = index
    }
    while index < utf8.count {
      if isPlainBlock(utf8, at: index) {
        index += blockSize
        continue
      }
      let blockEnd = min(index + blockSize, utf8.count)
      while index < blockEnd {
        let byte = utf8[index]
        // Letters, digits and blanks pass at once.
        if byte &- 0x40 < 0x3F || byte == 0x20 || byte &- 0x2A < 0x12 {
          index += 1
          continue
        }
        switch byte {
        case UInt8(ascii: "&"): replace(1, with: "&amp;", &bytes)
        case UInt8(ascii: "<"): replace(1, with: "&lt;", &bytes)
        case UInt8(ascii: ">"): replace(1, with: "&gt;", &bytes)
        case UInt8(ascii: "\""): replace(1, with: "&quot;", &bytes)
        case UInt8(ascii: "'"): replace(1, with: "&#39;", &bytes)
        case UInt8(ascii: "\t"), UInt8(ascii: "\n"): index += 1
        case UInt8(ascii: "\r"):
          let isPair = index + 1 < utf8.count && utf8[index + 1] == UInt8(ascii: "\n")
          replace(isPair ? 2 : 1, with: "\n", &bytes)
        case 0..<0x20, 0x7F: replace(1, with: "\u{FFFD}", &bytes)
        case 0xC2 where index + 1 < utf8.count && utf8[index + 1] < 0xA0: replace(2, with: "\u{FFFD}", &bytes)
        case 0xEF where index + 2 < utf8.count && utf8[index + 1] == 0xBF && utf8[index + 2] >= 0xBE:
          replace(3, with: "\u{FFFD}", &bytes)
        default: index += 1
        }
      }
    }
    flush(&bytes)
  }

  private static let blockSize = 8

  /// Whether the eight bytes from here are ASCII that needs no replacement. They are tested at once, since nearly all text
  /// passes: of a byte below 0x80, subtraction sets the high bit only when the byte is less than what is subtracted.
  @inline(__always)
  private static func isPlainBlock(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + blockSize <= utf8.count, let base = utf8.baseAddress else { return false }
    let block = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let ampersandOrApostrophe = ((block | ones) ^ (0x27 * ones)) &- ones
    let lessOrGreater = ((block | (0x02 * ones)) ^ (0x3E * ones)) &- ones
    let quote = (block ^ (0x22 * ones)) &- ones
    let control = (block &- (0x20 * ones)) | (block &+ ones)
    return (block | ampersandOrApostrophe | lessOrGreater | quote | control) & (0x80 * ones) == 0
  }
}

extension HTML {
  /// The address as an `href` may hold it, when it is one that a reader can follow from any page: `http` or `https`
  /// with a host. Characters that a URL may not hold are percent-encoded. Nil for everything else, e.g. `javascript:`.
  package static func webAddress(_ text: String) -> String? {
    let utf8 = Array(text.utf8)
    let schemes: [StaticString] = ["https://", "http://"]
    guard let scheme = schemes.first(where: { hasPrefix(utf8, $0) }) else { return nil }
    let hostStart = scheme.utf8CodeUnitCount
    let hostEnd =
      utf8[hostStart...].firstIndex {
        $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#")
      } ?? utf8.count
    let host = utf8[hostStart..<hostEnd]
    guard let first = host.first, isAlphanumeric(first), host.allSatisfy(isHostByte) else { return nil }
    var bytes = Array(utf8[..<hostEnd])
    encodeAddress(utf8[hostEnd...], to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func encodeAddress(_ utf8: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    let hex = Array("0123456789ABCDEF".utf8)
    var sawFragment = false
    for index in utf8.indices {
      let byte = utf8[index]
      let mayStand: Bool
      switch byte {
      case UInt8(ascii: "%"):
        mayStand = index + 2 < utf8.endIndex && isHexDigit(utf8[index + 1]) && isHexDigit(utf8[index + 2])
      case UInt8(ascii: "#"):
        mayStand = !sawFragment
        sawFragment = true
      case 0...0x20, 0x7F: mayStand = false
      case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"),
        UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "["),
        UInt8(ascii: "]"):
        mayStand = false
      case 0x80...: mayStand = false
      default: mayStand = true
      }
      if mayStand {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hex[Int(byte >> 4)])
        bytes.append(hex[Int(byte & 15)])
      }
    }
  }

  private static func hasPrefix(_ utf8: [UInt8], _ prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { prefix in
      utf8.count > prefix.count
        && zip(utf8, prefix).allSatisfy { byte, expected in
          byte == expected || (isLetter(byte) && byte | 0x20 == expected)
        }
    }
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
}
