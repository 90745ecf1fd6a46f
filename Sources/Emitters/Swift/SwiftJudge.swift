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
    case .chosenForm(let code): isConfusable(code, constraint) ? Self.likeForms : nil
    case .encryptedForm: isConfusable(constraint.subject) ? Self.likeForms : nil
    case .linkedDataType, .rule, .presence, .single, .list, .minimumCount, .maximumCount, .valueType, .wholeNumber,
      .calendarDate, .instant, .format, .pattern, .minimumLength, .maximumLength, .minimum, .maximum, .listedCode,
      .codePattern, .action:
      nil
    }
  }

  /// The limits that there are in this standard, each once.
  var limits: [Limit] {
    var limits: [Limit] = []
    for subject in standard.subjects {
      for constraint in standard.constraints(on: subject) {
        if let limit = limit(on: constraint), !limits.contains(limit) { limits.append(limit) }
      }
    }
    return limits
  }

  private static let unknownMembers = Limit(
    "Members that the standard does not know are ignored, so that later versions can add some.")
  private static let null = Limit("Null in the place of an optional attribute is read as its absence.")
  private static let label = Limit(
    "The label of a deprecated code is not told from a code that an open directory does not list.")
  private static let likeForms = Limit(
    "Of two forms that an object may take, one is read as the other when it has all attributes that the other requires."
  )

  // MARK: -

  /// All objects that hold the attributes of a subject: that of an instance, or the envelope of a body.
  private func object(_ subject: Example.Subject) -> DataObject? {
    switch subject {
    case .instance(let link): standard[link]
    case .request(let link): standard[link].request?.wrapping.map { standard[$0.envelope] }
    case .response(let link): standard[link].response?.wrapping.map { standard[$0.envelope] }
    }
  }

  private func readsNullAsAbsence(_ constraint: Constraint) -> Bool {
    guard let name = constraint.attribute, let attribute = object(constraint.subject)?.attribute(named: name),
      !attribute.cardinality.isRequired
    else { return false }
    switch attribute.type {
    // Where any value may stand, null is kept and found.
    case .data(let link): return standard[link].primitive != .any || attribute.cardinality.isList
    case .code, .object, .choice, .parameter: return true
    }
  }

  /// Deprecated codes are not among those that are looked through, since naming them would raise a warning.
  private func isDeprecatedLabel(_ constraint: Constraint) -> Bool {
    guard let name = constraint.attribute,
      case .code(let link) = object(constraint.subject)?.attribute(named: name)?.type
    else { return false }
    return !standard[link].tellingLabels(of: standard[link].codes.filter { $0.deprecationMessage != nil }).isEmpty
  }

  /// Whether a value of another form may be read as the one that a code selects.
  private func isConfusable(_ code: String, _ constraint: Constraint) -> Bool {
    guard let name = constraint.attribute,
      case .choice(let choice) = object(constraint.subject)?.attribute(named: name)?.type,
      let chosen = choice.cases.first(where: { $0.code == code }), case .object(let form) = chosen.type
    else { return false }
    return choice.cases.contains { other in
      guard other.code != code, other.cardinality.isList == chosen.cardinality.isList,
        case .object(let link) = other.type, link != form
      else { return false }
      return reads(link, as: form)
    }
  }

  /// Whether a plain message may be read as an encrypted one, or the other way round.
  private func isConfusable(_ subject: Example.Subject) -> Bool {
    let payload: Payload? =
      switch subject {
      case .instance: nil
      case .request(let link): standard[link].request
      case .response(let link): standard[link].response
      }
    guard let payload, let encrypted = object(subject)?.envelope?.encryption?.message else { return false }
    return reads(payload.message, as: encrypted) || reads(encrypted, as: payload.message)
  }

  private func reads(_ value: Link<DataObject>, as form: Link<DataObject>) -> Bool {
    standard[form].attributes.allSatisfy {
      !$0.cardinality.isRequired || standard[value].attribute(named: $0.name) != nil
    }
  }
}
