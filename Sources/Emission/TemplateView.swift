package import Printing

/// The names that a template may use, each with what it stands for in one rendering.
///
/// A view is flat: texts, flags and ready-made HTML, no lists and no views within views. A list is made by rendering the
/// template of its rows and handing the rows on as one `…HTML`. So a name can never mean a parent's by accident, and a
/// template is as good as a table from the presence of names to text (see `TemplateRenderer`).
package struct TemplateView: ExpressibleByDictionaryLiteral {
  package enum Value {
    /// Renders as nothing; a section over it is left out, an inverted one is kept.
    case absent
    /// For sections only.
    case flag(Bool)
    /// Escaped where it is inserted.
    case text(String)
    /// Inserted as it is, with triple braces. The name ends in `HTML`, and no other name does.
    case html(HTML)

    /// Nil and the empty text are absent, since Mustache holds an empty text to be true.
    package static func ifAny(_ text: String?) -> Value {
      if let text, !text.isEmpty { .text(text) } else { .absent }
    }

    package static func ifAny(_ html: HTML?) -> Value {
      if let html, !html.isEmpty { .html(html) } else { .absent }
    }
  }

  /// Names and values; without labels, since Swift would convert the array to add them.
  let elements: [(String, Value)]

  package init(dictionaryLiteral elements: (String, Value)...) {
    precondition(elements.count <= TemplateView.mostNames, "a view has at most \(TemplateView.mostNames) names")
    self.elements = elements
  }

  static let mostNames = 32

  /// Whether a name is one of ready-made HTML.
  static func isHTML(_ name: String) -> Bool { name.utf8.suffix(4).elementsEqual("HTML".utf8) }
}
