import Emission
import Model
import Naming
import Printing

/// Which constraints the artefacts of each target check, and why they leave the others alone. It counts nothing, so that
/// an attribute more or less does not change it.
extension Site {
  mutating func agreementPage(_ types: [any Judge.Type]) throws(TemplateError) -> Artefact {
    let page = page(at: SiteNaming.Overview.agreement.rawValue)
    let constraints = standard.constraints
    let limits = types.map { Limits(of: $0.init(standard), on: constraints) }
    let aspects = Set(constraints.lazy.map(\.kind.aspect))
    var rows = HTML()
    for aspect in Constraint.Aspect.allCases where aspects.contains(aspect) {
      rows += "<tr><th scope=\"row\">\(Wording.constraint(aspect))</th><td>yes</td>"
      for limits in limits { rows += "<td>\(word(for: aspect, limits))</td>" }
      rows += "</tr>\n"
    }
    var headings = HTML()
    var sections = HTML()
    for (limits, type) in zip(limits, types) {
      headings += "<th scope=\"col\">\(type.title)</th>"
      if limits.entries.isEmpty { continue }
      sections += try html(
        "limits",
        [
          "anchor": .text("limits-" + SiteNaming.segment(type.name)), "title": .text(type.title),
          "reasonsHTML": .html(reasons(limits, on: page)),
        ])
    }
    let content = try html(
      "agreement",
      ["headingsHTML": .ifAny(headings), "constraintsHTML": .html(rows), "limitsHTML": .ifAny(sections)])
    return try artefact(
      Frame(
        page: page, title: "Agreement · \(standard.title)",
        summary: "What each artefact checks of an instance, and what it cannot check.", source: "all constraints",
        navigation: Navigation(root: page.root, overview: .agreement), breadcrumbs: [("Home", SiteNaming.home)]),
      content: content)
  }

  private func word(for aspect: Constraint.Aspect, _ limits: Limits) -> String {
    if !limits.mention(aspect) { return "yes" }
    return limits.checked.contains(aspect) ? "in part" : "no"
  }

  private func reasons(_ limits: Limits, on page: Page) -> HTML {
    var html = HTML()
    for entry in limits.entries {
      let constraints = Constraint.Aspect.allCases.filter(entry.aspects.contains).map {
        HTML(text: Wording.constraint($0))
      }
      html += "<tr><td>\(HTML.list(constraints))</td><td>\(page.markdown(entry.limit.reason))</td></tr>\n"
    }
    return html
  }
}
