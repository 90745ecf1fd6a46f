import Model
import Naming
import Printing

// Data objects and messages.
//
// Each becomes one plain `type: object` with all its attributes, inherited ones too, and says in `x-dci-extends` what it
// extends. The usual way, `allOf` with the parent, describes the same instances, but generators make a class of each
// part, declare a narrowed attribute twice or drop one of the two, and a reader must climb to see what an object holds.
//
// Objects are open: further members are allowed, so that a receiver accepts what a later version adds and an object
// that extends the expected one.

extension OpenAPICollection {
  /// One schema; for an object with a choice one for each of its forms as well.
  func addSchemas(of link: Link<DataObject>, to schemas: inout [OpenAPIPart]) {
    let object = standard[link]
    var head = annotations(object.metadata)
    if let parent = object.parent { head.append(.part("x-dci-extends", .name(.schema(names[parent])))) }
    if let rules = textOfRules(of: link) { head.append(.part("x-dci-rules", .same(rules))) }
    let conditions = rules.keywords(ofRulesFor: link)
    if !conditions.isEmpty { head.append(.rules(conditions)) }
    if let choice = object.choice {
      addChoice(of: link, choice.attribute, choice.choice, head: head, to: &schemas)
    } else {
      let structure = structure(of: object) { property($0) }
      schemas.append(.schema(names[link], .object(head + structure + exampleMember(of: link))))
    }
  }

  /// What instances keep beyond their schema; those of what the object extends are at its schema.
  private func textOfRules(of link: Link<DataObject>) -> JSON? {
    let rules = standard.rules.filter { $0.subject == link }
    if rules.isEmpty { return nil }
    return .array(
      rules.map { rule in
        .object(
          present: ("id", .string(rule.metadata.id)), ("when", rule.conditionText.map(JSON.string)),
          ("holds", .string(rule.requirementText)), ("message", languages(rule.message)))
      })
  }

  /// `type`, `required` and `properties` of an object whose attributes have these schemas.
  func structure(of object: DataObject, property: (Attribute) -> Draft) -> [Draft.Member] {
    var properties: [Draft.Member] = []
    properties.reserveCapacity(object.attributes.count + 3)
    var required: [Draft] = []
    switch object.kind {
    case .object: properties += linkedDataProperties
    case .message: break
    }
    for attribute in object.attributes {
      properties.append(.part(attribute.name, property(attribute)))
      if attribute.cardinality.isRequired { required.append(.string(attribute.name)) }
    }
    return members(
      ("type", "object"), ("required", required.isEmpty ? nil : .array(required)), ("properties", .object(properties)))
  }

  func property(_ attribute: Attribute) -> Draft {
    schema(attribute.type, attribute.cardinality).annotated(annotations(attribute))
  }

  func schema(_ type: AttributeType, _ cardinality: Cardinality) -> Schema {
    let value = schema(type)
    guard cardinality.isList else { return value }
    return .inline(
      members(
        ("type", "array"), ("items", value.draft),
        ("minItems", cardinality.isRequired ? .integer(cardinality.minimum) : nil),
        ("maxItems", cardinality.maximum.map(Draft.integer))))
  }

  private func schema(_ type: AttributeType) -> Schema {
    switch type {
    case .data(let link): schema(link)
    case .code(let link): .reference(names[link])
    case .object(let link): .reference(names[link])
    // Any form; which one is settled by `addChoice`.
    case .choice: .inline([])
    // In the envelope as such; what fills it in an endpoint is settled by `addEnvelopes`.
    case .parameter: .inline(members(("type", "object")))
    }
  }

  // MARK: Linked data

  private var linkedDataProperties: [Draft.Member] {
    [
      .part("@context", Schema.reference(OpenAPINaming.linkedDataContext).draft),
      .part("@id", Schema.reference(OpenAPINaming.linkedDataIdentifier).draft),
      .part("@type", Schema.reference(OpenAPINaming.linkedDataType).draft),
    ]
  }

  /// What every data object may carry beside its attributes.
  var linkedDataSchemas: [OpenAPIPart] {
    [
      .schema(
        OpenAPINaming.linkedDataContext,
        [
          "description": "The JSON-LD context: a URL, an object or a list of them.",
          "oneOf": [["type": "string"], ["type": "object"], ["type": "array", "items": .object([])]],
        ]),
      .schema(
        OpenAPINaming.linkedDataIdentifier,
        ["description": "The IRI that names this thing in linked data.", "type": "string"]),
      .schema(
        OpenAPINaming.linkedDataType,
        [
          "description": "What this thing is in linked data: a term or an IRI, or a list of them.",
          "oneOf": [["type": "string"], ["type": "array", "items": ["type": "string"]]],
        ]),
    ]
  }
}
