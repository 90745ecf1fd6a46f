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
      var reported: Set<String> = []
      for language in standard.languages { check(directory, language, &reported, &diagnostics) }
    }
  }

  /// - Parameter reported: codes that share a label in another language too, which has been said.
  private func check(
    _ directory: CodeDirectory, _ language: String, _ reported: inout Set<String>, _ diagnostics: inout Diagnostics
  ) {
    var first: [String: Code] = [:]
    first.reserveCapacity(directory.codes.count)
    for code in directory.codes {
      guard let label = code.label[language], !label.isEmpty else { continue }
      guard let earlier = first.updateValue(code, forKey: label.lowercased()) else { continue }
      first[label.lowercased()] = earlier
      guard reported.insert(code.value).inserted else { continue }
      diagnostics.report(
        Diagnostic(
          Self.documentation.code, "the codes `\(earlier.value)` and `\(code.value)` have the same label",
          at: code.origin.span, also: [.init(earlier.origin.span, "also \"\(earlier.label[language] ?? "")\"")],
          help: "say in the label how they differ"))
    }
  }
}
