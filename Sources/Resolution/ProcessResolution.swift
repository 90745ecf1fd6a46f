import Definitions
import Diagnostics
import Model

extension Resolver {
  mutating func resolveProcesses(_ diagnostics: inout Diagnostics) {
    processes = processDefinitions.map { process($0, &diagnostics) }
  }

  private func process(_ definition: ProcessDefinition, _ diagnostics: inout Diagnostics) -> Process {
    let owner = module(of: definition.head)
    var steps: [Process.Step] = []
    for written in definition.steps {
      let from = actor(written.from, of: definition, &diagnostics)
      let to = actor(written.to, of: definition, &diagnostics)
      let endpoint = written.endpoint.flatMap { symbol($0, [.endpoint], from: owner, &diagnostics) }
      let shares = written.shares.compactMap { share($0, owner, &diagnostics) }
      if let endpoint, endpoints[endpoint.index].exchange != .callback, let from = written.from,
        from.value == written.to?.value
      {
        diagnostics.report(
          Diagnostic(
            "unknown-actor", "a step that calls an endpoint goes from one actor to another", at: from.span,
            help: "name the actor who receives in `to`"))
      }
      guard let from, let to else { continue }
      steps.append(
        Process.Step(
          number: steps.count + 1, from: from, to: to,
          summary: written.summary.map { text($0, &diagnostics) } ?? emptyText,
          endpoint: endpoint.map { Link($0.index) }, shares: shares,
          purpose: written.purpose.map { text($0, &diagnostics) }))
    }
    return Process(
      metadata: plainMetadata(definition.head, owner, &diagnostics),
      purpose: definition.purpose.map { text($0, &diagnostics) } ?? emptyText,
      actors: definition.actors.map { actor in
        Process.Actor(
          key: actor.key.value, name: text(actor.name, &diagnostics),
          kind: Process.Actor.Kind(rawValue: actor.kind.value) ?? .person,
          summary: actor.summary.map { text($0, &diagnostics) })
      },
      assumptions: texts(definition.assumptions, &diagnostics),
      preconditions: texts(definition.preconditions, &diagnostics), inputs: texts(definition.inputs, &diagnostics),
      steps: steps, outputs: texts(definition.outputs, &diagnostics),
      exceptions: texts(definition.exceptions, &diagnostics))
  }

  private func actor(
    _ name: Located<String>?, of process: ProcessDefinition, _ diagnostics: inout Diagnostics
  ) -> Int? {
    guard let name else { return nil }
    if let index = process.actors.firstIndex(where: { $0.key.value == name.value }) { return index }
    let keys = process.actors.map(\.key.value)
    diagnostics.report(
      Diagnostic(
        "unknown-actor", "the process has no actor `\(name.value)`", at: name.span,
        help: NearestName.of(name.value, among: keys).map { "write `\($0)`" }
          ?? "add it to `actors`, or name one of \(keys.map { "`\($0)`" }.joined(separator: ", "))"))
    return nil
  }

  private func share(
    _ written: StepDefinition.ShareDefinition, _ owner: Int, _ diagnostics: inout Diagnostics
  ) -> Process.Share? {
    guard let symbol = symbol(written.object, [.object], from: owner, &diagnostics) else { return nil }
    let object = objects[symbol.index]
    let names = object.attributes.map(\.name)
    for attribute in written.attributes
    where !names.contains(attribute.value) && !gaps[symbol.index].attributes.contains(attribute.value)
      && !gaps[symbol.index].isIncomplete
    {
      diagnostics.report(
        Diagnostic(
          "unknown-attribute", "`\(symbol.reference)` has no attribute `\(attribute.value)`", at: attribute.span,
          also: [.init(symbol.span, "defined here")],
          help: NearestName.of(attribute.value, among: names).map { "write `\($0)`" }))
    }
    return Process.Share(object: Link(symbol.index), attributes: written.attributes.map(\.value))
  }
}
