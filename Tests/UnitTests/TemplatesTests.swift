import Emission
import Printing
import Testing

@Suite struct TemplatesTests {
  static let view: TemplateView = [
    "title": .text("A & <b>"), "missing": .ifAny(""), "isOpen": .flag(true), "isShut": .flag(false),
    "bodyHTML": .html("<i>\("{{title}}")</i>"),
  ]

  @Test(arguments: [
    ("{{title}}", "A &amp; &lt;b&gt;"),
    ("{{{bodyHTML}}}", "<i>{{title}}</i>"),
    ("{{&bodyHTML}}", "<i>{{title}}</i>"),
    ("[{{missing}}]", "[]"),
    ("{{#title}}yes {{title}}{{/title}}{{^title}}no{{/title}}", "yes A &amp; &lt;b&gt;"),
    ("{{#missing}}yes{{/missing}}{{^missing}}no{{/missing}}", "no"),
    ("{{#isOpen}}open{{/isOpen}}{{#isShut}}shut{{/isShut}}", "open"),
    ("a\n{{#isOpen}}\n<b>\n{{/isOpen}}\n  {{#isShut}}\nshut\n  {{/isShut}}\nz\n", "a\n<b>\nz\n"),
    ("{{#isOpen}}\n{{#title}}\n{{title}}\n{{/title}}\n{{/isOpen}}", "A &amp; &lt;b&gt;\n"),
    ("{{! note }}x{{>part}}y", "xpart A &amp; &lt;b&gt;y"),
    ("{{<frame}}{{$middle}}[{{title}}]{{/middle}}{{/frame}}", "<[A &amp; &lt;b&gt;]>"),
    ("{{% CONTENT_TYPE:TEXT}}{{title}}", "A & <b>"),
  ])
  func rendersMustache(_ text: String, _ expected: String) throws {
    let templates = try Templates(texts: [
      "page.mustache": text, "part.mustache": "part {{title}}", "frame.mustache": "<{{$middle}}none{{/middle}}>",
    ])
    #expect(String(decoding: try templates.render("page", TemplatesTests.view), as: UTF8.self) == expected)
  }

  /// A renderer remembers what the engine made of a template: of the same for each absence and flag.
  @Test func remembersEachVariant() throws {
    let templates = try Templates(texts: [
      "row.mustache": "<{{name}}{{#note}}:{{note}}{{/note}}{{#isLast}}.{{/isLast}}>\n"
    ])
    var renderer = TemplateRenderer(templates)
    var text = ""
    for (name, note, isLast) in [("a", nil, false), ("b", "x", false), ("c", nil, false), ("d", "y<", true)] {
      let bytes = try renderer.render(
        "row", ["name": .text(name), "note": .ifAny(note), "isLast": .flag(isLast)])
      text += String(decoding: bytes, as: UTF8.self)
    }
    #expect(text == "<a>\n<b:x>\n<c>\n<d:y&lt;.>\n")
  }

  @Test(arguments: [
    ("a\n {{title", "page.mustache:2:2: this tag is never closed"),
    ("{{#title}}x", "page.mustache:1:1: section `title` is never closed"),
    ("é{{/title}}", "page.mustache:1:2: `title` is closed here but was not opened"),
    (
      "{{#isOpen}}{{#title}}{{/isOpen}}{{/title}}",
      "page.mustache:1:22: `isOpen` is closed here while `title` is open; close that first"
    ),
    ("x\n\n  {{>other}}", "page.mustache:3:3: there is no template `other.mustache` to include"),
    ("{{>page}}", "page.mustache:1:1: this includes `page`, which is being included already"),
    ("{{{title}}}", "page.mustache:1:1: `title` is text: write {{title}}, which escapes it"),
    ("{{bodyHTML}}", "page.mustache:1:1: `bodyHTML` is ready-made HTML: write {{{bodyHTML}}}"),
    ("{{=<% %>=}}", "page.mustache:1:1: delimiters stay {{ and }}"),
    (
      "{{uppercased(title)}}",
      "page.mustache:1:1: `uppercased(title)`: a name has letters, digits, `-` and `_`; views hold no lists, no fields and no functions"
    ),
    (
      "{{.title}}",
      "page.mustache:1:1: `.title`: a name has letters, digits, `-` and `_`; views hold no lists, no fields and no functions"
    ),
    ("{{ }}", "page.mustache:1:1: a tag without a name"),
    ("{{>text}}", "page.mustache:1:1: `text` has another content type than this template"),
    ("{{% CONTENT_TYPE:XML}}", "page.mustache:1:1: expected {{% CONTENT_TYPE:TEXT}} or {{% CONTENT_TYPE:HTML}}"),
    (
      "x\n{{#isShut}}{{titel}}{{/isShut}}",
      "page.mustache:2:12: unknown name `titel`; known here: title, missing, isOpen, isShut, bodyHTML"
    ),
    (
      "{{#isShut}}\n{{>bad}}\n{{/isShut}}",
      "bad.mustache:1:3: unknown name `nobody`; known here: title, missing, isOpen, isShut, bodyHTML"
    ),
    ("a\u{1}b", "page.mustache:1:2: a control character"),
  ])
  func saysWhatIsWrong(_ text: String, _ expected: String) {
    let error = #expect(throws: TemplateError.self) {
      let templates = try Templates(texts: [
        "page.mustache": text, "bad.mustache": "  {{nobody}}", "text.mustache": "{{% CONTENT_TYPE:TEXT}}",
      ])
      _ = try templates.render("page", TemplatesTests.view)
    }
    #expect(error?.description == "template " + expected)
  }

  @Test func namesAMissingTemplate() throws {
    let templates = try Templates(texts: ["style.css": "{{ not a template"])
    let error = #expect(throws: TemplateError.self) { _ = try templates.render("site/page", [:]) }
    #expect(error?.description == "template site/page.mustache: there is no such template")
  }
}
