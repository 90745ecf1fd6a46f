import Diagnostics
import Model
import Source

/// No two data types, code directories, objects or messages of a module have the same name.
struct DefinitionName: Rule {
  static let documentation = RuleDocumentation(
    code: "definition-name",
    summary: "Data types, code directories, objects and messages of one module have different names.",
    why: "The name is what people remember and what every target builds its own names from; with two of one name a "
      + "reference by name alone says nothing.",
    bad: "object: DO.EMP.01\nname: Person\n---\nobject: DO.EMP.05\nname: Person",
    good: "object: DO.EMP.01\nname: Person\n---\nobject: DO.EMP.05\nname: ContactPerson")

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    struct Key: Hashable {
      let module: Link<Module>
      let name: String
    }
    var first: [Key: Metadata] = [:]
    let named =
      standard.dataTypes.map(\.metadata) + standard.codeDirectories.map(\.metadata)
      + standard.dataObjects.map(\.metadata)
    first.reserveCapacity(named.count)
    for metadata in named {
      let key = Key(module: metadata.module, name: metadata.name)
      guard let earlier = first.updateValue(metadata, forKey: key) else { continue }
      first[key] = earlier
      // The same identifier twice has been reported.
      guard earlier.id != metadata.id else { continue }
      diagnostics.report(
        Diagnostic(
          Self.documentation.code, "`\(earlier.reference)` and `\(metadata.reference)` have the same name",
          at: metadata.origin.span, also: [.init(earlier.origin.span, "the first one")], help: "rename one of them"))
    }
  }
}

extension Metadata {
  /// Whether two definitions have one name in one module, which `DefinitionName` reports and no other rule should.
  func isNamesake(of other: Metadata) -> Bool { name == other.name && module == other.module }
}
