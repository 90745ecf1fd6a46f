package import Emission
package import Model
import Printing

/// What travels as JSON Schema 2020-12: a file for each definition and each body, and one that holds them all.
///
/// `JSONSchemaCollection` says which files there are; the extensions of `JSONSchemaFile` each decide one part of them.
package struct JSONSchemaEmitter: Emitter {
  package static let name = "jsonschema"
  package static let summary = "JSON Schema 2020-12 of all that travels, in files and in one bundle."

  package init() {}

  package func emit(_ standard: Standard, templates: Templates) throws(TemplateError) -> [Artefact] {
    let collection = JSONSchemaCollection(standard)
    let files = collection.files
    let readme = JSONSchemaReadme.text(
      base: collection.names.base, limits: JSONSchemaJudge(standard).limitTable(standard))
    return [Artefact(path: "\(Self.name)/README.md", text: readme)]
      + (files + [collection.bundle(of: files)]).map { file in
        Artefact(path: "\(Self.name)/\(file.path)", bytes: file.schema.bytes)
      }
  }
}
