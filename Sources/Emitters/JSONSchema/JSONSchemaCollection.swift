import Conditions
import Model
import Naming
import Printing

/// The schemas of one standard. A class, because every file keeps hold of it.
final class JSONSchemaCollection: Sendable {
  let standard: Standard
  let names: JSONSchemaNaming
  let rules: RuleReader
  /// Those that show how it is done: an example that breaks a rule is there to be refused.
  let examples: [Example.Subject: [JSON]]

  init(_ standard: Standard) {
    self.standard = standard
    names = JSONSchemaNaming(standard)
    rules = RuleReader(standard)
    var examples: [Example.Subject: [JSON]] = [:]
    for example in standard.examples where example.violates.isEmpty {
      examples[example.subject, default: []].append(example.value)
    }
    self.examples = examples
  }

  /// Bodies come first, then what they hold, from the whole to its parts.
  var files: [(path: String, schema: JSON)] {
    var files: [(path: String, schema: JSON)] = []
    func add(_ path: String, _ members: (JSONSchemaFile) -> [JSON.Member]?) {
      let file = JSONSchemaFile(collection: self, path: path)
      if let members = members(file) { files.append((path, .object(file.head + members))) }
    }
    for index in standard.endpoints.indices {
      let link = Link<Endpoint>(index)
      for direction in JSONSchemaNaming.Direction.allCases {
        add(names.body(link, direction)) { $0.body(of: link, direction) }
      }
    }
    for index in standard.dataObjects.indices { add(names[Link<DataObject>(index)]) { $0.object(Link(index)) } }
    for index in standard.codeDirectories.indices {
      add(names[Link<CodeDirectory>(index)]) { $0.codeDirectory(Link(index)) }
    }
    for index in standard.dataTypes.indices { add(names[Link<DataType>(index)]) { $0.dataType(Link(index)) } }
    add(JSONSchemaNaming.linkedData) { $0.linkedData }
    return files
  }

  /// All files in one, each whole and under its own `$id`, so that references lead to the same schemas as before.
  func bundle(of files: [(path: String, schema: JSON)]) -> (path: String, schema: JSON) {
    let path = JSONSchemaNaming.bundle
    let metadata = standard.metadata
    let members = [JSON.Member](present: [
      ("title", .string(metadata.label?.plain ?? metadata.name)), ("description", .string(metadata.summary.plain)),
      ("x-dci-id", .string(metadata.id)), ("x-dci-version", .string(standard.version)),
      ("$defs", .object(files.map { JSON.Member($0.path, $0.schema) })),
    ])
    return (path, .object(JSONSchemaFile(collection: self, path: path).head + members))
  }
}
