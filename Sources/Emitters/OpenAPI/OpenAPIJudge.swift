import Conditions
package import Emission
package import Model

/// What the schemas of the 3.0.3 documents cannot tell.
package struct OpenAPIJudge: Judge {
  package static let name = "openapi"
  package static let title = "OpenAPI 3.0"

  private let standard: Standard

  package init(_ standard: Standard) { self.standard = standard }

  package func limit(on constraint: Constraint) -> Limit? {
    switch constraint.kind {
    case .knownAttributes: Limit("Objects are open, since a later version may add attributes.")
    case .linkedDataType:
      Limit("`@type` may be any text or list of texts, since objects may be of further types.", isPartial: true)
    case .rule:
      Limit("Rules are told in `x-dci-rules` and not enforced: conditions in schemas would be lost on generators.")
    case .codeNotLabel: Limit("An open directory takes any text.")
    case .notNull: mayBeNull(constraint) ? Limit("A value of any type may be null.") : nil
    case .presence, .single, .list, .minimumCount, .maximumCount, .valueType, .wholeNumber, .calendarDate, .instant,
      .format, .pattern, .minimumLength, .maximumLength, .minimum, .maximum, .listedCode, .codePattern, .chosenForm,
      .action, .encryptedForm:
      nil
    }
  }

  /// Whether the attribute holds one value of any type, be it only in one form. What OpenAPI 3.0 could say against null
  /// is `not`, which generators do not understand.
  private func mayBeNull(_ constraint: Constraint) -> Bool {
    guard let object = standard.object(of: constraint.subject), let name = constraint.attribute,
      let attribute = standard[object].attribute(named: name)
    else { return false }
    switch attribute.type {
    case .choice(let choice): return choice.cases.contains { isAny($0.type, $0.cardinality) }
    case .data, .code, .object, .parameter: return isAny(attribute.type, attribute.cardinality)
    }
  }

  private func isAny(_ type: AttributeType, _ cardinality: Cardinality) -> Bool {
    guard case .data(let link) = type, !cardinality.isList else { return false }
    return standard[link].primitive == .any
  }
}

/// What the schemas of the 3.1 documents cannot tell: the same, but for the rules that 2020-12 can say.
package struct OpenAPI31Judge: Judge {
  package static let name = "openapi-3.1"
  package static let title = "OpenAPI 3.1"

  private let standard: Standard
  private let earlier: OpenAPIJudge
  private let rules: RuleReader

  package init(_ standard: Standard) {
    self.standard = standard
    earlier = OpenAPIJudge(standard)
    rules = RuleReader(standard)
  }

  package func limit(on constraint: Constraint) -> Limit? {
    guard case .rule(let rule) = constraint.kind, let object = standard.object(of: constraint.subject) else {
      return earlier.limit(on: constraint)
    }
    do throws(Gap) {
      _ = try rules.keywords(rule, of: object)
      return nil
    } catch { return Limit(error.reason) }
  }
}
