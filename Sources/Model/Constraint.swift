/// One thing that the standard asks of instances, e.g. that a member has a birth date, or that it is a calendar date.
///
/// Targets say of each whether their artefacts can tell (`Judge`), and tests break each by itself.
package struct Constraint: Hashable, Sendable {
  /// The instances that must keep it.
  package let subject: Example.Subject
  /// The attribute of which it speaks; nil when it speaks of the whole.
  package let attribute: String?
  package let kind: Kind

  package init(_ subject: Example.Subject, _ attribute: String?, _ kind: Kind) {
    self.subject = subject
    self.attribute = attribute
    self.kind = kind
  }

  package enum Kind: Hashable, Sendable {
    // Of the whole

    /// There are no attributes but those of the object.
    case knownAttributes
    /// `@type`, where it stands, names the object.
    case linkedDataType
    /// The business rule is kept.
    case rule(Link<BusinessRule>)

    // Of an attribute and the number of its values

    /// A required attribute is there.
    case presence
    /// An attribute that is there has a value: null is none.
    case notNull
    /// One value does not stand in an array.
    case single
    /// Values stand in an array, even one alone.
    case list
    case minimumCount(Int)
    case maximumCount(Int)

    // Of each single value

    /// It is what the type says, and not a value of this other sort.
    case valueType(not: OtherValue)
    /// A number has no fraction.
    case wholeNumber
    /// `2026-02-16`, a day that the calendar has.
    case calendarDate
    /// `2026-02-16T10:30:00Z`
    case instant
    case format(Format)
    case pattern
    case minimumLength
    case maximumLength
    case minimum
    case maximum
    /// A closed directory has the code.
    case listedCode
    /// A code of an open directory looks as its pattern says.
    case codePattern
    /// In an open directory, which takes any text, no label stands in place of its code.
    case codeNotLabel

    // Of what depends on something else in the instance

    /// The value has the form that this code of the deciding attribute selects.
    case chosenForm(code: String)
    /// The header of a body names the action of its endpoint.
    case action
    /// The message in an envelope is encrypted just when the header says so.
    case encryptedForm

    /// What it is about, whatever its details.
    package var aspect: Aspect {
      switch self {
      case .knownAttributes: .knownAttributes
      case .linkedDataType: .linkedDataType
      case .rule: .rule
      case .presence: .presence
      case .notNull: .notNull
      case .single: .single
      case .list: .list
      case .minimumCount: .minimumCount
      case .maximumCount: .maximumCount
      case .valueType: .valueType
      case .wholeNumber: .wholeNumber
      case .calendarDate: .calendarDate
      case .instant: .instant
      case .format: .format
      case .pattern: .pattern
      case .minimumLength: .minimumLength
      case .maximumLength: .maximumLength
      case .minimum: .minimum
      case .maximum: .maximum
      case .listedCode: .listedCode
      case .codePattern: .codePattern
      case .codeNotLabel: .codeNotLabel
      case .chosenForm: .chosenForm
      case .action: .action
      case .encryptedForm: .encryptedForm
      }
    }

    package var name: String { aspect.rawValue }
  }

  /// Sorts of values that stand in place of the right one.
  package enum OtherValue: String, Sendable, CaseIterable {
    case text, number, boolean, object
    /// A text that reads like the right value: `"7"`, `"true"`.
    case lookalike
    /// Among the values of a list; elsewhere these are constraints of their own (`notNull`, `single`).
    case null, array
  }

  /// Kinds by the names that documentation and tests give them, in the order in which documentation lists them.
  package enum Aspect: String, Sendable, CaseIterable {
    case presence
    case notNull = "not-null"
    case single, list
    case minimumCount = "minimum-count"
    case maximumCount = "maximum-count"
    case valueType = "value-type"
    case wholeNumber = "whole-number"
    case calendarDate = "calendar-date"
    case instant
    case format, pattern
    case minimumLength = "minimum-length"
    case maximumLength = "maximum-length"
    case minimum, maximum
    case listedCode = "listed-code"
    case codePattern = "code-pattern"
    case codeNotLabel = "code-not-label"
    case chosenForm = "chosen-form"
    case action
    case encryptedForm = "encrypted-form"
    case rule
    case linkedDataType = "linked-data-type"
    case knownAttributes = "known-attributes"
  }
}

extension Standard {
  /// All that can be judged: objects, messages, and bodies in envelopes. A body without one is its message; an envelope
  /// by itself says nothing of what stands in it.
  package var subjects: [Example.Subject] {
    let objects = dataObjects.indices.map { Link<DataObject>($0) }.filter { self[$0].envelope == nil }
    let endpoints = endpoints.indices.map { Link<Endpoint>($0) }
    return objects.map { .instance($0) }
      + endpoints.filter { self[$0].request?.wrapping != nil }.map { .request($0) }
      + endpoints.filter { self[$0].response?.wrapping != nil }.map { .response($0) }
  }

  /// Of what an instance of the subject is one: of a body in an envelope, the envelope. Nil when there is no body.
  package func object(of subject: Example.Subject) -> Link<DataObject>? {
    func outermost(_ payload: Payload?) -> Link<DataObject>? { payload.map { $0.wrapping?.envelope ?? $0.message } }
    return switch subject {
    case .instance(let link): link
    case .request(let link): outermost(self[link].request)
    case .response(let link): outermost(self[link].response)
    }
  }

  /// All constraints on all subjects.
  package var constraints: [Constraint] { subjects.flatMap(constraints(on:)) }

  /// What an instance of a subject must keep at its own level, inherited constraints included. Those of the values in
  /// it are constraints on the objects that they are.
  package func constraints(on subject: Example.Subject) -> [Constraint] {
    switch subject {
    case .instance(let link): return constraints(on: subject, self[link], ruledAs: link)
    case .request(let link): return constraints(on: subject, self[link].request, action: self[link].action)
    case .response(let link): return constraints(on: subject, self[link].response, action: self[link].responseAction)
    }
  }

  private func constraints(on subject: Example.Subject, _ payload: Payload?, action: String?) -> [Constraint] {
    guard let wrapping = payload?.wrapping, let envelope = self[wrapping.envelope].envelope else { return [] }
    var constraints = constraints(on: subject, self[wrapping.envelope], ruledAs: wrapping.envelope)
    if action != nil, self[wrapping.header].attribute(named: "action") != nil {
      constraints.append(Constraint(subject, envelope.header, .action))
    }
    if envelope.encryption != nil { constraints.append(Constraint(subject, envelope.message, .encryptedForm)) }
    return constraints
  }

  private func constraints(
    on subject: Example.Subject, _ object: DataObject, ruledAs link: Link<DataObject>
  ) -> [Constraint] {
    var constraints = [Constraint(subject, nil, .knownAttributes)]
    if object.kind == .object { constraints.append(Constraint(subject, nil, .linkedDataType)) }
    for attribute in object.attributes {
      constraints += kinds(of: attribute).map { Constraint(subject, attribute.name, $0) }
    }
    var ancestor: Link<DataObject>? = link
    while let current = ancestor {
      for (index, rule) in rules.enumerated() where rule.subject == current {
        constraints.append(Constraint(subject, nil, .rule(Link(index))))
      }
      ancestor = self[current].parent
    }
    return constraints
  }

  private func kinds(of attribute: Attribute) -> [Constraint.Kind] {
    let cardinality = attribute.cardinality
    var kinds: [Constraint.Kind] = cardinality.isRequired ? [.presence, .notNull] : [.notNull]
    if case .choice(let choice) = attribute.type {
      return kinds + choice.cases.filter { !isAnything($0.type) }.map { .chosenForm(code: $0.code) }
    }
    if cardinality.isList {
      // An array of values that are arrays themselves looks like one of them.
      if !admitsArrays(attribute.type) { kinds += [.list] + notAny([.array]) }
      kinds += notAny([.null])
      if cardinality.isRequired { kinds.append(.minimumCount(cardinality.minimum)) }
      if let maximum = cardinality.maximum { kinds.append(.maximumCount(maximum)) }
    } else if !admitsArrays(attribute.type) {
      kinds.append(.single)
    }
    return kinds + self.kinds(of: attribute.type)
  }

  private func isAnything(_ type: AttributeType) -> Bool {
    guard case .data(let link) = type else { return false }
    return self[link].primitive == .any
  }

  private func admitsArrays(_ type: AttributeType) -> Bool {
    guard case .data(let link) = type else { return false }
    return self[link].primitive == .array || self[link].primitive == .any
  }

  private func kinds(of type: AttributeType) -> [Constraint.Kind] {
    switch type {
    case .object, .parameter: return notAny([.text, .number, .boolean])
    case .choice: return []
    case .code(let link):
      let directory = self[link]
      let isText = notAny([.number, .boolean, .object])
      if !directory.isExtensible && !directory.codes.isEmpty { return isText + [.listedCode] }
      if directory.external?.pattern != nil { return isText + [.codePattern] }
      return directory.hasTellingLabel ? isText + [.codeNotLabel] : isText
    case .data(let link): return kinds(of: self[link])
    }
  }

  private func notAny(_ others: [Constraint.OtherValue]) -> [Constraint.Kind] { others.map { .valueType(not: $0) } }

  private func kinds(of type: DataType) -> [Constraint.Kind] {
    var kinds: [Constraint.Kind] = []
    switch type.primitive {
    case .string: kinds = notAny([.number, .boolean, .object])
    case .date: kinds = notAny([.number, .boolean, .object]) + [.calendarDate]
    case .dateTime: kinds = notAny([.number, .boolean, .object]) + [.instant]
    case .decimal: kinds = notAny([.text, .lookalike, .boolean, .object])
    case .integer: kinds = notAny([.text, .lookalike, .boolean, .object]) + [.wholeNumber]
    case .boolean: kinds = notAny([.text, .lookalike, .number, .object])
    case .object: kinds = notAny([.text, .number, .boolean])
    case .array: kinds = notAny([.text, .number, .boolean, .object])
    case .any: break
    }
    switch type.format {
    case .uri?, .email?: type.format.map { kinds.append(.format($0)) }
    // Whether a text is base64 or a file can be read is for those to find out who read it.
    case .byte?, .binary?, nil: break
    }
    if type.pattern != nil { kinds.append(.pattern) }
    if type.minimumLength != nil { kinds.append(.minimumLength) }
    if type.maximumLength != nil { kinds.append(.maximumLength) }
    if type.minimum != nil { kinds.append(.minimum) }
    if type.maximum != nil { kinds.append(.maximum) }
    return kinds
  }
}

extension CodeDirectory {
  /// Whether one of its labels is none of its codes.
  fileprivate var hasTellingLabel: Bool {
    let values = Set(codes.map(\.value))
    return codes.contains { code in code.label.entries.contains { !values.contains($0.text) } }
  }
}
