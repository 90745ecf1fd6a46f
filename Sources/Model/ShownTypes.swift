import Printing

/// The objects and messages of which an example holds an instance, at any depth.
package struct ShownTypes: Sendable {
  package private(set) var links: Set<Link<DataObject>> = []
  private let standard: Standard

  package init(_ standard: Standard) { self.standard = standard }

  package mutating func add(_ example: Example) {
    switch example.subject {
    case .instance(let link): add(example.value, as: link, nil)
    case .request(let endpoint): add(example.value, as: standard[endpoint].request)
    case .response(let endpoint): add(example.value, as: standard[endpoint].response)
    }
  }

  private mutating func add(_ value: JSON, as payload: Payload?) {
    guard let payload else { return }
    add(value, as: payload.wrapping?.envelope ?? payload.message, payload)
  }

  /// - Parameter payload: what fills the two places of an envelope.
  private mutating func add(_ value: JSON, as link: Link<DataObject>, _ payload: Payload?) {
    guard case .object(let members) = value else { return }
    links.insert(link)
    let object = standard[link]
    for member in members {
      guard let attribute = object.attribute(named: member.key) else { continue }
      switch attribute.type {
      case .data, .code: break
      case .object(let type): addEach(member.value, as: type)
      case .choice(let choice):
        guard case .string(let code) = members.first(where: { $0.key == choice.discriminator })?.value,
          case .object(let type) = choice.cases.first(where: { $0.code == code })?.type
        else { continue }
        addEach(member.value, as: type)
      case .parameter(.header):
        if let header = payload?.wrapping?.header { add(member.value, as: header, nil) }
      case .parameter(.message):
        guard let payload else { continue }
        add(member.value, as: encrypted(members, object.envelope, payload) ?? payload.message, nil)
      }
    }
  }

  private mutating func addEach(_ value: JSON, as link: Link<DataObject>) {
    if case .array(let items) = value {
      for item in items { add(item, as: link, nil) }
    } else {
      add(value, as: link, nil)
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
