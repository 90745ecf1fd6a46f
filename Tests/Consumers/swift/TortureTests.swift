import Foundation
import Testing
import TortureTest2Common

/// What the generated tests of the torture standard cannot say: behaviour where JSON is wrong or no example may be.
@Suite("Torture")
struct TortureTests {
  @Test("The value of a choice may be null where anything may stand, and absent")
  func nullInChoice() throws {
    try expectRoundTrip(of: OtherCycle.self, #"{"form": "old-form", "query": null}"#)
    try expectRoundTrip(of: OtherCycle.self, #"{"form": "old-form"}"#)
    let value = try decode(OtherCycle.self, #"{"form": "unheard-of", "query": null}"#)
    #expect(value.query == .unlisted(.unlisted("unheard-of"), .some(.null)))
    #expect(value.form.code == "unheard-of")
  }

  @Test("A closed discriminator refuses other codes by name")
  func closedDiscriminator() {
    let error = #expect(throws: DecodingError.self) {
      try decode(Query.self, #"{"query_type": "graphql", "query": {}}"#)
    }
    #expect(String(describing: error).contains("ClosedForm"))
    #expect(String(describing: error).contains("one, many"))
  }

  @Test("The header's default says that a message is encrypted")
  func encryptedByDefault() throws {
    let envelope = try decode(
      DefaultRequestEnvelope.self, #"{"header": {"action": "x"}, "message": {"ciphertext": "abc"}}"#)
    #expect(envelope.message == .encrypted(Secret(ciphertext: "abc")))
    #expect(envelope.message?.message == nil)
  }

  @Test("A message in another form than its header says is not written")
  func contradiction() throws {
    let envelope = DefaultRequestEnvelope(
      message: .plain(Message(text: "hello")), header: Header(action: "x", sealed: true))
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(envelope) }
    var right = envelope
    right.header?.sealed = false
    #expect(try JSONEncoder().encode(right).isEmpty == false)
  }

  @Test("A deprecated code is still told apart, but no longer offered")
  func deprecatedCode() throws {
    guard case .comment = OpenWeird(code: "*;") else { throw Unexpected() }
    guard case .comment? = ClosedWeird(code: "*;") else { throw Unexpected() }
    #expect(!OpenWeird.allCases.map(\.code).contains("*;"))
    #expect(!ClosedWeird.allCases.map(\.code).contains("*;"))
    #expect(OpenWeird.unlisted("*;") == OpenWeird(code: "*;"))
  }

  @Test("Labels come in the languages of the standard")
  func labels() {
    #expect(OpenSigns.plus1.label == "+1")
    #expect(OpenSigns.plus1.label(in: "fr") == "fr +1")
    #expect(OpenSigns.plus1.label(in: "de") == "+1")
    #expect(OpenWeird.quote.label(in: "ar-EG").hasPrefix("اقتباس"))
    #expect(OpenWeird.unlisted("x").label(in: "ar-EG") == "x")
    #expect(OpenSigns.sayHi.label == #"say "hi""#)
    #expect(OpenSigns.x.label == #"\(x)"#)
  }

  @Test("Defaults are offered, not invented")
  func defaults() throws {
    let empty = try decode(Header.self, #"{"action": "x"}"#)
    #expect(empty.sealed == nil)
    #expect(empty.sealedOrDefault)
    #expect(!Header(action: "x", sealed: false).sealedOrDefault)
    try expectRoundTrip(of: Header.self, #"{"action": "x"}"#)
  }

  @Test("A structure within itself is a value")
  func valueSemantics() {
    let inner = Cycle(list: [])
    let outer = Cycle(selfAttribute: inner)
    var changed = outer
    changed.selfAttribute?.list = nil
    #expect(outer.selfAttribute?.list == [])
    #expect(changed.selfAttribute?.list == nil)
    #expect(outer != changed)
  }

  private struct Unexpected: Error {}

  private func decode<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(json.utf8))
  }
}
