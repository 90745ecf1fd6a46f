import Printing
import Testing

@Suite struct HTMLTests {
  @Test(arguments: [
    (#"<b a="x" b='y'>&amp;"#, "&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;"),
    // A combining mark makes one character of the two for Swift, but not for a browser.
    ("\"\u{301} onclick=x <\u{338}b>", "&quot;\u{301} onclick=x &lt;\u{338}b&gt;"),
    ("a\u{0}b\u{7}c\u{7F}d\u{85}e\u{FFFF}f", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f"),
    ("a\r\nb\rc\td\ne", "a\nb\nc\td\ne"),
    ("Ünïcödé – 名前 🙂 @~`", "Ünïcödé – 名前 🙂 @~`"),
    ("", ""),
  ])
  func textIsEscaped(_ text: String, _ expected: String) {
    #expect(HTML(text: text).string == expected)
  }

  /// Text is copied in blocks; a byte that must be escaped may stand at any place of one.
  @Test func textIsEscapedAtEveryPlace() {
    for (special, escaped) in [("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("\"", "&quot;"), ("'", "&#39;")] {
      for before in 0...20 {
        for after in [0, 1, 7, 8, 9] {
          let (left, right) = (String(repeating: "x", count: before), String(repeating: "y", count: after))
          #expect(HTML(text: left + special + right).string == left + escaped + right)
        }
      }
    }
  }

  @Test func onlyLiteralsAreMarkup() {
    let name = "<i>"
    let inner: HTML = "<b>\(name)</b>"
    #expect(
      ("<p title=\"\(name)\">\(inner) \(3)</p>" as HTML).string == "<p title=\"&lt;i&gt;\"><b>&lt;i&gt;</b> 3</p>")
  }

  @Test(arguments: [
    ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    ("HTTP://Example.org", "HTTP://Example.org"),
    ("https://example.org:8080/é [x]\"<>\\#a#b", "https://example.org:8080/%C3%A9%20%5Bx%5D%22%3C%3E%5C#a%23b"),
    ("https://example.org/%41%4", "https://example.org/%41%254"),
    ("javascript:alert(1)", nil), ("JAVASCRIPT://example.org/%0aalert(1)", nil), ("data:text/html,x", nil),
    ("https://", nil), ("https:///x", nil), ("https://a b/c", nil), ("https://user@host/", nil),
    ("//example.org", nil), ("page.html", nil), (" https://example.org", nil), ("", nil),
  ])
  func onlyTheWebIsLinked(_ text: String, _ expected: String?) {
    #expect(HTML.webAddress(text) == expected)
  }
}
