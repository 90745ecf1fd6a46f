import Diagnostics
import YAMLSyntax

/// `endpoint: API.EMP.01`
package struct EndpointDefinition: Sendable {
  package let head: HeadDefinition
  package let method: Located<String>?
  package let path: Located<String>?
  package let exchange: Located<String>?
  package let envelope: Reference?
  package let header: Reference?
  package let responseHeader: Reference?
  /// The envelope of the response, when it differs from that of the request.
  package let responseEnvelope: Reference?
  package let action: Located<String>?
  package let responseAction: Located<String>?
  package let request: Reference?
  package let response: Reference?
  package let callback: Reference?
  package let security: [Reference]
  package let upload: Reference?
  package let errors: [ErrorDefinition]
  package let service: ServiceDefinition

  package struct ErrorDefinition: Sendable {
    package let status: Located<String>
    package let message: Reference
    package let summary: TextDefinition?
  }

  static let keys =
    [
      "method", "path", "exchange", "envelope", "header", "response_header", "response_envelope", "action",
      "response_action", "request",
      "response", "callback", "security", "upload", "errors",
    ] + ServiceDefinition.keys

  init(_ fields: Fields, _ head: HeadDefinition, _ diagnostics: inout Diagnostics) {
    self.head = head
    func required(_ key: String, _ help: String, _ words: [String]) -> Located<String>? {
      if fields[key] == nil { fields.reportMissing(key, help, to: &diagnostics) }
      return fields.choice(key, of: words, &diagnostics)
    }
    method = required("method", "e.g. `method: POST`", ["GET", "POST", "PUT", "PATCH", "DELETE"])
    path = fields.required("path", "e.g. `path: /registry/search`", &diagnostics)
    exchange = required("exchange", "`async`, `sync`, `callback` or `push`", ["async", "sync", "callback", "push"])
    envelope = fields.string("envelope", &diagnostics)
    header = fields.string("header", &diagnostics)
    responseHeader = fields.string("response_header", &diagnostics)
    responseEnvelope = fields.string("response_envelope", &diagnostics)
    action = fields.string("action", &diagnostics)
    responseAction = fields.string("response_action", &diagnostics)
    request = fields.string("request", &diagnostics)
    service = ServiceDefinition(fields, &diagnostics)
    response =
      service.success?.value == 204
      ? fields.string("response", &diagnostics)
      : fields.required("response", "name the message that answers, or write `success: 204` for none", &diagnostics)
    if service.success?.value == 204, let response {
      diagnostics.report(
        Diagnostic(
          "useless-response", "an answer with the status 204 has no body", at: response.span,
          help: "delete it, or write `success: 200`"))
    }
    callback = fields.string("callback", &diagnostics)
    upload = fields.string("upload", &diagnostics)
    if fields["security"] == nil {
      fields.reportMissing(
        "security", "name the schemes of which one is enough, or write `security: []` for none", to: &diagnostics)
    }
    security = fields.strings("security", &diagnostics)
    errors = fields.map("errors", &diagnostics).compactMap { pair in
      let status = Located(pair.key, pair.keySpan)
      if case .scalar(let scalar) = pair.value.content, !scalar.isNull {
        return ErrorDefinition(status: status, message: Located(scalar.text, pair.value.span), summary: nil)
      }
      guard
        let fields = Fields(
          pair.value, subject: .named("error", pair.key), name: pair.keySpan, known: ["message", "summary"],
          reporting: &diagnostics),
        let message = fields.required("message", "name the message that is answered", &diagnostics)
      else { return nil }
      return ErrorDefinition(status: status, message: message, summary: fields.text("summary", &diagnostics))
    }
  }
}
