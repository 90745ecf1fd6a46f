import Emission
import Model
import Naming
import Printing

/// The page of a process.
extension Site {
  mutating func processPage(
    _ process: Process, _ link: Link<Process>, _ entry: Entry
  ) throws(TemplateError) -> Artefact {
    let page = page(at: entry.path)
    func list(_ texts: [Text]) -> TemplateView.Value { .ifAny(HTML.list(texts.map(page.html), class: "bullets")) }
    var steps = HTML()
    for step in process.steps { steps += try self.step(step, of: process, on: page) }
    let diagram = SequenceDiagram(process, endpoints: standard.endpoints)
    let content = try html(
      "process",
      [
        "headHTML": .html(head(process.metadata, entry, on: page)),
        "purposeHTML": .html(page.html(process.purpose)),
        "actorsHTML": .ifAny(actors(process.actors, page)),
        "assumptionsHTML": list(process.assumptions),
        "preconditionsHTML": list(process.preconditions),
        "inputsHTML": list(process.inputs),
        "diagramHTML": .ifAny(diagram.html),
        "diagramNote": .ifAny(diagram.note),
        "stepsHTML": .ifAny(steps),
        "outputsHTML": list(process.outputs),
        "exceptionsHTML": list(process.exceptions.flatMap { [$0.when, $0.then] }),
        "aboutHTML": .html(about(process.metadata, on: page)),
      ])
    return try artefact(process.metadata, entry, on: page, content: content)
  }

  private func actors(_ actors: [Process.Actor], _ page: Page) -> HTML {
    var html = HTML()
    for actor in actors {
      html += """
        <tr><th scope="row">\(page.html(actor.name))</th><td>\(Wording.actor(actor.kind))</td>\
        <td>\(actor.summary.map(page.html) ?? HTML())</td></tr>

        """
    }
    return html
  }

  private mutating func step(
    _ step: Process.Step, of process: Process, on page: Page
  ) throws(TemplateError) -> HTML {
    let endpoint = step.endpoint.map { link -> HTML in
      let endpoint = standard[link]
      return """
        \(page.link(to: link)) \
        <span class="operation"><span class="method">\(endpoint.method.rawValue)</span> <code>\(endpoint.path)</code></span>
        """
    }
    return try html(
      "step",
      [
        "anchor": .text(SiteNaming.stepAnchor(step.number)),
        "number": .text(String(step.number)),
        "fromHTML": .html(page.html(process.actors[step.from].name)),
        "toHTML": .ifAny(step.from == step.to ? nil : page.html(process.actors[step.to].name)),
        "summaryHTML": .html(page.html(step.summary)),
        "hasFacts": .flag(endpoint != nil || !step.shares.isEmpty || step.purpose != nil),
        "endpointHTML": .ifAny(endpoint),
        "sharesHTML": .ifAny(HTML.list(step.shares.map { share($0, on: page) })),
        "purposeHTML": .ifAny(step.purpose.map(page.html)),
      ])
  }

  /// `DO.EMP.02 Member: member_identifier, demographic_info`
  private func share(_ share: Process.Share, on page: Page) -> HTML {
    let object = page.link(to: share.object)
    if share.attributes.isEmpty { return "\(object): all attributes" }
    let attributes = share.attributes.map { page.link(to: $0, of: share.object) }
    return "\(object): \(HTML.joined(attributes, by: ", "))"
  }
}
