package import Source

/// A text in the default language, or a map from language tag to text.
package struct TextDefinition: Sendable {
  package struct Entry: Sendable {
    /// Nil means the default language of the standard.
    package let language: Located<String>?
    package let text: Located<String>
  }

  package let entries: [Entry]
  package let span: Span
  /// Some entries could not be read.
  package let isIncomplete: Bool
}
