import Emission
import Model
import Naming
import Printing

/// The home page: what the standard is, what it covers and where each reader begins.
extension Site {
  mutating func homePage() throws(TemplateError) -> Artefact {
    let page = page(at: SiteNaming.home)
    let content = try html(
      "home",
      [
        "title": .text(standard.title),
        "version": .text(standard.version),
        "status": .text(Wording.status(standard.metadata.status)),
        "statusKey": .text(standard.metadata.status.rawValue),
        "summaryHTML": .html(page.html(standard.metadata.summary)),
        "descriptionHTML": .ifAny(standard.metadata.description.map(page.markdown)),
        "processesHTML": .ifAny(startingPoints(.process, on: page)),
        "endpointsHTML": .ifAny(startingPoints(.endpoint, on: page)),
        "hasObjects": .flag(!entries(of: .object).isEmpty),
        "hasCodeDirectories": .flag(!entries(of: .codeDirectory).isEmpty),
        "hasDataTypes": .flag(!entries(of: .dataType).isEmpty),
        "hasMessages": .flag(!entries(of: .message).isEmpty),
        "hasSecuritySchemes": .flag(!entries(of: .securityScheme).isEmpty),
        "hasExamples": .flag(!entries(of: .example).isEmpty),
        "kindsHTML": .html(kinds(on: page)),
        "modulesHTML": .html(modules(on: page)),
        "moduleHeadingsHTML": .html(moduleHeadings(on: page)),
        "countsHTML": .html(counts(on: page)),
        "factsHTML": .ifAny(HTML.facts(facts(page))),
        "notesHTML": .ifAny(HTML.list(standard.metadata.notes.map(page.html), class: "notes")),
      ])
    return try artefact(
      Frame(
        page: page, title: "\(standard.title) \(standard.version)", summary: standard.metadata.summary.plain,
        source: "the manifest", navigation: Navigation(root: page.root, overview: .home)),
      content: content)
  }

  /// The first few of a kind, so that a reader can begin with a click. A callback is no beginning.
  private func startingPoints(_ kind: SiteNaming.Kind, on page: Page) -> HTML {
    let candidates = entries(of: kind).lazy.filter { entry in
      guard case .endpoint(let link) = entry.subject else { return true }
      return standard[link].exchange != .callback
    }
    return HTML.list(
      candidates.prefix(4).map { entry in
        let label = standard.metadata(of: entry.subject).label?.plain
        guard let label else { return page.link(to: entry.subject) }
        return "<a href=\"\(page.root)\(entry.path)\">\(label)</a>"
      })
  }

  private func kinds(on page: Page) -> HTML {
    var html = HTML()
    for kind in SiteNaming.Kind.allCases where !entries(of: kind).isEmpty {
      let wording = Wording.kind(kind)
      html += """
        <li class="kind-\(kind.rawValue)"><a href="\(page.root)\(SiteNaming.list(of: kind))">\(wording.plural)</a>
        <p>\(wording.summary)</p></li>

        """
    }
    return html
  }

  private func modules(on page: Page) -> HTML {
    var facts: [(HTML, HTML)] = []
    for (index, module) in standard.modules.enumerated() {
      facts.append((page.link(to: Link<Module>(index)), page.html(module.summary)))
    }
    return HTML.facts(facts)
  }

  private func moduleHeadings(on page: Page) -> HTML {
    var html = HTML()
    for index in standard.modules.indices {
      html += "<th scope=\"col\">\(page.link(to: Link<Module>(index)))</th>"
    }
    return html
  }

  /// How many definitions of each kind each module has.
  private func counts(on page: Page) -> HTML {
    var html = HTML()
    for kind in SiteNaming.Kind.allCases where !entries(of: kind).isEmpty {
      let list = page.root + SiteNaming.list(of: kind)
      html += "<tr><th scope=\"row\"><a href=\"\(list)\">\(Wording.kind(kind).plural)</a></th>"
      var counts = Array(repeating: 0, count: standard.modules.count)
      for entry in entries(of: kind) { counts[entry.module.index] += 1 }
      for (index, module) in standard.modules.enumerated() {
        let anchor = SiteNaming.moduleAnchor(module.name)
        html += counts[index] == 0 ? "<td>–</td>" : "<td><a href=\"\(list)#\(anchor)\">\(counts[index])</a></td>"
      }
      html += "</tr>\n"
    }
    return html
  }

  private func facts(_ page: Page) -> [(HTML, HTML)] {
    var facts: [(HTML, HTML)] = [("Version", HTML(text: standard.version))]
    if let publisher = standard.publisher { facts.append(("Publisher", HTML.link(publisher.name, to: publisher.url))) }
    if let licence = standard.licence { facts.append(("Licence", HTML.link(licence.name, to: licence.url))) }
    let languages = standard.languages.map { HTML(text: Languages.name(of: $0)) }
    facts.append(("Languages", HTML.joined(languages, by: ", ")))
    if !standard.servers.isEmpty {
      let servers = standard.servers.map { server -> HTML in
        guard let summary = server.summary else { return "<code>\(server.url)</code>" }
        return "<code>\(server.url)</code><br>\(page.html(summary))"
      }
      facts.append(("Servers", HTML.list(servers)))
    }
    if !standard.metadata.sources.isEmpty {
      facts.append(("Sources", HTML.list(standard.metadata.sources.map(HTML.source))))
    }
    return facts
  }
}
