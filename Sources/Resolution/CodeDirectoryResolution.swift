import Definitions
import Diagnostics
import Model
import Printing

extension Resolver {
  mutating func resolveCodeDirectories(_ diagnostics: inout Diagnostics) {
    directories = directoryDefinitions.map { definition in
      let head = definition.head
      let owner = module(of: head)
      let directoryIRI = iri(
        head.iri, namespace: manifest.modules[owner].module.codeNamespace, default: head.name.value, &diagnostics)
      if let pattern = definition.external?.pattern { checkPattern(pattern, &diagnostics) }
      return CodeDirectory(
        metadata: metadata(head, module: owner, iri: directoryIRI, &diagnostics),
        isExtensible: definition.isExtensible,
        external: definition.external.map {
          ExternalList(title: $0.title.value, url: $0.url?.value, pattern: $0.pattern?.value)
        },
        columns: columns(of: definition, owner, directoryIRI: directoryIRI, &diagnostics),
        codes: definition.codes.map { code($0, of: definition, owner, directoryIRI: directoryIRI, &diagnostics) })
    }
  }

  private func columns(
    of directory: CodeDirectoryDefinition, _ owner: Int, directoryIRI: String, _ diagnostics: inout Diagnostics
  ) -> [CodeDirectory.Column] {
    directory.columns.map { column in
      CodeDirectory.Column(
        name: column.name.value, label: column.label.map { text($0, &diagnostics) },
        summary: column.summary.map { text($0, &diagnostics) } ?? emptyText,
        codes: column.codes.flatMap { symbol($0, [.codeDirectory], from: owner, &diagnostics) }.map { Link($0.index) },
        iri: directoryIRI + "#" + column.name.value)
    }
  }

  /// The values of a code in the order of the columns.
  private func values(
    of code: CodeDefinition, in directory: CodeDirectoryDefinition, _ owner: Int, _ diagnostics: inout Diagnostics
  ) -> [String?] {
    var values = [String?](repeating: nil, count: directory.columns.count)
    for value in code.columns {
      guard let place = directory.columns.firstIndex(where: { $0.name.value == value.column.value }) else {
        let names = directory.columns.map(\.name.value)
        diagnostics.report(
          Diagnostic(
            "unknown-column", "\(directory.head.subject) has no column `\(value.column.value)`",
            at: value.column.span,
            help: NearestName.of(value.column.value, among: names).map { "write `\($0)`" }
              ?? "declare it in `columns` of the directory"))
        continue
      }
      values[place] = value.text.value
      var ignored = Diagnostics()  // `columns(of:)` has reported it
      guard let reference = directory.columns[place].codes,
        let target = symbol(reference, [.codeDirectory], from: owner, &ignored),
        !directoryDefinitions[target.index].isIncomplete, directoryDefinitions[target.index].external == nil
      else { continue }
      let codes = directoryDefinitions[target.index].codes.map(\.value.value)
      if !codes.contains(value.text.value) {
        diagnostics.report(
          Diagnostic(
            "unknown-code", "`\(value.text.value)` is no code of `\(target.reference)`", at: value.text.span,
            help: NearestName.of(value.text.value, among: codes).map { "write `\($0)`" }
              ?? "add the code, or choose one of its codes"))
      }
    }
    return values
  }

  private func code(
    _ definition: CodeDefinition, of directory: CodeDirectoryDefinition, _ owner: Int, directoryIRI: String,
    _ diagnostics: inout Diagnostics
  ) -> Code {
    // A code with a colon, such as `ns:org:RegistryType:ESS`, is an IRI already and keeps it in linked data.
    let ownIRI = isAbsoluteIRI(definition.value.value) ? definition.value.value : nil
    let namespace = directoryIRI + "/"
    return Code(
      value: definition.value.value, name: definition.name?.value,
      label: definition.label.map { text($0, &diagnostics) } ?? emptyText,
      definition: definition.definition.map { text($0, &diagnostics) },
      deprecation: deprecation(definition.deprecated, &diagnostics),
      iri: ownIRI
        ?? iri(
          definition.iri, namespace: namespace, default: Percent.encodeSegment(definition.value.value), &diagnostics),
      columns: definition.columns.isEmpty && directory.columns.isEmpty
        ? [] : values(of: definition, in: directory, owner, &diagnostics),
      origin: origin(definition.value.span))
  }
}
