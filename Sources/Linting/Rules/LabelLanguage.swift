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
      check(directory.metadata.label, directory.metadata.reference, directory.metadata.origin, standard, &diagnostics)
      for code in directory.codes { check(code.label, code.value, code.origin, standard, &diagnostics) }
    }
    for (index, object) in standard.dataObjects.enumerated()
    where object.kind == .object && object.metadata.status == .published {
      check(object.metadata.label, object.metadata.reference, object.metadata.origin, standard, &diagnostics)
      for attribute in object.attributes where attribute.declaredBy.index == index {
        check(attribute.label, attribute.name, attribute.origin, standard, &diagnostics)
      }
    }
  }

  private func check(
    _ label: Text?, _ name: String, _ origin: Origin, _ standard: Standard, _ diagnostics: inout Diagnostics
  ) {
    let missing = standard.languages.filter { label?[$0] == nil }
    if missing.isEmpty { return }
    let tags = missing.map { "`\($0)`" }.joined(separator: ", ")
    diagnostics.report(
      Diagnostic(
        Self.documentation.code, "`\(name)` has no label in \(tags)", at: origin.span,
        help: "write `label: { \(standard.languages.map { "\($0): …" }.joined(separator: ", ")) }`", severity: .warning)
    )
  }
}
