extension SwiftSupport {
  static let linkedDataKeywords = #"""
    /// What makes a JSON object linked data. Every data object may carry these members besides its attributes.
    public struct LinkedDataKeywords: Hashable, Sendable {
      // One word wide, since every data object has room for it and few use it.
      private var content: Content

      private indirect enum Content: Hashable {
        case keywords(context: JSONValue?, id: String?, type: JSONValue?)
      }

      public init(context: JSONValue? = nil, id: String? = nil, type: JSONValue? = nil) {
        content = .keywords(context: context, id: id, type: type)
      }

      /// Where the meaning of the names is defined: an IRI, an object or a list of both.
      public var context: JSONValue? {
        get {
          switch content {
          case .keywords(let context, _, _): context
          }
        }
        set { content = .keywords(context: newValue, id: id, type: type) }
      }

      /// The IRI of the thing that the object describes.
      public var id: String? {
        get {
          switch content {
          case .keywords(_, let id, _): id
          }
        }
        set { content = .keywords(context: context, id: newValue, type: type) }
      }

      /// What kind of thing it is: a name or a list of names.
      public var type: JSONValue? {
        get {
          switch content {
          case .keywords(_, _, let type): type
          }
        }
        set { content = .keywords(context: context, id: id, type: newValue) }
      }
    }

    extension LinkedDataKeywords: Codable {
      private enum CodingKeys: String, CodingKey {
        case context = "@context"
        case id = "@id"
        case type = "@type"
      }

      public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
          context: try container.decodeIfPresent(JSONValue.self, forKey: .context),
          id: try container.decodeIfPresent(String.self, forKey: .id),
          type: try container.decodeIfPresent(JSONValue.self, forKey: .type))
      }

      public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(context, forKey: .context)
        try container.encodeIfPresent(id, forKey: .id)
        try container.encodeIfPresent(type, forKey: .type)
      }

      /// Reads the keywords beside the attributes of an object; nil when it has none.
      package init?(ifPresentIn decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard container.contains(.context) || container.contains(.id) || container.contains(.type) else { return nil }
        try self.init(from: decoder)
      }
    }
    """#
}
