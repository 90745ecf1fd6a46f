import Diagnostics
import Evaluation
import Model
import Source

/// Every business rule has an example that keeps it and one that breaks it.
struct RuleExamples: Rule {
  static let documentation = RuleDocumentation(
    code: "rule-examples",
    summary: "Every business rule has an example to which it applies and that keeps it, and one that breaks it.",
    why:
      "A rule that no example breaks may be one that nothing can break; one that no example keeps may be one that "
      + "everything breaks, or that never applies.",
    bad: "rule: BR.EMPL.03.01   # and no example with `violates: [BR.EMPL.03.01]`",
    good: "example: training-ends-too-early\nof: DO.EMPL.03 EmploymentBenefit\nviolates: [BR.EMPL.03.01]")

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    if standard.rules.isEmpty { return }
    let evaluator = Evaluator(standard)
    var broken: Set<Link<BusinessRule>> = []
    var kept: Set<Link<BusinessRule>> = []
    for example in standard.examples {
      broken.formUnion(example.violates)
      kept.formUnion(evaluator.kept(by: example.value, as: example.subject))
    }
    for (index, rule) in standard.rules.enumerated() where rule.metadata.status == .published {
      let object = standard[rule.subject].metadata.reference
      if !broken.contains(Link(index)) {
        diagnostics.report(
          Diagnostic(
            Self.documentation.code, "no example breaks `\(rule.metadata.reference)`", at: rule.metadata.origin.span,
            help: "add an example of `\(object)` with `violates: [\(rule.metadata.id)]`"))
      }
      if !kept.contains(Link(index)) {
        diagnostics.report(
          Diagnostic(
            Self.documentation.code, "`\(rule.metadata.reference)` applies to no example that keeps it",
            at: rule.metadata.origin.span,
            help: "add an example of `\(object)` that has what the rule speaks of"))
      }
    }
  }
}
