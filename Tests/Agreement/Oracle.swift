import Diagnostics
import JSONSyntax
import Model
import Printing
import Resolution
import Source

/// What `dcic validate` says of an instance: it holds every broken instance to the one fault that it is there to show.
final class Oracle {
  struct Fault: Hashable {
    /// The code of the diagnostic.
    let code: String
    /// JSON pointer.
    let pointer: String
    let message: String
  }

  private let standard: Standard
  private var validators: [Example.Subject: Validator] = [:]

  init(_ standard: Standard) { self.standard = standard }

  /// Errors only: a warning does not make an instance wrong.
  func faults(of instance: JSON, as subject: Example.Subject) -> [Fault] {
    var diagnostics = Diagnostics()
    let file = SourceFile(path: "instance.json", bytes: Array(instance.compactText.utf8))
    guard let node = parseJSON(file, id: SourceFile.ID(0), reporting: &diagnostics) else {
      preconditionFailure("what the printer writes is JSON")
    }
    validators[subject, default: Validator(standard, as: subject)].validate(node, reporting: &diagnostics)
    return diagnostics.all.filter { $0.severity == .error }.map {
      Fault(code: $0.code, pointer: $0.pointer ?? "", message: $0.message)
    }
  }

  func accepts(_ instance: JSON, as subject: Example.Subject) -> Bool { faults(of: instance, as: subject).isEmpty }
}
