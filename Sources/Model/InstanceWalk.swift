package import Printing

/// Every object and message of which a value holds an instance, at any depth, with the JSON pointer to it.
package struct InstanceWalk {
  private let standard: Standard
  private let visit: (Link<DataObject>, JSON, [String]) -> Void

  package init(_ standard: Standard, visit: @escaping (Link<DataObject>, JSON, [String]) -> Void) {
    self.standard = standard
    self.visit = visit
  }

  package func walk(_ value: JSON, as subject: Example.Subject) {
    switch subject {
    case .instance(let link): walk(value, as: link, nil, [])
    case .request(let endpoint): walk(value, as: standard[endpoint].request)
    case .response(let endpoint): walk(value, as: standard[endpoint].response)
    }
  }

  private func walk(_ value: JSON, as payload: Payload?) {
    guard let payload else { return }
    walk(value, as: payload.wrapping?.envelope ?? payload.message, payload, [])
  }

  /// - Parameter payload: what fills the two places of an envelope.
  private func walk(_ value: JSON, as link: Link<DataObject>, _ payload: Payload?, _ pointer: [String]) {
    guard case .object(let members) = value else { return }
    visit(link, value, pointer)
    let object = standard[link]
    for member in members {
      guard let attribute = object.attribute(named: member.key) else { continue }
      let place = pointer + [member.key]
      switch attribute.type {
      case .data, .code: break
      case .object(let type): walkEach(member.value, as: type, place)
      case .choice(let choice):
        guard case .string(let code) = members.first(where: { $0.key == choice.discriminator })?.value,
          case .object(let type) = choice.cases.first(where: { $0.code == code })?.type
        else { continue }
        walkEach(member.value, as: type, place)
      case .parameter(.header):
        if let header = payload?.wrapping?.header { walk(member.value, as: header, nil, place) }
      case .parameter(.message):
        guard let payload else { continue }
        walk(member.value, as: encrypted(members, object.envelope, payload) ?? payload.message, nil, place)
      }
    }
  }

  private func walkEach(_ value: JSON, as link: Link<DataObject>, _ pointer: [String]) {
    if case .array(let items) = value {
      for (index, item) in items.enumerated() { walk(item, as: link, nil, pointer + [String(index)]) }
    } else {
      walk(value, as: link, nil, pointer)
    }
  }

  /// The form of an encrypted message, when the header says that it is.
  private func encrypted(_ members: [JSON.Member], _ envelope: Envelope?, _ payload: Payload) -> Link<DataObject>? {
    guard let envelope, let encryption = envelope.encryption, let header = payload.wrapping?.header,
      case .object(let fields) = members.first(where: { $0.key == envelope.header })?.value
    else { return nil }
    let flag =
      fields.first { $0.key == encryption.flag }?.value
      ?? standard[header].attribute(named: encryption.flag)?.defaultValue
    return flag == .bool(true) ? encryption.message : nil
  }
}
