package import Source

/// Identifiers and names that files with syntax errors would have defined.
///
/// A reference to one of them is no second mistake, so nothing is said about it.
package struct UnreadableNames: Sendable {
  private var names: Set<String> = []

  package init() {}

  func contains(_ name: String) -> Bool { names.contains(name) }

  /// Collects every `word: value` at the beginning of a line, which is where kinds, identifiers and names stand.
  package mutating func collect(from file: SourceFile) {
    for index in file.lineStarts.indices {
      let line = file.lineBytes(index)
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), line.first.map({ $0 > UInt8(ascii: " ") }) == true
      else { continue }
      names.insert(String(decoding: line[..<colon], as: UTF8.self))
      let value = line[(colon + 1)...].drop { $0 == UInt8(ascii: " ") }
      names.insert(String(decoding: value.prefix { $0 > UInt8(ascii: " ") }, as: UTF8.self))
    }
  }
}
