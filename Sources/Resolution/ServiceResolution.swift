import Definitions
import Diagnostics
import Model

extension Resolver {
  /// The parameters of an endpoint, each group the attributes of a message.
  func parameters(
    of definition: EndpointDefinition, _ owner: Int, _ diagnostics: inout Diagnostics
  ) -> [Parameters] {
    var groups: [Parameters] = []
    for written in definition.service.parameters {
      guard let location = Parameters.Location(rawValue: written.location.value),
        let symbol = symbol(written.message, [.message], from: owner, &diagnostics)
      else { continue }
      checkFlat(Link(symbol.index), written.message, as: location.rawValue + " parameters", &diagnostics)
      groups.append(Parameters(location: location, message: Link(symbol.index)))
    }
    checkPlaceholders(definition, groups.first { $0.location == .path }?.message, &diagnostics)
    return groups
  }

  func answerHeaders(
    of definition: EndpointDefinition, _ owner: Int, _ diagnostics: inout Diagnostics
  ) -> Link<DataObject>? {
    guard let reference = definition.service.answerHeaders,
      let symbol = symbol(reference, [.message], from: owner, &diagnostics)
    else { return nil }
    checkFlat(Link(symbol.index), reference, as: "headers", &diagnostics)
    return Link(symbol.index)
  }

  func success(of definition: EndpointDefinition, _ diagnostics: inout Diagnostics) -> Int {
    guard let status = definition.service.success else { return 200 }
    if (200...299).contains(status.value) { return status.value }
    diagnostics.report(
      Diagnostic(
        "invalid-status", "expected an HTTP status of success, found `\(status.value)`", at: status.span,
        help: "write a number from 200 to 299"))
    return 200
  }

  func service(
    of definition: EndpointDefinition, _ parameters: [Parameters], _ security: [Link<SecurityScheme>], _ owner: Int,
    _ diagnostics: inout Diagnostics
  ) -> Service {
    let written = definition.service
    checkScopes(written.scopes, security, hasLostScheme: security.count < definition.security.count, &diagnostics)
    checkIdempotencyKey(written, parameters, &diagnostics)
    if let delivery = written.delivery, let exchange = definition.exchange, exchange.value != "push" {
      diagnostics.report(
        Diagnostic(
          "useless-delivery", "only what is pushed to subscribers has a delivery", at: delivery.signature.span,
          also: [.init(exchange.span, "the exchange is `\(exchange.value)`")],
          help: "delete `delivery`, or write `exchange: push`"))
    }
    var limits = Service.Limits()
    for limit in written.limits {
      switch limit.kind.value {
      case "requests_per_hour": limits.requestsPerHour = limit.value
      case "burst_per_second": limits.burstPerSecond = limit.value
      default: limits.batch = limit.value
      }
    }
    return Service(
      scopes: written.scopes.map(\.value), limits: limits, levels: measures(written.levels, &diagnostics),
      idempotencyKey: written.idempotencyKey?.value,
      audit: written.audit.flatMap { symbol($0, [.object, .message], from: owner, &diagnostics) }.map {
        Link($0.index)
      },
      delivery: written.delivery.map {
        Service.Delivery(
          signature: $0.signature.value, timeout: $0.timeout.value, retries: $0.retries.map(\.value),
          disableAfter: $0.disableAfter?.value)
      })
  }

  func measures(_ written: [MeasureDefinition], _ diagnostics: inout Diagnostics) -> [Measure] {
    written.map { Measure(name: text($0.name, &diagnostics), target: $0.target?.value) }
  }

  /// What stands in a path, a query or a header is a value or a list of values.
  private func checkFlat(
    _ link: Link<DataObject>, _ reference: Reference, as role: String, _ diagnostics: inout Diagnostics
  ) {
    for attribute in objects[link.index].attributes {
      switch attribute.type {
      case .code: continue
      case .data(let type) where ![.object, .array, .any].contains(dataTypes[type.index].primitive): continue
      case .data, .object, .choice, .parameter:
        diagnostics.report(
          Diagnostic(
            "invalid-parameter", "`\(attribute.name)` is no single value, so it cannot stand among \(role)",
            at: attribute.origin.span, also: [.init(reference.span, "used here")],
            help: "give it a data type or a code directory, or put it into the body"))
      }
    }
  }

  /// Each `{name}` of the path is an attribute, and the other way round.
  private func checkPlaceholders(
    _ definition: EndpointDefinition, _ message: Link<DataObject>?, _ diagnostics: inout Diagnostics
  ) {
    guard let path = definition.path else { return }
    let names = path.value.split(separator: "{").dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
    let written = definition.service.parameters.first { $0.location.value == "path" }
    if written != nil && message == nil { return }
    if let message, !gaps[message.index].attributes.isEmpty { return }
    let attributes = message.map { objects[$0.index].attributes } ?? []
    for name in names where !attributes.contains(where: { $0.name == name }) {
      diagnostics.report(
        Diagnostic(
          "missing-parameter", "the path holds `{\(name)}`, which no parameter describes", at: path.span,
          help: written.map { "add the attribute `\(name)` to `\($0.message.value)`" }
            ?? "name a message with the attribute `\(name)`: `parameters: { path: … }`"))
    }
    for attribute in attributes {
      if !names.contains(attribute.name) {
        diagnostics.report(
          Diagnostic(
            "missing-parameter", "the path does not hold `{\(attribute.name)}`", at: path.span,
            also: [.init(attribute.origin.span, "the parameter")], help: "add it to the path, or delete the attribute"))
      } else if attribute.cardinality.minimum != 1 || attribute.cardinality.isList {
        diagnostics.report(
          Diagnostic(
            "invalid-parameter", "`\(attribute.name)` stands in a path, so it is there once", at: attribute.origin.span,
            also: [.init(path.span, "the path")], help: "write `cardinality: 1..1`"))
      }
    }
  }

  private func checkScopes(
    _ scopes: [Located<String>], _ security: [Link<SecurityScheme>], hasLostScheme: Bool,
    _ diagnostics: inout Diagnostics
  ) {
    if hasLostScheme { return }
    let known = security.flatMap { link -> [String] in
      guard case .oauth2ClientCredentials(_, let scopes) = schemes[link.index].method else { return [] }
      return scopes.map(\.name)
    }
    for scope in scopes where !known.contains(scope.value) {
      diagnostics.report(
        Diagnostic(
          "unknown-scope", "no security scheme of the endpoint has the scope `\(scope.value)`", at: scope.span,
          help: NearestName.of(scope.value, among: known).map { "write `\($0)`" }
            ?? "add it to the `scopes` of an `oauth2` scheme, and name that in `security`"))
    }
  }

  private func checkIdempotencyKey(
    _ written: ServiceDefinition, _ parameters: [Parameters], _ diagnostics: inout Diagnostics
  ) {
    guard let key = written.idempotencyKey else { return }
    let headers = parameters.first { $0.location == .header }
    if headers == nil && written.parameters.contains(where: { $0.location.value == "header" }) { return }
    let names = headers.map { objects[$0.message.index].attributes.map(\.name) } ?? []
    let hasLostIt = headers.map {
      gaps[$0.message.index].attributes.contains(key.value) || gaps[$0.message.index].isIncomplete
    }
    if names.contains(key.value) || hasLostIt == true { return }
    diagnostics.report(
      Diagnostic(
        "unknown-attribute", "the endpoint has no header `\(key.value)`", at: key.span,
        help: NearestName.of(key.value, among: names).map { "write `\($0)`" }
          ?? "add the attribute to the message in `parameters: { header: … }`"))
  }
}
