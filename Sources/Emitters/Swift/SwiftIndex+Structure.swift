import Model
import Naming
import Printing

extension SwiftIndex {
  func structure(_ link: Link<DataObject>) -> SwiftStructure {
    let object = standard[link]
    var scope = scope(object.metadata)
    for attribute in object.attributes {
      if case .choice = attribute.type { scope.hidden.insert(SwiftNaming.choiceType(of: attribute)) }
    }
    let parameters = parameters(of: object)
    for parameter in parameters { scope.hidden.insert(parameter.name) }

    let names = object.attributes.map { property($0.name) }
    let discriminators = Dictionary(
      object.attributes.compactMap { attribute in
        if case .choice(let choice) = attribute.type { (choice.discriminator, attribute.name) } else { nil }
      }
    ) { first, _ in first }
    let properties = zip(object.attributes, names).map { attribute, name in
      property(
        attribute, called: name, of: object, at: link, in: scope, taken: names,
        choiceThatDecides: discriminators[attribute.name])
    }
    let flag = headerFlags[link].flatMap { flag in properties.first { $0.attribute.name == flag } }
    return SwiftStructure(
      object: object, name: objectNames[link.index], scope: scope, properties: properties,
      holdsLinkedData: object.kind == .object, parameters: parameters, encryptionFlag: flag)
  }

  private func parameters(of object: DataObject) -> [(name: String, constraint: String)] {
    object.envelope == nil
      ? [] : [("Header", "EnvelopeHeader"), ("Message", "Codable & Hashable & Sendable & Validatable")]
  }

  private func property(
    _ attribute: Attribute, called name: String, of object: DataObject, at link: Link<DataObject>,
    in scope: SwiftScope, taken: [String], choiceThatDecides: String?
  ) -> SwiftProperty {
    let isList = attribute.cardinality.isList
    var type = singleType(attribute.type, in: scope).map { Self.list($0, if: isList) } ?? "JSONValue"
    var isOptional = !attribute.cardinality.isRequired
    var content = SwiftProperty.Content.value
    var isIndirect = !isList && isApart(attribute.type, in: link)

    switch attribute.type {
    case .data, .object: break
    case .code:
      if let choiceThatDecides { content = .discriminator(choice: property(choiceThatDecides)) }
    case .choice(let choice):
      let shape = self.choice(choice, of: attribute, in: object, at: link, scope)
      type = shape.name
      isOptional = false
      isIndirect = false
      content = .choice(shape)
    case .parameter(let part):
      guard let envelope = object.envelope else { break }
      switch part {
      case .header: type = Self.list("Header", if: isList)
      case .message:
        type = Self.list("Message", if: isList)
        guard let encryption = envelope.encryption, !isList else { break }
        type = "Sealable<Message, \(self.type(encryption.message, in: scope))>"
        let header = object.attribute(named: envelope.header)
        content = .message(
          header: property(envelope.header), isHeaderOptional: header?.cardinality.isRequired == false)
      }
    }

    var deprecation = attribute.deprecationMessage
    var storedName = name
    if deprecation != nil {
      let stored = Self.storedName(ofDeprecated: name)
      if taken.contains(stored) {
        deprecation = nil
      } else if case .discriminator = content {
        // It is computed already; the rest keeps its value apart when its own name raises warnings.
      } else {
        storedName = stored
      }
    }

    let value = defaultValue(of: attribute)
    let defaulting = value.map { _ in name + "OrDefault" }.flatMap {
      taken.contains($0) || deprecation != nil ? nil : $0
    }
    return SwiftProperty(
      attribute: attribute, name: name, type: type, isOptional: isOptional, content: content, isIndirect: isIndirect,
      deprecation: deprecation, storedName: storedName, defaultValue: value,
      defaultingName: defaulting)
  }

  private static func storedName(ofDeprecated name: String) -> String {
    "stored" + name.prefix(1).uppercased() + name.dropFirst()
  }

  /// How other parts of the package read an attribute without a warning.
  func access(to attribute: Attribute, of link: Link<DataObject>) -> String {
    let object = standard[link]
    let name = property(attribute.name)
    if let (chosen, choice) = object.choice, choice.discriminator == attribute.name {
      return access(to: chosen, of: link) + ".code"
    }
    guard attribute.deprecationMessage != nil else { return name }
    let stored = Self.storedName(ofDeprecated: name)
    return object.attributes.contains { property($0.name) == stored } ? name : stored
  }

  /// The default as Swift, for the types whose literals say exactly that.
  private func defaultValue(of attribute: Attribute) -> String? {
    guard let value = attribute.defaultValue else { return nil }
    switch attribute.type {
    case .data(let link):
      switch (standard[link].primitive, value) {
      case (.string, .string(let text)): return SwiftLiteral.string(text)
      case (.boolean, .bool(let flag)): return flag ? "true" : "false"
      // A fraction as a literal would pass through a binary float.
      case (.integer, .number(let digits)), (.decimal, .number(let digits)):
        return Int(digits).map(SwiftLiteral.whole)
      case (.string, _), (.integer, _), (.decimal, _), (.boolean, _), (.date, _), (.dateTime, _), (.object, _),
        (.array, _), (.any, _):
        return nil
      }
    case .code(let link):
      guard case .string(let code) = value else { return nil }
      let codes = standard[link].codes
      guard let place = codes.firstIndex(where: { $0.value == code }), codes[place].deprecationMessage == nil
      else { return nil }
      return ".\(caseNames[link.index][place])"
    case .object, .choice, .parameter: return nil
    }
  }

  private func choice(
    _ choice: Choice, of attribute: Attribute, in object: DataObject, at link: Link<DataObject>, _ scope: SwiftScope
  ) -> SwiftChoice {
    guard let discriminator = object.attribute(named: choice.discriminator) else {
      preconditionFailure("a choice is decided by an attribute of the same object")
    }
    let directory = standard[choice.directory]
    let names = caseNames[choice.directory.index]
    let places = Dictionary(zip(directory.codes.map(\.value), directory.codes.indices)) { first, _ in first }
    let cases = choice.cases.map { option in
      let isList = option.cardinality.isList || attribute.cardinality.isList
      let type = singleType(option.type, in: scope).map { Self.list($0, if: isList) } ?? "JSONValue"
      let place = places[option.code]
      let code = place.map { directory.codes[$0] }
      return SwiftChoice.Case(
        model: option, name: place.map { names[$0] } ?? "unlisted", code: option.code, type: type,
        summary: code.map { $0.definition?.plain ?? $0.label.plain } ?? option.code,
        isCodeDeprecated: code?.deprecationMessage != nil)
    }
    return SwiftChoice(
      name: SwiftNaming.choiceType(of: attribute), discriminator: discriminator,
      discriminatorName: property(discriminator.name), discriminatorType: type(choice.directory, in: scope),
      isOpen: directory.isExtensible, cases: cases,
      isOptional: !attribute.cardinality.isRequired,
      isIndirect: isApart(attribute.type, in: link))
  }
}
