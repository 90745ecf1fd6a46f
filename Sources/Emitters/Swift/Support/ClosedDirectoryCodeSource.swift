extension SwiftSupport {
  static let closedDirectoryCode = #"""
    /// A code of a directory that is complete: any other code is an error.
    public protocol ClosedDirectoryCode: DirectoryCode, CaseIterable, RawRepresentable where RawValue == String {}

    extension ClosedDirectoryCode {
      public init?(code: String) { self.init(rawValue: code) }

      public var code: String { rawValue }

      public init(from decoder: any Decoder) throws {
        let code = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(rawValue: code) else {
          let listed = Self.allCases.map(\.code).joined(separator: ", ")
          throw DecodingError.dataCorrupted(
            DecodingError.Context(
              codingPath: decoder.codingPath,
              debugDescription: "\"\(code)\" is no code of \(Self.directory), which lists \(listed)."))
        }
        self = value
      }

      public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
      }
    }
    """#
}
