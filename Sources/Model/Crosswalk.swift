/// How the codes of one list, or the attributes of one object, correspond to those of another.
package final class Crosswalk: Sendable {
  package let metadata: Metadata
  package let from: Side
  package let to: Side
  /// In the order of the author; one `from` may stand in several.
  package let maps: [Map]
  /// What of `to` has no counterpart, and why.
  package let unmatched: [Unmatched]

  package init(metadata: Metadata, from: Side, to: Side, maps: [Map], unmatched: [Unmatched]) {
    self.metadata = metadata
    self.from = from
    self.to = to
    self.maps = maps
    self.unmatched = unmatched
  }

  package enum Side: Hashable, Sendable {
    case directory(Link<CodeDirectory>)
    case object(Link<DataObject>)
    /// A list that another body keeps, or that is not part of this standard.
    case external(title: String, url: String?)
  }

  /// What the target is in relation to the source, as in SKOS.
  package enum Match: String, Sendable, CaseIterable {
    case exact, close, broader, narrower

    /// What the source is in relation to the target.
    package var inverse: Match {
      switch self {
      case .exact, .close: self
      case .broader: .narrower
      case .narrower: .broader
      }
    }
  }

  package struct Map: Sendable {
    /// A code or an attribute of `from`.
    package let source: String
    /// Nil when there is no counterpart.
    package let match: Match?
    package let targets: [String]
    package let note: Text?

    package init(source: String, match: Match?, targets: [String], note: Text?) {
      self.source = source
      self.match = match
      self.targets = targets
      self.note = note
    }
  }

  package struct Unmatched: Sendable {
    package let target: String
    package let reason: Text

    package init(target: String, reason: Text) {
      self.target = target
      self.reason = reason
    }
  }
}
