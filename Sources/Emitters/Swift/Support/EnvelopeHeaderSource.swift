extension SwiftSupport {
  static let envelopeHeader = #"""
    /// A header of the bodies of endpoints.
    public protocol EnvelopeHeader: Codable, Hashable, Sendable, Validatable {
      /// Whether the message beside the header is encrypted.
      var sealsMessage: Bool { get }
      /// What the header says that is to be done; nil when it does not say so.
      var statedAction: String? { get }
    }

    extension EnvelopeHeader {
      public var sealsMessage: Bool { false }
      public var statedAction: String? { nil }
    }

    extension Validation {
      /// A header and whether it names the action of its endpoint.
      package mutating func checkHeader(_ header: (some EnvelopeHeader)?, at name: String) {
        check(header, at: name)
        if let action, let stated = header?.statedAction, stated != action {
          note(.action, "the action of this endpoint is \(action)", at: [name, "action"])
        }
      }
    }
    """#
}
