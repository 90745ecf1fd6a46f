/// A text in one or more languages. The first entry is the default language of the standard.
package struct Text: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// BCP 47 tag, e.g. `en`.
    package let language: String
    package let text: String

    package init(language: String, text: String) {
      self.language = language
      self.text = text
    }
  }

  /// Never empty.
  package let entries: [Entry]

  package init(_ entries: [Entry]) {
    precondition(!entries.isEmpty, "a text has at least one language")
    self.entries = entries
  }

  package init(_ text: String, language: String) {
    self.init([Entry(language: language, text: text)])
  }

  /// The text in the default language.
  package var plain: String { entries[0].text }

  package subscript(language: String) -> String? { entries.first { $0.language == language }?.text }
}
