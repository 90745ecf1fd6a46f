import LinkedData
import Model
import Naming
import Printing

/// Property shapes: rules for the values of an attribute.
enum AttributeRule {
  /// The rules for an attribute: one, or for an RDF list up to three, of the list, of its length and of its items.
  static func rules(
    _ attribute: Attribute, _ term: LinkedTerm, _ iri: String, isShared: Bool, _ constraints: [Turtle.Statement]
  ) -> [Shape] {
    let count = Count(attribute, term, isShared: isShared)
    let names = texts(SHACL.name, LanguageMap(label(attribute)))
    func rule(_ part: String?, _ path: Turtle.Term, _ statements: [Turtle.Statement]) -> Shape {
      let head = [Turtle.Statement(Turtle.type, .iri(SHACL.propertyShape)), .init(SHACL.path, path)]
      return Shape(
        iri: part.map { RDFNaming.property($0, of: iri) } ?? iri, statements: head + names + statements)
    }
    let description = texts(SHACL.description, LanguageMap(attribute.summary))
    guard term.isRDFList else {
      return [rule(nil, .iri(term.iri), description + count.statements + constraints)]
    }
    var rules = [rule(nil, .iri(term.iri), description + count.statements)]
    if isShared { return rules }
    let cells: [Turtle.Step] = [.property(term.iri), .anyNumber(RDFList.rest)]
    if let length = count.length { rules.append(rule("length", .path(cells), length)) }
    if !constraints.isEmpty {
      rules.append(rule("item", .path(cells + [.property(RDFList.first)]), constraints))
    }
    return rules
  }

  /// The rules for an attribute in the form that a code selects; of a list as above. Open JSON looks the same in every
  /// form.
  static func forms(
    _ option: Choice.Case, _ term: LinkedTerm, _ iri: String, isRequired: Bool, _ constraints: [Turtle.Statement]
  ) -> [Shape] {
    if term.meaning == .json { return [] }
    func form(_ part: String, _ path: Turtle.Term, _ statements: [Turtle.Statement]) -> Shape {
      Shape(
        iri: iri + "/" + part,
        statements: [.init(Turtle.type, .iri(SHACL.propertyShape)), .init(SHACL.path, path)] + statements)
    }
    guard term.isRDFList else { return constraints.isEmpty ? [] : [form("value", .iri(term.iri), constraints)] }
    let cells: [Turtle.Step] = [.property(term.iri), .anyNumber(RDFList.rest)]
    var forms: [Shape] = []
    // What may be left out need not have the length of a form.
    let cardinality = Cardinality(
      minimum: isRequired ? option.cardinality.minimum : 0, maximum: option.cardinality.maximum)
    if let length = Count.length(cardinality) { forms.append(form("length", .path(cells), length)) }
    if !constraints.isEmpty {
      forms.append(form("item", .path(cells + [.property(RDFList.first)]), constraints))
    }
    return forms
  }

  private static func label(_ attribute: Attribute) -> Text {
    let language = attribute.summary.entries[0].language
    return attribute.label ?? Text(Casing.readable(attribute.name), language: language)
  }

  private static func texts(_ property: String, _ map: LanguageMap) -> [Turtle.Statement] {
    map.entries.flatMap { entry in
      entry.texts.map { .init(property, .tagged($0, language: entry.language)) }
    }
  }
}

/// How many values an attribute has in RDF, which counts each value once and a list as one.
private struct Count {
  let minimum: Int
  let maximum: Int?
  /// What bounds the cells of a list; nil when nothing does. The end, `rdf:nil`, counts as one.
  let length: [Turtle.Statement]?

  init(_ attribute: Attribute, _ term: LinkedTerm, isShared: Bool) {
    minimum = attribute.cardinality.isRequired ? 1 : 0
    let isChoice = if case .choice = attribute.type { true } else { false }
    switch term.meaning {
    case .code where term.arity != .single: maximum = isShared || isChoice ? nil : attribute.cardinality.maximum
    case .literal, .json, .code, .node: maximum = isShared ? nil : 1
    }
    let isList = term.isRDFList && !isChoice && attribute.cardinality.isList
    length = isList ? Count.length(attribute.cardinality) : nil
  }

  static func length(_ cardinality: Cardinality) -> [Turtle.Statement]? {
    var bounds: [Turtle.Statement] = []
    let (least, most) = (cardinality.minimum, cardinality.maximum)
    if least > 0, least < .max { bounds.append(.init(SHACL.minCount, .integer(least + 1))) }
    if let most, most < .max { bounds.append(.init(SHACL.maxCount, .integer(most + 1))) }
    return bounds.isEmpty ? nil : bounds
  }

  var statements: [Turtle.Statement] {
    (minimum > 0 ? [.init(SHACL.minCount, .integer(minimum))] : [])
      + (maximum.map { [.init(SHACL.maxCount, .integer($0))] } ?? [])
  }
}

extension LinkedTerm {
  /// Arrays of codes are sets, and one of open JSON is one value.
  fileprivate var isRDFList: Bool {
    switch meaning {
    case .literal, .node: arity != .single
    case .json, .code: false
    }
  }
}
