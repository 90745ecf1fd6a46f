/// What a vocabulary says of one thing, before it is written in one syntax or another. Every target that publishes the
/// vocabulary prints these, so that all of them publish the same graph.
package struct LinkedNode {
  /// Whole; never blank.
  package let iri: String
  package let types: [LinkedName]
  /// In the order in which they are shown. A property stands at most once.
  package let statements: [LinkedStatement]

  init(_ iri: String, _ types: [LinkedName], _ statements: [LinkedStatement]) {
    self.iri = iri
    self.types = types
    self.statements = statements
  }
}

package struct LinkedStatement {
  package let property: LinkedName
  /// Never empty.
  package let values: [LinkedValue]

  /// Nil when there is no value.
  init?(_ property: LinkedName, _ values: [LinkedValue]) {
    if values.isEmpty { return nil }
    self.property = property
    self.values = values
  }

  init?(_ property: LinkedName, _ value: LinkedValue?) { self.init(property, value.map { [$0] } ?? []) }
}

package enum LinkedValue {
  case node(LinkedName)
  /// A web page: a whole IRI, and no matter of ours.
  case page(String)
  case text(String)
  case texts(LanguageMap)
  case truth(Bool)
}

/// How a vocabulary names things.
package enum LinkedName: Hashable, ExpressibleByStringLiteral {
  /// With one of the reserved prefixes: `rdfs:label`.
  case standard(String)
  /// A whole IRI of the standard that is compiled.
  case own(String)

  package init(stringLiteral name: String) { self = .standard(name) }
}
