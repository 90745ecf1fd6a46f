import Diagnostics

/// `data_type: DF.COM.STRING.02`
package struct DataTypeDefinition: Sendable {
  package let head: HeadDefinition
  package let base: Located<String>?
  package let parent: Reference?
  package let pattern: Located<String>?
  package let format: Located<String>?
  package let minimumLength: Located<Int>?
  package let maximumLength: Located<Int>?
  package let minimum: Located<String>?
  package let maximum: Located<String>?
  package let samples: [Located<String>]

  static let keys = [
    "base", "extends", "pattern", "format", "min_length", "max_length", "minimum", "maximum", "samples",
  ]
  static let bases = ["string", "integer", "decimal", "boolean", "date", "date-time", "object", "array", "any"]

  init(_ fields: Fields, _ head: HeadDefinition, _ diagnostics: inout Diagnostics) {
    self.head = head
    base = fields.choice("base", of: Self.bases, &diagnostics)
    parent = fields.string("extends", &diagnostics)
    pattern = fields.string("pattern", &diagnostics)
    format = fields.choice("format", of: ["uri", "email", "byte", "binary"], &diagnostics)
    minimumLength = fields.integer("min_length", &diagnostics)
    maximumLength = fields.integer("max_length", &diagnostics)
    minimum = fields.string("minimum", &diagnostics)
    maximum = fields.string("maximum", &diagnostics)
    samples = fields.strings("samples", &diagnostics)
    if fields["base"] == nil && fields["extends"] == nil {
      fields.reportMissing("base", "name a `base`, or the data type that this one `extends`", to: &diagnostics)
    }
    if let base, let parent {
      diagnostics.report(
        Diagnostic(
          "conflicting-keys", "\(fields.subject) has both `base` and `extends`", at: base.span,
          also: [.init(parent.span, "this type has a base already")], help: "keep one of them"))
    }
  }
}
