import Emission
import Emitters
import Testing

@Suite struct SiteEmitterTests {
  /// Would be a tag, a script, the end of an attribute, of a comment or of a script, if it were not text.
  static let hostile =
    "{{title}} {{{nameHTML}}} {{>site/home}} </script><script>alert(1)</script> <img src=x onerror=alert(2)> \" onload=\"x' "
    + "--> <!-- ]]> \"\u{301} &lt;b&gt; \\u003cb \\(x) */ #{y} ${z} [a](javascript:alert(3)) `c`\u{2028}\u{2029}\u{85}"

  @Test func textStaysText() async throws {
    let files = try await SiteSample(text: SiteEmitterTests.hostile).files()
    var shown = 0
    for (path, text) in files where !path.hasPrefix("docs/assets/") {
      for markup in [
        "<img", "<script>", "alert(1)</script>", "\"\u{301}", "\" onload", "-->\n<!--", "javascript:alert(3)\"",
      ] {
        #expect(!text.contains(markup), "\(path) holds \(markup)")
      }
      // A page has the scripts and the comment of the template and no other.
      #expect(text.count(of: "<script") == 2, "\(path)")
      #expect(text.count(of: "<!--") == 1, "\(path)")
      #expect(text.count(of: "-->") == 1, "\(path)")
      shown += text.count(of: "&lt;img src=x onerror=alert(2)&gt;")
      #expect(!text.utf8.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }, "\(path)")
    }
    #expect(shown > 100)
    let index = try #require(files["docs/assets/search-index.js"])
    for end in ["<", "\u{2028}", "\u{2029}"] { #expect(!index.contains(end)) }
    #expect(index.contains(#"\u003cimg src=x onerror=alert(2)>"#))
  }

  /// A template may replace one that ships; it sees the same names.
  @Test func aTemplateReplacesOne() async throws {
    let files = try await SiteSample(replacing: [
      "site/attribute.mustache": "<tr><td>{{name}}={{notation}}</td></tr>\n",
      "site/assets/site.css": "body { color: red }",
      "site/assets/fonts/note.txt": "mine",
    ]).files()
    let page = try #require(files["docs/main/objects/DO.X.02.html"])
    #expect(page.contains("<tbody>\n<tr><td>kind=1..1</td></tr>\n<tr><td>family_name=1..5</td></tr>\n"))
    #expect(files["docs/assets/site.css"] == "body { color: red }")
    #expect(files["docs/assets/fonts/note.txt"] == "mine")
  }

  @Test func whatTargetsCannotCheckIsSaid() async throws {
    let page = try #require(try await SiteSample().files()["docs/agreement.html"])
    let row = "<tr><th scope=\"row\">A required attribute is there.</th><td>yes</td><td>yes</td></tr>\n"
    #expect(page.contains(row))
    #expect(page.contains("null is none.</th><td>yes</td><td>no</td></tr>\n"))
    #expect(page.contains("</ul>\n</td><td><p>It is blind &lt;b&gt;.</p>\n</td></tr>\n"))
    #expect(page.contains("What Blind &lt;b&gt; cannot check"))
  }

  @Test func aMissingTemplateIsAnError() async throws {
    var texts = try SiteSample.texts()
    texts["site/step.mustache"] = nil
    let templates = try Templates(texts: texts)
    let standard = try await SiteSample().standard
    let error = #expect(throws: TemplateError.self) { _ = try SiteEmitter().emit(standard, templates: templates) }
    #expect(error?.description == "template site/step.mustache: there is no such template")
  }

  /// `templates/README.md` lists for each template just the names that there are.
  @Test func theNamesOfTemplatesAreDocumented() async throws {
    let documented = try SiteEmitterTests.documentedNames()
    let shipped = try SiteSample.texts().keys.filter { $0.hasSuffix(".mustache") && $0.hasPrefix("site/") }
    #expect(documented.keys.sorted() == shipped.sorted())
    for (path, names) in documented {
      let sample = try await SiteSample(replacing: [path: "{{nonsense}}"])
      let error = #expect(throws: TemplateError.self, "\(path) is not used") { _ = try sample.files() }
      let known = error?.message.split(separator: "known here: ").last.map(String.init) ?? ""
      #expect(known.split(separator: ", ").map(String.init).sorted() == names.sorted(), "\(path)")
    }
  }

  private static func documentedNames() throws -> [String: [String]] {
    var names: [String: [String]] = [:]
    var path = ""
    for line in try #require(try SiteSample.texts()["README.md"]).split(separator: "\n") {
      if line.hasPrefix("### ") { path = String(line.dropFirst(4)) }
      if !path.isEmpty, line.hasPrefix("| `"), let name = line.dropFirst(3).split(separator: "`").first {
        names[path, default: []].append(String(name))
      }
    }
    return names
  }

  @Test func linksLeadToDefinitions() async throws {
    let page = try #require(try await SiteSample().files()["docs/main/objects/DO.X.02.html"])
    // Identifiers in texts, but neither the page's own nor parts of others.
    #expect(
      page.contains(
        "See <a href=\"../../main/objects/DO.X.01.html\">DO.X.01</a>, "
          + "<a href=\"../../main/code-directories/CD.X.01.html\">CD.X.01</a>. and XDO.X.01; not DO.X.02."
      ))
    // Links in Markdown name definitions; others would lead nowhere.
    #expect(
      page.contains(
        "The <a href=\"../../main/objects/DO.X.01.html\">person</a>, nowhere and <code>DO.X.01</code>."))
    #expect(
      page.contains("<p class=\"detail\">Narrows that of <a class=\"ref\" href=\"../../main/objects/DO.X.01.html\">"))
    #expect(
      page.contains(
        "when it is <a href=\"../../main/code-directories/CD.X.01.html#code-second\"><code>second</code></a>"))
  }

  /// So that another definition changes few files: navigation does not list definitions.
  @Test func fewPagesNameADefinition() async throws {
    let files = try await SiteSample().files()
    let naming = files.keys.filter { $0.hasSuffix(".html") && files[$0]?.contains("DT.X.02") == true }.sorted()
    #expect(
      naming == [
        "docs/data-types.html", "docs/main/data-types/DT.X.01.html", "docs/main/data-types/DT.X.02.html",
        "docs/main/index.html",
      ])
  }
}

@Suite struct SequenceDiagramTests {
  @Test func drawsEachStepOnce() async throws {
    let page = try #require(try await SiteSample(text: "Some words").files()["docs/main/processes/PRS.X.01.html"])
    #expect(page.count(of: "<a class=\"step\"") == 3)
    for (index, key) in ["apply", "decide", "ask"].enumerated() {
      #expect(page.contains("href=\"#step-\(key)\" aria-label=\"Step \(index + 1)\""))
      #expect(page.contains("<li id=\"step-\(key)\""))
    }
    #expect(page.count(of: "class=\"lifeline\"") == 2)
  }

  /// A drawing that nobody could read is cut short or left out; the list of steps is whole in any case.
  @Test(
    arguments: [
      (8, 40, 40, nil), (8, 57, 40, "The drawing shows the first 40 of 57 steps."),
      (9, 20, 0, "With 9 actors the process is too wide for a drawing."),
    ] as [(Int, Int, Int, String?)])
  func drawingsStayLegible(_ actors: Int, _ steps: Int, _ drawn: Int, _ note: String?) async throws {
    var process = "\n---\nprocess: PRS.X.02\nsummary: Large.\npurpose: To be large.\nactors:\n"
    for actor in 0..<actors { process += "  a\(actor): { name: Actor \(actor), kind: system }\n" }
    process += "steps:\n"
    for step in 0..<steps {
      process += "  s\(step): { from: a\(step % actors), to: a\((step + 1) % actors), summary: Does something. }\n"
    }
    let page = try #require(try await SiteSample(adding: process).files()["docs/main/processes/PRS.X.02.html"])
    #expect(page.count(of: "<a class=\"step\"") == drawn)
    #expect(page.count(of: "<li id=\"step-") == steps)
    #expect(page.contains("<svg") == (drawn > 0))
    if let note { #expect(page.contains(note)) } else { #expect(!page.contains("drawing shows")) }
  }

  @Test func longTextsAreShortened() async throws {
    let text = String(repeating: "word ", count: 500)
    let page = try #require(try await SiteSample(text: text).files()["docs/main/processes/PRS.X.01.html"])
    let drawing = try #require(page.split(separator: "<svg").last?.split(separator: "</svg>").first)
    #expect(drawing.utf8.count < 12_000)
    #expect(String(drawing).count(of: "…") >= 3)
  }
}

extension String {
  fileprivate func count(of part: String) -> Int {
    let (bytes, wanted) = (Array(utf8), Array(part.utf8))
    return bytes.indices.count { bytes[$0...].starts(with: wanted) }
  }
}
