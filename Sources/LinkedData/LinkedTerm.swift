package import Model
import Naming

/// What a term of a context stands for.
package struct LinkedTerm {
  package let name: String
  package let iri: String
  package let meaning: LinkedMeaning
  package let arity: Arity

  /// Whether the wire carries arrays.
  package enum Arity {
    case single, list, either

    func merged(with other: Arity) -> Arity { self == other ? self : .either }
  }
}

/// How the values of a term are read as linked data.
package enum LinkedMeaning: Hashable {
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
package enum XSDType: String {
  case string, integer, double, boolean, date, dateTime, anyURI, base64Binary

  package var iri: String { "http://www.w3.org/2001/XMLSchema#" + rawValue }
}

extension LinkedMeaning {
  /// A decimal becomes `xsd:double`, the only type for JSON numbers with a fraction that a JSON-LD 1.1 processor turns
  /// into a well-formed literal. With `xsd:decimal` it would write `1.5E0`, which is no decimal ("Object to RDF
  /// conversion", step 10). The JSON number itself stays as it is.
  package init(_ type: DataType) {
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

/// The values that one context covers.
package struct ValueScope: Hashable {
  /// What the values may be; never empty.
  package let objects: [Link<DataObject>]
  /// The key of the values when it is also a key in them, and its values there must be covered by the same context.
  package let repeatedKey: String?

  /// The object whose own context covers the values.
  package var soleObject: Link<DataObject>? { objects.count == 1 && repeatedKey == nil ? objects[0] : nil }
}

/// A key that stands for one of several properties, depending on the type of the value that holds it. It says less than
/// these, but never something wrong.
package struct AmbiguousKey {
  package let name: String
  package let iri: String
  /// The IRIs of the properties, each once.
  package private(set) var properties: [String]

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
package struct LinkedTermTables {
  private let standard: Standard
  private let terms: [[LinkedTerm]]
  private let contextPaths: [String]

  package init(_ standard: Standard) {
    self.standard = standard
    terms = standard.dataObjects.map { object in object.attributes.map { LinkedTerm($0, standard) } }
    contextPaths = standard.dataObjects.indices.map { JSONLDNaming.contextPath(Link($0), in: standard) }
  }

  package subscript(link: Link<DataObject>) -> [LinkedTerm] { terms[link.index] }

  /// The path of the object's context.
  package func contextPath(_ link: Link<DataObject>) -> String { contextPaths[link.index] }

  /// What one context must cover for the values of a key that are of one of the objects.
  ///
  /// Suppose `plus_code` holds an object that has an attribute `plus_code` itself. JSON-LD says that the inner one is read
  /// by the context that the outer one names. jsonld.js and PyLD, the processors that most people have, enter the context
  /// of the inner key too early, while they read the value of the outer one, and lose what they find there. One context
  /// for the values of both, which names itself for the key, is read alike by every processor.
  package func scope(of objects: [Link<DataObject>], under key: String) -> ValueScope {
    var all = objects
    var index = 0
    var isRepeated = false
    while index < all.count {
      if let inner = self[all[index]].first(where: { $0.name == key }) {
        switch inner.meaning {
        case .node(let more):
          isRepeated = isRepeated || more != [all[index]] || objects.count > 1
          all += more.filter { !all.contains($0) }
        case .code: isRepeated = true
        case .literal, .json: break
        }
      }
      index += 1
    }
    return isRepeated
      ? ValueScope(objects: all, repeatedKey: key) : ValueScope(objects: objects, repeatedKey: nil)
  }

  /// The terms of a scope, for the values of an attribute with this IRI. A key that means different properties in its
  /// objects gets the IRI of something more general.
  package func terms(of scope: ValueScope, in attribute: String) -> (terms: [LinkedTerm], ambiguous: [AmbiguousKey]) {
    let links = scope.objects
    if let object = scope.soleObject { return (self[object], []) }
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
        arity: known.arity.merged(with: term.arity))
    }
    if let key = scope.repeatedKey, let place = places[key] { merged[place] = merged[place].repeated(in: scope) }
    return (merged, ambiguous)
  }

  /// The terms of a whole body. Nil when the message travels without an envelope.
  package subscript(payload: Payload) -> [LinkedTerm]? {
    guard let wrapping = payload.wrapping, let envelope = standard[wrapping.envelope].envelope else { return nil }
    var message = LinkedMeaning.node([payload.message])
    if let encrypted = envelope.encryption?.message { message = message.merged(with: .node([encrypted])) }
    return self[wrapping.envelope].map { term in
      switch term.name {
      case envelope.header:
        LinkedTerm(name: term.name, iri: term.iri, meaning: .node([wrapping.header]), arity: term.arity)
      case envelope.message: LinkedTerm(name: term.name, iri: term.iri, meaning: message, arity: term.arity)
      default: term
      }
    }
  }
}

extension LinkedTerm {
  /// The term as the context of a scope that repeats its key must have it: with that context again, or with none.
  fileprivate func repeated(in scope: ValueScope) -> LinkedTerm {
    let repeated: LinkedMeaning =
      switch meaning {
      case .node: .node(scope.objects)
      // The codes of one key cannot be told from the keys of the other, so they stay texts.
      case .code: .literal(.string)
      case .literal, .json: meaning
      }
    return LinkedTerm(name: name, iri: iri, meaning: repeated, arity: arity)
  }

  init(_ attribute: Attribute, _ standard: Standard) {
    let (meaning, arity) = LinkedTerm.reading(attribute.type, attribute.cardinality, standard)
    self.init(name: attribute.name, iri: attribute.iri, meaning: meaning, arity: arity)
  }

  private static func reading(
    _ type: AttributeType, _ cardinality: Cardinality, _ standard: Standard
  ) -> (LinkedMeaning, Arity) {
    let arity: Arity = cardinality.isList ? .list : .single
    switch type {
    case .data(let link): return (LinkedMeaning(standard[link]), standard[link].primitive == .array ? .list : arity)
    case .code(let link): return (.code(link), arity)
    case .object(let link): return (.node([link]), arity)
    case .choice(let choice):
      guard let first = choice.cases.first else { return (.json, arity) }
      var result = reading(first.type, first.cardinality, standard)
      for option in choice.cases.dropFirst() {
        let (meaning, arity) = reading(option.type, option.cardinality, standard)
        result = (result.0.merged(with: meaning), result.1.merged(with: arity))
      }
      return cardinality.isList ? (result.0, .list) : result
    // In the envelope itself nobody knows what will stand there; the contexts of the endpoints do.
    case .parameter: return (.json, arity)
    }
  }
}
