package import Emission
package import Model

/// What the generated Swift package can tell of an instance: decoding refuses it, or `validate()` finds a fault.
package struct SwiftJudge: Judge {
  package static let name = "swift"
  package static let title = "Swift"

  private let standard: Standard

  package init(_ standard: Standard) { self.standard = standard }

  package func limit(on constraint: Constraint) -> Limit? {
    switch constraint.kind {
    case .knownAttributes: Self.unknownMembers
    case .notNull: readsNullAsAbsence(constraint) ? Self.null : nil
    case .codeNotLabel: isDeprecatedLabel(constraint) ? Self.label : nil
    case .linkedDataType, .rule, .presence, .single, .list, .minimumCount, .maximumCount, .valueType, .wholeNumber,
      .calendarDate, .instant, .format, .pattern, .minimumLength, .maximumLength, .minimum, .maximum, .listedCode,
      .codePattern, .chosenForm, .action, .encryptedForm:
      nil
    }
  }

  private static let unknownMembers = Limit(
    "Members that the standard does not know are ignored, so that later versions can add some.")
  private static let null = Limit("Null in the place of an optional attribute is read as its absence.")
  private static let label = Limit(
    "The label of a deprecated code is not told from a code that an open directory does not list.", isPartial: true)

  private func attribute(of constraint: Constraint) -> Attribute? {
    guard let name = constraint.attribute, let object = standard.object(of: constraint.subject) else { return nil }
    return standard[object].attribute(named: name)
  }

  private func readsNullAsAbsence(_ constraint: Constraint) -> Bool {
    guard let attribute = attribute(of: constraint), !attribute.cardinality.isRequired else { return false }
    switch attribute.type {
    // Where any value may stand, null is kept and found.
    case .data(let link): return standard[link].primitive != .any || attribute.cardinality.isList
    case .code, .object, .choice, .parameter: return true
    }
  }

  /// Deprecated codes are not among those that are looked through, since naming them would raise a warning.
  private func isDeprecatedLabel(_ constraint: Constraint) -> Bool {
    guard case .code(let link) = attribute(of: constraint)?.type else { return false }
    return !standard[link].tellingLabels(of: standard[link].codes.filter { $0.deprecationMessage != nil }).isEmpty
  }
}
