import Printing
import Testing

/// What the writer makes of texts and IRIs. rdflib reads it in Tests/Consumers.
@Suite struct TurtleTests {
  private let subject = "https://example.org/a#s"

  private func line(_ term: Turtle.Term) -> String {
    var turtle = Turtle(prefixes: [("a", "https://example.org/a#"), ("xsd", "http://www.w3.org/2001/XMLSchema#")])
    turtle.add(subject, [.init("https://example.org/a#p", term)])
    let text = String(decoding: turtle.bytes, as: UTF8.self)
    guard let start = text.firstRange(of: "  a:p "), let end = text.firstRange(of: " ;\n.\n") else { return text }
    return String(text[start.upperBound..<end.lowerBound])
  }

  @Test func writesOneStatementPerLine() {
    var turtle = Turtle(prefixes: [
      ("z", "https://example.org/z/"), ("b", "https://example.org/b/"), ("unused", "https://example.org/unused/"),
    ])
    turtle.add(
      "https://example.org/z/s",
      [
        .init(Turtle.type, .iri("https://example.org/b/C")), .init("https://example.org/b/n", .integer(2)),
        .init("https://example.org/b/t", .bool(true)),
        .init("https://example.org/b/in", .list([.iri("https://example.org/b/1"), .text("x")])),
      ])
    turtle.add("https://example.org/other", [])
    #expect(
      String(decoding: turtle.bytes, as: UTF8.self) == """
        @prefix b: <https://example.org/b/> .
        @prefix z: <https://example.org/z/> .

        z:s
          a b:C ;
          b:n 2 ;
          b:t true ;
          b:in (
            b:1
            "x"
          ) ;
        .

        <https://example.org/other>
        .

        """)
  }

  @Test(arguments: [
    ("plain", "\"plain\""), ("", "\"\""), ("a \"b\" \\ c", #""a \"b\" \\ c""#), ("a\nb\r\tc", #""a\nb\r\tc""#),
    ("\u{0}\u{1B}\u{7F}\u{85}", #""\u0000\u001B\u007F\u0085""#), ("\u{2028}\u{202E}\u{FEFF}", #""\u2028\u202E\uFEFF""#),
    ("é 漢 😀", "\"é 漢 😀\""), ("\"\"\"", #""\"\"\"""#), ("e\u{301}", "\"e\u{301}\""), ("\r\n", #""\r\n""#),
  ])
  func escapesTexts(text: String, written: String) {
    #expect(line(.text(text)) == written)
    #expect(line(.tagged(text, language: "en-GB")) == written + "@en-GB")
    #expect(line(.typed(text, type: "http://www.w3.org/2001/XMLSchema#date")) == written + "^^xsd:date")
  }

  @Test(arguments: ["", "en ; a", "1", "en-", "@en", "é"])
  func leavesOutWhatIsNoLanguage(tag: String) { #expect(line(.tagged("x", language: tag)) == "\"x\"") }

  @Test(arguments: [
    ("https://example.org/a#name", "a:name"), ("https://example.org/a#n-1_x", "a:n-1_x"),
    ("https://example.org/a#1", "a:1"), ("https://example.org/a#", "<https://example.org/a#>"),
    ("https://example.org/a#-x", "<https://example.org/a#-x>"),
    ("https://example.org/a#x/y", "<https://example.org/a#x/y>"),
    ("https://example.org/a#a%20b", "<https://example.org/a#a%20b>"), ("urn:x", "<urn:x>"),
    ("https://example.org/a#x.", "<https://example.org/a#x.>"), ("https://example.org/é", "<https://example.org/é>"),
    ("urn:a>b \"\\\n", #"<urn:a\u003Eb\u0020\u0022\u005C\u000A>"#),
  ])
  func writesIRIs(iri: String, written: String) { #expect(line(.iri(iri)) == written) }

  @Test func writesPaths() {
    let steps: [Turtle.Step] = [.property("https://example.org/a#p"), .anyNumber("https://example.org/a#q")]
    #expect(line(.path(steps)) == "( a:p [ <http://www.w3.org/ns/shacl#zeroOrMorePath> a:q ] )")
  }

  @Test func declaresPrefixesThatTurtleTakes() {
    var turtle = Turtle(prefixes: [
      ("a b", "https://example.org/1/"), ("", "https://example.org/2/"), ("x", "https://example.org/3/"),
      ("x", "https://example.org/4/"), ("y", "https://example.org/3/"), ("1x", "https://example.org/5/"),
    ])
    for number in 1...5 { turtle.add("https://example.org/\(number)/s", []) }
    let text = String(decoding: turtle.bytes, as: UTF8.self)
    #expect(text.hasPrefix("@prefix x: <https://example.org/3/> .\n\n<https://example.org/1/s>\n"))
    #expect(text.contains("\nx:s\n") && text.contains("\n<https://example.org/4/s>\n"))
  }
}
