package import Model

/// Texts by language, each once.
package struct LanguageMap {
  package private(set) var entries: [(language: String, texts: [String])] = []

  package init(_ text: Text? = nil) {
    if let text { add(text) }
  }

  package var isEmpty: Bool { entries.isEmpty }

  /// Adds what is not there yet; several texts of one language become an array.
  mutating func add(_ text: Text) {
    for entry in text.entries where !entry.text.isEmpty {
      if let place = entries.firstIndex(where: { $0.language == entry.language }) {
        if !entries[place].texts.contains(entry.text) { entries[place].texts.append(entry.text) }
      } else {
        entries.append((entry.language, [entry.text]))
      }
    }
  }

  /// Adds the languages that are not there yet, so that each keeps one text.
  mutating func complete(with text: Text) {
    for entry in text.entries where !entry.text.isEmpty && !entries.contains(where: { $0.language == entry.language }) {
      entries.append((entry.language, [entry.text]))
    }
  }
}
