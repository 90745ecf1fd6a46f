/// The Swift source that every package needs, whatever its standard: one text per file, kept in the file of its name.
enum SwiftSupport {
  /// By file name, in the order in which a reader would want them.
  static let always: [(name: String, source: String)] = [
    ("JSONValue", jsonValue), ("CalendarDate", calendarDate), ("DateTime", dateTime),
    ("LinkedDataKeywords", linkedDataKeywords), ("DirectoryCode", directoryCode),
    ("OpenDirectoryCode", openDirectoryCode), ("ClosedDirectoryCode", closedDirectoryCode),
    ("ExternalDirectoryCode", externalDirectoryCode), ("PatternedCode", patternedCode), ("Indirect", indirect),
    ("Validatable", validatable), ("ValidationFault", validationFault), ("Validation", validation),
    ("TextConstraint", textConstraint), ("TextPattern", textPattern), ("NumberConstraint", numberConstraint),
    ("BusinessRule", businessRule),
  ]

  /// For standards with endpoints.
  static let ofEndpoints: [(name: String, source: String)] = [
    ("API", api), ("Endpoint", endpoint), ("EnvelopeHeader", envelopeHeader), ("Sealable", sealable),
  ]

  /// For standards with business rules.
  static let ofRules: [(name: String, source: String)] = [
    ("RuleLogic", ruleLogic), ("RuleNumbers", ruleNumbers), ("RuleDates", ruleDates), ("RuleJSON", ruleJSON),
  ]
}
