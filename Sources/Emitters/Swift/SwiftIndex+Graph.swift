import Model

extension SwiftIndex {
  static func dependencies(_ standard: Standard) -> [[Int]] {
    let none = standard.modules.map { _ in false }
    var used = standard.modules.map { _ in none }
    func note(_ type: AttributeType, in module: Int) {
      switch type {
      case .data(let link): used[module][standard[link].metadata.module.index] = true
      case .code(let link): used[module][standard[link].metadata.module.index] = true
      case .object(let link): used[module][standard[link].metadata.module.index] = true
      case .choice(let choice):
        used[module][standard[choice.directory].metadata.module.index] = true
        for option in choice.cases { note(option.type, in: module) }
      case .parameter: break
      }
    }
    for object in standard.dataObjects {
      let module = object.metadata.module.index
      for attribute in object.attributes { note(attribute.type, in: module) }
      if let encryption = object.envelope?.encryption { note(.object(encryption.message), in: module) }
    }
    for endpoint in standard.endpoints {
      let module = endpoint.metadata.module.index
      for case let payload? in [endpoint.request, endpoint.response] {
        note(.object(payload.message), in: module)
        guard let wrapping = payload.wrapping else { continue }
        note(.object(wrapping.envelope), in: module)
        note(.object(wrapping.header), in: module)
      }
    }
    // The first module holds the support code, so every other one needs it.
    return used.enumerated().map { module, isUsed in (0..<module).filter { $0 == 0 || isUsed[$0] } }
  }

  /// The modules that a module brings along itself: those of its dependencies that no other of them brings. So the type
  /// of a nearer module wins over one of the same name in a module further off.
  func exports(ofModule place: Int) -> [Int] {
    let others = Set(dependencies[place].flatMap { dependencies[$0] })
    return dependencies[place].filter { !others.contains($0) }
  }

  /// The module whose type a name means to those who import a module; nil when it means none or several.
  func home(of name: String, seenFrom place: Int) -> Int? {
    if declares(name, in: place) { return place }
    let homes = Set(exports(ofModule: place).compactMap { home(of: name, seenFrom: $0) })
    return homes.count == 1 ? homes.first : nil
  }

  /// Tarjan's algorithm over the objects that a value of another object holds in place.
  static func rings(_ standard: Standard) -> [Int?] {
    let neighbours = standard.dataObjects.map { object in
      object.attributes.flatMap { attribute in
        attribute.cardinality.isList ? [] : heldInPlace(by: attribute.type).map(\.index)
      }
    }
    var rings: [Int?] = neighbours.map { _ in nil }
    var numbers: [Int?] = neighbours.map { _ in nil }
    var lowest = neighbours.map { _ in 0 }
    var onStack = neighbours.map { _ in false }
    var stack: [Int] = []
    var count = 0

    func visit(_ node: Int) {
      numbers[node] = count
      lowest[node] = count
      count += 1
      stack.append(node)
      onStack[node] = true
      for neighbour in neighbours[node] {
        if let number = numbers[neighbour] {
          if onStack[neighbour] { lowest[node] = min(lowest[node], number) }
        } else {
          visit(neighbour)
          lowest[node] = min(lowest[node], lowest[neighbour])
        }
      }
      guard lowest[node] == numbers[node], let start = stack.lastIndex(of: node) else { return }
      let members = stack[start...]
      let isRing = members.count > 1 || neighbours[node].contains(node)
      for member in members {
        onStack[member] = false
        if isRing { rings[member] = node }
      }
      stack.removeSubrange(start...)
    }
    for node in neighbours.indices where numbers[node] == nil { visit(node) }
    return rings
  }

  static func heldInPlace(by type: AttributeType) -> [Link<DataObject>] {
    switch type {
    case .object(let link): [link]
    case .choice(let choice): choice.cases.flatMap { $0.cardinality.isList ? [] : heldInPlace(by: $0.type) }
    case .data, .code, .parameter: []
    }
  }
}
