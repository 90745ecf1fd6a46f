import Model
import Naming
import Printing

extension OpenAPIDocument {
  var securitySchemes: [JSON.Member] {
    standard.securitySchemes.enumerated().map { index, scheme in
      let about: [JSON.Member] = [
        JSON.Member("description", .string(prose(scheme.metadata.summary, scheme.metadata.description)))
      ]
      return JSON.Member(
        names[Link<SecurityScheme>(index)], .object(method(scheme.method) + about + identity(scheme.metadata)))
    }
  }

  /// Each alternative is enough; an empty list says openly that there is none.
  func security(_ endpoint: Endpoint) -> [JSON.Member] {
    let alternatives = endpoint.security.map { link -> JSON in
      // Only tokens of OAuth have scopes.
      guard case .oauth2ClientCredentials(_, let known) = standard[link].method else {
        return .object([JSON.Member(names[link], [])])
      }
      let scopes = endpoint.service.scopes.filter { scope in known.contains { $0.name == scope } }
      return .object([JSON.Member(names[link], .array(scopes.map(JSON.string)))])
    }
    return [JSON.Member("security", .array(alternatives))]
  }

  private func method(_ method: SecurityScheme.Method) -> [JSON.Member] {
    switch method {
    case .http(let scheme, let bearerFormat):
      members(("type", "http"), ("scheme", .string(scheme)), ("bearerFormat", text(bearerFormat)))
    case .apiKey(let parameter, let location):
      members(("type", "apiKey"), ("name", .string(parameter)), ("in", .string(location)))
    case .oauth2ClientCredentials(let tokenURL, let scopes):
      members(
        ("type", "oauth2"),
        (
          "flows",
          [
            "clientCredentials": [
              "tokenUrl": .string(tokenURL),
              "scopes": .object(scopes.map { JSON.Member($0.name, .string($0.summary.plain)) }),
            ]
          ]
        ))
    case .openIDConnect(let url): members(("type", "openIdConnect"), ("openIdConnectUrl", .string(url)))
    }
  }
}
