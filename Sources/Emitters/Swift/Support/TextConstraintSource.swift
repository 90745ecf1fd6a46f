extension SwiftSupport {
  static let textConstraint = #"""
    /// What the standard asks of the texts of one data type. The type itself is a synonym of `String`.
    ///
    ///     TextConstraint.phoneNumber.accepts("+447700900123")
    public struct TextConstraint: Hashable, Sendable {
      public enum Format: Hashable, Sendable { case uri, email }

      /// The data type, as the standard refers to it.
      public let type: String
      /// What the whole text matches.
      public let pattern: TextPattern?
      public let format: Format?
      /// In Unicode scalars, as are all lengths.
      public let minimumLength: Int?
      public let maximumLength: Int?

      package init(
        _ type: String, pattern: TextPattern? = nil, format: Format? = nil, minimumLength: Int? = nil,
        maximumLength: Int? = nil
      ) {
        self.type = type
        self.pattern = pattern
        self.format = format
        self.minimumLength = minimumLength
        self.maximumLength = maximumLength
      }

      public func accepts(_ text: String) -> Bool { fault(in: text) == nil }

      /// The first thing that is wrong with a text; nil when nothing is.
      package func fault(in text: String) -> (kind: ValidationFault.Kind, message: String)? {
        if minimumLength != nil || maximumLength != nil {
          let length = text.unicodeScalars.count
          if let maximumLength, length > maximumLength {
            return (.maximumLength, "has \(length) characters; at most \(maximumLength) are allowed")
          }
          if let minimumLength, length < minimumLength {
            return (.minimumLength, "has \(length) characters; at least \(minimumLength) are needed")
          }
        }
        if let pattern, !pattern.matches(text) { return (.pattern, "does not match \(pattern.text)") }
        return switch format {
        case .uri? where !Self.isURI(text): (.uri, "is no URI")
        case .email? where !Self.isEmail(text): (.email, "is no e-mail address")
        case .uri?, .email?, nil: nil
        }
      }

      /// A scheme and something after it, in ASCII without blanks.
      private static func isURI(_ text: String) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = text.utf8[..<colon]
        guard let first = scheme.first, isLetter(first), !text.utf8[colon...].dropFirst().isEmpty else { return false }
        let isScheme = scheme.allSatisfy {
          isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "+-.".utf8.contains($0)
        }
        return isScheme && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"{}|\\^`".utf8.contains($0) }
      }

      /// One `@` between a local part and a domain, without blanks: enough to catch a name or a number in its place.
      private static func isEmail(_ text: String) -> Bool {
        let dot = UInt8(ascii: ".")
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(dot) && parts[1].first != dot
          && parts[1].last != dot && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
      }
    }
    """#
}
