import Model
import Naming

/// Turns the formulas of a rule into Swift over the properties of a structure.
///
/// What may be absent is optional in Swift, and operators with a question mark carry that on; see `RuleLogic` among the
/// support code.
struct SwiftFormula {
  let index: SwiftIndex
  let rule: BusinessRule
  /// What the present formula speaks of, and how it is called there: `$0` in a closure, nothing in a method.
  let object: Link<DataObject>
  let base: String
  let scope: SwiftScope

  private typealias Expression = SwiftExpression

  /// What an expression is, and so with what it can be compared.
  private enum Kind: Hashable {
    case truth
    /// An `Int`, or a literal that may be a `Decimal` as well.
    case whole, literal
    case decimal
    case text
    /// A text that is written in the rule, which may stand for a code.
    case word(String)
    case code(Link<CodeDirectory>)
    case date, moment
    /// Nothing that can be compared.
    case other
  }

  private func within(_ path: Formula.Path) -> SwiftFormula? {
    guard case .object(let member)? = end(of: path)?.type else { return nil }
    return SwiftFormula(index: index, rule: rule, object: member, base: "$0", scope: scope)
  }

  // MARK: Truth

  /// A `Bool`, or a `Bool?` that is nil when nobody can tell.
  func truth(_ formula: Formula) -> SwiftExpression {
    switch formula {
    case .boolean(let value): return Expression(value ? "true" : "false")
    case .not(let operand): return negated(operand)
    case .all(let operands): return joined(operands.map(truth), "&&", .conjunction)
    case .any(let operands): return joined(operands.map(truth), "||", .disjunction)
    case .compare(let left, let comparison, let right): return compare(left, comparison, right)
    case .member(let operand, let items): return member(operand, items)
    case .exists(let path): return exists(path)
    case .atLeastOne(let paths): return joined(paths.map { exists($0) }, "||", .disjunction)
    case .exactlyOne(let paths):
      return Expression(
        .array(paths.map { exists($0).text }, ".filter { $0 }.count == 1"), .comparison, isOptional: false)
    case .unique(let path):
      let list = list(path)
      let areUnique = list.member("areUnique")
      return list.isOptional ? Expression("\(areUnique.text) != false", .comparison) : areUnique
    case .noOverlap(let path, let start, let end):
      let list = list(path)
      guard let member = within(path) else { return Expression("true") }
      let (from, to) = (member.path(start).text, member.path(end).text)
      let overlap = list.member("haveOverlap(from: { \(from) }, to: { \(to) })")
      return list.isOptional ? Expression("\(overlap.text) != true", .comparison) : Expression("!" + overlap.text)
    case .every(let path, let condition): return quantified(path, "every", condition)
    case .some(let path, let condition): return quantified(path, "some", condition)
    case .attribute, .parameter: return value(formula).expression
    case .number, .text, .date, .referenceDate, .period, .arithmetic, .count, .sum, .column, .numberOf, .dateOf:
      return Expression("Bool?.none", isOptional: true)
    }
  }

  private func joined(_ operands: [SwiftExpression], _ sign: String, _ binding: SwiftExpression.Binding)
    -> SwiftExpression
  {
    // The compiler warns of code that a constant keeps from running.
    let decisive = sign == "&&" ? "false" : "true"
    if let constant = operands.first(where: { $0.text == decisive }) { return constant }
    let operands = operands.filter { $0.text != "true" && $0.text != "false" }
    guard let first = operands.first else { return Expression(sign == "&&" ? "true" : "false") }
    if operands.count == 1 { return first }
    let isOptional = operands.contains(where: \.isOptional)
    // Conjunctions in disjunctions need no parentheses, but readers do.
    let inner = operands.map { $0.inside(.conjunction) }
    return Expression(.joined(inner, by: isOptional ? sign + "?" : sign), binding, isOptional: isOptional)
  }

  private func negated(_ operand: Formula) -> SwiftExpression {
    if case .exists(let path) = operand { return exists(path, isNegated: true) }
    let truth = truth(operand)
    if truth.text == "true" || truth.text == "false" { return Expression(truth.text == "true" ? "false" : "true") }
    if truth.isOptional {
      return Expression(
        .joined([truth.inside(.comparison), Expression("false")], by: "==?"), .comparison, isOptional: true)
    }
    return truth.binding == .unary ? Expression("!" + truth.text) : Expression("!(\(truth.text))")
  }

  private func quantified(_ path: Formula.Path, _ function: String, _ condition: Formula) -> SwiftExpression {
    guard let member = within(path) else { return Expression("Bool?.none", isOptional: true) }
    let list = list(path)
    let members = list.isOptional ? "(\(list.text) ?? [])" : list.text
    return Expression(.closure("\(members).\(function)", member.truth(condition)), .unary, isOptional: true)
  }

  /// Whether a formula is true; false as well when nobody can tell.
  func isTrue(_ formula: Formula) -> SwiftExpression {
    switch formula {
    case .all(let operands): return joined(operands.map(isTrue), "&&", .conjunction)
    case .any(let operands): return joined(operands.map(isTrue), "||", .disjunction)
    case .compare(let left, .equal, let right):
      let (a, b) = comparable(left, right)
      if a.isOptional && b.isOptional { break }
      return Expression(.joined([a, b].map { $0.inside(.comparison) }, by: "=="), .comparison, isOptional: false)
    case .member(let operand, let items):
      let (value, items) = members(operand, items)
      if items.contains(where: \.isOptional) { break }
      return Expression(.array(items.map(\.text), ".contains(\(value.text))"), .unary, isOptional: false)
    case .number, .text, .boolean, .date, .referenceDate, .parameter, .attribute, .period, .not, .compare, .arithmetic,
      .exists, .atLeastOne, .exactlyOne, .count, .sum, .unique, .noOverlap, .every, .some, .column, .numberOf, .dateOf:
      break
    }
    let truth = truth(formula)
    guard truth.isOptional else { return truth }
    return Expression(
      .joined([truth.inside(.comparison), Expression("true")], by: "=="), .comparison, isOptional: false)
  }

  // MARK: Comparisons

  private func compare(_ left: Formula, _ comparison: Formula.Comparison, _ right: Formula) -> SwiftExpression {
    let (a, b) = comparable(left, right)
    let sign =
      switch comparison {
      case .equal: "=="
      case .notEqual: "!="
      case .less: "<"
      case .lessOrEqual: "<="
      case .greater: ">"
      case .greaterOrEqual: ">="
      }
    let isOptional = a.isOptional || b.isOptional
    return Expression(
      .joined([a, b].map { $0.inside(.comparison) }, by: isOptional ? sign + "?" : sign), .comparison,
      isOptional: isOptional)
  }

  private func member(_ operand: Formula, _ items: [Formula]) -> SwiftExpression {
    let (value, items) = members(operand, items)
    let list = Expression(.array(items.map(\.text), ""), .unary, isOptional: false)
    return Expression(.joined([list, value.inside(.comparison)], by: "~=?"), .comparison, isOptional: true)
  }

  private func members(_ operand: Formula, _ items: [Formula]) -> (value: SwiftExpression, items: [SwiftExpression]) {
    var value = self.value(operand)
    var others = items.map { self.value($0) }
    for place in others.indices { (value, others[place]) = comparable(value, others[place]) }
    // The value may have changed its type on the way, and what was compared before has to follow.
    for place in others.indices { others[place] = comparable(value, others[place]).right }
    return (value.expression, others.map(\.expression))
  }

  private func comparable(_ left: Formula, _ right: Formula) -> (SwiftExpression, SwiftExpression) {
    let (a, b) = comparable(value(left), value(right))
    return (a.expression, b.expression)
  }

  /// Two values as one type.
  private func comparable(_ left: Value, _ right: Value) -> (left: Value, right: Value) {
    switch (left.kind, right.kind) {
    case (.decimal, .whole): (left, decimal(right))
    case (.whole, .decimal): (decimal(left), right)
    case (.code(let directory), .word(let code)): (left, literal(code, of: directory))
    case (.word(let code), .code(let directory)): (literal(code, of: directory), right)
    case (.code(let one), .code(let other)) where one == other: (left, right)
    case (.code, .code), (.code, .text), (.text, .code): (text(left), text(right))
    default: (left, right)
    }
  }

  private func literal(_ code: String, of link: Link<CodeDirectory>) -> Value {
    let directory = index.standard[link]
    let type = index.type(link, in: scope)
    guard let place = directory.codes.firstIndex(where: { $0.value == code }),
      directory.codes[place].deprecationMessage == nil
    else {
      let isClosed = !directory.codes.isEmpty && !directory.isExtensible
      let text = "\(type)(code: \(SwiftLiteral.string(code)))"
      return Value(Expression(text, isOptional: isClosed), .code(link))
    }
    return Value(Expression(".\(index.caseNames[link.index][place])"), .code(link))
  }

  private func text(_ value: Value) -> Value {
    guard case .code = value.kind else { return value }
    return Value(value.expression.member("code"), .text)
  }

  private func decimal(_ value: Value) -> Value {
    value.kind == .whole ? Value(value.expression.member("decimal"), .decimal) : value
  }

  // MARK: Values

  private struct Value {
    let expression: SwiftExpression
    let kind: Kind

    init(_ expression: SwiftExpression, _ kind: Kind) {
      self.expression = expression
      self.kind = kind
    }
  }

  private func value(_ formula: Formula) -> Value {
    switch formula {
    case .number(let text):
      if let whole = Int(text) { return Value(Expression(SwiftLiteral.whole(whole)), .literal) }
      let decimal = SwiftLiteral.decimal(text)
      return Value(Expression(decimal, decimal.contains("??") ? .comparison : .unary), .decimal)
    case .text(let text): return Value(Expression(SwiftLiteral.string(text)), .word(text))
    case .date(let text):
      return Value(Expression("CalendarDate(\(SwiftLiteral.string(text)))", isOptional: true), .date)
    case .referenceDate: return Value(Expression("context.referenceDate", isOptional: true), .date)
    case .parameter(let place):
      let parameter = rule.parameters[place]
      let primitive = index.standard[parameter.type].primitive
      let name = "parameters.\(SwiftNaming.escaped(SwiftNaming.property(parameter.name)))"
      let type = SwiftParameter(parameter, primitive)
      return moment(Value(Expression(name, isOptional: type.isOptional), kind(primitive)))
    case .attribute(let path):
      let end = end(of: path)
      return moment(Value(self.path(path), end.map { kind($0.type) } ?? .other))
    case .arithmetic(let left, let sign, let right): return arithmetic(left, sign, right)
    case .count(let path):
      let list = list(path)
      let count = list.member("count")
      return Value(list.isOptional ? Expression("\(count.text) ?? 0", .comparison) : count, .whole)
    case .sum(let path): return Value(list(path).member("total", isOptional: true), .decimal)
    case .column(let path, let directory, let place): return column(path, directory, place)
    case .numberOf(let operand):
      let text = value(operand)
      return Value(text.expression.member("number", isOptional: true), .decimal)
    case .dateOf(let operand):
      // The day of a parameter that is a date-time is not known to the rule.
      guard case .attribute(let path) = operand else {
        return Value(Expression("CalendarDate?.none", isOptional: true), .date)
      }
      return Value(self.path(path).member("calendarDate", isOptional: true), .date)
    case .period: return Value(Expression(period(formula)), .other)
    case .boolean, .not, .all, .any, .compare, .member, .exists, .atLeastOne, .exactlyOne, .unique, .noOverlap, .every,
      .some:
      return Value(truth(formula), .truth)
    }
  }

  /// Date-times are compared by their moments.
  private func moment(_ value: Value) -> Value {
    value.kind == .moment ? Value(value.expression.member("date"), .moment) : value
  }

  private func kind(_ primitive: Primitive) -> Kind {
    switch primitive {
    case .string: .text
    case .integer: .whole
    case .decimal: .decimal
    case .boolean: .truth
    case .date: .date
    case .dateTime: .moment
    case .object, .array, .any: .other
    }
  }

  private func kind(_ type: AttributeType) -> Kind {
    switch type {
    case .data(let link): kind(index.standard[link].primitive)
    case .code(let link): .code(link)
    case .object, .choice, .parameter: .other
    }
  }

  private func arithmetic(_ left: Formula, _ sign: Formula.Arithmetic, _ right: Formula) -> Value {
    let (a, b) = (decimal(value(left)), decimal(value(right)))
    let binding: SwiftExpression.Binding =
      switch sign {
      case .plus, .minus: .addition
      case .times, .divided: .multiplication
      }
    let isDate = a.kind == .date && b.kind != .date
    // Operators of one strength are read from the left.
    let first = a.expression.binding == binding ? a.expression : a.expression.inside(binding)
    return Value(
      Expression(.joined([first, b.expression.inside(binding)], by: "\(sign.rawValue)?"), binding, isOptional: true),
      isDate ? .date : .decimal)
  }

  private func period(_ formula: Formula) -> String {
    guard case .period(let count, let unit) = formula else { return "RulePeriod.days(nil)" }
    let value = value(count)
    let number =
      switch value.kind {
      case .decimal: value.expression.member("whole", isOptional: true).text
      case .truth, .whole, .literal, .text, .word, .code, .date, .moment, .other: value.expression.text
      }
    return ".\(unit.rawValue)(\(number))"
  }

  private func column(_ path: Formula.Path, _ link: Link<CodeDirectory>, _ place: Int) -> Value {
    let directory = index.standard[link]
    guard !directory.codes.isEmpty else { return Value(Expression("String?.none", isOptional: true), .text) }
    let name = "columns[\(SwiftLiteral.string(directory.columns[place].name))]"
    var code = self.path(path)
    // An object that extends that of the rule may take its codes from another directory.
    if case .code(let other)? = end(of: path)?.type, other != link {
      let type = index.type(link, in: scope)
      let text = code.member("code")
      code =
        text.isOptional
        ? Expression("(\(text.text)).flatMap { \(type)(code: $0) }", isOptional: true)
        : Expression("\(type)(code: \(text.text))", isOptional: !directory.isExtensible)
    }
    return Value(code.member(name, isOptional: true), .text)
  }

  // MARK: Paths

  /// The attribute at the end of a path.
  private func end(of path: Formula.Path) -> (object: Link<DataObject>, attribute: Attribute, type: AttributeType)? {
    var object = object
    for (place, name) in path.names.enumerated() {
      guard let attribute = index.standard[object].attribute(named: name) else { return nil }
      if place + 1 == path.names.count { return (object, attribute, attribute.type) }
      guard case .object(let next) = attribute.type else { return nil }
      object = next
    }
    return nil
  }

  /// `person?.birthDate`: one value at most.
  private func path(_ path: Formula.Path) -> SwiftExpression { chain(path.names[...], object, base) }

  private func chain(_ names: ArraySlice<String>, _ object: Link<DataObject>, _ base: String) -> SwiftExpression {
    var expression = Expression(base)
    var object = object
    for name in names {
      guard let attribute = index.standard[object].attribute(named: name) else { break }
      expression = property(attribute, of: object, after: expression)
      if case .object(let next) = attribute.type { object = next }
    }
    return expression
  }

  private func property(
    _ attribute: Attribute, of object: Link<DataObject>, after base: SwiftExpression
  ) -> SwiftExpression {
    let name = index.access(to: attribute, of: object)
    let isOptional = !attribute.cardinality.isRequired
    if base.text.isEmpty {
      // A local name would be taken instead.
      let isHidden = name == "context" || name == "parameters"
      return Expression(isHidden ? "self.\(name)" : SwiftNaming.escaped(name), isOptional: isOptional)
    }
    return base.member(SwiftNaming.escaped(name), isOptional: isOptional)
  }

  /// Whether something is there at the end of a path.
  private func exists(_ path: Formula.Path, isNegated: Bool = false) -> SwiftExpression {
    if !path.isList, !isOpen(path) {
      let value = self.path(path)
      if !value.isOptional { return Expression(isNegated ? "false" : "true") }
      return Expression("\(value.text) \(isNegated ? "==" : "!=") nil", .comparison)
    }
    let list = list(path)
    let isEmpty = list.member("isEmpty").text
    if !list.isOptional { return Expression((isNegated ? "" : "!") + isEmpty) }
    return Expression("\(isEmpty) \(isNegated ? "!=" : "==") false", .comparison)
  }

  /// Whether what stands at the end has no type, so that an array there stands for its members.
  private func isOpen(_ path: Formula.Path) -> Bool {
    guard let end = end(of: path) else { return false }
    switch end.type {
    case .data(let link): return index.standard[link].primitive == .any || index.standard[link].primitive == .array
    case .choice, .parameter: return true
    case .code, .object: return false
    }
  }

  /// All values at the end of a path; optional when the first list on it, or what leads there, may be absent.
  private func list(_ path: Formula.Path) -> SwiftExpression { list(path.names[...], object, Expression(base)) }

  private func list(
    _ names: ArraySlice<String>, _ object: Link<DataObject>, _ base: SwiftExpression
  ) -> SwiftExpression {
    guard let name = names.first, let attribute = index.standard[object].attribute(named: name) else { return base }
    let rest = names.dropFirst()
    switch attribute.type {
    case .choice, .parameter:
      let owner = base.text.isEmpty ? "self" : base.text
      return Expression("JSONValue.leaves(of: \(owner), at: \(SwiftLiteral.string(name)))")
    case .data(let link):
      let value = property(attribute, of: object, after: base)
      switch index.standard[link].primitive {
      case .any, .array: return value.member("leaves")
      case .string, .integer, .decimal, .boolean, .date, .dateTime, .object: return value
      }
    case .code: return property(attribute, of: object, after: base)
    case .object(let next):
      let value = property(attribute, of: object, after: base)
      if rest.isEmpty { return value }
      guard attribute.cardinality.isList else { return list(rest, next, value) }
      return elements(rest, next, of: value)
    }
  }

  /// What the members of a list hold at the end of the rest of a path.
  private func elements(
    _ names: ArraySlice<String>, _ object: Link<DataObject>, of list: SwiftExpression
  ) -> SwiftExpression {
    let member = SwiftFormula(index: index, rule: rule, object: object, base: "$0", scope: scope)
    let rest = Formula.Path(names: Array(names), type: .open, isList: false)
    if member.holdsList(names, object) || member.isOpen(rest) {
      let inner = member.list(rest)
      return list.member("flatMap { \(inner.text)\(inner.isOptional ? " ?? []" : "") }")
    }
    let inner = member.path(rest)
    return list.member("\(inner.isOptional ? "compactMap" : "map") { \(inner.text) }")
  }

  private func holdsList(_ names: ArraySlice<String>, _ object: Link<DataObject>) -> Bool {
    guard let name = names.first, let attribute = index.standard[object].attribute(named: name) else { return false }
    if attribute.cardinality.isList { return true }
    guard case .object(let next) = attribute.type else { return false }
    return holdsList(names.dropFirst(), next)
  }
}

/// What a country may set in a rule, as a property.
struct SwiftParameter {
  let name: String
  let type: String
  /// A date can be no literal of its type, so it may be nil: then nothing is known of it.
  let isOptional: Bool
  let value: String

  init(_ parameter: BusinessRule.Parameter, _ primitive: Primitive) {
    name = SwiftNaming.property(parameter.name)
    type = SwiftIndex.primitive(primitive)
    switch (primitive, parameter.defaultValue) {
    case (.string, .string(let text)): (isOptional, value) = (false, SwiftLiteral.string(text))
    case (.integer, .number(let digits)) where Int(digits) != nil:
      (isOptional, value) = (false, SwiftLiteral.decimal(digits))
    case (.decimal, .number(let digits)): (isOptional, value) = (false, SwiftLiteral.decimal(digits))
    case (.boolean, .bool(let flag)): (isOptional, value) = (false, flag ? "true" : "false")
    case (.date, .string(let text)), (.dateTime, .string(let text)):
      (isOptional, value) = (true, "\(SwiftIndex.primitive(primitive))(\(SwiftLiteral.string(text)))")
    case (.string, _), (.integer, _), (.decimal, _), (.boolean, _), (.date, _), (.dateTime, _), (.object, _),
      (.array, _), (.any, _):
      (isOptional, value) = (true, "nil")
    }
  }
}
