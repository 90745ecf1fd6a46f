/// Splits names into words and joins them again. Pure ASCII rules, so that no locale can change a generated name.
package enum Casing {
  /// `employment_status`, `EmploymentStatus`, `on-search`, `Members of cooperatives` and `HTTPError2` as words in lower
  /// case. Anything that is neither an ASCII letter nor a digit separates words, except that apostrophes are dropped and
  /// Latin letters lose their accents where that is plain (`é` → `e`).
  package static func words(_ name: String) -> [String] {
    var name = name
    return name.withUTF8 { source in
      // The words are shorter than the name: one scratch space holds each of them in turn.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: source.count) { words(source, scratch: $0) }
    }
  }

  private static func words(
    _ source: UnsafeBufferPointer<UInt8>, scratch: UnsafeMutableBufferPointer<UInt8>
  ) -> [String] {
    var words: [String] = []
    var length = 0
    var last: UInt8 = 0

    func append(_ byte: UInt8) {
      scratch[length] = isUpper(byte) ? byte + 32 : byte
      length += 1
      last = byte
    }
    func close() {
      guard length > 0 else { return }
      if words.isEmpty { words.reserveCapacity(4) }
      words.append(String(decoding: UnsafeBufferPointer(rebasing: scratch[..<length]), as: UTF8.self))
      length = 0
    }

    var index = 0
    while index < source.count {
      let byte = source[index]
      index += 1
      if isLower(byte) || isDigit(byte) {
        append(byte)
      } else if isUpper(byte) {
        // `payStatus` and `HTTPError` break before `S` and `E`.
        if length > 0, isLower(last) || isUpper(last) && index < source.count && isLower(source[index]) { close() }
        append(byte)
      } else if byte == UInt8(ascii: "'") {
        continue
      } else if byte == 0xC3, let plain = plainLetter(source[index]) {
        append(plain)
        index += 1
      } else if byte == 0xE2, source[index] == 0x80, source[index + 1] == 0x99 {
        // A curly apostrophe.
        index += 2
      } else {
        close()
      }
    }
    close()
    return words
  }

  /// `employmentStatus`
  /// `employment_status` as a person writes it: `Employment status`.
  package static func readable(_ name: String) -> String {
    let words = words(name)
    guard let first = words.first else { return name }
    // Words are of ASCII letters and digits.
    return first.prefix(1).uppercased() + ([String(first.dropFirst())] + words.dropFirst()).joined(separator: " ")
  }

  package static func lowerCamel(_ words: [String]) -> String { joined(words, capitalisedFrom: 1) }

  /// `EmploymentStatus`
  package static func upperCamel(_ words: [String]) -> String { joined(words, capitalisedFrom: 0) }

  /// `employment-status`
  package static func kebab(_ words: [String]) -> String { words.joined(separator: "-") }

  /// `employment_status`
  package static func snake(_ words: [String]) -> String { words.joined(separator: "_") }

  private static func joined(_ words: [String], capitalisedFrom first: Int) -> String {
    String(unsafeUninitializedCapacity: words.reduce(0) { $0 + $1.utf8.count }) { buffer in
      var end = 0
      for (place, word) in words.enumerated() {
        var isCapital = place >= first
        for byte in word.utf8 {
          buffer[end] = isCapital && isLower(byte) ? byte - 32 : byte
          isCapital = false
          end += 1
        }
      }
      return end
    }
  }

  private static func isUpper(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }
  private static func isLower(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// The letter without its accent, for the second byte of U+00C0…U+00FF in UTF-8; nil for those that are more than a
  /// letter with an accent, such as `Æ`.
  private static func plainLetter(_ second: UInt8) -> UInt8? {
    let plain = unaccented.utf8Start[Int(second & 0x3F)]
    return plain == UInt8(ascii: "-") ? nil : plain
  }

  private static let unaccented: StaticString = "AAAAAA-CEEEEIIII-NOOOOO-OUUUU---aaaaaa-ceeeeiiii-nooooo-ouuuuy-y"
}
