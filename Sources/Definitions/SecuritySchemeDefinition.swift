import Diagnostics

/// `security_scheme: Authorization`
package struct SecuritySchemeDefinition: Sendable {
  package let head: HeadDefinition
  package let method: Method?

  package enum Method: Sendable {
    case http(scheme: Located<String>, bearerFormat: Located<String>?)
    case apiKey(parameter: Located<String>, location: Located<String>)
    case oauth2(tokenURL: Located<String>, scopes: [Scope])
    case openID(url: Located<String>)
  }

  package struct Scope: Sendable {
    package let name: Located<String>
    package let summary: TextDefinition
  }

  static let keys = ["type", "scheme", "bearer_format", "in", "parameter", "token_url", "scopes", "url"]

  init(_ fields: Fields, _ head: HeadDefinition, _ diagnostics: inout Diagnostics) {
    self.head = head
    if fields["type"] == nil {
      fields.reportMissing("type", "`http`, `api_key`, `oauth2` or `openid`", to: &diagnostics)
    }
    switch fields.choice("type", of: ["http", "api_key", "oauth2", "openid"], &diagnostics)?.value {
    case "http":
      method = fields.required("scheme", "e.g. `scheme: bearer`", &diagnostics).map {
        .http(scheme: $0, bearerFormat: fields.string("bearer_format", &diagnostics))
      }
    case "api_key":
      let parameter = fields.required("parameter", "name the header, cookie or query parameter", &diagnostics)
      if fields["in"] == nil { fields.reportMissing("in", "`header`, `query` or `cookie`", to: &diagnostics) }
      let location = fields.choice("in", of: ["header", "query", "cookie"], &diagnostics)
      if let parameter, let location {
        method = .apiKey(parameter: parameter, location: location)
      } else {
        method = nil
      }
    case "oauth2":
      let scopes: [Scope] = fields.map("scopes", &diagnostics).compactMap { pair in
        readText(pair.value, subject: .named("scope", pair.key), key: pair.keySpan, reporting: &diagnostics).map {
          Scope(name: Located(pair.key, pair.keySpan), summary: $0)
        }
      }
      method = fields.required("token_url", "the address that issues tokens", &diagnostics).map {
        .oauth2(tokenURL: $0, scopes: scopes)
      }
    case "openid":
      method = fields.required("url", "the address of the discovery document", &diagnostics).map { .openID(url: $0) }
    default: method = nil
    }
  }
}
