import Model
import Naming
import Printing
import Source
import Testing

/// The names that the Swift package gives, and the collisions that an author has to mend.
@Suite("Swift names")
struct SwiftNamingTests {
  @Test(
    "Types keep the author's case and step aside for Swift's own",
    arguments: [
      ("Member", "Member"), ("HttpErrorResponse", "HttpErrorResponse"), ("Employment_Info", "EmploymentInfo"),
      ("UnSubscribeRequest", "UnSubscribeRequest"), ("GeoLocation2", "GeoLocation2"), ("DCI", "DCI"),
      ("Type", "TypeObject"), ("String", "StringObject"), ("Error", "ErrorObject"), ("JSONValue", "JSONValueObject"),
      ("Self", "SelfObject"), ("Locale", "Locale"), ("ValidationError", "ValidationError"), ("1st", "Object1st"),
      ("是", "ObjectU662F"), ("Élan_vital", "ElanVital"),
    ])
  func types(_ name: String, _ expected: String) {
    #expect(SwiftNaming.type(of: object(name)) == expected)
  }

  @Test("The suffix of a claimed name is the kind")
  func suffixes() {
    #expect(SwiftNaming.type(of: object("Error", kind: .message)) == "ErrorMessage")
    #expect(SwiftNaming.type(of: directory("Error", [])) == "ErrorCode")
    let choice = Choice(discriminator: "x", directory: Link(0), cases: [])
    #expect(SwiftNaming.choiceType(of: attribute("query", .choice(choice))) == "Query")
    #expect(SwiftNaming.choiceType(of: attribute("coding_keys", .choice(choice))) == "CodingKeysChoice")
  }

  @Test(
    "Attributes become properties",
    arguments: [
      ("birth_date", "birthDate"), ("message_id", "messageID"), ("id", "id"), ("sender_uri", "senderURI"),
      ("self_id_disability", "selfIDDisability"), ("validate", "validateAttribute"), ("is_valid", "isValidAttribute"),
      ("self", "selfAttribute"), ("init", "initAttribute"),
      ("hash_value", "hashValueAttribute"), ("linked_data", "linkedDataAttribute"), ("class", "class"),
      ("description", "description"), ("coding_keys", "codingKeys"), ("2nd_name", "attribute2ndName"),
      ("名", "attributeU540D"),
    ])
  func properties(_ name: String, _ expected: String) {
    #expect(SwiftNaming.property(name) == expected)
  }

  @Test(
    "Codes are named after their labels",
    arguments: [
      ("Fixed-term", "fixedTerm"), ("Paid apprentices, trainees and interns", "paidApprenticesTraineesAndInterns"),
      ("UIN", "uin"), ("National ID", "nationalID"), ("None", "noneCode"), ("Self", "selfCode"), ("Default", "default"),
      ("Unlisted", "unlistedCode"), ("+1", "plus1"), ("-1", "minus1"), ("<18", "lessThan18"), (">18", "moreThan18"),
      ("<=5", "atMost5"), (">=5", "atLeast5"), ("18-24", "code18To24"), ("18 – 24 years", "code18To24Years"),
      ("1.5", "code1Point5"), ("15", "code15"), ("A+", "aPlus"), ("A-", "aMinus"), ("A", "a"),
      ("Rock & roll", "rockAndRoll"),
      ("100 %", "code100Percent"), ("Mother’s name", "mothersName"), ("是", "code7"), ("…", "code7"),
    ])
  func codes(_ label: String, _ expected: String) {
    #expect(SwiftNaming.enumCase(code("7", label)) == expected)
  }

  @Test("A code's own name comes before its label, and its value after")
  func codeNames() {
    #expect(SwiftNaming.enumCase(code("SONFOST", "foster son", name: "fosterSon")) == "fosterSon")
    #expect(SwiftNaming.enumCase(code("rjct.sort.invalid", "無効")) == "rjctSortInvalid")
    #expect(SwiftNaming.enumCase(code("無", "無効")) == "codeU7121")
  }

  @Test("Keywords are escaped where they are declared", arguments: ["class", "default", "in", "where", "Any"])
  func keywords(_ name: String) {
    #expect(SwiftNaming.escaped(name) == "`\(name)`")
  }

  @Test("Other names are not escaped", arguments: ["member", "async", "selfCode", "code"])
  func plainNames(_ name: String) {
    #expect(SwiftNaming.escaped(name) == name)
  }

  @Test("Synonyms give way to the types of their module and to Foundation's")
  func dataTypes() {
    let standard = standard(
      objects: [], directories: [directory("Currency", [])],
      dataTypes: [
        dataType("currency", .string), dataType("currency", .string, module: 1), dataType("locale", .string),
        dataType("date_time", .dateTime), dataType("date", .date), dataType("date", .string),
        dataType("string", .string),
        dataType("phone_number", .string), dataType("any", .any),
      ])
    #expect(
      SwiftNaming.dataTypes(in: standard) == [
        "CurrencyValue", "Currency", "LocaleValue", nil, nil, "DateValue", nil, "PhoneNumber", nil,
      ])
    #expect(SwiftNaming.typeCollisions(in: standard).isEmpty)
  }

  @Test("Modules and the package carry the name of the standard")
  func modules() {
    let standard = standard(objects: [])
    #expect(SwiftNaming.package(of: standard) == "DCI")
    #expect(standard.modules.map { SwiftNaming.module($0, of: standard) } == ["DCICommon", "DCIEmploymentServices"])
  }

  @Test("Types collide within a module, also by file name and with a module")
  func typeCollisions() {
    let standard = standard(
      objects: [
        object("Member"), object("Member", module: 1), object("member"), object("Error"), object("ErrorObject"),
        object("DCICommon", module: 1),
      ],
      directories: [directory("MEMBER", [])])
    let names = SwiftNaming.typeCollisions(in: standard).map { [$0.name, $0.first.name, $0.second.name] }
    #expect(
      names == [
        ["Member", "Member", "member"], ["ErrorObject", "Error", "ErrorObject"], ["MEMBER", "Member", "MEMBER"],
        ["DCICommon", "DCI", "DCICommon"],
      ])
  }

  @Test("Attributes collide within an object")
  func attributeCollisions() {
    let text = AttributeType.data(Link(0))
    let object = object(
      "Line",
      attributes: [
        attribute("line_1", text), attribute("line1", text), attribute("self", text), attribute("self_attribute", text),
        attribute("line_2", text),
      ])
    let names = SwiftNaming.attributeCollisions(in: object).map { [$0.name, $0.first.name, $0.second.name] }
    #expect(names == [["line1", "line_1", "line1"], ["selfAttribute", "self", "self_attribute"]])
  }

  @Test("Codes collide within a directory")
  func codeCollisions() {
    let directory = directory(
      "Level", [code("1", "Not known"), code("2", "not-known"), code("3", "+1"), code("4", "-1"), code("5", "Plus 1")])
    let names = SwiftNaming.codeCollisions(in: directory).map { [$0.name, $0.first.value, $0.second.value] }
    #expect(names == [["notKnown", "1", "2"], ["plus1", "3", "5"]])
  }

  @Test("Constants that all modules share stay apart")
  func constants() {
    let standard = standard(
      objects: [],
      dataTypes: [
        dataType("phone_number", .string), dataType("phone_number", .string, module: 1), dataType("default", .string),
        dataType("string", .string),
      ],
      rules: [
        rule("working_age", id: "BR.1"), rule("working_age", id: "BR.2"), rule("Working age", id: "BR.2"),
        rule("init", id: "BR.3"), rule("18_years", id: "BR.4"), rule("是", id: "BR.5"),
      ])
    #expect(
      SwiftNaming.constraints(in: standard) == [
        "phoneNumber", "phoneNumberInEmploymentServices", "default", "string",
      ])
    #expect(
      SwiftNaming.rules(in: standard) == [
        "workingAge", "workingAgeBR2", "workingAgeBR2No2", "initRule", "rule18Years", "ruleU662F",
      ])
  }

  @Test("What is judged has a type and a way to be asked")
  func judged() {
    let objects = [object("Member"), object("Ask", kind: .message, module: 1), object("Header", kind: .message)]
    let envelope = DataObject(
      metadata: metadata("Envelope"), kind: .message, parent: nil, attributes: [],
      envelope: Envelope(header: "header", message: "message", encryption: nil))
    let wrapped = Payload(message: Link(1), wrapping: .init(envelope: Link(3), header: Link(2)))
    let endpoints = [
      endpoint("default", request: wrapped, response: Payload(message: Link(1), wrapping: nil)),
      endpoint("ask", request: nil, response: wrapped),
    ]
    let standard = standard(objects: objects + [envelope], endpoints: endpoints)
    func judged(_ subject: Example.Subject) -> [String]? {
      SwiftNaming.judged(subject, in: standard).map { [$0.type, $0.validation] }
    }
    #expect(judged(.instance(Link(0))) == ["DCICommon.Member", "$0.validate()"])
    #expect(judged(.instance(Link(3))) == nil)
    #expect(
      judged(.request(Link(0))) == [
        "DCIEmploymentServices.DefaultRequestEnvelope", "API.`default`.validate(request: $0)",
      ])
    #expect(
      judged(.response(Link(0))) == ["DCIEmploymentServices.Ask", "API.`default`.validate(response: $0)"])
    #expect(judged(.request(Link(1))) == nil)
    #expect(
      judged(.response(Link(1))) == [
        "DCIEmploymentServices.AskResponseEnvelope", "API.ask.validate(response: $0)",
      ])
  }

  // MARK: - A standard by hand

  private let origin = Origin(
    span: Span(file: SourceFile.ID(0), start: 0, end: 0), path: "x.yaml", position: Position(line: 1, column: 1))

  private func metadata(_ name: String, id: String? = nil, module: Int = 0) -> Metadata {
    Metadata(
      id: id ?? name, name: name, label: nil, summary: Text("x", language: "en"), description: nil, status: .published,
      since: nil, deprecation: nil, sources: [], notes: [], deviations: [], module: Link(module), iri: "x:\(name)",
      origin: origin)
  }

  private func object(
    _ name: String, kind: DataObject.Kind = .object, module: Int = 0, attributes: [Attribute] = []
  ) -> DataObject {
    DataObject(
      metadata: metadata(name, module: module), kind: kind, parent: nil, attributes: attributes, envelope: nil)
  }

  private func attribute(_ name: String, _ type: AttributeType) -> Attribute {
    Attribute(
      name: name, label: nil, summary: Text("x", language: "en"), description: nil, type: type, cardinality: .optional,
      iri: "x:\(name)", status: .published, since: nil, deprecation: nil, notes: [], privacy: nil, defaultValue: nil,
      declaredBy: Link(0), isOverride: false, origin: origin)
  }

  private func directory(_ name: String, _ codes: [Code]) -> CodeDirectory {
    CodeDirectory(metadata: metadata(name), isExtensible: true, external: nil, columns: [], codes: codes)
  }

  private func code(_ value: String, _ label: String, name: String? = nil) -> Code {
    Code(
      value: value, name: name, label: Text(label, language: "en"), definition: nil, deprecation: nil, iri: "x",
      columns: [],
      origin: origin)
  }

  private func dataType(_ name: String, _ primitive: Primitive, module: Int = 0) -> DataType {
    DataType(
      metadata: metadata(name, module: module), parent: nil, primitive: primitive, pattern: nil, format: nil,
      minimumLength: nil, maximumLength: nil, minimum: nil, maximum: nil, samples: [])
  }

  private func rule(_ name: String, id: String) -> BusinessRule {
    BusinessRule(
      metadata: metadata(name, id: id), subject: Link(0), parameters: [], condition: nil, requirement: .boolean(true),
      conditionText: nil, requirementText: "true", blamed: nil, message: Text("x", language: "en"))
  }

  private func endpoint(_ name: String, request: Payload?, response: Payload?) -> Endpoint {
    Endpoint(
      metadata: metadata(name, module: 1), method: .post, path: "/", exchange: .sync, action: nil, responseAction: nil,
      request: request, response: response, callback: nil, security: [], errors: [], upload: nil)
  }

  private func standard(
    objects: [DataObject], directories: [CodeDirectory] = [], dataTypes: [DataType] = [], endpoints: [Endpoint] = [],
    rules: [BusinessRule] = []
  ) -> Standard {
    func module(_ name: String) -> Module {
      Module(
        name: name, title: Text("x", language: "en"), summary: Text("x", language: "en"), prefix: "x", namespace: "x:",
        codeNamespace: "x:")
    }
    return Standard(
      metadata: metadata("DCI"), version: "1", languages: ["en"],
      modules: [module("common"), module("employment-services")], deliveryChain: [], servers: [], licence: nil,
      publisher: nil,
      dataTypes: dataTypes, codeDirectories: directories, dataObjects: objects, endpoints: endpoints,
      securitySchemes: [], processes: [], rules: rules, examples: [])
  }
}
