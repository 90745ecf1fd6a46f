import Emission
import Model
import Naming
import Printing

/// The pages that lead to definitions: of a kind, of a module, and of deviations.
extension Site {
  /// All definitions of a kind, by module.
  mutating func listPage(_ kind: SiteNaming.Kind) throws(TemplateError) -> Artefact {
    let page = page(at: SiteNaming.list(of: kind))
    let wording = Wording.kind(kind)
    var groups = HTML()
    for (index, module) in standard.modules.enumerated() {
      let members = entries(of: kind).filter { $0.module.index == index }
      if members.isEmpty { continue }
      groups += try group(
        members, anchor: SiteNaming.moduleAnchor(module.name), heading: page.link(to: Link<Module>(index)),
        on: page)
    }
    let content = try html(
      "list",
      [
        "title": .text(wording.plural),
        "summaryHTML": .html(HTML(text: wording.summary)),
        "factsHTML": .absent,
        "groupsHTML": .html(groups),
      ])
    return try artefact(
      Frame(
        page: page, title: "\(wording.plural) · \(standard.title)", summary: wording.summary,
        source: "all \(wording.plural.lowercased())",
        navigation: Navigation(root: page.root, kind: kind, isOwnPage: true),
        breadcrumbs: [("Home", SiteNaming.home)]),
      content: content)
  }

  /// All definitions of a module, by kind.
  mutating func modulePage(_ link: Link<Module>) throws(TemplateError) -> Artefact {
    let module = standard[link]
    let page = page(at: SiteNaming.page(of: module))
    var groups = HTML()
    for kind in SiteNaming.Kind.allCases {
      let members = entries(of: kind).filter { $0.module == link }
      if members.isEmpty { continue }
      let heading: HTML =
        "<a href=\"\(page.root)\(SiteNaming.list(of: kind))\">\(Wording.kind(kind).plural)</a>"
      groups += try group(members, anchor: SiteNaming.kindAnchor(kind), heading: heading, on: page)
    }
    let content = try html(
      "list",
      [
        "title": .text(module.title.plain),
        "summaryHTML": .html(page.html(module.summary)),
        "factsHTML": .html(
          HTML.facts([
            ("Prefix", "<code>\(module.prefix)</code>"), ("Namespace", "<code>\(module.namespace)</code>"),
            ("Namespace of codes", "<code>\(module.codeNamespace)</code>"),
          ])),
        "groupsHTML": .html(groups),
      ])
    return try artefact(
      Frame(
        page: page, title: "\(module.title.plain) · Module · \(standard.title)", summary: module.summary.plain,
        source: "module \(module.name)",
        navigation: Navigation(root: page.root, module: link, isOwnPage: true),
        breadcrumbs: [("Home", SiteNaming.home)]),
      content: content)
  }

  private mutating func group(
    _ members: [Entry], anchor: String, heading: HTML, on page: Page
  ) throws(TemplateError) -> HTML {
    var rows = HTML()
    for member in members {
      let metadata = standard.metadata(of: member.subject)
      let label = metadata.label?.plain
      let isShown = label == standard.shownName(of: member.subject, metadata)
      rows += try html(
        "list-entry",
        [
          "linkHTML": .html(page.link(to: member.subject)),
          "label": .ifAny(isShown ? nil : label),
          "summaryHTML": .html(page.html(metadata.summary)),
          "detailHTML": .ifAny(detail(of: member.subject)),
          "status": .ifAny(metadata.status == .published ? nil : Wording.status(metadata.status)),
          "statusKey": .text(metadata.status.rawValue),
        ])
    }
    return try html(
      "list-group", ["anchor": .text(anchor), "headingHTML": .html(heading), "entriesHTML": .html(rows)])
  }

  /// What tells definitions of the kind apart at a glance.
  private func detail(of subject: Subject) -> HTML? {
    switch subject {
    case .endpoint(let link):
      let endpoint = standard[link]
      return "<span class=\"method\">\(endpoint.method.rawValue)</span> <code>\(endpoint.path)</code>"
    case .dataType(let link): return "<code>\(standard[link].primitive.rawValue)</code>"
    case .codeDirectory(let link):
      return standard[link].external.map { HTML(text: $0.title) }
    case .rule(let link): return "<code>\(standard[link].requirementText)</code>"
    case .process, .object, .securityScheme, .crosswalk, .example: return nil
    }
  }

  /// Every place where the standard departs from what was published.
  mutating func deviationsPage() throws(TemplateError) -> Artefact {
    let page = page(at: SiteNaming.Overview.deviations.rawValue)
    var groups = HTML()
    for entry in entries {
      let metadata = standard.metadata(of: entry.subject)
      if metadata.deviations.isEmpty { continue }
      var anchors: [String: String] = [:]
      let path = page.root + entry.path
      switch entry.subject {
      case .object(let link): anchors = self.anchors(of: standard[link]).mapValues { path + $0 }
      case .codeDirectory(let link): anchors = self.anchors(of: standard[link]).mapValues { path + $0 }
      case .process, .dataType, .endpoint, .securityScheme, .rule, .crosswalk, .example: break
      }
      var rows = HTML()
      for deviation in metadata.deviations {
        rows += try self.deviation(deviation, anchors: anchors, on: page)
      }
      groups += try html(
        "deviations-group",
        [
          "kind": .text(Wording.kind(entry.kind).singular),
          "linkHTML": .html(page.link(to: entry.subject)),
          "moduleHTML": .html(page.link(to: entry.module)),
          "deviationsHTML": .html(rows),
        ])
    }
    let content = try html("deviations", ["groupsHTML": .ifAny(groups)])
    return try artefact(
      Frame(
        page: page, title: "Deviations · \(standard.title)",
        summary: "Where this standard departs on purpose from what was published.", source: "all deviations",
        navigation: Navigation(root: page.root, overview: .deviations), breadcrumbs: [("Home", SiteNaming.home)]),
      content: content)
  }
}
