import Definitions
import Diagnostics
import Evaluation
import ExpressionSyntax
import Model
import Source

extension Resolver {
  mutating func resolveRules(_ diagnostics: inout Diagnostics) {
    for (index, definition) in ruleDefinitions.enumerated() {
      let errors = diagnostics.count(.error)
      let rule = rule(definition, &diagnostics)
      if let rule, diagnostics.count(.error) == errors { reportImpossible(rule, definition, &diagnostics) }
      if rule == nil { lostRules.insert(index) }
      rules.append(rule ?? lostRule(definition))
    }
  }

  /// Stands in the place of a rule that could not be read, and is never broken.
  private func lostRule(_ definition: RuleDefinition) -> BusinessRule {
    var ignored = Diagnostics()
    return BusinessRule(
      metadata: plainMetadata(definition.head, module(of: definition.head), &ignored), subject: Link(0), parameters: [],
      condition: .boolean(false), requirement: .boolean(true), conditionText: nil, requirementText: "", blamed: nil,
      message: emptyText)
  }

  private mutating func rule(_ definition: RuleDefinition, _ diagnostics: inout Diagnostics) -> BusinessRule? {
    let owner = module(of: definition.head)
    let metadata = plainMetadata(definition.head, owner, &diagnostics)
    let message = definition.message.map { text($0, &diagnostics) }
    let parameters = definition.parameters.map { parameter($0, owner, &diagnostics) }
    let subject = definition.subject.flatMap { symbol($0, [.object, .message], from: owner, &diagnostics) }
    let condition = definition.condition.flatMap { parse($0, &diagnostics) }
    let requirement = definition.requirement.flatMap { parse($0, &diagnostics) }
    guard let subject, let requirement, let requirementText = definition.requirement?.value,
      definition.condition == nil || condition != nil
    else { return nil }
    let typing = FormulaTyping(
      resolver: self, parameters: parameters.compactMap(\.self),
      hasLostParameters: definition.hasLostParameters || parameters.contains { $0 == nil })
    let scope = FormulaTyping.Scope(object: Link(subject.index))
    let checkedCondition = condition.map { typed($0, typing, scope, &diagnostics) }
    let checkedRequirement = typed(requirement, typing, scope, &diagnostics)
    let blamed = definition.blamed.map { self.blamed($0, typing, scope, &diagnostics) }
    guard let checkedRequirement, checkedCondition.map({ $0 != nil }) ?? true, blamed.map({ $0 != nil }) ?? true else {
      return nil
    }
    reportUnused(definition, checkedCondition ?? nil, checkedRequirement, &diagnostics)
    return BusinessRule(
      metadata: metadata, subject: Link(subject.index), parameters: parameters.compactMap(\.self),
      condition: checkedCondition ?? nil, requirement: checkedRequirement,
      conditionText: definition.condition?.value, requirementText: requirementText, blamed: blamed ?? nil,
      message: message ?? emptyText)
  }

  private func parse(_ written: Located<String>, _ diagnostics: inout Diagnostics) -> Expression? {
    parseExpression(written.value, at: written.span, in: sources[written.span.file], reporting: &diagnostics)
  }

  private func typed(
    _ expression: Expression, _ typing: FormulaTyping, _ scope: FormulaTyping.Scope, _ diagnostics: inout Diagnostics
  ) -> Formula? {
    do throws(FormulaTyping.Fault) {
      return try typing.condition(expression, in: scope)
    } catch {
      if let diagnostic = error.diagnostic { diagnostics.report(diagnostic) }
      return nil
    }
  }

  /// The attribute to blame, checked like any path.
  private func blamed(
    _ written: Located<String>, _ typing: FormulaTyping, _ scope: FormulaTyping.Scope, _ diagnostics: inout Diagnostics
  ) -> [String]? {
    guard let expression = parse(written, &diagnostics) else { return nil }
    guard case .path(let names) = expression.content else {
      diagnostics.report(
        Diagnostic("invalid-expression", "expected the name of an attribute", at: expression.span))
      return nil
    }
    // As the question whether it is there, so that it is checked as any other path.
    let question = Expression(
      .call(.init(text: "exists", span: expression.span), [expression]), span: expression.span)
    return typed(question, typing, scope, &diagnostics) == nil ? nil : names.map(\.text)
  }

  private mutating func parameter(
    _ definition: ParameterDefinition, _ owner: Int, _ diagnostics: inout Diagnostics
  ) -> BusinessRule.Parameter? {
    let summary = definition.summary.map { text($0, &diagnostics) } ?? emptyText
    guard let symbol = symbol(definition.type, [.dataType], from: owner, &diagnostics) else { return nil }
    guard case .scalar(let scalar) = definition.defaultValue.content else {
      diagnostics.report(
        Diagnostic(
          "unexpected-shape", "expected a single value, found \(definition.defaultValue.noun)",
          at: definition.defaultValue.span.startOnly))
      return nil
    }
    guard
      let value = values.read(scalar, as: dataTypes[symbol.index], at: definition.defaultValue.span, &diagnostics)
    else { return nil }
    return BusinessRule.Parameter(
      name: definition.name.value, type: Link(symbol.index), defaultValue: value, summary: summary)
  }

  private func reportUnused(
    _ definition: RuleDefinition, _ condition: Formula?, _ requirement: Formula, _ diagnostics: inout Diagnostics
  ) {
    let used = requirement.parameters.union(condition?.parameters ?? [])
    for (place, parameter) in definition.parameters.enumerated() where !used.contains(place) {
      if definition.hasLostParameters { return }
      diagnostics.report(
        Diagnostic(
          "unused-parameter", "the rule does not use its parameter `\(parameter.name.value)`", at: parameter.name.span,
          help: "write `$\(parameter.name.value)` where it belongs, or delete it"))
    }
  }

  /// A condition that can never be true, or a requirement that can never be met.
  private func reportImpossible(
    _ rule: BusinessRule, _ definition: RuleDefinition, _ diagnostics: inout Diagnostics
  ) {
    let satisfiability = Satisfiability(dataTypes: dataTypes, objects: objects, subject: rule.subject)
    if let condition = rule.condition, let written = definition.condition,
      let reason = satisfiability.contradiction(in: [condition])
    {
      diagnostics.report(
        Diagnostic(
          "impossible-condition", "the condition can never be true: \(reason)", at: written.span,
          help: "correct it, or delete the rule: it would never apply"))
    } else if let written = definition.requirement {
      if let reason = satisfiability.contradiction(in: [rule.requirement]) {
        diagnostics.report(
          Diagnostic(
            "impossible-condition", "this can never hold: \(reason)", at: written.span,
            help: "correct it: every instance would break the rule"))
      } else if let condition = rule.condition,
        let reason = satisfiability.contradiction(in: [condition, rule.requirement])
      {
        diagnostics.report(
          Diagnostic(
            "impossible-condition", "this can never hold when the condition does: \(reason)", at: written.span,
            help: "correct one of them: every instance to which it applies would break the rule"))
      }
    }
  }
}

extension Formula {
  /// The places of the parameters that it uses.
  fileprivate var parameters: Set<Int> {
    switch self {
    case .parameter(let place): [place]
    case .period(let operand, _), .not(let operand), .numberOf(let operand), .dateOf(let operand),
      .every(_, let operand), .some(_, let operand):
      operand.parameters
    case .all(let operands), .any(let operands): operands.reduce(into: []) { $0.formUnion($1.parameters) }
    case .compare(let left, _, let right), .arithmetic(let left, _, let right):
      left.parameters.union(right.parameters)
    case .member(let operand, let items): items.reduce(into: operand.parameters) { $0.formUnion($1.parameters) }
    case .number, .text, .boolean, .date, .referenceDate, .attribute, .exists, .atLeastOne, .exactlyOne, .count, .sum,
      .unique, .noOverlap, .column:
      []
    }
  }
}
