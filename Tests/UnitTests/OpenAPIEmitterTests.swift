import Emission
import Emitters
import Model
import Printing
import Testing

/// What the document says of each kind of thing. That whole documents are valid OpenAPI, that their schemas accept every
/// example and that no schema is ambiguous is tested with real consumers in Tests/Consumers.
@Suite struct OpenAPIEmitterTests {
  private let document = OpenAPIDocument(OpenAPISample.standard).json

  private func at(_ path: String...) throws -> JSON {
    try path.reduce(document) { value, key in try #require(value[key], "no \(key) in \(path)") }
  }

  private func schema(_ name: String) throws -> JSON { try at("components", "schemas", name) }

  @Test func printsTheDocumentTwice() throws {
    let artefacts = try OpenAPIEmitter().emit(OpenAPISample.standard, templates: Templates(texts: [:]))
    #expect(artefacts.map(\.path) == ["openapi/README.md", "openapi/openapi.json", "openapi/openapi.yaml"])
    #expect(artefacts[1].bytes == Array(document.text.utf8))
    #expect(String(decoding: artefacts[2].bytes, as: UTF8.self).hasSuffix("\n\n" + document.yamlText))
  }

  @Test func flattensWhatAnObjectExtends() throws {
    let person = try schema("EssPerson")
    #expect(person["type"] == "object")
    #expect(person["x-dci-id"] == "DO.EMP.01")
    #expect(person["x-dci-extends"] == "Person")
    #expect(person["required"] == ["name", "children"])
    #expect(
      person["properties"]?.keys == [
        "@context", "@id", "@type", "name", "sex", "birth_date", "income", "currencies", "children",
      ])
    #expect(
      person["properties"]?["children"] == [
        "description": "The children.", "type": "array", "items": ["$ref": "#/components/schemas/Person"],
        "minItems": 1,
      ])
    #expect(
      person["properties"]?["sex"] == [
        "description": "The sex.", "allOf": [["$ref": "#/components/schemas/Sex"]],
      ])
    #expect(person["properties"]?["birth_date"]?["format"] == "date")
    #expect(person["properties"]?["currencies"]?["maxItems"] == 3)
    #expect(person["properties"]?["currencies"]?["minItems"] == nil)
  }

  /// Generators name classes after titles.
  @Test func labelsWithoutTitles() throws {
    #expect(try at("info", "x-dci-label") == ["en": "Sample", "fr": "Oui"])
    #expect(try schema("EssPerson")["x-dci-label"] == ["en": "Person", "fr": "Oui"])
    #expect(try schema("EssPerson")["title"] == nil)
  }

  @Test func givesMessagesNoLinkedData() throws {
    #expect(try schema("SearchRequest")["properties"]?.keys == ["criteria"])
  }

  @Test func constrainsDataTypes() throws {
    let currency = try schema("CurrencyValue")
    #expect(currency["pattern"] == "^(?:[A-Z]{3}|XX)$")
    #expect(currency["maxLength"] == 3)
    #expect(currency["example"] == "EUR")
    #expect(try schema("AmountValue")["minimum"] == 0)
    #expect(try at("components", "schemas")["StringValue"] == nil)
  }

  @Test func closesOnlyClosedDirectories() throws {
    #expect(try schema("Sex")["enum"] == ["1", "2"])
    #expect(try schema("Sex")["x-enum-varnames"] == ["MALE", "FEMALE"])
    let queryType = try schema("QueryType")
    #expect(queryType["enum"] == nil)
    #expect(queryType["x-extensible-enum"] == ["idtype-value", "expression"])
    #expect(try schema("Currency")["pattern"] == "^(?:[A-Z]{3})$")
  }

  @Test func makesAFormForEachCase() throws {
    let criteria = try schema("EssSearchCriteria")
    let names = ["EssSearchCriteriaIdtypeValue", "EssSearchCriteriaExpression", "EssSearchCriteriaOtherCode"]
    #expect(criteria["oneOf"] == .array(names.map { ["$ref": .string("#/components/schemas/" + $0)] }))
    #expect(criteria["discriminator"]?["mapping"]?.keys == ["idtype-value", "expression"])
    let expression = try schema("EssSearchCriteriaExpression")
    #expect(expression["required"] == ["query_type", "query"])
    #expect(expression["properties"]?["query_type"]?["enum"] == ["expression"])
    #expect(expression["properties"]?["query_type"]?["x-enum-varnames"] == ["EXPRESSION"])
    #expect(expression["properties"]?["query"]?["items"] == ["$ref": "#/components/schemas/Clause"])
    #expect(
      try schema("EssSearchCriteriaOtherCode")["properties"]?["query_type"]?["not"] == [
        "enum": ["idtype-value", "expression"]
      ])
  }

  /// The second code of a closed directory has no case; the first is the default.
  @Test func givesCodesWithoutACaseAForm() throws {
    let other = try schema("ClosedOtherCode")
    #expect(other["properties"]?["kind"]?["enum"] == ["2"])
    #expect(other["properties"]?["kind"]?["default"] == nil)
    #expect(other["required"] == ["kind"])
    #expect(try schema("Closed")["discriminator"]?["mapping"]?.keys == ["1", "2"])
  }

  @Test func keepsEncryptedBodiesApart() throws {
    func header(_ form: String) throws -> JSON? {
      let header = "EssSearchRequestHeader" + form
      #expect(
        try schema("EssSearchRequestEnvelope" + form)["properties"]?["header"]?["allOf"] == [
          ["$ref": .string("#/components/schemas/" + header)]
        ])
      guard case .array(let parts) = try schema(header)["allOf"] else { return nil }
      #expect(parts.first == ["$ref": "#/components/schemas/MsgHeader"])
      return parts.last
    }
    let plain = try header("Plain")
    #expect(plain?["properties"]?["action"]?["enum"] == ["search"])
    #expect(plain?["properties"]?["is_msg_encrypted"]?["enum"] == [false])
    #expect(plain?["required"] == nil)
    let encrypted = try header("Encrypted")
    #expect(encrypted?["properties"]?["is_msg_encrypted"]?["enum"] == [true])
    #expect(encrypted?["required"] == ["is_msg_encrypted"])
    #expect(
      try schema("EssSyncSearchResponseEnvelopePlain")["properties"]?["message"]?["allOf"] == [
        ["$ref": "#/components/schemas/SearchResponse"]
      ])
  }

  @Test func pointsAnAsynchronousRequestAtItsAnswer() throws {
    let callback = try at(
      "paths", "/registry/search", "post", "callbacks", "essOnSearch",
      "{$request.body#/header/sender_uri}/registry/on-search", "post")
    #expect(callback["operationId"] == "essSearchCallback")
    #expect(callback["requestBody"] == ["$ref": "#/components/requestBodies/EssOnSearch"])
    let path = try at("paths", "/registry/on-search", "post")
    #expect(path["operationId"] == "essOnSearch")
    #expect(path["requestBody"] == callback["requestBody"])
  }

  @Test func describesAnOperation() throws {
    let search = try at("paths", "/registry/search", "post")
    #expect(search["tags"] == ["Async"])
    #expect(search["x-dci-id"] == "API.EMP.01")
    #expect(search["security"] == [["Authorization": []], ["OAuth": []]])
    #expect(search["responses"]?.keys == ["200", "401", "500"])
    #expect(search["responses"]?["401"] == ["$ref": "#/components/responses/HTTPError401"])
    #expect(search["responses"]?["500"] == ["$ref": "#/components/responses/HTTPError500"])
    #expect(try at("components", "responses").keys == ["HTTPError401", "HTTPError500"])
    #expect(try at("components", "responses", "HTTPError500", "description") == "Down.")
    // The same error with other words.
    let answer = try at("paths", "/registry/on-search", "post", "responses", "500")
    #expect(answer["description"] == "Asleep.")
    #expect(answer["content"]?["application/json"]?["schema"] == ["$ref": "#/components/schemas/HTTPError"])
    let content = search["requestBody"]?["content"]
    #expect(content?.keys == ["application/json", "multipart/form-data"])
    #expect(content?["application/json"]?["examples"]?.keys == ["ess-a-search", "ess-a-secret"])
    let ping = try at("paths", "/registry/{id}/ping", "get")
    guard case .array(let parameters)? = ping["parameters"] else { throw Missing() }
    #expect(parameters.map { $0["name"] } == ["id"])
    #expect(parameters.map { $0["in"] } == ["path"])
    #expect(parameters.map { $0["required"] } == [true])
    #expect(ping["security"] == [])
    #expect(ping["requestBody"] == nil)
    #expect(ping["responses"]?.keys == ["204"])
    #expect(ping["responses"]?["204"]?["content"] == nil)
  }

  @Test func neverPutsAnythingBesideAReference() {
    var references = 0
    func walk(_ value: JSON) {
      switch value {
      case .object(let members):
        if members.contains(where: { $0.key == "$ref" }) {
          references += 1
          #expect(members.count == 1)
        }
        for member in members where member.key != "example" { walk(member.value) }
      case .array(let elements): elements.forEach(walk)
      case .null, .bool, .number, .string: break
      }
    }
    walk(document)
    #expect(references > 50)
  }
}

extension JSON {
  fileprivate var keys: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.key)
  }
}

private struct Missing: Error {}
