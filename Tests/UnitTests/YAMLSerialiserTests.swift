import Printing
import Testing

/// What the printer writes. That real readers get back what was meant is tested with PyYAML in Tests/Consumers.
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
}
