import Model
import Printing

// What a definition says about itself. What JSON Schema has no word for begins with `x-dci-`, as in OpenAPI;
// `JSONSchemaReadme` explains it to integrators.

extension JSONSchemaFile {
  func annotations(_ metadata: Metadata) -> [JSON.Member] {
    members(
      ("title", .string(metadata.label?.plain ?? metadata.name)),
      ("description", .string(prose(metadata.summary, metadata.description))),
      ("deprecated", metadata.status == .deprecated ? true : nil),
      ("x-dci-id", .string(metadata.id)),
      ("x-dci-iri", .string(metadata.iri)),
      ("x-dci-label", metadata.label.flatMap(translations)),
      ("x-dci-status", metadata.status == .draft ? "draft" : nil),
      ("x-dci-since", text(metadata.since)),
      ("x-dci-deprecation", metadata.deprecation.map(deprecation)))
  }

  func annotations(_ attribute: Attribute) -> [JSON.Member] {
    members(
      ("title", text(attribute.label?.plain)),
      ("description", .string(prose(attribute.summary, attribute.description))),
      ("default", attribute.defaultValue),
      ("deprecated", attribute.status == .deprecated ? true : nil),
      ("x-dci-label", attribute.label.flatMap(translations)),
      ("x-dci-privacy", attribute.privacy.flatMap { $0 == .impersonal ? nil : .string($0.rawValue) }),
      ("x-dci-status", attribute.status == .draft ? "draft" : nil),
      ("x-dci-since", text(attribute.since)),
      ("x-dci-deprecation", attribute.deprecation.map(deprecation)))
  }

  func deprecation(_ deprecation: Deprecation) -> JSON {
    .object(
      present: ("since", text(deprecation.since)), ("use", text(deprecation.use)),
      ("reason", text(deprecation.reason?.plain)))
  }

  /// The sentence and, in a paragraph of its own, what there is to say beyond it; Markdown.
  func prose(_ summary: Text, _ description: Text?) -> String {
    guard let description else { return summary.plain }
    return summary.plain + "\n\n" + description.plain
  }

  func languages(_ text: Text) -> JSON {
    .object(text.entries.map { JSON.Member($0.language, .string($0.text)) })
  }

  /// A text in all its languages, when it has more than one.
  func translations(_ text: Text) -> JSON? { text.entries.count > 1 ? languages(text) : nil }
}
