import Emission
import Model
import Naming
import Printing

/// The pages of an endpoint and of a security scheme.
extension Site {
  mutating func endpointPage(
    _ endpoint: Endpoint, _ link: Link<Endpoint>, _ entry: Entry
  ) throws(TemplateError) -> Artefact {
    let page = page(at: entry.path)
    let exchange = Wording.exchange(endpoint.exchange)
    let processes = usage.processesOfEndpoint[link, default: []].map { page.link(to: $0) }
    let content = try html(
      "endpoint",
      [
        "headHTML": .html(head(endpoint.metadata, entry, on: page)),
        "method": .text(endpoint.method.rawValue),
        "path": .text(endpoint.path),
        "exchange": .text(exchange.name),
        "exchangeMeaning": .text(exchange.meaning),
        "callbackHTML": .ifAny(endpoint.callback.map { page.link(to: $0) }),
        "requesterHTML": .ifAny(usage.requesterOfCallback[link].map { page.link(to: $0) }),
        "requestHTML": .ifAny(endpoint.request.map { payload($0, action: endpoint.action, on: page) }),
        "uploadHTML": .ifAny(endpoint.upload.map { page.link(to: $0) }),
        "responseHTML": .ifAny(endpoint.response.map { payload($0, action: endpoint.responseAction, on: page) }),
        "parametersHTML": .ifAny(parameters(of: endpoint, on: page)),
        "success": .text(
          Wording.httpStatus(endpoint.success).map { "\(endpoint.success) \($0)" } ?? "\(endpoint.success)"),
        "isPlainSuccess": .flag(endpoint.success == 200),
        "answerHeadersHTML": .ifAny(
          endpoint.answerHeaders.map { rows(of: $0, location: nil, on: page) }),
        "securityHTML": .html(security(endpoint.security, scopes: endpoint.service.scopes, on: page)),
        "serviceHTML": .ifAny(HTML.facts(facts(endpoint.service, on: page))),
        "errorsHTML": .ifAny(errors(endpoint.errors, on: page)),
        "examplesHTML": .ifAny(exampleBoxes([.request(link), .response(link)], on: page)),
        "processesHTML": .ifAny(HTML.list(processes)),
        "aboutHTML": .html(about(endpoint.metadata, on: page)),
      ])
    return try artefact(endpoint.metadata, entry, on: page, content: content)
  }

  /// The message, or the envelope with what stands in its two places.
  private func payload(_ payload: Payload, action: String?, on page: Page) -> HTML {
    guard let wrapping = payload.wrapping else {
      return HTML.facts([("Body", page.link(to: payload.message))])
    }
    let envelope = standard[wrapping.envelope].envelope
    var header = page.link(to: wrapping.header)
    if let action {
      let name = page.link(to: "action", of: wrapping.header)
      let hasAction = standard[wrapping.header].attribute(named: "action") != nil
      header += ", where \(hasAction ? name : "<code>action</code>") is <code>\(action)</code>"
    }
    return HTML.facts([
      ("Body", page.link(to: wrapping.envelope)),
      ("Its <code>\(envelope?.header ?? "header")</code>", header),
      ("Its <code>\(envelope?.message ?? "message")</code>", page.link(to: payload.message)),
    ])
  }

  private func parameters(of endpoint: Endpoint, on page: Page) -> HTML {
    var html = HTML()
    for group in endpoint.parameters { html += rows(of: group.message, location: group.location, on: page) }
    return html
  }

  /// A row for each attribute of a message whose attributes are parameters or headers.
  private func rows(of message: Link<DataObject>, location: Parameters.Location?, on page: Page) -> HTML {
    var html = HTML()
    for attribute in standard[message].attributes {
      let place: HTML = location.map { "<td>\($0.rawValue)</td>" } ?? ""
      html += """
        <tr><th scope="row">\(page.link(to: attribute.name, of: message))</th>\(place)\
        <td>\(type(attribute.type, on: page))</td><td>\(Wording.cardinality(attribute.cardinality))</td>\
        <td>\(page.html(attribute.summary))</td></tr>

        """
    }
    return html
  }

  private func facts(_ service: Service, on page: Page) -> [(HTML, HTML)] {
    var facts: [(HTML, HTML)] = []
    let limits = [
      service.limits.requestsPerHour.map { "\($0) requests an hour" as HTML },
      service.limits.burstPerSecond.map { "\($0) requests a second" as HTML },
      service.limits.batch.map { "\($0) items in a request" as HTML },
    ].compactMap(\.self)
    if !limits.isEmpty { facts.append(("At most", HTML.joined(limits, by: ", "))) }
    if let key = service.idempotencyKey {
      facts.append(
        (
          "Repeated requests",
          "A request with the same <code>\(key)</code> is not carried out again; it gets the first answer."
        ))
    }
    for level in service.levels {
      facts.append((page.html(level.name), level.target.map { HTML(text: $0) } ?? HTML()))
    }
    if let audit = service.audit { facts.append(("Recorded of every call", page.link(to: audit))) }
    if let delivery = service.delivery {
      facts.append(("Signature", "The header <code>\(delivery.signature)</code> signs the body."))
      let retries: HTML =
        delivery.retries.isEmpty ? "" : ", then again after \(delivery.retries.joined(separator: ", "))"
      facts.append(("Delivery", "The sender waits \(delivery.timeout) for an answer\(retries)."))
      if let failures = delivery.disableAfter {
        facts.append(("After \(failures) failures", "The subscription is disabled."))
      }
    }
    return facts
  }

  private func security(_ schemes: [Link<SecurityScheme>], scopes: [String], on page: Page) -> HTML {
    let html = security(schemes, on: page)
    if scopes.isEmpty { return html }
    let names = scopes.map { "<code>\($0)</code>" as HTML }
    return
      "\(html)<p>The token has the \(scopes.count == 1 ? "scope" : "scopes") \(HTML.joined(names, by: ", ")).</p>\n"
  }

  private func security(_ schemes: [Link<SecurityScheme>], on page: Page) -> HTML {
    if schemes.isEmpty { return "<p>Open to everyone: callers need not prove who they are.</p>\n" }
    let items = schemes.map { link -> HTML in
      "\(page.link(to: .securityScheme(link))): \(page.html(standard[link].metadata.summary))"
    }
    return items.count == 1
      ? "<p>\(items[0])</p>\n" : "<p>Any one of these is enough:</p>\n\(HTML.list(items, class: "bullets"))"
  }

  private func errors(_ errors: [ErrorResponse], on page: Page) -> HTML {
    var html = HTML()
    for error in errors {
      let name = Wording.httpStatus(error.status).map { " \($0)" } ?? ""
      let summary = error.summary.map(page.html) ?? HTML()
      html += """
        <tr><th scope="row"><code>\(error.status)</code>\(name)</th><td>\(summary)</td>\
        <td>\(page.link(to: error.message))</td></tr>

        """
    }
    return html
  }

  mutating func securitySchemePage(
    _ scheme: SecurityScheme, _ link: Link<SecurityScheme>, _ entry: Entry
  ) throws(TemplateError) -> Artefact {
    let page = page(at: entry.path)
    let endpoints = standard.endpoints.indices.filter { standard.endpoints[$0].security.contains(link) }
    let content = try html(
      "security-scheme",
      [
        "headHTML": .html(head(scheme.metadata, entry, on: page)),
        "factsHTML": .html(HTML.facts(facts(scheme.method, on: page))),
        "endpointsHTML": .ifAny(HTML.list(endpoints.map { page.link(to: Link<Endpoint>($0)) })),
        "aboutHTML": .html(about(scheme.metadata, on: page)),
      ])
    return try artefact(scheme.metadata, entry, on: page, content: content)
  }

  private func facts(_ method: SecurityScheme.Method, on page: Page) -> [(HTML, HTML)] {
    switch method {
    case .http(let scheme, let format):
      var facts: [(HTML, HTML)] = [
        ("How", "The <code>Authorization</code> header of each request holds <code>\(scheme)</code> credentials.")
      ]
      if let format { facts.append(("Format of the token", "<code>\(format)</code>")) }
      return facts
    case .apiKey(let parameter, let location):
      return [("How", "Each request carries a key in the \(location) parameter <code>\(parameter)</code>.")]
    case .oauth2ClientCredentials(let tokenURL, let scopes):
      var facts: [(HTML, HTML)] = [
        ("How", "OAuth 2.0 client credentials: the caller exchanges its secret for a token and sends that."),
        ("Token from", "<code>\(tokenURL)</code>"),
      ]
      if !scopes.isEmpty {
        let items = scopes.map { "<code>\($0.name)</code>: \(page.html($0.summary))" as HTML }
        facts.append(("Scopes", HTML.list(items)))
      }
      return facts
    case .openIDConnect(let url):
      return [("How", "OpenID Connect."), ("Discovery at", "<code>\(url)</code>")]
    }
  }
}
