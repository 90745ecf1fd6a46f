package import Source

/// Identifiers and names that files with syntax errors would have defined.
///
/// A reference to one of them is no second mistake, so nothing is said about it.
package struct UnreadableNames: Sendable {
  private var names: Set<String> = []

  package init() {}

  func contains(_ name: String) -> Bool { names.contains(name) }

  /// Collects every word: in a file that cannot be read, any of them may name a definition.
  package mutating func collect(from file: SourceFile) {
    for word in file.bytes.split(whereSeparator: { $0 <= UInt8(ascii: " ") || $0 == UInt8(ascii: ":") }) {
      names.insert(String(decoding: word, as: UTF8.self))
    }
  }
}
