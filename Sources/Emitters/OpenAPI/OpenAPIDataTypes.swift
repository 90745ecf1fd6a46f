import Model
import Naming
import Printing

extension OpenAPICollection {
  /// A data type that adds nothing to its primitive stands where it is used; every other one is a component.
  func schema(_ link: Link<DataType>) -> Schema {
    let dataType = standard[link]
    return isConstrained(dataType) ? .reference(names[link]) : .inline(primitive(dataType.primitive))
  }

  func dataTypeComponent(_ link: Link<DataType>) -> OpenAPIPart? {
    let dataType = standard[link]
    guard isConstrained(dataType) else { return nil }
    var schema = annotations(dataType.metadata)
    if let parent = dataType.parent, isConstrained(standard[parent]) {
      schema.append(.part("x-dci-extends", .name(.schema(names[parent]))))
    }
    // A format says more than the one of the primitive.
    schema += primitive(dataType.primitive, isFormatted: dataType.format == nil)
    if let format = dataType.format { schema.append(.format(format)) }
    // Validators need not look at a format, and those that do differ in what they take for an address.
    let patterns = [dataType.pattern, dataType.format?.pattern].compactMap { $0.map(anchored) }
    schema += members(
      ("pattern", patterns.first),
      ("allOf", patterns.count > 1 ? .array(patterns.dropFirst().map { ["pattern": $0] }) : nil),
      ("minLength", dataType.minimumLength.map(Draft.integer)),
      ("maxLength", dataType.maximumLength.map(Draft.integer)),
      ("minimum", dataType.minimum.flatMap(JSON.number(from:)).map(Draft.same)),
      ("maximum", dataType.maximum.flatMap(JSON.number(from:)).map(Draft.same)))
    if let sample = dataType.samples.first.flatMap({ sample($0, of: dataType.primitive) }) {
      schema.append(.example(sample))
    }
    return .schema(names[link], .object(schema))
  }

  private func isConstrained(_ dataType: DataType) -> Bool {
    dataType.pattern != nil || dataType.format != nil || dataType.minimumLength != nil
      || dataType.maximumLength != nil || dataType.minimum != nil || dataType.maximum != nil
  }

  private func primitive(_ primitive: Primitive, isFormatted: Bool = true) -> [Draft.Member] {
    func formatted(_ type: Draft, _ format: Draft) -> [Draft.Member] {
      members(("type", type), ("format", isFormatted ? format : nil))
    }
    return switch primitive {
    case .string: members(("type", "string"))
    case .integer: formatted("integer", "int64")
    // The registered format that keeps generators from a binary float.
    case .decimal: formatted("number", "decimal")
    case .boolean: members(("type", "boolean"))
    case .date: formatted("string", "date")
    case .dateTime: formatted("string", "date-time")
    case .object: members(("type", "object"), ("additionalProperties", true))
    case .array: members(("type", "array"), ("items", .object([])))
    case .any: []
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
