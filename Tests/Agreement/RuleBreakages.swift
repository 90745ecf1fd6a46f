import Evaluation
import Model
import Printing

/// Instances that keep everything but one business rule: found by changing, in valid instances, the values of which the
/// rule speaks, one or two at a time.
struct RuleBreakages {
  let maker: Maker
  private let evaluator: Evaluator

  private var standard: Standard { maker.standard }

  init(_ maker: Maker) {
    self.maker = maker
    evaluator = Evaluator(maker.standard)
  }

  /// At most three, after those among the examples of the standard that are there to show it.
  func instances(breaking link: Link<BusinessRule>, of subject: Example.Subject, valid: [JSON]) -> [JSON] {
    guard case .instance(let object) = subject else { return [] }
    let shown = standard.examples.filter { $0.violates == [link] && $0.subject == subject }.map(\.value)
    var found = shown.filter { shows(link, $0, subject) }
    let rule = standard[link]
    var paths: [[String]] = []
    for formula in [rule.condition, rule.requirement].compactMap(\.self) {
      for path in formula.paths(below: []) where !paths.contains(path) { paths.append(path) }
    }
    let limit = found.count + 3
    func isEnough(_ candidate: JSON) -> Bool {
      if !found.contains(candidate), shows(link, candidate, subject) { found.append(candidate) }
      return found.count >= limit
    }
    for base in valid {
      let candidates = paths.flatMap { changes(of: base, at: $0[...], object) }
      for candidate in candidates where isEnough(candidate) { return found }
    }
    for base in valid {
      for (index, path) in paths.enumerated() {
        for once in changes(of: base, at: path[...], object) {
          for other in paths[(index + 1)...] {
            for twice in changes(of: once, at: other[...], object) where isEnough(twice) { return found }
          }
        }
      }
    }
    return found
  }

  private func shows(_ link: Link<BusinessRule>, _ instance: JSON, _ subject: Example.Subject) -> Bool {
    let violations = evaluator.violations(of: instance, as: subject)
    guard violations.count == 1, violations[0].rule == link else { return false }
    let faults = maker.oracle.faults(of: instance, as: subject)
    return faults.count == 1 && faults[0].code == "broken-rule"
  }

  /// Copies of an instance with another value, or none, at the end of a path; in a list, of its first member.
  private func changes(of value: JSON, at path: ArraySlice<String>, _ link: Link<DataObject>) -> [JSON] {
    guard let name = path.first, let attribute = standard[link].attribute(named: name) else { return [] }
    let present = value[name]
    let rest = path.dropFirst()
    guard !rest.isEmpty else { return others(than: present, attribute).map { value.setting(name, $0) } }
    guard case .object(let next) = attribute.type else { return [] }
    let isList = attribute.cardinality.isList
    let inner = isList ? present?.items?.first : present
    guard let start = inner ?? maker.least(of: .instance(next)) else { return [] }
    let changed = changes(of: start, at: rest, next)
    guard isList else { return changed.map { value.setting(name, $0) } }
    let others = Array((present?.items ?? []).dropFirst())
    // A rule may be about two members that are alike, or that differ.
    return changed.flatMap { one in
      [value.setting(name, .array([one] + others)), value.setting(name, .array([one, start] + others))]
    }
  }

  private func others(than present: JSON?, _ attribute: Attribute) -> [JSON?] {
    let single = attribute.cardinality.isList ? present?.items?.first : present
    let singles = self.singles(than: single, attribute.type)
    guard attribute.cardinality.isList else { return [nil] + singles }
    let present = present?.items ?? []
    let twice = singles.first.map { [JSON.array([$0, $0])] } ?? []
    return [nil, .array([])]
      + (singles.map { .array([$0] + present.dropFirst()) } + twice + [.array(present + present)])
  }

  private func singles(than present: JSON?, _ type: AttributeType) -> [JSON] {
    switch type {
    case .code(let link): return standard[link].codes.map { .string($0.value) } + ["later-code"]
    case .data(let link):
      let type = standard[link]
      switch type.primitive {
      case .boolean: return [true, false]
      case .integer, .decimal:
        return [0, 1, -1, 2, 3, 5, 10, 100, 1000, 1_000_000].map(JSON.integer)
      case .date: return days(around: present).map { .string($0) }
      case .dateTime: return days(around: present).map { .string($0 + "T10:00:00Z") }
      case .string: return ["other text", "0", "-5", "1000000"] + maker.values.values(of: link)
      case .object, .array, .any: return maker.values.values(of: link)
      }
    case .object(let link): return maker.singles(of: .object(link)).prefix(4) + []
    case .choice, .parameter: return []
    }
  }

  private func days(around present: JSON?) -> [String] {
    let known = ["1950-01-01", "1990-06-15", "2008-01-01", "2024-01-31", "2026-01-01", "2026-12-31", "2030-01-01"]
    guard let text = present?.string, let day = CalendarDay(String(text.prefix(10))) else { return known }
    return known + [-400, -100, -31, -8, -1, 1, 8, 31, 100, 400].map { CalendarDay(number: day.number + $0).text }
  }
}

extension Formula {
  /// The attributes of which it speaks, from the subject of the rule on.
  fileprivate func paths(below start: [String]) -> [[String]] {
    func whole(_ path: Path) -> [[String]] { [start + path.names] }
    switch self {
    case .number, .text, .boolean, .date, .referenceDate, .parameter: return []
    case .attribute(let path), .exists(let path), .count(let path), .sum(let path), .unique(let path),
      .column(let path, _, _):
      return whole(path)
    case .atLeastOne(let paths), .exactlyOne(let paths): return paths.flatMap(whole)
    case .period(let operand, _), .not(let operand), .numberOf(let operand), .dateOf(let operand):
      return operand.paths(below: start)
    case .all(let operands), .any(let operands): return operands.flatMap { $0.paths(below: start) }
    case .compare(let left, _, let right), .arithmetic(let left, _, let right):
      return left.paths(below: start) + right.paths(below: start)
    case .member(let operand, let items): return ([operand] + items).flatMap { $0.paths(below: start) }
    case .noOverlap(let path, let first, let last):
      return whole(path) + [first, last].map { start + path.names + $0.names }
    case .every(let path, let condition), .some(let path, let condition):
      return whole(path) + condition.paths(below: start + path.names)
    }
  }
}
