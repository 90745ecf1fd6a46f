import Definitions
import Diagnostics
import Model
import Source

/// Resolves the steps of one process: what each calls, answers, shares and looks like.
struct StepResolution {
  let resolver: Resolver
  let process: ProcessDefinition
  /// The module of the process.
  let owner: Int
  /// What was resolved, and the step that each definition became; nil when it could not be used.
  private(set) var steps: [Process.Step] = []
  private var places: [String: Int?] = [:]
  /// Steps whose endpoint is not known, which has been reported.
  private var withoutEndpoint: Set<Int> = []

  init(_ process: ProcessDefinition, owner: Int, _ resolver: Resolver) {
    self.process = process
    self.owner = owner
    self.resolver = resolver
  }

  mutating func add(_ written: StepDefinition, _ diagnostics: inout Diagnostics) {
    let from = actor(written.from, &diagnostics)
    let to = actor(written.to, &diagnostics)
    let endpoint = self.endpoint(written.endpoint, &diagnostics)
    let hasLostEndpoint = written.endpoint != nil && endpoint == nil
    let answered = answered(written, &diagnostics)
    if let endpoint, resolver.endpoints[endpoint.index].exchange != .callback, let from = written.from,
      from.value == written.to?.value
    {
      diagnostics.report(
        Diagnostic(
          "unknown-actor", "a step that calls an endpoint goes from one actor to another", at: from.span,
          help: "name the actor who receives in `to`"))
    }
    if let answered, let name = written.answers, let from, let to, !hasLostEndpoint {
      checkAnswer(name, to: answered, by: endpoint, from: from, to: to, &diagnostics)
    }
    let shares = written.shares.compactMap { share($0, &diagnostics) }
    let subjects = exchanged(endpoint, answered).map { $0 + shares.map { .instance($0.object) } }
    let examples = written.examples.compactMap {
      example($0, of: hasLostEndpoint ? nil : subjects, &diagnostics)
    }
    guard let from, let to else {
      places[written.key.value] = .some(nil)
      return
    }
    places[written.key.value] = steps.count
    if hasLostEndpoint { withoutEndpoint.insert(steps.count) }
    steps.append(
      Process.Step(
        key: written.key.value, number: steps.count + 1, from: from, to: to,
        summary: written.summary.map { resolver.text($0, &diagnostics) } ?? resolver.emptyText, endpoint: endpoint,
        answers: answered, shares: shares, purpose: written.purpose.map { resolver.text($0, &diagnostics) },
        legalBasis: legalBasis(written.legalBasis, &diagnostics), examples: examples,
        repeats: written.repeats.map { resolver.text($0, &diagnostics) }, origin: resolver.origin(written.key.span)))
  }

  func branch(_ written: BranchDefinition, _ diagnostics: inout Diagnostics) -> Process.Branch {
    Process.Branch(
      step: written.at.flatMap { step($0, &diagnostics) },
      when: written.when.map { resolver.text($0, &diagnostics) } ?? resolver.emptyText,
      then: written.then.map { resolver.text($0, &diagnostics) } ?? resolver.emptyText,
      endpoint: endpoint(written.endpoint, &diagnostics))
  }

  func decision(_ written: DecisionDefinition, _ diagnostics: inout Diagnostics) -> Process.Decision {
    Process.Decision(
      step: written.at.flatMap { step($0, &diagnostics) },
      question: written.question.map { resolver.text($0, &diagnostics) } ?? resolver.emptyText,
      yes: written.yes.map { resolver.text($0, &diagnostics) }, no: written.no.map { resolver.text($0, &diagnostics) })
  }

  private func endpoint(_ reference: Reference?, _ diagnostics: inout Diagnostics) -> Link<Endpoint>? {
    reference.flatMap { resolver.symbol($0, [.endpoint], from: owner, &diagnostics) }.map { Link($0.index) }
  }

  /// The place of an earlier step.
  private func step(_ name: Located<String>, _ diagnostics: inout Diagnostics) -> Int? {
    if let place = places[name.value] { return place }
    if process.hasLostSteps { return nil }
    let keys = process.steps.map(\.key.value)
    let isLater = keys.contains(name.value)
    diagnostics.report(
      Diagnostic(
        "unknown-step", isLater ? "the step `\(name.value)` comes later" : "the process has no step `\(name.value)`",
        at: name.span,
        help: isLater
          ? "an answer follows its request; name an earlier step"
          : NearestName.of(name.value, among: keys).map { "write `\($0)`" }
            ?? "name one of \(keys.map { "`\($0)`" }.joined(separator: ", "))"))
    return nil
  }

  private func answered(_ written: StepDefinition, _ diagnostics: inout Diagnostics) -> Int? {
    written.answers.flatMap { step($0, &diagnostics) }
  }

  /// An answer goes back the way that the request came, in the response or to its callback.
  private func checkAnswer(
    _ name: Located<String>, to answered: Int, by endpoint: Link<Endpoint>?, from: Int, to: Int,
    _ diagnostics: inout Diagnostics
  ) {
    let request = steps[answered]
    func wrong(_ message: String, _ help: String) {
      diagnostics.report(
        Diagnostic(
          "wrong-answer", message, at: name.span, also: [.init(request.origin.span, "the request")], help: help))
    }
    guard let called = request.endpoint else {
      if withoutEndpoint.contains(answered) { return }
      return wrong("the step `\(name.value)` calls no endpoint that could be answered", "name a step with `endpoint: `")
    }
    if request.from != to || request.to != from {
      return wrong(
        "an answer goes back to the actor who asked",
        "write `from: \(process.actors[request.to].key.value)` and `to: \(process.actors[request.from].key.value)`")
    }
    let reference = resolver.endpoints[called.index].metadata.reference
    if let endpoint, resolver.endpoints[called.index].callback != endpoint {
      wrong(
        "`\(resolver.endpoints[endpoint.index].metadata.reference)` is not the callback of `\(reference)`",
        resolver.endpoints[called.index].callback.map {
          "write `endpoint: \(resolver.endpoints[$0.index].metadata.reference)`"
        } ?? "leave `endpoint` out: the answer comes in the response")
    }
  }

  private func legalBasis(
    _ written: LegalBasisDefinition?, _ diagnostics: inout Diagnostics
  ) -> Process.LegalBasis? {
    written.flatMap { written in
      Process.LegalBasis.Kind(rawValue: written.kind.value).map {
        Process.LegalBasis(kind: $0, summary: resolver.text(written.summary, &diagnostics))
      }
    }
  }

  private func actor(_ name: Located<String>?, _ diagnostics: inout Diagnostics) -> Int? {
    guard let name else { return nil }
    if let index = process.actors.firstIndex(where: { $0.key.value == name.value }) { return index }
    if process.hasLostActors { return nil }
    let keys = process.actors.map(\.key.value)
    diagnostics.report(
      Diagnostic(
        "unknown-actor", "the process has no actor `\(name.value)`", at: name.span,
        help: NearestName.of(name.value, among: keys).map { "write `\($0)`" }
          ?? "add it to `actors`, or name one of \(keys.map { "`\($0)`" }.joined(separator: ", "))"))
    return nil
  }

  private func share(_ written: ShareDefinition, _ diagnostics: inout Diagnostics) -> Process.Share? {
    guard let symbol = resolver.symbol(written.object, [.object, .message], from: owner, &diagnostics) else {
      return nil
    }
    let names = resolver.objects[symbol.index].attributes.map(\.name)
    let gaps = resolver.gaps[symbol.index]
    for attribute in written.attributes
    where !names.contains(attribute.value) && !gaps.attributes.contains(attribute.value) && !gaps.isIncomplete {
      diagnostics.report(
        Diagnostic(
          "unknown-attribute", "`\(symbol.reference)` has no attribute `\(attribute.value)`", at: attribute.span,
          also: [.init(symbol.span, "defined here")],
          help: NearestName.of(attribute.value, among: names).map { "write `\($0)`" }))
    }
    return Process.Share(object: Link(symbol.index), attributes: written.attributes.map(\.value))
  }

  /// What the examples of a step may show beside the objects that it shares; nil when that is not known.
  private func exchanged(_ endpoint: Link<Endpoint>?, _ answered: Int?) -> [Example.Subject]? {
    if let endpoint { return [.request(endpoint), .response(endpoint)] }
    guard let answered else { return [] }
    return steps[answered].endpoint.map { [.response($0)] }
  }

  private func example(
    _ reference: Reference, of subjects: [Example.Subject]?, _ diagnostics: inout Diagnostics
  ) -> Int? {
    guard let symbol = resolver.symbol(reference, [.example], from: owner, &diagnostics),
      let place = resolver.examplePlaces[symbol.index]
    else { return nil }
    guard let subjects else { return place }
    let example = resolver.examples[place]
    if !subjects.contains(example.subject) {
      diagnostics.report(
        Diagnostic(
          "wrong-example", "the example `\(reference.value)` shows nothing that passes in this step",
          at: reference.span,
          also: [.init(example.metadata.origin.span, "an example of \(describe(example.subject))")],
          help: subjects.isEmpty
            ? "name the `endpoint` that the step calls, or what it `shares`"
            : "name an example of \(subjects.map(describe).joined(separator: ", or of "))"))
    }
    return place
  }

  private func describe(_ subject: Example.Subject) -> String {
    switch subject {
    case .instance(let link): "`\(resolver.objects[link.index].metadata.reference)`"
    case .request(let link): "the request of `\(resolver.endpoints[link.index].metadata.reference)`"
    case .response(let link): "the response of `\(resolver.endpoints[link.index].metadata.reference)`"
    }
  }
}
