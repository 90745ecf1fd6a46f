package import Model
import Printing

/// The names that definitions get in the target `rdf`: files and the IRIs of shapes.
package enum RDFNaming {
  /// `vocabulary/employment.ttl`
  package static func vocabularyPath(of module: Module) -> String {
    "vocabulary/" + JSONLDNaming.fileStem(module.name) + ".ttl"
  }

  /// `shapes/employment.ttl`
  package static func shapesPath(of module: Module) -> String {
    "shapes/" + JSONLDNaming.fileStem(module.name) + ".ttl"
  }

  /// The shape of an object. It lies below the IRI of its class, where no attribute and no code is.
  package static func shape(of metadata: Metadata) -> String { metadata.iri + "/shape" }

  /// The rule for one attribute. `part` is a rule beside it: for the items of a list, for its length.
  package static func property(_ attribute: String, of shape: String, part: String? = nil) -> String {
    let iri = shape + "/" + Percent.encodeSegment(attribute)
    return part.map { iri + "/" + Percent.encodeSegment($0) } ?? iri
  }

  /// The shape of a business rule for the instances of a shape: `…/shape/rule:BR.EMPL.01.01`. No attribute has a colon.
  package static func rule(_ identifier: String, of shape: String) -> String {
    shape + "/rule:" + Percent.encodeSegment(identifier)
  }

  /// The shape of an object in which a code decides what an attribute is: `…/shape/query:by-id`. Without a code, the one
  /// for all codes that the standard does not know.
  package static func choice(_ code: String?, of attribute: String) -> String {
    attribute + ":" + (code.map(Percent.encodeSegment) ?? "*")
  }

  /// The prefixes that a file may declare: those of the vocabularies that it builds on, then those of the modules.
  package static func prefixes(_ standard: Standard) -> [(name: String, namespace: String)] {
    JSONLDNaming.reservedPrefixes + [("sh", shacl)] + standard.modules.map { ($0.prefix, $0.namespace) }
  }

  package static let shacl = "http://www.w3.org/ns/shacl#"
}
