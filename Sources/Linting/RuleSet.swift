package import Diagnostics
package import Model
import Parallel

/// Every rule.
package enum RuleSet {
  /// What every standard observes: the files in `Rules/`, in their order.
  package static let all: [any Rule.Type] = [
    AttributeNaming.self,
    CodeLabel.self,
    DefinitionName.self,
    LinkedDataName.self,
    OpenAPIName.self,
    SwiftName.self,
    TermMeaning.self,
    TypeNaming.self,
  ]

  /// What a published standard has in full: the files in `Completeness/`. Drafts may have gaps.
  package static let completeness: [any Rule.Type] = [
    DeliveryChainPlace.self,
    ExamplePresence.self,
    ExchangeGrounds.self,
    LabelLanguage.self,
    PrivacyClass.self,
    RuleExamples.self,
    Traceability.self,
  ]
}

/// Runs the rules, several at a time; each has diagnostics of its own.
///
/// Whether something is missing can be judged only when all that is there was read: while there are errors, rules of
/// completeness do not run.
package func lint(_ standard: Standard, jobs: Int, reporting diagnostics: inout Diagnostics) async {
  let isWhole = standard.metadata.status == .published && !diagnostics.hasErrors
  let rules = isWhole ? RuleSet.all + RuleSet.completeness : RuleSet.all
  let found = await concurrentMap(rules, jobs: jobs) { rule in
    var diagnostics = Diagnostics()
    rule.init().check(standard, reporting: &diagnostics)
    return diagnostics
  }
  for part in found { diagnostics.merge(part) }
}
