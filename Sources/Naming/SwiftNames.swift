extension SwiftNaming {
  /// Words that Swift's guidelines write in one case; only where they do not begin a lower-case name.
  static func initialism(_ word: String) -> String? {
    guard word.utf8.count <= 4 else { return nil }
    return switch word {
    case "id": "ID"
    case "ids": "IDs"
    case "uri": "URI"
    case "uris": "URIs"
    case "url": "URL"
    case "urls": "URLs"
    case "iri": "IRI"
    case "iris": "IRIs"
    default: nil
    }
  }

  /// Words that Swift reads as a keyword where a declaration or an expression names a member.
  static let keywords: Set<String> = [
    "Any", "Protocol", "Self", "Type", "as", "associatedtype", "await", "break", "case", "catch", "class", "continue",
    "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "nonisolated", "open",
    "operator", "package", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self",
    "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where",
    "while",
  ]

  /// Members whose names mean something else after a dot, even in backticks.
  static func isClaimedMember(_ name: String) -> Bool {
    guard name.utf8.count <= 9 else { return false }
    return switch name {
    case "self", "init", "hashValue", "rawValue": true
    default: false
    }
  }

  /// Members that the types of data objects and messages have besides their attributes.
  static func isClaimedProperty(_ name: String) -> Bool {
    switch name {
    case "isValid", "linkedData", "sealsMessage", "statedAction", "validate": true
    default: false
    }
  }

  /// Members that the types of code directories and choices have besides their codes; `none` and `some` would be taken
  /// for those of an optional.
  static func isClaimedCase(_ name: String) -> Bool {
    guard name.utf8.count <= 11 else { return false }
    return switch name {
    case "allCases", "code", "codePattern", "directory", "hash", "label", "listed", "lists", "none", "some", "unlisted":
      true
    default: false
    }
  }

  /// Types that must keep their meaning in generated code, or that nobody wants to see hidden by an import.
  static let claimedTypes: Set<String> = [
    // Swift itself.
    "Any", "AnyObject", "Protocol", "Self", "Type",
    // The standard library and concurrency.
    "Actor", "AnyClass", "AnyHashable", "AnyKeyPath", "Array", "ArraySlice", "AsyncSequence", "AsyncStream", "Bool",
    "BidirectionalCollection", "CaseIterable", "Character", "Clock", "ClosedRange", "Codable", "CodingKey",
    "Collection", "Comparable", "ContiguousArray", "CustomDebugStringConvertible", "CustomStringConvertible",
    "Decodable", "Decoder", "DecodingError", "Dictionary", "Double", "Duration", "Encodable", "Encoder",
    "EncodingError", "Equatable", "Error", "ExpressibleByArrayLiteral", "ExpressibleByBooleanLiteral",
    "ExpressibleByDictionaryLiteral", "ExpressibleByFloatLiteral", "ExpressibleByIntegerLiteral",
    "ExpressibleByNilLiteral", "ExpressibleByStringLiteral", "Float", "Hashable", "Hasher", "Identifiable", "Int",
    "Int16", "Int32", "Int64", "Int8", "Iterator", "IteratorProtocol", "KeyPath", "KeyedDecodingContainer",
    "KeyedEncodingContainer", "LosslessStringConvertible", "MainActor", "Mirror", "Never", "Numeric",
    "ObjectIdentifier",
    "OptionSet", "Optional", "Range", "RawRepresentable", "Regex", "Result", "Sendable", "Sequence", "Set", "Slice",
    "StaticString", "Strideable", "String", "StringProtocol", "Substring", "Task", "TaskGroup", "UInt", "UInt16",
    "UInt32", "UInt64", "UInt8", "Unicode", "Void", "Zip2Sequence",
    // Foundation's that the generated code or every program uses, and the modules.
    "Data", "Date", "Decimal", "Foundation", "PackageDescription", "Swift", "Testing", "URL", "UUID",
    // Our support code.
    "API", "BusinessRule", "CalendarDate", "ClosedDirectoryCode", "CodingKeys", "DateTime", "DirectoryCode", "Endpoint",
    "EnvelopeHeader", "ExternalDirectoryCode", "Indirect", "JSONValue", "LinkedDataKeywords", "NumberConstraint",
    "OpenDirectoryCode", "PatternedCode", "RuleParameters", "RulePeriod", "Sealable", "TextConstraint", "TextPattern",
    "Validatable", "Validation", "ValidationContext", "ValidationFault",
  ]

  /// Foundation's types that a synonym of a primitive must not make ambiguous. Types with content keep such a name.
  static let foundationTypes: Set<String> = [
    "Bundle", "Calendar", "Formatter", "Host", "IndexPath", "IndexSet", "Locale", "Measurement", "Notification",
    "Operation", "Process", "Progress", "Scanner", "Selector", "Stream", "Thread", "TimeZone", "Timer", "Unit",
  ]
}
