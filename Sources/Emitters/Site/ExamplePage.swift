import Emission
import Model
import Naming
import Printing

/// The page of an example, and examples on the pages of what they show.
extension Site {
  mutating func examplePage(_ example: Example, _ index: Int, _ entry: Entry) throws(TemplateError) -> Artefact {
    let page = page(at: entry.path)
    let subject: HTML =
      switch example.subject {
      case .instance(let link): page.link(to: link)
      case .request(let link): "the body of a request to \(page.link(to: link))"
      case .response(let link): "the body of an answer of \(page.link(to: link))"
      }
    let content = try html(
      "example",
      [
        "headHTML": .html(head(example.metadata, entry, on: page)),
        "subjectHTML": .html(subject),
        "valueHTML": .html(value(ofExample: index)),
        "aboutHTML": .html(about(example.metadata, on: page)),
      ])
    return try artefact(example.metadata, entry, on: page, content: content)
  }

  /// The examples of the subjects, one box each.
  mutating func exampleBoxes(_ subjects: [Example.Subject], on page: Page) throws(TemplateError) -> HTML {
    var html = HTML()
    for subject in subjects {
      let role: String? =
        switch subject {
        case .instance: nil
        case .request: "Request"
        case .response: "Response"
        }
      for index in usage.examples[subject, default: []] {
        let metadata = standard.examples[index].metadata
        html += try self.html(
          "example-box",
          [
            "role": .ifAny(role),
            "linkHTML": .html(page.link(to: .example(index))),
            "summaryHTML": .html(page.html(metadata.summary)),
            "valueHTML": .html(value(ofExample: index)),
          ])
      }
    }
    return html
  }

  private mutating func value(ofExample index: Int) -> HTML {
    if let known = exampleValues[index] { return known }
    var html = HTML()
    html.addJSON(standard.examples[index].value, depth: 0)
    exampleValues[index] = html
    return html
  }
}

extension HTML {
  /// Indented JSON whose keys and values carry classes for their colours.
  fileprivate mutating func addJSON(_ json: JSON, depth: Int) {
    switch json {
    case .null: self += "<span class=\"l\">null</span>"
    case .bool(true): self += "<span class=\"l\">true</span>"
    case .bool(false): self += "<span class=\"l\">false</span>"
    case .number(let digits):
      self += "<span class=\"n\">"
      self.text(digits)
      self += "</span>"
    case .string(let text):
      self += "<span class=\"s\">"
      addQuoted(text)
      self += "</span>"
    case .array(let elements):
      self += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { self += "," }
        breakLine(depth: depth + 1)
        addJSON(element, depth: depth + 1)
      }
      if !elements.isEmpty { breakLine(depth: depth) }
      self += "]"
    case .object(let members):
      self += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { self += "," }
        breakLine(depth: depth + 1)
        self += "<span class=\"k\">"
        addQuoted(member.key)
        self += "</span>: "
        addJSON(member.value, depth: depth + 1)
      }
      if !members.isEmpty { breakLine(depth: depth) }
      self += "}"
    }
  }

  private mutating func breakLine(depth: Int) {
    self += "\n"
    for _ in 0..<depth { self += "  " }
  }

  private mutating func addQuoted(_ text: String) {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F && $0 != 0xE2 }
    guard isPlain else { return self.text(JSON.string(text).compactText) }
    self += "&quot;"
    self.text(text)
    self += "&quot;"
  }
}
