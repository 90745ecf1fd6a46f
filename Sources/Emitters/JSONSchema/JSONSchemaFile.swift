import Model
import Naming
import Printing

/// One file: references in it begin at its own path.
struct JSONSchemaFile {
  let collection: JSONSchemaCollection
  let path: String

  var standard: Standard { collection.standard }

  /// What every file begins with.
  var head: [JSON.Member] {
    [
      JSON.Member("$schema", "https://json-schema.org/draft/2020-12/schema"),
      JSON.Member("$id", .string(collection.names.iri(of: path))),
    ]
  }

  func address(of path: String) -> JSON {
    .string(JSONSchemaNaming.reference(from: self.path, to: path))
  }

  /// A reference. Since 2019-09 other keywords may stand beside it, so that it needs no `allOf` of its own.
  func reference(_ path: String) -> [JSON.Member] { [JSON.Member("$ref", address(of: path))] }

  /// Those members that have a value.
  func members(_ members: (String, JSON?)...) -> [JSON.Member] { [JSON.Member](present: members) }

  func text(_ string: String?) -> JSON? { string.map(JSON.string) }

  func examples(of subject: Example.Subject) -> [JSON.Member] {
    members(("examples", collection.examples[subject].map(JSON.array)))
  }

  /// A pattern of the model matches the whole text; one of JSON Schema any part of it.
  func anchored(_ pattern: String) -> JSON { .string("^(?:" + pattern + ")$") }
}
