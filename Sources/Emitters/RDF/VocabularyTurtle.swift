import LinkedData
import Model
import Naming
import Printing

/// The nodes of a vocabulary in Turtle.
func vocabularyText(_ nodes: [LinkedNode], _ standard: Standard) -> String {
  var turtle = Turtle(prefixes: RDFNaming.prefixes(standard))
  for node in nodes {
    let types = node.types.map { Turtle.Statement(Turtle.type, .iri(wholeIRI($0))) }
    let statements = node.statements.flatMap { statement in
      let property = wholeIRI(statement.property)
      return statement.values.flatMap(terms).map { Turtle.Statement(property, $0) }
    }
    turtle.add(node.iri, types + statements)
  }
  return turtle.text
}

private func terms(_ value: LinkedValue) -> [Turtle.Term] {
  switch value {
  case .node(let name): [.iri(wholeIRI(name))]
  case .page(let url): [.iri(url)]
  case .text(let text): [.text(text)]
  case .texts(let map):
    map.entries.flatMap { entry in entry.texts.map { .tagged($0, language: entry.language) } }
  case .truth(let truth): [.bool(truth)]
  }
}

private let namespaces = Dictionary(uniqueKeysWithValues: JSONLDNaming.reservedPrefixes.map { ($0.name, $0.namespace) })

private func wholeIRI(_ name: LinkedName) -> String {
  switch name {
  case .own(let iri): return iri
  case .standard(let name):
    let parts = name.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let namespace = namespaces[String(parts[0])] else {
      preconditionFailure("\(name) has no reserved prefix")
    }
    return namespace + parts[1]
  }
}
