import Foundation
import Testing
import TortureTest2Common
import TortureTest2Later

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

  @Test("Each value is held to what its type asks, and the fault points to it")
  func faults() throws {
    let right = #"{"anything": 0, "patterned_form": "low", "larges": [1, 2]"#
    #expect(try decode(Bounded.self, right + "}").validate() == [])
    for (members, expected) in [
      (#""word": "a""#, "/word minimum-length"), (#""word": "aaaaaa""#, "/word maximum-length"),
      (#""word": "]]""#, "/word pattern"), (#""word": "a\u0301\u0301\u0301""#, ""), (#""word": "😀😀""#, ""),
      (#""words": ["aa", "]]", "aa", "aa"]"#, "/words maximum-count, /words/1 pattern"),
      (#""pair": "word1""#, "/pair pattern"), (#""pair": "word1x\"\"\"""#, ""), (#""longer": "word19""#, ""),
      (#""share": -0.51"#, "/share minimum"), (#""share": 1.2500000000000000001"#, "/share maximum"),
      (#""shares": [-0.5, 1.25, 2]"#, "/shares/2 maximum"), (#""large": -1000001"#, "/large minimum"),
      (#""large": 123456789013"#, "/large maximum"), (#""link": "example.org""#, "/link format-uri"),
      (#""mail": "somebody""#, "/mail format-email"), (#""patterned": "no""#, "/patterned code-pattern"),
      (#""partly": ["low", "[X", "\\X\"", "lo"]"#, "/partly/1 code-pattern, /partly/3 code-pattern"),
      (#""open": ["plus 1", "+1", "FR +1", "s0", "+2"]"#, "/open/1 code-not-label, /open/2 code-not-label"),
      (#""moment": "2026-01-01t00:00:00Z""#, "/moment instant"),
      (#""moments": ["2026-01-01T00:00:00Z", "2026-01-01T23:59:60Z"]"#, "/moments/1 instant"),
      (#""validation": "]]""#, "/validation pattern"), (#""validate": "]]""#, "/validate pattern"),
      (#""query": ["aa", "]]", "aa"]"#, "/query maximum-count, /query/1 pattern"),
      (#""inner": [\#(right), "word": "a"}]"#, "/inner/0/word minimum-length"),
      (#""@type": "Ruled""#, "/@type linked-data-type"), (#""@type": ["x:y", "core:Bounded"]"#, ""),
      (#""@type": "https://example.org/core/Bounded""#, ""),
    ] {
      let faults = try decode(Bounded.self, "\(right), \(members)}").validate()
      #expect(faults.map { "\($0.pointer) \($0.kind.rawValue)" }.joined(separator: ", ") == expected, "\(members)")
    }
    let empty = try decode(
      Bounded.self, #"{"anything": null, "patterned_form": "pattern", "larges": [1], "query": null}"#)
    #expect(
      empty.validate().map { "\($0.pointer) \($0.kind.rawValue)" } == [
        "/larges minimum-count", "/anything not-null", "/query not-null",
      ])
  }

  @Test("A body names the action of its endpoint and has the form that its header says")
  func bodies() {
    var envelope = InitEndpointRequestEnvelope(header: OtherHeader(sealed: false), message: Secret(ciphertext: "x"))
    #expect(API.initEndpoint.validate(request: envelope) == [])
    envelope.header.sealed = true
    #expect(envelope.isValid)
    let act = ActRequestEnvelope(header: Header(action: "act"), message: Message())
    #expect(API.act.validate(request: act) == [])
    #expect(
      API.act.validate(response: act).map(\.description) == ["/header/action: the action of this endpoint is acted"])
    #expect(act.isValid)
    let body = Envelope<Header, Message>(message: .plain(Message(text: "hello")), header: Header(action: "x"))
    #expect(body.validate().map(\.kind) == [.encryptedForm])
    #expect(body.validate().map(\.pointer) == ["/message"])
  }

  @Test("Rules go by the day and the values that a country sets, and speak its language")
  func rules() throws {
    let ruled = try decode(
      Ruled.self, #"{"high": 5, "sure": true, "choice_form": "bare", "closed": "one", "to": "2026-06-01"}"#)
    let fault = try #require(ruled.validate().first)
    #expect(fault.rule == .today && fault.kind == .rule && fault.pointer == "/to")
    #expect(fault.message == "Wrong." && fault.message(in: "fr") == "Faux." && fault.message(in: "de") == "Wrong.")
    #expect(fault.description == "/to: BR.T.09: Wrong.")
    var context = ValidationContext()
    context.parameters.today.days = 40
    #expect(ruled.validate(with: context) == [])
    context = ValidationContext()
    context.referenceDate = CalendarDate("2026-06-05")
    #expect(ruled.validate(with: context) == [])
    context.referenceDate = nil
    #expect(ruled.validate(with: context) == [])
    #expect(BusinessRule.default != .defaultBRT91)
    #expect(BusinessRule.numbers.id == "BR.T.02" && BusinessRule.numbersBRL01.id == "BR.L.01")
  }

  @Test("An object keeps its own rules before those of the object that it extends")
  func inheritedRules() throws {
    let ruled = try decode(RuledToo.self, #"{"low": 2, "high": 5, "sure": true, "choice_form": "bare"}"#)
    #expect(ruled.validate().compactMap(\.rule) == [.numbersBRL01, .numbers])
  }

  @Test("Nothing but an object is read where there are no attributes")
  func emptyMessage() throws {
    #expect(throws: DecodingError.self) { try decode([EmptyMessage].self, #"["text"]"#) }
    #expect(try decode([EmptyMessage].self, "[{}]") == [EmptyMessage()])
  }

  private struct Unexpected: Error {}

  private func decode<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(json.utf8))
  }
}
