import Model

/// How wide values are in memory, so that large parts can be stored apart.
///
/// Swift copies a structure with all that it holds in place. A beneficiary that holds a group with its head, address and
/// place would be three thousand bytes and as many reference counts to touch, and slow to compile.
extension SwiftIndex {
  /// A part wider than this is stored apart.
  private static let limit = 200

  /// The bytes of each object, roughly.
  static func widths(_ standard: Standard, rings: [Int?]) -> [Int] {
    var widths: [Int?] = standard.dataObjects.map { _ in nil }

    func isRing(_ object: Int, _ part: Int) -> Bool { rings[object] != nil && rings[object] == rings[part] }

    func width(_ object: Int) -> Int {
      if let width = widths[object] { return width }
      let sum = standard.dataObjects[object].attributes.reduce(8) { sum, attribute in
        sum + (attribute.cardinality.isList ? 8 : width(attribute.type, in: object))
      }
      widths[object] = sum
      return sum
    }

    func width(_ type: AttributeType, in object: Int) -> Int {
      switch type {
      case .data(let link):
        switch standard[link].primitive {
        case .string: 16
        case .integer: 9
        case .decimal, .any: 21
        case .boolean: 1
        case .date, .dateTime: 25
        case .object, .array: 8
        }
      case .code(let link): standard[link].isExtensible ? 17 : 1
      case .object(let link):
        // What is stored apart leaves a reference.
        isRing(object, link.index) || width(link.index) >= limit ? 8 : width(link.index)
      case .choice(let choice):
        choice.cases.map { $0.cardinality.isList ? 8 : width($0.type, in: object) }.max() ?? 0
      case .parameter: 8
      }
    }

    return standard.dataObjects.indices.map(width)
  }

  /// Whether a value of the type is stored apart inside the object: the object would otherwise contain itself or become
  /// too wide.
  func isApart(_ type: AttributeType, in object: Link<DataObject>) -> Bool {
    Self.heldInPlace(by: type).contains { part in
      widths[part.index] >= Self.limit || rings[object.index] != nil && rings[object.index] == rings[part.index]
    }
  }
}
