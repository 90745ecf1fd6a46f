import Emission
import Emitters
import Foundation
import Model
import Printing
import Testing

/// What the files say of each kind of thing. That processors read them so is tested with real ones in Tests/Consumers.
@Suite struct JSONLDEmitterTests {
  private let artefacts: [Artefact]

  init() throws {
    artefacts = try JSONLDEmitter().emit(JSONLDSample.standard, templates: Templates(texts: [:]))
  }

  private func text(_ path: String) throws -> String {
    let artefact = try #require(artefacts.first { $0.path == "jsonld/" + path }, "no \(path)")
    return String(decoding: artefact.bytes, as: UTF8.self)
  }

  /// The part of a file that stands at the keys.
  private func at(_ path: String, _ keys: String...) throws -> NSDictionary {
    var value = try JSONSerialization.jsonObject(with: Data(text(path).utf8))
    if let context = (value as? NSDictionary)?["@context"] as? NSArray { value = context[1] }
    for key in keys { value = try #require((value as? NSDictionary)?[key], "no \(key) in \(path)") }
    return try #require(value as? NSDictionary)
  }

  private func node(_ path: String, _ id: String) throws -> NSDictionary {
    let graph = try #require(at(path)["@graph"] as? [NSDictionary])
    let nodes = graph.filter { $0["@id"] as? String == id }
    try #require(nodes.count == 1, "\(id) stands \(nodes.count) times in \(path)")
    return nodes[0]
  }

  @Test func namesFilesByModule() {
    #expect(
      artefacts.map(\.path).sorted() == [
        "jsonld/README.md", "jsonld/contexts/base.jsonld", "jsonld/contexts/base/Holder.jsonld",
        "jsonld/contexts/base/Holder/held.jsonld", "jsonld/contexts/base/Holder/held/plus.jsonld",
        "jsonld/contexts/base/Plus.jsonld", "jsonld/contexts/base/PlusPlus.jsonld", "jsonld/contexts/base/Thing.jsonld",
        "jsonld/contexts/base/Thing/plus.jsonld", "jsonld/contexts/extra.jsonld", "jsonld/contexts/extra/Thing.jsonld",
        "jsonld/contexts/extra/Thing/plus.jsonld", "jsonld/examples/ex~2E1.jsonld", "jsonld/vocabulary/base.jsonld",
        "jsonld/vocabulary/extra.jsonld",
      ])
  }

  @Test func coercesValues() throws {
    let thing = "contexts/base/Thing.jsonld"
    #expect(try at(thing, "day")["@type"] as? String == "xsd:date")
    #expect(try at(thing, "day")["@container"] as? String == "@list")
    #expect(try at(thing, "amount")["@type"] as? String == "xsd:double")
    #expect(try at(thing, "row") == ["@id": "https://example.org/base/row", "@type": "@json", "@container": "@set"])
    #expect(try at(thing, "kinds")["@container"] as? String == "@set")
  }

  @Test func givesUpAPrefixThatIsATerm() throws {
    let context = try at("contexts/base/Thing.jsonld")
    #expect(
      context["core"] as? NSDictionary == ["@id": "https://example.org/base/core", "@type": "xsd:string"])
    #expect(context["Thing"] as? NSDictionary == ["@id": "https://example.org/base/Thing"])
    #expect(try at("contexts/base/Plus.jsonld")["Plus"] as? String == "core:Plus")
    // The module has the prefix of a W3C vocabulary.
    #expect(
      try at("contexts/extra/Thing.jsonld")["Thing"] as? NSDictionary == ["@id": "https://example.org/extra#Thing"])
  }

  @Test func readsCodesInAContextOfTheirOwn() throws {
    let scope = try #require(at("contexts/base/Thing.jsonld", "kind")["@context"] as? NSArray)
    #expect(scope[0] is NSNull)
    #expect(
      scope[1] as? NSDictionary == [
        "@vocab": "https://example.org/base/Kind/", "fixed term": ["@id": "https://example.org/base/Kind/fixed%20term"],
        "kind": ["@id": "https://example.org/base/Kind/other", "@type": "@vocab"],
        "a": ["@id": "https://example.org/base/Kind/a:", "@prefix": true],
      ])
  }

  @Test func readsNestedValuesInTheContextOfTheirObject() throws {
    #expect(try at("contexts/base/Thing.jsonld", "thing")["@context"] as? String == "Thing.jsonld")
    #expect(try at("contexts/extra/Thing.jsonld", "thing")["@context"] as? String == "../base/Thing.jsonld")
    #expect(try text("contexts/base/Thing.jsonld").hasPrefix("{\n  \"@context\": [\n    null,\n"))
  }

  @Test func repeatsAContextForAKeyWithinItself() throws {
    #expect(try at("contexts/base/Thing.jsonld", "plus")["@context"] as? String == "Thing/plus.jsonld")
    let plus = try at("contexts/base/Thing/plus.jsonld")
    #expect((plus["plus"] as? NSDictionary)?["@context"] as? String == "plus.jsonld")
    #expect(plus["value"] != nil)
  }

  @Test func saysLessWhereAKeyHasSeveralMeanings() throws {
    let held = try at("contexts/base/Holder/held.jsonld")
    #expect(held["value"] as? NSDictionary == ["@id": "https://example.org/base/held/value"])
    #expect((held["Thing"] as? NSDictionary)?["@context"] as? String == "../../extra/Thing.jsonld")
    #expect(try at("contexts/base/Holder.jsonld", "held")["@container"] as? String == "@list")
    #expect(try node("vocabulary/base.jsonld", "core:held/value")["@type"] as? String == "rdf:Property")
    #expect(try node("vocabulary/base.jsonld", "core:value")["rdfs:subPropertyOf"] as? String == "core:held/value")
    #expect(
      try node("vocabulary/extra.jsonld", "core:child_value")["rdfs:subPropertyOf"] as? String == "core:held/value")
  }

  @Test func declaresEachPropertyOnce() throws {
    let kind = try node("vocabulary/base.jsonld", "core:kind")
    #expect(kind["@type"] as? [String] == ["rdf:Property", "qb:CodedProperty"])
    #expect(kind["schema:domainIncludes"] as? [String] == ["core:Thing", "core:Holder"])
    #expect(kind["rdfs:domain"] == nil)
    #expect(kind["rdfs:range"] as? String == "skos:Concept")
    #expect(kind["qb:codeList"] as? String == "core:Kind")
    #expect(kind["rdfs:comment"] as? NSDictionary == ["en": "The kind."])
    #expect(try node("vocabulary/base.jsonld", "core:day")["rdfs:range"] as? String == "rdf:List")
    #expect(try node("vocabulary/base.jsonld", "core:amount")["rdfs:range"] == nil)
    #expect(try node("vocabulary/base.jsonld", "core:thing")["rdfs:range"] as? String == "core:Thing")
  }

  @Test func declaresCodesAsConcepts() throws {
    let code = try node("vocabulary/base.jsonld", "core:Kind/fixed%20term")
    #expect(code["skos:notation"] as? String == "fixed term")
    #expect(code["skos:inScheme"] as? String == "core:Kind")
    #expect(try node("vocabulary/base.jsonld", "urn:own")["@type"] as? String == "skos:Concept")
  }

  @Test func keepsTextAsText() throws {
    let summary = try #require(node("vocabulary/base.jsonld", "core:Thing")["rdfs:comment"] as? NSDictionary)
    #expect(summary["en"] as? String == JSONLDSample.hostile)
    #expect(summary["fr"] as? String == "Oui")
    #expect(try node("vocabulary/base.jsonld", "https://example.org/base/")["dcterms:license"] == nil)
    for artefact in artefacts {
      let text = String(decoding: artefact.bytes, as: UTF8.self)
      #expect(!text.contains("</script") && !text.contains("\u{2028}"), "\(artefact.path)")
      #expect(!artefact.path.hasSuffix(".md") || !text.contains("quoted"))
    }
  }

  @Test func putsItsOwnContextIntoExamples() throws {
    let example = try at("examples/ex~2E1.jsonld")
    #expect(
      example == [
        "@context": "../contexts/base/Thing.jsonld", "@type": "Thing", "thing": ["core": JSONLDSample.hostile],
      ])
  }

  @Test func emitsTheSameTwice() throws {
    let again = try JSONLDEmitter().emit(JSONLDSample.standard, templates: Templates(texts: [:]))
    #expect(again.map(\.path) == artefacts.map(\.path))
    #expect(again.map(\.bytes) == artefacts.map(\.bytes))
  }
}
