import Diagnostics
import Model
import Source

/// Every attribute of a data object has a privacy class that fits what it holds.
struct PrivacyClass: Rule {
  static let documentation = RuleDocumentation(
    code: "privacy-class",
    summary: "Every attribute of a data object has a privacy class, not lower than that of what it holds.",
    why: "Who may see a value, how it is stored and whether it may leave the country depend on what it says about a "
      + "person. An attribute without a class, or one that hides a sensitive value in a harmless one, is not protected.",
    bad:
      "disability_info: { type: DO.COM.12 DisabilityInfo, cardinality: 0..*, summary: Disabilities., privacy: none }",
    good:
      "disability_info: { type: DO.COM.12 DisabilityInfo, cardinality: 0..*, summary: Disabilities., privacy: sensitive }"
  )

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    let highest = PrivacyOfContents(standard)
    for (index, object) in standard.dataObjects.enumerated()
    where object.kind == .object && object.metadata.status == .published {
      for attribute in object.attributes where attribute.declaredBy.index == index || attribute.isOverride {
        // An override that stands in a parent is that parent's.
        guard attribute.origin.span.file == object.metadata.origin.span.file else { continue }
        guard let own = attribute.privacy else {
          diagnostics.report(
            Diagnostic(
              Self.documentation.code, "the attribute `\(attribute.name)` has no privacy class",
              at: attribute.origin.span,
              help: "add `privacy: none`, `personal` or `sensitive`, here or for the whole object"))
          continue
        }
        guard case .object(let link) = attribute.type, let held = highest[link], held > own else { continue }
        let reference = standard[link].metadata.reference
        diagnostics.report(
          Diagnostic(
            Self.documentation.code,
            "the attribute `\(attribute.name)` is `\(own.rawValue)`, but `\(reference)` holds what is `\(held.rawValue)`",
            at: attribute.origin.span, also: [.init(standard[link].metadata.origin.span, "what it holds")],
            help: "write `privacy: \(held.rawValue)`"))
      }
    }
  }
}
