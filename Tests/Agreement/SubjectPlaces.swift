import Model
import Naming
import Printing

/// Where each target speaks of a subject.
struct SubjectPlaces {
  private let standard: Standard
  private let schemas: JSONSchemaNaming
  private let openAPI: OpenAPINaming

  init(_ standard: Standard) {
    self.standard = standard
    schemas = JSONSchemaNaming(standard)
    openAPI = OpenAPINaming(standard)
  }

  /// `employment/DO.EMP.02`, `employment/API.EMP.01.request`
  func key(of subject: Example.Subject) -> String {
    switch subject {
    case .instance(let link): name(standard[link].metadata)
    case .request(let link): name(standard[link].metadata) + ".request"
    case .response(let link): name(standard[link].metadata) + ".response"
    }
  }

  func json(_ subject: Example.Subject) -> JSON {
    switch subject {
    case .instance(let link):
      let metadata = standard[link].metadata
      return place(
        subject, ["--as", name(metadata)], schema: schemas[link], openAPI: openAPI[link],
        context: JSONLDNaming.contextPath(link, in: standard), type: metadata.iri)
    case .request(let link):
      let endpoint = standard[link]
      return place(
        subject, ["--request", name(endpoint.metadata)], schema: schemas.body(link, .request),
        openAPI: openAPI.envelope(link, .request),
        context: JSONLDNaming.contextPath(.request, of: endpoint, in: standard), type: envelope(endpoint.request))
    case .response(let link):
      let endpoint = standard[link]
      return place(
        subject, ["--response", name(endpoint.metadata)], schema: schemas.body(link, .response),
        openAPI: openAPI.envelope(link, .response),
        context: JSONLDNaming.contextPath(.response, of: endpoint, in: standard), type: envelope(endpoint.response))
    }
  }

  private func place(
    _ subject: Example.Subject, _ arguments: [JSON], schema: String, openAPI: String, context: String, type: String
  ) -> JSON {
    guard let swift = SwiftNaming.judged(subject, in: standard) else {
      preconditionFailure("every subject can be decoded")
    }
    return [
      "arguments": .array(arguments), "schema": .string(schemas.iri(of: schema)), "openapi": .string(openAPI),
      "context": .string(context), "type": .string(type),
      "swift": .array([.string(swift.type), .string(swift.validation)]),
    ]
  }

  private func name(_ metadata: Metadata) -> JSON { .string(name(metadata)) }

  private func name(_ metadata: Metadata) -> String { standard[metadata.module].name + "/" + metadata.id }

  private func envelope(_ payload: Payload?) -> String {
    guard let wrapping = payload?.wrapping else { preconditionFailure("only bodies in envelopes are subjects") }
    return standard[wrapping.envelope].metadata.iri
  }
}
