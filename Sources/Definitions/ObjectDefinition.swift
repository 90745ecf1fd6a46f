import Diagnostics
import Source
package import YAMLSyntax

/// `object: DO.EMP.02` or `message: SearchRequest`
package struct ObjectDefinition: Sendable {
  package let head: HeadDefinition
  package let parent: Reference?
  /// The privacy class of its attributes that name none.
  package let privacy: Located<String>?
  package let attributes: [AttributeDefinition]
  /// Some of what it says could not be read: nobody knows all its attributes.
  package let isIncomplete: Bool

  package var isMessage: Bool { head.kind == "message" }

  static let keys = ["extends", "privacy", "attributes"]
  static let privacyClasses = ["none", "personal", "sensitive"]

  init(_ fields: Fields, _ head: HeadDefinition, _ diagnostics: inout Diagnostics) {
    self.head = head
    parent = fields.string("extends", &diagnostics)
    privacy = fields.choice("privacy", of: Self.privacyClasses, &diagnostics)
    let written = fields.map("attributes", &diagnostics)
    attributes = written.compactMap { AttributeDefinition($0, &diagnostics) }
    isIncomplete =
      fields.isLost("attributes") || fields.misspelt.contains("extends") || attributes.count < written.count
  }
}

package struct AttributeDefinition: Sendable {
  package let name: Located<String>
  package let label: TextDefinition?
  package let summary: TextDefinition?
  package let description: TextDefinition?
  package let type: TypeDefinition?
  package let cardinality: Located<String>?
  package let defaultValue: Located<Node.Scalar>?
  package let status: Located<String>?
  package let since: Located<String>?
  package let deprecated: DeprecationDefinition?
  package let notes: [TextDefinition]
  package let privacy: Located<String>?
  package let deviations: [DeviationDefinition]
  package let iri: Located<String>?
  /// Keys that stand there misspelt or with a value that cannot be read, which has been reported: they are not missing.
  package let lost: Set<String>

  /// What `type`, `choice` or `parameter` says.
  package enum TypeDefinition: Sendable {
    case reference(Reference)
    case choice(ChoiceDefinition)
    /// `header` or `message`, and how the message is encrypted.
    case parameter(Located<String>, EncryptionDefinition?)
  }

  private static let keys = [
    "type", "cardinality", "summary", "default", "choice", "parameter", "encrypted", "label", "description", "status",
    "since", "deprecated", "notes", "privacy", "deviations", "iri",
  ]

  init?(_ pair: Node.Pair, _ diagnostics: inout Diagnostics) {
    let subject = Subject.named("attribute", pair.key)
    guard
      let fields = Fields(
        pair.value, subject: subject, name: pair.keySpan, known: Self.keys, reporting: &diagnostics)
    else { return nil }
    name = Located(pair.key, pair.keySpan)
    if let bad = firstBadCharacter(pair.key) {
      diagnostics.report(
        Diagnostic(
          "invalid-name", "the name `\(pair.key)` holds `\(bad)`", at: pair.keySpan,
          help: "write it in snake_case, e.g. `birth_date`"))
    }
    label = fields.text("label", &diagnostics)
    summary = fields.text("summary", &diagnostics)
    description = fields.text("description", &diagnostics)
    cardinality = fields.string("cardinality", &diagnostics)
    defaultValue = fields.scalar("default", &diagnostics)
    status = fields.choice("status", of: ["draft", "published", "deprecated"], &diagnostics)
    since = fields.string("since", &diagnostics)
    deprecated = fields["deprecated"].flatMap {
      DeprecationDefinition($0, subject: subject, key: fields.keySpan("deprecated"), &diagnostics)
    }
    notes = fields.texts("notes", &diagnostics)
    privacy = fields.choice("privacy", of: ObjectDefinition.privacyClasses, &diagnostics)
    deviations = fields.list("deviations").compactMap { DeviationDefinition($0, subject: subject, &diagnostics) }
    iri = fields.string("iri", &diagnostics)

    let given = ["type", "choice", "parameter"].filter { fields[$0] != nil }
    if given.count > 1, let second = fields.keySpan(given[1]), let first = fields.keySpan(given[0]) {
      diagnostics.report(
        Diagnostic(
          "conflicting-keys", "\(subject) has both `\(given[0])` and `\(given[1])`", at: second,
          also: [.init(first, "its type is given here")], help: "keep one of them"))
    }
    if let reference = fields.string("type", &diagnostics) {
      type = .reference(reference)
    } else if let node = fields["choice"] {
      type = ChoiceDefinition(node, subject: subject, &diagnostics).map(TypeDefinition.choice)
    } else if let part = fields.choice("parameter", of: ["header", "message"], &diagnostics) {
      type = .parameter(
        part, fields["encrypted"].flatMap { EncryptionDefinition($0, subject: subject, &diagnostics) })
    } else {
      type = nil
    }
    lost = type == nil && !given.isEmpty ? fields.misspelt.union(["type"]) : fields.misspelt
  }
}

/// `choice: { by: query_type, cases: { … } }`
package struct ChoiceDefinition: Sendable {
  package struct Case: Sendable {
    package let code: Located<String>
    package let type: Reference
    package let cardinality: Located<String>?
  }

  package let by: Located<String>
  package let cases: [Case]

  init?(_ node: Node, subject: Subject, _ diagnostics: inout Diagnostics) {
    guard
      let fields = Fields(node, subject: .part("choice", of: subject), known: ["by", "cases"], reporting: &diagnostics)
    else { return nil }
    let by = fields.required("by", "name the attribute that decides", &diagnostics)
    if fields["cases"] == nil {
      fields.reportMissing("cases", "list a type for each code of the deciding attribute", to: &diagnostics)
    }
    cases = fields.map("cases", &diagnostics).compactMap { pair in
      let code = Located(pair.key, pair.keySpan)
      if case .scalar(let scalar) = pair.value.content, !scalar.isNull {
        return Case(code: code, type: Located(scalar.text, pair.value.span), cardinality: nil)
      }
      guard
        let fields = Fields(
          pair.value, subject: .named("case", pair.key), name: pair.keySpan, known: ["type", "cardinality"],
          reporting: &diagnostics),
        let type = fields.required("type", "name the type of this case", &diagnostics)
      else { return nil }
      return Case(code: code, type: type, cardinality: fields.string("cardinality", &diagnostics))
    }
    guard let by, !cases.isEmpty else { return nil }
    self.by = by
  }
}

/// `encrypted: { flag: is_msg_encrypted, as: EncryptedMessage }`
package struct EncryptionDefinition: Sendable {
  package let flag: Located<String>
  package let message: Reference

  init?(_ node: Node, subject: Subject, _ diagnostics: inout Diagnostics) {
    guard
      let fields = Fields(
        node, subject: .part("encrypted", of: subject), known: ["flag", "as"], reporting: &diagnostics)
    else { return nil }
    let flag = fields.required("flag", "name the attribute of the header that tells", &diagnostics)
    let message = fields.required("as", "name the message that stands for the encrypted one", &diagnostics)
    guard let flag, let message else { return nil }
    self.flag = flag
    self.message = message
  }
}
