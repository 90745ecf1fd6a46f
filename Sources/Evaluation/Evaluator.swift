package import Model
package import Printing

/// Tells whether instances keep the business rules of a standard.
package struct Evaluator {
  package struct Violation: Sendable {
    package let rule: Link<BusinessRule>
    /// To the attribute to blame, or to the nearest that is there.
    package let pointer: [String]
  }

  /// What became of a rule.
  package enum Outcome: Hashable, Sendable { case notApplicable, kept, broken }

  private let standard: Standard
  private let today: CalendarDay?
  /// The rules of each object, those of what it extends included.
  private let rules: [Link<DataObject>: [Link<BusinessRule>]]

  package init(_ standard: Standard) {
    self.standard = standard
    today = standard.referenceDate.flatMap(CalendarDay.init)
    var own: [Link<DataObject>: [Link<BusinessRule>]] = [:]
    for (index, rule) in standard.rules.enumerated() { own[rule.subject, default: []].append(Link(index)) }
    var all: [Link<DataObject>: [Link<BusinessRule>]] = [:]
    if !own.isEmpty {
      for index in standard.dataObjects.indices {
        var found: [Link<BusinessRule>] = []
        var next: Link<DataObject>? = Link(index)
        while let link = next {
          found += own[link] ?? []
          next = standard[link].parent
        }
        if !found.isEmpty { all[Link(index)] = found }
      }
    }
    rules = all
  }

  /// All rules that a value breaks, at any depth.
  package func violations(of value: JSON, as subject: Example.Subject) -> [Violation] {
    if rules.isEmpty { return [] }
    var violations: [Violation] = []
    InstanceWalk(standard) { link, instance, pointer in
      for rule in rules[link] ?? [] where outcome(of: standard[rule], for: instance) == .broken {
        violations.append(Violation(rule: rule, pointer: pointer + blamed(standard[rule], in: instance)))
      }
    }.walk(value, as: subject)
    return violations
  }

  /// The rules that apply to something in the value and are kept.
  package func kept(by value: JSON, as subject: Example.Subject) -> Set<Link<BusinessRule>> {
    var kept: Set<Link<BusinessRule>> = []
    if rules.isEmpty { return kept }
    InstanceWalk(standard) { link, instance, _ in
      for rule in rules[link] ?? [] where outcome(of: standard[rule], for: instance) == .kept { kept.insert(rule) }
    }.walk(value, as: subject)
    return kept
  }

  /// A rule applies when its condition is true, and is broken when its requirement is false. Both may be unknown, when
  /// what they speak of is not there: then nobody can say that the rule is broken.
  package func outcome(of rule: BusinessRule, for instance: JSON) -> Outcome {
    let scope = Scope(instance: instance, rule: rule)
    if let condition = rule.condition, truth(condition, scope) != true { return .notApplicable }
    return switch truth(rule.requirement, scope) {
    case nil: .notApplicable
    case true?: .kept
    case false?: .broken
    }
  }

  /// The rules of an object, those of what it extends included, its own first.
  package func rules(of object: Link<DataObject>) -> [Link<BusinessRule>] { rules[object] ?? [] }

  /// What a formula that names no attribute comes to for every instance.
  package func constant(_ formula: Formula, in rule: BusinessRule) -> RuleValue {
    value(formula, Scope(instance: .null, rule: rule))
  }

  // MARK: Conditions

  private struct Scope {
    let instance: JSON
    let rule: BusinessRule
  }

  /// Nil when it is not known.
  private func truth(_ formula: Formula, _ scope: Scope) -> Bool? {
    switch formula {
    case .boolean(let value): return value
    case .not(let operand): return truth(operand, scope).map { !$0 }
    case .all(let operands): return conjunction(operands.lazy.map { truth($0, scope) })
    case .any(let operands): return conjunction(operands.lazy.map { truth($0, scope).map { !$0 } }).map { !$0 }
    case .compare(let left, let comparison, let right):
      return Self.compare(value(left, scope), comparison, value(right, scope))
    case .member(let operand, let items):
      let value = value(operand, scope)
      if value == .absent { return nil }
      return items.contains { self.value($0, scope) == value }
    case .exists(let path): return !places(path, scope.instance).isEmpty
    case .atLeastOne(let paths): return paths.contains { !places($0, scope.instance).isEmpty }
    case .exactlyOne(let paths): return paths.filter { !places($0, scope.instance).isEmpty }.count == 1
    case .unique(let path):
      let values = places(path, scope.instance).map(\.value)
      return Set(values).count == values.count
    case .noOverlap(let path, let start, let end): return hasNoOverlap(path, start, end, scope)
    case .every(let path, let condition):
      return conjunction(members(path, scope).lazy.map { truth(condition, $0) })
    case .some(let path, let condition):
      return conjunction(members(path, scope).lazy.map { truth(condition, $0).map { !$0 } }).map { !$0 }
    case .attribute:
      if case .boolean(let value) = value(formula, scope) { return value }
      return nil
    case .parameter:
      if case .boolean(let value) = value(formula, scope) { return value }
      return nil
    case .number, .text, .date, .referenceDate, .period, .arithmetic, .count, .sum, .column, .numberOf, .dateOf:
      return nil
    }
  }

  /// False as soon as one is false; unknown when one is not known and none is false.
  private func conjunction(_ truths: some Sequence<Bool?>) -> Bool? {
    var isKnown = true
    for truth in truths {
      if truth == false { return false }
      if truth == nil { isKnown = false }
    }
    return isKnown ? true : nil
  }

  /// Nil when it is not known.
  package static func compare(_ left: RuleValue, _ comparison: Formula.Comparison, _ right: RuleValue) -> Bool? {
    if left == .absent || right == .absent { return nil }
    switch comparison {
    case .equal: return left == right
    case .notEqual: return left != right
    case .less: return isLess(left, right)
    case .greater: return isLess(right, left)
    case .lessOrEqual: return isLess(right, left).map { !$0 }
    case .greaterOrEqual: return isLess(left, right).map { !$0 }
    }
  }

  private static func isLess(_ left: RuleValue, _ right: RuleValue) -> Bool? {
    switch (left, right) {
    case (.number(let a), .number(let b)): a < b
    case (.date(let a), .date(let b)): a < b
    case (.instant(let a), .instant(let b)): a < b
    default: nil
    }
  }

  /// Members without a beginning are left out; of two that touch on one day, both hold that day.
  private func hasNoOverlap(_ path: Formula.Path, _ start: Formula.Path, _ end: Formula.Path, _ scope: Scope) -> Bool {
    let periods = members(path, scope).compactMap { member -> (Int, Int)? in
      guard case .date(let from) = value(.attribute(start), member) else { return nil }
      guard case .date(let to) = value(.attribute(end), member) else { return (from.number, .max) }
      return (from.number, to.number)
    }.sorted { $0 < $1 }
    return !zip(periods, periods.dropFirst()).contains { $1.0 <= $0.1 }
  }

  private func members(_ path: Formula.Path, _ scope: Scope) -> [Scope] {
    places(path, scope.instance).map { Scope(instance: $0.value, rule: scope.rule) }
  }

  // MARK: Values

  private func value(_ formula: Formula, _ scope: Scope) -> RuleValue {
    switch formula {
    case .number(let text): return ExactNumber(text).map(RuleValue.number) ?? .absent
    case .text(let text): return .text(text)
    case .boolean(let value): return .boolean(value)
    case .date(let text): return CalendarDay(text).map(RuleValue.date) ?? .absent
    case .referenceDate: return today.map(RuleValue.date) ?? .absent
    case .parameter(let place):
      let parameter = scope.rule.parameters[place]
      return RuleValue(parameter.defaultValue, as: Formula.ValueType(standard[parameter.type].primitive))
    case .attribute(let path):
      guard let place = places(path, scope.instance).first else { return .absent }
      return RuleValue(place.value, as: path.type)
    case .period(let count, let unit):
      guard case .number(let number) = value(count, scope), let whole = number.whole else { return .absent }
      return .period(whole, unit)
    case .arithmetic(let left, let sign, let right):
      return arithmetic(value(left, scope), sign, value(right, scope))
    case .count(let path): return .number(ExactNumber(places(path, scope.instance).count))
    case .sum(let path):
      guard hasList(path, scope.instance) else { return .absent }
      var sum = ExactNumber(0)
      for place in places(path, scope.instance) {
        guard let number = number(place.value), let next = sum + number else { return .absent }
        sum = next
      }
      return .number(sum)
    case .column(let path, let directory, let place):
      guard case .string(let code)? = places(path, scope.instance).first?.value,
        let known = standard[directory].codes.first(where: { $0.value == code }), place < known.columns.count,
        let text = known.columns[place]
      else { return .absent }
      return .text(text)
    case .numberOf(let operand):
      guard case .text(let text) = value(operand, scope) else { return .absent }
      return ExactNumber(text).map(RuleValue.number) ?? .absent
    case .dateOf(let operand):
      guard case .attribute(let path) = operand, case .string(let text)? = places(path, scope.instance).first?.value
      else { return .absent }
      return CalendarDay(String(text.prefix(10))).map(RuleValue.date) ?? .absent
    case .not, .all, .any, .compare, .member, .exists, .atLeastOne, .exactlyOne, .unique, .noOverlap, .every, .some:
      return truth(formula, scope).map(RuleValue.boolean) ?? .absent
    }
  }

  /// Amounts stand as numbers or as texts.
  private func number(_ json: JSON) -> ExactNumber? {
    switch json {
    case .number(let text), .string(let text): ExactNumber(text)
    case .null, .bool, .array, .object: nil
    }
  }

  private func arithmetic(_ left: RuleValue, _ sign: Formula.Arithmetic, _ right: RuleValue) -> RuleValue {
    switch (left, sign, right) {
    case (.number(let a), _, .number(let b)):
      let result =
        switch sign {
        case .plus: a + b
        case .minus: a - b
        case .times: a * b
        case .divided: a / b
        }
      return result.map(RuleValue.number) ?? .absent
    case (.date(let a), .minus, .date(let b)): return .number(ExactNumber(a.number - b.number))
    case (.date(let day), .plus, .period(let count, let unit)):
      return day.advanced(by: count, unit).map(RuleValue.date) ?? .absent
    case (.date(let day), .minus, .period(let count, let unit)):
      return day.advanced(by: -count, unit).map(RuleValue.date) ?? .absent
    default: return .absent
    }
  }

  // MARK: Places

  private struct Place {
    let value: JSON
    let pointer: [String]
  }

  /// All values at the end of a path; a list on the way stands for each of its members.
  private func places(_ path: Formula.Path, _ instance: JSON) -> [Place] { places(path.names[...], instance, []) }

  private func places(_ names: ArraySlice<String>, _ value: JSON, _ pointer: [String]) -> [Place] {
    if case .array(let items) = value {
      return items.enumerated().flatMap { places(names, $1, pointer + [String($0)]) }
    }
    guard let name = names.first else { return value == .null ? [] : [Place(value: value, pointer: pointer)] }
    guard let next = value[name] else { return [] }
    return places(names.dropFirst(), next, pointer + [name])
  }

  /// Whether the first list on a path is there, be it empty: only then is there something to add up.
  private func hasList(_ path: Formula.Path, _ instance: JSON) -> Bool {
    var value = instance
    for name in path.names {
      guard let next = value[name] else { return false }
      if case .array = next { return true }
      value = next
    }
    return true
  }

  // MARK: Blame

  /// The place to blame below an instance: that of the attribute which the rule names, or of the first one that its
  /// requirement speaks of; in a list that of the first member that breaks it.
  private func blamed(_ rule: BusinessRule, in instance: JSON) -> [String] {
    if let names = rule.blamed { return deepest(names[...], instance, []) }
    return blamed(rule.requirement, Scope(instance: instance, rule: rule)) ?? []
  }

  private func blamed(_ formula: Formula, _ scope: Scope) -> [String]? {
    switch formula {
    case .all(let operands):
      return operands.first { truth($0, scope) == false }.flatMap { blamed($0, scope) }
    case .any(let operands): return operands.lazy.compactMap { blamed($0, scope) }.first
    case .not(let operand), .numberOf(let operand), .dateOf(let operand), .period(let operand, _),
      .member(let operand, _):
      return blamed(operand, scope)
    case .compare(let left, _, let right), .arithmetic(let left, _, let right):
      return blamed(left, scope) ?? blamed(right, scope)
    case .attribute(let path), .exists(let path), .count(let path), .sum(let path), .unique(let path),
      .noOverlap(let path, _, _), .some(let path, _), .column(let path, _, _):
      return deepest(path.names[...], scope.instance, [])
    case .atLeastOne(let paths), .exactlyOne(let paths):
      return (paths.first { !places($0, scope.instance).isEmpty } ?? paths.first).map {
        deepest($0.names[...], scope.instance, [])
      }
    case .every(let path, let condition):
      for place in places(path, scope.instance) {
        let member = Scope(instance: place.value, rule: scope.rule)
        if truth(condition, member) == false { return place.pointer + (blamed(condition, member) ?? []) }
      }
      return deepest(path.names[...], scope.instance, [])
    case .number, .text, .boolean, .date, .referenceDate, .parameter: return nil
    }
  }

  /// As far as the names lead; the object that lacks the next one when they lead no further.
  private func deepest(_ names: ArraySlice<String>, _ value: JSON, _ pointer: [String]) -> [String] {
    guard let name = names.first, let next = value[name] else { return pointer }
    return deepest(names.dropFirst(), next, pointer + [name])
  }
}

extension Formula.ValueType {
  package init(_ primitive: Primitive) {
    switch primitive {
    case .string: self = .text
    case .integer, .decimal: self = .number
    case .boolean: self = .boolean
    case .date: self = .date
    case .dateTime: self = .instant
    case .object, .array, .any: self = .open
    }
  }
}
