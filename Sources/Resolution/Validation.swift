package import Diagnostics
package import Model
package import YAMLSyntax

/// Reads JSON values as instances of one thing, and says where they do not fit.
///
/// The standard must be one without errors. Use one validator for many instances.
package struct Validator {
  private let standard: Standard
  private let subject: Example.Subject
  private var reader: InstanceReader

  package init(_ standard: Standard, as subject: Example.Subject) {
    self.standard = standard
    self.subject = subject
    reader = InstanceReader(
      standard: standard, gaps: Array(repeating: Resolver.Gaps(), count: standard.dataObjects.count),
      incompleteDirectories: [], values: ValueReader(), notation: .json)
  }

  package mutating func validate(_ instance: Node, reporting diagnostics: inout Diagnostics) {
    let count = diagnostics.all.count
    defer { diagnostics.pointAtWhole(since: count) }
    switch subject {
    case .instance(let link): _ = reader.read(instance, as: link, &diagnostics)
    case .request(let link):
      guard let payload = standard[link].request else { return }
      _ = reader.read(instance, as: payload, action: standard[link].action, &diagnostics)
    case .response(let link):
      guard let payload = standard[link].response else { return }
      _ = reader.read(instance, as: payload, action: standard[link].responseAction, &diagnostics)
    }
  }
}
