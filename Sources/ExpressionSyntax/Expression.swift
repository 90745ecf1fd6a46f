package import Source

/// What the author of a rule wrote, as a tree with the place of everything in it. What the names mean is for
/// `Resolution` to say.
package struct Expression: Sendable {
  package indirect enum Content: Sendable {
    /// As written: `12`, `0.8`.
    case number(String)
    case text(String)
    case boolean(Bool)
    /// `2026-09-15`
    case date(String)
    /// `$max_age`, without the sign.
    case parameter(String)
    /// `employment_details.start_date`; `reference_date` is a path too.
    case path([Name])
    case not(Expression)
    case binary(Operator, Expression, Expression)
    case member(Expression, of: [Expression])
    case call(Name, [Expression])
  }

  package struct Name: Sendable {
    package let text: String
    package let span: Span

    package init(text: String, span: Span) {
      self.text = text
      self.span = span
    }
  }

  package enum Operator: String, Sendable, CaseIterable {
    case or, and
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
  }

  package let content: Content
  package let span: Span

  package init(_ content: Content, span: Span) {
    self.content = content
    self.span = span
  }
}
