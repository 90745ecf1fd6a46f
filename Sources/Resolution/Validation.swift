package import Diagnostics
package import Model
import Evaluation
import Printing
package import YAMLSyntax

/// Reads JSON values as instances of one thing, and says where they do not fit.
///
/// The standard must be one without errors. Use one validator for many instances.
package struct Validator {
  private let standard: Standard
  private let subject: Example.Subject
  private let evaluator: Evaluator
  /// Of the messages of rules.
  private let language: String
  private var reader: InstanceReader

  package init(_ standard: Standard, as subject: Example.Subject, language: String? = nil) {
    self.language = language ?? standard.languages[0]
    self.standard = standard
    self.subject = subject
    evaluator = Evaluator(standard)
    reader = InstanceReader(
      standard: standard, gaps: Array(repeating: Resolver.Gaps(), count: standard.dataObjects.count),
      incompleteDirectories: [], values: ValueReader(notation: .json), notation: .json)
  }

  package mutating func validate(_ instance: Node, reporting diagnostics: inout Diagnostics) {
    let count = diagnostics.all.count
    defer { diagnostics.pointAtWhole(since: count) }
    let errors = diagnostics.count(.error)
    let value: JSON
    switch subject {
    case .instance(let link): value = reader.read(instance, as: link, &diagnostics)
    case .request(let link):
      let endpoint = standard[link]
      guard let payload = endpoint.request else { return }
      value = reader.read(
        instance, as: payload, action: endpoint.action, of: endpoint.metadata.origin, &diagnostics)
    case .response(let link):
      let endpoint = standard[link]
      guard let payload = endpoint.response else { return }
      value = reader.read(
        instance, as: payload, action: endpoint.responseAction, of: endpoint.metadata.origin, &diagnostics)
    }
    // Rules speak of values that have the right shape.
    if diagnostics.count(.error) > errors { return }
    for violation in evaluator.violations(of: value, as: subject) {
      let before = diagnostics.all.count
      diagnostics.report(brokenRule(standard[violation.rule], at: instance.span(of: violation.pointer), in: language))
      for name in violation.pointer.reversed() { diagnostics.prefixPointers(with: name, since: before) }
    }
  }
}
