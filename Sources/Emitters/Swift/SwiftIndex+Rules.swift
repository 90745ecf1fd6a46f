import Model
import Naming
import Printing

/// Prints business rules: what each says as a constant, and how a structure tells whether it keeps one as a method.
extension SwiftIndex {
  static func rulesOfObject(_ standard: Standard) -> [Link<DataObject>: [Link<BusinessRule>]] {
    if standard.rules.isEmpty { return [:] }
    var own: [Link<DataObject>: [Link<BusinessRule>]] = [:]
    for (place, rule) in standard.rules.enumerated() { own[rule.subject, default: []].append(Link(place)) }
    var all: [Link<DataObject>: [Link<BusinessRule>]] = [:]
    for place in standard.dataObjects.indices {
      var object: Link<DataObject>? = Link(place)
      while let link = object {
        if let rules = own[link] { all[Link(place), default: []] += rules }
        object = standard[link].parent
      }
    }
    return all
  }

  /// `keepsWorkingAge`
  static func function(ofRule name: String) -> String { "keeps" + name.prefix(1).uppercased() + name.dropFirst() }

  /// The place to blame, as far as it lies outside lists: that which the rule names, or the first of which its
  /// requirement speaks.
  func blamed(by rule: BusinessRule, in object: DataObject) -> [String] {
    var names: [String] = []
    var object: DataObject? = object
    for name in rule.blamed ?? rule.requirement.firstPath?.names ?? [] {
      guard let attribute = object?.attribute(named: name) else { break }
      names.append(name)
      if attribute.cardinality.isList { break }
      object = if case .object(let link) = attribute.type { standard[link] } else { nil }
    }
    return names
  }

  func printRules(into files: inout SwiftFiles) {
    printContext(into: &files)
    for place in standard.dataObjects.indices {
      let link = Link<DataObject>(place)
      for rule in rulesOfObject[link] ?? [] { printRule(rule, of: link, into: &files) }
    }
  }

  private func printRule(
    _ link: Link<BusinessRule>, of object: Link<DataObject>, into files: inout SwiftFiles
  ) {
    let rule = standard[link]
    let name = ruleNames[link.index]
    let structure = standard[object]
    let module = moduleNames[structure.metadata.module.index]
    let file = "\(objectNames[object.index])+\(name.prefix(1).uppercased())\(name.dropFirst())"
    files.addSource("Sources/\(module)/Rules/\(file).swift", from: rule.metadata.reference) { printer in
      if rule.subject == object {
        printConstant(rule, name, to: &printer)
        printer.line()
      }
      if let message = structure.metadata.deprecationMessage, warns(object) {
        printer.line(SwiftDeprecation.attribute(message))
      }
      printer.block("extension \(objectNames[object.index])") { printer in
        var documentation = SwiftDocumentation()
        documentation.paragraph(
          "Whether `BusinessRule.\(name)` is kept; nil when it does not apply or nobody can tell.")
        printer.documentation(documentation)
        printer.block("func \(Self.function(ofRule: name))(_ context: ValidationContext) -> Bool?") { printer in
          printBody(rule, name, of: object, to: &printer)
        }
      }
    }
  }

  private func printConstant(_ rule: BusinessRule, _ name: String, to printer: inout CodePrinter) {
    printer.block("extension BusinessRule") { printer in
      var documentation = SwiftDocumentation()
      documentation.paragraph(rule.metadata.summary.plain)
      if let description = rule.metadata.description { documentation.markdown(description.plain) }
      if let condition = rule.conditionText { documentation.paragraph("When \(SwiftDocumentation.code(condition)):") }
      documentation.paragraph(SwiftDocumentation.code(rule.requirementText))
      documentation.paragraph(
        "Business rule \(SwiftDocumentation.code(rule.metadata.reference)) on "
          + "\(SwiftDocumentation.code(standard[rule.subject].metadata.reference)).")
      documentation.remarks(
        rule.metadata.notes, rule.metadata.deprecation, isDeprecated: rule.metadata.status == .deprecated)
      printer.documentation(documentation)
      printer.line("public static let \(SwiftNaming.escaped(name)) = BusinessRule(")
      printer.indented { printer in
        printer.line("id: \(SwiftLiteral.string(rule.metadata.id)),")
        printer.line("name: \(SwiftLiteral.string(rule.metadata.name)),")
        let translations = rule.message.entries.filter { $0.language != rule.message.entries[0].language }
        printer.line("message: \(SwiftLiteral.string(rule.message.plain))\(translations.isEmpty ? ")" : ",")")
        guard !translations.isEmpty else { return }
        printer.line("translations: [")
        printer.indented { printer in
          printer.elements(
            translations.map { "\(SwiftLiteral.string($0.language)): \(SwiftLiteral.string($0.text))" })
        }
        printer.line("])")
      }
    }
  }

  private func printBody(
    _ rule: BusinessRule, _ name: String, of object: Link<DataObject>, to printer: inout CodePrinter
  ) {
    let formula = SwiftFormula(
      index: self, rule: rule, object: object, base: "", scope: scope(standard[object].metadata))
    var condition = rule.condition.map(formula.isTrue) ?? SwiftExpression("true")
    // Braces after `guard` would be taken for its own.
    if condition.text.contains("{") { condition = SwiftExpression(.group(condition), .unary, isOptional: false) }
    if condition.text == "false" { return printer.line("nil") }
    let requirement = formula.truth(rule.requirement)
    let isConditional = condition.text != "true"
    let hasParameters = condition.text.contains("parameters.") || requirement.text.contains("parameters.")
    if hasParameters { printer.line("let parameters = context.parameters.\(SwiftNaming.escaped(name))") }
    if isConditional { printGuard(condition, to: &printer) }
    for line in requirement.lines(isConditional || hasParameters ? "return " : "", width: 116) { printer.line(line) }
  }

  private func printGuard(_ condition: SwiftExpression, to printer: inout CodePrinter) {
    let line = "guard \(condition.text) else { return nil }"
    if line.unicodeScalars.count <= 116 { return printer.line(line) }
    printer.line("guard")
    printer.indented { printer in
      for line in condition.lines("", width: 114) { printer.line(line) }
    }
    printer.line("else { return nil }")
  }

  // MARK: What rules are told

  private func printContext(into files: inout SwiftFiles) {
    guard let home = moduleNames.first else { return }
    let rules = standard.rules.indices.filter { !standard.rules[$0].parameters.isEmpty }
    files.addSource("Sources/\(home)/Support/ValidationContext.swift", from: "the manifest") { printer in
      printer.documentation("What the business rules are told besides the value that they judge.")
      printer.block("public struct ValidationContext: Hashable, Sendable") { printer in
        printer.documentation(
          standard.referenceDate == nil
            ? "The day that counts as today; the standard names none, so what rules ask of it stays open."
            : "The day that counts as today. The standard names one, so that results repeat; set it to judge by another."
        )
        let day = standard.referenceDate.map { "CalendarDate(\(SwiftLiteral.string($0)))" } ?? "nil"
        printer.line("public var referenceDate: CalendarDate? = \(day)")
        if !rules.isEmpty {
          printer.documentation("What countries may set in the rules.")
          printer.line("public var parameters = RuleParameters()")
        }
        printer.line()
        printer.line("public init() {}")
        printer.line()
        printer.documentation("The languages of the standard besides the default one.")
        let languages = standard.languages.dropFirst().map(SwiftLiteral.string).joined(separator: ", ")
        printer.line("package static let languages: [String] = [\(languages)]")
      }
    }
    guard !rules.isEmpty else { return }
    files.addSource("Sources/\(home)/Support/RuleParameters.swift", from: "the business rules") { printer in
      printer.documentation("What countries may set in the business rules, with what the standard says of each.")
      printer.block("public struct RuleParameters: Hashable, Sendable") { printer in
        for place in rules {
          let name = ruleNames[place]
          printer.documentation(standard.rules[place].metadata.summary.plain)
          printer.line(
            "public var ", SwiftNaming.escaped(name), " = ", SwiftNaming.parameters(ofRule: name), "()")
        }
        printer.line()
        printer.line("public init() {}")
        for place in rules {
          let rule = standard.rules[place]
          printer.line()
          printer.documentation("What `BusinessRule.\(ruleNames[place])` goes by.")
          printer.block(
            "public struct \(SwiftNaming.parameters(ofRule: ruleNames[place])): Hashable, Sendable"
          ) { printer in
            for parameter in rule.parameters {
              let property = SwiftParameter(parameter, standard[parameter.type].primitive)
              printer.documentation(parameter.summary.plain)
              printer.line(
                "public var \(SwiftNaming.escaped(property.name)): \(property.type)\(property.isOptional ? "?" : "")"
                  + " = \(property.value)")
            }
          }
        }
      }
    }
  }
}

extension Formula {
  /// The first path in it, read from the left.
  fileprivate var firstPath: Path? {
    switch self {
    case .attribute(let path), .exists(let path), .count(let path), .sum(let path), .unique(let path),
      .noOverlap(let path, _, _), .every(let path, _), .some(let path, _), .column(let path, _, _):
      path
    case .atLeastOne(let paths), .exactlyOne(let paths): paths.first
    case .not(let operand), .numberOf(let operand), .dateOf(let operand), .period(let operand, _),
      .member(let operand, _):
      operand.firstPath
    case .compare(let left, _, let right), .arithmetic(let left, _, let right): left.firstPath ?? right.firstPath
    case .all(let operands), .any(let operands): operands.lazy.compactMap(\.firstPath).first
    case .number, .text, .boolean, .date, .referenceDate, .parameter: nil
    }
  }
}
