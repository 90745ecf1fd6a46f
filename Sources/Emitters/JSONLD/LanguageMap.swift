import Model
import Printing

/// Texts by language, as JSON-LD writes them: `{ "en": "Member", "fr": "Membre" }`.
struct LanguageMap {
  private var entries: [(language: String, texts: [String])] = []

  init(_ text: Text? = nil) {
    if let text { add(text) }
  }

  var isEmpty: Bool { entries.isEmpty }

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

  /// Nil when there is no text.
  var json: JSON? {
    guard !entries.isEmpty else { return nil }
    return .object(
      entries.map { entry in
        JSON.Member(
          entry.language, entry.texts.count == 1 ? .string(entry.texts[0]) : .array(entry.texts.map(JSON.string)))
      })
  }
}
