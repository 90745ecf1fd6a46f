import Evaluation
package import Model

/// A business rule as conditions on the instances of one object. Both speak of what is known: what is not there neither
/// makes a rule apply nor breaks it.
package struct RuleConditions: Hashable, Sendable {
  package let applies: Condition
  package let isKept: Condition
}

/// Reads the formulas of rules as conditions, exactly or not at all.
package struct RuleReader {
  private let standard: Standard
  private let evaluator: Evaluator

  package init(_ standard: Standard) {
    self.standard = standard
    evaluator = Evaluator(standard)
  }

  /// The rules of an object, those of what it extends included, its own first.
  package func rules(of object: Link<DataObject>) -> [Link<BusinessRule>] { evaluator.rules(of: object) }

  func identifier(of rule: Link<BusinessRule>) -> String { standard[rule].metadata.id }

  /// A rule for the instances of an object, which may narrow the attributes of the one for which the rule was written.
  package func conditions(
    _ rule: Link<BusinessRule>, of object: Link<DataObject>
  ) throws(Gap) -> RuleConditions {
    let rule = standard[rule]
    let reading = FormulaReading(standard: standard, evaluator: evaluator, rule: rule)
    return RuleConditions(
      applies: try rule.condition.map { formula throws(Gap) in try reading.truth(formula, object).isTrue } ?? .always,
      isKept: try reading.truth(rule.requirement, object).isFalse.opposite)
  }
}

/// When a formula is true and when it is false; in neither case it is unknown.
private struct Truth {
  let isTrue: Condition
  let isFalse: Condition

  init(_ isTrue: Condition, isFalse: Condition) {
    self.isTrue = isTrue
    self.isFalse = isFalse
  }

  /// Of a formula that is never unknown.
  init(known isTrue: Condition) { self.init(isTrue, isFalse: isTrue.opposite) }
}

/// What a side of a comparison is.
private enum Operand {
  /// One of these values, each under its condition; none of them when it is unknown.
  case known([(value: RuleValue, condition: Condition)])
  case attribute(Condition.Path)
}

private struct FormulaReading {
  let standard: Standard
  let evaluator: Evaluator
  let rule: BusinessRule

  typealias Scope = Link<DataObject>

  func truth(_ formula: Formula, _ scope: Scope) throws(Gap) -> Truth {
    switch formula {
    case .not(let operand):
      let truth = try truth(operand, scope)
      return Truth(truth.isFalse, isFalse: truth.isTrue)
    case .all(let operands):
      let truths = try operands.map { operand throws(Gap) in try truth(operand, scope) }
      return Truth(.all(of: truths.map(\.isTrue)), isFalse: .any(of: truths.map(\.isFalse)))
    case .any(let operands):
      let truths = try operands.map { operand throws(Gap) in try truth(operand, scope) }
      return Truth(.any(of: truths.map(\.isTrue)), isFalse: .all(of: truths.map(\.isFalse)))
    case .boolean(let value): return Truth(known: value ? .always : .never)
    case .exists(let path): return Truth(known: .some(try values(path, scope)))
    case .atLeastOne(let paths):
      return Truth(known: .any(of: try paths.map { path throws(Gap) in .some(try values(path, scope)) }))
    case .exactlyOne(let paths):
      return Truth(known: .exactlyOne(try paths.map { path throws(Gap) in .some(try values(path, scope)) }))
    case .unique(let path): return Truth(known: try distinct(path, scope))
    case .noOverlap: throw .overlap
    case .every(let path, let operand):
      let (path, members) = try members(path, scope)
      let truth = try truth(operand, members)
      return Truth(.every(path, truth.isTrue), isFalse: .some(path, truth.isFalse))
    case .some(let path, let operand):
      let (path, members) = try members(path, scope)
      let truth = try truth(operand, members)
      return Truth(.some(path, truth.isTrue), isFalse: .every(path, truth.isFalse))
    case .compare(let left, let comparison, let right):
      return try compare(left, comparison, right, scope)
    case .member(let operand, let items): return try member(operand, items, scope)
    case .attribute, .parameter: return try compare(formula, .equal, .boolean(true), scope)
    case .number, .text, .date, .referenceDate, .period, .arithmetic, .count, .sum, .column, .numberOf, .dateOf:
      // No condition by itself, and so never known.
      return Truth(.never, isFalse: .never)
    }
  }

  // MARK: Comparisons

  private func compare(
    _ left: Formula, _ comparison: Formula.Comparison, _ right: Formula, _ scope: Scope
  ) throws(Gap) -> Truth {
    if case .count(let path) = left, let number = constant(right) { return try count(path, comparison, number, scope) }
    if case .count(let path) = right, let number = constant(left) {
      return try count(path, comparison.reversed, number, scope)
    }
    guard let truth = compare(try operand(left, scope), comparison, try operand(right, scope)) else {
      throw .comparesAttributes
    }
    return truth
  }

  private func compare(_ left: Operand, _ comparison: Formula.Comparison, _ right: Operand) -> Truth? {
    switch (left, right) {
    case (.attribute, .attribute): return nil
    case (.known, .attribute): return compare(right, comparison.reversed, left)
    case (.attribute(let path), .known(let values)):
      func condition(_ comparison: Formula.Comparison) -> Condition {
        .any(of: values.map { .all(of: [.some(path, .value(test(comparison, $0.value))), $0.condition]) })
      }
      return Truth(condition(comparison), isFalse: condition(comparison.opposite))
    case (.known(let lefts), .known(let rights)):
      func condition(_ wanted: Bool) -> Condition {
        .any(
          of: lefts.flatMap { left in
            rights.filter { Evaluator.compare(left.value, comparison, $0.value) == wanted }
              .map { .all(of: [left.condition, $0.condition]) }
          })
      }
      return Truth(condition(true), isFalse: condition(false))
    }
  }

  private func test(_ comparison: Formula.Comparison, _ value: RuleValue) -> Condition.Test {
    switch comparison {
    case .equal: .oneOf([value])
    case .notEqual: .noneOf([value])
    case .less, .lessOrEqual, .greater, .greaterOrEqual: .order(comparison, value)
    }
  }

  private func member(_ operand: Formula, _ items: [Formula], _ scope: Scope) throws(Gap) -> Truth {
    let value = try self.operand(operand, scope)
    var truths: [Truth] = []
    var constants: [RuleValue] = []
    for item in items {
      if let constant = constant(item) { constants.append(constant) }
      guard let truth = compare(value, .equal, try self.operand(item, scope)) else { throw .comparesAttributes }
      truths.append(truth)
    }
    let isTrue = Condition.any(of: truths.map(\.isTrue))
    switch value {
    case .attribute(let path) where constants.count == items.count:
      return Truth(isTrue, isFalse: .some(path, .value(.noneOf(constants))))
    case .attribute(let path): return Truth(isTrue, isFalse: .all(of: [.some(path), isTrue.opposite]))
    case .known(let values):
      let isKnown = Condition.any(of: values.map(\.condition))
      let others = values.filter { value in !constants.contains(value.value) }
      return Truth(
        isTrue,
        isFalse: constants.count == items.count
          ? .any(of: others.map(\.condition)) : .all(of: [isKnown, isTrue.opposite]))
    }
  }

  private func count(
    _ path: Formula.Path, _ comparison: Formula.Comparison, _ value: RuleValue, _ scope: Scope
  ) throws(Gap) -> Truth {
    guard case .number(let number) = value, let whole = number.whole else { throw .computes }
    let path = try values(path, scope)
    func atLeast(_ number: Int) throws(Gap) -> Condition {
      // Every member of an outer list could bring some, and no language adds them up.
      if number > 1, !path.hasOneList { throw .lists }
      return number <= 0 ? .always : .count(path, .atLeast(number), keeping: .always)
    }
    func isEqual() throws(Gap) -> Condition {
      .all(of: [try atLeast(whole), try atLeast(whole + 1).opposite])
    }
    // A number beyond all lists would overflow.
    guard (-1...1_000_000_000).contains(whole) else { throw .computes }
    switch comparison {
    case .greaterOrEqual: return Truth(known: try atLeast(whole))
    case .greater: return Truth(known: try atLeast(whole + 1))
    case .less: return Truth(known: try atLeast(whole).opposite)
    case .lessOrEqual: return Truth(known: try atLeast(whole + 1).opposite)
    case .equal: return Truth(known: try isEqual())
    case .notEqual: return Truth(known: try isEqual().opposite)
    }
  }

  // MARK: Operands

  /// The value of a formula that has the same one for all instances; `absent` when it cannot be computed.
  private func constant(_ formula: Formula) -> RuleValue? {
    formula.isConstant ? evaluator.constant(formula, in: rule) : nil
  }

  private func operand(_ formula: Formula, _ scope: Scope) throws(Gap) -> Operand {
    if let value = constant(formula) { return .known(value == .absent ? [] : [(value, .always)]) }
    switch formula {
    case .attribute(let path):
      guard let path = try walk(path, scope)?.path else { return .known([]) }
      return .attribute(path)
    case .column(let path, let directory, let place):
      guard let path = try walk(path, scope)?.path else { return .known([]) }
      return .known(
        columns(directory, place).map { (.text($0.text), .some(path, .value(.oneOf($0.codes.map(RuleValue.text))))) })
    case .numberOf(let operand):
      guard case .known(let values) = try self.operand(operand, scope) else { throw .readsText }
      return .known(
        values.compactMap { value, condition in
          guard case .text(let text) = value, let number = ExactNumber(text) else { return nil }
          return (.number(number), condition)
        })
    case .dateOf: throw .readsText
    case .period, .arithmetic, .sum, .count: throw .computes
    case .not, .all, .any, .compare, .member, .exists, .atLeastOne, .exactlyOne, .unique, .noOverlap, .every, .some:
      let truth = try truth(formula, scope)
      return .known([(.boolean(true), truth.isTrue), (.boolean(false), truth.isFalse)])
    case .number, .text, .boolean, .date, .referenceDate, .parameter:
      preconditionFailure("what names no attribute is constant")
    }
  }

  /// The texts of a column with the codes that have them, in the order of the directory.
  private func columns(_ directory: Link<CodeDirectory>, _ place: Int) -> [(text: String, codes: [String])] {
    var found: [(text: String, codes: [String])] = []
    var places: [String: Int] = [:]
    for code in standard[directory].codes where place < code.columns.count {
      guard let text = code.columns[place] else { continue }
      if let known = places[text] {
        found[known].codes.append(code.value)
      } else {
        places[text] = found.count
        found.append((text, [code.value]))
      }
    }
    return found
  }

  // MARK: Paths

  /// Nil when the object has no such attribute: what extends another one may have given it a type without it.
  private func walk(_ path: Formula.Path, _ scope: Scope) throws(Gap) -> (path: Condition.Path, object: Scope?)? {
    var object: Scope? = scope
    var steps: [Condition.Step] = []
    for name in path.names {
      guard let link = object, let attribute = standard[link].attribute(named: name) else { return nil }
      steps.append(Condition.Step(attribute))
      object = if case .object(let next) = attribute.type { next } else { nil }
    }
    return (Condition.Path(steps), object)
  }

  private func members(_ path: Formula.Path, _ scope: Scope) throws(Gap) -> (Condition.Path, Scope) {
    guard let (path, object) = try walk(path, scope), let object else { throw .openValue }
    return (path, object)
  }

  /// A path to values that are there just when the wire has them: an array in open JSON stands for what is in it.
  private func values(_ path: Formula.Path, _ scope: Scope) throws(Gap) -> Condition.Path {
    guard let path = try walk(path, scope)?.path, let last = path.steps.last, !mayBeArray(last.type) else {
      throw .openValue
    }
    return path
  }

  private func mayBeArray(_ type: AttributeType) -> Bool {
    switch type {
    case .data(let link): standard[link].primitive == .array || standard[link].primitive == .any
    case .choice(let choice): choice.cases.contains { $0.cardinality.isList || mayBeArray($0.type) }
    case .code, .object, .parameter: false
    }
  }

  /// What schemas find different is different here too only when it is a single text or Boolean: 1 and 1.0 are two
  /// things to one of them and the same to another.
  private func distinct(_ path: Formula.Path, _ scope: Scope) throws(Gap) -> Condition {
    let path = try values(path, scope)
    guard let last = path.steps.last, path.hasOneList else { throw .repetition }
    if let possible = possibleValues(last.type), !last.isList {
      return .all(of: possible.map { .count(path, .atMost(1), keeping: .value(.oneOf([$0]))) })
    }
    guard last.isList, isPlainText(last.type) else { throw .repetition }
    return .distinct(path)
  }

  private func possibleValues(_ type: AttributeType) -> [RuleValue]? {
    switch type {
    case .code(let link):
      let directory = standard[link]
      return directory.isExtensible || directory.codes.isEmpty ? nil : directory.codes.map { .text($0.value) }
    case .data(let link): return standard[link].primitive == .boolean ? [.boolean(true), .boolean(false)] : nil
    case .object, .choice, .parameter: return nil
    }
  }

  private func isPlainText(_ type: AttributeType) -> Bool {
    switch type {
    case .code: true
    case .data(let link):
      switch standard[link].primitive {
      case .string, .boolean, .date, .dateTime: true
      case .integer, .decimal, .object, .array, .any: false
      }
    case .object, .choice, .parameter: false
    }
  }
}

extension Formula {
  /// Whether it names no attribute.
  fileprivate var isConstant: Bool {
    switch self {
    case .number, .text, .boolean, .date, .referenceDate, .parameter: true
    case .period(let operand, _), .not(let operand), .numberOf(let operand), .dateOf(let operand): operand.isConstant
    case .all(let operands), .any(let operands): operands.allSatisfy(\.isConstant)
    case .compare(let left, _, let right), .arithmetic(let left, _, let right): left.isConstant && right.isConstant
    case .member(let operand, let items): operand.isConstant && items.allSatisfy(\.isConstant)
    case .attribute, .exists, .atLeastOne, .exactlyOne, .count, .sum, .unique, .noOverlap, .every, .some, .column: false
    }
  }
}
