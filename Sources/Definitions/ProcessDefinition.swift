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
  /// What sets the process off.
  package let triggers: [TextDefinition]
  package let assumptions: [TextDefinition]
  package let preconditions: [TextDefinition]
  package let inputs: [TextDefinition]
  package let steps: [StepDefinition]
  package let outputs: [TextDefinition]
  package let alternatives: [BranchDefinition]
  package let exceptions: [BranchDefinition]
  package let decisions: [DecisionDefinition]
  package let indicators: [MeasureDefinition]
  package let serviceLevels: [MeasureDefinition]
  /// Other processes on which this one builds.
  package let uses: [Reference]
  /// Business rules that it observes.
  package let rules: [Reference]
  /// Some of its actors could not be read: names that are not found may be theirs.
  package let hasLostActors: Bool
  /// Some of its steps could not be read: names that are not found may be theirs.
  package let hasLostSteps: Bool

  static let keys = [
    "purpose", "delivery_chain", "actors", "assumptions", "preconditions", "inputs", "steps", "outputs", "alternatives",
    "exceptions", "triggers", "decisions", "kpis", "service_levels", "uses", "rules",
  ]

  init(_ fields: Fields, _ head: HeadDefinition, _ diagnostics: inout Diagnostics) {
    self.head = head
    purpose = fields.requiredText("purpose", "say what the process achieves, and for whom", &diagnostics)
    deliveryChain = fields.strings("delivery_chain", &diagnostics)
    let writtenActors = fields.map("actors", &diagnostics)
    actors = writtenActors.compactMap { ActorDefinition($0, &diagnostics) }
    hasLostActors = fields.isLost("actors") || actors.count < writtenActors.count
    triggers = fields.texts("triggers", &diagnostics)
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
    decisions = fields.list("decisions").compactMap {
      DecisionDefinition($0, subject: .part("decisions", of: fields.subject), &diagnostics)
    }
    indicators = fields.list("kpis").compactMap {
      MeasureDefinition($0, name: "name", subject: .part("kpis", of: fields.subject), &diagnostics)
    }
    serviceLevels = fields.list("service_levels").compactMap {
      MeasureDefinition($0, name: "what", subject: .part("service_levels", of: fields.subject), &diagnostics)
    }
    uses = fields.strings("uses", &diagnostics)
    rules = fields.strings("rules", &diagnostics)
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
