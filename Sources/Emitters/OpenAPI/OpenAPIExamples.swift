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

extension OpenAPIDocument {
  /// Every example once; requests and responses refer to theirs. `x-dci-of` names the schema that it satisfies.
  var exampleComponents: [JSON.Member] {
    standard.examples.enumerated().map { index, example in
      let metadata = example.metadata
      return JSON.Member(
        names.example(index),
        .object(
          members(
            ("summary", .string(metadata.summary.plain)), ("description", text(metadata.description?.plain)),
            ("x-dci-of", text(schemaName(of: example.subject).map(Schema.pointer(to:)))), ("value", example.value))))
    }
  }

  /// The first example of an object stands at its schema too, where viewers look for it.
  func exampleMember(of link: Link<DataObject>) -> [JSON.Member] {
    members(("example", examples.instances[link.index].first.map { standard.examples[$0].value }))
  }

  private func schemaName(of subject: Example.Subject) -> String? {
    switch subject {
    case .instance(let link): names[link]
    case .request(let link): standard[link].request.map { body($0, of: link, .request) }
    case .response(let link): standard[link].response.map { body($0, of: link, .response) }
    }
  }
}
