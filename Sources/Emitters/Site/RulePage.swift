import Emission
import Model
import Naming
import Printing

/// The page of a business rule, and the rules of an object.
extension Site {
  mutating func rulePage(
    _ rule: BusinessRule, _ link: Link<BusinessRule>, _ entry: Entry
  ) throws(TemplateError) -> Artefact {
    let page = page(at: entry.path)
    var messages = HTML()
    for message in rule.message.entries {
      messages += "<p lang=\"\(message.language)\" dir=\"auto\">\(page.html(message.text))</p>\n"
    }
    let breaking = standard.examples.indices.filter { standard.examples[$0].violates.contains(link) }
    let processes = standard.processes.indices.filter { standard.processes[$0].rules.contains(link) }
    let content = try html(
      "rule",
      [
        "headHTML": .html(head(rule.metadata, entry, on: page)),
        "subjectHTML": .html(page.link(to: rule.subject)),
        "condition": .ifAny(rule.conditionText),
        "requirement": .text(rule.requirementText),
        "blamedHTML": .ifAny(rule.blamed.map { "<code>\($0.joined(separator: "."))</code>" as HTML }),
        "messagesHTML": .html(messages),
        "parametersHTML": .ifAny(parameters(of: rule, on: page)),
        "examplesHTML": .ifAny(HTML.list(breaking.map { page.link(to: .example($0)) })),
        "processesHTML": .ifAny(HTML.list(processes.map { page.link(to: Link<Process>($0)) })),
        "aboutHTML": .html(about(rule.metadata, on: page)),
      ])
    return try artefact(rule.metadata, entry, on: page, content: content)
  }

  private func parameters(of rule: BusinessRule, on page: Page) -> HTML {
    var html = HTML()
    for parameter in rule.parameters {
      html += """
        <tr><th scope="row"><code>$\(parameter.name)</code></th><td>\(page.link(to: .dataType(parameter.type)))</td>\
        <td><code>\(parameter.defaultValue.compactText)</code></td><td>\(page.html(parameter.summary))</td></tr>

        """
    }
    return html
  }

  /// The rules that instances of an object keep, those of what it extends included.
  func rules(of object: Link<DataObject>, on page: Page) -> HTML {
    var items: [HTML] = []
    var next: Link<DataObject>? = object
    while let link = next {
      for (index, rule) in standard.rules.enumerated() where rule.subject == link {
        items.append("\(page.link(to: .rule(Link(index)))): \(page.html(rule.metadata.summary))")
      }
      next = standard.dataObjects[link.index].parent
    }
    return HTML.list(items, class: "bullets")
  }
}
