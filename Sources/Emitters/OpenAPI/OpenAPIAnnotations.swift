import Model
import Naming
import Printing

// What a definition says about itself, as members of the OpenAPI object that stands for it. The members that OpenAPI
// does not have begin with `x-dci-`; `OpenAPIReadme` explains them to integrators.

extension OpenAPIDocument {
  /// What every schema of a definition begins with. Its label is no `title`, because generators name classes after
  /// titles, and labels are neither unique nor in one language.
  func annotations(_ metadata: Metadata) -> [JSON.Member] {
    members(
      ("description", .string(prose(metadata.summary, metadata.description))),
      ("deprecated", metadata.status == .deprecated ? true : nil))
      + identity(metadata, iri: metadata.iri)
  }

  func annotations(_ attribute: Attribute) -> [JSON.Member] {
    members(
      ("description", .string(prose(attribute.summary, attribute.description))),
      ("default", attribute.defaultValue),
      ("deprecated", attribute.status == .deprecated ? true : nil),
      ("x-dci-label", attribute.label.map(languages)),
      ("x-dci-privacy", attribute.privacy.flatMap { $0 == .impersonal ? nil : .string($0.rawValue) }),
      ("x-dci-status", attribute.status == .draft ? "draft" : nil),
      ("x-dci-since", text(attribute.since)),
      ("x-dci-deprecation", attribute.deprecation.map(deprecation)))
  }

  /// Which definition this is and since when; with its IRI where linked data speak of it.
  func identity(_ metadata: Metadata, iri: String? = nil) -> [JSON.Member] {
    members(
      ("x-dci-id", .string(metadata.id)),
      ("x-dci-iri", text(iri)),
      ("x-dci-label", metadata.label.map(languages)),
      ("x-dci-status", metadata.status == .draft ? "draft" : nil),
      ("x-dci-since", text(metadata.since)),
      ("x-dci-deprecation", metadata.deprecation.map(deprecation)))
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

  func text(_ string: String?) -> JSON? { string.map(JSON.string) }

  /// Those members that have a value.
  func members(_ members: (String, JSON?)...) -> [JSON.Member] {
    [JSON.Member](present: members)
  }
}

extension OpenAPIDocument {
  /// A schema as it stands where it is used.
  enum Schema {
    /// The name of a component.
    case reference(String)
    /// Without annotations.
    case inline([JSON.Member])

    var json: JSON {
      switch self {
      case .reference(let name): ["$ref": .string(Schema.pointer(to: name))]
      case .inline(let members): .object(members)
      }
    }

    /// With members beside it. In OpenAPI 3.0 whatever stands beside `$ref` is ignored, so that a reference goes into
    /// an `allOf` of its own.
    func annotated(_ annotations: [JSON.Member]) -> JSON {
      switch self {
      case .reference where annotations.isEmpty: json
      case .reference: .object(annotations + Schema.type(ofDefaultIn: annotations) + [JSON.Member("allOf", [json])])
      case .inline(let members): .object(annotations + members)
      }
    }

    /// The type stands beside a default that is a text: generators of code do not look for it in the `allOf`, and write
    /// the default without quotes when they do not find it.
    private static func type(ofDefaultIn annotations: [JSON.Member]) -> [JSON.Member] {
      annotations.contains { if case .string = $0.value { $0.key == "default" } else { false } }
        ? [JSON.Member("type", "string")] : []
    }

    /// Names of schemas are ASCII letters and digits, so that nothing in them needs an escape.
    static func pointer(to name: String) -> String { "#/components/schemas/" + name }
  }

  /// A pattern of the model matches the whole text; one of JSON Schema any part of it.
  func anchored(_ pattern: String) -> JSON { .string("^(?:" + pattern + ")$") }
}
