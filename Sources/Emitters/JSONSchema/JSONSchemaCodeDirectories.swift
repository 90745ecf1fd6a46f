import Model
import Printing

extension JSONSchemaFile {
  /// A closed directory is an `enum`. An extensible one is any string, since a receiver keeps codes that it does not
  /// know; the known ones are its `examples`.
  func codeDirectory(_ link: Link<CodeDirectory>) -> [JSON.Member] {
    let directory = standard[link]
    let codes = directory.codes
    let values = JSON.array(codes.map { .string($0.value) })
    let isOpen = directory.isExtensible || codes.isEmpty
    return annotations(directory.metadata)
      + members(
        ("type", "string"),
        ("enum", isOpen ? nil : values),
        ("pattern", isOpen ? directory.external?.pattern.map(anchored) : nil),
        ("examples", isOpen && !codes.isEmpty ? values : nil),
        (
          "x-dci-external",
          directory.external.map { .object(present: ("title", .string($0.title)), ("url", text($0.url))) }
        ),
        ("x-dci-columns", directory.columns.isEmpty ? nil : .object(directory.columns.map(column))),
        ("x-dci-codes", codes.isEmpty ? nil : .array(codes.map { code($0, of: directory) })))
  }

  private func column(_ column: CodeDirectory.Column) -> JSON.Member {
    JSON.Member(
      column.name,
      .object(
        present: ("label", text(column.label?.plain)), ("summary", .string(column.summary.plain)),
        ("codes", column.codes.map { address(of: collection.names[$0]) }),
        ("labels", column.label.flatMap(translations))))
  }

  private func code(_ code: Code, of directory: CodeDirectory) -> JSON {
    let values = zip(directory.columns, code.columns).compactMap { column, value in
      value.map { JSON.Member(column.name, .string($0)) }
    }
    return .object(
      present: ("code", .string(code.value)), ("name", text(code.name)), ("label", .string(code.label.plain)),
      ("definition", text(code.definition?.plain)),
      ("columns", values.isEmpty ? nil : .object(values)), ("iri", .string(code.iri)),
      ("deprecated", code.deprecation == nil ? nil : true), ("deprecation", code.deprecation.map(deprecation)),
      ("labels", translations(code.label)),
      ("definitions", code.definition.flatMap(translations)))
  }
}
