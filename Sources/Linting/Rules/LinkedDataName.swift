import Diagnostics
import Model
import Naming
import Source

/// Names and codes that linked data can tell apart: no name is a prefix, no code is unable to become an IRI, and no two
/// definitions share an IRI.
struct LinkedDataName: Rule {
  static let documentation = RuleDocumentation(
    code: "linked-data-name",
    summary: "Names, codes and IRIs work in linked data: none is a prefix, a keyword or taken twice.",
    why: "A term named like a prefix takes the prefix over, and every IRI written with it then means something else.",
    bad: "modules: { common: { prefix: core, … } }\nattributes: { core: … }",
    good: "attributes: { core_value: … }")

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    let prefixes = Set(standard.modules.map(\.prefix))
    for (index, object) in standard.dataObjects.enumerated() {
      for attribute in object.attributes where attribute.declaredBy.index == index && !attribute.isOverride {
        guard prefixes.contains(attribute.name) else { continue }
        diagnostics.report(
          Diagnostic(
            Self.documentation.code, "the attribute `\(attribute.name)` is called like the prefix of a module",
            at: attribute.origin.span, help: "rename the attribute, or the prefix in the manifest"))
      }
    }
    for directory in standard.codeDirectories {
      for (code, term) in zip(directory.codes, JSONLDNaming.codeTerms(of: directory)) {
        guard case .inexpressible(let reason) = term else { continue }
        diagnostics.report(
          Diagnostic(
            Self.documentation.code, "the code `\(code.value)` cannot become an IRI in JSON-LD", at: code.origin.span,
            notes: [reason], help: "give it an `iri` of its own, or change the code"))
      }
    }
    var first: [String: Metadata] = [:]
    let named =
      standard.dataObjects.map(\.metadata) + standard.codeDirectories.map(\.metadata)
      + standard.dataTypes.map(\.metadata)
    first.reserveCapacity(named.count)
    for metadata in named {
      guard let earlier = first.updateValue(metadata, forKey: metadata.iri), !metadata.isNamesake(of: earlier)
      else { continue }
      diagnostics.report(
        Diagnostic(
          Self.documentation.code, "`\(metadata.reference)` and `\(earlier.reference)` have the same IRI",
          at: metadata.origin.span, also: [.init(earlier.origin.span, "the first one")], notes: [metadata.iri],
          help: "rename one of them, or give it an `iri` of its own"))
    }
  }
}
