import Model
import Printing

/// Operations and components as one version says them, for every document that holds them.
struct OpenAPIWriting: Sendable {
  let version: OpenAPIVersion
  let operations: [JSON]
  let components: [JSON]

  init(_ drafts: OpenAPIDrafts, in version: OpenAPIVersion) {
    let writer = OpenAPIWriter(version: version) { "#/components/" + $0.kind.rawValue + "/" + $0.name }
    self.version = version
    operations = drafts.operations.map(writer.json)
    components = drafts.parts.map { writer.json($0.draft) }
  }

  /// The components as documents hold them, in lists by kind.
  func components(of drafts: OpenAPIDrafts, in syntax: ObjectFile.Syntax) -> [ObjectFile.Member] {
    zip(drafts.parts, components).map { part, json in
      ObjectFile.write(JSON.Member(part.component.name, json), in: syntax, depth: 2)
    }
  }
}
