import Diagnostics
import Model
import Source

/// Every data object, message, endpoint and exchange has an example.
struct ExamplePresence: Rule {
  static let documentation = RuleDocumentation(
    code: "example-presence",
    summary: "Every data object, message, endpoint and step that uses the interface has an example.",
    why: "People who build an interface copy the examples first. What has none is guessed, and guessed differently.",
    bad: "steps:\n  refer: { from: sp, to: ess, summary: Refers., endpoint: API.EMP.05 notify }",
    good: "steps:\n  refer: { from: sp, to: ess, summary: Refers., endpoint: API.EMP.05 notify, examples: [refer-bob] }"
  )

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    var subjects: Set<Example.Subject> = []
    // What stands within an example, or what the example of an endpoint would show, is not missed apart.
    var excused: Set<Link<DataObject>> = []
    for example in standard.examples {
      subjects.insert(example.subject)
      InstanceWalk(standard) { link, _, _ in excused.insert(link) }.walk(example.value, as: example.subject)
    }
    for (index, endpoint) in standard.endpoints.enumerated() where endpoint.metadata.status == .published {
      let link = Link<Endpoint>(index)
      // Parameters and headers are no bodies.
      excused.formUnion(endpoint.parameters.map(\.message))
      if let headers = endpoint.answerHeaders { excused.insert(headers) }
      if endpoint.request == nil && endpoint.response == nil { continue }
      if subjects.contains(.request(link)) || subjects.contains(.response(link)) { continue }
      let key = endpoint.request == nil ? "response" : "request"
      for message in endpoint.messages { excused.formUnion(Trace(of: message, in: standard).objects) }
      report(endpoint.metadata, "add `example: …` with `\(key): \(endpoint.metadata.reference)`", &diagnostics)
    }
    for (index, object) in standard.dataObjects.enumerated() where object.metadata.status == .published {
      let link = Link<DataObject>(index)
      switch object.kind {
      case .object:
        if subjects.contains(.instance(link)) { continue }
        report(object.metadata, "add `example: …` with `of: \(object.metadata.reference)`", &diagnostics)
      case .message:
        if excused.contains(link) { continue }
        let isAlone = object.envelope == nil
        report(
          object.metadata,
          isAlone
            ? "add `example: …` with `of: \(object.metadata.reference)`, or use it in the example of an exchange"
            : "add the example of an exchange that uses it", &diagnostics)
      }
    }
    for process in standard.processes where process.metadata.status == .published {
      for step in process.steps where step.examples.isEmpty && (step.endpoint != nil || step.answers != nil) {
        diagnostics.report(
          Diagnostic(
            Self.documentation.code, "the step `\(step.key)` has no example", at: step.origin.span,
            help: "name one that shows what passes: `examples: […]`"))
      }
    }
  }

  private func report(_ metadata: Metadata, _ help: String, _ diagnostics: inout Diagnostics) {
    diagnostics.report(
      Diagnostic(
        Self.documentation.code, "`\(metadata.reference)` has no example", at: metadata.origin.span, help: help))
  }
}
