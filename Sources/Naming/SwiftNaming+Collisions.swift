package import Model

/// Two things that would get one name in a target language.
package struct NameCollision<Party: Sendable>: Sendable {
  /// The name that both would get.
  package let name: String
  package let first: Party
  /// The later of the two in the order of the standard; the one to report.
  package let second: Party
}

/// What a rule asks to find collisions where the author can mend them. The emitter assumes that there are none.
///
/// Names of types and endpoints are compared without regard to case: each is a file, and some disks know no case.
extension SwiftNaming {
  /// Objects, messages, code directories, data types and enveloped bodies of endpoints that share a module.
  package static func typeCollisions(in standard: Standard) -> [NameCollision<Metadata>] {
    var claims = standard.modules.map { _ in Claims<Metadata>(0) }
    func claim(_ name: String?, _ metadata: Metadata) {
      guard let name else { return }
      claims[metadata.module.index].claim(name, key: name.lowercased(), metadata)
    }
    let objectNames = standard.dataObjects.map(type(of:))
    let directoryNames = standard.codeDirectories.map(type(of:))
    for (name, object) in zip(objectNames, standard.dataObjects) { claim(name, object.metadata) }
    for (name, directory) in zip(directoryNames, standard.codeDirectories) { claim(name, directory.metadata) }
    for (name, dataType) in zip(dataTypes(in: standard), standard.dataTypes) { claim(name, dataType.metadata) }
    for endpoint in standard.endpoints {
      if endpoint.request?.wrapping != nil { claim(requestEnvelope(endpoint), endpoint.metadata) }
      if endpoint.response?.wrapping != nil { claim(responseEnvelope(endpoint), endpoint.metadata) }
    }
    // A type named like a module would hide the module wherever a name must be qualified.
    let modules = Set(standard.modules.map { module($0, of: standard) })
    var collisions = claims.flatMap(\.collisions)
    for (name, object) in zip(objectNames, standard.dataObjects) where modules.contains(name) {
      collisions.append(NameCollision(name: name, first: standard.metadata, second: object.metadata))
    }
    for (name, directory) in zip(directoryNames, standard.codeDirectories) where modules.contains(name) {
      collisions.append(NameCollision(name: name, first: standard.metadata, second: directory.metadata))
    }
    return collisions
  }

  /// Modules by their place in `Standard.modules`; they have no origin of their own.
  package static func moduleCollisions(in standard: Standard) -> [NameCollision<Module>] {
    var claims = Claims<Module>(standard.modules.count)
    for module in standard.modules {
      let name = self.module(module, of: standard)
      claims.claim(name, key: name.lowercased(), module)
    }
    return claims.collisions
  }

  /// Attributes of one object, inherited ones included.
  package static func attributeCollisions(in object: DataObject) -> [NameCollision<Attribute>] {
    var claims = Claims<Attribute>(object.attributes.count)
    for attribute in object.attributes { claims.claim(property(attribute.name), attribute) }
    return claims.collisions
  }

  /// Codes of one directory.
  package static func codeCollisions(in directory: CodeDirectory) -> [NameCollision<Code>] {
    var claims = Claims<Code>(directory.codes.count)
    for code in directory.codes { claims.claim(enumCase(code), code) }
    return claims.collisions
  }

  /// Endpoints of the whole standard: all are constants of one `API`.
  package static func endpointCollisions(in standard: Standard) -> [NameCollision<Endpoint>] {
    var claims = Claims<Endpoint>(standard.endpoints.count)
    for endpoint in standard.endpoints {
      let name = self.endpoint(endpoint)
      claims.claim(name, key: name.lowercased(), endpoint)
    }
    return claims.collisions
  }
}

/// Who got a name first, and who wanted it again.
private struct Claims<Party: Sendable> {
  private var owners: [String: Party] = [:]
  private(set) var collisions: [NameCollision<Party>] = []

  /// `count` is how many claims there will be, so that the table need not grow.
  init(_ count: Int) { owners.reserveCapacity(count) }

  /// `key` is what must be unique, when that is not the name as it is written.
  mutating func claim(_ name: String, key: String? = nil, _ party: Party) {
    if let owner = owners.updateValue(party, forKey: key ?? name) {
      owners[key ?? name] = owner
      collisions.append(NameCollision(name: name, first: owner, second: party))
    }
  }
}
