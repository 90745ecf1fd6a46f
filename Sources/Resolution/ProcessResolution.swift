import Definitions
import Diagnostics
import Model

extension Resolver {
  mutating func resolveProcesses(_ diagnostics: inout Diagnostics) {
    processes = processDefinitions.map { process($0, &diagnostics) }
    reportCircularUse(&diagnostics)
  }

  /// Each process that builds on itself, once per circle.
  private func reportCircularUse(_ diagnostics: inout Diagnostics) {
    var state = Array(repeating: 0, count: processes.count)  // 1 while it is being walked, 2 when done
    func visit(_ index: Int, _ diagnostics: inout Diagnostics) {
      state[index] = 1
      for (place, used) in processes[index].uses.enumerated() {
        if state[used.index] == 0 {
          visit(used.index, &diagnostics)
        } else if state[used.index] == 1 {
          let written = processDefinitions[index].uses
          diagnostics.report(
            Diagnostic(
              "circular-use",
              "`\(processes[index].metadata.reference)` builds on `\(processes[used.index].metadata.reference)`, which builds on it",
              at: place < written.count ? written[place].span : processDefinitions[index].head.id.span,
              help: "delete one of the two"))
        }
      }
      state[index] = 2
    }
    for index in processes.indices where state[index] == 0 { visit(index, &diagnostics) }
  }

  private func process(_ definition: ProcessDefinition, _ diagnostics: inout Diagnostics) -> Process {
    let owner = module(of: definition.head)
    var steps = StepResolution(definition, owner: owner, self)
    for written in definition.steps { steps.add(written, &diagnostics) }
    return Process(
      metadata: plainMetadata(definition.head, owner, &diagnostics),
      purpose: definition.purpose.map { text($0, &diagnostics) } ?? emptyText,
      deliveryChain: definition.deliveryChain.compactMap { phase($0, &diagnostics) }.sorted(),
      actors: definition.actors.map { actor in
        Process.Actor(
          key: actor.key.value, name: text(actor.name, &diagnostics),
          kind: Process.Actor.Kind(rawValue: actor.kind.value) ?? .person,
          summary: actor.summary.map { text($0, &diagnostics) })
      },
      triggers: texts(definition.triggers, &diagnostics), assumptions: texts(definition.assumptions, &diagnostics),
      preconditions: texts(definition.preconditions, &diagnostics), inputs: texts(definition.inputs, &diagnostics),
      steps: steps.steps, outputs: texts(definition.outputs, &diagnostics),
      alternatives: definition.alternatives.map { steps.branch($0, &diagnostics) },
      exceptions: definition.exceptions.map { steps.branch($0, &diagnostics) },
      decisions: definition.decisions.map { steps.decision($0, &diagnostics) },
      indicators: measures(definition.indicators, &diagnostics),
      serviceLevels: measures(definition.serviceLevels, &diagnostics),
      uses: definition.uses.compactMap { symbol($0, [.process], from: owner, &diagnostics) }.map { Link($0.index) },
      rules: definition.rules.compactMap { symbol($0, [.rule], from: owner, &diagnostics) }.map { Link($0.index) })
  }

  /// The place of a phase in the manifest.
  private func phase(_ name: Located<String>, _ diagnostics: inout Diagnostics) -> Int? {
    let keys = manifest.deliveryChain.map(\.key)
    if let place = keys.firstIndex(of: name.value) { return place }
    if manifest.isFallback || standards.first?.hasLostPhases == true { return nil }
    diagnostics.report(
      Diagnostic(
        "unknown-phase", "the delivery chain has no phase `\(name.value)`", at: name.span,
        help: NearestName.of(name.value, among: keys).map { "write `\($0)`" }
          ?? (keys.isEmpty
            ? "list the phases in the manifest under `delivery_chain`"
            : "its phases are \(keys.map { "`\($0)`" }.joined(separator: ", "))")))
    return nil
  }
}
