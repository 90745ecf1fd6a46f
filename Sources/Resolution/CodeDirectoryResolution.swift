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
        codes: definition.codes.map { code($0, directoryIRI: directoryIRI, &diagnostics) })
    }
  }

  private func code(_ definition: CodeDefinition, directoryIRI: String, _ diagnostics: inout Diagnostics) -> Code {
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
      origin: origin(definition.value.span))
  }
}
