import Model
import Naming
import Printing

/// What a data object or message becomes: decided here, printed elsewhere.
struct SwiftStructure {
  let object: DataObject
  let name: String
  let scope: SwiftScope
  let properties: [SwiftProperty]
  /// Whether values may carry the keywords of JSON-LD.
  let holdsLinkedData: Bool
  /// The generic parameters and what they must be; empty for all but envelopes.
  let parameters: [(name: String, constraint: String)]
  /// The attribute of a header that says whether the message beside it is encrypted.
  let encryptionFlag: SwiftProperty?

  /// Whether the compiler can derive the coding from the stored properties.
  var codesItself: Bool {
    // What is derived for a structure without properties reads anything.
    !holdsLinkedData && !properties.isEmpty
      && properties.allSatisfy { property in
        switch property.content {
        case .value: !property.isIndirect
        case .choice, .discriminator, .message: false
        }
      }
  }
}

/// What an attribute becomes.
struct SwiftProperty {
  enum Content {
    /// A value of a type, or a list of them.
    case value
    /// A nested enumeration whose case another attribute decides.
    case choice(SwiftChoice)
    /// That other attribute: computed, since the case says the same. The choice's property comes along.
    case discriminator(choice: String)
    /// The message of an envelope, which the header may declare encrypted.
    case message(header: String, isHeaderOptional: Bool)
  }

  let attribute: Attribute
  /// Not escaped.
  let name: String
  /// Without the question mark.
  let type: String
  let isOptional: Bool
  let content: Content
  /// Whether the value is stored apart; see `SwiftIndex.isApart`.
  let isIndirect: Bool
  /// What the compiler says to those who use the attribute.
  let deprecation: String?
  /// The name of the stored property: another one than `name` when that is deprecated, since the structure's own code
  /// must not warn.
  let storedName: String
  /// The value that absence stands for, as Swift; only attributes that may be absent have one.
  let defaultValue: String?
  /// The property that offers `defaultValue`; nil when there is none.
  let defaultingName: String?

  var declaredType: String { isOptional ? type + "?" : type }
}

/// The nested enumeration of a choice.
struct SwiftChoice {
  struct Case {
    let model: Choice.Case
    let name: String
    let code: String
    let type: String
    let summary: String
    let isCodeDeprecated: Bool
  }

  let name: String
  let discriminator: Attribute
  let discriminatorName: String
  let discriminatorType: String
  /// Whether other codes may turn up than those with a case, which are all that the directory lists.
  let isOpen: Bool
  let cases: [Case]
  /// Whether the value may be absent although its discriminator is present.
  let isOptional: Bool
  /// Whether payloads are stored apart; see `SwiftIndex.isApart`.
  let isIndirect: Bool

  /// The question mark of payloads that may be absent.
  var mark: String { isOptional ? "?" : "" }
  var decode: String { isOptional ? "decodeIfPresent" : "decode" }
  var encode: String { isOptional ? "encodeIfPresent" : "encode" }
}
