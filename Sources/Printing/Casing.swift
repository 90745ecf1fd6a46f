/// Splits names into words and joins them again. Pure ASCII rules, so that no locale can change a generated name.
package enum Casing {
  /// `employment_status`, `EmploymentStatus`, `on-search`, `Members of cooperatives` and `HTTPError2` as words in lower
  /// case. Anything that is neither an ASCII letter nor a digit separates words; other scalars are dropped after their
  /// accents are removed where that is plain (`é` → `e`).
  package static func words(_ name: String) -> [String] {
    var words: [String] = []
    var word: [Unicode.Scalar] = []
    func isUpper(_ s: Unicode.Scalar) -> Bool { ("A"..."Z").contains(s) }
    func isLower(_ s: Unicode.Scalar) -> Bool { ("a"..."z").contains(s) }
    func isDigit(_ s: Unicode.Scalar) -> Bool { ("0"..."9").contains(s) }
    func close() {
      if !word.isEmpty {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: word)
        words.append(String(text).lowercased())
      }
      word = []
    }
    let scalars = Array(name.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if scalar == "'" || scalar == "’" { continue }
      guard isUpper(scalar) || isLower(scalar) || isDigit(scalar) else {
        if let plain = unaccented[scalar] {
          word.append(plain)
        } else {
          close()
        }
        continue
      }
      if let last = word.last, isUpper(scalar) {
        let next = index + 1 < scalars.count ? scalars[index + 1] : " "
        // `payStatus` and `HTTPError` break before `S` and `E`.
        if !isUpper(last) && !isDigit(last) || (isUpper(last) && isLower(next)) { close() }
      }
      word.append(scalar)
    }
    close()
    return words
  }

  /// `employmentStatus`
  package static func lowerCamel(_ words: [String]) -> String {
    (words.first ?? "") + words.dropFirst().map(capitalised).joined()
  }

  /// `EmploymentStatus`
  package static func upperCamel(_ words: [String]) -> String { words.map(capitalised).joined() }

  /// `employment-status`
  package static func kebab(_ words: [String]) -> String { words.joined(separator: "-") }

  /// `employment_status`
  package static func snake(_ words: [String]) -> String { words.joined(separator: "_") }

  private static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  private static let unaccented: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (plain, accented) in [
      ("a", "àáâãäå"), ("c", "ç"), ("e", "èéêë"), ("i", "ìíîï"), ("n", "ñ"), ("o", "òóôõöø"), ("u", "ùúûü"),
      ("y", "ýÿ"), ("A", "ÀÁÂÃÄÅ"), ("C", "Ç"), ("E", "ÈÉÊË"), ("I", "ÌÍÎÏ"), ("N", "Ñ"), ("O", "ÒÓÔÕÖØ"),
      ("U", "ÙÚÛÜ"),
    ] as [(Unicode.Scalar, String)] {
      for scalar in accented.unicodeScalars { table[scalar] = plain }
    }
    return table
  }()
}
