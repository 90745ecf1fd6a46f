import Foundation
import Printing
import Testing

/// Strings are scanned in pieces of sixteen bytes; nothing may slip through at the seams.
@Suite struct JSONSerialiserTests {
  @Test(arguments: [
    ("\"", #"\""#), ("\\", #"\\"#), ("\n", #"\n"#), ("\u{0}", #"\u0000"#), ("\u{1F}", #"\u001f"#),
    ("\u{7F}", #"\u007f"#),
    ("<", #"\u003c"#), ("\u{2028}", #"\u2028"#), ("\u{2029}", #"\u2029"#), ("—", "—"), ("é", "é"), (">", ">"),
  ])
  func escapesAtEveryPlace(_ special: String, _ escaped: String) throws {
    for length in 0..<40 {
      for place in 0...length {
        let (before, after) = (String(repeating: "a", count: place), String(repeating: "z", count: length - place))
        let json = JSON.string(before + special + after)
        #expect(json.compactText == "\"" + before + escaped + after + "\"")
        #expect(json.text == json.compactText + "\n")
      }
    }
  }

  @Test func writesMoreThanItHadRoomFor() throws {
    let texts = (0..<20_000).map { "text \($0)" }
    let json = JSON.array(texts.map(JSON.string))
    #expect(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String] == texts)
    #expect(try JSONSerialization.jsonObject(with: Data(json.compactText.utf8)) as? [String] == texts)
  }
}
