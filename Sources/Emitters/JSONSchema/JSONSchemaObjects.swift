import Model
import Naming
import Printing

// Data objects and messages: all attributes, inherited ones too, in one place. Objects are open, so that a receiver
// accepts what a later version adds and an object that extends the expected one.

extension JSONSchemaFile {
  func object(_ link: Link<DataObject>) -> [JSON.Member] {
    let object = standard[link]
    return annotations(object.metadata)
      + members(
        ("x-dci-extends", object.parent.map { address(of: collection.names[$0]) }), ("x-dci-rules", rules(of: link)))
      + structure(of: object, property: property)
      + members(("allOf", allOf(link)))
      + examples(of: .instance(link))
  }

  /// `type`, `required` and `properties` of an object whose attributes have these schemas.
  func structure(of object: DataObject, property: (Attribute) -> [JSON.Member]) -> [JSON.Member] {
    var properties: [JSON.Member] = []
    switch object.kind {
    case .object: properties += linkedDataProperties(of: object.metadata)
    case .message: break
    }
    properties += object.attributes.map { JSON.Member($0.name, .object(property($0))) }
    let required = object.attributes.filter(\.cardinality.isRequired).map { JSON.string($0.name) }
    return members(
      ("type", "object"), ("required", required.isEmpty ? nil : .array(required)), ("properties", .object(properties)))
  }

  func property(_ attribute: Attribute) -> [JSON.Member] {
    annotations(attribute) + schema(attribute.type, attribute.cardinality)
  }

  private func schema(_ type: AttributeType, _ cardinality: Cardinality) -> [JSON.Member] {
    guard cardinality.isList, !type.isChoice else { return notNull(type) + schema(type) }
    return members(
      ("type", "array"), ("items", .object(schema(type))),
      ("minItems", cardinality.isRequired ? .integer(cardinality.minimum) : nil),
      ("maxItems", cardinality.maximum.map(JSON.integer)))
  }

  /// Where an attribute holds any value, that is one still, and null is none. All other types say so themselves.
  private func notNull(_ type: AttributeType) -> [JSON.Member] {
    guard case .data(let link) = type, standard[link].primitive == .any else { return [] }
    return members(("type", ["string", "number", "boolean", "object", "array"]))
  }

  private func schema(_ type: AttributeType) -> [JSON.Member] {
    switch type {
    case .data(let link): value(link)
    case .code(let link): reference(collection.names[link])
    case .object(let link): reference(collection.names[link])
    // Settled by `cases`.
    case .choice: []
    // In the envelope as such; what fills it in an endpoint is settled by `body`.
    case .parameter: members(("type", "object"))
    }
  }

  /// What rules say, also where no schema can; those of what the object extends are at its schema.
  private func rules(of link: Link<DataObject>) -> JSON? {
    let rules = standard.rules.filter { $0.subject == link }
    if rules.isEmpty { return nil }
    return .array(
      rules.map { rule in
        .object(
          present: ("id", .string(rule.metadata.id)), ("when", text(rule.conditionText)),
          ("holds", .string(rule.requirementText)), ("message", languages(rule.message)))
      })
  }

  /// What depends on something else in the instance: the form that a code selects, and business rules.
  private func allOf(_ link: Link<DataObject>) -> JSON? {
    let forms = standard[link].choice.map { cases(of: $0.attribute, $0.choice) } ?? []
    let parts = forms + collection.rules.keywords(ofRulesFor: link)
    return parts.isEmpty ? nil : .array(parts)
  }

  // MARK: Choices

  /// For each code the schema of the attribute that it decides. Codes exclude one another, so that at most one applies,
  /// and what is wrong is reported for the form that was meant. A code without a case leaves the attribute open.
  private func cases(of decided: Attribute, _ choice: Choice) -> [JSON] {
    choice.cases.map { option in
      [
        "if": [
          "required": [.string(choice.discriminator)],
          "properties": .object([JSON.Member(choice.discriminator, ["const": .string(option.code)])]),
        ],
        "then": [
          "properties": .object([JSON.Member(decided.name, .object(schema(option.type, option.cardinality)))])
        ],
      ]
    }
  }

  // MARK: Linked data

  private func linkedDataProperties(of metadata: Metadata) -> [JSON.Member] {
    linkedDataMembers.map { name, key, _ in
      let address = JSONSchemaNaming.reference(from: path, to: JSONSchemaNaming.linkedData)
      let reference = JSON.Member("$ref", .string(address + "#/$defs/" + key))
      return JSON.Member(name, .object([reference] + (name == "@type" ? naming(metadata) : [])))
    }
  }

  /// One of the types that an instance gives itself is that of its object: by name, with the prefix or as a whole IRI.
  private func naming(_ metadata: Metadata) -> [JSON.Member] {
    let names = JSON.array(standard.typeNames(of: metadata).map(JSON.string))
    return members(("anyOf", [["enum": names], ["type": "array", "contains": ["enum": names]]]))
  }

  /// What every data object may carry beside its attributes.
  var linkedData: [JSON.Member] {
    members(
      ("title", "Linked data"),
      ("description", "The members of JSON-LD that every data object may carry beside its attributes."),
      ("$defs", .object(linkedDataMembers.map { JSON.Member($0.key, $0.schema) })))
  }

  private var linkedDataMembers: [(name: String, key: String, schema: JSON)] {
    [
      (
        "@context", "context",
        [
          "description": "The JSON-LD context: a URL, an object or a list of them.",
          "type": ["string", "object", "array"],
        ]
      ),
      ("@id", "id", ["description": "The IRI that names this thing in linked data.", "type": "string"]),
      (
        "@type", "type",
        [
          "description": "What this thing is in linked data: a term or an IRI, or a list of them.",
          "type": ["string", "array"], "items": ["type": "string"],
        ]
      ),
    ]
  }
}

extension AttributeType {
  /// Whether how many values there are is for each case to say.
  fileprivate var isChoice: Bool {
    switch self {
    case .choice: true
    case .data, .code, .object, .parameter: false
    }
  }
}
