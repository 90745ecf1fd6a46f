import Model
import Naming
import Printing

/// Places in `Standard.examples`, by the index of what each is an example of.
struct OpenAPIExampleIndex {
  private(set) var instances: [[Int]]
  private(set) var requests: [[Int]]
  private(set) var responses: [[Int]]

  init(_ standard: Standard) {
    instances = Array(repeating: [], count: standard.dataObjects.count)
    requests = Array(repeating: [], count: standard.endpoints.count)
    responses = requests
    for (place, example) in standard.examples.enumerated() {
      switch example.subject {
      case .instance(let link): instances[link.index].append(place)
      case .request(let link): requests[link.index].append(place)
      case .response(let link): responses[link.index].append(place)
      }
    }
  }
}

extension OpenAPICollection {
  /// Every example once; requests and responses refer to theirs. `x-dci-of` names the schema that it satisfies.
  var exampleComponents: [OpenAPIPart] {
    standard.examples.enumerated().map { index, example in
      let metadata = example.metadata
      let violated = example.violates.map { Draft.string(standard[$0].metadata.id) }
      return OpenAPIPart(
        component: OpenAPIComponent(kind: .examples, name: names.example(index)),
        draft: .object(
          members(
            ("summary", .string(metadata.summary.plain)), ("description", text(metadata.description?.plain)),
            ("x-dci-id", .string(metadata.id)),
            ("x-dci-of", schemaName(of: example.subject).map { .address(.schema($0)) }),
            ("x-dci-violates", violated.isEmpty ? nil : .array(violated)), ("value", .same(example.value)))))
    }
  }

  /// The first example of an object that keeps all rules stands at its schema too, where viewers look for it.
  func exampleMember(of link: Link<DataObject>) -> [Draft.Member] {
    let first = examples.instances[link.index].first { standard.examples[$0].violates.isEmpty }
    return first.map { [.example(standard.examples[$0].value)] } ?? []
  }

  /// References to the examples at these places of the standard's list.
  func references(toExamples places: [Int]) -> Draft? {
    if places.isEmpty { return nil }
    return .object(
      places.map { place in
        let name = names.example(place)
        return .part(name, .reference(OpenAPIComponent(kind: .examples, name: name), beside: []))
      })
  }

  private func schemaName(of subject: Example.Subject) -> String? {
    switch subject {
    case .instance(let link): names[link]
    case .request(let link): standard[link].request.map { body($0, of: link, .request) }
    case .response(let link): standard[link].response.map { body($0, of: link, .response) }
    }
  }
}
