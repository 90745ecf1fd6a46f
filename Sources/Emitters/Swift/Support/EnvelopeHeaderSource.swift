extension SwiftSupport {
  static let envelopeHeader = #"""
    /// A header that says whether the message beside it is encrypted.
    public protocol EnvelopeHeader: Codable, Hashable, Sendable {
      /// Whether the message is encrypted.
      var sealsMessage: Bool { get }
    }
    """#
}
