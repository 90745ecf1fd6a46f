import Definitions
import Diagnostics
import ExpressionSyntax
import Model
import Printing
import Source

/// Gives the names of a rule's expressions their meaning and checks that what is compared can be compared.
struct FormulaTyping {
  let resolver: Resolver
  let parameters: [BusinessRule.Parameter]
  /// Names that may be those of parameters which could not be read.
  let hasLostParameters: Bool

  typealias Typed = (formula: Formula, type: Formula.ValueType)

  /// What a path may begin with: the attributes of an object.
  struct Scope {
    let object: Link<DataObject>
  }

  /// Everything that a condition may be; a diagnostic, once, when it is none.
  func condition(_ expression: Expression, in scope: Scope) throws(Fault) -> Formula {
    let (formula, type) = try typed(expression, in: scope)
    if type != .boolean {
      throw Fault(
        "type-mismatch", "expected a condition, found \(describe(type))", at: expression.span,
        help: "compare it, or ask whether it is there: `exists(…)`")
    }
    return formula
  }

  /// What is wrong with an expression. Nothing is to be said when it depends on what could not be read.
  struct Fault: Error {
    let diagnostic: Diagnostic?

    static let silent = Fault(diagnostic: nil)

    init(diagnostic: Diagnostic?) { self.diagnostic = diagnostic }

    init(
      _ code: String, _ message: String, at span: Span, also: [Diagnostic.Label] = [], help: String? = nil
    ) {
      diagnostic = Diagnostic(code, message, at: span, also: also, help: help)
    }
  }

  // MARK: Expressions

  private func typed(_ expression: Expression, in scope: Scope) throws(Fault) -> Typed {
    switch expression.content {
    case .number(let text): return (.number(text), .number)
    case .text(let text): return (.text(text), .text)
    case .boolean(let value): return (.boolean(value), .boolean)
    case .date(let text):
      if !isCalendarDate(text) {
        throw Fault("invalid-expression", "`\(text)` is no day of the calendar", at: expression.span)
      }
      return (.date(text), .date)
    case .parameter(let name): return try parameter(name, at: expression.span)
    case .path(let names):
      if names.count == 1, names[0].text == "reference_date" { return try referenceDate(at: expression.span) }
      let path = try self.path(names, in: scope)
      if path.isList {
        throw Fault(
          "type-mismatch", "`\(path.text)` has several values", at: expression.span,
          help: "write `every(…)`, `some(…)`, `count(…)` or `sum(…)`")
      }
      return (.attribute(path), path.type)
    case .not(let operand): return (.not(try condition(operand, in: scope)), .boolean)
    case .member(let operand, let items): return try member(operand, items, in: scope)
    case .binary(let sign, let left, let right): return try binary(sign, left, right, expression.span, in: scope)
    case .call(let name, let arguments): return try call(name, arguments, expression.span, in: scope)
    }
  }

  private func parameter(_ name: String, at span: Span) throws(Fault) -> Typed {
    guard let place = parameters.firstIndex(where: { $0.name == name }) else {
      if hasLostParameters { throw .silent }
      let names = parameters.map(\.name)
      throw Fault(
        "unknown-parameter", "the rule has no parameter `\(name)`", at: span,
        help: NearestName.of(name, among: names).map { "write `$\($0)`" } ?? "add it to `parameters`")
    }
    return (.parameter(place), Formula.ValueType(resolver.dataTypes[parameters[place].type.index].primitive))
  }

  private func referenceDate(at span: Span) throws(Fault) -> Typed {
    if resolver.manifest.referenceDate == nil {
      // What the manifest says could not be read, which has been reported.
      let manifest = resolver.standards.first
      if resolver.manifest.isFallback || manifest?.hasLostReferenceDate == true || manifest?.referenceDate != nil {
        throw .silent
      }
      throw Fault(
        "missing-reference-date", "the manifest does not say which day counts as today", at: span,
        help: "add `reference_date: 2026-12-31` to the manifest, so that results repeat")
    }
    return (.referenceDate, .date)
  }

  private func binary(
    _ sign: Expression.Operator, _ left: Expression, _ right: Expression, _ span: Span, in scope: Scope
  ) throws(Fault) -> Typed {
    switch sign {
    case .or: return (.any(try operands(.or, left, right, in: scope)), .boolean)
    case .and: return (.all(try operands(.and, left, right, in: scope)), .boolean)
    case .plus, .minus, .times, .divided: return try arithmetic(sign, left, right, in: scope)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      let (a, b) = (try typed(left, in: scope), try typed(right, in: scope))
      guard let comparison = Formula.Comparison(rawValue: sign.rawValue) else { throw .silent }
      try checkComparable(a, left.span, b, right.span, comparison)
      return (.compare(a.formula, comparison, b.formula), .boolean)
    }
  }

  /// `a and b and c` as one list.
  private func operands(
    _ sign: Expression.Operator, _ left: Expression, _ right: Expression, in scope: Scope
  ) throws(Fault) -> [Formula] {
    var formulas: [Formula] = []
    if case .binary(let inner, let first, let second) = left.content, inner == sign {
      formulas = try operands(sign, first, second, in: scope)
    } else {
      formulas = [try condition(left, in: scope)]
    }
    formulas.append(try condition(right, in: scope))
    return formulas
  }

  private func arithmetic(
    _ sign: Expression.Operator, _ left: Expression, _ right: Expression, in scope: Scope
  ) throws(Fault) -> Typed {
    let (a, b) = (try typed(left, in: scope), try typed(right, in: scope))
    guard let operation = Formula.Arithmetic(rawValue: sign.rawValue) else { throw .silent }
    let formula = Formula.arithmetic(a.formula, operation, b.formula)
    switch (a.type, operation, b.type) {
    case (.number, _, .number): return (formula, .number)
    case (.date, .minus, .date): return (formula, .number)
    case (.date, .plus, .period), (.date, .minus, .period): return (formula, .date)
    case (.date, .plus, .number), (.date, .minus, .number):
      throw Fault(
        "type-mismatch", "a date moves by a period, not by a number", at: right.span,
        help: "write `days(…)`, `weeks(…)`, `months(…)` or `years(…)` around it")
    default:
      let isLeft = a.type != .number && a.type != .date
      throw Fault(
        "type-mismatch", "`\(sign.rawValue)` does not take \(describe(isLeft ? a.type : b.type))",
        at: isLeft ? left.span : right.span, help: help(forArithmeticWith: isLeft ? a.type : b.type))
    }
  }

  private func help(forArithmeticWith type: Formula.ValueType) -> String? {
    switch type {
    case .text: "write `number(…)` around a text that holds a number"
    case .instant: "write `date(…)` around a date-time to count in days"
    default: nil
    }
  }

  private func member(_ operand: Expression, _ items: [Expression], in scope: Scope) throws(Fault) -> Typed {
    let value = try typed(operand, in: scope)
    var formulas: [Formula] = []
    for item in items {
      let other = try typed(item, in: scope)
      try checkComparable(value, operand.span, other, item.span, .equal)
      formulas.append(other.formula)
    }
    return (.member(value.formula, of: formulas), .boolean)
  }

  private func checkComparable(
    _ a: Typed, _ aSpan: Span, _ b: Typed, _ bSpan: Span, _ comparison: Formula.Comparison
  ) throws(Fault) {
    let isOrder = comparison != .equal && comparison != .notEqual
    switch (a.type, b.type) {
    case (.number, .number), (.date, .date), (.instant, .instant): return
    case (.boolean, .boolean), (.text, .text):
      if !isOrder { return }
      throw Fault(
        "type-mismatch", "\(describe(a.type)) is neither greater nor less than another", at: aSpan.union(bSpan),
        help: a.type == .text ? "write `number(…)` around texts that hold numbers" : "compare with `=` or `!=`")
    case (.code(let directory), .text), (.text, .code(let directory)):
      if isOrder {
        throw Fault(
          "type-mismatch", "codes are neither greater nor less than one another", at: aSpan.union(bSpan),
          help: "compare with `=`, `!=` or `in […]`")
      }
      let isLeft = if case .code = a.type { true } else { false }
      try checkCode(isLeft ? b.formula : a.formula, of: directory, at: isLeft ? bSpan : aSpan)
    case (.code(let one), .code(let other)) where one == other && !isOrder: return
    case (.code(let one), .code(let other)):
      throw Fault(
        "type-mismatch",
        "codes of `\(resolver.directories[one.index].metadata.reference)` and of `\(resolver.directories[other.index].metadata.reference)` cannot be compared",
        at: aSpan.union(bSpan))
    case (.date, .instant), (.instant, .date):
      throw Fault(
        "type-mismatch", "a date and a date-time cannot be compared", at: aSpan.union(bSpan),
        help: "write `date(…)` around the date-time")
    default:
      throw Fault(
        "type-mismatch", "\(describe(a.type)) and \(describe(b.type)) cannot be compared", at: aSpan.union(bSpan),
        help: suggestion(a.type, b.type))
    }
  }

  private func suggestion(_ a: Formula.ValueType, _ b: Formula.ValueType) -> String? {
    switch (a, b) {
    case (.text, .number), (.number, .text): "write `number(…)` around the text"
    case (.date, .text), (.text, .date): "write the date without quotes: `2026-12-31`"
    case (.object, _), (_, .object): "name one of its attributes, or ask whether it is there: `exists(…)`"
    default: nil
    }
  }

  /// A code that the directory does not list can never be there, unless the list is open or kept elsewhere.
  private func checkCode(_ formula: Formula, of link: Link<CodeDirectory>, at span: Span) throws(Fault) {
    guard case .text(let code) = formula, !resolver.directoryDefinitions[link.index].isIncomplete else { return }
    let directory = resolver.directories[link.index]
    let codes = directory.codes.map(\.value)
    if codes.contains(code) || codes.isEmpty { return }
    throw Fault(
      "unknown-code", "`\(code)` is no code of `\(directory.metadata.reference)`", at: span,
      help: NearestName.of(code, among: codes).map { "write `'\($0)'`" }
        ?? "its codes are \(codes.prefix(20).map { "`\($0)`" }.joined(separator: ", "))")
  }

  // MARK: Functions

  private static let functions = [
    "exists", "count", "sum", "at_least_one", "exactly_one", "unique", "no_overlap", "every", "some", "column",
    "number", "date", "days", "weeks", "months", "years",
  ]

  private func call(
    _ name: Expression.Name, _ arguments: [Expression], _ span: Span, in scope: Scope
  ) throws(Fault) -> Typed {
    func expect(_ count: Int, _ example: String) throws(Fault) {
      if arguments.count != count {
        throw Fault(
          "invalid-expression",
          "`\(name.text)` takes \(count == 1 ? "one value" : "\(count) values"), found \(arguments.count)", at: span,
          help: "e.g. `\(example)`")
      }
    }
    switch name.text {
    case "exists":
      try expect(1, "exists(end_date)")
      return (.exists(try path(arguments[0], in: scope)), .boolean)
    case "at_least_one": return (.atLeastOne(try paths(arguments, span, in: scope)), .boolean)
    case "exactly_one": return (.exactlyOne(try paths(arguments, span, in: scope)), .boolean)
    case "count":
      try expect(1, "count(obligations)")
      return (.count(try list(arguments[0], in: scope)), .number)
    case "sum":
      try expect(1, "sum(phases.duration_weeks)")
      let path = try list(arguments[0], in: scope)
      if path.type != .number && path.type != .text {
        throw Fault("type-mismatch", "\(describe(path.type)) cannot be added up", at: arguments[0].span)
      }
      return (.sum(path), .number)
    case "unique":
      try expect(1, "unique(phases.phase)")
      return (.unique(try list(arguments[0], in: scope)), .boolean)
    case "no_overlap":
      try expect(3, "no_overlap(periods, start_date, end_date)")
      return (try noOverlap(arguments, in: scope), .boolean)
    case "every", "some":
      try expect(2, "\(name.text)(phases, duration_weeks > 0)")
      let path = try list(arguments[0], in: scope)
      guard case .object(let object) = path.type else {
        throw Fault(
          "type-mismatch", "`\(path.text)` holds single values, which have no attributes", at: arguments[0].span)
      }
      let condition = try condition(arguments[1], in: Scope(object: object))
      return (name.text == "every" ? .every(path, condition) : .some(path, condition), .boolean)
    case "column":
      try expect(2, "column(employment_subtype, employment_status)")
      return try column(arguments, in: scope)
    case "number":
      try expect(1, "number(amount)")
      let value = try typed(arguments[0], in: scope)
      if value.type == .text { return (.numberOf(value.formula), .number) }
      throw Fault("type-mismatch", "expected a text, found \(describe(value.type))", at: arguments[0].span)
    case "date":
      try expect(1, "date(created_at)")
      let value = try typed(arguments[0], in: scope)
      if value.type == .instant { return (.dateOf(value.formula), .date) }
      throw Fault("type-mismatch", "expected a date-time, found \(describe(value.type))", at: arguments[0].span)
    case "days", "weeks", "months", "years":
      try expect(1, "\(name.text)(3)")
      let value = try typed(arguments[0], in: scope)
      guard value.type == .number, let unit = Formula.Unit(rawValue: name.text) else {
        throw Fault("type-mismatch", "expected a number, found \(describe(value.type))", at: arguments[0].span)
      }
      return (.period(value.formula, unit), .period)
    default:
      throw Fault(
        "unknown-function", "there is no function `\(name.text)`", at: name.span,
        help: NearestName.of(name.text, among: Self.functions).map { "write `\($0)`" }
          ?? "there are \(Self.functions.map { "`\($0)`" }.joined(separator: ", "))")
    }
  }

  private func paths(_ arguments: [Expression], _ span: Span, in scope: Scope) throws(Fault) -> [Formula.Path] {
    if arguments.count < 2 {
      throw Fault("invalid-expression", "one attribute alone leaves no choice", at: span, help: "write `exists(…)`")
    }
    var paths: [Formula.Path] = []
    for argument in arguments { paths.append(try path(argument, in: scope)) }
    return paths
  }

  private func noOverlap(_ arguments: [Expression], in scope: Scope) throws(Fault) -> Formula {
    let path = try list(arguments[0], in: scope)
    guard case .object(let object) = path.type else {
      throw Fault("type-mismatch", "`\(path.text)` holds single values, which last no time", at: arguments[0].span)
    }
    var ends: [Formula.Path] = []
    for argument in arguments.dropFirst() {
      let end = try self.path(argument, in: Scope(object: object))
      if end.type != .date || end.isList {
        throw Fault("type-mismatch", "expected a date of each member, found `\(end.text)`", at: argument.span)
      }
      ends.append(end)
    }
    return .noOverlap(path, start: ends[0], end: ends[1])
  }

  private func column(_ arguments: [Expression], in scope: Scope) throws(Fault) -> Typed {
    let path = try path(arguments[0], in: scope)
    guard case .code(let link) = path.type, !path.isList else {
      throw Fault("type-mismatch", "`\(path.text)` is no code", at: arguments[0].span)
    }
    guard case .path(let names) = arguments[1].content, names.count == 1 else {
      throw Fault("invalid-expression", "expected the name of a column", at: arguments[1].span)
    }
    let directory = resolver.directories[link.index]
    guard let place = directory.columns.firstIndex(where: { $0.name == names[0].text }) else {
      let columns = directory.columns.map(\.name)
      throw Fault(
        "unknown-column", "`\(directory.metadata.reference)` has no column `\(names[0].text)`", at: names[0].span,
        help: NearestName.of(names[0].text, among: columns).map { "write `\($0)`" }
          ?? (columns.isEmpty ? nil : "its columns are \(columns.map { "`\($0)`" }.joined(separator: ", "))"))
    }
    return (
      .column(path, link, place: place), directory.columns[place].codes.map(Formula.ValueType.code) ?? .text
    )
  }

  // MARK: Paths

  private func path(_ expression: Expression, in scope: Scope) throws(Fault) -> Formula.Path {
    guard case .path(let names) = expression.content else {
      throw Fault("invalid-expression", "expected the name of an attribute", at: expression.span)
    }
    return try path(names, in: scope)
  }

  private func list(_ expression: Expression, in scope: Scope) throws(Fault) -> Formula.Path {
    let path = try path(expression, in: scope)
    if path.isList { return path }
    throw Fault(
      "type-mismatch", "`\(path.text)` has one value, not a list of them", at: expression.span,
      help: "name an attribute that may be there several times")
  }

  private func path(_ names: [Expression.Name], in scope: Scope) throws(Fault) -> Formula.Path {
    var type = Formula.ValueType.object(scope.object)
    var isList = false
    for (index, name) in names.enumerated() {
      guard case .object(let link) = type else {
        let before = names[..<index].map(\.text).joined(separator: ".")
        throw Fault(
          "unknown-attribute", "`\(before)` is \(describe(type)) and has no attributes", at: name.span)
      }
      let object = resolver.objects[link.index]
      guard let attribute = object.attribute(named: name.text) else {
        let gaps = resolver.gaps[link.index]
        if gaps.isIncomplete || gaps.attributes.contains(name.text) { throw .silent }
        let known = object.attributes.map(\.name)
        throw Fault(
          "unknown-attribute", "`\(object.metadata.reference)` has no attribute `\(name.text)`", at: name.span,
          also: [.init(object.metadata.origin.span, "defined here")],
          help: NearestName.of(name.text, among: known).map { "write `\($0)`" }
            ?? "its attributes are \(known.prefix(20).map { "`\($0)`" }.joined(separator: ", "))")
      }
      if case .data(let data) = attribute.type, resolver.lostDataTypes.contains(data.index) { throw .silent }
      type = valueType(attribute.type)
      isList = isList || attribute.cardinality.isList
    }
    return Formula.Path(names: names.map(\.text), type: type, isList: isList)
  }

  private func valueType(_ type: AttributeType) -> Formula.ValueType {
    switch type {
    case .data(let link): Formula.ValueType(resolver.dataTypes[link.index].primitive)
    case .code(let link): .code(link)
    case .object(let link): .object(link)
    case .choice, .parameter: .open
    }
  }

  private func describe(_ type: Formula.ValueType) -> String {
    switch type {
    case .number: "a number"
    case .text: "a text"
    case .boolean: "a condition"
    case .date: "a date"
    case .period: "a period"
    case .instant: "a date-time"
    case .code(let link): "a code of `\(resolver.directories[link.index].metadata.reference)`"
    case .object(let link): "an object, `\(resolver.objects[link.index].metadata.reference)`"
    case .open: "open JSON"
    }
  }
}
