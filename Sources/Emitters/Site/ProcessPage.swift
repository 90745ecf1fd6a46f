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
        "phasesHTML": .ifAny(phases(of: process, on: page)),
        "actorsHTML": .ifAny(actors(process.actors, page)),
        "triggersHTML": list(process.triggers),
        "assumptionsHTML": list(process.assumptions),
        "preconditionsHTML": list(process.preconditions),
        "inputsHTML": list(process.inputs),
        "diagramHTML": .ifAny(diagram.html),
        "diagramNote": .ifAny(diagram.note),
        "stepsHTML": .ifAny(steps),
        "outputsHTML": list(process.outputs),
        "decisionsHTML": .ifAny(decisions(of: process, on: page)),
        "indicatorsHTML": .ifAny(measures(process.indicators, on: page)),
        "serviceLevelsHTML": .ifAny(measures(process.serviceLevels, on: page)),
        "usesHTML": .ifAny(HTML.list(process.uses.map { page.link(to: $0) })),
        "rulesHTML": .ifAny(
          HTML.list(
            process.rules.map { "\(page.link(to: .rule($0))): \(page.html(standard[$0].metadata.summary))" },
            class: "bullets")),
        "alternativesHTML": .ifAny(branches(process.alternatives, of: process, on: page)),
        "exceptionsHTML": .ifAny(branches(process.exceptions, of: process, on: page)),
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

  /// All phases of the delivery chain, with those of the process marked.
  private func phases(of process: Process, on page: Page) -> HTML {
    var html = HTML()
    if process.deliveryChain.isEmpty { return html }
    for (index, phase) in standard.deliveryChain.enumerated() {
      let mark: HTML = process.deliveryChain.contains(index) ? " aria-current=\"step\"" : ""
      html += "<li\(mark)>\(page.html(phase.label))</li>\n"
    }
    return html
  }

  private func decisions(of process: Process, on page: Page) -> HTML {
    var html = HTML()
    for decision in process.decisions {
      let step: HTML = decision.step.map { link(to: process.steps[$0]) } ?? "any"
      html += """
        <tr><td>\(step)</td><td>\(page.html(decision.question))</td>\
        <td>\(decision.yes.map(page.html) ?? "The process goes on.")</td>\
        <td>\(decision.no.map(page.html) ?? "The process goes on.")</td></tr>

        """
    }
    return html
  }

  private func measures(_ measures: [Measure], on page: Page) -> HTML {
    var html = HTML()
    for measure in measures {
      html += "<tr><th scope=\"row\">\(page.html(measure.name))</th><td>\(measure.target ?? "")</td></tr>\n"
    }
    return html
  }

  private func branches(_ branches: [Process.Branch], of process: Process, on page: Page) -> HTML {
    var html = HTML()
    for branch in branches {
      let step: HTML = branch.step.map { link(to: process.steps[$0]) } ?? "any"
      let call: HTML = branch.endpoint.map { " It calls \(page.link(to: $0))." } ?? ""
      html += "<tr><td>\(step)</td><td>\(page.html(branch.when))</td><td>\(page.html(branch.then))\(call)</td></tr>\n"
    }
    return html
  }

  /// A link to a step of the same process: its number.
  private func link(to step: Process.Step) -> HTML {
    "<a href=\"#\(SiteNaming.stepAnchor(step.key))\">step \(step.number)</a>"
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
    let grounds = process.grounds(of: step)
    let isExchange = step.isExchange
    let basis = isExchange ? grounds.legalBasis.map { self.basis($0, on: page) } : nil
    let purpose = isExchange ? grounds.purpose : step.purpose
    let examples = step.examples.map { page.link(to: .example($0)) }
    let privacy = standard.privacy(of: step)
    return try html(
      "step",
      [
        "anchor": .text(SiteNaming.stepAnchor(step.key)),
        "number": .text(String(step.number)),
        "fromHTML": .html(page.html(process.actors[step.from].name)),
        "toHTML": .ifAny(step.from == step.to ? nil : page.html(process.actors[step.to].name)),
        "summaryHTML": .html(page.html(step.summary)),
        "hasFacts": .flag(
          endpoint != nil || step.answers != nil || !step.shares.isEmpty || purpose != nil || !examples.isEmpty
            || step.repeats != nil),
        "repeatsHTML": .ifAny(step.repeats.map(page.html)),
        "answersHTML": .ifAny(step.answers.map { link(to: process.steps[$0]) }),
        "endpointHTML": .ifAny(endpoint),
        "messageHTML": .ifAny(standard.message(of: step, in: process).map { page.link(to: $0) }),
        "sharesHTML": .ifAny(HTML.list(step.shares.map { share($0, on: page) })),
        "privacy": .ifAny(privacy.flatMap { $0 == .impersonal ? nil : Wording.privacy($0) }),
        "privacyKey": .text(privacy?.rawValue ?? ""),
        "purposeHTML": .ifAny(purpose.map(page.html)),
        "basisHTML": .ifAny(basis),
        "examplesHTML": .ifAny(HTML.list(examples)),
      ])
  }

  private func basis(_ basis: Process.LegalBasis, on page: Page) -> HTML {
    "\(Wording.legalBasis(basis.kind)): \(page.html(basis.summary))"
  }

  /// `DO.EMP.02 Member: member_identifier, demographic_info`
  func share(_ share: Process.Share, on page: Page) -> HTML {
    let object = page.link(to: share.object)
    if share.attributes.isEmpty { return "\(object): all attributes" }
    let attributes = share.attributes.map { page.link(to: $0, of: share.object) }
    return "\(object): \(HTML.joined(attributes, by: ", "))"
  }
}

extension Standard {
  /// The message that passes in a step: the request of the endpoint that it calls, or the response that it answers with.
  func message(of step: Process.Step, in process: Process) -> Link<DataObject>? {
    if let endpoint = step.endpoint { return (self[endpoint].request ?? self[endpoint].response)?.message }
    return step.answers.flatMap { process.steps[$0].endpoint }.flatMap { self[$0].response?.message }
  }

  /// The highest privacy class of the attributes that a step shares; nil when none has one.
  fileprivate func privacy(of step: Process.Step) -> Privacy? {
    var highest: Privacy?
    for share in step.shares {
      for attribute in self[share.object].attributes
      where share.attributes.isEmpty || share.attributes.contains(attribute.name) {
        if let privacy = attribute.privacy, highest.map({ $0 < privacy }) ?? true { highest = privacy }
      }
    }
    return highest
  }
}
