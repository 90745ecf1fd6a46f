extension SwiftSupport {
  static let supportTests = ##"""
    @Suite("Support")
    struct SupportTests {
      @Test("A calendar date is a day that exists, in one form")
      func calendarDate() throws {
        #expect(CalendarDate("2024-02-29") == CalendarDate(year: 2024, month: 2, day: 29))
        #expect(CalendarDate("2026-02-16")?.description == "2026-02-16")
        for text in [
          "2026-02-29", "2026-2-16", "2026-13-01", "2026-00-10", "02.05.2004", "2026-02-16T00:00:00Z", "+026-02-16", "",
          "２０26-02-16",
        ] {
          #expect(CalendarDate(text) == nil, "\(text)")
        }
        let earlier = try #require(CalendarDate("2025-12-31"))
        let later = try #require(CalendarDate("2026-01-01"))
        #expect(earlier < later)
        #expect(throws: DecodingError.self) { try decode([CalendarDate].self, #"["2026-02-30"]"#) }
      }

      @Test("A date and time keeps its text and knows its moment")
      func dateTime() throws {
        let moment = try #require(DateTime("2026-02-16T10:30:00Z"))
        #expect(moment.date.timeIntervalSince1970 == 1_771_237_800)
        for text in ["2026-02-16T12:30:00+02:00", "2026-02-16T05:00:00.000-05:30", "2026-02-16t10:30:00z"] {
          let same = try #require(DateTime(text))
          #expect(same.date == moment.date, "\(text)")
          #expect(same.text == text)
          #expect(same != moment)
          #expect(try encode([same]) == encode([text]))
        }
        #expect(DateTime("1969-12-31T23:59:59.5Z")?.date.timeIntervalSince1970 == -0.5)
        #expect(DateTime("0001-01-01T00:00:00Z")?.date.timeIntervalSince1970 == -62_135_596_800)
        for text in [
          "2026-02-16", "2026-02-16T10:30:00", "2026-02-16T10:30Z", "2026-02-16T24:30:00Z", "2026-02-30T10:30:00Z",
          "2026-02-16T10:30:00.Z", "2026-02-16T10:30:00+0200", "2026-02-16 10:30:00Z", "2026-02-16T10:60:00Z", "",
        ] {
          #expect(DateTime(text) == nil, "\(text)")
        }
      }

      @Test(
        "A date becomes text in UTC",
        arguments: [0, -1, -0.5, 951_782_400.25, 1_771_237_800, 4_107_542_399.999, -62_135_596_800])
      func dateTimeFromDate(_ seconds: Double) throws {
        let moment = DateTime(Date(timeIntervalSince1970: seconds))
        #expect(DateTime(moment.text) == moment)
        #expect(abs(moment.date.timeIntervalSince1970 - seconds) < 0.000_5)
      }

      @Test("Any JSON comes back as it was")
      func jsonValue() throws {
        try expectRoundTrip(
          of: JSONValue.self,
          #"{"a": [null, true, false, 0, 1, -1.50, "x", {}, []], "b": {"c": null}, "d": 12345678901234567890.0123456789}"#)
        #expect(try decode(JSONValue.self, "[1, true]") == [1, true])
        #expect(try decode(JSONValue.self, #"{"a": [10]}"#)["a"]?[0] == 10)
      }

      @Test(
        "Decimals are exact",
        arguments: ["0.1", "50.00", "-0.07", "1e2", "99999999999999999.99", "0.30000000000000000004"])
      func decimals(_ digits: String) throws {
        let expected = try #require(Decimal(string: digits))
        #expect(try decode([Decimal].self, "[\(digits)]") == [expected])
        #expect(try decode([Decimal].self, encode([expected])) == [expected])
        #expect(try decode(JSONValue.self, digits) == .number(expected))
      }

      @Test("A member that is null is not one that is absent")
      func nullAndAbsent() throws {
        struct Holder: Codable, Hashable { var value: JSONValue? }
        #expect(try decode(Holder.self, #"{"value": null}"#).value == .some(.null))
        #expect(try decode(Holder.self, "{}").value == nil)
        try expectRoundTrip(of: Holder.self, #"{"value": null}"#)
        try expectRoundTrip(of: Holder.self, "{}")
      }

      @Test("Keywords of linked data come back")
      func linkedData() throws {
        try expectRoundTrip(
          of: LinkedDataKeywords.self, #"{"@context": [null, {"x": "y"}], "@id": "a:b", "@type": ["A", "B"]}"#)
        try expectRoundTrip(of: LinkedDataKeywords.self, #"{"@context": null}"#)
        try expectRoundTrip(of: LinkedDataKeywords.self, "{}")
      }

      @Test("Patterns match whole texts, scalar by scalar")
      func patterns() {
        func expect(_ pattern: String, _ accepted: [String], _ refused: [String]) {
          for text in accepted { #expect(TextPattern(pattern).matches(text), "\(pattern) on \(text)") }
          for text in refused { #expect(!TextPattern(pattern).matches(text), "\(pattern) on \(text)") }
        }
        expect("abc", ["abc"], ["", "ab", "abcd", "xabc"])
        expect("", [""], ["a"])
        expect("a|bc|", ["a", "bc", ""], ["abc", "b"])
        expect("(?:ab)+c?", ["ab", "ababc"], ["", "abcc"])
        expect("[a-c-]{2,3}", ["a-", "abc"], ["a", "abca", "ad"])
        expect("[^a-c]", ["d", "é", "\u{1F600}"], ["a", ""])
        expect(#"[\]\\]\.\n"#, ["].\n", "\\.\n"], ["a.\n"])
        expect("x{2}y{1,}", ["xxy", "xxyyy"], ["xy", "xx"])
        expect("..", ["ab", "e\u{301}"], ["é", "a\n", "a\r", "a\u{2028}"])
        expect("(a?){3}", ["", "aaa"], ["aaaa"])
        // Follows all alternatives at once: tried one after the other, they would take longer than anyone can wait.
        expect("(a|a)*b", [], [String(repeating: "a", count: 1000)])
        expect("(a*)*b", [], [String(repeating: "a", count: 1000)])
      }

      @Test("Texts keep length and format")
      func texts() {
        let short = TextConstraint("x", minimumLength: 2, maximumLength: 3)
        #expect(short.fault(in: "a")?.kind == .minimumLength)
        #expect(short.accepts("e\u{301}"))
        #expect(short.fault(in: "\u{1F1FA}\u{1F1F3}\u{1F1FA}\u{1F1F3}")?.kind == .maximumLength)
        let uri = TextConstraint("x", format: .uri)
        for text in ["a:b", "https://example.org/?q=1#x", "urn:x:y"] { #expect(uri.accepts(text), "\(text)") }
        for text in ["", ":", "a:", "1a:b", "a b:c", "a:b c", "a:é", "a:<b>", "example.org"] {
          #expect(uri.fault(in: text)?.kind == .uri, "\(text)")
        }
        let email = TextConstraint("x", format: .email)
        for text in ["a@b.c", "a.b+c@d-e.f.g"] { #expect(email.accepts(text), "\(text)") }
        for text in ["", "a", "a@b", "@b.c", "a@.b", "a@b.", "a@b@c.d", "a b@c.d", "é@b.c"] {
          #expect(email.fault(in: text)?.kind == .email, "\(text)")
        }
      }

      @Test("Bounds are exact and allowed themselves")
      func bounds() throws {
        let limit = try #require(Decimal(string: "0.1"))
        let constraint = NumberConstraint("x", minimum: limit, maximum: 1)
        #expect(constraint.accepts(limit) && constraint.accepts(1))
        #expect(constraint.fault(in: try #require(Decimal(string: "0.09999999999999999999")))?.kind == .minimum)
        #expect(constraint.fault(in: try #require(Decimal(string: "1.00000000000000000001")))?.kind == .maximum)
      }

      @Test("Faults point to their places")
      func pointers() {
        struct Part: Validatable {
          func validate(into validation: inout Validation) { validation.check("x", at: "a/b~c", short) }
          let short = TextConstraint("x", minimumLength: 2)
        }
        struct Whole: Validatable {
          func validate(into validation: inout Validation) {
            validation.checkEach([Part(), Part()], at: "parts")
            validation.checkCount(of: [1], at: "few", atLeast: 2)
            validation.checkCount(of: [1, 2], at: "many", atMost: 1)
            validation.checkNotNull(.null, at: "any")
            validation.checkMoment(DateTime("2026-02-16t10:30:00Z"), at: "moment")
            validation.checkMoment(DateTime("2026-02-16T10:30:60Z"), at: "moment")
            validation.checkMoment(DateTime("2026-02-16T10:30:59.5+02:00"), at: "moment")
            validation.checkType(LinkedDataKeywords(type: ["x", "p:Whole"]), is: "Whole", prefix: "p", iri: "i:Whole")
            validation.checkType(LinkedDataKeywords(type: "i:Whole"), is: "Whole", prefix: "p", iri: "i:Whole")
            validation.checkType(LinkedDataKeywords(type: "Part"), is: "Whole", prefix: "p", iri: "i:Whole")
          }
        }
        let faults = Whole().validate()
        #expect(!Whole().isValid)
        #expect(
          faults.map { "\($0.pointer) \($0.kind.rawValue)" } == [
            "/parts/0/a~1b~0c minimum-length", "/parts/1/a~1b~0c minimum-length", "/few minimum-count",
            "/many maximum-count", "/any not-null", "/moment instant", "/moment instant", "/@type linked-data-type",
          ])
        #expect(faults.first?.description == "/parts/0/a~1b~0c: has 1 characters; at least 2 are needed")
      }

      private func decode<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(json.utf8))
      }

      private func encode(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
      }
    }
    """##
}
