extension SwiftSupport {
  static let openDirectoryCode = #"""
    /// A code of a directory to which further codes may be added. A code that this package does not know is kept as
    /// `unlisted`, so that a value passes through unchanged.
    public protocol OpenDirectoryCode: DirectoryCode, CaseIterable {
      /// The code when the directory lists it. Use `init(code:)`.
      static func listed(_ code: String) -> Self?
      /// A code that the directory does not list. Use `init(code:)`, which knows those that it lists.
      static func unlisted(_ code: String) -> Self
      /// The listed code, or else an unlisted one.
      init(code: String)
    }

    extension OpenDirectoryCode {
      public init(code: String) { self = Self.listed(code) ?? .unlisted(code) }

      public init(from decoder: any Decoder) throws {
        self.init(code: try decoder.singleValueContainer().decode(String.self))
      }

      public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
      }

      /// The listed code whose label, in any language, stands in place of a code; nil for any other code.
      package var labelled: Self? {
        guard Self.listed(code) == nil else { return nil }
        let text = code.lowercased()
        return Self.allCases.first { listed in
          listed.label.lowercased() == text
            || ValidationContext.languages.contains { listed.label(in: $0).lowercased() == text }
        }
      }

      /// Two values are equal when their codes are, however they were made.
      public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

      public func hash(into hasher: inout Hasher) { hasher.combine(code) }
    }
    """#
}
