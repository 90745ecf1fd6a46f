import Model

/// One property of linked data: all attributes that share its IRI.
struct LinkedProperty {
  let iri: String
  let name: String
  /// The first attribute of this IRI; its module declares the property.
  let module: Link<Module>
  /// The attributes that declare the property, in order; never empty. Those that narrow it are left out.
  private(set) var declarations: [Attribute]
  /// What has the property.
  private(set) var domains: [Link<DataObject>]
  /// What its values may be, each once.
  private(set) var ranges: [Range]
  /// Whether values are lists in linked data: of every attribute, of some, of none.
  private(set) var hasLists = false
  private(set) var hasSingles = false

  /// The IRIs of keys that stand for this property or others.
  private(set) var generalisations: [String] = []

  enum Range: Hashable {
    case data(Link<DataType>)
    case code(Link<CodeDirectory>)
    case object(Link<DataObject>)
  }

  init(_ attribute: Attribute, of object: Link<DataObject>, module: Link<Module>) {
    iri = attribute.iri
    name = attribute.name
    self.module = module
    declarations = []
    domains = []
    ranges = []
  }

  mutating func declare(_ attribute: Attribute, of object: Link<DataObject>, ranges more: [Range]) {
    declarations.append(attribute)
    if !domains.contains(object) { domains.append(object) }
    for range in more where !ranges.contains(range) { ranges.append(range) }
  }

  mutating func generalise(to iri: String) { generalisations.append(iri) }

  mutating func use(as term: LinkedTerm) {
    switch term.meaning {
    // A term of either kind is a list, if only of one.
    case .literal, .node: if term.arity == .single { hasSingles = true } else { hasLists = true }
    case .json, .code: hasSingles = true
    }
  }
}

/// All properties of a standard, each once, in the order in which they are first declared.
func linkedProperties(_ standard: Standard, _ contexts: ContextDocuments) -> [LinkedProperty] {
  var properties: [LinkedProperty] = []
  var places: [String: Int] = [:]
  let parameters = EnvelopeContents(standard)
  for (index, object) in standard.dataObjects.enumerated() {
    let link = Link<DataObject>(index)
    for attribute in object.attributes where attribute.declaredBy == link && !attribute.isOverride {
      let place = places[attribute.iri] ?? properties.count
      if place == properties.count {
        places[attribute.iri] = place
        properties.append(LinkedProperty(attribute, of: link, module: object.metadata.module))
      }
      properties[place].declare(attribute, of: link, ranges: ranges(attribute.type, of: link, parameters))
    }
  }
  for document in contexts.documents {
    guard case .terms(_, let terms) = document.content else { continue }
    for entry in terms {
      if let place = places[entry.term.iri] { properties[place].use(as: entry.term) }
    }
  }
  for (key, _) in contexts.ambiguousKeys {
    for iri in key.properties {
      if let place = places[iri] { properties[place].generalise(to: key.iri) }
    }
  }
  return properties
}

private func ranges(
  _ type: AttributeType, of object: Link<DataObject>, _ parameters: EnvelopeContents
) -> [LinkedProperty.Range] {
  switch type {
  case .data(let link): [.data(link)]
  case .code(let link): [.code(link)]
  case .object(let link): [.object(link)]
  case .choice(let choice): choice.cases.flatMap { ranges($0.type, of: object, parameters) }
  case .parameter(.header): (parameters.headers[object] ?? []).map { .object($0) }
  case .parameter(.message): (parameters.messages[object] ?? []).map { .object($0) }
  }
}

/// What the endpoints put into each envelope.
private struct EnvelopeContents {
  private(set) var headers: [Link<DataObject>: [Link<DataObject>]] = [:]
  private(set) var messages: [Link<DataObject>: [Link<DataObject>]] = [:]

  init(_ standard: Standard) {
    for endpoint in standard.endpoints {
      for payload in [endpoint.request, endpoint.response] {
        guard let payload, let wrapping = payload.wrapping else { continue }
        headers[wrapping.envelope, default: []].append(wrapping.header)
        messages[wrapping.envelope, default: []].append(payload.message)
        if let encrypted = standard[wrapping.envelope].envelope?.encryption?.message {
          messages[wrapping.envelope, default: []].append(encrypted)
        }
      }
    }
  }
}
