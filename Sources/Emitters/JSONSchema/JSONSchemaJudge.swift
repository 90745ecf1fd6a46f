import Conditions
package import Emission
package import Model

/// What the JSON Schemas cannot tell.
package struct JSONSchemaJudge: Judge {
  package static let name = "json-schema"
  package static let title = "JSON Schema"

  private let standard: Standard
  private let rules: RuleReader

  package init(_ standard: Standard) {
    self.standard = standard
    rules = RuleReader(standard)
  }

  package func limit(on constraint: Constraint) -> Limit? {
    switch constraint.kind {
    case .knownAttributes:
      return Limit("Objects are open, so that a receiver accepts the attributes that a later version adds.")
    case .codeNotLabel: return Limit("An open directory accepts any text, so also a label in place of its code.")
    case .rule(let rule):
      guard let object = standard.object(of: constraint.subject) else { return nil }
      do throws(Gap) {
        _ = try rules.keywords(rule, of: object)
        return nil
      } catch { return Limit(error.reason) }
    case .linkedDataType, .presence, .notNull, .single, .list, .minimumCount, .maximumCount, .valueType, .wholeNumber,
      .calendarDate, .instant, .format, .pattern, .minimumLength, .maximumLength, .minimum, .maximum, .listedCode,
      .codePattern, .chosenForm, .action, .encryptedForm:
      return nil
    }
  }
}
