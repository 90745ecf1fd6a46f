import Model
import Naming
import Printing

// Operations. An endpoint that answers a request or notifies a subscriber is one too, as in the published file: whoever
// asks or subscribes implements it.

extension OpenAPICollection {
  func operation(_ link: Link<Endpoint>) -> Draft {
    let endpoint = standard[link]
    return .object(
      members(("tags", tags(of: link)), ("operationId", .string(names.operation(link)))) + about(endpoint)
        + members(
          ("parameters", parameters(of: endpoint)),
          (
            "requestBody",
            isCallback[link.index] ? .reference(sharedBody(link), beside: []) : requestBody(link)
          ),
          ("responses", responses(link)),
          ("callbacks", callbacks(of: link))) + security(endpoint) + terms(of: endpoint.service))
  }

  func method(_ method: Endpoint.Method) -> String {
    switch method {
    case .get: "get"
    case .post: "post"
    case .put: "put"
    case .patch: "patch"
    case .delete: "delete"
    }
  }

  private func about(_ endpoint: Endpoint) -> [Draft.Member] {
    let metadata = endpoint.metadata
    return members(
      ("summary", .string(metadata.summary.plain)),
      ("description", description(of: endpoint).map(Draft.string)),
      ("deprecated", metadata.status == .deprecated ? true : nil)) + identity(metadata)
      + members(("x-dci-exchange", .string(endpoint.exchange.rawValue)))
  }

  private func description(of endpoint: Endpoint) -> String? {
    var parts = endpoint.metadata.description.map { [$0.plain] } ?? []
    switch endpoint.exchange {
    case .callback: parts.append("Answers asynchronous requests; whoever sends such requests implements it.")
    case .push: parts.append("Goes to subscribers; whoever subscribes implements it.")
    case .async, .sync: break
    }
    if let callback = endpoint.callback {
      let answer = standard[callback]
      parts.append(
        "The response only acknowledges the request. The answer comes later, as \(answer.method.rawValue) "
          + "`\(answer.path)` at the requester.")
      if sender(of: endpoint) != nil {
        parts.append(
          "The requester's address is `\(senderAttribute)` in the header. When the header leaves it out, the answer goes "
            + "to the address that both sides have settled for the sender.")
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
  }

  // MARK: Callbacks

  /// The callback's operation once more, under the address that is known only from the request. It shares its request
  /// body with the path, which has the `operationId` of the callback; the one here is made from that of the request.
  private func callbacks(of request: Link<Endpoint>) -> Draft? {
    let endpoint = standard[request]
    guard let link = endpoint.callback else { return nil }
    let callback = standard[link]
    let address = (sender(of: endpoint) ?? "") + callback.path
    let operation = Draft.object(
      members(("tags", tags(of: link)), ("operationId", .string(names.callback(request)))) + about(callback)
        + members(
          ("parameters", parameters(of: callback)),
          ("requestBody", .reference(sharedBody(link), beside: [])),
          ("responses", responses(link))) + security(callback))
    let item = Draft.object([.part(method(callback.method), operation)])
    return .object([.part(names.operation(link), .object([.part(address, item)]))])
  }

  /// Where the requester says how to reach it; nil when requests of the endpoint cannot say so.
  private func sender(of endpoint: Endpoint) -> String? {
    guard let wrapping = endpoint.request?.wrapping, let roles = standard[wrapping.envelope].envelope,
      standard[wrapping.header].attribute(named: senderAttribute) != nil
    else { return nil }
    return "{$request.body#/\(roles.header)/\(senderAttribute)}"
  }

  private var senderAttribute: String { "sender_uri" }
}
