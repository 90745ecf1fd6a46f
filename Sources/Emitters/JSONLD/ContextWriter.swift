import LinkedData
import Model
import Naming
import Printing

/// Writes contexts as JSON.
struct ContextWriter {
  private let standard: Standard
  private let prefixes: PrefixTable
  /// For each code directory, the terms that the context of an attribute needs beside `@vocab`.
  private let codeTerms: [[JSON.Member]]

  init(_ standard: Standard) {
    self.standard = standard
    prefixes = PrefixTable(standard)
    codeTerms = standard.codeDirectories.map(ContextWriter.codeTerms)
  }

  func json(_ document: ContextDocument) -> JSON {
    switch document.content {
    case .same(let path): ["@context": .string(JSONLDNaming.reference(to: path, from: document.path))]
    case .terms(let classes, let terms):
      // Nothing that surrounds a value has a say in what its keys mean.
      ["@context": [.null, .object(context(document.path, classes, terms))]]
    }
  }

  /// The classes of a module, each switching to the context of its object.
  func json(classesOf module: Link<Module>) -> JSON {
    let classes = standard.dataObjects.indices.map { Link<DataObject>($0) }
      .filter { standard.dataObjects[$0.index].metadata.module == module }
      .map { ContextDocument.ClassTerm(object: $0, context: JSONLDNaming.contextPath($0, in: standard)) }
    return ["@context": .object(context(JSONLDNaming.contextPath(of: standard[module]), classes, []))]
  }

  private func context(
    _ path: String, _ classes: [ContextDocument.ClassTerm], _ terms: [ContextDocument.NamedTerm]
  ) -> [JSON.Member] {
    let terms = terms.filter { JSONLDNaming.canBeTerm($0.term.name) }
    var names = Set(terms.map(\.term.name))
    // Of two classes of one name the first has it; an attribute goes before both.
    let classes = classes.filter {
      let name = standard.dataObjects[$0.object.index].metadata.name
      return JSONLDNaming.canBeTerm(name) && names.insert(name).inserted
    }
    var iris = IRIShortener(prefixes, taken: names)
    var members: [JSON.Member] = []
    for entry in classes {
      let metadata = standard.dataObjects[entry.object.index].metadata
      let iri = iris.short(metadata.iri)
      let context = entry.context.map { JSON.string(JSONLDNaming.reference(to: $0, from: path)) }
      // A whole IRI alone would look like a prefix.
      let isBare = context == nil && iri != metadata.iri
      members.append(
        .init(metadata.name, isBare ? .string(iri) : .object(present: ("@id", .string(iri)), ("@context", context))))
    }
    for entry in terms { members.append(.init(entry.term.name, definition(entry, in: path, &iris))) }
    return [JSON.Member("@version", .number("1.1"))] + iris.declarations + members
  }

  /// An array of objects or plain values is a list: its order is part of what was sent, and RDF keeps it. An array of
  /// codes is a set: a set is what is meant, and no processor finds the term of a list of codes again when it compacts.
  /// An array of open JSON is one JSON value like any other; `@set` keeps its brackets when it is compacted.
  private func definition(_ entry: ContextDocument.NamedTerm, in path: String, _ iris: inout IRIShortener) -> JSON {
    let term = entry.term
    let list: JSON? = term.arity == .single ? nil : "@list"
    let iri = JSON.string(iris.short(term.iri))
    switch term.meaning {
    case .literal(let type):
      return .object(
        present: ("@id", iri), ("@type", type.map { .string(iris.short($0.iri)) }), ("@container", list))
    case .json:
      return .object(present: ("@id", iri), ("@type", "@json"), ("@container", term.arity == .list ? "@set" : nil))
    case .code(let link):
      return .object(
        present: ("@id", iri), ("@type", "@vocab"), ("@container", term.arity == .single ? nil : "@set"),
        ("@context", codeContext(link, of: term.name)))
    case .node:
      return .object(
        present: ("@id", iri), ("@container", list),
        ("@context", entry.context.map { .string(JSONLDNaming.reference(to: $0, from: path)) }))
    }
  }

  /// The context in which the codes of one attribute are read. It begins afresh, for otherwise a code that happens to be
  /// the name of an attribute, a class or a prefix (the language `id`, the record type `Member`) would become the IRI of
  /// that. The attribute itself is declared again, since forgetting it would forget that its values are codes.
  private func codeContext(_ link: Link<CodeDirectory>, of attribute: String) -> JSON {
    let vocabulary = JSONLDNaming.codeVocabulary(of: standard[link])
    var members = [JSON.Member("@vocab", .string(vocabulary))]
    var isDeclared = false
    for term in codeTerms[link.index] {
      if term.key == attribute, case .object(let definition) = term.value {
        isDeclared = true
        members.append(.init(term.key, .object(definition + [.init("@type", "@vocab")])))
      } else {
        members.append(term)
      }
    }
    if !isDeclared { members.append(.init(attribute, ["@type": "@vocab"])) }
    return [.null, .object(members)]
  }

  private static func codeTerms(_ directory: CodeDirectory) -> [JSON.Member] {
    var members: [JSON.Member] = []
    var prefixes: Set<String> = []
    for (code, term) in zip(directory.codes, JSONLDNaming.codeTerms(of: directory)) {
      switch term {
      case .plain, .iri, .inexpressible: break
      case .term: members.append(.init(code.value, ["@id": .string(code.iri)]))
      case .prefixed(let prefix, let namespace):
        guard prefixes.insert(prefix).inserted else { continue }
        members.append(.init(prefix, ["@id": .string(namespace), "@prefix": true]))
      }
    }
    return members
  }
}
