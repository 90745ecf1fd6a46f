import Model
import Naming
import Testing

@Suite struct JSONSchemaNamingTests {
  @Test(arguments: [
    ("a/objects/x", "a/objects/y", "y"), ("a/objects/x", "a/objects/x", "x"),
    ("a/objects/x", "a/messages/x", "../messages/x"),
    ("a/objects/x", "b/objects/x", "../../b/objects/x"), ("a/objects/x", "linked-data", "../../linked-data"),
    ("bundle", "a/objects/x", "a/objects/x"), ("bundle", "linked-data", "linked-data"),
  ])
  func referencesBeginAtTheFile(_ source: String, _ target: String, _ expected: String) {
    #expect(JSONSchemaNaming.reference(from: source, to: target) == expected)
  }

  /// Whatever the namespace: a base without a host would leave relative references without a meaning.
  @Test(arguments: [
    ("https://example.org/core/data/", "https://example.org"), ("http://example.org#", "http://example.org"),
    ("https://example.org:8080/a?b#", "https://example.org:8080"), ("urn:example:core/", "https://schema.invalid"),
    ("https:///core/", "https://schema.invalid"),
  ])
  func theBaseHasAHost(_ namespace: String, _ origin: String) {
    let sample = OpenAPISample.standard
    let module = Module(
      name: "common", title: sample.modules[0].title, summary: sample.modules[0].summary, prefix: "core",
      namespace: namespace, codeNamespace: namespace)
    let standard = Standard(
      metadata: sample.metadata, version: "1.0/beta", languages: sample.languages, modules: [module], deliveryChain: [],
      servers: [], licence: nil, publisher: nil, dataTypes: [], codeDirectories: [], dataObjects: [], endpoints: [],
      securitySchemes: [], processes: [], examples: [])
    let names = JSONSchemaNaming(standard)
    #expect(names.iri(of: JSONSchemaNaming.bundle) == origin + "/jsonschema/DCI/1.0~2Fbeta/bundle.schema.json")
  }

  @Test func filesLieInTheirModules() {
    let standard = OpenAPISample.standard
    let names = JSONSchemaNaming(standard)
    let person = standard[OpenAPISample.person].metadata
    #expect(names[OpenAPISample.person] == "common/objects/\(person.id).schema.json")
    let endpoint = standard.endpoints[0].metadata
    let module = standard[endpoint.module].name
    #expect(names.body(Link(0), .request) == "\(module)/endpoints/\(endpoint.id).request.schema.json")
    #expect(names.body(Link(0), .response) == "\(module)/endpoints/\(endpoint.id).response.schema.json")
  }
}
