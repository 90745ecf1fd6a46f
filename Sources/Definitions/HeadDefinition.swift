import Diagnostics
package import Source
import YAMLSyntax

/// What every kind of definition says about itself.
package struct HeadDefinition: Sendable {
  /// The kind's key, e.g. `object`, for messages.
  package let kind: String
  package let id: Located<String>
  package let name: Located<String>
  package let label: TextDefinition?
  package let summary: TextDefinition?
  package let description: TextDefinition?
  package let status: Located<String>?
  package let since: Located<String>?
  package let deprecated: DeprecationDefinition?
  package let sources: [Located<String>]
  package let notes: [TextDefinition]
  package let deviations: [DeviationDefinition]
  package let iri: Located<String>?
  /// Why it stands there although no process uses it.
  package let unused: TextDefinition?

  /// "object `DO.EMP.02`"
  package var subject: String { "\(kindWords) `\(id.value)`" }

  package var kindWords: String { Self.words(for: kind) }

  static let keys = [
    "name", "label", "summary", "description", "status", "since", "deprecated", "source", "notes", "deviations", "iri",
    "unused",
  ]

  static func words(for kind: String) -> String { kind.split(separator: "_").joined(separator: " ") }

  /// Kinds whose names are words of other languages (titles) rather than names in programs.
  private static let titledKinds: Set<String> = ["process", "standard", "example"]

  init(_ fields: Fields, kind: String, id: Located<String>, _ diagnostics: inout Diagnostics) {
    self.kind = kind
    self.id = id
    let name = fields.string("name", &diagnostics) ?? id
    self.name = name
    if fields["name"] == nil, id.value.contains("."), !Self.titledKinds.contains(kind) {
      fields.reportMissing("name", "a number alone is hard to remember: give it a name", to: &diagnostics)
    }
    label = fields.text("label", &diagnostics)
    summary = fields.requiredText("summary", "say in one sentence what it is", &diagnostics)
    description = fields.text("description", &diagnostics)
    status = fields.choice("status", of: ["draft", "published", "deprecated"], &diagnostics)
    since = fields.string("since", &diagnostics)
    deprecated = fields["deprecated"].flatMap {
      DeprecationDefinition($0, subject: fields.subject, key: fields.keySpan("deprecated"), &diagnostics)
    }
    sources = fields.strings("source", &diagnostics)
    notes = fields.texts("notes", &diagnostics)
    deviations = fields.list("deviations").compactMap { DeviationDefinition($0, subject: fields.subject, &diagnostics) }
    iri = fields.string("iri", &diagnostics)
    unused = fields.text("unused", &diagnostics)
    if !Self.titledKinds.contains(kind), let bad = firstBadCharacter(name.value) {
      diagnostics.report(
        Diagnostic(
          "invalid-name", "the name `\(name.value)` holds `\(bad)`", at: name.span,
          help: "use letters, digits, `_`, `.` and `-`, beginning with a letter"))
    }
  }
}

/// Names and identifiers are ASCII words, so that they can stand in any target.
func firstBadCharacter(_ name: String) -> String? {
  for (index, scalar) in name.unicodeScalars.enumerated() {
    switch scalar {
    case "A"..."Z", "a"..."z": break
    case "0"..."9", "_", ".", "-": if index == 0 { return String(scalar) }
    default: return String(scalar)
    }
  }
  return nil
}

/// `deprecated: { since: 1.1.0, use: other_name, reason: … }`
package struct DeprecationDefinition: Sendable {
  package let since: Located<String>?
  package let use: Located<String>?
  package let reason: TextDefinition?
  package let span: Span

  init?(_ node: Node, subject: Subject, key: Span?, _ diagnostics: inout Diagnostics) {
    guard
      let fields = Fields(
        node, subject: .part("deprecated", of: subject), name: key, known: ["since", "use", "reason"],
        reporting: &diagnostics)
    else { return nil }
    since = fields.string("since", &diagnostics)
    use = fields.string("use", &diagnostics)
    reason = fields.text("reason", &diagnostics)
    span = key ?? node.span
  }
}

/// One entry of `deviations`.
package struct DeviationDefinition: Sendable {
  package let of: Located<String>?
  package let published: Located<String>
  package let here: Located<String>
  package let reason: TextDefinition

  init?(_ node: Node, subject: Subject, _ diagnostics: inout Diagnostics) {
    guard
      let fields = Fields(
        node, subject: .plain("a deviation of \(subject)"), known: ["of", "published", "here", "reason"],
        reporting: &diagnostics)
    else { return nil }
    of = fields.string("of", &diagnostics)
    let published = fields.required("published", "say what was published", &diagnostics)
    let here = fields.required("here", "say what holds here", &diagnostics)
    let reason = fields.requiredText("reason", "say why it departs", &diagnostics)
    guard let published, let here, let reason else { return nil }
    self.published = published
    self.here = here
    self.reason = reason
  }
}
