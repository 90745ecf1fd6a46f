package import Source

/// Something to tell the author about a place in the definitions.
///
/// It cannot be made without a span. Words: lower case, no full stop, things in backticks; the message says what is
/// wrong, `help` what to write instead. One mistake gives one diagnostic.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable, Comparable {
    case error, warning

    package static func < (a: Severity, b: Severity) -> Bool { a == .error && b == .warning }
  }

  /// A marked place with a few words on it, e.g. "first declared here".
  package struct Label: Hashable, Sendable {
    package let span: Span
    package let text: String

    package init(_ span: Span, _ text: String = "") {
      self.span = span
      self.text = text
    }
  }

  /// Stable kebab-case code, e.g. `unknown-reference`. Shown to users, who look it up and write it in scripts.
  package let code: String
  package let severity: Severity
  package let message: String
  package let primary: Label
  package internal(set) var secondary: [Label]
  package let notes: [String]
  package let help: String?
  /// The place in an instance, as a JSON pointer (RFC 6901); empty for the whole of it, nil for
  /// what is not about an instance.
  package var pointer: String?

  package init(
    _ code: String, _ message: String, at span: Span, label: String = "", also secondary: [Label] = [],
    notes: [String] = [], help: String? = nil, severity: Severity = .error
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.primary = Label(span, label)
    self.secondary = secondary
    self.notes = notes
    self.help = help
  }
}
