import Model
import Naming
import Printing

extension OpenAPICollection {
  /// The request bodies that stand in two places: at the path of a callback and at the operation that it answers.
  var callbackRequestBodies: [OpenAPIPart] {
    standard.endpoints.indices.compactMap { index in
      guard isCallback[index] else { return nil }
      let link = Link<Endpoint>(index)
      return OpenAPIPart(component: sharedBody(link), draft: requestBody(link) ?? ["content": .object([])])
    }
  }

  func sharedBody(_ link: Link<Endpoint>) -> OpenAPIComponent {
    OpenAPIComponent(kind: .requestBodies, name: names.requestBody(link))
  }

  func requestBody(_ link: Link<Endpoint>) -> Draft? {
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
          ),
          (
            "multipart/form-data",
            endpoint.upload.map { ["schema": Schema.reference(formComponent(link)?.component.name ?? names[$0]).draft] }
          ))
      ))
  }

  /// The form through which a request is sent as a file. It says its action itself, since it has no header; nil when
  /// the endpoint settles no action in it.
  func formComponent(_ link: Link<Endpoint>) -> OpenAPIPart? {
    let endpoint = standard[link]
    guard let upload = endpoint.upload, let action = endpoint.action,
      let attribute = standard[upload].attribute(named: "action")
    else { return nil }
    return .schema(
      names.form(link),
      [
        "description": .string("Request of \(names.operation(link)), sent as a file."),
        "x-dci-endpoint": .string(endpoint.metadata.id),
        "allOf": [
          Schema.reference(names[upload]).draft,
          ["type": "object", "properties": ["action": settled(action, in: attribute)]],
        ],
      ])
  }

  func responses(_ link: Link<Endpoint>) -> Draft {
    let endpoint = standard[link]
    let success = Draft.object(
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
      [.part(String(endpoint.success), success)]
        + endpoint.errors.map { .part(String($0.status), errorResponse($0)) })
  }

  func content(_ schema: String, _ places: [Int]) -> Draft {
    .object(present: ("schema", Schema.reference(schema).draft), ("examples", references(toExamples: places)))
  }
}
