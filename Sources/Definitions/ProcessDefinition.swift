import Diagnostics
import Source
import YAMLSyntax

/// `process: PRS.EMP.01`
package struct ProcessDefinition: Sendable {
  package let head: HeadDefinition
  package let purpose: TextDefinition?
  /// Keys of the phases in the manifest.
  package let deliveryChain: [Located<String>]
  package let actors: [ActorDefinition]
  package let assumptions: [TextDefinition]
  package let preconditions: [TextDefinition]
  package let inputs: [TextDefinition]
  package let steps: [StepDefinition]
  package let outputs: [TextDefinition]
  package let alternatives: [BranchDefinition]
  package let exceptions: [BranchDefinition]
  /// Some of its actors could not be read: names that are not found may be theirs.
  package let hasLostActors: Bool
  /// Some of its steps could not be read: names that are not found may be theirs.
  package let hasLostSteps: Bool

  static let keys = [
    "purpose", "delivery_chain", "actors", "assumptions", "preconditions", "inputs", "steps", "outputs", "alternatives",
    "exceptions",
  ]

  init(_ fields: Fields, _ head: HeadDefinition, _ diagnostics: inout Diagnostics) {
    self.head = head
    purpose = fields.requiredText("purpose", "say what the process achieves, and for whom", &diagnostics)
    deliveryChain = fields.strings("delivery_chain", &diagnostics)
    let writtenActors = fields.map("actors", &diagnostics)
    actors = writtenActors.compactMap { ActorDefinition($0, &diagnostics) }
    hasLostActors = fields.isLost("actors") || actors.count < writtenActors.count
    assumptions = fields.texts("assumptions", &diagnostics)
    preconditions = fields.texts("preconditions", &diagnostics)
    inputs = fields.texts("inputs", &diagnostics)
    outputs = fields.texts("outputs", &diagnostics)
    alternatives = fields.list("alternatives").compactMap {
      BranchDefinition($0, subject: .part("alternatives", of: fields.subject), &diagnostics)
    }
    exceptions = fields.list("exceptions").compactMap {
      BranchDefinition($0, subject: .part("exceptions", of: fields.subject), &diagnostics)
    }
    if fields["steps"] == nil {
      fields.reportMissing("steps", "list who sends what to whom", to: &diagnostics)
    }
    let writtenSteps = fields.map("steps", &diagnostics)
    steps = writtenSteps.compactMap { StepDefinition($0, &diagnostics) }
    hasLostSteps = fields.isLost("steps") || steps.count < writtenSteps.count
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
