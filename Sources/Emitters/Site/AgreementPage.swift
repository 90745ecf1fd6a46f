import Emission
import Model
import Naming
import Printing

/// Which constraints the artefacts of each target check, and why they leave the others alone. It counts nothing, so that
/// an attribute more or less does not change it.
extension Site {
  mutating func agreementPage(_ types: [any Judge.Type]) throws(TemplateError) -> Artefact {
    let page = page(at: SiteNaming.Overview.agreement.rawValue)
    let constraints = standard.subjects.flatMap(standard.constraints(on:))
    let verdicts = types.map { Verdicts($0.title, $0.init(standard), constraints) }
    let aspects = Set(constraints.lazy.map(\.kind.aspect))
    var rows = HTML()
    for aspect in Constraint.Aspect.allCases where aspects.contains(aspect) {
      rows += "<tr><th scope=\"row\">\(Wording.constraint(aspect))</th><td>yes</td>"
      for verdict in verdicts { rows += "<td>\(verdict.word(for: aspect))</td>" }
      rows += "</tr>\n"
    }
    var headings = HTML()
    var limits = HTML()
    for (verdict, type) in zip(verdicts, types) {
      headings += "<th scope=\"col\">\(verdict.title)</th>"
      if verdict.reasons.isEmpty { continue }
      limits += try html(
        "limits",
        [
          "anchor": .text("limits-" + SiteNaming.segment(type.name)), "title": .text(verdict.title),
          "reasonsHTML": .html(verdict.rows(on: page)),
        ])
    }
    let content = try html(
      "agreement",
      ["headingsHTML": .ifAny(headings), "constraintsHTML": .html(rows), "limitsHTML": .ifAny(limits)])
    return try artefact(
      Frame(
        page: page, title: "Agreement · \(standard.title)",
        summary: "What each artefact checks of an instance, and what it cannot check.", source: "all constraints",
        navigation: Navigation(root: page.root, overview: .agreement), breadcrumbs: [("Home", SiteNaming.home)]),
      content: content)
  }
}

/// What one target says of all constraints.
private struct Verdicts {
  let title: String
  /// In the order in which they come up, each with the kinds of constraints to which it applies.
  private(set) var reasons: [(reason: String, aspects: Set<Constraint.Aspect>)] = []
  private var checked: Set<Constraint.Aspect> = []
  private var limited: Set<Constraint.Aspect> = []

  init(_ title: String, _ judge: any Judge, _ constraints: [Constraint]) {
    self.title = title
    var places: [String: Int] = [:]
    for constraint in constraints {
      let aspect = constraint.kind.aspect
      guard let limit = judge.limit(on: constraint) else {
        checked.insert(aspect)
        continue
      }
      limited.insert(aspect)
      if limit.isPartial { checked.insert(aspect) }
      if let place = places[limit.reason] {
        reasons[place].aspects.insert(aspect)
      } else {
        places[limit.reason] = reasons.count
        reasons.append((limit.reason, [aspect]))
      }
    }
    // Where a reason comes up first changes with the definitions; the order of the table does not.
    let order = Dictionary(uniqueKeysWithValues: Constraint.Aspect.allCases.enumerated().map { ($1, $0) })
    func rank(_ aspects: Set<Constraint.Aspect>) -> Int { aspects.compactMap { order[$0] }.min() ?? 0 }
    reasons.sort { (rank($0.aspects), $0.reason) < (rank($1.aspects), $1.reason) }
  }

  func word(for aspect: Constraint.Aspect) -> String {
    if !limited.contains(aspect) { return "yes" }
    return checked.contains(aspect) ? "in part" : "no"
  }

  func rows(on page: Page) -> HTML {
    var html = HTML()
    for (reason, aspects) in reasons {
      let constraints = Constraint.Aspect.allCases.filter(aspects.contains).map { HTML(text: Wording.constraint($0)) }
      html += "<tr><td>\(HTML.list(constraints))</td><td>\(page.markdown(reason))</td></tr>\n"
    }
    return html
  }
}
