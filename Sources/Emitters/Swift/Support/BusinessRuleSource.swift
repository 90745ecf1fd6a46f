extension SwiftSupport {
  static let businessRule = #"""
    /// A condition of the standard that values keep, beyond types and counts.
    public struct BusinessRule: Hashable, Sendable {
      /// The identifier in the standard.
      public let id: String
      public let name: String
      /// What the person reads who entered the data, in the default language of the standard.
      public let message: String
      /// The same in other languages, by their tags.
      public let translations: [String: String]

      package init(id: String, name: String, message: String, translations: [String: String] = [:]) {
        self.id = id
        self.name = name
        self.message = message
        self.translations = translations
      }

      /// The message in a language, given as its tag (`fr`); where the standard has none, `message`.
      public func message(in language: String) -> String { translations[language] ?? message }
    }
    """#
}
