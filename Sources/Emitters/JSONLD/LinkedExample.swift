import LinkedData
import Model
import Naming
import Printing

/// The value of an example with its context and its type.
///
/// A context that the value names itself, at the top or deeper down, is left out: ours stands for it, and nobody has to
/// fetch a published one to try the example.
func linkedExample(_ example: Example, _ standard: Standard, _ terms: LinkedTermTables) -> JSON {
  let context: String
  let type: Link<DataObject>
  let valueTerms: [LinkedTerm]
  switch example.subject {
  case .instance(let link):
    (context, type, valueTerms) = (JSONLDNaming.contextPath(link, in: standard), link, terms[link])
  case .request(let link), .response(let link):
    let body: JSONLDNaming.Body = if case .request = example.subject { .request } else { .response }
    guard let payload = standard[link].payload(of: body) else {
      preconditionFailure("an example of a body belongs to an endpoint that has one")
    }
    context = JSONLDNaming.contextPath(body, of: standard[link], in: standard)
    type = payload.wrapping?.envelope ?? payload.message
    valueTerms = terms[payload] ?? terms[payload.message]
  }
  let head = [
    JSON.Member("@context", .string(JSONLDNaming.reference(to: context, from: JSONLDNaming.examplePath(of: example)))),
    JSON.Member("@type", .string(className(type, valueTerms, standard))),
  ]
  guard case .object(let members) = withoutContexts(example.value, valueTerms, terms) else {
    return .object([head[0], .init("@graph", example.value)])
  }
  return .object([head[0]] + (members.contains { $0.key == "@type" } ? [] : [head[1]]) + members)
}

/// The term of the class, or its IRI when an attribute has that name.
private func className(_ link: Link<DataObject>, _ terms: [LinkedTerm], _ standard: Standard) -> String {
  let metadata = standard[link].metadata
  let isTerm = JSONLDNaming.canBeTerm(metadata.name) && !terms.contains { $0.name == metadata.name }
  return isTerm ? metadata.name : metadata.iri
}

private func withoutContexts(_ value: JSON, _ valueTerms: [LinkedTerm], _ terms: LinkedTermTables) -> JSON {
  switch value {
  case .null, .bool, .number, .string: return value
  case .array(let elements): return .array(elements.map { withoutContexts($0, valueTerms, terms) })
  case .object(let members):
    return .object(
      members.filter { $0.key != "@context" }.map { member in
        guard let term = valueTerms.first(where: { $0.name == member.key }), case .node(let objects) = term.meaning
        else { return member }
        return JSON.Member(
          member.key,
          withoutContexts(
            member.value, terms.terms(of: terms.scope(of: objects, under: term.name), in: term.iri).terms, terms))
      })
  }
}
