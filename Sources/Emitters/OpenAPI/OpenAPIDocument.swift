import Model
import Naming
import Printing

/// One document: which operations and components are in it, and how they stand together in a version of OpenAPI.
struct OpenAPIDocument: Sendable {
  let drafts: OpenAPIDrafts
  /// Nil when it is of the whole standard.
  let interface: Interface?
  let endpoints: [Link<Endpoint>]
  /// Those that are tags.
  let processes: [Link<Process>]
  /// Places in the list of all components, in order.
  let parts: [Int]

  private var collection: OpenAPICollection { drafts.collection }

  func json(_ writing: OpenAPIWriting) -> JSON {
    let components = lists.map { kind, places in
      JSON.Member(
        kind.rawValue,
        .object(places.map { JSON.Member(drafts.parts[$0].component.name, writing.components[$0]) }))
    }
    return .object(beginning(writing) + (components.isEmpty ? [] : [JSON.Member("components", .object(components))]))
  }

  /// The document as a file; `components` holds all components as members at depth 2.
  func file(
    _ writing: OpenAPIWriting, _ syntax: ObjectFile.Syntax, components: [ObjectFile.Member], comment: [String]
  ) -> [UInt8] {
    var file = ObjectFile(syntax, comment: comment)
    for member in beginning(writing) { file.add(ObjectFile.write(member, in: syntax)) }
    let lists = lists
    if !lists.isEmpty {
      file.open("components")
      for (kind, places) in lists {
        file.open(kind.rawValue)
        for place in places { file.add(components[place]) }
        file.close()
      }
      file.close()
    }
    return file.finish()
  }

  /// Everything but the components.
  private func beginning(_ writing: OpenAPIWriting) -> [JSON.Member] {
    let paths = paths(in: writing.version).map { path, endpoints in
      JSON.Member(path, item(of: endpoints, writing.operations))
    }
    return head(in: writing.version) + [JSON.Member("paths", .object(paths))]
      + [JSON.Member](present: [("webhooks", webhooks(writing))])
  }

  /// The components by kind: each list stands together in `parts`.
  private var lists: [(kind: OpenAPIComponent.Kind, places: ArraySlice<Int>)] {
    var lists: [(kind: OpenAPIComponent.Kind, places: ArraySlice<Int>)] = []
    var rest = parts[...]
    while let first = rest.first {
      let kind = drafts.parts[first].component.kind
      lists.append((kind, rest.prefix { drafts.parts[$0].component.kind == kind }))
      rest = rest.dropFirst(lists[lists.count - 1].places.count)
    }
    return lists
  }

  /// What stands before the operations.
  func head(in version: OpenAPIVersion) -> [JSON.Member] {
    let writer = OpenAPIWriter(version: version) { $0.name }
    let standard = collection.standard
    return [JSON.Member](present: [
      ("openapi", .string(version.number)), ("info", writer.json(collection.info(of: interface))),
      (
        "servers",
        standard.servers.isEmpty
          ? nil
          : .array(
            standard.servers.map {
              .object(present: ("url", .string($0.url)), ("description", ($0.summary?.plain).map(JSON.string)))
            })
      ),
      ("tags", processes.isEmpty ? nil : .array(processes.map { writer.json(collection.tag($0)) })),
    ])
  }

  /// Operations by path, in the order in which the standard first names each path. What subscribers implement has a
  /// list of its own where the version knows one.
  func paths(in version: OpenAPIVersion) -> [(path: String, endpoints: [Link<Endpoint>])] {
    var places: [String: Int] = [:]
    var paths: [(path: String, endpoints: [Link<Endpoint>])] = []
    for link in endpoints where !isWebhook(link, in: version) {
      let path = collection.standard[link].path
      if let place = places[path] {
        paths[place].endpoints.append(link)
      } else {
        places[path] = paths.count
        paths.append((path, [link]))
      }
    }
    return paths
  }

  func item(of endpoints: [Link<Endpoint>], _ operations: [JSON]) -> JSON {
    .object(
      endpoints.map { link in
        JSON.Member(collection.method(collection.standard[link].method), operations[link.index])
      })
  }

  /// By the names of their operations, with the path that the standard gives them at a subscriber.
  private func webhooks(_ writing: OpenAPIWriting) -> JSON? {
    let pushed = endpoints.filter { isWebhook($0, in: writing.version) }
    if pushed.isEmpty { return nil }
    return .object(
      pushed.map { link in
        let endpoint = collection.standard[link]
        let operation = JSON.Member(collection.method(endpoint.method), writing.operations[link.index])
        return JSON.Member(
          collection.names.operation(link), .object([JSON.Member("x-dci-path", .string(endpoint.path)), operation]))
      })
  }

  private func isWebhook(_ link: Link<Endpoint>, in version: OpenAPIVersion) -> Bool {
    version.hasWebhooks && collection.standard[link].exchange == .push
  }
}
