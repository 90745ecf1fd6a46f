import Emission
import Model
import Naming
import Printing

/// The page of a crosswalk, and what crosswalks say of a directory, of an object and of each code.
extension Site {
  mutating func crosswalkPage(_ crosswalk: Crosswalk, _ entry: Entry) throws(TemplateError) -> Artefact {
    let page = page(at: entry.path)
    var maps = HTML()
    for map in crosswalk.maps {
      let targets = map.targets.map { part($0, of: crosswalk.to, on: page) }
      maps += """
        <tr><td>\(part(map.source, of: crosswalk.from, on: page))</td><td>\(Wording.match(map.match))</td>\
        <td>\(HTML.joined(targets, by: "<br>"))</td><td>\(map.note.map(page.html) ?? HTML())</td></tr>

        """
    }
    var unmatched = HTML()
    for entry in crosswalk.unmatched {
      unmatched += """
        <tr><td>\(part(entry.target, of: crosswalk.to, on: page))</td><td>\(page.html(entry.reason))</td></tr>

        """
    }
    let content = try html(
      "crosswalk",
      [
        "headHTML": .html(head(crosswalk.metadata, entry, on: page)),
        "fromHTML": .html(side(crosswalk.from, on: page)),
        "toHTML": .html(side(crosswalk.to, on: page)),
        "mapsHTML": .ifAny(maps),
        "unmatchedHTML": .ifAny(unmatched),
        "aboutHTML": .html(about(crosswalk.metadata, on: page)),
      ])
    return try artefact(crosswalk.metadata, entry, on: page, content: content)
  }

  private func side(_ side: Crosswalk.Side, on page: Page) -> HTML {
    switch side {
    case .directory(let link): page.link(to: .codeDirectory(link))
    case .object(let link): page.link(to: link)
    case .external(let title, let url): HTML.link(title, to: url)
    }
  }

  /// A code with its label or an attribute, linked to its place.
  private func part(_ name: String, of side: Crosswalk.Side, on page: Page) -> HTML {
    switch side {
    case .external: return "<code>\(name)</code>"
    case .directory(let link):
      guard let code = standard[link].codes.first(where: { $0.value == name }) else { return "<code>\(name)</code>" }
      let path = page.root + links.path(of: .codeDirectory(link))
      return "<a href=\"\(path)#\(SiteNaming.codeAnchor(name))\"><code>\(name)</code></a> \(page.html(code.label))"
    case .object(let link):
      let first = name.split(separator: ".").first.map(String.init) ?? name
      if first == name { return page.link(to: name, of: link) }
      let path = page.root + links.path(of: .object(link))
      return "<a href=\"\(path)#\(SiteNaming.attributeAnchor(first))\"><code>\(name)</code></a>"
    }
  }

  /// The crosswalks that lead from or to something.
  func crosswalks(of side: Crosswalk.Side, on page: Page) -> HTML {
    let items = standard.crosswalks.indices.compactMap { index -> HTML? in
      let crosswalk = standard.crosswalks[index]
      guard crosswalk.from == side || crosswalk.to == side else { return nil }
      return "\(page.link(to: .crosswalk(Link(index)))): \(page.html(crosswalk.metadata.summary))"
    }
    return HTML.list(items, class: "bullets")
  }

  /// What corresponds to each code of a directory, whichever way a crosswalk leads; a line for each crosswalk.
  func counterparts(of directory: Link<CodeDirectory>, on page: Page) -> [String: HTML] {
    var lines: [String: [HTML]] = [:]
    for crosswalk in standard.crosswalks {
      var found: [String: [Crosswalk.Match: [HTML]]] = [:]
      for map in crosswalk.maps {
        guard let match = map.match else { continue }
        for target in map.targets {
          if crosswalk.from == .directory(directory) {
            found[map.source, default: [:]][match, default: []].append(part(target, of: crosswalk.to, on: page))
          }
          if crosswalk.to == .directory(directory) {
            found[target, default: [:]][match.inverse, default: []].append(
              part(map.source, of: crosswalk.from, on: page))
          }
        }
      }
      let other = crosswalk.from == .directory(directory) ? crosswalk.to : crosswalk.from
      for (code, matches) in found {
        for match in Crosswalk.Match.allCases {
          guard let parts = matches[match] else { continue }
          lines[code, default: []].append(
            "\(side(other, on: page)): \(Wording.match(match)), \(HTML.joined(parts, by: "; "))")
        }
      }
    }
    return lines.mapValues { HTML.list($0, class: "counterparts") }
  }
}
