import Model
import Naming
import Printing

// The whole bodies of requests and responses. Each endpoint has its own, because it settles what stands in the header
// and in the message: that the published file leaves to prose.
//
// Where a message may be encrypted, the body is `oneOf` two forms that the header's flag keeps apart: it is true in the
// encrypted form and false or absent in the plain one.

extension OpenAPICollection {
  /// The schema of a body.
  func body(_ payload: Payload, of endpoint: Link<Endpoint>, _ direction: OpenAPINaming.Direction) -> String {
    payload.wrapping == nil ? names[payload.message] : names.envelope(endpoint, direction)
  }

  func addEnvelopes(of link: Link<Endpoint>, to schemas: inout [OpenAPIPart]) {
    let endpoint = standard[link]
    addEnvelope(of: link, .request, endpoint.request, action: endpoint.action, to: &schemas)
    addEnvelope(of: link, .response, endpoint.response, action: endpoint.responseAction, to: &schemas)
  }

  private func addEnvelope(
    of endpoint: Link<Endpoint>, _ direction: OpenAPINaming.Direction, _ payload: Payload?, action: String?,
    to schemas: inout [OpenAPIPart]
  ) {
    guard let payload, let wrapping = payload.wrapping else { return }
    guard let roles = standard[wrapping.envelope].envelope else {
      preconditionFailure("what wraps a payload is an envelope")
    }
    let body = Body(
      endpoint: endpoint, direction: direction, wrapping: wrapping, roles: roles, message: payload.message,
      action: action)
    guard let encryption = roles.encryption else {
      addForm(.any, of: body, message: payload.message, flag: nil, to: &schemas)
      return
    }
    let forms = [OpenAPINaming.Form.plain, .encrypted].map { names.envelope(endpoint, direction, $0) }
    schemas.append(
      .schema(
        names.envelope(endpoint, direction),
        .object(head(body, .any) + members(("oneOf", .array(forms.map { Schema.reference($0).draft }))))))
    addForm(.plain, of: body, message: payload.message, flag: (encryption.flag, false), to: &schemas)
    addForm(.encrypted, of: body, message: encryption.message, flag: (encryption.flag, true), to: &schemas)
  }

  /// What an endpoint puts into an envelope.
  private struct Body {
    let endpoint: Link<Endpoint>
    let direction: OpenAPINaming.Direction
    let wrapping: Payload.Wrapping
    let roles: Envelope
    let message: Link<DataObject>
    let action: String?
  }

  private func addForm(
    _ form: OpenAPINaming.Form, of body: Body, message: Link<DataObject>, flag: (name: String, isSet: Bool)?,
    to schemas: inout [OpenAPIPart]
  ) {
    let header = header(body, form, flag: flag)
    let structure = structure(of: standard[body.wrapping.envelope]) { attribute in
      if attribute.name == body.roles.header {
        Schema.reference(header?.component.name ?? names[body.wrapping.header]).annotated(annotations(attribute))
      } else if attribute.name == body.roles.message {
        Schema.reference(names[message]).annotated(annotations(attribute))
      } else {
        property(attribute)
      }
    }
    let name = names.envelope(body.endpoint, body.direction, form)
    schemas.append(.schema(name, .object(head(body, form) + structure)))
    if let header { schemas.append(header) }
  }

  private func head(_ body: Body, _ form: OpenAPINaming.Form) -> [Draft.Member] {
    let kind =
      switch form {
      case .any: "with its header"
      case .plain: "in the clear"
      case .encrypted: "encrypted"
      }
    let message = standard[body.message].metadata.name
    return members(
      ("description", .string("\(body.direction.rawValue) of \(names.operation(body.endpoint)): \(message) \(kind).")),
      ("x-dci-endpoint", .string(standard[body.endpoint].metadata.id)))
  }

  /// The header with what the endpoint and the form settle in it; nil when they settle nothing. It is a component, and
  /// not part of the body's schema, because generators give what is nested names such as `Header7`.
  private func header(_ body: Body, _ form: OpenAPINaming.Form, flag: (name: String, isSet: Bool)?) -> OpenAPIPart? {
    var members: [Draft.Member] = []
    if let action = body.action, let attribute = standard[body.wrapping.header].attribute(named: "action") {
      members.append(.part("action", settled(action, in: attribute)))
    }
    if let flag {
      members.append(.part(flag.name, .object([.part("type", "boolean"), .constant(.bool(flag.isSet))])))
    }
    guard !members.isEmpty else { return nil }
    // What an absent flag stands for.
    let isSetByDefault = flag.map { standard[body.wrapping.header].attribute(named: $0.name)?.defaultValue } == true
    let description = "The header of \(names.envelope(body.endpoint, body.direction, form))."
    return .schema(
      names.header(body.endpoint, body.direction, form),
      .object(
        self.members(
          ("description", .string(description)),
          ("x-dci-endpoint", .string(standard[body.endpoint].metadata.id)),
          (
            "allOf",
            [
              Schema.reference(names[body.wrapping.header]).draft,
              .object(
                present: ("type", "object"),
                ("required", flag.flatMap { $0.isSet == isSetByDefault ? nil : [.string($0.name)] }),
                ("properties", .object(members))),
            ]
          ))))
  }
}
