package import Diagnostics
package import Model

/// Every rule, in the order of the files in `Rules/`.
package enum RuleSet {
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
}

package func lint(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
  for rule in RuleSet.all { rule.init().check(standard, reporting: &diagnostics) }
}
