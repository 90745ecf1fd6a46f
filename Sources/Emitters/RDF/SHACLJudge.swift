package import Emission
import LinkedData
package import Model
import Naming

/// What the SHACL shapes cannot tell of the RDF that the contexts make of an instance. Most of it is lost on the way: to
/// JSON-LD a value and an array of it are the same, and a number in place of a text is a text.
///
/// What is told only of some broken instances is a limit too, although the shapes say what they can.
package struct SHACLJudge: Judge {
  package static let name = "shacl"
  package static let title = "SHACL"

  private let standard: Standard
  private let terms: LinkedTermTables
  private let values: ValueConstraints
  private let rules: RuleShapes

  package init(_ standard: Standard) {
    self.standard = standard
    terms = LinkedTermTables(standard)
    values = ValueConstraints(standard)
    rules = RuleShapes(standard, terms)
  }

  package func limit(on constraint: Constraint) -> Limit? {
    guard let object = standard.object(of: constraint.subject) else { return nil }
    switch constraint.kind {
    case .knownAttributes: return Limit("JSON-LD drops what no context knows.")
    case .linkedDataType:
      return Limit("A shape is found by the type, and a value of another type finds another one or none.")
    case .action, .encryptedForm: return Limit("The bodies of all endpoints have one type and so one shape.")
    case .rule(let rule): return rules.gap(in: rule, of: object).map { Limit($0.reason) }
    case .codeNotLabel: return Limit("An open directory accepts any text, so also a label in place of its code.")
    case .presence, .notNull, .single, .list, .minimumCount, .maximumCount, .valueType, .wholeNumber, .calendarDate,
      .instant, .format, .pattern, .minimumLength, .maximumLength, .minimum, .maximum, .listedCode, .codePattern,
      .chosenForm:
      guard let name = constraint.attribute, let attribute = standard[object].attribute(named: name),
        let term = terms[object].first(where: { $0.name == name })
      else { return nil }
      if !JSONLDNaming.canBeTerm(name) { return Limit("The name of the attribute can be no term of JSON-LD.") }
      if terms[object].contains(where: { $0.name != name && $0.iri == term.iri }) {
        return Limit("Another attribute of the object has the same IRI.")
      }
      return limit(on: constraint.kind, of: attribute, term)
    }
  }

  private func limit(on kind: Constraint.Kind, of attribute: Attribute, _ term: LinkedTerm) -> Limit? {
    let isRequired = attribute.cardinality.isRequired
    switch kind {
    case .presence: return nil
    case .notNull: return isRequired || isJSON(attribute) ? nil : Limit("JSON-LD drops null.")
    case .single, .list:
      return isJSON(attribute) ? nil : Limit("JSON-LD reads a value and an array of one value alike.")
    case .minimumCount(let count):
      if count == 1 { return nil }
      return isRDFList(term) ? nil : notCounted(term)
    case .maximumCount: return isRDFList(term) ? nil : notCounted(term)
    case .chosenForm:
      return term.meaning == .json
        ? Limit("An attribute that may hold open JSON is open JSON in RDF.")
        : Limit(
          "JSON-LD reads a value and an array of one value alike, so that only other differences of forms are told.",
          isPartial: true)
    case .valueType(let other): return limit(on: other, insteadOfTypeOf: attribute, term)
    case .listedCode, .codePattern:
      if case .code(let link) = attribute.type, !values.canTell(link) {
        return Limit("A code of the directory cannot become its IRI in JSON-LD.")
      }
      // What is required and has no IRI is missing then.
      return isRequired && term.arity == .single
        ? nil
        : Limit(
          "A code of which JSON-LD can make no IRI, such as one with blanks, is dropped; others are told.",
          isPartial: true)
    case .format:
      guard case .data(let link) = attribute.type, standard[link].pattern != nil else { return nil }
      return Limit("A shape has one pattern, and the type has one of its own.")
    case .wholeNumber, .calendarDate, .instant, .pattern, .minimumLength, .maximumLength, .minimum, .maximum: return nil
    case .knownAttributes, .linkedDataType, .rule, .codeNotLabel, .action, .encryptedForm: return nil
    }
  }

  private func limit(
    on other: Constraint.OtherValue, insteadOfTypeOf attribute: Attribute, _ term: LinkedTerm
  ) -> Limit? {
    if attribute.cardinality.isList && term.meaning == .json {
      return Limit("Open JSON is one value, of which only the beginning is looked at.")
    }
    switch attribute.type {
    case .parameter: return Limit("The bodies of all endpoints have one type and so one shape.")
    case .code(let link) where !values.canTell(link):
      return Limit("A code of the directory cannot become its IRI in JSON-LD.")
    case .code, .object, .choice, .data: break
    }
    switch other {
    case .text, .object: return nil
    case .null: return Limit("JSON-LD drops null.")
    case .lookalike: return Limit("JSON-LD makes the wanted value of a text that reads like it, such as `\"5\"`.")
    // Lists of plain values may hold lists; nodes and codes are looked for in arrays within arrays.
    case .array: return isRDFList(term) && !isNode(term) ? nil : Limit("JSON-LD looks through an array in an array.")
    case .number, .boolean:
      guard case .data(let link) = attribute.type, standard[link].primitive == .string else { return nil }
      let type = standard[link]
      // Neither a number nor a Boolean looks like an address.
      if type.pattern == nil && type.format?.pattern != nil { return nil }
      return Limit("JSON-LD makes a text of a number or a Boolean, which may be one that the type allows.")
    }
  }

  private func isNode(_ term: LinkedTerm) -> Bool {
    if case .node = term.meaning { true } else { false }
  }

  private func notCounted(_ term: LinkedTerm) -> Limit {
    Limit(
      term.meaning == .json
        ? "Open JSON is one value, of which only the beginning is looked at."
        : "Codes are a set, in which one that stands twice in the array is there once.")
  }

  private func isRDFList(_ term: LinkedTerm) -> Bool {
    switch term.meaning {
    case .literal, .node: term.arity == .list
    case .json, .code: false
    }
  }

  /// Whether the shape sees the value as text: not what an endpoint puts into an envelope.
  private func isJSON(_ attribute: Attribute) -> Bool {
    guard case .data(let link) = attribute.type else { return false }
    return LinkedMeaning(standard[link]) == .json
  }
}
