package import Model

/// One target: a total function from a standard to files.
///
/// An emitter writes nothing, reads nothing but its arguments and cannot report what an author did wrong: such a check
/// belongs upstream, in a lint rule. All its paths lie in the folder of its name.
package protocol Emitter: Sendable {
  /// The name on the command line (`--target openapi`) and the folder under the output folder.
  static var name: String { get }
  /// One sentence for `--help`.
  static var summary: String { get }

  func emit(_ standard: Standard, templates: Templates) throws(TemplateError) -> [Artefact]
}

extension Emitter {
  package var name: String { Self.name }
}
