import Diagnostics
import Model
import Source

/// The names of data objects, their attributes and all codes are there in every language of the standard.
struct LabelLanguage: Rule {
  static let documentation = RuleDocumentation(
    code: "label-language",
    summary:
      "Labels of data objects, attributes, code directories and codes are there in every language of the standard.",
    why:
      "Labels are what people see in forms and lists. One that is missing shows up in a foreign language in the middle "
      + "of a form.",
    bad: "1: { label: Permanent }               # in a standard with languages: [en, fr]",
    good: "1: { label: { en: Permanent, fr: Permanent } }")

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    if standard.languages.count == 1 { return }
    for directory in standard.codeDirectories where directory.metadata.status == .published {
      let codes = directory.codes.map { Named(name: "code `\($0.value)`", label: $0.label) }
      report(directory.metadata, codes, standard, &diagnostics)
    }
    for (index, object) in standard.dataObjects.enumerated()
    where object.kind == .object && object.metadata.status == .published {
      let attributes = object.attributes.filter { $0.declaredBy.index == index }
        .map { Named(name: "attribute `\($0.name)`", label: $0.label) }
      report(object.metadata, attributes, standard, &diagnostics)
    }
  }

  private struct Named {
    let name: String
    let label: Text?
  }

  /// One diagnostic for a definition and all its parts: they are translated in one go.
  private func report(
    _ metadata: Metadata, _ parts: [Named], _ standard: Standard, _ diagnostics: inout Diagnostics
  ) {
    let all = [Named(name: "`\(metadata.reference)` itself", label: metadata.label)] + parts
    let lacking = all.filter { part in standard.languages.contains { part.label?[$0] == nil } }
    if lacking.isEmpty { return }
    let languages = standard.languages.filter { language in lacking.contains { $0.label?[language] == nil } }
    let shown = lacking.prefix(5).map(\.name).joined(separator: ", ")
    diagnostics.report(
      Diagnostic(
        Self.documentation.code,
        "`\(metadata.reference)` has labels that are not there in \(languages.map { "`\($0)`" }.joined(separator: ", "))",
        at: metadata.origin.span,
        notes: [shown + (lacking.count > 5 ? " and \(lacking.count - 5) more" : "")],
        help: "write `label: { \(standard.languages.map { "\($0): …" }.joined(separator: ", ")) }`", severity: .warning)
    )
  }
}
