package import Source

/// Identifiers and names that files with syntax errors would have defined.
///
/// A reference to one of them is no second mistake, so nothing is said about it.
package struct UnreadableNames: Sendable {
  private var names: Set<String> = []

  package init() {}

  func contains(_ name: String) -> Bool { names.contains(name) }

  /// Collects every word of the lines that begin at the margin, which is where kinds, identifiers and names stand.
  package mutating func collect(from file: SourceFile) {
    for index in file.lineStarts.indices {
      let line = file.lineBytes(index)
      guard let first = line.first, first > UInt8(ascii: " ") else { continue }
      for word in line.split(whereSeparator: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ":") }) {
        names.insert(String(decoding: word, as: UTF8.self))
      }
    }
  }
}
