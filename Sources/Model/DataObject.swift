package import Printing
package import Source

/// A structure with named attributes: a data object (a person, a job) or a message of the API (a request, a header).
package final class DataObject: Sendable {
  package enum Kind: String, Sendable { case object, message }

  package let metadata: Metadata
  package let kind: Kind
  package let parent: Link<DataObject>?
  /// All attributes, inherited ones first and in the parent's order, overridden ones in their original place.
  package let attributes: [Attribute]
  /// What this message is for when it wraps others; nil for all but envelopes.
  package let envelope: Envelope?

  package init(
    metadata: Metadata, kind: Kind, parent: Link<DataObject>?, attributes: [Attribute], envelope: Envelope?
  ) {
    self.metadata = metadata
    self.kind = kind
    self.parent = parent
    self.attributes = attributes
    self.envelope = envelope
  }

  package func attribute(named name: String) -> Attribute? { attributes.first { $0.name == name } }

  /// The attribute whose type depends on another one; an object has at most one.
  package var choice: (attribute: Attribute, choice: Choice)? {
    for attribute in attributes {
      if case .choice(let choice) = attribute.type { return (attribute, choice) }
    }
    return nil
  }
}

package final class Attribute: Sendable {
  /// The name on the wire: `birth_date`.
  package let name: String
  package let label: Text?
  package let summary: Text
  package let description: Text?
  package let type: AttributeType
  package let cardinality: Cardinality
  /// The IRI of the property. An attribute that overrides one keeps the IRI of the one it overrides.
  package let iri: String
  package let status: Metadata.Status
  package let since: String?
  package let deprecation: Deprecation?
  package let notes: [Text]
  /// What harm its disclosure could do to a person; nil when the author does not say.
  package let privacy: Privacy?
  /// The value that an absent attribute stands for, when the standard says so.
  package let defaultValue: JSON?
  /// The object that declares the attribute: this one or one it extends.
  package let declaredBy: Link<DataObject>
  /// Whether this object narrows an attribute of the object it extends.
  package let isOverride: Bool
  package let origin: Origin

  package init(
    name: String, label: Text?, summary: Text, description: Text?, type: AttributeType, cardinality: Cardinality,
    iri: String, status: Metadata.Status, since: String?, deprecation: Deprecation?, notes: [Text], privacy: Privacy?,
    defaultValue: JSON?, declaredBy: Link<DataObject>, isOverride: Bool, origin: Origin
  ) {
    self.name = name
    self.label = label
    self.summary = summary
    self.description = description
    self.type = type
    self.cardinality = cardinality
    self.iri = iri
    self.status = status
    self.since = since
    self.deprecation = deprecation
    self.notes = notes
    self.privacy = privacy
    self.defaultValue = defaultValue
    self.declaredBy = declaredBy
    self.isOverride = isOverride
    self.origin = origin
  }
}

/// What a value says about a person, from harmless to harmful.
package enum Privacy: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Nothing about anyone, e.g. the name of a programme.
  case impersonal = "none"
  /// Something about a person who can be found out, e.g. a telephone number.
  case personal
  /// Something that can do special harm when it becomes known, e.g. a disability or poverty.
  case sensitive

  package static func < (a: Privacy, b: Privacy) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .impersonal: 0
    case .personal: 1
    case .sensitive: 2
    }
  }
}

/// What an attribute holds. Emitters switch over it without `default`, so that a new case cannot be forgotten.
package enum AttributeType: Hashable, Sendable {
  case data(Link<DataType>)
  case code(Link<CodeDirectory>)
  case object(Link<DataObject>)
  /// The type depends on the value of another attribute of the same object.
  case choice(Choice)
  /// In an envelope only: whatever the endpoint puts there.
  case parameter(Envelope.Part)
}

/// A type that the value of a sibling attribute decides, e.g. `query`, which `query_type` decides.
package struct Choice: Hashable, Sendable {
  package struct Case: Hashable, Sendable {
    /// The code of the deciding attribute that selects this case.
    package let code: String
    /// Never itself a choice or a parameter.
    package let type: AttributeType
    /// How many values this case holds: a maximum above 1 means an array on the wire.
    package let cardinality: Cardinality

    package init(code: String, type: AttributeType, cardinality: Cardinality) {
      self.code = code
      self.type = type
      self.cardinality = cardinality
    }
  }

  /// The name of the deciding attribute. It is required, single and typed by a code directory.
  package let discriminator: String
  package let directory: Link<CodeDirectory>
  /// In the order of the directory's codes as the author lists them; never empty.
  package let cases: [Case]

  package init(discriminator: String, directory: Link<CodeDirectory>, cases: [Case]) {
    self.discriminator = discriminator
    self.directory = directory
    self.cases = cases
  }
}

/// How many values an attribute has: `0..1`, `1..1`, `0..*`, `1..*`, `2..5`.
package struct Cardinality: Hashable, Sendable, CustomStringConvertible {
  package let minimum: Int
  /// Nil means without limit.
  package let maximum: Int?

  package init(minimum: Int, maximum: Int?) {
    self.minimum = minimum
    self.maximum = maximum
  }

  package static let optional = Cardinality(minimum: 0, maximum: 1)
  package static let required = Cardinality(minimum: 1, maximum: 1)

  package var isRequired: Bool { minimum > 0 }
  /// Whether the wire carries an array.
  package var isList: Bool { maximum != 1 }
  package var description: String { "\(minimum)..\(maximum.map(String.init) ?? "*")" }
}

/// The roles of the attributes of a message that wraps others: signature, header and the message itself.
package struct Envelope: Hashable, Sendable {
  /// The two places that each endpoint fills.
  package enum Part: String, Hashable, Sendable, CaseIterable { case header, message }

  /// The name of the attribute that holds the header.
  package let header: String
  /// The name of the attribute that holds the message.
  package let message: String
  /// The form that the message takes when the header's flag says that it is encrypted.
  package let encryption: Encryption?

  package struct Encryption: Hashable, Sendable {
    /// The Boolean attribute of every header that tells.
    package let flag: String
    package let message: Link<DataObject>

    package init(flag: String, message: Link<DataObject>) {
      self.flag = flag
      self.message = message
    }
  }

  package init(header: String, message: String, encryption: Encryption?) {
    self.header = header
    self.message = message
    self.encryption = encryption
  }
}

extension Standard {
  /// What the instances of an object may call themselves in `@type`: its name, alone or with the prefix, or its IRI.
  package func typeNames(of metadata: Metadata) -> [String] {
    [metadata.name, "\(self[metadata.module].prefix):\(metadata.name)", metadata.iri]
  }
}
