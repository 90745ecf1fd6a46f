import Model
import Naming
import Printing

extension OpenAPICollection {
  var securitySchemes: [OpenAPIPart] {
    standard.securitySchemes.enumerated().map { index, scheme in
      let about = members(("description", .string(prose(scheme.metadata.summary, scheme.metadata.description))))
      return OpenAPIPart(
        component: component(Link(index)), draft: .object(method(scheme.method) + about + identity(scheme.metadata)))
    }
  }

  func component(_ scheme: Link<SecurityScheme>) -> OpenAPIComponent {
    OpenAPIComponent(kind: .securitySchemes, name: names[scheme])
  }

  /// Each alternative is enough; an empty list says openly that there is none.
  func security(_ endpoint: Endpoint) -> [Draft.Member] {
    let alternatives = endpoint.security.map { link -> Draft in
      // Only tokens of OAuth have scopes.
      guard case .oauth2ClientCredentials(_, let known) = standard[link].method else {
        return .object([.part(names[link], [])])
      }
      let scopes = endpoint.service.scopes.filter { scope in known.contains { $0.name == scope } }
      return .object([.part(names[link], .array(scopes.map(Draft.string)))])
    }
    return [.part("security", .array(alternatives))]
  }

  private func method(_ method: SecurityScheme.Method) -> [Draft.Member] {
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
              "scopes": .object(scopes.map { .part($0.name, .string($0.summary.plain)) }),
            ]
          ]
        ))
    case .openIDConnect(let url): members(("type", "openIdConnect"), ("openIdConnectUrl", .string(url)))
    }
  }
}
