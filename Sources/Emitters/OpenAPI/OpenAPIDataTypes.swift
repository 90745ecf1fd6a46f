import Model
import Naming
import Printing

extension OpenAPIDocument {
  /// A data type that adds nothing to its primitive stands where it is used; every other one is a component.
  func schema(_ link: Link<DataType>) -> Schema {
    let dataType = standard[link]
    return isConstrained(dataType) ? .reference(names[link]) : .inline(primitive(dataType.primitive))
  }

  func dataTypeComponent(_ link: Link<DataType>) -> JSON.Member? {
    let dataType = standard[link]
    guard isConstrained(dataType) else { return nil }
    var schema = annotations(dataType.metadata)
    if let parent = dataType.parent, isConstrained(standard[parent]) {
      schema.append(JSON.Member("x-dci-extends", .string(names[parent])))
    }
    // A format says more than the one of the primitive.
    schema += primitive(dataType.primitive).filter { dataType.format == nil || $0.key != "format" }
    schema += members(
      ("format", text(dataType.format.map(format))),
      ("pattern", dataType.pattern.map(anchored)),
      ("minLength", dataType.minimumLength.map(JSON.integer)),
      ("maxLength", dataType.maximumLength.map(JSON.integer)),
      ("minimum", dataType.minimum.flatMap(JSON.number(from:))),
      ("maximum", dataType.maximum.flatMap(JSON.number(from:))),
      ("example", dataType.samples.first.flatMap { sample($0, of: dataType.primitive) }))
    return JSON.Member(names[link], .object(schema))
  }

  private func isConstrained(_ dataType: DataType) -> Bool {
    dataType.pattern != nil || dataType.format != nil || dataType.minimumLength != nil
      || dataType.maximumLength != nil || dataType.minimum != nil || dataType.maximum != nil
  }

  private func primitive(_ primitive: Primitive) -> [JSON.Member] {
    switch primitive {
    case .string: members(("type", "string"))
    case .integer: members(("type", "integer"), ("format", "int64"))
    // The registered format that keeps generators from a binary float.
    case .decimal: members(("type", "number"), ("format", "decimal"))
    case .boolean: members(("type", "boolean"))
    case .date: members(("type", "string"), ("format", "date"))
    case .dateTime: members(("type", "string"), ("format", "date-time"))
    case .object: members(("type", "object"), ("additionalProperties", true))
    case .array: members(("type", "array"), ("items", [:]))
    case .any: []
    }
  }

  private func format(_ format: Format) -> String {
    switch format {
    case .uri, .email, .byte, .binary: format.rawValue
    }
  }

  private func sample(_ text: String, of primitive: Primitive) -> JSON? {
    switch primitive {
    case .string, .date, .dateTime: .string(text)
    case .integer, .decimal: .number(from: text)
    case .boolean: text == "true" ? true : text == "false" ? false : nil
    case .object, .array, .any: nil
    }
  }
}
