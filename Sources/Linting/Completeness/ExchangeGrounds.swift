import Diagnostics
import Model
import Source

/// Every exchange says why it takes place and what allows it.
struct ExchangeGrounds: Rule {
  static let documentation = RuleDocumentation(
    code: "exchange-grounds",
    summary: "A step that passes data from one actor to another says for what purpose and on what legal basis.",
    why:
      "Data about people may be shared for a stated purpose only, and only when something allows it. Whoever signs a "
      + "data-sharing agreement looks for both at each exchange. An answer has the grounds of its request.",
    bad: "refer: { from: sp, to: ess, summary: Refers., endpoint: API.EMP.05 notify }",
    good: "refer:\n  …\n  purpose: Let the employment programme find out how it can help.\n"
      + "  legal_basis: { kind: consent, summary: The beneficiary signs the referral. }")

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    for process in standard.processes where process.metadata.status == .published {
      for step in process.steps where step.isExchange && step.answers == nil {
        let missing = [
          step.purpose == nil ? "purpose" : nil, step.legalBasis == nil ? "legal_basis" : nil,
        ].compactMap(\.self)
        if missing.isEmpty { continue }
        diagnostics.report(
          Diagnostic(
            Self.documentation.code,
            "the step `\(step.key)` shares data without \(missing.map { "`\($0)`" }.joined(separator: " and "))",
            at: step.origin.span,
            help: missing.count == 2
              ? "say why the data are shared, and what allows it"
              : missing == ["purpose"]
                ? "say why the data are shared" : "say what allows it: `legal_basis: { kind: …, summary: … }`"))
      }
    }
  }
}
