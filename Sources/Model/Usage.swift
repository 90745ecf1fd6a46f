/// Who refers to what: reverse links, computed once from a standard by those who need them.
package struct Usage: Sendable {
  /// One attribute of an object.
  package struct Place: Hashable, Sendable {
    package let object: Link<DataObject>
    package let attribute: String
  }

  package private(set) var placesOfDataType: [Link<DataType>: [Place]] = [:]
  package private(set) var placesOfDirectory: [Link<CodeDirectory>: [Place]] = [:]
  package private(set) var placesOfObject: [Link<DataObject>: [Place]] = [:]
  package private(set) var children: [Link<DataObject>: [Link<DataObject>]] = [:]
  /// Endpoints whose request or response carries the message, its header or its envelope, or answers errors with it.
  package private(set) var endpointsOfMessage: [Link<DataObject>: [Link<Endpoint>]] = [:]
  /// Processes with a step that calls the endpoint.
  package private(set) var processesOfEndpoint: [Link<Endpoint>: [Link<Process>]] = [:]
  /// Processes with a step that shares the object.
  package private(set) var processesOfObject: [Link<DataObject>: [Link<Process>]] = [:]
  /// Places in `Standard.examples`.
  package private(set) var examples: [Example.Subject: [Int]] = [:]
  /// For a callback, the asynchronous endpoint that it answers.
  package private(set) var requesterOfCallback: [Link<Endpoint>: Link<Endpoint>] = [:]

  package init(_ standard: Standard) {
    for (index, object) in standard.dataObjects.enumerated() {
      let link = Link<DataObject>(index)
      if let parent = object.parent { children[parent, default: []].append(link) }
      for attribute in object.attributes where attribute.declaredBy == link || attribute.isOverride {
        add(attribute.type, Place(object: link, attribute: attribute.name))
      }
    }
    for (index, endpoint) in standard.endpoints.enumerated() {
      let link = Link<Endpoint>(index)
      for message in endpoint.messages { endpointsOfMessage[message, default: []].appendIfNew(link) }
      if let callback = endpoint.callback { requesterOfCallback[callback] = link }
    }
    for (index, process) in standard.processes.enumerated() {
      let link = Link<Process>(index)
      for step in process.steps {
        if let endpoint = step.endpoint { processesOfEndpoint[endpoint, default: []].appendIfNew(link) }
        for share in step.shares { processesOfObject[share.object, default: []].appendIfNew(link) }
      }
    }
    for (index, example) in standard.examples.enumerated() { examples[example.subject, default: []].append(index) }
  }

  private mutating func add(_ type: AttributeType, _ place: Place) {
    switch type {
    case .data(let link): placesOfDataType[link, default: []].appendIfNew(place)
    case .code(let link): placesOfDirectory[link, default: []].appendIfNew(place)
    case .object(let link): placesOfObject[link, default: []].appendIfNew(place)
    case .choice(let choice): for option in choice.cases { add(option.type, place) }
    case .parameter: break
    }
  }
}

extension Array where Element: Equatable {
  fileprivate mutating func appendIfNew(_ element: Element) {
    if last != element && !contains(element) { append(element) }
  }
}
