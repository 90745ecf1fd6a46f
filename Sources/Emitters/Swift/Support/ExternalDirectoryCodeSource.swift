extension SwiftSupport {
  static let externalDirectoryCode = #"""
    /// A code of a list that another body keeps, such as the currencies of ISO 4217. Any code is accepted.
    public protocol ExternalDirectoryCode: DirectoryCode, RawRepresentable, ExpressibleByStringLiteral
    where RawValue == String {
      init(rawValue: String)
    }

    extension ExternalDirectoryCode {
      public init(code: String) { self.init(rawValue: code) }

      public init(stringLiteral code: String) { self.init(rawValue: code) }

      public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
      }

      public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
      }

      public var code: String { rawValue }

      /// The code itself: the standard does not know the names.
      public var label: String { rawValue }
    }
    """#
}
