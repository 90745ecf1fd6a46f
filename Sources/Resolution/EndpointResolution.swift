import Definitions
import Diagnostics
import Model

extension Resolver {
  mutating func resolveSecuritySchemes(_ diagnostics: inout Diagnostics) {
    schemes = schemeDefinitions.map { definition in
      let owner = module(of: definition.head)
      let method: SecurityScheme.Method =
        switch definition.method {
        case .http(let scheme, let format): .http(scheme: scheme.value, bearerFormat: format?.value)
        case .apiKey(let parameter, let location): .apiKey(parameter: parameter.value, location: location.value)
        case .oauth2(let url, let scopes):
          .oauth2ClientCredentials(
            tokenURL: url.value,
            scopes: scopes.map { .init(name: $0.name.value, summary: text($0.summary, &diagnostics)) })
        case .openID(let url): .openIDConnect(url: url.value)
        case nil: .http(scheme: "bearer", bearerFormat: nil)  // reported by `Definitions`
        }
      return SecurityScheme(metadata: plainMetadata(definition.head, owner, &diagnostics), method: method)
    }
  }

  mutating func resolveEndpoints(_ diagnostics: inout Diagnostics) {
    for (index, definition) in endpointDefinitions.enumerated() {
      let endpoint = endpoint(definition, &diagnostics)
      endpoints.append(endpoint)
      let hasLost =
        (definition.request != nil && endpoint.request == nil)
        || (definition.response != nil && endpoint.response == nil)
        || (definition.header != nil && endpoint.request?.wrapping == nil)
        || (definition.responseHeader != nil && endpoint.response?.wrapping == nil)
      if hasLost { incompleteEndpoints.insert(index) }
    }
    var first: [String: Located<String>] = [:]
    for definition in endpointDefinitions {
      guard let path = definition.path, let method = definition.method else { continue }
      let operation = "\(method.value) \(path.value)"
      if let earlier = first.updateValue(path, forKey: operation) {
        diagnostics.report(
          Diagnostic(
            "duplicate-operation", "two endpoints answer `\(operation)`", at: path.span,
            also: [.init(earlier.span, "the first one")], help: "give one of them another path or method"))
      }
    }
  }

  private func endpoint(_ definition: EndpointDefinition, _ diagnostics: inout Diagnostics) -> Endpoint {
    let head = definition.head
    let owner = module(of: head)
    func message(_ reference: Reference?) -> Link<DataObject>? {
      reference.flatMap { symbol($0, [.message], from: owner, &diagnostics) }.map { Link($0.index) }
    }
    let header = message(definition.header)
    let responseHeader = message(definition.responseHeader)
    let envelope = envelope(definition, definition.envelope, message(definition.envelope), &diagnostics)
    let responseEnvelope =
      definition.responseEnvelope == nil
      ? envelope
      : self.envelope(definition, definition.responseEnvelope, message(definition.responseEnvelope), &diagnostics)
    func wrapping(_ envelope: Link<DataObject>?, _ header: Link<DataObject>?) -> Payload.Wrapping? {
      guard let envelope, let header else { return nil }
      return Payload.Wrapping(envelope: envelope, header: header)
    }
    if let reference = definition.header, let header { checkHeader(reference, header, envelope, &diagnostics) }
    if let reference = definition.responseHeader, let responseHeader {
      checkHeader(reference, responseHeader, responseEnvelope, &diagnostics)
    }
    checkAction(definition.action, header, &diagnostics)
    checkAction(definition.responseAction, responseHeader, &diagnostics)
    checkPath(definition.path, &diagnostics)

    let security = definition.security.compactMap { symbol($0, [.securityScheme], from: owner, &diagnostics) }
    let errors = errors(definition, owner, &diagnostics)
    let schemes = security.map { Link<SecurityScheme>($0.index) }
    let parameters = parameters(of: definition, owner, &diagnostics)
    return Endpoint(
      metadata: plainMetadata(head, owner, &diagnostics),
      method: definition.method.flatMap { Endpoint.Method(rawValue: $0.value) } ?? .post,
      path: definition.path?.value ?? "/",
      exchange: definition.exchange.flatMap { Endpoint.Exchange(rawValue: $0.value) } ?? .sync,
      action: definition.action?.value, responseAction: definition.responseAction?.value,
      request: message(definition.request).map { Payload(message: $0, wrapping: wrapping(envelope, header)) },
      response: message(definition.response).map {
        Payload(message: $0, wrapping: wrapping(responseEnvelope, responseHeader))
      },
      callback: callback(definition, owner, &diagnostics), security: schemes,
      errors: errors, upload: message(definition.upload), parameters: parameters,
      answerHeaders: answerHeaders(of: definition, owner, &diagnostics), success: success(of: definition, &diagnostics),
      service: service(of: definition, parameters, schemes, owner, &diagnostics))
  }

  /// Where a header has no envelope to stand in, or an envelope no header, that is said here.
  private func envelope(
    _ definition: EndpointDefinition, _ reference: Reference?, _ link: Link<DataObject>?,
    _ diagnostics: inout Diagnostics
  ) -> Link<DataObject>? {
    guard let reference else {
      if let header = definition.header ?? definition.responseHeader {
        diagnostics.report(
          Diagnostic(
            "missing-key", "a header needs an envelope to stand in", at: header.span,
            help: "add `envelope: `, or delete the header"))
      }
      return nil
    }
    if definition.header == nil && definition.responseHeader == nil {
      diagnostics.report(
        Diagnostic(
          "missing-key", "an envelope needs a header", at: reference.span,
          help: "add `header: ` with the name of a message"))
    }
    guard let link else { return nil }
    if objects[link.index].envelope == nil {
      diagnostics.report(
        Diagnostic(
          "wrong-kind", "`\(reference.value)` is no envelope", at: reference.span,
          also: [.init(objects[link.index].metadata.origin.span, "it has no place for a header and a message")],
          help: "name a message with `parameter: header` and `parameter: message`"))
      return nil
    }
    return link
  }

  /// A header that goes into an envelope with encryption carries the flag that tells.
  private func checkHeader(
    _ reference: Reference, _ header: Link<DataObject>, _ envelope: Link<DataObject>?, _ diagnostics: inout Diagnostics
  ) {
    guard let encryption = envelope.flatMap({ objects[$0.index].envelope?.encryption }),
      gaps[header.index].attributes.isEmpty
    else { return }
    if case .data(let type) = objects[header.index].attribute(named: encryption.flag)?.type,
      dataTypes[type.index].primitive == .boolean
    {
      return
    }
    diagnostics.report(
      Diagnostic(
        "invalid-header", "the header has no Boolean attribute `\(encryption.flag)`", at: reference.span,
        also: [.init(objects[header.index].metadata.origin.span, "defined here")],
        help: "add it: receivers learn from it whether the message is encrypted"))
  }

  private func checkAction(
    _ action: Located<String>?, _ header: Link<DataObject>?, _ diagnostics: inout Diagnostics
  ) {
    guard let action, let header else { return }
    guard let attribute = objects[header.index].attribute(named: "action") else {
      if gaps[header.index].attributes.contains("action") { return }
      diagnostics.report(
        Diagnostic(
          "invalid-header", "the header has no attribute `action`", at: action.span,
          also: [.init(objects[header.index].metadata.origin.span, "defined here")]))
      return
    }
    guard case .code(let link) = attribute.type, !directoryDefinitions[link.index].isIncomplete else { return }
    let codes = directories[link.index].codes.map(\.value)
    if !codes.contains(action.value) {
      diagnostics.report(
        Diagnostic(
          "unknown-code", "`\(action.value)` is no code of `\(directories[link.index].metadata.reference)`",
          at: action.span,
          help: NearestName.of(action.value, among: codes).map { "write `\($0)`" }
            ?? "add the code, or choose one of \(codes.map { "`\($0)`" }.joined(separator: ", "))"))
    }
  }

  private func checkPath(_ path: Located<String>?, _ diagnostics: inout Diagnostics) {
    guard let path else { return }
    let isClean = path.value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"?#\"<>\\^`".utf8.contains($0) }
    if !path.value.hasPrefix("/") || !isClean {
      diagnostics.report(
        Diagnostic(
          "invalid-path", "expected a path, found `\(path.value)`", at: path.span,
          help: "begin it with `/`, e.g. `/registry/search`; it holds no query and no blanks"))
    }
  }

  private func callback(
    _ definition: EndpointDefinition, _ owner: Int, _ diagnostics: inout Diagnostics
  ) -> Link<Endpoint>? {
    let exchange = definition.exchange?.value
    guard let reference = definition.callback else {
      if exchange == "async", let span = definition.exchange?.span {
        diagnostics.report(
          Diagnostic(
            "missing-key", "an asynchronous endpoint says where its answer goes", at: span,
            help: "add `callback: ` with the endpoint of the requester, or write `exchange: push`"))
      }
      return nil
    }
    if let exchange, exchange != "async" {
      diagnostics.report(
        Diagnostic(
          "useless-callback", "only an asynchronous endpoint has a callback", at: reference.span,
          help: "delete it, or write `exchange: async`"))
    }
    guard let symbol = symbol(reference, [.endpoint], from: owner, &diagnostics) else { return nil }
    let target = endpointDefinitions[symbol.index]
    if let targetExchange = target.exchange, targetExchange.value != "callback" {
      diagnostics.report(
        Diagnostic(
          "wrong-kind", "`\(symbol.reference)` is no callback", at: reference.span,
          also: [.init(targetExchange.span, "its exchange is `\(targetExchange.value)`")],
          help: "name an endpoint with `exchange: callback`"))
    }
    return Link(symbol.index)
  }

  private func errors(
    _ definition: EndpointDefinition, _ owner: Int, _ diagnostics: inout Diagnostics
  ) -> [ErrorResponse] {
    var errors: [ErrorResponse] = []
    for written in definition.errors {
      guard let status = Int(written.status.value), (400...599).contains(status) else {
        diagnostics.report(
          Diagnostic(
            "invalid-status", "expected an HTTP error status, found `\(written.status.value)`", at: written.status.span,
            help: "write a number from 400 to 599"))
        continue
      }
      guard let symbol = symbol(written.message, [.message], from: owner, &diagnostics) else { continue }
      errors.append(
        ErrorResponse(
          status: status, message: Link(symbol.index), summary: written.summary.map { text($0, &diagnostics) }))
    }
    return errors.sorted { $0.status < $1.status }
  }

  /// For kinds whose IRI is the namespace and the identifier.
  func plainMetadata(_ head: HeadDefinition, _ owner: Int, _ diagnostics: inout Diagnostics) -> Metadata {
    metadata(
      head, module: owner,
      iri: iri(head.iri, namespace: manifest.modules[owner].module.namespace, default: head.id.value, &diagnostics),
      &diagnostics)
  }
}
