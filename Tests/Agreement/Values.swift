import Model
import Printing

/// Values for attributes: samples of the type, what the examples of the standard hold, and, where nothing else is there,
/// the simplest that its constraints allow.
struct Values {
  private let standard: Standard
  private var dataTypes: [Link<DataType>: [JSON]] = [:]
  private var codes: [Link<CodeDirectory>: [JSON]] = [:]
  /// Instances of objects within the examples that break no rule.
  private(set) var objects: [Link<DataObject>: [JSON]] = [:]

  init(_ standard: Standard) {
    self.standard = standard
    for example in standard.examples where example.violates.isEmpty {
      var found: [(Link<DataObject>, JSON)] = []
      InstanceWalk(standard) { link, instance, _ in found.append((link, instance)) }
        .walk(example.value, as: example.subject)
      for (link, instance) in found { gather(instance, of: link) }
    }
  }

  private mutating func gather(_ instance: JSON, of link: Link<DataObject>) {
    objects[link, default: []].append(instance)
    for attribute in standard[link].attributes {
      guard let value = instance[attribute.name] else { continue }
      for item in attribute.cardinality.isList ? value.items ?? [] : [value] {
        switch attribute.type {
        case .data(let type): dataTypes[type, default: []].append(item)
        case .code(let directory): codes[directory, default: []].append(item)
        case .object, .choice, .parameter: break
        }
      }
    }
  }

  /// The likeliest first; never empty unless the type is an external list of which nothing is known.
  func values(of directory: Link<CodeDirectory>) -> [JSON] {
    standard[directory].codes.map { .string($0.value) } + (codes[directory] ?? [])
  }

  func values(of link: Link<DataType>) -> [JSON] {
    let type = standard[link]
    var values = type.samples.compactMap { sample($0, type.primitive) }
    values += dataTypes[link] ?? []
    values += plain(type)
    return values
  }

  private func sample(_ text: String, _ primitive: Primitive) -> JSON? {
    switch primitive {
    case .string, .date, .dateTime: .string(text)
    case .integer, .decimal: .number(from: text)
    case .boolean: .bool(text == "true")
    case .object, .array, .any: nil
    }
  }

  private func plain(_ type: DataType) -> [JSON] {
    switch type.primitive {
    case .string:
      switch type.format {
      case .uri: ["https://example.org/"]
      case .email: ["name@example.org"]
      case .byte: ["aGVsbG8="]
      case .binary, nil:
        [.string(String(repeating: "a", count: max(type.minimumLength ?? 0, min(4, type.maximumLength ?? 4))))]
      }
    case .integer, .decimal:
      [(type.minimum ?? type.maximum).flatMap(JSON.number(from:)) ?? 1]
    case .boolean: [true]
    case .date: ["2026-02-16"]
    case .dateTime: ["2026-02-16T10:30:00Z"]
    case .object: [["key": "value"]]
    case .array: [["value"]]
    case .any: ["value"]
    }
  }
}
