import Definitions
import Diagnostics
import Model
import Source

extension Resolver {
  /// Whether an overriding attribute only narrows what it overrides; if not, both places are reported.
  func narrows(
    _ written: AttributeDefinition, _ type: AttributeType, _ cardinality: Cardinality, _ inherited: Attribute,
    _ parents: [Int?], _ diagnostics: inout Diagnostics
  ) -> Bool {
    let overridden = Diagnostic.Label(inherited.origin.span, "the attribute that it narrows")
    let old = inherited.cardinality
    let isTighter =
      cardinality.minimum >= old.minimum && (cardinality.maximum ?? .max) <= (old.maximum ?? .max)
      && cardinality.isList == old.isList
    if !isTighter, let text = written.cardinality {
      let changesShape = cardinality.isList != old.isList
      let shape = old.isList ? "a list" : "a single value"
      diagnostics.report(
        Diagnostic(
          "contradicts-parent",
          changesShape
            ? "`\(cardinality)` would change \(shape) (`\(old)`) on the wire"
            : "`\(cardinality)` is wider than the inherited `\(old)`",
          at: text.span, also: [overridden],
          help: changesShape ? "keep it \(shape)" : "stay within `\(old)`"))
      return false
    }
    if !narrows(type, inherited.type, parents), let place = written.typeSpan {
      diagnostics.report(
        Diagnostic(
          "contradicts-parent", "the type is no narrower one than the inherited `\(describe(inherited.type))`",
          at: place,
          also: [overridden], help: "name a type that extends `\(describe(inherited.type))`, or another attribute"))
      return false
    }
    return true
  }

  private func narrows(_ type: AttributeType, _ inherited: AttributeType, _ parents: [Int?]) -> Bool {
    switch (type, inherited) {
    case (.data(let new), .data(let old)):
      var next: Link<DataType>? = new
      while let link = next {
        if link == old { return true }
        next = dataTypes[link.index].parent
      }
      return false
    case (.code(let new), .code(let old)):
      let allowed = Set(directories[old.index].codes.map(\.value))
      return new == old || directories[old.index].isExtensible
        || directories[new.index].codes.allSatisfy { allowed.contains($0.value) }
    case (.object(let new), .object(let old)):
      var next: Int? = new.index
      while let index = next {
        if index == old.index { return true }
        next = parents[index]
      }
      return false
    case (.choice, _), (_, .choice), (.parameter, _), (_, .parameter), (.data, _), (.code, _), (.object, _):
      return type == inherited
    }
  }

  private func describe(_ type: AttributeType) -> String {
    switch type {
    case .data(let link): dataTypes[link.index].metadata.reference
    case .code(let link): directories[link.index].metadata.reference
    case .object(let link):
      objectDefinitions[link.index].head.id.value
    case .choice: "choice"
    case .parameter(let part): part.rawValue
    }
  }
}

extension AttributeDefinition {
  fileprivate var typeSpan: Span? {
    switch type {
    case .reference(let reference): reference.span
    case .choice(let choice): choice.by.span
    case .parameter(let part, _): part.span
    case nil: nil
    }
  }
}
