/// The named template texts of a run.
package struct Templates: Sendable {
  /// By path below `templates/`, e.g. `site/layout.mustache`.
  package let texts: [String: String]

  package init(texts: [String: String]) throws(TemplateError) {
    self.texts = texts
  }
}

/// Something wrong with a template: a matter between the user and the template's file, not of any definition.
package struct TemplateError: Error, CustomStringConvertible {
  /// Path below the template folder.
  package let template: String
  package let message: String

  package init(template: String, message: String) {
    self.template = template
    self.message = message
  }

  package var description: String { "template \(template): \(message)" }
}
