import Diagnostics
import Model
import Source

/// An IRI stands for one meaning: attributes that share one hold the same kind of thing.
struct TermMeaning: Rule {
  static let documentation = RuleDocumentation(
    code: "term-meaning",
    summary: "Attributes that share an IRI hold the same kind of value.",
    why: "In linked data the IRI is the meaning. When `name` is a structured name in one object and a plain text in "
      + "another, a receiver that merges records gets both mixed up.",
    bad: "name: { type: string, … }          # while DO.COM.08 Person has name: DO.COM.02 Name",
    good: "name: { type: string, iri: place_name, … }")

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    var first: [String: (attribute: Attribute, kind: Kind)] = [:]
    for (index, object) in standard.dataObjects.enumerated() {
      for attribute in object.attributes where attribute.declaredBy.index == index && !attribute.isOverride {
        let kind = Kind(attribute.type, standard)
        guard let earlier = first.updateValue((attribute, kind), forKey: attribute.iri) else { continue }
        first[attribute.iri] = earlier
        guard earlier.kind != kind else { continue }
        let other = standard[earlier.attribute.declaredBy].metadata.reference
        diagnostics.report(
          Diagnostic(
            Self.documentation.code,
            "`\(attribute.name)` of `\(object.metadata.reference)` has the IRI of `\(earlier.attribute.name)` of `\(other)` but another type",
            at: attribute.origin.span, also: [.init(earlier.attribute.origin.span, "the same IRI, another type")],
            help:
              "give one of them a name of its own in linked data, e.g. `iri: \(object.metadata.name.lowercased())_\(attribute.name)`"
          ))
      }
    }
  }

  /// Types that mean the same when their attributes share an IRI: a data type and those that narrow it, an object and
  /// those that extend it.
  private enum Kind: Hashable {
    case value(Primitive)
    case code(Link<CodeDirectory>)
    case object(Link<DataObject>)
    case choice(String)
    case parameter(Envelope.Part)

    init(_ type: AttributeType, _ standard: Standard) {
      switch type {
      case .data(let link): self = .value(standard[link].primitive)
      case .code(let link): self = .code(link)
      case .object(let link):
        var root = link
        while let parent = standard[root].parent { root = parent }
        self = .object(root)
      case .choice(let choice): self = .choice(choice.discriminator)
      case .parameter(let part): self = .parameter(part)
      }
    }
  }
}
