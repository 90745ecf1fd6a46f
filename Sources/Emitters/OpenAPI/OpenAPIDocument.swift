import Model
import Naming
import Printing

/// One document: which operations and components are in it, and how they stand together in a version of OpenAPI.
struct OpenAPIDocument: Sendable {
  let collection: OpenAPICollection
  /// Nil when it is of the whole standard.
  let interface: Interface?
  let endpoints: [Link<Endpoint>]
  /// Those that are tags.
  let processes: [Link<Process>]
  /// Places in the list of all components, in order.
  let parts: [Int]

  func json(_ drafts: OpenAPIDrafts, _ writing: OpenAPIWriting) -> JSON {
    let components = lists(drafts).map { kind, places in
      JSON.Member(
        kind.rawValue,
        .object(places.map { JSON.Member(drafts.parts[$0].component.name, writing.components[$0]) }))
    }
    return .object(beginning(writing) + (components.isEmpty ? [] : [JSON.Member("components", .object(components))]))
  }

  /// The document as a file; `components` holds all components as members at depth 2.
  func file(
    _ drafts: OpenAPIDrafts, _ writing: OpenAPIWriting, _ syntax: ObjectFile.Syntax, components: [ObjectFile.Member],
    comment: [String]
  ) -> [UInt8] {
    var file = ObjectFile(syntax, comment: comment)
    for member in beginning(writing) { file.add(ObjectFile.write(member, in: syntax)) }
    let lists = lists(drafts)
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
  private func lists(_ drafts: OpenAPIDrafts) -> [(kind: OpenAPIComponent.Kind, places: ArraySlice<Int>)] {
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
      ("openapi", .string(version.number)), ("info", .object(writer.members(info(in: version)))),
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
    version == .v31 && collection.standard[link].exchange == .push
  }

  // MARK: Info

  private func info(in version: OpenAPIVersion) -> [Draft.Member] {
    let standard = collection.standard
    let metadata = standard.metadata
    let title = metadata.label?.plain ?? metadata.name
    let part = interface.map { standard[$0.module] }
    let summary = part?.summary ?? metadata.summary
    let description = part == nil ? metadata.description : nil
    let publisher = standard.publisher.map { publisher in
      Draft.object(present: ("name", .string(publisher.name)), ("url", publisher.url.map(Draft.string)))
    }
    return [Draft.Member](present: [
      ("title", .string(part.map { title + ": " + $0.title.plain } ?? title)),
      ("version", .string(standard.version)),
      ("summary", version == .v31 ? .string(summary.plain) : nil),
      (
        "description",
        version == .v31 ? (description?.plain).map(Draft.string) : .string(collection.prose(summary, description))
      ),
      ("contact", publisher), ("license", standard.licence.map { licence($0, in: version) }),
    ]) + collection.identity(metadata)
      + [Draft.Member](present: [("x-dci-interface", part.map { .string($0.name) })])
  }

  /// A licence is either an SPDX expression or an address.
  private func licence(_ licence: Licence, in version: OpenAPIVersion) -> Draft {
    let isIdentifier = version == .v31 && SPDX.licences.contains(licence.name)
    return .object(
      present: ("name", .string(licence.name)), ("identifier", isIdentifier ? .string(licence.name) : nil),
      ("url", isIdentifier ? nil : licence.url.map(Draft.string)))
  }
}

/// Identifiers of licences, as far as standards and their software are published under them; SPDX has some hundreds.
private enum SPDX {
  static let licences: Set<String> = [
    "0BSD", "AGPL-3.0-only", "AGPL-3.0-or-later", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0",
    "CC-BY-3.0", "CC-BY-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "CC-BY-SA-4.0", "CC0-1.0", "EPL-2.0",
    "EUPL-1.2", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "ISC", "LGPL-2.1-only",
    "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "MIT", "MPL-2.0", "ODbL-1.0", "OGL-UK-3.0", "PDDL-1.0",
    "Unlicense", "W3C", "Zlib",
  ]
}
