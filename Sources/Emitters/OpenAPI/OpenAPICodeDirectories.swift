import Model
import Naming
import Printing

extension OpenAPICollection {
  /// A closed directory is an `enum`. An extensible one is any string, since a receiver keeps codes that it does not
  /// know; `x-extensible-enum` lists the known ones for tools that offer them.
  func codeDirectorySchema(_ link: Link<CodeDirectory>) -> OpenAPIPart {
    let directory = standard[link]
    let codes = directory.codes
    var schema = members(
      ("description", .string(description(of: directory))),
      ("deprecated", directory.metadata.status == .deprecated ? true : nil))
    schema += identity(directory.metadata, iri: directory.metadata.iri)
    if directory.isExtensible || codes.isEmpty {
      schema += members(
        ("type", "string"), ("pattern", directory.external?.pattern.map(anchored)),
        ("x-extensible-enum", codes.isEmpty ? nil : .array(codes.map { .string($0.value) })))
    } else {
      schema += enumeration(codes.map(\.value), of: link)
    }
    schema += members(
      (
        "externalDocs",
        directory.external.flatMap { external in
          external.url.map { ["description": .string(external.title), "url": .string($0)] }
        }
      ),
      ("x-dci-columns", directory.columns.isEmpty ? nil : .object(directory.columns.map(column))),
      ("x-dci-codes", codes.isEmpty ? nil : .same(.array(codes.map { code($0, of: directory) }))))
    return .schema(names[link], .object(schema))
  }

  /// Some codes of a directory as the only ones. They have the same constants wherever they stand, since generators
  /// compare them by name when a form or an endpoint settles one of several.
  func enumeration(_ values: [String], of link: Link<CodeDirectory>) -> [Draft.Member] {
    members(
      ("type", "string"), ("enum", .array(values.map(Draft.string))), ("x-enum-varnames", constants(values, of: link)))
  }

  /// One code of a directory where a form or an endpoint has settled it.
  func settled(_ value: String, of link: Link<CodeDirectory>) -> [Draft.Member] {
    members(("type", "string")) + [.constant(.string(value))]
      + members(("x-enum-varnames", constants([value], of: link)))
  }

  /// The one value that an attribute holds where an endpoint has settled it.
  func settled(_ value: String, in attribute: Attribute) -> Draft {
    switch attribute.type {
    case .code(let link): .object(settled(value, of: link))
    case .data, .object, .choice, .parameter: .object(members(("type", "string")) + [.constant(.string(value))])
    }
  }

  /// Nil when one of the codes is not in the directory.
  private func constants(_ values: [String], of link: Link<CodeDirectory>) -> Draft? {
    let codes = standard[link].codes
    let names = values.compactMap { value in
      codes.firstIndex { $0.value == value }.map { Draft.string(constants[link.index][$0]) }
    }
    return names.count == values.count ? .array(names) : nil
  }

  private func column(_ column: CodeDirectory.Column) -> Draft.Member {
    .part(
      column.name,
      .object(
        present: ("label", text(column.label?.plain)), ("summary", .string(column.summary.plain)),
        ("codes", column.codes.map { .string(standard[$0].metadata.id) }),
        ("labels", column.label.flatMap(translations).map(Draft.same))))
  }

  private func code(_ code: Code, of directory: CodeDirectory) -> JSON {
    let values = zip(directory.columns, code.columns).compactMap { column, value in
      value.map { JSON.Member(column.name, .string($0)) }
    }
    return .object(
      present: ("code", .string(code.value)), ("name", code.name.map(JSON.string)),
      ("label", .string(code.label.plain)), ("definition", (code.definition?.plain).map(JSON.string)),
      ("columns", values.isEmpty ? nil : .object(values)), ("iri", .string(code.iri)),
      ("deprecated", code.deprecation == nil ? nil : true), ("deprecation", code.deprecation.map(deprecation)),
      ("labels", translations(code.label)),
      ("definitions", code.definition.flatMap(translations)))
  }

  /// A line break in a label would end its entry in a list.
  private func onOneLine(_ label: String) -> String {
    // Few texts hold what a line break in Unicode is made of, and only these are worth a look at their characters.
    let mayBreak = label.utf8.contains { byte in (0x0A...0x0D).contains(byte) || byte == 0xC2 || byte == 0xE2 }
    return mayBreak ? label.split(whereSeparator: \.isNewline).joined(separator: " ") : label
  }

  /// What the directory is for, and its codes as a list that viewers of OpenAPI show.
  private func description(of directory: CodeDirectory) -> String {
    var text = prose(directory.metadata.summary, directory.metadata.description)
    if let external = directory.external { text += "\n\nThe codes are those of " + external.title + "." }
    guard !directory.codes.isEmpty else { return text }
    text += directory.isExtensible ? "\n\nKnown codes; others may come:\n" : "\n\nCodes:\n"
    for code in directory.codes { text += line(code) }
    return text
  }

  /// A code as an entry of a list.
  func line(_ code: Code) -> String {
    "\n- `" + code.value + "`: " + onOneLine(code.label.plain) + (code.deprecation == nil ? "" : " (deprecated)")
  }
}
