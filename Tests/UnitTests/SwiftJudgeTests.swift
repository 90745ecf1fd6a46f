import Emission
import Emitters
import Model
import Source
import Testing

/// What the Swift package says that it cannot tell. That it can tell the rest is for the agreement tests to show.
@Suite("Swift judge")
struct SwiftJudgeTests {
  /// `Holder` has optional and required attributes; of its choice, `wide` and `narrow` can be taken for each other in one
  /// direction only.
  private let judge: SwiftJudge
  private let holder = Example.Subject.instance(Link(0))

  init() {
    let text = AttributeType.data(Link(0))
    let choice = Choice(
      discriminator: "kind", directory: Link(0),
      cases: [
        .init(code: "wide", type: .object(Link(1)), cardinality: .required),
        .init(code: "narrow", type: .object(Link(2)), cardinality: .required),
        .init(code: "list", type: .object(Link(2)), cardinality: .init(minimum: 1, maximum: nil)),
        .init(code: "text", type: text, cardinality: .required),
      ])
    let objects = [
      Self.object(
        "Holder",
        [
          Self.attribute("needed", text, .required), Self.attribute("optional", text),
          Self.attribute("anything", .data(Link(1))), Self.attribute("old", .code(Link(1))),
          Self.attribute("kind", .code(Link(0)), .required),
          Self.attribute("query", .choice(choice), .required),
        ]),
      Self.object("Wide", [Self.attribute("a", text, .required), Self.attribute("b", text, .required)]),
      Self.object("Narrow", [Self.attribute("a", text, .required)]),
      Self.object("Sealed", [Self.attribute("ciphertext", text, .required)]),
      Self.object("Loose", [Self.attribute("a", text)]),
      Self.object("Header", []),
      DataObject(
        metadata: Self.metadata("Envelope"), kind: .message, parent: nil,
        attributes: [
          Self.attribute("header", .parameter(.header), .required),
          Self.attribute("message", .parameter(.message), .required),
        ],
        envelope: Envelope(
          header: "header", message: "message", encryption: .init(flag: "sealed", message: Link(3)))),
    ]
    let wrapping = Payload.Wrapping(envelope: Link(6), header: Link(5))
    let endpoints = [Link<DataObject>(1), Link(4)].map { message in
      Endpoint(
        metadata: Self.metadata("ask"), method: .post, path: "/", exchange: .sync, action: nil, responseAction: nil,
        request: Payload(message: message, wrapping: wrapping), response: nil, callback: nil, security: [], errors: [],
        upload: nil)
    }
    func type(_ name: String, _ primitive: Primitive) -> DataType {
      DataType(
        metadata: Self.metadata(name), parent: nil, primitive: primitive, pattern: nil, format: nil,
        minimumLength: nil, maximumLength: nil, minimum: nil, maximum: nil, samples: [])
    }
    judge = SwiftJudge(
      Standard(
        metadata: Self.metadata("DCI"), version: "1", languages: ["en"], modules: [], deliveryChain: [], servers: [],
        licence: nil, publisher: nil, dataTypes: [type("text", .string), type("any", .any)],
        codeDirectories: [
          CodeDirectory(
            metadata: Self.metadata("Kind"), isExtensible: true, external: nil, columns: [],
            codes: [Self.code("a", "Label")]),
          CodeDirectory(
            metadata: Self.metadata("Old"), isExtensible: true, external: nil, columns: [],
            codes: [
              Self.code("a", "Label"),
              Self.code("b", "Other label", Deprecation(since: nil, use: nil, reason: nil)),
            ]),
        ],
        dataObjects: objects, endpoints: endpoints, securitySchemes: [], processes: [], examples: []))
  }

  private func isLimited(_ subject: Example.Subject, _ attribute: String?, _ kind: Constraint.Kind) -> Bool {
    judge.limit(on: Constraint(subject, attribute, kind)) != nil
  }

  @Test("Null is found where it cannot be taken for absence")
  func null() {
    #expect(isLimited(holder, "optional", .notNull))
    #expect(!isLimited(holder, "needed", .notNull))
    #expect(!isLimited(holder, "anything", .notNull))
    #expect(isLimited(holder, nil, .knownAttributes))
    #expect(!isLimited(holder, nil, .linkedDataType))
    #expect(!isLimited(holder, "needed", .pattern))
  }

  @Test("Labels of deprecated codes are not looked for")
  func labels() {
    #expect(!isLimited(holder, "kind", .codeNotLabel))
    #expect(isLimited(holder, "old", .codeNotLabel))
  }

  @Test("A form is told from another when it requires what that one lacks")
  func forms() {
    #expect(!isLimited(holder, "query", .chosenForm(code: "wide")))
    #expect(isLimited(holder, "query", .chosenForm(code: "narrow")))
    #expect(!isLimited(holder, "query", .chosenForm(code: "list")))
    #expect(!isLimited(holder, "query", .chosenForm(code: "text")))
    #expect(!isLimited(.request(Link(0)), "message", .encryptedForm))
    #expect(isLimited(.request(Link(1)), "message", .encryptedForm))
  }

  // MARK: - A standard by hand

  private static let origin = Origin(
    span: Span(file: SourceFile.ID(0), start: 0, end: 0), path: "x.yaml", position: Position(line: 1, column: 1))

  private static func metadata(_ name: String) -> Metadata {
    Metadata(
      id: name, name: name, label: nil, summary: Text("x", language: "en"), description: nil, status: .published,
      since: nil, deprecation: nil, sources: [], notes: [], deviations: [], module: Link(0), iri: "x:\(name)",
      origin: origin)
  }

  private static func code(_ value: String, _ label: String, _ deprecation: Deprecation? = nil) -> Code {
    Code(
      value: value, name: nil, label: Text(label, language: "en"), definition: nil, deprecation: deprecation, iri: "x",
      columns: [], origin: origin)
  }

  private static func object(_ name: String, _ attributes: [Attribute]) -> DataObject {
    DataObject(metadata: metadata(name), kind: .message, parent: nil, attributes: attributes, envelope: nil)
  }

  private static func attribute(
    _ name: String, _ type: AttributeType, _ cardinality: Cardinality = .optional
  ) -> Attribute {
    Attribute(
      name: name, label: nil, summary: Text("x", language: "en"), description: nil, type: type,
      cardinality: cardinality, iri: "x:\(name)", status: .published, since: nil, deprecation: nil, notes: [],
      privacy: nil, defaultValue: nil, declaredBy: Link(0), isOverride: false, origin: origin)
  }
}
