import Conditions
import Model
import Printing

extension JSONSchemaFile {
  /// The business rules of an object that 2020-12 can say, inherited ones included, as an `if` for the condition and a
  /// `then` for what must hold. `$comment` tells whoever reads a validator's complaint which rule it is.
  ///
  /// Inherited rules stand here again, for attributes that the object narrows may need other keywords.
  func conditionalRules(of object: Link<DataObject>) -> [JSON] {
    collection.rules.rules(of: object).compactMap { link in
      guard let (condition, requirement) = try? collection.rules.keywords(link, of: object) else { return nil }
      let comment = JSON.Member("$comment", .string(standard[link].metadata.id))
      if condition.isEmpty { return .object([comment] + requirement) }
      return .object([comment, JSON.Member("if", .object(condition)), JSON.Member("then", .object(requirement))])
    }
  }
}

extension RuleReader {
  /// When the rule applies, always if there is nothing, and what then holds.
  func keywords(
    _ rule: Link<BusinessRule>, of object: Link<DataObject>
  ) throws(Gap) -> (condition: [JSON.Member], requirement: [JSON.Member]) {
    let conditions = try conditions(rule, of: object)
    return (try SchemaKeywords(conditions.applies).members, try SchemaKeywords(conditions.isKept).members)
  }
}
