import Model
import Printing

extension JSONSchemaFile {
  /// A data type that adds nothing to its primitive stands where it is used; every other one has a file.
  func value(_ link: Link<DataType>) -> [JSON.Member] {
    let dataType = standard[link]
    return isConstrained(dataType) ? reference(collection.names[link]) : primitive(dataType.primitive)
  }

  /// Nil when it has no file.
  func dataType(_ link: Link<DataType>) -> [JSON.Member]? {
    let dataType = standard[link]
    guard isConstrained(dataType) else { return nil }
    let parent = dataType.parent.flatMap { isConstrained(standard[$0]) ? address(of: collection.names[$0]) : nil }
    // Validators need not look at a format, and those that do differ in what they take for an address.
    let patterns = [dataType.pattern, dataType.format?.pattern].compactMap { $0.map(anchored) }
    let samples = dataType.samples.compactMap { sample($0, of: dataType.primitive) }
    return annotations(dataType.metadata) + members(("x-dci-extends", parent))
      // A format says more than the one of the primitive.
      + primitive(dataType.primitive).filter { dataType.format == nil || $0.key != "format" }
      + (dataType.format.map(format) ?? [])
      + members(
        ("pattern", patterns.first),
        ("allOf", patterns.count > 1 ? .array(patterns.dropFirst().map { ["pattern": $0] }) : nil),
        ("minLength", dataType.minimumLength.map(JSON.integer)),
        ("maxLength", dataType.maximumLength.map(JSON.integer)),
        ("minimum", dataType.minimum.flatMap(JSON.number(from:))),
        ("maximum", dataType.maximum.flatMap(JSON.number(from:))),
        ("examples", samples.isEmpty ? nil : .array(samples)))
  }

  private func isConstrained(_ dataType: DataType) -> Bool {
    dataType.pattern != nil || dataType.format != nil || dataType.minimumLength != nil
      || dataType.maximumLength != nil || dataType.minimum != nil || dataType.maximum != nil
  }

  /// Only formats of JSON Schema itself: validators may refuse those that they do not know.
  private func primitive(_ primitive: Primitive) -> [JSON.Member] {
    switch primitive {
    case .string: members(("type", "string"))
    case .integer: members(("type", "integer"))
    case .decimal: members(("type", "number"), ("x-dci-primitive", "decimal"))
    case .boolean: members(("type", "boolean"))
    case .date: members(("type", "string"), ("format", "date"))
    // RFC 3339 knows them in lower case too, many readers do not.
    case .dateTime: members(("type", "string"), ("format", "date-time"), ("pattern", "^[^tz]*$"))
    case .object: members(("type", "object"))
    case .array: members(("type", "array"))
    case .any: []
    }
  }

  private func format(_ format: Format) -> [JSON.Member] {
    switch format {
    case .uri, .email: members(("format", .string(format.rawValue)))
    case .byte: members(("contentEncoding", "base64"))
    case .binary: members(("contentMediaType", "application/octet-stream"))
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
