import Model
import Naming

/// What a term of a context stands for.
struct LinkedTerm {
  let name: String
  let iri: String
  let meaning: LinkedMeaning
  /// Whether the wire may carry an array.
  let isList: Bool
}

/// How the values of a term are read as linked data.
enum LinkedMeaning: Hashable {
  /// A typed value, e.g. `xsd:date`. Without a type, values stay what JSON says: texts, numbers and Booleans.
  case literal(XSDType?)
  /// Any JSON, kept as it is.
  case json
  /// A code, which becomes the IRI of its definition.
  case code(Link<CodeDirectory>)
  /// A value with attributes: of the object, or of one of the objects.
  case node([Link<DataObject>])
}

/// The XML Schema types that our values have in linked data.
enum XSDType: String {
  case string, integer, double, boolean, date, dateTime, anyURI, base64Binary

  var iri: String { "http://www.w3.org/2001/XMLSchema#" + rawValue }
}

extension LinkedMeaning {
  /// A decimal becomes `xsd:double`, the only type for JSON numbers with a fraction that a JSON-LD 1.1 processor turns
  /// into a well-formed literal. With `xsd:decimal` it would write `1.5E0`, which is no decimal ("Object to RDF
  /// conversion", step 10). The JSON number itself stays as it is.
  init(_ type: DataType) {
    switch type.primitive {
    case .string:
      switch type.format {
      case .uri: self = .literal(.anyURI)
      case .byte, .binary: self = .literal(.base64Binary)
      case .email, nil: self = .literal(.string)
      }
    case .integer: self = .literal(.integer)
    case .decimal: self = .literal(.double)
    case .boolean: self = .literal(.boolean)
    case .date: self = .literal(.date)
    case .dateTime: self = .literal(.dateTime)
    case .object, .array, .any: self = .json
    }
  }

  /// The meaning of a term whose values may have either meaning. Nothing is lost: where both cannot be said at once, the
  /// weaker statement is made.
  func merged(with other: LinkedMeaning) -> LinkedMeaning {
    if self == other { return self }
    switch (self, other) {
    case (.json, _), (_, .json): return .json
    case (.node(let some), .node(let others)): return .node(some + others.filter { !some.contains($0) })
    // Plain values beside objects, and codes of several directories, stay plain values.
    case (.node, .literal), (.node, .code): return self
    case (.literal, .node), (.code, .node): return other
    case (.literal, .literal), (.literal, .code), (.code, .literal), (.code, .code): return .literal(nil)
    }
  }
}

/// A key that stands for one of several properties, depending on the type of the value that holds it. It says less than
/// these, but never something wrong.
struct AmbiguousKey {
  let name: String
  let iri: String
  /// The IRIs of the properties, each once.
  private(set) var properties: [String]

  init(name: String, iri: String, properties: [String]) {
    self.name = name
    self.iri = iri
    self.properties = properties
  }

  mutating func add(_ more: [String]) {
    for property in more where !properties.contains(property) { properties.append(property) }
  }
}

/// The terms of every object, computed once.
struct LinkedTermTables {
  private let standard: Standard
  private let terms: [[LinkedTerm]]

  init(_ standard: Standard) {
    self.standard = standard
    terms = standard.dataObjects.map { object in object.attributes.map { LinkedTerm($0, standard) } }
  }

  subscript(link: Link<DataObject>) -> [LinkedTerm] { terms[link.index] }

  /// The terms of values that are of one of the objects, which stand in an attribute of this IRI. A key that means
  /// different properties in them gets the IRI of something more general.
  func terms(of links: [Link<DataObject>], in attribute: String) -> (terms: [LinkedTerm], ambiguous: [AmbiguousKey]) {
    if links.count == 1 { return (self[links[0]], []) }
    var merged: [LinkedTerm] = []
    var ambiguous: [AmbiguousKey] = []
    var places: [String: Int] = [:]
    for term in links.flatMap({ self[$0] }) {
      guard let place = places[term.name] else {
        places[term.name] = merged.count
        merged.append(term)
        continue
      }
      let known = merged[place]
      var iri = known.iri
      if iri != term.iri {
        iri = JSONLDNaming.iri(ofAmbiguous: term.name, in: attribute)
        if known.iri != iri {
          ambiguous.append(AmbiguousKey(name: term.name, iri: iri, properties: [known.iri, term.iri]))
        } else if let index = ambiguous.firstIndex(where: { $0.iri == iri }) {
          ambiguous[index].add([term.iri])
        }
      }
      merged[place] = LinkedTerm(
        name: term.name, iri: iri, meaning: known.meaning.merged(with: term.meaning),
        isList: known.isList || term.isList)
    }
    return (merged, ambiguous)
  }

  /// The terms of a whole body. Nil when the message travels without an envelope.
  subscript(payload: Payload) -> [LinkedTerm]? {
    guard let wrapping = payload.wrapping, let envelope = standard[wrapping.envelope].envelope else { return nil }
    var message = LinkedMeaning.node([payload.message])
    if let encrypted = envelope.encryption?.message { message = message.merged(with: .node([encrypted])) }
    return self[wrapping.envelope].map { term in
      switch term.name {
      case envelope.header:
        LinkedTerm(name: term.name, iri: term.iri, meaning: .node([wrapping.header]), isList: term.isList)
      case envelope.message: LinkedTerm(name: term.name, iri: term.iri, meaning: message, isList: term.isList)
      default: term
      }
    }
  }
}

extension LinkedTerm {
  init(_ attribute: Attribute, _ standard: Standard) {
    let (meaning, isList) = LinkedTerm.reading(attribute.type, attribute.cardinality, standard)
    self.init(name: attribute.name, iri: attribute.iri, meaning: meaning, isList: isList)
  }

  private static func reading(
    _ type: AttributeType, _ cardinality: Cardinality, _ standard: Standard
  ) -> (LinkedMeaning, isList: Bool) {
    switch type {
    case .data(let link): return (LinkedMeaning(standard[link]), cardinality.isList)
    case .code(let link): return (.code(link), cardinality.isList)
    case .object(let link): return (.node([link]), cardinality.isList)
    case .choice(let choice):
      var isList = cardinality.isList
      var meaning: LinkedMeaning?
      for option in choice.cases {
        let (next, isNextList) = reading(option.type, option.cardinality, standard)
        meaning = meaning?.merged(with: next) ?? next
        isList = isList || isNextList
      }
      return (meaning ?? .json, isList)
    // In the envelope itself nobody knows what will stand there; the contexts of the endpoints do.
    case .parameter: return (.json, cardinality.isList)
    }
  }
}
