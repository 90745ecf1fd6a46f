import Naming

/// The terms of SHACL that shapes use.
enum SHACL {
  static let nodeShape = RDFNaming.shacl + "NodeShape"
  static let propertyShape = RDFNaming.shacl + "PropertyShape"
  static let targetClass = RDFNaming.shacl + "targetClass"
  static let property = RDFNaming.shacl + "property"
  static let path = RDFNaming.shacl + "path"
  static let name = RDFNaming.shacl + "name"
  static let description = RDFNaming.shacl + "description"
  static let minCount = RDFNaming.shacl + "minCount"
  static let maxCount = RDFNaming.shacl + "maxCount"
  static let datatype = RDFNaming.shacl + "datatype"
  static let nodeKind = RDFNaming.shacl + "nodeKind"
  static let node = RDFNaming.shacl + "node"
  static let or = RDFNaming.shacl + "or"
  static let member = RDFNaming.shacl + "in"
  static let pattern = RDFNaming.shacl + "pattern"
  static let minLength = RDFNaming.shacl + "minLength"
  static let maxLength = RDFNaming.shacl + "maxLength"
  static let minInclusive = RDFNaming.shacl + "minInclusive"
  static let maxInclusive = RDFNaming.shacl + "maxInclusive"
  static let iri = RDFNaming.shacl + "IRI"
  static let literal = RDFNaming.shacl + "Literal"
  static let blankNodeOrIRI = RDFNaming.shacl + "BlankNodeOrIRI"
}
