extension SwiftSupport {
  static let sealable = #"""
    /// A message that travels as it is or encrypted; the header beside it says which.
    public enum Sealable<Message, Encrypted> {
      case plain(Message)
      case encrypted(Encrypted)

      /// The message, unless it is encrypted.
      public var message: Message? {
        switch self {
        case .plain(let message): message
        case .encrypted: nil
        }
      }

      /// Whether the message is encrypted.
      public var isEncrypted: Bool {
        switch self {
        case .plain: false
        case .encrypted: true
        }
      }
    }

    extension Sealable: Equatable where Message: Equatable, Encrypted: Equatable {}
    extension Sealable: Hashable where Message: Hashable, Encrypted: Hashable {}
    extension Sealable: Sendable where Message: Sendable, Encrypted: Sendable {}

    extension KeyedDecodingContainer {
      /// Reads a message in the form that the header announced.
      package func decode<Message: Decodable, Encrypted: Decodable>(
        _ type: Sealable<Message, Encrypted>.Type, encrypted: Bool, forKey key: Key
      ) throws -> Sealable<Message, Encrypted> {
        encrypted
          ? .encrypted(try decode(Encrypted.self, forKey: key)) : .plain(try decode(Message.self, forKey: key))
      }

      /// Reads a message in the form that the header announced; nil when there is none.
      package func decodeIfPresent<Message: Decodable, Encrypted: Decodable>(
        _ type: Sealable<Message, Encrypted>.Type, encrypted: Bool, forKey key: Key
      ) throws -> Sealable<Message, Encrypted>? {
        encrypted
          ? try decodeIfPresent(Encrypted.self, forKey: key).map(Sealable.encrypted)
          : try decodeIfPresent(Message.self, forKey: key).map(Sealable.plain)
      }
    }

    extension KeyedEncodingContainer {
      /// Writes a message; an error when it is not in the form that the header announces.
      package mutating func encode<Message: Encodable, Encrypted: Encodable>(
        _ message: Sealable<Message, Encrypted>, encrypted: Bool, forKey key: Key
      ) throws {
        guard message.isEncrypted == encrypted else {
          throw EncodingError.invalidValue(
            message,
            EncodingError.Context(
              codingPath: codingPath + [key],
              debugDescription: encrypted
                ? "The header says that the message is encrypted, but it is not."
                : "The message is encrypted, but the header does not say so."))
        }
        switch message {
        case .plain(let message): try encode(message, forKey: key)
        case .encrypted(let encrypted): try encode(encrypted, forKey: key)
        }
      }
    }

    extension Validation {
      /// A message and whether it is in the form that the header announces.
      package mutating func check<Message: Validatable, Encrypted: Validatable>(
        _ message: Sealable<Message, Encrypted>?, sealed: Bool, at name: String
      ) {
        guard let message else { return }
        switch message {
        case .plain(let message): check(message, at: name)
        case .encrypted(let encrypted): check(encrypted, at: name)
        }
        if message.isEncrypted != sealed {
          note(
            .encryptedForm,
            sealed
              ? "is not encrypted, but the header says that it is" : "is encrypted, but the header does not say so",
            at: [name])
        }
      }
    }
    """#
}
