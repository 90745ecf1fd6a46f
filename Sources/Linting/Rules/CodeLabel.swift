import Diagnostics
import Model
import Source

/// No two codes of a directory have the same label.
struct CodeLabel: Rule {
  static let documentation = RuleDocumentation(
    code: "code-label",
    summary: "No two codes of a directory have the same label.",
    why: "A caseworker chooses by label; when two codes share one, nobody can tell what was recorded.",
    bad: "CHILDFOST: foster son\nSONFOST: foster son",
    good: "CHILDFOST: foster child\nSONFOST: foster son")

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    for directory in standard.codeDirectories {
      var first: [String: Code] = [:]
      first.reserveCapacity(directory.codes.count)
      for code in directory.codes {
        let label = code.label.plain.lowercased()
        guard !label.isEmpty else { continue }
        guard let earlier = first.updateValue(code, forKey: label) else { continue }
        first[label] = earlier
        diagnostics.report(
          Diagnostic(
            Self.documentation.code, "the codes `\(earlier.value)` and `\(code.value)` have the same label",
            at: code.origin.span, also: [.init(earlier.origin.span, "also \"\(earlier.label.plain)\"")],
            help: "say in the label how they differ"))
      }
    }
  }
}
