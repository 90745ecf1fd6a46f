package import Model
package import Naming

/// One context file before it is written.
package struct ContextDocument {
  /// Below the folder of the target.
  package let path: String
  package let content: Content

  package enum Content {
    case terms(classes: [ClassTerm], terms: [NamedTerm])
    /// Just another context, by its path.
    case same(String)
  }

  /// The name of an object, for `@type`.
  package struct ClassTerm {
    package let object: Link<DataObject>
    /// The path of the context to which a value of this type switches; nil when it is read by this one.
    package let context: String?

    package init(object: Link<DataObject>, context: String?) {
      self.object = object
      self.context = context
    }
  }

  package struct NamedTerm {
    package let term: LinkedTerm
    /// The path of the context of its values, when these have attributes.
    package let context: String?
  }
}

/// The contexts of all objects and bodies, each followed by those of its parts that may be of several types.
package struct ContextDocuments {
  package private(set) var documents: [ContextDocument] = []
  /// The keys whose meaning depends on such a type, by the module that must declare them. Each IRI once.
  package private(set) var ambiguousKeys: [(key: AmbiguousKey, module: Link<Module>)] = []

  package init(_ standard: Standard, _ terms: LinkedTermTables) {
    var list = ContextList(standard: standard, terms: terms)
    for (index, object) in standard.dataObjects.enumerated() {
      let link = Link<DataObject>(index)
      list.module = object.metadata.module
      list.add(terms.contextPath(link), classes: [.init(object: link, context: nil)], terms[link])
    }
    for endpoint in standard.endpoints {
      list.module = endpoint.metadata.module
      for body in JSONLDNaming.Body.allCases {
        guard let payload = endpoint.payload(of: body) else { continue }
        let path = JSONLDNaming.contextPath(body, of: endpoint, in: standard)
        if let wrapping = payload.wrapping, let bodyTerms = terms[payload] {
          list.add(path, classes: [.init(object: wrapping.envelope, context: nil)], bodyTerms)
        } else {
          let message = terms.contextPath(payload.message)
          list.documents.append(ContextDocument(path: path, content: .same(message)))
        }
      }
    }
    documents = list.documents
    ambiguousKeys = list.ambiguousKeys
  }
}

extension Endpoint {
  package func payload(of body: JSONLDNaming.Body) -> Payload? {
    switch body {
    case .request: request
    case .response: response
    }
  }
}

private struct ContextList {
  let standard: Standard
  let terms: LinkedTermTables
  /// The module of what is being added.
  var module = Link<Module>(0)
  var documents: [ContextDocument] = []
  var ambiguousKeys: [(key: AmbiguousKey, module: Link<Module>)] = []
  /// Places in `ambiguousKeys` by IRI.
  private var placesOfKeys: [String: Int] = [:]

  init(standard: Standard, terms: LinkedTermTables) {
    self.standard = standard
    self.terms = terms
  }

  /// Adds the context, and contexts for the values of its terms that no object's own context covers. A scope that comes
  /// up again further down is the same context again, so that scopes which contain one another come to an end.
  mutating func add(_ path: String, classes: [ContextDocument.ClassTerm], _ terms: [LinkedTerm]) {
    var known: [ValueScope: String] = [:]
    add(path, classes: classes, terms, &known)
  }

  private mutating func add(
    _ path: String, classes: [ContextDocument.ClassTerm], _ terms: [LinkedTerm], _ known: inout [ValueScope: String]
  ) {
    var parts: [(path: String, attribute: String, scope: ValueScope)] = []
    let named = terms.map { term -> ContextDocument.NamedTerm in
      guard case .node(let objects) = term.meaning else { return .init(term: term, context: nil) }
      let scope = self.terms.scope(of: objects, under: term.name)
      if let object = scope.soleObject {
        return .init(term: term, context: self.terms.contextPath(object))
      }
      if let path = known[scope] { return .init(term: term, context: path) }
      let part = JSONLDNaming.contextPath(ofTerm: term.name, in: path)
      known[scope] = part
      parts.append((part, term.iri, scope))
      return .init(term: term, context: part)
    }
    documents.append(ContextDocument(path: path, content: .terms(classes: classes, terms: named)))
    for (path, attribute, scope) in parts {
      let classes = scope.objects.map {
        ContextDocument.ClassTerm(
          object: $0, context: scope.repeatedKey == nil ? self.terms.contextPath($0) : nil)
      }
      let (terms, ambiguous) = self.terms.terms(of: scope, in: attribute)
      for key in ambiguous {
        if let place = placesOfKeys[key.iri] {
          ambiguousKeys[place].key.add(key.properties)
        } else {
          placesOfKeys[key.iri] = ambiguousKeys.count
          ambiguousKeys.append((key, module))
        }
      }
      add(path, classes: classes, terms, &known)
    }
  }
}
