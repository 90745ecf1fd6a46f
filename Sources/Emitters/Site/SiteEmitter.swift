package import Emission
package import Model
import Naming

/// The documentation: static HTML that works from a disk as well as from a server, in any folder.
///
/// Pages are laid out by the templates under `templates/site`; links, wording and diagrams are made here. There is a page
/// for each definition, a list of each kind, an overview of each module, and pages about the standard as a whole: a home
/// page, the traces from processes to codes, what the artefacts check, all deviations. No page but the lists, the overviews
/// and the search index changes when another definition is added: navigation on a page names kinds and modules, and the
/// script adds the definitions from the search index. That keeps a small edit a small diff, and pages light; without
/// scripts the lists take that part.
package struct SiteEmitter: Emitter {
  package static let name = "docs"
  package static let summary = "Documentation as static HTML pages."

  /// The targets of which the site says what they check.
  private let judges: [any Judge.Type]

  package init(judges: [any Judge.Type] = []) { self.judges = judges }

  package func emit(_ standard: Standard, templates: Templates) throws(TemplateError) -> [Artefact] {
    var site = Site(standard, templates)
    var artefacts: [Artefact] = []
    artefacts.append(try site.homePage())
    for kind in SiteNaming.Kind.allCases where !site.entries(of: kind).isEmpty {
      artefacts.append(try site.listPage(kind))
    }
    artefacts.append(try site.traceabilityPage())
    artefacts.append(try site.agreementPage(judges))
    artefacts.append(try site.deviationsPage())
    for index in standard.modules.indices { artefacts.append(try site.modulePage(Link(index))) }
    for entry in site.entries { artefacts.append(try site.page(of: entry)) }
    artefacts.append(site.searchIndex())
    artefacts += SiteEmitter.assets(templates)
    return artefacts
  }

  /// Style sheet, script and whatever else lies in the assets folder, as it is.
  private static func assets(_ templates: Templates) -> [Artefact] {
    let folder = "site/assets/"
    let paths = templates.texts.keys.filter { $0.hasPrefix(folder) && $0.utf8.count > folder.utf8.count }.sorted()
    return paths.compactMap { path in
      templates.texts[path].map { Artefact(path: "docs/assets/" + path.dropFirst(folder.count), text: $0) }
    }
  }
}
