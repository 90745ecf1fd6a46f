import Emission
import Model
import Naming
import Printing

/// From each process to the endpoints, messages, data and codes that it uses, on one page.
extension Site {
  mutating func traceabilityPage() throws(TemplateError) -> Artefact {
    let page = page(at: SiteNaming.Overview.traceability.rawValue)
    let trace = Trace(standard)
    var processes = HTML()
    for entry in entries(of: .process) {
      guard case .process(let link) = entry.subject else { continue }
      processes += try html(
        "trace",
        [
          "anchor": .text("process-" + SiteNaming.segment(standard[link].metadata.id)),
          "linkHTML": .html(page.link(to: link)),
          "stepsHTML": .html(steps(of: standard[link], entry, on: page)),
        ])
    }
    let content = try html(
      "traceability",
      [
        "phasesHTML": .ifAny(phases(on: page)),
        "countsHTML": .html(counts(trace)),
        "processesHTML": .ifAny(processes),
        "unusedHTML": .ifAny(unused(on: page)),
      ])
    return try artefact(
      Frame(
        page: page, title: "Traceability · \(standard.title)",
        summary: "From each process to the endpoints, messages, data and codes that it uses.", source: "all processes",
        navigation: Navigation(root: page.root, overview: .traceability), breadcrumbs: [("Home", SiteNaming.home)]),
      content: content)
  }

  private func phases(on page: Page) -> HTML {
    var html = HTML()
    for (index, phase) in standard.deliveryChain.enumerated() {
      let members = standard.processes.indices.filter { standard.processes[$0].deliveryChain.contains(index) }
        .map { page.link(to: Link<Process>($0)) }
      html += """
        <tr><th scope="row">\(page.html(phase.label))</th><td>\(page.html(phase.summary))</td>\
        <td>\(members.isEmpty ? "–" : HTML.list(members))</td></tr>

        """
    }
    return html
  }

  /// Steps that use the interface or share data; what people do among themselves leads nowhere.
  private func steps(of process: Process, _ entry: Entry, on page: Page) -> HTML {
    var html = HTML()
    for step in process.steps where step.endpoint != nil || step.answers != nil || !step.shares.isEmpty {
      let endpoint = step.endpoint ?? step.answers.flatMap { process.steps[$0].endpoint }
      let codes = directories(of: step).map { page.link(to: .codeDirectory($0)) }
      let examples = step.examples.map { page.link(to: .example($0)) }
      let anchor = SiteNaming.stepAnchor(step.key)
      html += """
        <tr><td><a href="\(page.root)\(entry.path)#\(anchor)">\(step.number). \(step.summary.plain)</a></td>\
        <td>\(endpoint.map { page.link(to: $0) } ?? "–")</td>\
        <td>\(standard.message(of: step, in: process).map { page.link(to: $0) } ?? "–")</td>\
        <td>\(step.shares.isEmpty ? "–" : HTML.list(step.shares.map { share($0, on: page) }))</td>\
        <td>\(codes.isEmpty ? "–" : HTML.list(codes))</td>\
        <td>\(examples.isEmpty ? "–" : HTML.list(examples))</td></tr>

        """
    }
    return html
  }

  /// The code directories of the attributes that a step shares, at any depth, in the order of the standard.
  private func directories(of step: Process.Step) -> [Link<CodeDirectory>] {
    var trace = Trace()
    for share in step.shares {
      for attribute in standard[share.object].attributes
      where share.attributes.isEmpty || share.attributes.contains(attribute.name) {
        trace.add(attribute.type, of: standard)
      }
    }
    return trace.directories.sorted { $0.index < $1.index }
  }

  private struct Count {
    var all = 0
    var used = 0
    var kept = 0

    mutating func add(_ metadata: Metadata, isUsed: Bool) {
      all += 1
      if isUsed { used += 1 } else if metadata.unused != nil { kept += 1 }
    }
  }

  private func counts(_ trace: Trace) -> HTML {
    var counts: [SiteNaming.Kind: Count] = [:]
    for entry in entries {
      let isUsed: Bool
      switch entry.subject {
      case .endpoint(let link): isUsed = trace.endpoints.contains(link)
      case .object(let link): isUsed = trace.objects.contains(link)
      case .codeDirectory(let link): isUsed = trace.directories.contains(link)
      case .process, .dataType, .securityScheme, .rule, .crosswalk, .example: continue
      }
      counts[entry.kind, default: Count()].add(standard.metadata(of: entry.subject), isUsed: isUsed)
    }
    var html = HTML()
    for kind in SiteNaming.Kind.allCases {
      guard let count = counts[kind] else { continue }
      html += """
        <tr><th scope="row">\(Wording.kind(kind).plural)</th><td>\(count.all)</td><td>\(count.used)</td>\
        <td>\(count.kept)</td><td>\(count.all - count.used - count.kept)</td></tr>

        """
    }
    return html
  }

  private func unused(on page: Page) -> HTML {
    var html = HTML()
    for entry in entries {
      guard let reason = standard.metadata(of: entry.subject).unused else { continue }
      html += "<tr><th scope=\"row\">\(page.link(to: entry.subject))</th><td>\(page.html(reason))</td></tr>\n"
    }
    return html
  }
}
