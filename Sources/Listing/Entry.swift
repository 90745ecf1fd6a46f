package import Model

/// One line of a listing: a definition of any kind.
package struct Entry: Sendable {
  package enum Target: Sendable {
    case dataType(Link<DataType>)
    case codeDirectory(Link<CodeDirectory>)
    case object(Link<DataObject>)
    case endpoint(Link<Endpoint>)
    case securityScheme(Link<SecurityScheme>)
    case process(Link<Process>)
    case rule(Link<BusinessRule>)
    case crosswalk(Link<Crosswalk>)
    case example(Int)
  }

  /// The word that begins a definition of this kind.
  package let kind: String
  package let metadata: Metadata
  package let target: Target

  /// The kinds in the order of a listing.
  package static let kinds = [
    "data_type", "code_directory", "object", "message", "endpoint", "security_scheme", "process", "rule", "crosswalk",
    "example",
  ]

  /// Every definition, by kind and, within one, in the order of the standard.
  package static func all(of standard: Standard) -> [Entry] {
    func entries<Value>(
      _ values: [Value], _ kind: (Value) -> String, _ metadata: (Value) -> Metadata, _ target: (Int) -> Target
    ) -> [Entry] {
      values.enumerated().map { Entry(kind: kind($1), metadata: metadata($1), target: target($0)) }
    }
    let objects = entries(standard.dataObjects, \.kind.rawValue, \.metadata) { .object(Link($0)) }
    return entries(standard.dataTypes, { _ in "data_type" }, \.metadata) { .dataType(Link($0)) }
      + entries(standard.codeDirectories, { _ in "code_directory" }, \.metadata) { .codeDirectory(Link($0)) }
      + objects.filter { $0.kind == "object" } + objects.filter { $0.kind == "message" }
      + entries(standard.endpoints, { _ in "endpoint" }, \.metadata) { .endpoint(Link($0)) }
      + entries(standard.securitySchemes, { _ in "security_scheme" }, \.metadata) { .securityScheme(Link($0)) }
      + entries(standard.processes, { _ in "process" }, \.metadata) { .process(Link($0)) }
      + entries(standard.rules, { _ in "rule" }, \.metadata) { .rule(Link($0)) }
      + entries(standard.crosswalks, { _ in "crosswalk" }, \.metadata) { .crosswalk(Link($0)) }
      + entries(standard.examples, { _ in "example" }, \.metadata) { .example($0) }
  }

  /// Definitions that an author may mean: the identifier, or the name, or `ID Name`; with the module before it,
  /// `cases/Programme`, where two modules have one of that name.
  package static func find(_ name: String, in standard: Standard) -> [Entry] {
    if let slash = name.firstIndex(of: "/") {
      let module = standard.modules.firstIndex { $0.name == name[..<slash] }
      let name = String(name[name.index(after: slash)...])
      return module.map { module in find(name, in: standard).filter { $0.metadata.module.index == module } } ?? []
    }
    let entries = all(of: standard)
    let exact = entries.filter { $0.metadata.id == name || $0.metadata.reference == name }
    return exact.isEmpty ? entries.filter { $0.metadata.name == name } : exact
  }
}
