extension SwiftSupport {
  static let linkedDataKeywords = #"""
    /// What makes a JSON object linked data. Every data object may carry these members besides its attributes.
    public struct LinkedDataKeywords: Hashable, Sendable {
      /// Where the meaning of the names is defined: an IRI, an object or a list of both.
      public var context: JSONValue?
      /// The IRI of the thing that the object describes.
      public var id: String?
      /// What kind of thing it is: a name or a list of names.
      public var type: JSONValue?

      public init(context: JSONValue? = nil, id: String? = nil, type: JSONValue? = nil) {
        self.context = context
        self.id = id
        self.type = type
      }
    }

    extension LinkedDataKeywords: Codable {
      private enum CodingKeys: String, CodingKey {
        case context = "@context"
        case id = "@id"
        case type = "@type"
      }

      /// Reads the keywords beside the attributes of an object; nil when it has none.
      package init?(ifPresentIn decoder: any Decoder) throws {
        let keywords = try LinkedDataKeywords(from: decoder)
        guard keywords != LinkedDataKeywords() else { return nil }
        self = keywords
      }
    }
    """#
}
