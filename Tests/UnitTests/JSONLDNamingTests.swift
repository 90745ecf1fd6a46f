import Model
import Naming
import Testing

@Suite struct JSONLDNamingTests {
  @Test(arguments: [
    ("Member", "Member"), ("on_search", "on_search"), ("a.b", "a~2Eb"), ("a/b", "a~2Fb"), ("a~2Fb", "a~7E2Fb"),
    ("é", "~C3~A9"), ("..", "~2E~2E"),
  ])
  func keepsFileNamesApart(name: String, stem: String) {
    #expect(JSONLDNaming.fileStem(name) == stem)
  }

  @Test(arguments: [
    ("a/b/c.jsonld", "a/b/d.jsonld", "c.jsonld"), ("a/c.jsonld", "a/b/d.jsonld", "../c.jsonld"),
    ("a/b/c.jsonld", "a/d.jsonld", "b/c.jsonld"), ("x/a.jsonld", "y/z/b.jsonld", "../../x/a.jsonld"),
    ("a/a/c.jsonld", "a/c.jsonld", "a/c.jsonld"), ("a.jsonld", "a/a.jsonld", "../a.jsonld"),
  ])
  func refersRelatively(target: String, file: String, reference: String) {
    #expect(JSONLDNaming.reference(to: target, from: file) == reference)
  }

  @Test(arguments: [
    ("@id", true), ("@ignored", true), ("@", false), ("@1", false), ("@a1", false), ("id", false), ("", false),
  ])
  func knowsKeywords(text: String, isKeyword: Bool) { #expect(JSONLDNaming.isKeyword(text) == isKeyword) }

  @Test func leavesIRIsNoTerms() {
    for text in ["name", "a b", "é", "1", "@1"] { #expect(JSONLDNaming.canBeTerm(text), "\(text)") }
    for text in ["", "a:b", "a/b", ":a", "@type"] { #expect(!JSONLDNaming.canBeTerm(text), "\(text)") }
  }

  private func terms(_ codes: Code...) -> [JSONLDNaming.CodeTerm] {
    JSONLDNaming.codeTerms(of: JSONLDSample.directory(codes))
  }

  private func isInexpressible(_ term: JSONLDNaming.CodeTerm) -> Bool {
    if case .inexpressible = term { true } else { false }
  }

  @Test func findsTheWayFromACodeToItsIRI() {
    let kind = "https://example.org/base/Kind/"
    #expect(
      terms(
        JSONLDSample.code("1"), JSONLDSample.code("fixed term", iri: "Kind/fixed%20term"),
        JSONLDSample.code("N/A"), JSONLDSample.code("moved", wholeIRI: "https://elsewhere.invalid/moved"),
        JSONLDSample.code("urn:x", wholeIRI: "urn:x"), JSONLDSample.code("a:1"), JSONLDSample.code("a:2"))
        == [.plain, .term, .plain, .term, .iri]
        + Array(repeating: .prefixed(prefix: "a", namespace: kind + "a:"), count: 2))
  }

  @Test(arguments: [
    JSONLDSample.code(""), JSONLDSample.code("@none"), JSONLDSample.code("N/A", iri: "Kind/N%2FA"),
    JSONLDSample.code("a:b c", iri: "Kind/a:b%20c"), JSONLDSample.code("_:a"), JSONLDSample.code("a://b"),
    JSONLDSample.code("a/b:c"), JSONLDSample.code(":a:b"),
  ])
  func saysWhichCodesHaveNone(code: Code) throws {
    let term = try #require(terms(code).first)
    #expect(isInexpressible(term), "\(code.value): \(term)")
  }

  @Test func sharesNoPrefixBetweenNamespaces() {
    #expect(isInexpressible(terms(JSONLDSample.code("a"), JSONLDSample.code("a:b"))[1]))
    #expect(isInexpressible(terms(JSONLDSample.code("a:b"), JSONLDSample.code("a:c", iri: "Other/a:c"))[1]))
    #expect(isInexpressible(terms(JSONLDSample.code("a:b"), JSONLDSample.code("a:c", wholeIRI: "a:c"))[0]))
  }
}
