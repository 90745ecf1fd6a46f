import Printing
import Testing

@Suite struct MarkdownTests {
  @Test(arguments: [
    ("One.\nStill one.\n\n\nTwo.", "<p>One.\nStill one.</p>\n<p>Two.</p>\n"),
    ("", ""),
    ("Windows\r\n\r\nlines", "<p>Windows</p>\n<p>lines</p>\n"),
    // Emphasis
    ("*a* **b** _c_ __d__", "<p><em>a</em> <strong>b</strong> <em>c</em> <strong>d</strong></p>\n"),
    ("**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>\n"),
    ("employment_status and birth_date_2", "<p>employment_status and birth_date_2</p>\n"),
    ("2 * 3 * 4 and *open", "<p>2 * 3 * 4 and *open</p>\n"),
    (#"\*a\* \_b\_ \`c\`"#, "<p>*a* _b_ `c`</p>\n"),
    // Code
    ("`<b> *x*` and `` a`b ``", "<p><code>&lt;b&gt; *x*</code> and <code>a`b</code></p>\n"),
    ("`open", "<p>`open</p>\n"),
    (
      "```json\n{ \"a\": <b> }\n\n  x\n```\nafter",
      "<pre><code>{ &quot;a&quot;: &lt;b&gt; }\n\n  x\n</code></pre>\n<p>after</p>\n"
    ),
    ("```\nnever closed", "<pre><code>never closed\n</code></pre>\n"),
    // Lists
    ("- a\n- b\n  more\n\nafter", "<ul>\n<li>a</li>\n<li>b\nmore</li>\n</ul>\n<p>after</p>\n"),
    ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    ("text\n* a\n* b", "<p>text</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("- a\n  - b\n  - c\n- d", "<ul>\n<li>a\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n</li>\n<li>d</li>\n</ul>\n"),
    ("- a\n\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    // Links
    (
      "[a *b*](https://example.org/x(1)) <https://example.org>",
      "<p><a href=\"https://example.org/x(1)\">a <em>b</em></a> <a href=\"https://example.org\">https://example.org</a></p>\n"
    ),
    ("[a](javascript:alert(1)) [b](x.html) [c](", "<p>a b [c](</p>\n"),
    ("[a](https://example.org/\"onclick=\"x)", "<p><a href=\"https://example.org/%22onclick=%22x\">a</a></p>\n"),
    (
      "[a [b](https://b.example)](https://a.example)",
      "<p>[a <a href=\"https://b.example\">b</a>](https://a.example)</p>\n"
    ),
    // All else is text.
    (
      "# Heading\n> quote\n<img src=x onerror=alert(1)>",
      "<p># Heading\n&gt; quote\n&lt;img src=x onerror=alert(1)&gt;</p>\n"
    ),
    ("![alt](https://example.org/x.png)", "<p>!<a href=\"https://example.org/x.png\">alt</a></p>\n"),
    ("a &amp; b &lt;script&gt;", "<p>a &amp;amp; b &amp;lt;script&amp;gt;</p>\n"),
  ])
  func becomesHTML(_ text: String, _ expected: String) {
    #expect(Markdown().html(text).string == expected)
  }

  /// What would take minutes if any search began anew at each character.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "*a ", "**a ", "_a ", "[", "[a](", "![", "`", "`` ` ", "<", "- ", "  - a\n", "\n", "1. a\n\n", "*_", "[a]", "\\",
      "```\n",
      "<http://a ", "> ", "**a* ",
    ])
  func strangeTextTakesLinearTime(_ piece: String) {
    let text = String(repeating: piece, count: 40_000)
    #expect(Markdown().html("- x" + text).bytes.count > 0)
  }
}
