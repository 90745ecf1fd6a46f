import Diagnostics
import Source
import YAMLSyntax

/// One entry of `steps`: who does what, by which endpoint, with which data and why.
package struct StepDefinition: Sendable {
  package let key: Located<String>
  package let from: Located<String>?
  package let to: Located<String>?
  package let summary: TextDefinition?
  package let endpoint: Reference?
  /// The key of the earlier step whose request this one answers.
  package let answers: Located<String>?
  package let shares: [ShareDefinition]
  package let purpose: TextDefinition?
  package let legalBasis: LegalBasisDefinition?
  package let examples: [Reference]
  package let repeats: TextDefinition?

  init?(_ pair: Node.Pair, _ diagnostics: inout Diagnostics) {
    let subject = Subject.named("step", pair.key)
    guard
      let fields = Fields(
        pair.value, subject: subject, name: pair.keySpan,
        known: [
          "from", "to", "summary", "endpoint", "answers", "shares", "purpose", "legal_basis", "examples", "repeats",
        ],
        reporting: &diagnostics)
    else { return nil }
    key = Located(pair.key, pair.keySpan)
    if let bad = firstBadCharacter(pair.key) {
      diagnostics.report(
        Diagnostic(
          "invalid-name", "the name `\(pair.key)` holds `\(bad)`", at: pair.keySpan,
          help: "name the step with a few words joined by `-`, e.g. `verify-identity`"))
    }
    from = fields.required("from", "name the actor who acts", &diagnostics)
    to = fields.required("to", "name the actor who receives; the same one for work done alone", &diagnostics)
    summary = fields.requiredText("summary", "say in one sentence what happens", &diagnostics)
    endpoint = fields.string("endpoint", &diagnostics)
    answers = fields.string("answers", &diagnostics)
    purpose = fields.text("purpose", &diagnostics)
    legalBasis = fields["legal_basis"].flatMap {
      LegalBasisDefinition($0, subject: subject, key: fields.keySpan("legal_basis"), &diagnostics)
    }
    examples = fields.strings("examples", &diagnostics)
    repeats = fields.text("repeats", &diagnostics)
    shares = fields.list("shares").compactMap { ShareDefinition($0, subject: subject, &diagnostics) }
  }
}

/// One entry of `shares`: an object or message, and which of its attributes.
package struct ShareDefinition: Sendable {
  package let object: Reference
  package let attributes: [Located<String>]

  init?(_ node: Node, subject: Subject, _ diagnostics: inout Diagnostics) {
    if case .scalar(let scalar) = node.content, !scalar.isNull {
      object = Located(scalar.text, node.span)
      attributes = []
      return
    }
    guard
      let fields = Fields(
        node, subject: .part("shares", of: subject), known: ["object", "attributes"], reporting: &diagnostics),
      let object = fields.required("object", "name the data object", &diagnostics)
    else { return nil }
    self.object = object
    attributes = fields.strings("attributes", &diagnostics)
  }
}

/// `legal_basis: { kind: consent, summary: … }`
package struct LegalBasisDefinition: Sendable {
  package let kind: Located<String>
  package let summary: TextDefinition

  private static let kinds = [
    "consent", "contract", "legal_obligation", "vital_interest", "public_task", "legitimate_interest",
  ]

  init?(_ node: Node, subject: Subject, key: Span?, _ diagnostics: inout Diagnostics) {
    guard
      let fields = Fields(
        node, subject: .part("legal_basis", of: subject), name: key, known: ["kind", "summary"],
        reporting: &diagnostics)
    else { return nil }
    if fields["kind"] == nil {
      let list = Self.kinds.map { "`\($0)`" }.joined(separator: ", ")
      fields.reportMissing("kind", "choose one of \(list)", to: &diagnostics)
    }
    let kind = fields.choice("kind", of: Self.kinds, &diagnostics)
    let summary = fields.requiredText("summary", "name the law or agreement, or say how consent is given", &diagnostics)
    guard let kind, let summary else { return nil }
    self.kind = kind
    self.summary = summary
  }
}

/// One entry of `alternatives` or `exceptions`: when the process goes another way, and which.
package struct BranchDefinition: Sendable {
  /// The key of the step at which it happens; nil when it can happen at any.
  package let at: Located<String>?
  package let when: TextDefinition?
  package let then: TextDefinition?
  package let endpoint: Reference?

  init?(_ node: Node, subject: Subject, _ diagnostics: inout Diagnostics) {
    guard
      let fields = Fields(node, subject: subject, known: ["at", "when", "then", "endpoint"], reporting: &diagnostics)
    else { return nil }
    at = fields.string("at", &diagnostics)
    when = fields.requiredText("when", "say in which case", &diagnostics)
    then = fields.requiredText("then", "say what happens in that case", &diagnostics)
    endpoint = fields.string("endpoint", &diagnostics)
  }
}

/// One entry of `decisions`: a question on whose answer the way depends.
package struct DecisionDefinition: Sendable {
  /// The key of the step at which it is asked.
  package let at: Located<String>?
  package let question: TextDefinition?
  package let yes: TextDefinition?
  package let no: TextDefinition?

  init?(_ node: Node, subject: Subject, _ diagnostics: inout Diagnostics) {
    guard
      let fields = Fields(node, subject: subject, known: ["at", "question", "yes", "no"], reporting: &diagnostics)
    else { return nil }
    at = fields.string("at", &diagnostics)
    question = fields.requiredText("question", "write what is asked", &diagnostics)
    yes = fields.text("yes", &diagnostics)
    no = fields.text("no", &diagnostics)
    if fields["yes"] == nil && fields["no"] == nil {
      fields.reportMissing("yes", "say what happens then, or in `no` what happens otherwise", to: &diagnostics)
    }
  }
}
