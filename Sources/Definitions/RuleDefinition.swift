import Diagnostics
import Source
package import YAMLSyntax

/// `rule: BR.EMPL.01.01`
package struct RuleDefinition: Sendable {
  package let head: HeadDefinition
  package let subject: Reference?
  package let parameters: [ParameterDefinition]
  /// Expressions as text; `Resolution` reads them.
  package let condition: Located<String>?
  package let requirement: Located<String>?
  /// A dotted path of attributes.
  package let blamed: Located<String>?
  package let message: TextDefinition?
  /// Some of its parameters could not be read: names that are not found may be theirs.
  package let hasLostParameters: Bool

  static let keys = ["on", "parameters", "when", "holds", "at", "message"]

  init(_ fields: Fields, _ head: HeadDefinition, _ diagnostics: inout Diagnostics) {
    self.head = head
    subject = fields.required("on", "name the object of which the rule speaks", &diagnostics)
    let written = fields.map("parameters", &diagnostics)
    parameters = written.compactMap { ParameterDefinition($0, &diagnostics) }
    hasLostParameters = fields.isLost("parameters") && fields["parameters"] != nil || parameters.count < written.count
    condition = fields.string("when", &diagnostics)
    requirement = fields.required("holds", "write the condition, e.g. `holds: end_date >= start_date`", &diagnostics)
    blamed = fields.string("at", &diagnostics)
    message = fields.requiredText("message", "say what the person reads who entered the data", &diagnostics)
  }
}

/// One entry of `parameters`: a value that a country may set.
package struct ParameterDefinition: Sendable {
  package let name: Located<String>
  package let type: Reference
  package let defaultValue: Node
  package let summary: TextDefinition?

  init?(_ pair: Node.Pair, _ diagnostics: inout Diagnostics) {
    guard
      let fields = Fields(
        pair.value, subject: .named("parameter", pair.key), name: pair.keySpan, known: ["type", "default", "summary"],
        reporting: &diagnostics)
    else { return nil }
    name = Located(pair.key, pair.keySpan)
    if let bad = firstBadCharacter(pair.key) {
      diagnostics.report(
        Diagnostic(
          "invalid-name", "the name `\(pair.key)` holds `\(bad)`", at: pair.keySpan,
          help: "write it in snake_case, e.g. `max_age`"))
    }
    summary = fields.requiredText("summary", "say in one sentence what it sets", &diagnostics)
    let type = fields.required("type", "name a data type", &diagnostics)
    if fields["default"] == nil {
      fields.reportMissing("default", "give the value that holds where nobody sets it", to: &diagnostics)
    }
    guard let type, let value = fields["default"] else { return nil }
    self.type = type
    defaultValue = value
  }
}
