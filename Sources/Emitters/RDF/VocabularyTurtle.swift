import LinkedData
import Model
import Naming
import Printing

/// The nodes of a vocabulary in Turtle.
func vocabularyTurtle(_ nodes: [LinkedNode], _ standard: Standard) -> [UInt8] {
  var turtle = Turtle(prefixes: RDFNaming.prefixes(standard))
  var names = WholeIRIs()
  for node in nodes {
    let types = node.types.map { Turtle.Statement(Turtle.type, .iri(names[$0])) }
    let statements = node.statements.flatMap { statement in
      let property = names[statement.property]
      return statement.values.flatMap { terms($0, &names) }.map { Turtle.Statement(property, $0) }
    }
    turtle.add(node.iri, types + statements)
  }
  return turtle.bytes
}

private func terms(_ value: LinkedValue, _ names: inout WholeIRIs) -> [Turtle.Term] {
  switch value {
  case .node(let name): [.iri(names[name])]
  case .page(let url): [.iri(url)]
  case .text(let text): [.text(text)]
  case .texts(let map):
    map.entries.flatMap { entry in entry.texts.map { .tagged($0, language: entry.language) } }
  case .truth(let truth): [.bool(truth)]
  }
}

/// The IRIs of names, each put together once.
private struct WholeIRIs {
  private var known: [String: String] = [:]

  subscript(name: LinkedName) -> String {
    mutating get {
      switch name {
      case .own(let iri): return iri
      case .standard(let name):
        if let iri = known[name] { return iri }
        let parts = name.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let entry = JSONLDNaming.reservedPrefixes.first(where: { $0.name == parts[0] }) else {
          preconditionFailure("\(name) has no reserved prefix")
        }
        let iri = entry.namespace + parts[1]
        known[name] = iri
        return iri
      }
    }
  }
}
