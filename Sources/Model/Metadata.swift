package import Source

/// What every definition says about itself, whatever its kind.
package final class Metadata: Sendable {
  package enum Status: String, Sendable, CaseIterable { case draft, published, deprecated }

  /// The stable identifier, e.g. `DO.EMP.02`; for definitions without a number it is their name, e.g. `GeoCoordinates`.
  package let id: String
  /// The name in the case of its kind: `Member`, `phone_number`, `search`.
  package let name: String
  /// The name as a person reads it, in each language; absent when the author gave none.
  package let label: Text?
  /// One sentence.
  package let summary: Text
  /// Markdown.
  package let description: Text?
  package let status: Status
  /// The version of the standard in which this first appeared.
  package let since: String?
  package let deprecation: Deprecation?
  /// Where the fact comes from: titles or URLs.
  package let sources: [String]
  package let notes: [Text]
  package let deviations: [Deviation]
  package let module: Link<Module>
  /// The IRI that names this in linked data.
  package let iri: String
  /// Why the standard has this although no process uses it, when the author says so.
  package let unused: Text?
  package let origin: Origin

  package init(
    id: String, name: String, label: Text?, summary: Text, description: Text?, status: Status, since: String?,
    deprecation: Deprecation?, sources: [String], notes: [Text], deviations: [Deviation], module: Link<Module>,
    iri: String, unused: Text? = nil, origin: Origin
  ) {
    self.id = id
    self.name = name
    self.label = label
    self.summary = summary
    self.description = description
    self.status = status
    self.since = since
    self.deprecation = deprecation
    self.sources = sources
    self.notes = notes
    self.deviations = deviations
    self.module = module
    self.iri = iri
    self.unused = unused
    self.origin = origin
  }

  /// `DO.EMP.02 Member`, or the name alone when that is the identifier too.
  package var reference: String { id == name ? name : "\(id) \(name)" }
}

/// Why something should no longer be used, and what to use instead.
package struct Deprecation: Hashable, Sendable {
  /// The version of the standard since which it is deprecated.
  package let since: String?
  /// The name of the replacement, as the author wrote it.
  package let use: String?
  package let reason: Text?

  package init(since: String?, use: String?, reason: Text?) {
    self.since = since
    self.use = use
    self.reason = reason
  }
}

/// A place where a definition departs on purpose from what was published.
package struct Deviation: Hashable, Sendable {
  /// The attribute, code or key that differs; nil when the whole definition does.
  package let of: String?
  package let published: String
  package let here: String
  package let reason: Text

  package init(of: String?, published: String, here: String, reason: Text) {
    self.of = of
    self.published = published
    self.here = here
    self.reason = reason
  }
}
