package import Diagnostics
package import Source

/// Reads an expression, or reports where it goes wrong and gives back nothing.
///
/// - Parameters:
///   - text: the expression.
///   - span: the scalar that holds it.
package func parseExpression(
  _ text: String, at span: Span, in file: SourceFile, reporting diagnostics: inout Diagnostics
) -> Expression? {
  let map = ScalarMap(text, at: span, in: file)
  var tokeniser = Tokeniser(text, map)
  guard let tokens = tokeniser.tokens(&diagnostics) else { return nil }
  var parser = ExpressionParser(tokens: tokens, map: map)
  do throws(SyntaxFault) {
    return try parser.whole()
  } catch {
    diagnostics.report(error.diagnostic)
    return nil
  }
}

/// Where an expression cannot be read on.
private struct SyntaxFault: Error {
  let diagnostic: Diagnostic

  init(_ message: String, at span: Span, help: String? = nil) {
    diagnostic = Diagnostic("invalid-expression", message, at: span, help: help)
  }
}

/// From the loosest to the tightest: `or`, `and`, `not`, comparison, `+ -`, `* /`, a value.
private struct ExpressionParser {
  let tokens: [Token]
  let map: ScalarMap
  var place = 0
  var depth = 0

  private var token: Token { tokens[place] }

  mutating func whole() throws(SyntaxFault) -> Expression {
    let expression = try expression()
    if token.kind != .end { throw unexpected("the end, or `and`, `or` or a comparison") }
    return expression
  }

  private mutating func expression() throws(SyntaxFault) -> Expression {
    depth += 1
    defer { depth -= 1 }
    if depth > 50 {
      throw SyntaxFault("the expression is nested more than 50 deep", at: map.span(token.range))
    }
    var left = try conjunction()
    while accept(.word("or")) { left = join(.or, left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws(SyntaxFault) -> Expression {
    var left = try negation()
    while accept(.word("and")) { left = join(.and, left, try negation()) }
    return left
  }

  private mutating func negation() throws(SyntaxFault) -> Expression {
    let start = token.range
    var count = 0
    while accept(.word("not")) { count += 1 }
    let operand = try comparison()
    guard count > 0 else { return operand }
    let whole = Expression(.not(operand), span: map.span(start).union(operand.span))
    return count.isMultiple(of: 2) ? Expression(.not(whole), span: whole.span) : whole
  }

  private mutating func comparison() throws(SyntaxFault) -> Expression {
    let left = try sum()
    for comparison: Expression.Operator in [.equal, .notEqual, .lessOrEqual, .greaterOrEqual, .less, .greater]
    where accept(.sign(comparison.rawValue)) {
      let whole = join(comparison, left, try sum())
      for again in ["=", "!=", "<=", ">=", "<", ">"] where token.kind == .sign(again) {
        throw SyntaxFault(
          "two comparisons stand side by side", at: map.span(token.range),
          help: "join them with `and`: `a < b and b < c`")
      }
      return whole
    }
    if accept(.word("in")) {
      guard accept(.sign("[")) else { throw unexpected("a list: `in ['employed', 'retired']`") }
      var items: [Expression] = []
      repeat { items.append(try sum()) } while accept(.sign(","))
      let end = token.range
      guard accept(.sign("]")) else { throw unexpected("`,` or `]`") }
      return Expression(.member(left, of: items), span: left.span.union(map.span(end)))
    }
    return left
  }

  private mutating func sum() throws(SyntaxFault) -> Expression {
    var left = try product()
    while true {
      if accept(.sign("+")) {
        left = join(.plus, left, try product())
      } else if accept(.sign("-")) {
        left = join(.minus, left, try product())
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(SyntaxFault) -> Expression {
    var left = try value()
    while true {
      if accept(.sign("*")) {
        left = join(.times, left, try value())
      } else if accept(.sign("/")) {
        left = join(.divided, left, try value())
      } else {
        return left
      }
    }
  }

  private mutating func value() throws(SyntaxFault) -> Expression {
    let start = token.range
    let span = map.span(start)
    switch token.kind {
    case .number(let text): return literal(.number(text), span)
    case .date(let text): return literal(.date(text), span)
    case .text(let text): return literal(.text(text), span)
    case .parameter(let name): return literal(.parameter(name), span)
    case .word("true"): return literal(.boolean(true), span)
    case .word("false"): return literal(.boolean(false), span)
    case .word(let word) where !["and", "or", "not", "in"].contains(word):
      place += 1
      if accept(.sign("(")) { return try call(.init(text: word, span: span)) }
      return try path(beginningWith: .init(text: word, span: span))
    case .sign("-"):
      place += 1
      if case .number(let text) = token.kind {
        let end = map.span(token.range)
        return literal(.number("-" + text), span.union(end))
      }
      throw unexpected("a number")
    case .sign("("):
      place += 1
      let inner = try expression()
      let end = token.range
      guard accept(.sign(")")) else { throw unexpected("`)`") }
      return Expression(inner.content, span: span.union(map.span(end)))
    case .word, .sign, .end: throw unexpected("an attribute, a value or a function")
    }
  }

  private mutating func literal(_ content: Expression.Content, _ span: Span) -> Expression {
    place += 1
    return Expression(content, span: span)
  }

  private mutating func path(beginningWith first: Expression.Name) throws(SyntaxFault) -> Expression {
    var names = [first]
    while accept(.sign(".")) {
      guard case .word(let word) = token.kind else { throw unexpected("the name of an attribute") }
      names.append(.init(text: word, span: map.span(token.range)))
      place += 1
    }
    return Expression(.path(names), span: first.span.union(names[names.count - 1].span))
  }

  private mutating func call(_ name: Expression.Name) throws(SyntaxFault) -> Expression {
    var arguments: [Expression] = []
    var end = token.range
    if !accept(.sign(")")) {
      repeat { arguments.append(try expression()) } while accept(.sign(","))
      end = token.range
      guard accept(.sign(")")) else { throw unexpected("`,` or `)`") }
    }
    return Expression(.call(name, arguments), span: name.span.union(map.span(end)))
  }

  private mutating func accept(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    place += 1
    return true
  }

  private func join(_ sign: Expression.Operator, _ left: Expression, _ right: Expression) -> Expression {
    Expression(.binary(sign, left, right), span: left.span.union(right.span))
  }

  private func unexpected(_ wanted: String) -> SyntaxFault {
    let found =
      switch token.kind {
      case .end: "the end"
      case .word(let text), .number(let text), .date(let text), .sign(let text): "`\(text)`"
      case .text(let text): "`'\(text)'`"
      case .parameter(let name): "`$\(name)`"
      }
    return SyntaxFault("expected \(wanted), found \(found)", at: map.span(token.range))
  }
}
