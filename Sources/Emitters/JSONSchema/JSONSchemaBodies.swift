import Model
import Naming
import Printing

// The whole bodies of requests and responses. Each endpoint has its own, because it settles what stands in the header
// and in the message.

extension JSONSchemaFile {
  /// Nil when there is no body.
  func body(of link: Link<Endpoint>, _ direction: JSONSchemaNaming.Direction) -> [JSON.Member]? {
    let endpoint = standard[link]
    switch direction {
    case .request:
      return endpoint.request.map {
        body($0, action: endpoint.action, "Request of \(endpoint.metadata.name)", endpoint)
          + examples(of: .request(link))
      }
    case .response:
      return endpoint.response.map {
        body($0, action: endpoint.responseAction, "Response of \(endpoint.metadata.name)", endpoint)
          + examples(of: .response(link))
      }
    }
  }

  private func body(_ payload: Payload, action: String?, _ title: String, _ endpoint: Endpoint) -> [JSON.Member] {
    members(
      ("title", .string(title)), ("description", .string(standard[payload.message].metadata.summary.plain)),
      ("deprecated", endpoint.metadata.status == .deprecated ? true : nil),
      ("x-dci-endpoint", .string(endpoint.metadata.id)))
      + (payload.wrapping.map { envelope($0, around: payload.message, action: action) }
        ?? reference(collection.names[payload.message]))
  }

  private func envelope(
    _ wrapping: Payload.Wrapping, around message: Link<DataObject>, action: String?
  ) -> [JSON.Member] {
    let envelope = standard[wrapping.envelope]
    guard let roles = envelope.envelope else { preconditionFailure("what wraps a payload is an envelope") }
    let structure = structure(of: envelope) { attribute in
      if attribute.name == roles.header {
        annotations(attribute) + header(wrapping.header, action: action)
      } else if attribute.name == roles.message && roles.encryption == nil {
        annotations(attribute) + reference(collection.names[message])
      } else {
        property(attribute)
      }
    }
    guard let encryption = roles.encryption else { return structure }
    func filled(with message: Link<DataObject>) -> JSON {
      ["properties": .object([JSON.Member(roles.message, .object(reference(collection.names[message])))])]
    }
    return structure
      + members(
        ("if", isEncrypted(encryption, roles, standard[wrapping.header])),
        ("then", filled(with: encryption.message)), ("else", filled(with: message)))
  }

  /// The header with the action that the endpoint settles in it.
  private func header(_ header: Link<DataObject>, action: String?) -> [JSON.Member] {
    let isSettled = action != nil && standard[header].attribute(named: "action") != nil
    return reference(collection.names[header])
      + members(("properties", isSettled ? action.map { ["action": ["const": .string($0)]] } : nil))
  }

  /// The condition under which the message has its encrypted form: the flag in the header is set. Where it is left out,
  /// its default counts.
  private func isEncrypted(_ encryption: Envelope.Encryption, _ roles: Envelope, _ header: DataObject) -> JSON {
    let isSetByDefault = header.attribute(named: encryption.flag)?.defaultValue == .bool(true)
    let flag = JSON.object(
      present: ("required", isSetByDefault ? nil : [.string(encryption.flag)]),
      ("properties", .object([JSON.Member(encryption.flag, ["const": true])])))
    return [
      "required": [.string(roles.header)],
      "properties": .object([JSON.Member(roles.header, flag)]),
    ]
  }
}
