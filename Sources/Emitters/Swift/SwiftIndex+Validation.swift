import Model
import Naming
import Printing

/// Prints how structures tell what is wrong with them. What decoding and the types rule out is not looked at again.
extension SwiftIndex {
  func printValidation(
    _ structure: SwiftStructure, of link: Link<DataObject>, to printer: inout CodePrinter
  ) {
    printer.block("extension \(structure.name): Validatable") { printer in
      let head = "public func validate(into validation: inout Validation) {"
      let rules = rulesOfObject[link] ?? []
      guard structure.holdsLinkedData || !rules.isEmpty || structure.properties.contains(where: isChecked) else {
        return printer.line(head + "}")
      }
      printer.line(head)
      printer.indented { printer in
        if structure.holdsLinkedData { printTypeCheck(structure.object.metadata, to: &printer) }
        for property in structure.properties { printCheck(property, in: structure, to: &printer) }
        for rule in rules { printCheck(rule, of: structure, to: &printer) }
      }
      printer.line("}")
    }
  }

  private func printTypeCheck(_ metadata: Metadata, to printer: inout CodePrinter) {
    let prefix = SwiftLiteral.string(standard[metadata.module].prefix)
    printer.call(
      "validation.checkType(",
      arguments: [
        "linkedData", "is: \(SwiftLiteral.string(metadata.name))", "prefix: \(prefix)",
        "iri: \(SwiftLiteral.string(metadata.iri))",
      ])
  }

  private func printCheck(
    _ rule: Link<BusinessRule>, of structure: SwiftStructure, to printer: inout CodePrinter
  ) {
    let name = ruleNames[rule.index]
    var pointer = blamed(by: standard[rule], in: structure.object).map(SwiftLiteral.string)
    if !pointer.isEmpty { pointer[0] = "at: " + pointer[0] }
    printer.call(
      "validation.check(",
      arguments: ["\(Self.function(ofRule: name))(validation.context)", ".\(SwiftNaming.escaped(name))"] + pointer)
  }

  // MARK: Attributes

  /// How the values of a type are checked.
  private struct Check {
    /// `checkCode`, or `checkEachCode` for a list.
    let single: String
    let each: String
    /// What follows the place.
    var constraint: String?
  }

  private func check(_ type: AttributeType) -> Check? {
    switch type {
    case .data(let link):
      let dataType = standard[link]
      if SwiftConstraint(dataType) != nil {
        let constraint = ".\(SwiftNaming.escaped(constraintNames[link.index]))"
        return Check(single: "check", each: "checkEach", constraint: constraint)
      }
      return dataType.primitive == .dateTime ? Check(single: "checkMoment", each: "checkEachMoment") : nil
    case .code(let link):
      if standard[link].codePattern != nil { return Check(single: "checkCode", each: "checkEachCode") }
      return mayHoldLabels[link.index] ? Check(single: "checkLabel", each: "checkEachLabel") : nil
    case .object(let link):
      return standard[link].envelope == nil ? Check(single: "check", each: "checkEach") : nil
    case .parameter(.header): return Check(single: "checkHeader", each: "checkEach")
    case .parameter(.message): return Check(single: "check", each: "checkEach")
    case .choice: return nil
    }
  }

  /// Whether null would pass for a single value of the type.
  private func isAny(_ type: AttributeType) -> Bool {
    if case .data(let link) = type { standard[link].primitive == .any } else { false }
  }

  private func isChecked(_ property: SwiftProperty) -> Bool {
    let cardinality = property.attribute.cardinality
    switch property.content {
    case .message: return true
    case .choice(let choice): return choice.cases.contains { isChecked($0.model) }
    case .value, .discriminator:
      return check(property.attribute.type) != nil || isCounted(cardinality)
        || !cardinality.isList && isAny(property.attribute.type)
    }
  }

  private func isChecked(_ option: Choice.Case) -> Bool {
    check(option.type) != nil || isCounted(option.cardinality) || !option.cardinality.isList && isAny(option.type)
  }

  private func isCounted(_ cardinality: Cardinality) -> Bool {
    cardinality.isList && (cardinality.isRequired || cardinality.maximum != nil)
  }

  private func printCheck(
    _ property: SwiftProperty, in structure: SwiftStructure, to printer: inout CodePrinter
  ) {
    let attribute = property.attribute
    // The parameter would be taken for a property of its name.
    func inside(_ name: String) -> String { name == "validation" ? "self.validation" : SwiftNaming.escaped(name) }
    let value = inside(property.storedName)
    switch property.content {
    case .value: printChecks(attribute.type, attribute.cardinality, value, at: attribute.name, to: &printer)
    case .discriminator(let choice):
      guard check(attribute.type) != nil, let source = structure.properties.first(where: { $0.name == choice }) else {
        return
      }
      let code = "\(inside(source.storedName)).code"
      printChecks(attribute.type, attribute.cardinality, code, at: attribute.name, to: &printer)
    case .message(let header, let isHeaderOptional):
      let flag = inside(header) + (isHeaderOptional ? "?.sealsMessage ?? false" : ".sealsMessage")
      printer.call(
        "validation.check(",
        arguments: [value, "sealed: \(flag)", "at: \(SwiftLiteral.string(attribute.name))"])
    case .choice(let choice):
      let checked = choice.cases.filter { isChecked($0.model) }
      if checked.isEmpty { return }
      printer.line("switch \(value) {")
      for option in checked {
        printer.line("case .\(option.name)(let value):")
        printer.indented {
          printChecks(option.model.type, option.model.cardinality, "value", at: attribute.name, to: &$0)
        }
      }
      if checked.count < choice.cases.count || choice.isOpen { printer.line("default: break") }
      printer.line("}")
    }
  }

  private func printChecks(
    _ type: AttributeType, _ cardinality: Cardinality, _ value: String, at name: String,
    to printer: inout CodePrinter
  ) {
    let place = "at: \(SwiftLiteral.string(name))"
    if isCounted(cardinality) {
      var arguments = ["of: \(value)", place]
      if cardinality.isRequired { arguments.append("atLeast: \(SwiftLiteral.whole(cardinality.minimum))") }
      if let maximum = cardinality.maximum { arguments.append("atMost: \(SwiftLiteral.whole(maximum))") }
      printer.call("validation.checkCount(", arguments: arguments)
    }
    if let check = check(type) {
      let head = "validation.\(cardinality.isList ? check.each : check.single)("
      printer.call(head, arguments: [value, place] + (check.constraint.map { [$0] } ?? []))
    } else if !cardinality.isList, isAny(type) {
      printer.call("validation.checkNotNull(", arguments: [value, place])
    }
  }
}
