/// The type of a single value, e.g. a phone number: a primitive with constraints. Constraints of the type it extends
/// are already merged in.
package final class DataType: Sendable {
  package let metadata: Metadata
  package let parent: Link<DataType>?
  package let primitive: Primitive
  /// A regular expression that the whole text must match, in the subset shared by ECMA-262, XSD and Swift, without
  /// anchors.
  package let pattern: String?
  package let format: Format?
  /// In Unicode scalars.
  package let minimumLength: Int?
  package let maximumLength: Int?
  /// Inclusive bounds, as JSON numbers.
  package let minimum: String?
  package let maximum: String?
  /// Sample values, as the author wrote them.
  package let samples: [String]

  package init(
    metadata: Metadata, parent: Link<DataType>?, primitive: Primitive, pattern: String?, format: Format?,
    minimumLength: Int?, maximumLength: Int?, minimum: String?, maximum: String?, samples: [String]
  ) {
    self.metadata = metadata
    self.parent = parent
    self.primitive = primitive
    self.pattern = pattern
    self.format = format
    self.minimumLength = minimumLength
    self.maximumLength = maximumLength
    self.minimum = minimum
    self.maximum = maximum
    self.samples = samples
  }
}

/// The shapes a single value can take on the wire.
package enum Primitive: String, Sendable, CaseIterable {
  case string
  case integer
  /// A JSON number that is kept exactly, never a binary float.
  case decimal
  case boolean
  /// A calendar date, `2026-02-16`.
  case date
  /// An instant with its offset, RFC 3339: `2026-02-16T10:30:00Z`.
  case dateTime = "date-time"
  /// A JSON object whose members this standard does not define.
  case object
  /// A JSON array whose elements this standard does not define.
  case array
  /// Any JSON value.
  case any
}

/// What a string stands for beyond its characters.
package enum Format: String, Sendable, CaseIterable {
  case uri, email
  /// Base64 text.
  case byte
  /// File contents in a multipart upload.
  case binary
}

extension Format {
  /// What texts of the format look like, as far as anybody checks it; a regular expression as in `DataType.pattern`.
  package var pattern: String? {
    switch self {
    // A scheme and something after it, in ASCII without blanks.
    case .uri: #"[A-Za-z][A-Za-z0-9+.\-]*:[!#-;=?@A-Z\[\]_a-z~]+"#
    // One `@` between a local part and a domain with a dot in it, without blanks.
    case .email: #"[!-?A-~]+@[!-,\-/-?A-~][!-?A-~]*\.[!-?A-~]*[!-,\-/-?A-~]"#
    case .byte, .binary: nil
    }
  }
}
