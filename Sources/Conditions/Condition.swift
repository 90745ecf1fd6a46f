package import Evaluation
package import Model

/// What a business rule asks of an instance, in the logic of schemas and shapes: true or false, of values that are
/// found by paths and counted.
///
/// It speaks of instances that are right otherwise, whose values have the types of their attributes.
package indirect enum Condition: Hashable, Sendable {
  case always
  case never
  case all([Condition])
  case any([Condition])
  case exactlyOne([Condition])
  /// Of what has no opposite of its own: `exactlyOne` and `distinct`.
  case not(Condition)
  /// So many of the values at the end of a path keep a condition.
  case count(Path, Bound, keeping: Condition)
  /// No two values at the end of a path are the same.
  case distinct(Path)
  /// About the value itself.
  case value(Test)

  /// The way from an object to values in it; a list on the way stands for each of its members.
  package struct Path: Hashable, Sendable {
    /// Never empty.
    package let steps: [Step]

    package init(_ steps: [Step]) { self.steps = steps }

    /// Whether just one step on it leads to several values.
    package var hasOneList: Bool { steps.count { $0.isList } == 1 }

    /// How far two paths are the same, and what remains of each; nil when not even their first steps are.
    fileprivate func shared(with other: Path) -> (start: Path, rest: ArraySlice<Step>, otherRest: ArraySlice<Step>)? {
      let length = zip(steps, other.steps).prefix { $0 == $1 }.count
      return length == 0 ? nil : (Path(Array(steps[..<length])), steps[length...], other.steps[length...])
    }
  }

  package struct Step: Hashable, Sendable {
    package let name: String
    package let isList: Bool
    package let type: AttributeType

    package init(_ attribute: Attribute) {
      name = attribute.name
      isList = attribute.cardinality.isList
      type = attribute.type
    }
  }

  package enum Bound: Hashable, Sendable {
    /// Never 0.
    case atLeast(Int)
    case atMost(Int)
  }

  package enum Test: Hashable, Sendable {
    case oneOf([RuleValue])
    case noneOf([RuleValue])
    /// Never `=` or `!=`.
    case order(Formula.Comparison, RuleValue)
  }
}

extension Condition {
  /// All of them hold: none of their opposites does.
  package static func all(of parts: some Sequence<Condition>) -> Condition { any(of: parts.map(\.opposite)).opposite }

  /// One of them holds. What they say of the same value is said of it once.
  package static func any(of parts: some Sequence<Condition>) -> Condition {
    var found: [Condition] = []
    for part in parts {
      switch part {
      case .always: return .always
      case .never: continue
      case .any(let inner): for one in inner { add(one, to: &found) }
      case .all, .exactlyOne, .not, .count, .distinct, .value: add(part, to: &found)
      }
    }
    if found.contains(.always) { return .always }
    return found.count == 1 ? found[0] : found.isEmpty ? .never : .any(found)
  }

  private static func add(_ part: Condition, to found: inout [Condition]) {
    for (index, known) in found.enumerated() {
      guard let joined = joined(known, part) else { continue }
      found[index] = joined
      return
    }
    found.append(part)
  }

  /// One of two, when both are about the same value.
  private static func joined(_ one: Condition, _ other: Condition) -> Condition? {
    if one == other { return one }
    switch (one, other) {
    case (.value(.oneOf(let values)), .value(.oneOf(let others))):
      return .value(.oneOf(values + others.filter { !values.contains($0) }))
    case (.value(.noneOf(let values)), .value(.noneOf(let others))): return none(of: values.filter(others.contains))
    case (.value(.noneOf(let values)), .value(.oneOf(let others))),
      (.value(.oneOf(let others)), .value(.noneOf(let values))):
      return none(of: values.filter { !others.contains($0) })
    case (.count(let path, .atLeast(1), let condition), .count(let other, .atLeast(1), let second)):
      guard let (start, rest, otherRest) = path.shared(with: other) else { return nil }
      return .some(start, .any(of: [some(rest, condition), some(otherRest, second)]))
    case (.count(let path, .atMost(0), let condition), .count(let other, .atMost(0), let second)):
      // Of a list, each member could keep another of the two.
      guard let (start, rest, otherRest) = path.shared(with: other), !start.steps.contains(where: \.isList) else {
        return nil
      }
      return Condition.some(start, .all(of: [some(rest, condition), some(otherRest, second)])).opposite
    default: return nil
    }
  }

  private static func none(of values: [RuleValue]) -> Condition { values.isEmpty ? .always : .value(.noneOf(values)) }

  private static func some(_ rest: ArraySlice<Step>, _ condition: Condition) -> Condition {
    rest.isEmpty ? condition : .some(Path(Array(rest)), condition)
  }

  /// Some value at the end of the path keeps the condition.
  package static func some(_ path: Path, _ condition: Condition = .always) -> Condition {
    condition == .never ? .never : .count(path, .atLeast(1), keeping: condition)
  }

  /// Each value at the end of the path keeps the condition, also when there is none.
  package static func every(_ path: Path, _ condition: Condition) -> Condition {
    some(path, condition.opposite).opposite
  }

  package var opposite: Condition {
    switch self {
    case .always: .never
    case .never: .always
    case .all(let parts): .any(parts.map(\.opposite))
    case .any(let parts): .all(parts.map(\.opposite))
    case .not(let part): part
    case .exactlyOne, .distinct: .not(self)
    case .count(let path, .atLeast(let number), let condition): .count(path, .atMost(number - 1), keeping: condition)
    case .count(let path, .atMost(let number), let condition): .count(path, .atLeast(number + 1), keeping: condition)
    case .value(.oneOf(let values)): .value(.noneOf(values))
    case .value(.noneOf(let values)): .value(.oneOf(values))
    case .value(.order(let comparison, let value)): .value(.order(comparison.opposite, value))
    }
  }
}
