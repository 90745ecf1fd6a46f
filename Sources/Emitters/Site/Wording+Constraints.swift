import Model

extension Wording {
  /// What a constraint asks of an instance.
  static func constraint(_ aspect: Constraint.Aspect) -> String {
    switch aspect {
    case .presence: "A required attribute is there."
    case .notNull: "An attribute that is there has a value; null is none."
    case .single: "One value does not stand in an array."
    case .list: "Values of which there may be several stand in an array, even one alone."
    case .minimumCount: "There are as many values as there must be."
    case .maximumCount: "There are no more values than there may be."
    case .valueType: "A value is a text, a number, a Boolean, an object or an array, as its type says."
    case .wholeNumber: "A whole number has no fraction."
    case .calendarDate: "A date is written as 2026-02-16, and the calendar has it."
    case .instant: "A date and time is written as 2026-02-16T10:30:00Z, with its offset."
    case .format: "A URI is one, and so is an e-mail address."
    case .pattern: "A text has the form that its type asks for."
    case .minimumLength: "A text is long enough."
    case .maximumLength: "A text is not too long."
    case .minimum: "A number is large enough."
    case .maximum: "A number is not too large."
    case .listedCode: "A code of a closed directory is listed there."
    case .codePattern: "A code of an open directory has the form that its list asks for."
    case .codeNotLabel: "The label of a code does not stand in its place."
    case .chosenForm: "A value has the form that a code beside it selects."
    case .action: "The header of a body names the action of the endpoint."
    case .encryptedForm: "A message is encrypted just when its header says so."
    case .rule: "Business rules are kept."
    case .linkedDataType: "@type, where it stands, names the object."
    case .knownAttributes: "There are no attributes but those of the object."
    }
  }
}
