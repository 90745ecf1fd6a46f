package import Model

/// What the artefacts of a target can tell of instances.
///
/// A target whose artefacts accept or refuse instances declares here what they cannot see. The documentation prints what
/// is declared, and the agreement tests hold every artefact to it: what is not declared must be refused.
package protocol Judge: Sendable {
  /// By which tests name it: `json-schema`.
  static var name: String { get }
  /// As documentation names it: `JSON Schema`.
  static var title: String { get }

  init(_ standard: Standard)

  /// Why the artefacts cannot tell whether an instance keeps a constraint; nil when they can.
  func limit(on constraint: Constraint) -> Limit?
}

/// Why a target cannot check something.
package struct Limit: Hashable, Sendable {
  /// One sentence, in Markdown, that does not name the single constraint, so that limits of one kind can be listed together.
  package let reason: String
  /// Whether some instances that break the constraint are refused all the same.
  package let isPartial: Bool

  package init(_ reason: String, isPartial: Bool = false) {
    self.reason = reason
    self.isPartial = isPartial
  }
}
