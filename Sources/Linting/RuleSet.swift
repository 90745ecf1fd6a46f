package import Diagnostics
package import Model
import Parallel

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

/// Runs every rule, several at a time; each has diagnostics of its own.
package func lint(_ standard: Standard, jobs: Int, reporting diagnostics: inout Diagnostics) async {
  let found = await concurrentMap(RuleSet.all, jobs: jobs) { rule in
    var diagnostics = Diagnostics()
    rule.init().check(standard, reporting: &diagnostics)
    return diagnostics
  }
  for part in found { diagnostics.merge(part) }
}
