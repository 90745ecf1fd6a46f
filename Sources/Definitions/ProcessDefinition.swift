import Diagnostics
package import Source
import YAMLSyntax

/// `process: PRS.EMP.01`
package struct ProcessDefinition: Sendable {
  package let head: HeadDefinition
  package let purpose: TextDefinition?
  package let actors: [ActorDefinition]
  package let assumptions: [TextDefinition]
  package let preconditions: [TextDefinition]
  package let inputs: [TextDefinition]
  package let steps: [StepDefinition]
  package let outputs: [TextDefinition]
  package let exceptions: [TextDefinition]

  static let keys = ["purpose", "actors", "assumptions", "preconditions", "inputs", "steps", "outputs", "exceptions"]

  init(_ fields: Fields, _ head: HeadDefinition, _ diagnostics: inout Diagnostics) {
    self.head = head
    purpose = fields.requiredText("purpose", "say what the process achieves, and for whom", &diagnostics)
    actors = fields.map("actors", &diagnostics).compactMap { ActorDefinition($0, &diagnostics) }
    assumptions = fields.texts("assumptions", &diagnostics)
    preconditions = fields.texts("preconditions", &diagnostics)
    inputs = fields.texts("inputs", &diagnostics)
    outputs = fields.texts("outputs", &diagnostics)
    exceptions = fields.texts("exceptions", &diagnostics)
    if fields["steps"] == nil {
      fields.reportMissing("steps", "list who sends what to whom", to: &diagnostics)
    }
    steps = fields.list("steps").compactMap { StepDefinition($0, subject: fields.subject, &diagnostics) }
  }
}

package struct ActorDefinition: Sendable {
  package let key: Located<String>
  package let name: TextDefinition
  package let kind: Located<String>
  package let summary: TextDefinition?

  init?(_ pair: Node.Pair, _ diagnostics: inout Diagnostics) {
    guard
      let fields = Fields(
        pair.value, subject: .named("actor", pair.key), name: pair.keySpan, known: ["name", "kind", "summary"],
        reporting: &diagnostics)
    else { return nil }
    key = Located(pair.key, pair.keySpan)
    let name = fields.requiredText("name", "say what the actor is called", &diagnostics)
    if fields["kind"] == nil {
      fields.reportMissing("kind", "`person`, `organisation` or `system`", to: &diagnostics)
    }
    let kind = fields.choice("kind", of: ["person", "organisation", "system"], &diagnostics)
    summary = fields.text("summary", &diagnostics)
    guard let name, let kind else { return nil }
    self.name = name
    self.kind = kind
  }
}

package struct StepDefinition: Sendable {
  package let from: Located<String>?
  package let to: Located<String>?
  package let summary: TextDefinition?
  package let endpoint: Reference?
  package let shares: [ShareDefinition]
  package let purpose: TextDefinition?
  package let span: Span

  package struct ShareDefinition: Sendable {
    package let object: Reference
    package let attributes: [Located<String>]
  }

  init?(_ node: Node, subject: Subject, _ diagnostics: inout Diagnostics) {
    guard
      let fields = Fields(
        node, subject: .plain("a step of \(subject)"),
        known: ["from", "to", "summary", "endpoint", "shares", "purpose"], reporting: &diagnostics)
    else { return nil }
    span = node.span.startOnly
    from = fields.required("from", "name the actor who acts", &diagnostics)
    to = fields.required("to", "name the actor who receives; the same one for work done alone", &diagnostics)
    summary = fields.requiredText("summary", "say in one sentence what happens", &diagnostics)
    endpoint = fields.string("endpoint", &diagnostics)
    purpose = fields.text("purpose", &diagnostics)
    shares = fields.list("shares").compactMap { node in
      if case .scalar(let scalar) = node.content, !scalar.isNull {
        return ShareDefinition(object: Located(scalar.text, node.span), attributes: [])
      }
      guard
        let fields = Fields(
          node, subject: .part("shares", of: .plain("a step")), known: ["object", "attributes"], reporting: &diagnostics
        ),
        let object = fields.required("object", "name the data object", &diagnostics)
      else { return nil }
      return ShareDefinition(object: object, attributes: fields.strings("attributes", &diagnostics))
    }
  }
}
