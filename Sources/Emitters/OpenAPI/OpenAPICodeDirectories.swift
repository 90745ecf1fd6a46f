import Model
import Naming
import Printing

extension OpenAPIDocument {
  /// A closed directory is an `enum`. An extensible one is any string, since a receiver keeps codes that it does not
  /// know; `x-extensible-enum` lists the known ones for tools that offer them.
  func codeDirectorySchema(_ link: Link<CodeDirectory>) -> JSON.Member {
    let directory = standard[link]
    let codes = directory.codes
    let values: JSON? = codes.isEmpty ? nil : .array(codes.map { .string($0.value) })
    var schema = members(
      ("title", text(directory.metadata.label?.plain)),
      ("description", .string(description(of: directory))),
      ("deprecated", directory.metadata.status == .deprecated ? true : nil))
    schema += identity(directory.metadata, iri: directory.metadata.iri)
    schema.append(JSON.Member("type", "string"))
    if directory.isExtensible || codes.isEmpty {
      schema += members(("pattern", directory.external?.pattern.map(anchored)), ("x-extensible-enum", values))
    } else {
      schema += members(
        ("enum", values), ("x-enum-varnames", .array(OpenAPINaming.constants(of: directory).map(JSON.string))))
    }
    schema += members(
      (
        "externalDocs",
        directory.external.flatMap { external in
          external.url.map { ["description": .string(external.title), "url": .string($0)] }
        }
      ),
      ("x-dci-codes", codes.isEmpty ? nil : .array(codes.map(code))))
    return JSON.Member(names[link], .object(schema))
  }

  private func code(_ code: Code) -> JSON {
    .object(
      present: ("code", .string(code.value)), ("name", text(code.name)), ("label", .string(code.label.plain)),
      ("definition", text(code.definition?.plain)), ("iri", .string(code.iri)),
      ("deprecated", code.deprecation == nil ? nil : true), ("deprecation", code.deprecation.map(deprecation)),
      ("labels", translations(code.label)), ("definitions", translations(code.definition)))
  }

  /// What the directory is for, and its codes as a list that viewers of OpenAPI show.
  private func description(of directory: CodeDirectory) -> String {
    var text = prose(directory.metadata.summary, directory.metadata.description)
    if let external = directory.external { text += "\n\nThe codes are those of " + external.title + "." }
    guard !directory.codes.isEmpty else { return text }
    text += directory.isExtensible ? "\n\nKnown codes; others may come:\n" : "\n\nCodes:\n"
    for code in directory.codes {
      text += "\n- `" + code.value + "`: "
      // A line break in a label would end the entry.
      text += code.label.plain.split(whereSeparator: \.isNewline).joined(separator: " ")
      if code.deprecation != nil { text += " (deprecated)" }
    }
    return text
  }
}
