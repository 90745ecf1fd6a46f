import Evaluation
import Model

/// Finds out whether conditions contradict one another, as far as comparisons of attributes with values and with one
/// another tell. Parameters may be set to anything, so nothing is concluded from them.
struct Satisfiability {
  let dataTypes: [DataType]
  let objects: [DataObject]
  let subject: Link<DataObject>

  /// What must hold at once in one of the ways in which the conditions can be met.
  private struct Case {
    var atoms: [Atom] = []
  }

  private enum Atom {
    case never
    case bound(Formula, Formula.Comparison, Formula)
    case oneOf(Formula, [String])
    case noneOf(Formula, [String])
    case present(Formula.Path, Bool)
    /// Something of which nothing is concluded.
    case opaque
  }

  /// More ways than this are not looked at.
  private static let limit = 256

  /// Why the conditions cannot all be true; nil when they can, or when it is not known.
  func contradiction(in conditions: [Formula]) -> String? {
    guard let cases = ways([.all(conditions)][...], isNegated: false), !cases.isEmpty else { return nil }
    var reason: String?
    for way in cases {
      guard let found = contradiction(in: way) else { return nil }
      reason = reason ?? found
    }
    return reason
  }

  // MARK: Ways

  /// All ways in which every formula is true, or false when negated; nil when there are too many.
  private func ways(_ formulas: ArraySlice<Formula>, isNegated: Bool) -> [Case]? {
    var cases = [Case()]
    for formula in formulas {
      guard let more = ways(formula, isNegated: isNegated), cases.count * more.count <= Self.limit else { return nil }
      cases = cases.flatMap { way in more.map { Case(atoms: way.atoms + $0.atoms) } }
    }
    return cases
  }

  private func ways(_ formula: Formula, isNegated: Bool) -> [Case]? {
    switch formula {
    case .not(let operand): return ways(operand, isNegated: !isNegated)
    case .all(let operands) where !isNegated, .any(let operands) where isNegated:
      return ways(operands[...], isNegated: isNegated)
    case .all(let operands), .any(let operands):
      var cases: [Case] = []
      for operand in operands {
        guard let more = ways(operand, isNegated: isNegated), cases.count + more.count <= Self.limit else { return nil }
        cases += more
      }
      return cases
    case .boolean(let value): return value != isNegated ? [Case()] : [Case(atoms: [.never])]
    case .compare(let left, let comparison, let right):
      return [Case(atoms: atoms(left, isNegated ? comparison.opposite : comparison, right))]
    case .member(let operand, let items):
      let texts = items.compactMap { if case .text(let text) = $0 { text } else { nil } }
      if texts.count < items.count { return [Case(atoms: [.opaque])] }
      return [Case(atoms: [isNegated ? .noneOf(operand, texts) : .oneOf(operand, texts)])]
    case .exists(let path): return [Case(atoms: [.present(path, !isNegated)])]
    case .attribute: return [Case(atoms: [.oneOf(formula, [isNegated ? "false" : "true"])])]
    case .number, .text, .date, .referenceDate, .parameter, .period, .arithmetic, .atLeastOne, .exactlyOne, .count,
      .sum, .unique, .noOverlap, .every, .some, .column, .numberOf, .dateOf:
      return [Case(atoms: [.opaque])]
    }
  }

  private func atoms(_ left: Formula, _ comparison: Formula.Comparison, _ right: Formula) -> [Atom] {
    for (value, constant) in [(left, right), (right, left)] {
      if let text = constant.word, value.word == nil {
        switch comparison {
        case .equal: return [.oneOf(value, [text])]
        case .notEqual: return [.noneOf(value, [text])]
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return [.opaque]
        }
      }
    }
    return [.bound(left, comparison, right)]
  }

  // MARK: Contradictions

  private func contradiction(in way: Case) -> String? {
    var ranges: [Formula: Range] = [:]
    var words: [Formula: Set<String>] = [:]
    var orders: [Pair: Set<Order>] = [:]
    var presence: [[String]: Bool] = [:]
    for atom in way.atoms {
      switch atom {
      case .never: return "it says `false`"
      case .opaque: continue
      case .present(let path, let isThere):
        if presence.updateValue(isThere, forKey: path.names) == !isThere {
          return "`\(path.text)` would be there and not be there"
        }
      case .oneOf(let value, let texts):
        let left = words[value].map { $0.intersection(texts) } ?? Set(texts)
        if left.isEmpty { return "\(value.shown) would be two things at once" }
        words[value] = left
      case .noneOf: continue
      case .bound(let left, let comparison, let right):
        if let reason = narrow(&ranges, left, comparison, right) { return reason }
        if let reason = narrow(&ranges, right, comparison.reversed, left) { return reason }
        let pair = Pair(left, right)
        let possible = comparison.orders(isSwapped: pair.isSwapped)
        let both = orders[pair].map { $0.intersection(possible) } ?? possible
        if both.isEmpty || (left == right && !both.contains(.same)) {
          return "\(left.shown) and \(right.shown) would be in two orders at once"
        }
        orders[pair] = both
      }
    }
    for case .noneOf(let value, let texts) in way.atoms {
      if let allowed = words[value], allowed.subtracting(texts).isEmpty {
        return "\(value.shown) would be and not be \(texts.map { "`\($0)`" }.joined(separator: ", "))"
      }
    }
    // What is compared is there.
    for case .present(let path, false) in way.atoms {
      let compared = Array(ranges.keys) + Array(words.keys)
      if compared.contains(where: { $0 == .attribute(path) }) {
        return "`\(path.text)` would have a value and not be there"
      }
    }
    return nil
  }

  /// The values that are still possible: from the bounds of the type inwards.
  private struct Range {
    var low: ExactNumber?
    var high: ExactNumber?
    var isLowOpen = false
    var isHighOpen = false

    var isEmpty: Bool {
      guard let low, let high else { return false }
      return low > high || (low == high && (isLowOpen || isHighOpen))
    }
  }

  private func narrow(
    _ ranges: inout [Formula: Range], _ value: Formula, _ comparison: Formula.Comparison, _ bound: Formula
  ) -> String? {
    guard value.position == nil, let number = bound.position else {
      if let left = value.position, let right = bound.position, !comparison.holds(left, right) {
        return "\(value.shown) is not \(comparison.rawValue) \(bound.shown)"
      }
      return nil
    }
    var range = ranges[value] ?? typeRange(of: value)
    let before = range
    switch comparison {
    case .less, .lessOrEqual:
      if range.high.map({ number < $0 || (number == $0 && comparison == .less) }) ?? true {
        (range.high, range.isHighOpen) = (number, comparison == .less)
      }
    case .greater, .greaterOrEqual:
      if range.low.map({ number > $0 || (number == $0 && comparison == .greater) }) ?? true {
        (range.low, range.isLowOpen) = (number, comparison == .greater)
      }
    case .equal:
      var point = Range(low: number, high: number)
      if let low = range.low, low > number || (low == number && range.isLowOpen) { point.low = low }
      if let high = range.high, high < number || (high == number && range.isHighOpen) { point.high = high }
      point.isLowOpen = range.isLowOpen && range.low == number
      range = point
    case .notEqual: break
    }
    ranges[value] = range
    guard range.isEmpty else { return nil }
    let type = typeRange(of: value)
    let isByType = type.low == before.low && type.high == before.high
    return isByType
      ? "\(value.shown) is never \(comparison.rawValue) \(bound.shown), by its type"
      : "no value of \(value.shown) is within all bounds"
  }

  private func typeRange(of value: Formula) -> Range {
    guard case .attribute(let path) = value, let type = dataType(at: path) else { return Range() }
    return Range(low: type.minimum.flatMap(ExactNumber.init), high: type.maximum.flatMap(ExactNumber.init))
  }

  private func dataType(at path: Formula.Path) -> DataType? {
    var object = subject
    for name in path.names.dropLast() {
      guard case .object(let next)? = objects[object.index].attribute(named: name)?.type else { return nil }
      object = next
    }
    guard let last = path.names.last, case .data(let link)? = objects[object.index].attribute(named: last)?.type else {
      return nil
    }
    return dataTypes[link.index]
  }

  /// Two values in a fixed order, so that `a < b` and `b > a` are about the same pair.
  private struct Pair: Hashable {
    let first: Formula
    let second: Formula
    let isSwapped: Bool

    init(_ left: Formula, _ right: Formula) {
      isSwapped = left.shown > right.shown
      (first, second) = isSwapped ? (right, left) : (left, right)
    }

    static func == (a: Pair, b: Pair) -> Bool { a.first == b.first && a.second == b.second }
    func hash(into hasher: inout Hasher) {
      hasher.combine(first)
      hasher.combine(second)
    }
  }

  fileprivate enum Order: Hashable { case before, same, after }
}

extension Formula.Comparison {
  fileprivate func holds(_ a: ExactNumber, _ b: ExactNumber) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  fileprivate func orders(isSwapped: Bool) -> Set<Satisfiability.Order> {
    let orders: Set<Satisfiability.Order> =
      switch self {
      case .equal: [.same]
      case .notEqual: [.before, .after]
      case .less: [.before]
      case .lessOrEqual: [.before, .same]
      case .greater: [.after]
      case .greaterOrEqual: [.after, .same]
      }
    guard isSwapped else { return orders }
    return Set(orders.map { $0 == .before ? .after : $0 == .after ? .before : .same })
  }
}

extension Formula {
  /// A constant on a line: a number, or a date as days.
  fileprivate var position: ExactNumber? {
    switch self {
    case .number(let text): ExactNumber(text)
    case .date(let text): CalendarDay(text).map { ExactNumber($0.number) }
    default: nil
    }
  }

  /// A constant that is equal or not.
  fileprivate var word: String? {
    switch self {
    case .text(let text): text
    case .boolean(let value): String(value)
    default: nil
    }
  }

  /// For messages.
  fileprivate var shown: String {
    switch self {
    case .attribute(let path): "`\(path.text)`"
    case .number(let text), .date(let text): "`\(text)`"
    case .text(let text): "`'\(text)'`"
    case .referenceDate: "`reference_date`"
    case .count(let path): "`count(\(path.text))`"
    case .sum(let path): "`sum(\(path.text))`"
    default: "the value"
    }
  }
}
