extension SwiftSupport {
  static let validationFault = #"""
    /// One thing that is wrong with a value. It says where, but not what stands there, so that it may be logged.
    public struct ValidationFault: Hashable, Sendable {
      /// What the value does not keep.
      public enum Kind: String, Hashable, Sendable, CaseIterable {
        case linkedDataType = "linked-data-type"
        case rule
        case notNull = "not-null"
        case minimumCount = "minimum-count"
        case maximumCount = "maximum-count"
        case instant
        case uri = "format-uri"
        case email = "format-email"
        case pattern
        case minimumLength = "minimum-length"
        case maximumLength = "maximum-length"
        case minimum
        case maximum
        case codePattern = "code-pattern"
        case codeNotLabel = "code-not-label"
        case action
        case encryptedForm = "encrypted-form"
      }

      /// The JSON pointer to what is at fault, such as `/person/email/0`; empty for the value itself.
      public let pointer: String
      public let kind: Kind
      /// The business rule that is broken, when it is one.
      public let rule: BusinessRule?
      /// What is wrong, in words: those of a rule in the default language of the standard, all others in English.
      public let message: String

      /// What is wrong, in another language (`fr`) where the standard has the words, or else in the default one.
      public func message(in language: String) -> String { rule?.message(in: language) ?? message }
    }

    extension ValidationFault: CustomStringConvertible {
      /// `/person/email/0: is no e-mail address`
      public var description: String { "\(pointer): \(rule.map { "\($0.id): " } ?? "")\(message)" }
    }
    """#
}
