import Diagnostics
import Model
import Source

/// From process to endpoint to message to object to code there is no gap, and nothing lies outside.
struct Traceability: Rule {
  static let documentation = RuleDocumentation(
    code: "traceability",
    summary: "Processes call endpoints, and every endpoint, message, object and code directory serves a process.",
    why:
      "What no process needs is built by everybody and used by nobody; a process that leads to no endpoint, or shares "
      + "what its message cannot carry, cannot be carried out.",
    bad: "steps:\n  refer: { from: sp, to: ess, endpoint: API.EMP.01 search, shares: [DO.EMP.02 Member], … }",
    good: "steps:\n  refer: { from: sp, to: ess, endpoint: API.EMP.05 notify, shares: [DO.EMP.02 Member], … }")

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    let used = Set(standard.processes.flatMap(\.uses))
    for (index, process) in standard.processes.enumerated() where process.metadata.status == .published {
      // What others build on, such as logging, need not call anything itself.
      if !used.contains(Link(index)), !process.steps.contains(where: { $0.endpoint != nil }) {
        diagnostics.report(
          Diagnostic(
            Self.documentation.code, "no step of `\(process.metadata.reference)` calls an endpoint",
            at: process.metadata.origin.span,
            help: "name the endpoint in the step that uses the interface: `endpoint: `"))
      }
      for step in process.steps { checkShares(of: step, in: process, standard, &diagnostics) }
    }
    checkUse(standard, &diagnostics)
  }

  /// What a step shares can stand in the message that carries it.
  private func checkShares(
    of step: Process.Step, in process: Process, _ standard: Standard, _ diagnostics: inout Diagnostics
  ) {
    guard let (endpoint, payload) = carrier(of: step, in: process, standard), !step.shares.isEmpty else { return }
    let carried = Trace(of: payload.message, in: standard).objects
    for share in step.shares where !carried.contains(share.object) {
      let (message, object) = (standard[payload.message].metadata, standard[share.object].metadata)
      diagnostics.report(
        Diagnostic(
          Self.documentation.code,
          "the step `\(step.key)` shares `\(object.reference)`, which `\(message.reference)` cannot carry",
          at: step.origin.span,
          also: [.init(endpoint.metadata.origin.span, "this endpoint carries `\(message.reference)`")],
          help: "share what the message holds, or call another endpoint"))
    }
  }

  /// The endpoint by which the data of a step travel, and the payload that holds them.
  private func carrier(of step: Process.Step, in process: Process, _ standard: Standard) -> (Endpoint, Payload)? {
    if let link = step.endpoint {
      let endpoint = standard[link]
      return (endpoint.request ?? endpoint.response).map { (endpoint, $0) }
    }
    guard let answered = step.answers, let link = process.steps[answered].endpoint else { return nil }
    return standard[link].response.map { (standard[link], $0) }
  }

  private func checkUse(_ standard: Standard, _ diagnostics: inout Diagnostics) {
    // A standard without processes, such as one that only holds data, has nothing to trace from.
    if standard.processes.isEmpty { return }
    let trace = Trace(standard)
    // What only hangs on something that no process uses is not said again.
    var said = trace
    for (index, endpoint) in standard.endpoints.enumerated() {
      let link = Link<Endpoint>(index)
      said.add(link, of: standard)
      report(
        endpoint.metadata, isUsed: trace.endpoints.contains(link), isSaid: false,
        "no process calls `\(endpoint.metadata.reference)`",
        "name it in a step, an alternative or an exception of a process", &diagnostics)
    }
    let usage = Usage(standard)
    // First those that nothing refers to, then those that refer to one another.
    let links = standard.dataObjects.indices.map { Link<DataObject>($0) }
    let isRoot = links.map { (usage.placesOfObject[$0] ?? []).isEmpty && (usage.children[$0] ?? []).isEmpty }
    for link in links.filter({ isRoot[$0.index] }) + links.filter({ !isRoot[$0.index] }) {
      let object = standard[link]
      let isMessage = object.kind == .message
      let isSaid = said.objects.contains(link)
      said.add(link, of: standard)
      report(
        object.metadata, isUsed: trace.objects.contains(link), isSaid: isSaid,
        "no \(isMessage ? "endpoint" : "message") that a process uses carries `\(object.metadata.reference)`",
        "use it in \(isMessage ? "an endpoint or a message" : "a message")", &diagnostics)
    }
    for (index, directory) in standard.codeDirectories.enumerated() {
      let link = Link<CodeDirectory>(index)
      report(
        directory.metadata, isUsed: trace.directories.contains(link), isSaid: said.directories.contains(link),
        "no attribute of what a process uses takes codes of `\(directory.metadata.reference)`",
        "give an attribute this type", &diagnostics)
    }
  }

  /// - Parameter isSaid: whether it hangs on something that is unused, which has been reported.
  private func report(
    _ metadata: Metadata, isUsed: Bool, isSaid: Bool, _ message: String, _ help: String,
    _ diagnostics: inout Diagnostics
  ) {
    if metadata.status != .published || (metadata.unused == nil ? isUsed || isSaid : !isUsed) { return }
    diagnostics.report(
      Diagnostic(
        Self.documentation.code,
        isUsed ? "`\(metadata.reference)` is said to be unused, but a process uses it" : message,
        at: metadata.origin.span,
        help: isUsed ? "delete `unused`" : "\(help), delete it, or say why it stands there: `unused: …`"))
  }
}
