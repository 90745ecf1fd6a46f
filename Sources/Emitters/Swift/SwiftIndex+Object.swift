import Model
import Naming
import Printing

/// Prints data objects and messages: structures of plain properties.
extension SwiftIndex {
  func printObject(at link: Link<DataObject>, into files: inout SwiftFiles) {
    let structure = structure(link)
    let metadata = structure.object.metadata
    let folder =
      switch structure.object.kind {
      case .object: "Objects"
      case .message: "Messages"
      }
    let path = "Sources/\(moduleNames[metadata.module.index])/\(folder)/\(structure.name).swift"
    files.addSource(path, from: metadata.reference) { printer in
      let deprecation = metadata.deprecationMessage.flatMap { warns(link) ? SwiftDeprecation.attribute($0) : nil }
      printer.documentation(documentation(structure, of: link))
      if let deprecation { printer.line(deprecation) }
      printer.block(header(of: structure)) { printer in
        for property in structure.properties {
          printProperty(property, in: structure, to: &printer)
          printer.line()
        }
        if structure.holdsLinkedData {
          printer.line("/// What makes this object linked data: `@context`, `@id` and `@type`.")
          printer.line("public var linkedData: LinkedDataKeywords?")
          printer.line()
        }
        printInitialiser(structure, to: &printer)
        for property in structure.properties {
          guard case .choice(let choice) = property.content else { continue }
          printer.line()
          printChoice(choice, of: property, to: &printer)
        }
        if structure.codesItself { printKeys(structure, to: &printer) }
      }
      if !structure.codesItself {
        printer.line()
        if let deprecation { printer.line(deprecation) }
        printCoding(structure, to: &printer)
      }
      printer.line()
      if let deprecation { printer.line(deprecation) }
      printValidation(structure, of: link, to: &printer)
      if headers.contains(link) {
        printer.line()
        if let deprecation { printer.line(deprecation) }
        printEnvelopeHeader(structure, to: &printer)
      }
    }
  }

  /// Whether the compiler may warn of a deprecated structure: not while other parts of the package, which would warn
  /// too, still use it.
  func warns(_ link: Link<DataObject>) -> Bool {
    usage.placesOfObject[link] == nil && usage.endpointsOfMessage[link] == nil
      && usage.examples[.instance(link)] == nil
      && !standard.dataObjects.contains { $0.envelope?.encryption?.message == link }
  }

  private func header(of structure: SwiftStructure) -> String {
    let protocols = structure.codesItself ? "Codable, Hashable, Sendable" : "Hashable, Sendable"
    guard !structure.parameters.isEmpty else { return "public struct \(structure.name): \(protocols)" }
    let parameters = structure.parameters.map { "\($0.name): \($0.constraint)" }.joined(separator: ", ")
    let line = "public struct \(structure.name)<\(parameters)>: \(protocols)"
    guard line.utf8.count > 116 else { return line }
    return "public struct \(structure.name)<\n  \(parameters)\n>: \(protocols)"
  }

  private func documentation(_ structure: SwiftStructure, of link: Link<DataObject>) -> SwiftDocumentation {
    let object = structure.object
    var facts: [String] = []
    if object.envelope?.encryption != nil {
      facts.append("The header says whether the message is encrypted; reading and writing go by it.")
    }
    for rule in standard.rules where rule.subject == link {
      facts.append("Rule \(SwiftDocumentation.code(rule.metadata.id)): \(rule.metadata.summary.plain)")
    }
    return documentation(
      object.metadata, kind: object.kind == .object ? "Data object" : "Message",
      extending: object.parent.map { standard[$0].metadata }, facts: facts)
  }

  private func printProperty(
    _ property: SwiftProperty, in structure: SwiftStructure, to printer: inout CodePrinter
  ) {
    let name = SwiftNaming.escaped(property.name)
    printer.documentation(documentation(property.attribute, facts: facts(property)))
    if let deprecation = property.deprecation { printer.line(SwiftDeprecation.attribute(deprecation)) }
    if case .discriminator(let choice) = property.content {
      let source = structure.properties.first { $0.name == choice }?.storedName ?? choice
      printer.line("public var \(name): \(property.type) { \(SwiftNaming.escaped(source)).code }")
      return
    }
    let wrapper = property.isIndirect ? "@Indirect " : ""
    if property.storedName == property.name {
      printer.line(wrapper, "public var ", name, ": ", property.type, property.isOptional ? "?" : "")
    } else {
      printer.block("public var \(name): \(property.declaredType)") { printer in
        printer.line("get { \(property.storedName) }")
        printer.line("set { \(property.storedName) = newValue }")
      }
      // Rules, in files of their own, must not warn either.
      printer.line("\(wrapper)package var \(property.storedName): \(property.declaredType)")
    }
    if let defaulting = property.defaultingName, let value = property.defaultValue {
      printer.line()
      printer.line("/// `\(property.name)`, or the value that its absence stands for.")
      printer.line(
        "public var \(defaulting): \(property.type) { \(SwiftNaming.escaped(property.storedName)) ?? \(value) }")
    }
  }

  /// What the type of a property does not say.
  private func facts(_ property: SwiftProperty) -> [String] {
    let attribute = property.attribute
    var facts: [String] = []
    if attribute.cardinality.isList {
      switch (attribute.cardinality.minimum, attribute.cardinality.maximum) {
      case (0, nil): break
      case (1, nil): facts.append("At least one.")
      case (let minimum, nil): facts.append("At least \(minimum).")
      case (0, let maximum?): facts.append("At most \(maximum).")
      case (let minimum, let maximum?):
        facts.append(minimum == maximum ? "Exactly \(minimum)." : "\(minimum) to \(maximum).")
      }
    }
    switch property.content {
    case .value, .message: break
    case .choice(let choice): facts.append("Its form decides `\(choice.discriminatorName)`.")
    case .discriminator(let choice): facts.append("Follows from the form of `\(choice)`.")
    }
    if let value = attribute.defaultValue, !attribute.cardinality.isRequired {
      let text = if case .string(let text) = value { text } else { value.compactText }
      facts.append("Absence stands for \(SwiftDocumentation.code(text)).")
    }
    return facts
  }

  private func printInitialiser(_ structure: SwiftStructure, to printer: inout CodePrinter) {
    let properties = structure.properties.filter { property in
      if case .discriminator = property.content { false } else { true }
    }
    guard structure.holdsLinkedData || !properties.isEmpty else { return printer.line("public init() {}") }
    printer.line("public init(")
    printer.indented { printer in
      for (index, property) in properties.enumerated() {
        let isLast = index + 1 == properties.count && !structure.holdsLinkedData
        printer.line(
          SwiftNaming.escaped(property.name), ": ", property.type, property.isOptional ? "? = nil" : "",
          isLast ? "" : ",")
      }
      if structure.holdsLinkedData { printer.line("linkedData: LinkedDataKeywords? = nil") }
    }
    printer.block(")") { printer in
      for property in properties {
        printer.line("self.", property.storedName, " = ", SwiftNaming.escaped(property.name))
      }
      if structure.holdsLinkedData { printer.line("self.linkedData = linkedData") }
    }
  }

  private func printEnvelopeHeader(_ structure: SwiftStructure, to printer: inout CodePrinter) {
    let action = statedAction(structure)
    guard structure.encryptionFlag != nil || action != nil else {
      return printer.line("extension \(structure.name): EnvelopeHeader {}")
    }
    printer.block("extension \(structure.name): EnvelopeHeader") { printer in
      if let flag = structure.encryptionFlag {
        var value = SwiftNaming.escaped(flag.storedName)
        if flag.isOptional { value += " ?? \(flag.defaultValue ?? "false")" }
        printer.line("public var sealsMessage: Bool { \(value) }")
      }
      if let action { printer.line("public var statedAction: String? { \(action) }") }
    }
  }

  /// What a header says in its `action`, as text.
  private func statedAction(_ structure: SwiftStructure) -> String? {
    guard let property = structure.properties.first(where: { $0.attribute.name == "action" }),
      !property.attribute.cardinality.isList
    else { return nil }
    let name = SwiftNaming.escaped(property.storedName)
    let dot = property.isOptional ? "?." : "."
    switch property.attribute.type {
    case .code: return name + dot + "code"
    case .data(let link):
      switch standard[link].primitive {
      case .string: return name
      case .integer, .decimal, .boolean, .date, .dateTime: return name + dot + "description"
      case .object, .array, .any: return nil
      }
    case .object, .choice, .parameter: return nil
    }
  }
}
