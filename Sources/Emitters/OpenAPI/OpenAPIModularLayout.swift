import Model
import Naming
import Printing

/// The whole standard in small files: one for each path and each schema, and one for all other components of a kind.
/// References are relative, and every definition is there, whether an operation leads to it or not.
///
/// It is in 3.0.3, since single files are for tools that put documents together, and these know 3.0 best. Whoever wants
/// schemas of JSON Schema 2020-12 one by one has those of the target `jsonschema`.
enum OpenAPIModularLayout {
  private static let version = OpenAPIVersion.v30

  static func files(of document: OpenAPIDocument) -> [(path: String, json: JSON)] {
    let drafts = document.drafts
    let names = drafts.collection.names
    let below = writer(below: "../")
    let beside = writer(below: "./")
    let operations = drafts.operations.map(below.json)
    var paths: [JSON.Member] = []
    var files: [(path: String, json: JSON)] = []
    for (path, endpoints) in document.paths(in: version) {
      // The first operation is the one that has been there longest.
      let file = "paths/" + names.operation(endpoints[0]) + ".yaml"
      paths.append(JSON.Member(path, ["$ref": .string("./" + file)]))
      files.append((file, document.item(of: endpoints, operations)))
    }
    var lists: [OpenAPIComponent.Kind: [JSON.Member]] = [:]
    for part in drafts.parts {
      switch part.component.kind {
      case .schemas: files.append((file(of: part.component), below.json(part.draft)))
      case .responses, .parameters, .examples, .requestBodies, .headers, .securitySchemes:
        lists[part.component.kind, default: []].append(JSON.Member(part.component.name, beside.json(part.draft)))
      }
    }
    // Operations name security schemes, and names are looked up in the root.
    let schemes = lists.removeValue(forKey: .securitySchemes)
    for kind in OpenAPIComponent.Kind.allCases {
      if let list = lists[kind] { files.append((kind.rawValue + ".yaml", .object(list))) }
    }
    let components = schemes.map { JSON.object([JSON.Member("securitySchemes", .object($0))]) }
    let root = JSON.object(
      document.head(in: version) + [JSON.Member("paths", .object(paths))]
        + [JSON.Member](present: [("components", components)]))
    return [("openapi.yaml", root)] + files
  }

  private static func writer(below root: String) -> OpenAPIWriter {
    OpenAPIWriter(version: version) { component in
      switch component.kind {
      case .schemas: root + file(of: component)
      case .responses, .parameters, .examples, .requestBodies, .headers, .securitySchemes:
        root + component.kind.rawValue + ".yaml#/" + component.name
      }
    }
  }

  private static func file(of schema: OpenAPIComponent) -> String { "schemas/" + schema.name + ".yaml" }
}
