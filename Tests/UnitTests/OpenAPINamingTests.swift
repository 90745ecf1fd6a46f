import Model
import Naming
import Printing
import Source
import Testing

@Suite struct OpenAPINamingTests {
  @Test func keepsNamesOfTheFirstModuleAndPrefixesOthers() {
    let names = OpenAPINaming(OpenAPISample.standard)
    #expect(names[OpenAPISample.person] == "Person")
    #expect(names[OpenAPISample.essPerson] == "EssPerson")
    #expect(names[OpenAPISample.currencyDirectory] == "Currency")
    #expect(names[OpenAPISample.currencyType] == "CurrencyValue")
    #expect(names.operation(OpenAPISample.onSearch) == "essOnSearch")
    #expect(names.envelope(OpenAPISample.search, .request) == "EssSearchRequestEnvelope")
    #expect(names.envelope(OpenAPISample.syncSearch, .response, .encrypted) == "EssSyncSearchResponseEnvelopeEncrypted")
  }

  @Test func findsNoCollisionInTheSample() {
    let claims = OpenAPINaming.claims(in: OpenAPISample.standard)
    let keys = claims.map { $0.space.rawValue + " " + $0.name }
    #expect(Set(keys).count == keys.count)
    #expect(keys.contains("schema EssSearchCriteriaOtherCode"))
    #expect(keys.contains("address POST /registry/on-search"))
    #expect(keys.contains("example ess-jane"))
  }

  @Test(
    arguments: [
      (["1": "Fixed-term", "2": "Casual"], ["FIXED_TERM", "CASUAL"]),
      (["a": "Other", "b": "Other"], ["OTHER_A", "OTHER_B"]),
      (["+1": "First", "-1": "First"], ["FIRST_X2B_1", "FIRST_X2D_1"]),
      (["1": "15 to 24", "2": "متزوج"], ["CODE_15_TO_24_1", "CODE_2"]),
    ] as [(KeyValuePairs<String, String>, [String])])
  func namesCodesForPrograms(_ codes: KeyValuePairs<String, String>, _ expected: [String]) {
    let directory = OpenAPISample.directory(
      "CD.X.01", "Any", codes: codes.map { ($0.key, $0.value) }, isExtensible: false, module: 0)
    #expect(OpenAPINaming.constants(of: directory) == expected)
  }
}
