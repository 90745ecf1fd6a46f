package import Model
package import Printing

extension RuleReader {
  /// The business rules of an object that JSON Schema 2020-12 can say, inherited ones included: schemas to stand in
  /// `allOf`, each an `if` for the condition and a `then` for what must hold. `$comment` tells whoever reads a
  /// validator's complaint which rule it is.
  ///
  /// Inherited rules stand here again, for attributes that the object narrows may need other keywords.
  package func keywords(ofRulesFor object: Link<DataObject>) -> [JSON] {
    rules(of: object).compactMap { try? keywords($0, of: object) }
  }

  package func keywords(_ rule: Link<BusinessRule>, of object: Link<DataObject>) throws(Gap) -> JSON {
    let conditions = try conditions(rule, of: object)
    let condition = try SchemaKeywords(conditions.applies).members
    let requirement = try SchemaKeywords(conditions.isKept).members
    let comment = JSON.Member("$comment", .string(identifier(of: rule)))
    if condition.isEmpty { return .object([comment] + requirement) }
    return .object([comment, JSON.Member("if", .object(condition)), JSON.Member("then", .object(requirement))])
  }
}
