import Model
import Printing

/// Instances that every judge must accept: the least and the fullest, each form of a choice, values at their bounds, and
/// the examples of the standard.
struct ValidInstances {
  let maker: Maker

  private var standard: Standard { maker.standard }

  func instances(of subject: Example.Subject) -> [JSON] {
    var instances: [JSON] = []
    func add(_ instance: JSON?) {
      guard let instance, !instances.contains(instance), maker.oracle.accepts(instance, as: subject) else { return }
      instances.append(instance)
    }
    let least = maker.least(of: subject)
    add(least)
    for example in standard.examples where example.subject == subject && example.violates.isEmpty { add(example.value) }
    guard let object = maker.object(of: subject) else { return instances }
    if let fullest = least.map({ fullest($0, object, subject) }) {
      add(fullest)
      for form in forms(of: fullest, object) { add(form) }
      for attribute in object.attributes {
        for value in bounds(of: attribute) { add(fullest.setting(attribute.name, value)) }
      }
    }
    return instances
  }

  /// With every attribute that can be added; one may ask for another, so that it takes several rounds.
  private func fullest(_ least: JSON, _ object: DataObject, _ subject: Example.Subject) -> JSON {
    var instance = least
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for attribute in object.attributes where instance[attribute.name] == nil {
        let selected = selectedCase(in: instance, object)
        for value in maker.values(of: attribute, selected: selected).prefix(4) {
          let next = instance.setting(attribute.name, value)
          if maker.oracle.accepts(next, as: subject) {
            instance = next
            isGrowing = true
            break
          }
        }
      }
    }
    return instance
  }

  private func selectedCase(in instance: JSON, _ object: DataObject) -> Choice.Case? {
    guard let choice = object.choice?.choice, let code = instance[choice.discriminator]?.string else { return nil }
    return choice.cases.first { $0.code == code }
  }

  private func forms(of instance: JSON, _ object: DataObject) -> [JSON] {
    if let roles = object.envelope, let encryption = roles.encryption, let header = instance[roles.header],
      let message = maker.least(of: .instance(encryption.message))
    {
      return [instance.setting(roles.header, header.setting(encryption.flag, true)).setting(roles.message, message)]
    }
    guard let (attribute, choice) = object.choice else { return [] }
    var forms = choice.cases.flatMap { selected in
      maker.values(of: attribute, selected: selected).prefix(4).map {
        instance.setting(choice.discriminator, .string(selected.code)).setting(attribute.name, $0)
      }
    }
    // A code that is added later, with a form that nobody knows yet.
    forms.append(instance.setting(choice.discriminator, "later-code").setting(attribute.name, ["later": "form"]))
    return forms
  }

  /// What is just still allowed, and codes that are added later.
  private func bounds(of attribute: Attribute) -> [JSON] {
    let cardinality = attribute.cardinality
    let singles = maker.singles(of: attribute.type)
    var bounds: [JSON] = []
    if cardinality.isList, let single = singles.first {
      let counts = [cardinality.minimum, cardinality.maximum ?? 3]
      bounds += counts.map { .array(Array(repeating: single, count: $0)) }
    }
    func add(_ value: JSON) { bounds.append(cardinality.isList ? [value] : value) }
    switch attribute.type {
    case .code: add("later-code")
    case .data(let link):
      let type = standard[link]
      for case let bound? in [type.minimum, type.maximum] { JSON.number(from: bound).map(add) }
      for length in [type.minimumLength, type.maximumLength].compactMap(\.self) where length <= 4000 {
        add(.string(String(repeating: "a", count: length)))
        // Lengths are in Unicode scalars, not in the code units of any encoding.
        add(.string(String(repeating: "😀", count: length)))
      }
      if type.primitive == .date { add("2028-02-29") }
      if type.primitive == .dateTime {
        for instant in ["2026-02-16T10:30:00.123456+05:45", "2026-12-31T23:59:59Z"] { add(.string(instant)) }
      }
      if type.primitive == .string && type.pattern == nil && type.format == nil {
        for text in ["", "\u{E9}t\u{E9} \"quoted\" \\ </script> {{x}}\n*/", "1", "true"] { add(.string(text)) }
      }
      if type.primitive == .any {
        for value: JSON in [1, false, ["a", 1], ["a": ["b": 2]]] { add(value) }
      }
    case .object, .choice, .parameter: break
    }
    return bounds
  }
}
