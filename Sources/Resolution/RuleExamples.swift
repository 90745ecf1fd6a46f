import Definitions
import Diagnostics
import Evaluation
import Model
import Source
import YAMLSyntax

extension Resolver {
  /// Every example keeps all rules, but for those that it is there to break.
  func checkRules(
    _ example: Example, _ definition: ExampleDefinition, _ node: Node, _ evaluator: Evaluator,
    _ diagnostics: inout Diagnostics
  ) {
    let violations = evaluator.violations(of: example.value, as: example.subject)
    for violation in violations where !example.violates.contains(violation.rule) {
      diagnostics.report(
        brokenRule(rules[violation.rule.index], at: node.span(of: violation.pointer), in: manifest.languages[0]))
    }
    for (written, rule) in zip(definition.violates, example.violates)
    where !violations.contains(where: { $0.rule == rule }) {
      let known = rules[rule.index]
      diagnostics.report(
        Diagnostic(
          "kept-rule", "the example keeps `\(known.metadata.reference)`, which it should break", at: written.span,
          also: [.init(known.metadata.origin.span, "the rule")],
          help: "change the value so that the rule is broken, or delete the rule from `violates`"))
    }
  }
}

/// What an instance is told that breaks a rule: the message of the rule, and the rule itself.
func brokenRule(_ rule: BusinessRule, at span: Span, in language: String) -> Diagnostic {
  let message = rule.message[language] ?? rule.message.plain
  return Diagnostic(
    "broken-rule", "\(rule.metadata.reference): \(message)", at: span,
    also: [.init(rule.metadata.origin.span, "the rule")],
    notes: [rule.conditionText.map { "where `\($0)`" }, "what holds: `\(rule.requirementText)`"].compactMap(\.self))
}

extension Node {
  /// The place of a value below this one; as far as the pointer leads, and of a map just its first key.
  func span(of pointer: [String]) -> Span {
    guard let name = pointer.first else {
      if case .mapping(let pairs) = content, let first = pairs.first { return first.keySpan }
      if case .sequence = content { return span.startOnly }
      return span
    }
    switch content {
    case .mapping(let pairs):
      guard let pair = pairs.first(where: { $0.key == name }) else { return span(of: []) }
      // What cannot be shown on a line is shown by its key.
      if pointer.count == 1, case .scalar = pair.value.content { return pair.value.span }
      return pointer.count == 1 ? pair.keySpan : pair.value.span(of: Array(pointer.dropFirst()))
    case .sequence(let items):
      guard let index = Int(name), items.indices.contains(index) else { return span(of: []) }
      return items[index].span(of: Array(pointer.dropFirst()))
    case .scalar: return span
    }
  }
}
