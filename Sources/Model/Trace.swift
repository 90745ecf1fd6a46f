/// What the processes of a standard reach: the endpoints that their steps call, the messages that those carry, the
/// objects and code directories in them.
package struct Trace: Sendable {
  package private(set) var endpoints: Set<Link<Endpoint>> = []
  /// Objects and messages.
  package private(set) var objects: Set<Link<DataObject>> = []
  package private(set) var directories: Set<Link<CodeDirectory>> = []

  package init() {}

  package init(_ standard: Standard) {
    for process in standard.processes {
      for step in process.steps {
        if let endpoint = step.endpoint { add(endpoint, of: standard) }
        for share in step.shares { add(share.object, of: standard) }
      }
      for branch in process.alternatives + process.exceptions {
        if let endpoint = branch.endpoint { add(endpoint, of: standard) }
      }
    }
  }

  /// Adds an endpoint with everything that it leads to.
  package mutating func add(_ link: Link<Endpoint>, of standard: Standard) {
    guard endpoints.insert(link).inserted else { return }
    let endpoint = standard[link]
    for message in endpoint.messages { add(message, of: standard) }
    if let callback = endpoint.callback { add(callback, of: standard) }
  }

  /// Adds an object or message with everything that it can hold at any depth.
  package mutating func add(_ link: Link<DataObject>, of standard: Standard) {
    guard objects.insert(link).inserted else { return }
    let object = standard[link]
    if let parent = object.parent { add(parent, of: standard) }
    if let encryption = object.envelope?.encryption { add(encryption.message, of: standard) }
    for attribute in object.attributes { add(attribute.type, of: standard) }
  }

  /// Adds what a value of a type can hold.
  package mutating func add(_ type: AttributeType, of standard: Standard) {
    switch type {
    case .object(let link): add(link, of: standard)
    case .code(let link): directories.insert(link)
    case .choice(let choice):
      directories.insert(choice.directory)
      for option in choice.cases { add(option.type, of: standard) }
    case .data, .parameter: break
    }
  }

  /// What a message or object can hold, itself included.
  package init(of object: Link<DataObject>, in standard: Standard) { add(object, of: standard) }
}

extension Endpoint {
  /// Every message that it sends, takes or records, with headers, envelopes and parameters; some may stand there twice.
  package var messages: [Link<DataObject>] {
    var messages: [Link<DataObject>] = []
    for payload in [request, response] {
      guard let payload else { continue }
      messages.append(payload.message)
      if let wrapping = payload.wrapping { messages += [wrapping.header, wrapping.envelope] }
    }
    messages += errors.map(\.message)
    if let upload { messages.append(upload) }
    messages += parameters.map(\.message)
    if let answerHeaders { messages.append(answerHeaders) }
    if let audit = service.audit { messages.append(audit) }
    return messages
  }
}
