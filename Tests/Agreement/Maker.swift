import Model
import Printing

/// Makes valid instances: the least that an object needs, and more.
final class Maker {
  let standard: Standard
  let oracle: Oracle
  let values: Values
  private var least: [Link<DataObject>: JSON] = [:]
  private var isMaking: Set<Link<DataObject>> = []

  init(_ standard: Standard, _ oracle: Oracle) {
    self.standard = standard
    self.oracle = oracle
    values = Values(standard)
  }

  /// An instance with what is required and nothing else, as far as the business rules allow; nil when none was found.
  func least(of subject: Example.Subject) -> JSON? {
    switch subject {
    case .instance(let link): least(of: link)
    case .request(let link): body(standard[link].request, action: standard[link].action, subject)
    case .response(let link): body(standard[link].response, action: standard[link].responseAction, subject)
    }
  }

  private func least(of link: Link<DataObject>) -> JSON? {
    if let known = least[link] { return known }
    // An object that requires one of its own kind has no instance at all.
    guard isMaking.insert(link).inserted else { return nil }
    defer { isMaking.remove(link) }
    let subject = Example.Subject.instance(link)
    let object = standard[link]
    var made: JSON? = .object([])
    for attribute in object.attributes where attribute.cardinality.isRequired {
      let selected = object.choice?.choice.cases.first
      guard let value = value(of: attribute, in: object, selected: selected) else {
        made = nil
        break
      }
      made = made?.setting(attribute.name, value)
    }
    if let instance = made, !oracle.accepts(instance, as: subject) { made = nil }
    // Business rules ask for more: what an example has, less all that can be left out.
    let found =
      made ?? (values.objects[link] ?? []).first { oracle.accepts($0, as: subject) }.map { pruned($0, subject) }
    least[link] = found
    return found
  }

  private func pruned(_ instance: JSON, _ subject: Example.Subject) -> JSON {
    instance.keys.reduce(instance) { smaller, key in
      let next = smaller.setting(key, nil)
      return oracle.accepts(next, as: subject) ? next : smaller
    }
  }

  private func body(_ payload: Payload?, action: String?, _ subject: Example.Subject) -> JSON? {
    guard let payload, let wrapping = payload.wrapping, let roles = standard[wrapping.envelope].envelope,
      var header = least(of: wrapping.header), let message = least(of: payload.message)
    else { return nil }
    if let action, standard[wrapping.header].attribute(named: "action") != nil {
      header = header.setting("action", .string(action))
    }
    if let flag = roles.encryption?.flag { header = header.setting(flag, false) }
    var made = JSON.object([])
    for attribute in standard[wrapping.envelope].attributes {
      switch attribute.name {
      case roles.header: made = made.setting(attribute.name, header)
      case roles.message: made = made.setting(attribute.name, message)
      default:
        guard attribute.cardinality.isRequired else { continue }
        guard let value = value(of: attribute, in: standard[wrapping.envelope], selected: nil) else { return nil }
        made = made.setting(attribute.name, value)
      }
    }
    return oracle.accepts(made, as: subject) ? made : nil
  }

  /// The object of which a subject has the attributes.
  func object(of subject: Example.Subject) -> DataObject? { standard.object(of: subject).map { standard[$0] } }

  /// A value for an attribute as it stands on the wire: in an array where there may be several.
  /// - Parameter selected: the case of the object's choice, when it has one.
  func value(of attribute: Attribute, in object: DataObject, selected: Choice.Case?) -> JSON? {
    if let choice = object.choice?.choice, attribute.name == choice.discriminator, let selected {
      return .string(selected.code)
    }
    return values(of: attribute, selected: selected).first
  }

  /// Several values for an attribute, each as it stands on the wire.
  func values(of attribute: Attribute, selected: Choice.Case?) -> [JSON] {
    if case .choice = attribute.type {
      guard let selected else { return [] }
      return list(singles(of: selected.type), selected.cardinality)
    }
    return list(singles(of: attribute.type), attribute.cardinality)
  }

  private func list(_ singles: [JSON], _ cardinality: Cardinality) -> [JSON] {
    guard cardinality.isList else { return singles }
    return singles.map { .array(Array(repeating: $0, count: max(1, cardinality.minimum))) }
  }

  /// Single values of a type.
  func singles(of type: AttributeType) -> [JSON] {
    switch type {
    case .data(let link): values.values(of: link)
    case .code(let link): values.values(of: link)
    case .object(let link): [least(of: link)].compactMap(\.self) + (values.objects[link] ?? [])
    case .choice, .parameter: []
    }
  }
}
