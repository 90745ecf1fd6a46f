import Model
import Naming
import Printing

// What a definition says about itself, as members of the OpenAPI object that stands for it. The members that OpenAPI
// does not have begin with `x-dci-`; `OpenAPIReadme` explains them to integrators.

extension OpenAPICollection {
  /// What every schema of a definition begins with. Its label is no `title`, because generators name classes after
  /// titles, and labels are neither unique nor in one language.
  func annotations(_ metadata: Metadata) -> [Draft.Member] {
    members(
      ("description", .string(prose(metadata.summary, metadata.description))),
      ("deprecated", metadata.status == .deprecated ? true : nil))
      + identity(metadata, iri: metadata.iri)
  }

  func annotations(_ attribute: Attribute, hasDefault: Bool = true) -> [Draft.Member] {
    members(
      ("description", .string(prose(attribute.summary, attribute.description))),
      ("default", hasDefault ? attribute.defaultValue.map(Draft.same) : nil),
      ("deprecated", attribute.status == .deprecated ? true : nil),
      ("x-dci-label", attribute.label.map { .same(languages($0)) }),
      ("x-dci-privacy", attribute.privacy.flatMap { $0 == .impersonal ? nil : .string($0.rawValue) }),
      ("x-dci-status", attribute.status == .draft ? "draft" : nil),
      ("x-dci-since", text(attribute.since)),
      ("x-dci-deprecation", attribute.deprecation.map { .same(deprecation($0)) }))
  }

  /// Which definition this is and since when; with its IRI where linked data speak of it.
  func identity(_ metadata: Metadata, iri: String? = nil) -> [Draft.Member] {
    members(
      ("x-dci-id", .string(metadata.id)),
      ("x-dci-iri", text(iri)),
      ("x-dci-label", metadata.label.map { .same(languages($0)) }),
      ("x-dci-status", metadata.status == .draft ? "draft" : nil),
      ("x-dci-since", text(metadata.since)),
      ("x-dci-deprecation", metadata.deprecation.map { .same(deprecation($0)) }))
  }

  func deprecation(_ deprecation: Deprecation) -> JSON {
    .object(
      present: ("since", deprecation.since.map(JSON.string)), ("use", deprecation.use.map(JSON.string)),
      ("reason", (deprecation.reason?.plain).map(JSON.string)))
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

  func text(_ string: String?) -> Draft? { string.map(Draft.string) }

  /// Those members that have a value.
  func members(_ members: (String, Draft?)...) -> [Draft.Member] {
    [Draft.Member](present: members)
  }
}

extension OpenAPICollection {
  /// A schema as it stands where it is used.
  enum Schema {
    /// The name of a component.
    case reference(String)
    /// Without annotations.
    case inline([Draft.Member])

    var draft: Draft { annotated([]) }

    func annotated(_ annotations: [Draft.Member]) -> Draft {
      switch self {
      case .reference(let name): .reference(.schema(name), beside: annotations)
      case .inline(let members): .object(annotations + members)
      }
    }
  }

  /// A pattern of the model matches the whole text; one of JSON Schema any part of it.
  func anchored(_ pattern: String) -> Draft { .string("^(?:" + pattern + ")$") }
}
