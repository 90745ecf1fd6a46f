import Naming
import Testing

@Suite struct SiteNamingTests {
  @Test(arguments: [
    ("DO.EMP.02", "DO.EMP.02"), ("member-out-of-work", "member-out-of-work"), ("a_b", "a_b"),
    ("a/b", "a~2Fb"), ("..", "~2E~2E"), (".hidden", "~2Ehidden"), ("dot.", "dot~2E"), ("a b", "a~20b"),
    ("~", "~7E"), ("a~2Fb", "a~7E2Fb"), ("", "~"), ("é", "~C3~A9"), ("%41?#", "~2541~3F~23"),
    ("CON", "~43ON"), ("nul.x", "~6Eul.x"), ("com1", "~63om1"), ("com0", "com0"), ("console", "console"),
  ])
  func segmentsAreSafeEverywhere(_ text: String, _ expected: String) {
    #expect(SiteNaming.segment(text) == expected)
  }

  /// Reading the escapes back gives the text, so no two texts share a segment.
  @Test(arguments: ["DO.EMP.02", "a/b", "..", "~2F", "~", "", "CON", "é\u{0}\n", "a.b.", "Prn.x"])
  func segmentsAreInjective(_ text: String) {
    let segment = SiteNaming.segment(text)
    var bytes: [UInt8] = []
    var rest = Array(segment.utf8)[...]
    if segment == "~" { rest = [] }
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "~") {
        let hex = String(decoding: rest.prefix(2), as: UTF8.self)
        bytes.append(UInt8(hex, radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
