import Diagnostics
import Emitters
import Printing
import Source
import Testing
import YAMLSyntax

/// What the printer writes, and that libyaml reads it back. PyYAML does so in Tests/Consumers.
@Suite struct YAMLSerialiserTests {
  @Test func nestsInBlockStyle() {
    let value: JSON = [
      "openapi": "3.0.3",
      "tags": [["name": "Async", "x": [["a", "b"], [:], []]], "plain"],
      "empty": ["object": [:], "array": [], "text": ""],
      "scalars": [.null, true, false, 12, .number("-0.50")],
    ]
    #expect(
      value.yamlText == """
        openapi: "3.0.3"
        tags:
          - name: Async
            x:
              - - a
                - b
              - {}
              - []
          - plain
        empty:
          object: {}
          array: []
          text: ""
        scalars:
          - null
          - true
          - false
          - 12
          - -0.50

        """)
  }

  @Test(arguments: [
    "Member", "a", "Asks for records; the answer (if any) comes later.", "https://example.org/a?b=c",
    "/registry/search",
    "$ref", "date-time", "it's", "x-dci-id", "Norway", "nothing", "yesterday",
  ])
  func leavesHarmlessTextAlone(_ text: String) {
    #expect(JSON.string(text).yamlText == text + "\n")
  }

  /// Each would be read as something else, or differently by some reader, without its quotes.
  @Test(
    arguments: [
      ("no", #""no""#), ("NO", #""NO""#), ("y", #""y""#), ("On", #""On""#), ("true", #""true""#), ("Null", #""Null""#),
      ("NaN", #""NaN""#), ("~", #""~""#), ("=", #""=""#), ("<<", #""<<""#), ("1.0", #""1.0""#), ("0x1F", #""0x1F""#),
      ("12:30:45", #""12:30:45""#), ("2026-02-16", #""2026-02-16""#), ("1_000", #""1_000""#), (".inf", #"".inf""#),
      ("-", #""-""#), ("- a", #""- a""#), ("---", #""---""#), ("...", #""...""#), ("? a", #""? a""#),
      (" a", #"" a""#), ("a ", #""a ""#), (" ", #"" ""#), ("a: b", #""a: b""#), ("a:", #""a:""#), ("a #b", #""a #b""#),
      ("#/components", ##""#/components""##), ("[a]", #""[a]""#), ("{a}", #""{a}""#), ("*a", #""*a""#),
      ("&a", #""&a""#),
      ("!a", #""!a""#), ("%a", #""%a""#), ("@id", #""@id""#), ("`a`", #""`a`""#), ("|", #""|""#), (">", #"">""#),
      ("'a'", #""'a'""#), (#"say "hi""#, #""say \"hi\"""#), (#"a\b"#, #""a\\b""#), ("a\tb", #""a\tb""#),
      ("a\rb", #""a\rb""#), ("\u{0}\u{7F}", #""\u0000\u007f""#), ("\u{85}", #""\u0085""#), ("\u{A0}", #""\u00a0""#),
      ("a\u{2028}b\u{2029}", #""a\u2028b\u2029""#), ("\u{FEFF}a", #""\ufeffa""#), ("\u{202E}a", #""\u202ea""#),
      ("a\u{200B}", #""a\u200b""#), ("e\u{301}", "\"e\u{301}\""), ("é", #""é""#), ("😀", #""😀""#),
      ("\u{1FFFF}", #""\U0001ffff""#), ("\u{E0001}", #""\U000e0001""#), ("\n", #""\n""#), ("\na", #""\na""#),
    ]
  )
  func quotesWhatAReaderCouldTakeForSomethingElse(_ text: String, _ expected: String) {
    #expect(JSON.string(text).yamlText == expected + "\n")
    #expect(JSON.object([.init(text, 1)]).yamlText == expected + ": 1\n")
  }

  @Test func writesTextOfSeveralLinesAsABlock() {
    let value: JSON = ["a": ["One.\n\n- `b`: # é\n  c: d", "Ends in a break.\n"], "b": "x\ny"]
    #expect(
      value.yamlText == """
        a:
          - |-
            One.

            - `b`: # é
              c: d
          - |
            Ends in a break.
        b: |-
          x
          y

        """)
  }

  /// A block would lose or change something.
  @Test(arguments: [
    " a\nb", "\na\nb", "a \nb", "a\n \nb", "a\nb ", "a\nb\n\n", "a\r\nb", "a\tb\nc", "a\u{85}b\nc", "a\n\u{2028}",
  ])
  func quotesLinesThatABlockWouldChange(_ text: String) {
    let yaml = JSON.object([.init("k", .string(text))]).yamlText
    #expect(yaml.utf8.dropFirst(3).first == UInt8(ascii: "\""))
    #expect(yaml.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 1)
  }

  /// YAML 1.1 takes `1e9` for a string.
  @Test(arguments: [
    ("1e9", "1.0e+9"), ("-1E9", "-1.0e+9"), ("1.5e3", "1.5e+3"), ("2e-7", "2.0e-7"), ("2.0E+7", "2.0e+7"),
    ("10", "10"), ("0.1", "0.1"),
  ])
  func writesNumbersThatEveryReaderKnows(_ digits: String, _ expected: String) {
    #expect(JSON.number(digits).yamlText == expected + "\n")
  }

  /// A key that is longer than readers look ahead stands after `?`.
  @Test func marksLongKeys() {
    let key = String(repeating: "k", count: 2000)
    #expect(
      JSON.array([.object([.init(key, ["a": "b"])])]).yamlText == """
        - ? \(key)
          :
            a: b

        """)
  }

  /// Every triple of pieces that mean something to YAML, as a key, as a value, in a list and in a map.
  @Test func isReadBackByLibYAML() throws {
    let pieces = [
      "", " ", "\n", "\t", "a", "no", ":", "#", "-", "\u{2028}", "é", "😀", "\u{85}", "\"", "\\", "'", "1", "{",
      "\u{FEFF}",
      "\r", "\u{0}", "|", "---", "...", "%", "<<",
    ]
    var values: [JSON] = []
    for first in pieces {
      for second in pieces {
        for third in pieces {
          let text = first + second + third
          values.append(.object([.init(text, [.string(text), [.string(text), ["key": .string(text)]]])]))
        }
      }
    }
    try expectReadBack(.array(values))
  }

  @Test func hostileDefinitionsAreReadBackByLibYAML() throws {
    try expectReadBack(OpenAPIEmitter.document(of: OpenAPISample.standard, in: .v30))
  }

  /// Strings are scanned in pieces of sixteen bytes; nothing may slip through at the seams.
  @Test func readsBackEveryCharacterAtEveryPlace() throws {
    for code in 0x20..<0x7F as Range<UInt8> {
      let special = String(Unicode.Scalar(code))
      try expectReadBack(
        .array(
          (0..<36).flatMap { place -> [JSON] in
            let before = String(repeating: "a", count: place)
            return [.string(before + special), .string(before + special + "z"), .string(before + special + " z")]
          }))
    }
  }

  private func expectReadBack(_ value: JSON) throws {
    var diagnostics = Diagnostics()
    let documents = parse(SourceFile(path: "x.yaml", text: value.yamlText), id: 0, reporting: &diagnostics)
    #expect(diagnostics.all.map(\.message) == [])
    let document = try #require(documents.first)
    #expect(documents.count == 1)
    #expect(differs(document.root, from: value) == nil)
  }

  /// The first value that was not read back, with what was read instead.
  private func differs(_ node: Node, from value: JSON) -> String? {
    switch (node.content, value) {
    case (.mapping(let pairs), .object(let members)) where pairs.count == members.count:
      for (pair, member) in zip(pairs, members) {
        if pair.key != member.key { return "\(member.key) read as \(pair.key)" }
        if let difference = differs(pair.value, from: member.value) { return difference }
      }
      return nil
    case (.sequence(let nodes), .array(let elements)) where nodes.count == elements.count:
      for (node, element) in zip(nodes, elements) {
        if let difference = differs(node, from: element) { return difference }
      }
      return nil
    case (.scalar(let scalar), .string(let text)) where scalar.text == text: return nil
    case (.scalar(let scalar), .null) where scalar.isPlain && scalar.text == "null": return nil
    case (.scalar(let scalar), .bool(let isTrue)) where scalar.isPlain && scalar.text == String(isTrue): return nil
    case (.scalar(let scalar), .number(let digits)) where scalar.isPlain && scalar.text == digits: return nil
    default: return "\(value) read as \(node.content)"
    }
  }
}
