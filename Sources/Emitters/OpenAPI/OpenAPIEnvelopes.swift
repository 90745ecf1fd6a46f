import Model
import Naming
import Printing

// The whole bodies of requests and responses. Each endpoint has its own, because it settles what stands in the header
// and in the message: that the published file leaves to prose.
//
// Where a message may be encrypted, the body is `oneOf` two forms that the header's flag keeps apart: it is true in the
// encrypted form and false or absent in the plain one.

extension OpenAPIDocument {
  /// The schema of a body.
  func body(_ payload: Payload, of endpoint: Link<Endpoint>, _ direction: OpenAPINaming.Direction) -> String {
    payload.wrapping == nil ? names[payload.message] : names.envelope(endpoint, direction)
  }

  func addEnvelopes(of link: Link<Endpoint>, to schemas: inout [JSON.Member]) {
    let endpoint = standard[link]
    addEnvelope(endpoint.request, .request, action: endpoint.action, of: link, to: &schemas)
    addEnvelope(endpoint.response, .response, action: endpoint.responseAction, of: link, to: &schemas)
  }

  private func addEnvelope(
    _ payload: Payload?, _ direction: OpenAPINaming.Direction, action: String?, of link: Link<Endpoint>,
    to schemas: inout [JSON.Member]
  ) {
    guard let payload, let wrapping = payload.wrapping else { return }
    guard let roles = standard[wrapping.envelope].envelope else {
      preconditionFailure("what wraps a payload is an envelope")
    }
    let name = names.envelope(link, direction)
    let envelope = Body(
      envelope: standard[wrapping.envelope], roles: roles, header: wrapping.header, action: action, endpoint: link)
    let message = standard[payload.message].metadata.name
    let whole = "\(direction.rawValue) of \(names.operation(link)): \(message) with its header."
    guard let encryption = roles.encryption else {
      schemas.append(JSON.Member(name, schema(envelope, whole, flag: nil, message: payload.message)))
      return
    }
    let plain = names.plainEnvelope(link, direction)
    let encrypted = names.encryptedEnvelope(link, direction)
    schemas.append(
      JSON.Member(
        name,
        .object(
          head(whole, link) + [
            JSON.Member("oneOf", [Schema.reference(plain).json, Schema.reference(encrypted).json])
          ])))
    schemas.append(
      JSON.Member(
        plain,
        schema(
          envelope, "\(direction.rawValue) of \(names.operation(link)) with \(message) in the clear.",
          flag: (encryption.flag, false), message: payload.message)))
    schemas.append(
      JSON.Member(
        encrypted,
        schema(
          envelope, "\(direction.rawValue) of \(names.operation(link)) with \(message) encrypted.",
          flag: (encryption.flag, true), message: encryption.message)))
  }

  /// An envelope and what an endpoint puts into its header.
  private struct Body {
    let envelope: DataObject
    let roles: Envelope
    let header: Link<DataObject>
    let action: String?
    let endpoint: Link<Endpoint>
  }

  private func schema(
    _ body: Body, _ description: String, flag: (name: String, isSet: Bool)?, message: Link<DataObject>
  ) -> JSON {
    let structure = structure(of: body.envelope) { attribute in
      if attribute.name == body.roles.header {
        header(body, annotations(attribute), flag: flag)
      } else if attribute.name == body.roles.message {
        Schema.reference(names[message]).annotated(annotations(attribute))
      } else {
        property(attribute)
      }
    }
    return .object(head(description, body.endpoint) + structure)
  }

  private func head(_ description: String, _ endpoint: Link<Endpoint>) -> [JSON.Member] {
    members(
      ("description", .string(description)), ("x-dci-endpoint", .string(standard[endpoint].metadata.id)))
  }

  /// The header with the action of the endpoint and the flag of the form.
  private func header(_ body: Body, _ annotations: [JSON.Member], flag: (name: String, isSet: Bool)?) -> JSON {
    var settled: [JSON.Member] = []
    if let action = body.action, standard[body.header].attribute(named: "action") != nil {
      settled.append(JSON.Member("action", ["type": "string", "enum": [.string(action)]]))
    }
    if let flag {
      settled.append(JSON.Member(flag.name, ["type": "boolean", "enum": [.bool(flag.isSet)]]))
    }
    let reference = Schema.reference(names[body.header])
    guard !settled.isEmpty else { return reference.annotated(annotations) }
    // An absent flag stands for false.
    let required: JSON? = flag.flatMap { $0.isSet ? [.string($0.name)] : nil }
    return .object(
      annotations + [
        JSON.Member(
          "allOf",
          [
            reference.json,
            .object(present: ("type", "object"), ("required", required), ("properties", .object(settled))),
          ])
      ])
  }
}
