import Emission
import Emitters
import Model
import Printing
import Testing

/// What versions, interfaces and layouts make of the same decisions. That all of them say the same of the real standard
/// is tested in Tests/Consumers.
@Suite struct OpenAPIDocumentTests {
  private let latest = OpenAPIEmitter.document(of: OpenAPISample.standard, in: .v31)

  private func schema(_ name: String) throws -> JSON {
    try #require(latest["components"]?["schemas"]?[name], "no schema \(name)")
  }

  private func artefact(_ path: String) throws -> String {
    let artefacts = try OpenAPIEmitter().emit(OpenAPISample.standard, templates: Templates(texts: [:]))
    return String(decoding: try #require(artefacts.first { $0.path == path }, "no \(path)").bytes, as: UTF8.self)
  }

  @Test func saysSchemasInTheWordsOfTheVersion() throws {
    #expect(latest["openapi"] == "3.1.0")
    #expect(
      try schema("EssPerson")["properties"]?["sex"] == [
        "description": "The sex.", "$ref": "#/components/schemas/Sex",
      ])
    #expect(try schema("CurrencyValue")["examples"] == ["EUR"])
    let form = try schema("EssSearchCriteriaExpression")
    #expect(form["properties"]?["query_type"]?["const"] == "expression")
    #expect(form["properties"]?["query_type"]?["enum"] == nil)
    #expect(
      try schema("FileValue") == [
        "description": "A sample.", "x-dci-id": "DT.COM.10", "x-dci-iri": "https://example.org/DT.COM.10",
        "type": "string", "contentMediaType": "application/octet-stream",
      ])
  }

  @Test func keepsWhatSubscribersImplementApart() {
    #expect(latest["paths"]?["/registry/notify"] == nil)
    #expect(latest["webhooks"]?["essNotify"]?["x-dci-path"] == "/registry/notify")
    #expect(latest["webhooks"]?["essNotify"]?["post"]?["operationId"] == "essNotify")
    let earlier = OpenAPIEmitter.document(of: OpenAPISample.standard, in: .v30)
    #expect(earlier["webhooks"] == nil)
    #expect(earlier["paths"]?["/registry/notify"]?["post"]?["operationId"] == "essNotify")
  }

  /// A licence has an identifier or an address, not both.
  @Test func identifiesLicences() {
    #expect(latest["info"]?["license"] == ["name": "Apache-2.0", "identifier": "Apache-2.0"])
    let earlier = OpenAPIEmitter.document(of: OpenAPISample.standard, in: .v30)
    #expect(earlier["info"]?["license"]?["identifier"] == nil)
  }

  /// `keys` of the first module is called by the process, `health` is not.
  @Test func findsTheInterfaces() {
    let interfaces = OpenAPISample.standard.interfaces
    #expect(interfaces.map(\.module.index) == [1])
    #expect(interfaces.first?.endpoints.map(\.index) == [0, 1, 2, 3, 4, 5])
    #expect(interfaces.first?.processes.map(\.index) == [0])
  }

  @Test func givesAnInterfaceWhatItNeedsAndNothingElse() throws {
    let interface = try artefact("openapi/interfaces/employment/openapi.json")
    #expect(interface.contains("\"/keys\""))
    #expect(!interface.contains("\"/health\""))
    #expect(interface.contains("\"EssSearchCriteria\""))
    #expect(!interface.contains("\"Unused\""))
    #expect(try artefact("openapi/openapi.json").contains("\"Unused\""))
  }

  @Test func refersFromFileToFile() throws {
    let root = try artefact("openapi/modular/openapi.yaml")
    #expect(root.contains("  /registry/search:\n    $ref: \"./paths/essSearch.yaml\""))
    #expect(!root.contains("EssPerson"))
    #expect(
      try artefact("openapi/modular/paths/essSearch.yaml").contains("\"../schemas/EssSearchRequestEnvelope.yaml\""))
    #expect(try artefact("openapi/modular/schemas/EssPerson.yaml").contains("\"../schemas/Sex.yaml\""))
    #expect(try artefact("openapi/modular/schemas/EssPerson.yaml").contains("#/") == false)
  }

  @Test func declaresWhatSchemasCannotTell() {
    let judge = OpenAPIJudge(OpenAPISample.standard)
    func isLimited(_ subject: Link<DataObject>, _ attribute: String?, _ kind: Constraint.Kind) -> Bool {
      judge.limit(on: Constraint(.instance(subject), attribute, kind)) != nil
    }
    #expect(isLimited(OpenAPISample.clause, "term", .notNull))
    #expect(!isLimited(OpenAPISample.person, "name", .notNull))
    #expect(isLimited(OpenAPISample.person, nil, .knownAttributes))
    #expect(!isLimited(OpenAPISample.person, "name", .presence))
  }
}
