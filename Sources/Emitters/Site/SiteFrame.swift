import Emission
import Model
import Naming
import Printing

/// What all pages share: the frame with its navigation, and a definition's opening and closing parts.
extension Site {
  /// What the navigation depends on.
  struct Navigation: Hashable {
    let root: String
    /// The kind or module to which the page belongs.
    var kind: SiteNaming.Kind?
    var module: Link<Module>?
    /// Whether the page is that of the kind or module itself.
    var isOwnPage = false
    /// Which page about the standard as a whole it is, if it is one.
    var overview: SiteNaming.Overview?
  }

  struct Frame {
    let page: Page
    let title: String
    /// For search engines.
    let summary: String?
    /// What the page is made from, for the note at its top.
    let source: String
    let navigation: Navigation
    /// From the home page down, without the page itself.
    var breadcrumbs: [(name: String, path: String)] = []
    var previous: Entry?
    var next: Entry?
  }

  func page(at path: String) -> Page { Page(path: path, standard, links) }

  /// Puts the frame around a page's content.
  mutating func artefact(_ frame: Frame, content: HTML) throws(TemplateError) -> Artefact {
    let root = frame.page.root
    let view: TemplateView = [
      "language": .text(standard.language),
      "title": .text(frame.title),
      "summary": .ifAny(frame.summary),
      "source": .text(frame.source),
      "root": .text(root.isEmpty ? "./" : root),
      "path": .text(frame.page.path),
      "standard": .text(standard.title),
      "version": .text(standard.version),
      "navigationHTML": .html(navigation(frame.navigation)),
      "breadcrumbsHTML": .ifAny(breadcrumbs(frame)),
      "contentHTML": .html(content),
      "hasNeighbours": .flag(frame.previous != nil || frame.next != nil),
      "previousHTML": .ifAny(frame.previous.map { frame.page.link(to: $0.subject) }),
      "nextHTML": .ifAny(frame.next.map { frame.page.link(to: $0.subject) }),
      "publisherHTML": .ifAny(publisher),
      "licenceHTML": .ifAny(licence),
    ]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.bytes.count + 8192)
    try renderer.render("site/layout", view, to: &bytes)
    return Artefact(path: "docs/" + frame.page.path, bytes: bytes)
  }

  private func breadcrumbs(_ frame: Frame) -> HTML {
    var html = HTML()
    for crumb in frame.breadcrumbs {
      html += "<li><a href=\"\(frame.page.root)\(crumb.path)\">\(crumb.name)</a></li>\n"
    }
    return html
  }

  /// Kinds and modules, with a mark at the page's own.
  private mutating func navigation(_ state: Navigation) -> HTML {
    if let known = navigations[state] { return known }
    func item(_ path: String, _ name: String, isCurrent: Bool, isOwnPage: Bool, kind: String? = nil) -> HTML {
      let mark: HTML = isCurrent ? (isOwnPage ? " aria-current=\"page\"" : " aria-current=\"true\"") : ""
      let data = kind.map { " data-kind=\"\($0)\"" as HTML } ?? ""
      return "<li\(data)><a href=\"\(state.root)\(path)\"\(mark)>\(name)</a></li>\n"
    }
    var html: HTML = "<ul>\n"
    func item(_ overview: SiteNaming.Overview) -> HTML {
      item(overview.rawValue, Wording.overview(overview), isCurrent: state.overview == overview, isOwnPage: true)
    }
    html += item(.home)
    for kind in SiteNaming.Kind.allCases where !entries(of: kind).isEmpty {
      html += item(
        SiteNaming.list(of: kind), Wording.kind(kind).plural, isCurrent: state.kind == kind,
        isOwnPage: state.isOwnPage, kind: kind.rawValue)
    }
    for overview in SiteNaming.Overview.allCases where overview != .home { html += item(overview) }
    html += "</ul>\n<p class=\"nav-title\">Modules</p>\n<ul>\n"
    for (index, module) in standard.modules.enumerated() {
      let isOwn = state.isOwnPage && state.kind == nil
      html += item(
        SiteNaming.page(of: module), module.title.plain, isCurrent: isOwn && state.module?.index == index,
        isOwnPage: true)
    }
    html += "</ul>\n"
    navigations[state] = html
    return html
  }
}

extension Standard {
  /// As people call it.
  var title: String { metadata.label?.plain ?? metadata.name }
}

// MARK: - Pages of definitions

extension Site {
  mutating func page(of entry: Entry) throws(TemplateError) -> Artefact {
    switch entry.subject {
    case .process(let link): try processPage(standard[link], link, entry)
    case .object(let link): try objectPage(standard[link], link, entry)
    case .codeDirectory(let link): try codeDirectoryPage(standard[link], link, entry)
    case .dataType(let link): try dataTypePage(standard[link], link, entry)
    case .endpoint(let link): try endpointPage(standard[link], link, entry)
    case .securityScheme(let link): try securitySchemePage(standard[link], link, entry)
    case .rule(let link): try rulePage(standard[link], link, entry)
    case .crosswalk(let link): try crosswalkPage(standard[link], entry)
    case .example(let index): try examplePage(standard.examples[index], index, entry)
    }
  }

  mutating func artefact(
    _ metadata: Metadata, _ entry: Entry, on page: Page, content: HTML
  ) throws(TemplateError) -> Artefact {
    let kind = Wording.kind(entry.kind)
    let module = standard[entry.module]
    let modulePath = links.path(of: entry.module)
    let ofKind = entries(of: entry.kind)
    let title = metadata.label?.plain ?? metadata.name
    return try artefact(
      Frame(
        page: page,
        // The identifier makes it unique in a list of tabs or bookmarks.
        title: title == metadata.id
          ? "\(title) · \(kind.singular) · \(module.title.plain)"
          : "\(title) · \(metadata.id) · \(kind.singular) · \(module.title.plain)",
        summary: metadata.summary.plain,
        source: "\(kind.singular.lowercased()) \(metadata.reference)",
        navigation: Navigation(root: page.root, kind: entry.kind, module: entry.module),
        breadcrumbs: [
          ("Home", SiteNaming.home), (module.title.plain, modulePath),
          (kind.plural, "\(modulePath)#\(SiteNaming.kindAnchor(entry.kind))"),
        ],
        previous: ofKind.contains(index: entry.index - 1) ? entries[entry.index - 1] : nil,
        next: ofKind.contains(index: entry.index + 1) ? entries[entry.index + 1] : nil),
      content: content)
  }

  /// The opening of a definition's page: what it is, its name, and what it says of itself.
  mutating func head(_ metadata: Metadata, _ entry: Entry, on page: Page) throws(TemplateError) -> HTML {
    let title = metadata.label?.plain ?? metadata.name
    return try html(
      "head",
      [
        "kind": .text(Wording.kind(entry.kind).singular),
        "kindKey": .text(entry.kind.rawValue),
        "kindList": .text(page.root + SiteNaming.list(of: entry.kind)),
        "title": .text(title),
        "id": .text(metadata.id),
        "name": .ifAny(metadata.name == title || metadata.name == metadata.id ? nil : metadata.name),
        "moduleHTML": .html(page.link(to: entry.module)),
        "status": .text(Wording.status(metadata.status)),
        "statusKey": .text(metadata.status.rawValue),
        "since": .ifAny(metadata.since),
        "summaryHTML": .html(page.html(metadata.summary)),
        "descriptionHTML": .ifAny(metadata.description.map(page.markdown)),
        "deprecationHTML": .ifAny(metadata.deprecation.map { deprecation($0, on: page) }),
        "unusedHTML": .ifAny(metadata.unused.map(page.html)),
      ])
  }

  /// `Deprecated since 1.1. Use X instead. The reason.`
  func deprecation(_ deprecation: Deprecation, siblings: [String] = [], on page: Page) -> HTML {
    var html: HTML = "<strong>Deprecated</strong>"
    if let since = deprecation.since { html += " since \(since)" }
    html += "."
    if let use = deprecation.use {
      let target: HTML
      if siblings.contains(use) {
        target = "<a href=\"#\(SiteNaming.attributeAnchor(use))\"><code>\(use)</code></a>"
      } else if let subject = links.subject(called: use) {
        target = page.link(to: subject)
      } else {
        target = "<code>\(use)</code>"
      }
      html += " Use \(target) instead."
    }
    if let reason = deprecation.reason { html += " \(page.html(reason))" }
    return html
  }
}

extension ArraySlice {
  fileprivate func contains(index: Int) -> Bool { indices.contains(index) }
}
