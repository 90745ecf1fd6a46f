import Model

/// All operations and components, and what leads to what.
struct OpenAPIDrafts: Sendable {
  let collection: OpenAPICollection
  /// One for each endpoint.
  let operations: [Draft]
  let parts: [OpenAPIPart]
  /// The place of each component in `parts`.
  private let places: [OpenAPIComponent: Int]

  init(_ standard: Standard) {
    collection = OpenAPICollection(standard)
    operations = standard.endpoints.indices.map { [collection] in collection.operation(Link($0)) }
    parts = collection.parts
    // A rule sees to it that names are unique.
    places = Dictionary(parts.enumerated().map { ($0.element.component, $0.offset) }) { first, _ in first }
  }

  /// The whole standard first, then its interfaces.
  var documents: [OpenAPIDocument] {
    let standard = collection.standard
    let whole = OpenAPIDocument(
      drafts: self, interface: nil, endpoints: standard.endpoints.indices.map { Link($0) },
      processes: standard.processes.indices.map { Link($0) }, parts: Array(parts.indices))
    return [whole] + standard.interfaces.map(document)
  }

  /// What integrators need for one interface and nothing else.
  private func document(of interface: Interface) -> OpenAPIDocument {
    let called = interface.endpoints.flatMap { collection.processes[$0.index] }
    return OpenAPIDocument(
      drafts: self, interface: interface, endpoints: interface.endpoints,
      processes: Set(interface.processes + called).sorted { $0.index < $1.index },
      parts: reached(from: interface.endpoints))
  }

  private func reached(from endpoints: [Link<Endpoint>]) -> [Int] {
    var isReached = Array(repeating: false, count: parts.count)
    var waiting: [Int] = []
    func reach(_ component: OpenAPIComponent) {
      guard let place = places[component] else { preconditionFailure("\(component) is no component") }
      if isReached[place] { return }
      isReached[place] = true
      waiting.append(place)
    }
    for endpoint in endpoints {
      operations[endpoint.index].visitComponents(reach)
      for scheme in collection.standard[endpoint].security { reach(collection.component(scheme)) }
    }
    while let place = waiting.popLast() { parts[place].draft.visitComponents(reach) }
    return parts.indices.filter { isReached[$0] }
  }
}
