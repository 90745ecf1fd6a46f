import Definitions
import Diagnostics
import Evaluation
import Model
import Printing
import Source
import YAMLSyntax

extension Resolver {
  mutating func resolveExamples(_ diagnostics: inout Diagnostics) {
    let incomplete = directoryDefinitions.indices.filter { directoryDefinitions[$0].isIncomplete }
    var reader = InstanceReader(
      standard: standard, gaps: gaps, incompleteDirectories: Set(incomplete.map { Link($0) }), values: values)
    let evaluator = Evaluator(standard)
    for definition in exampleDefinitions {
      examplePlaces.append(nil)
      let head = definition.head
      let owner = module(of: head)
      guard let subject = definition.subject, let node = definition.value else { continue }
      let metadata = metadata(
        head, module: owner,
        iri: iri(
          head.iri, namespace: manifest.modules[owner].module.namespace, default: "example/" + head.id.value,
          &diagnostics),
        &diagnostics)
      let violates = definition.violates.compactMap { symbol($0, [.rule], from: owner, &diagnostics) }
      // What depends on rules that could not be read is not judged.
      let hasAllRules = lostRules.isEmpty && violates.count == definition.violates.count
      let errors = diagnostics.count(.error)
      switch subject {
      case .instance(let reference):
        guard let symbol = symbol(reference, [.object, .message], from: owner, &diagnostics) else { continue }
        let link = Link<DataObject>(symbol.index)
        if objects[link.index].envelope != nil {
          diagnostics.report(
            Diagnostic(
              "wrong-kind", "an envelope alone has no header and no message", at: reference.span,
              help: "name the endpoint instead: `request: ` or `response: `"))
          continue
        }
        let value = reader.read(node, as: link, &diagnostics)
        add(
          Example(
            metadata: metadata, subject: .instance(link), value: value, violates: violates.map { Link($0.index) }))
      case .request(let reference), .response(let reference):
        guard let symbol = symbol(reference, [.endpoint], from: owner, &diagnostics) else { continue }
        // Of an endpoint that lost a part, nobody knows what its bodies look like.
        if incompleteEndpoints.contains(symbol.index) { continue }
        let endpoint = endpoints[symbol.index]
        let isRequest = if case .request = subject { true } else { false }
        guard let payload = isRequest ? endpoint.request : endpoint.response else { continue }
        let action = isRequest ? endpoint.action : endpoint.responseAction
        let value = reader.read(node, as: payload, action: action, &diagnostics)
        add(
          Example(
            metadata: metadata, subject: isRequest ? .request(Link(symbol.index)) : .response(Link(symbol.index)),
            value: value, violates: violates.map { Link($0.index) }))
      }
      // A value of the wrong shape has been reported; whether it keeps the rules nobody can say.
      if hasAllRules, diagnostics.count(.error) == errors {
        checkRules(examples[examples.count - 1], definition, node, evaluator, &diagnostics)
      }
    }
  }

  private mutating func add(_ example: Example) {
    examplePlaces[examplePlaces.count - 1] = examples.count
    examples.append(example)
  }
}
