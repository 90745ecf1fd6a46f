import Diagnostics
import Model
import Naming
import Source

/// No two definitions get one name in OpenAPI.
struct OpenAPIName: Rule {
  static let documentation = RuleDocumentation(
    code: "openapi-name",
    summary: "No two definitions get one name in OpenAPI.",
    why:
      "Schemas, operations and security schemes are found by name; of two with one name a document can hold only one.",
    bad: "message: SearchCriteria            # its choice makes a schema SearchCriteriaExpression\n---\n"
      + "message: SearchCriteriaExpression",
    good: "message: SearchCriteria\n---\nmessage: ExpressionCriteria")

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    struct Key: Hashable {
      let space: OpenAPINaming.Space
      let name: String
    }
    var first: [Key: Metadata] = [:]
    let claims = OpenAPINaming.claims(in: standard)
    first.reserveCapacity(claims.count)
    for claim in claims {
      let key = Key(space: claim.space, name: claim.name)
      guard let earlier = first.updateValue(claim.owner, forKey: key) else { continue }
      first[key] = earlier
      // Addresses are compared, and reported, when endpoints are resolved.
      if claim.space == .addresses || claim.owner.isNamesake(of: earlier) { continue }
      diagnostics.report(
        Diagnostic(
          Self.documentation.code,
          "`\(claim.owner.reference)` and `\(earlier.reference)` both make the \(claim.space.rawValue) `\(claim.name)` in OpenAPI",
          at: claim.owner.origin.span, also: [.init(earlier.origin.span, "the first one")], help: "rename one of them"))
    }
  }
}
