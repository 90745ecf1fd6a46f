import Model
import Printing
import Source

/// A small standard, one object for each thing that a context must decide.
enum JSONLDSample {
  /// Would end a JSON string, a script or a line if it were pasted as text.
  static let hostile = "A \"quoted\" \\(x) */ {{y}} </script> # `z`\n\u{2028}\u{0} @id"

  static let text = Link<DataType>(0)
  static let day = Link<DataType>(1)
  static let amount = Link<DataType>(2)
  static let row = Link<DataType>(3)
  static let kind = Link<CodeDirectory>(0)
  static let thing = Link<DataObject>(0)
  static let plus = Link<DataObject>(1)
  static let plusPlus = Link<DataObject>(2)
  static let holder = Link<DataObject>(3)
  static let child = Link<DataObject>(4)

  static let standard = Standard(
    metadata: metadata("S", "S"), version: "1.0", languages: ["en", "fr"],
    modules: [
      module("base", prefix: "core", namespace: "https://example.org/base/"),
      module("extra", prefix: "skos", namespace: "https://example.org/extra#"),
    ],
    deliveryChain: [], servers: [], licence: Licence(name: "None", url: "not a page"), publisher: nil,
    dataTypes: dataTypes,
    codeDirectories: [
      CodeDirectory(
        metadata: metadata("CD.1", "Kind"), isExtensible: true, external: nil, columns: [],
        codes: [
          code("1"), code("fixed term", iri: "Kind/fixed%20term"), code("kind", iri: "Kind/other"),
          code("a:b", iri: "Kind/a:b"), code("urn:own", wholeIRI: "urn:own"),
        ])
    ],
    dataObjects: objects, endpoints: [], securitySchemes: [], processes: [],
    examples: [
      Example(
        metadata: metadata("ex.1", "ex.1"), subject: .instance(thing),
        value: ["@context": "https://elsewhere.invalid/", "thing": ["@context": "x", "core": .string(hostile)]])
    ])

  private static let dataTypes = [
    dataType("text", .string), dataType("day", .date), dataType("amount", .decimal), dataType("row", .array),
  ]

  private static let things: [Attribute] = [
    attribute("core", .data(text), of: thing), attribute("day", .data(day), of: thing, isList: true),
    attribute("amount", .data(amount), of: thing), attribute("row", .data(row), of: thing),
    attribute("kind", .code(kind), of: thing), attribute("kinds", .code(kind), of: thing, isList: true),
    attribute("thing", .object(thing), of: thing), attribute("plus", .object(plus), of: thing),
  ]

  private static let objects = [
    object("DO.1", "Thing", things),
    object("DO.2", "Plus", [attribute("plus", .object(plusPlus), iri: "inner_plus", of: plus)]),
    object("DO.3", "PlusPlus", [attribute("value", .data(text), of: plusPlus)]),
    object(
      "DO.4", "Holder",
      [
        attribute("kind", .code(kind), of: holder),
        attribute(
          "held",
          .choice(
            Choice(
              discriminator: "kind", directory: kind,
              cases: [
                .init(code: "1", type: .object(plusPlus), cardinality: .required),
                .init(code: "kind", type: .object(child), cardinality: .init(minimum: 0, maximum: nil)),
              ])), of: holder),
      ]),
    object(
      "DO.5", "Thing", things + [attribute("value", .data(amount), iri: "child_value", of: child)], parent: thing,
      module: 1),
  ]

  // MARK: Parts

  private static let origin = Origin(
    span: Span(file: 0, start: 0, end: 0), path: "spec/sample.yaml", position: Position(line: 1, column: 1))

  private static func module(_ name: String, prefix: String, namespace: String) -> Module {
    Module(
      name: name, title: Text(hostile, language: "en"), summary: Text("A module.", language: "en"), prefix: prefix,
      namespace: namespace, codeNamespace: namespace)
  }

  private static func metadata(_ id: String, _ name: String, module: Int = 0) -> Metadata {
    let namespace = module == 0 ? "https://example.org/base/" : "https://example.org/extra#"
    return Metadata(
      id: id, name: name, label: nil,
      summary: Text([.init(language: "en", text: hostile), .init(language: "fr", text: "Oui")]), description: nil,
      status: .published, since: nil, deprecation: nil, sources: [], notes: [], deviations: [], module: Link(module),
      iri: namespace + name, origin: origin)
  }

  private static func dataType(_ name: String, _ primitive: Primitive) -> DataType {
    DataType(
      metadata: metadata("type/" + name, "type/" + name), parent: nil, primitive: primitive, pattern: nil, format: nil,
      minimumLength: nil, maximumLength: nil, minimum: nil, maximum: nil, samples: [])
  }

  static func code(_ value: String, iri: String? = nil, wholeIRI: String? = nil) -> Code {
    Code(
      value: value, name: nil, label: Text(value, language: "en"), definition: nil, deprecation: nil,
      iri: wholeIRI ?? "https://example.org/base/" + (iri ?? "Kind/" + value), columns: [], origin: origin)
  }

  static func directory(_ codes: [Code]) -> CodeDirectory {
    CodeDirectory(metadata: metadata("CD.1", "Kind"), isExtensible: true, external: nil, columns: [], codes: codes)
  }

  private static func attribute(
    _ name: String, _ type: AttributeType, iri: String? = nil, of object: Link<DataObject>, isList: Bool = false
  ) -> Attribute {
    Attribute(
      name: name, label: nil, summary: Text("The \(name).", language: "en"), description: nil, type: type,
      cardinality: isList ? Cardinality(minimum: 0, maximum: nil) : .optional,
      iri: "https://example.org/base/" + (iri ?? name), status: .published, since: nil, deprecation: nil, notes: [],
      privacy: nil, defaultValue: nil, declaredBy: object, isOverride: false, origin: origin)
  }

  private static func object(
    _ id: String, _ name: String, _ attributes: [Attribute], parent: Link<DataObject>? = nil, module: Int = 0
  ) -> DataObject {
    DataObject(
      metadata: metadata(id, name, module: module), kind: .object, parent: parent, attributes: attributes,
      envelope: nil)
  }
}
