import Model
import Naming
import Printing

extension OpenAPIDocument {
  /// The request bodies that stand in two places: at the path of a callback and at the operation that it answers.
  var callbackRequestBodies: [JSON.Member] {
    standard.endpoints.indices.compactMap { index in
      let link = Link<Endpoint>(index)
      guard isCallback[index] else { return nil }
      return JSON.Member(names.requestBody(link), requestBody(link) ?? ["content": [:]])
    }
  }

  func requestBody(_ link: Link<Endpoint>) -> JSON? {
    let endpoint = standard[link]
    guard endpoint.request != nil || endpoint.upload != nil else { return nil }
    let summary = (endpoint.request?.message ?? endpoint.upload).map { standard[$0].metadata.summary.plain }
    return .object(
      present: ("description", text(summary)), ("required", true),
      (
        "content",
        .object(
          present: (
            "application/json",
            endpoint.request.map { content(body($0, of: link, .request), examples.requests[link.index]) }
          ), ("multipart/form-data", endpoint.upload.map { ["schema": form($0, of: link)] }))
      ))
  }

  /// The form through which a request is sent as a file; it says its action itself, since it has no header. Its title
  /// is what generators of code call it; the name that they make up themselves may be that of a message.
  private func form(_ upload: Link<DataObject>, of link: Link<Endpoint>) -> JSON {
    let reference = Schema.reference(names[upload]).json
    guard let action = standard[link].action, let attribute = standard[upload].attribute(named: "action") else {
      return reference
    }
    return [
      "title": .string(names.form(link)),
      "allOf": [
        reference,
        ["type": "object", "properties": ["action": settled(action, in: attribute)]],
      ],
    ]
  }

  func responses(_ link: Link<Endpoint>) -> JSON {
    let endpoint = standard[link]
    let success = JSON.object(
      present: (
        "description",
        .string(
          endpoint.response.map { standard[$0.message].metadata.summary.plain } ?? "Done; the response has no body.")
      ), ("headers", headers(of: endpoint)),
      (
        "content",
        endpoint.response.map { payload in
          ["application/json": content(body(payload, of: link, .response), examples.responses[link.index])]
        }
      ))
    return .object(
      [JSON.Member(String(endpoint.success), success)]
        + endpoint.errors.map { JSON.Member(String($0.status), errorResponse($0)) })
  }

  private func errorResponse(_ error: ErrorResponse) -> JSON {
    guard let shared = sharedErrors[names.error(error)], shared.summary == error.summary else {
      return response(to: error)
    }
    return ["$ref": .string("#/components/responses/" + names.error(error))]
  }

  private func response(to error: ErrorResponse) -> JSON {
    [
      "description": .string((error.summary ?? standard[error.message].metadata.summary).plain),
      "content": ["application/json": content(names[error.message], examples.instances[error.message.index])],
    ]
  }

  /// In the order of status and message.
  var errorResponses: [JSON.Member] {
    sharedErrors.values
      .sorted { ($0.status, $0.message.index) < ($1.status, $1.message.index) }
      .map { JSON.Member(names.error($0), response(to: $0)) }
  }

  private func content(_ schema: String, _ places: [Int]) -> JSON {
    let examples = places.map { place in
      let name = names.example(place)
      return JSON.Member(name, ["$ref": .string("#/components/examples/" + name)])
    }
    return .object(
      present: ("schema", Schema.reference(schema).json), ("examples", examples.isEmpty ? nil : .object(examples)))
  }
}
