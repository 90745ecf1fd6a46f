import Diagnostics
import Source
import YAMLSyntax

/// `code_directory: CD.EMP.01`
package struct CodeDirectoryDefinition: Sendable {
  package let head: HeadDefinition
  package let isExtensible: Bool
  package let external: ExternalDefinition?
  package let columns: [ColumnDefinition]
  package let codes: [CodeDefinition]
  /// Some of its codes could not be read.
  package let isIncomplete: Bool

  static let keys = ["extensible", "external", "columns", "codes"]

  init(_ fields: Fields, _ head: HeadDefinition, _ diagnostics: inout Diagnostics) {
    self.head = head
    isExtensible = fields.boolean("extensible", &diagnostics)?.value ?? true
    external = fields["external"].flatMap { ExternalDefinition($0, subject: fields.subject, &diagnostics) }
    columns = fields.map("columns", &diagnostics).compactMap { ColumnDefinition($0, of: fields.subject, &diagnostics) }
    let written = fields.map("codes", &diagnostics)
    codes = written.compactMap { CodeDefinition($0, subject: fields.subject, &diagnostics) }
    isIncomplete = fields.isLost("codes") && fields["external"] == nil || codes.count < written.count
    if fields["codes"] == nil && fields["external"] == nil {
      fields.reportMissing("codes", "list its codes, or name the `external` list that keeps them", to: &diagnostics)
    }
  }
}

/// A code and what it says of itself; a text alone is its label.
package struct CodeDefinition: Sendable {
  package let value: Located<String>
  package let name: Located<String>?
  package let label: TextDefinition?
  package let definition: TextDefinition?
  package let deprecated: DeprecationDefinition?
  package let iri: Located<String>?
  /// What it says in each column of its directory.
  package let columns: [Value]

  package struct Value: Sendable {
    package let column: Located<String>
    package let text: Located<String>
  }

  init?(_ pair: Node.Pair, subject: Subject, _ diagnostics: inout Diagnostics) {
    value = Located(pair.key, pair.keySpan)
    if pair.key.isEmpty {
      diagnostics.report(
        Diagnostic(
          "invalid-name", "a code of \(subject) is empty", at: pair.keySpan, help: "write the code before the colon"))
      return nil
    }
    if case .scalar = pair.value.content {
      label = readText(pair.value, subject: .named("code", pair.key), key: pair.keySpan, reporting: &diagnostics)
      name = nil
      definition = nil
      deprecated = nil
      iri = nil
      columns = []
      return
    }
    guard
      let fields = Fields(
        pair.value, subject: .named("code", pair.key), name: pair.keySpan,
        known: ["label", "definition", "name", "deprecated", "iri", "columns"], reporting: &diagnostics)
    else { return nil }
    label = fields.requiredText("label", "say in a few words what the code means", &diagnostics)
    name = fields.string("name", &diagnostics)
    definition = fields.text("definition", &diagnostics)
    deprecated = fields["deprecated"].flatMap {
      DeprecationDefinition($0, subject: fields.subject, key: fields.keySpan("deprecated"), &diagnostics)
    }
    iri = fields.string("iri", &diagnostics)
    columns = fields.map("columns", &diagnostics).compactMap { pair in
      guard case .scalar(let scalar) = pair.value.content else {
        diagnostics.report(unexpected(pair.value, wanted: "a text", for: .named("column", pair.key)))
        return nil
      }
      return Value(column: Located(pair.key, pair.keySpan), text: Located(scalar.text, pair.value.span))
    }
  }
}

/// One entry of `columns`: what the list says of each code besides its label; a text alone is its summary.
package struct ColumnDefinition: Sendable {
  package let name: Located<String>
  package let label: TextDefinition?
  package let summary: TextDefinition?
  /// The directory from which its values come.
  package let codes: Reference?

  init?(_ pair: Node.Pair, of subject: Subject, _ diagnostics: inout Diagnostics) {
    name = Located(pair.key, pair.keySpan)
    if let bad = firstBadCharacter(pair.key) {
      diagnostics.report(
        Diagnostic(
          "invalid-name", "the name `\(pair.key)` holds `\(bad)`", at: pair.keySpan,
          help: "write it in snake_case, e.g. `http_status`"))
    }
    if case .scalar = pair.value.content {
      label = nil
      summary = readText(pair.value, subject: .named("column", pair.key), key: pair.keySpan, reporting: &diagnostics)
      codes = nil
      return
    }
    guard
      let fields = Fields(
        pair.value, subject: .named("column", pair.key), name: pair.keySpan, known: ["label", "summary", "codes"],
        reporting: &diagnostics)
    else { return nil }
    label = fields.text("label", &diagnostics)
    summary = fields.requiredText("summary", "say in one sentence what the column tells of a code", &diagnostics)
    codes = fields.string("codes", &diagnostics)
  }
}

/// `external: { title: ISO 4217, url: …, pattern: "[A-Z]{3}" }`
package struct ExternalDefinition: Sendable {
  package let title: Located<String>
  package let url: Located<String>?
  package let pattern: Located<String>?

  init?(_ node: Node, subject: Subject, _ diagnostics: inout Diagnostics) {
    guard
      let fields = Fields(
        node, subject: .part("external", of: subject), known: ["title", "url", "pattern"], reporting: &diagnostics),
      let title = fields.required("title", "name the list, e.g. `ISO 4217`", &diagnostics)
    else { return nil }
    self.title = title
    url = fields.string("url", &diagnostics)
    pattern = fields.string("pattern", &diagnostics)
  }
}
