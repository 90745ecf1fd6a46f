import Emission
import Model
import Naming
import Printing

/// The page of a process.
extension Site {
  mutating func processPage(
    _ process: Process, _ link: Link<Process>, _ entry: Entry
  ) throws(TemplateError) -> Artefact {
    let page = Page(path: entry.path)
    let text = text(on: page)
    func list(_ texts: [Text]) -> TemplateView.Value { .ifAny(HTML.list(texts.map(text.html), class: "bullets")) }
    var steps = HTML()
    for step in process.steps { steps += try self.step(step, of: process, on: page) }
    let diagram = SequenceDiagram(process, endpoints: standard.endpoints)
    let content = try html(
      "process",
      [
        "headHTML": .html(head(process.metadata, entry, on: page)),
        "purposeHTML": .html(text.html(process.purpose)),
        "actorsHTML": .ifAny(actors(process.actors, text)),
        "assumptionsHTML": list(process.assumptions),
        "preconditionsHTML": list(process.preconditions),
        "inputsHTML": list(process.inputs),
        "diagramHTML": .ifAny(diagram.html),
        "diagramNote": .ifAny(diagram.note),
        "stepsHTML": .ifAny(steps),
        "outputsHTML": list(process.outputs),
        "exceptionsHTML": list(process.exceptions),
        "aboutHTML": .html(about(process.metadata, on: page)),
      ])
    return try artefact(process.metadata, entry, on: page, content: content)
  }

  private func actors(_ actors: [Process.Actor], _ text: SiteText) -> HTML {
    var html = HTML()
    for actor in actors {
      html += """
        <tr><th scope="row">\(text.html(actor.name))</th><td>\(Wording.actor(actor.kind))</td>\
        <td>\(actor.summary.map(text.html) ?? HTML())</td></tr>

        """
    }
    return html
  }

  private mutating func step(
    _ step: Process.Step, of process: Process, on page: Page
  ) throws(TemplateError) -> HTML {
    let text = text(on: page)
    let endpoint = step.endpoint.map { link -> HTML in
      let endpoint = standard[link]
      return """
        \(links.link(to: link, from: page)) \
        <span class="operation"><span class="method">\(endpoint.method.rawValue)</span> <code>\(endpoint.path)</code></span>
        """
    }
    return try html(
      "step",
      [
        "anchor": .text(SiteNaming.stepAnchor(step.number)),
        "number": .text(String(step.number)),
        "fromHTML": .html(text.html(process.actors[step.from].name)),
        "toHTML": .ifAny(step.from == step.to ? nil : text.html(process.actors[step.to].name)),
        "summaryHTML": .html(text.html(step.summary)),
        "hasFacts": .flag(endpoint != nil || !step.shares.isEmpty || step.purpose != nil),
        "endpointHTML": .ifAny(endpoint),
        "sharesHTML": .ifAny(HTML.list(step.shares.map { share($0, on: page) })),
        "purposeHTML": .ifAny(step.purpose.map(text.html)),
      ])
  }

  /// `DO.EMP.02 Member: member_identifier, demographic_info`
  private func share(_ share: Process.Share, on page: Page) -> HTML {
    let object = links.link(to: share.object, from: page)
    if share.attributes.isEmpty { return "\(object): all attributes" }
    let attributes = share.attributes.map { links.link(to: $0, of: share.object, from: page) }
    return "\(object): \(HTML.joined(attributes, by: ", "))"
  }
}
