extension SwiftSupport {
  static let jsonValue = #"""
    /// Any JSON value, for the places whose content the standard leaves open.
    ///
    /// Numbers are kept as decimals, exactly up to 38 significant digits: `0.1` stays `0.1`.
    public enum JSONValue: Hashable, Sendable {
      case null
      case bool(Bool)
      case number(Decimal)
      case string(String)
      case array([JSONValue])
      case object([String: JSONValue])
    }

    extension JSONValue: Codable {
      public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
          self = .null
        } else if let value = try? container.decode(String.self) {
          self = .string(value)
        } else if let value = try? container.decode(Bool.self) {
          self = .bool(value)
        } else if let value = try? container.decode(Decimal.self) {
          self = .number(value)
        } else if let value = try? container.decode([JSONValue].self) {
          self = .array(value)
        } else {
          // Last, so that an error deep inside is reported with its own path.
          self = .object(try container.decode([String: JSONValue].self))
        }
      }

      public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let elements): try container.encode(elements)
        case .object(let members): try container.encode(members)
        }
      }
    }

    extension JSONValue {
      /// The element at a place of an array; nil for other values and other places.
      public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
      }

      /// The member of an object; nil for other values and other names.
      public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
      }
    }

    extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
      ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
    {
      public init(booleanLiteral value: Bool) { self = .bool(value) }
      public init(integerLiteral value: Int) { self = .number(Decimal(value)) }
      public init(stringLiteral value: String) { self = .string(value) }
      public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
      public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { _, last in last })
      }
    }

    extension KeyedDecodingContainer {
      /// Keeps the difference between a member that is `null` and one that is absent, which means something where any value
      /// may stand. Without this overload both would become nil.
      public func decodeIfPresent(_ type: JSONValue.Type, forKey key: Key) throws -> JSONValue? {
        contains(key) ? try decode(type, forKey: key) : nil
      }
    }
    """#
}
