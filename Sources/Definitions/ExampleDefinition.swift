import Diagnostics
import Source
package import YAMLSyntax

/// `example: member-out-of-work`
package struct ExampleDefinition: Sendable {
  package enum Subject: Sendable {
    case instance(Reference)
    case request(Reference)
    case response(Reference)
  }

  package let head: HeadDefinition
  package let subject: Subject?
  /// Interpreted by the types of what it instantiates.
  package let value: Node?

  /// The business rules that it shows to be broken.
  package let violates: [Reference]

  static let keys = ["of", "request", "response", "value", "violates"]

  init(_ fields: Fields, _ head: HeadDefinition, _ diagnostics: inout Diagnostics) {
    self.head = head
    value = fields["value"]
    violates = fields.strings("violates", &diagnostics)
    if value == nil { fields.reportMissing("value", "write the example below it", to: &diagnostics) }
    let given = ["of", "request", "response"].filter { fields[$0] != nil }
    if given.isEmpty {
      fields.reportMissing(
        "of", "name what it is an example `of`, or the endpoint whose `request` or `response` it is", to: &diagnostics)
    }
    if given.count > 1, let second = fields.keySpan(given[1]), let first = fields.keySpan(given[0]) {
      diagnostics.report(
        Diagnostic(
          "conflicting-keys", "\(fields.subject) has both `\(given[0])` and `\(given[1])`", at: second,
          also: [.init(first, "what it shows is given here")], help: "keep one of them"))
    }
    if let reference = fields.string("of", &diagnostics) {
      subject = .instance(reference)
    } else if let reference = fields.string("request", &diagnostics) {
      subject = .request(reference)
    } else {
      subject = fields.string("response", &diagnostics).map(Subject.response)
    }
  }
}
