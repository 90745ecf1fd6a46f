package import Diagnostics
package import Model

/// One check of a whole standard that goes beyond what resolution needs: good names, clear meanings, no collisions.
///
/// A rule is one file here and one folder in the golden corpus. It sees the model only.
package protocol Rule: Sendable {
  static var documentation: RuleDocumentation { get }

  init()

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics)
}

/// What a rule says of itself, for `dcic explain` and the documentation.
package struct RuleDocumentation: Sendable {
  /// The code of its diagnostics: stable kebab-case, named for what it looks at.
  package let code: String
  package let summary: String
  /// What goes wrong for whom when it is not followed.
  package let why: String
  /// A few lines of YAML that break the rule, and the same put right.
  package let bad: String
  package let good: String

  package init(code: String, summary: String, why: String, bad: String, good: String) {
    self.code = code
    self.summary = summary
    self.why = why
    self.bad = bad
    self.good = good
  }
}
