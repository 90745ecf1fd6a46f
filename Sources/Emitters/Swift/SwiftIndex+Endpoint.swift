import Model
import Naming
import Printing

/// Prints endpoints: constants that know the types of their bodies.
extension SwiftIndex {
  func printEndpoint(_ endpoint: Endpoint, into files: inout SwiftFiles) {
    let metadata = endpoint.metadata
    let scope = scope(metadata)
    let name = SwiftNaming.endpoint(endpoint)
    let file = "API+\(name.prefix(1).uppercased())\(name.dropFirst())"
    files.addSource("Sources/\(moduleNames[metadata.module.index])/API/\(file).swift", from: metadata.reference) {
      printer in
      let request = body(endpoint.request, alias: SwiftNaming.requestEnvelope(endpoint), in: scope)
      let response = body(endpoint.response, alias: SwiftNaming.responseEnvelope(endpoint), in: scope)
      for (body, role) in [(request, "request to"), (response, "response of")] {
        guard let meaning = body.meaning else { continue }
        printer.documentation("The body of a \(role) `API.\(name)`.")
        printer.line("public typealias \(body.name) = \(meaning)")
        printer.line()
      }
      printer.block("extension API") { printer in
        printer.documentation(documentation(endpoint, in: scope))
        if let message = metadata.deprecationMessage { printer.line(SwiftDeprecation.attribute(message)) }
        let head = "public static let \(SwiftNaming.escaped(name)) = Endpoint<"
        let types = "\(request.name), \(response.name)"
        if head.utf8.count + types.utf8.count <= 114 {
          printer.line("\(head)\(types)>(")
        } else {
          printer.line(head)
          printer.line("  \(types)")
          printer.line(">(")
        }
        printer.indented { printer in
          var arguments = [
            "id: \(SwiftLiteral.string(metadata.reference))", "method: .\(endpoint.method.swiftCase)",
            "path: \(SwiftLiteral.string(endpoint.path))", "exchange: .\(endpoint.exchange.rawValue)",
          ]
          if let action = endpoint.action { arguments.append("action: \(SwiftLiteral.string(action))") }
          if let action = endpoint.responseAction { arguments.append("responseAction: \(SwiftLiteral.string(action))") }
          for (index, argument) in arguments.enumerated() {
            printer.line(index + 1 < arguments.count ? argument + "," : argument + ")")
          }
        }
      }
    }
  }

  /// The type of a request or response body: a name, and what the name stands for when it is made for this endpoint.
  private func body(
    _ payload: Payload?, alias: String, in scope: SwiftScope
  ) -> (name: String, meaning: String?) {
    guard let payload else { return ("Never", nil) }
    guard payload.wrapping != nil else { return (bodyType(payload, in: scope), nil) }
    return (alias, bodyType(payload, in: scope))
  }

  /// `Envelope<MsgHeader, SearchRequest>`, or the message alone.
  func bodyType(_ payload: Payload, in scope: SwiftScope) -> String {
    let message = type(payload.message, in: scope)
    guard let wrapping = payload.wrapping else { return message }
    let envelope = type(wrapping.envelope, in: scope)
    return "\(envelope)<\(type(wrapping.header, in: scope)), \(message)>"
  }

  private func documentation(_ endpoint: Endpoint, in scope: SwiftScope) -> SwiftDocumentation {
    var facts = [SwiftDocumentation.code("\(endpoint.method.rawValue) \(endpoint.path)")]
    switch endpoint.exchange {
    case .async:
      facts[0] += ": acknowledged at once."
      if let callback = endpoint.callback {
        facts[0] += " The answer comes to `API.\(SwiftNaming.endpoint(standard[callback]))`."
      }
    case .sync: facts[0] += ": answered in the response."
    case .callback: facts[0] += ": the answer to an earlier request."
    case .push: facts[0] += ": sent to those who subscribed."
    }
    if let upload = endpoint.upload {
      facts.append("The request may also be sent as a file, in a form with the fields of `\(type(upload, in: scope))`.")
    }
    let schemes = endpoint.security.map { SwiftDocumentation.code(standard[$0].metadata.name) }
    facts.append(
      schemes.isEmpty
        ? "Open to everyone." : "Callers prove who they are with \(schemes.joined(separator: " or ")).")
    for group in endpoint.parameters {
      let place =
        switch group.location {
        case .path: "The placeholders of the path are"
        case .query: "The parameters of the query are"
        case .header: "The headers of the request are"
        }
      facts.append("\(place) the attributes of `\(type(group.message, in: scope))`.")
    }
    if let headers = endpoint.answerHeaders {
      facts.append("The headers of the answer are the attributes of `\(type(headers, in: scope))`.")
    }
    if endpoint.success != 200 { facts.append("The status of success is \(endpoint.success).") }
    if !endpoint.service.scopes.isEmpty {
      let scopes = endpoint.service.scopes.map { SwiftDocumentation.code($0) }
      facts.append("The token has the scopes \(scopes.joined(separator: ", ")).")
    }
    if let batch = endpoint.service.limits.batch { facts.append("A request holds at most \(batch) items.") }
    if !endpoint.errors.isEmpty { facts.append(errors(endpoint, in: scope)) }
    return documentation(endpoint.metadata, kind: "Endpoint", facts: facts)
  }

  /// `Errors are 400, 401 and 500 with `HttpErrorResponse`.`
  private func errors(_ endpoint: Endpoint, in scope: SwiftScope) -> String {
    var groups: [(message: Link<DataObject>, statuses: [String])] = []
    for error in endpoint.errors {
      if let place = groups.firstIndex(where: { $0.message == error.message }) {
        groups[place].statuses.append(String(error.status))
      } else {
        groups.append((error.message, [String(error.status)]))
      }
    }
    let parts = groups.map { group in
      let others = group.statuses.dropLast().joined(separator: ", ")
      let last = group.statuses.last ?? ""
      return "\(others.isEmpty ? last : "\(others) and \(last)") with `\(type(group.message, in: scope))`"
    }
    return "Errors are \(parts.joined(separator: "; "))."
  }
}

extension Endpoint.Method {
  fileprivate var swiftCase: String {
    switch self {
    case .get: "get"
    case .post: "post"
    case .put: "put"
    case .patch: "patch"
    case .delete: "delete"
    }
  }
}
