import Model
import Naming
import Printing

// Operations. An endpoint that answers a request or notifies a subscriber is a path too, as in the published file:
// whoever asks or subscribes implements it. Its tag tells the two apart.

extension OpenAPIDocument {
  /// In the order in which the standard first names each path.
  var paths: JSON {
    var places: [String: Int] = [:]
    var paths: [(path: String, operations: [JSON.Member])] = []
    for (index, endpoint) in standard.endpoints.enumerated() {
      if places[endpoint.path] == nil {
        places[endpoint.path] = paths.count
        paths.append((endpoint.path, []))
      }
      guard let place = places[endpoint.path] else { continue }
      paths[place].operations.append(JSON.Member(method(endpoint.method), operation(Link(index))))
    }
    return .object(paths.map { JSON.Member($0.path, .object($0.operations)) })
  }

  /// One tag for each kind of exchange: generators make a class of each, so that what one side calls and what it
  /// implements come apart.
  var tags: JSON? {
    let used = Endpoint.Exchange.allCases.filter { exchange in
      standard.endpoints.contains { $0.exchange == exchange }
    }
    guard !used.isEmpty else { return nil }
    return .array(used.map { ["name": .string(tag($0)), "description": .string(meaning(of: $0))] })
  }

  private func operation(_ link: Link<Endpoint>) -> JSON {
    let endpoint = standard[link]
    return .object(
      [JSON.Member("tags", [.string(tag(endpoint.exchange))])]
        + members(("operationId", .string(names.operation(link)))) + about(endpoint)
        + members(
          ("parameters", parameters(of: endpoint)),
          (
            "requestBody",
            isCallback[link.index]
              ? ["$ref": .string("#/components/requestBodies/" + names.requestBody(link))] : requestBody(link)
          ),
          ("responses", responses(link)),
          ("callbacks", callbacks(of: link))) + security(endpoint) + terms(of: endpoint.service))
  }

  private func about(_ endpoint: Endpoint) -> [JSON.Member] {
    let metadata = endpoint.metadata
    return members(
      ("summary", .string(metadata.summary.plain)),
      ("description", description(of: endpoint).map(JSON.string)),
      ("deprecated", metadata.status == .deprecated ? true : nil)) + identity(metadata)
  }

  private func description(of endpoint: Endpoint) -> String? {
    guard let callback = endpoint.callback else { return endpoint.metadata.description?.plain }
    let answer = standard[callback]
    var parts = endpoint.metadata.description.map { [$0.plain] } ?? []
    parts.append(
      "The response only acknowledges the request. The answer comes later, as \(answer.method.rawValue) "
        + "`\(answer.path)` at the requester.")
    if sender(of: endpoint) != nil {
      parts.append(
        "The requester's address is `\(senderAttribute)` in the header. When the header leaves it out, the answer goes "
          + "to the address that both sides have settled for the sender.")
    }
    return parts.joined(separator: "\n\n")
  }

  // MARK: Callbacks

  /// The callback's operation once more, under the address that is known only from the request. It shares its request
  /// body with the path, which has the `operationId` of the callback; the one here is made from that of the request.
  private func callbacks(of request: Link<Endpoint>) -> JSON? {
    let endpoint = standard[request]
    guard let link = endpoint.callback else { return nil }
    let callback = standard[link]
    let address = (sender(of: endpoint) ?? "") + callback.path
    let operation = JSON.object(
      members(("tags", [.string(tag(callback.exchange))]), ("operationId", .string(names.callback(request))))
        + about(callback)
        + members(
          ("parameters", parameters(of: callback)),
          ("requestBody", ["$ref": .string("#/components/requestBodies/" + names.requestBody(link))]),
          ("responses", responses(link))) + security(callback))
    let item = JSON.object([JSON.Member(method(callback.method), operation)])
    return .object([JSON.Member(names.operation(link), .object([JSON.Member(address, item)]))])
  }

  /// Where the requester says how to reach it; nil when requests of the endpoint cannot say so.
  private func sender(of endpoint: Endpoint) -> String? {
    guard let wrapping = endpoint.request?.wrapping, let roles = standard[wrapping.envelope].envelope,
      standard[wrapping.header].attribute(named: senderAttribute) != nil
    else { return nil }
    return "{$request.body#/\(roles.header)/\(senderAttribute)}"
  }

  private var senderAttribute: String { "sender_uri" }

  // MARK: Parts

  private func method(_ method: Endpoint.Method) -> String {
    switch method {
    case .get: "get"
    case .post: "post"
    case .put: "put"
    case .patch: "patch"
    case .delete: "delete"
    }
  }

  private func tag(_ exchange: Endpoint.Exchange) -> String {
    switch exchange {
    case .async: "Async"
    case .sync: "Sync"
    case .callback: "Callback"
    case .push: "Push"
    }
  }

  private func meaning(of exchange: Endpoint.Exchange) -> String {
    switch exchange {
    case .async: "Requests that are acknowledged at once and answered later, by a callback."
    case .sync: "Requests that are answered in the response."
    case .callback: "Answers to asynchronous requests. Whoever sends such requests implements these operations."
    case .push: "Messages to subscribers. Whoever subscribes implements these operations."
    }
  }
}
