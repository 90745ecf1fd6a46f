import Evaluation
package import Printing

/// A condition in the keywords of JSON Schema 2020-12, which OpenAPI 3.1 has too.
///
/// Keywords say nothing of values of another type than they are for. Here they do not ask for the type again, since the
/// schema to which they are added does.
package struct SchemaKeywords: Hashable {
  /// Nil when nothing can keep it: the schema `false`. Without members, everything does.
  private let keywords: [JSON.Member]?

  private init(_ keywords: [JSON.Member]?) { self.keywords = keywords }

  /// Of which the condition consists, unless nothing can keep it.
  package var members: [JSON.Member] { keywords ?? [JSON.Member("not", .object([]))] }

  private var schema: JSON { keywords.map(JSON.object) ?? false }

  private static let everything = SchemaKeywords([])
  private static let nothing = SchemaKeywords(nil)

  package init(_ condition: Condition) throws(Gap) {
    switch condition {
    case .always: self = .everything
    case .never: self = .nothing
    case .all(let parts):
      let schemas = try parts.map { part throws(Gap) in try SchemaKeywords(part) }
      self = schemas.reduce(.everything) { $0.and($1) }
    case .any(let parts):
      self.init([JSON.Member("anyOf", .array(try parts.map { part throws(Gap) in try SchemaKeywords(part).schema }))])
    case .exactlyOne(let parts):
      self.init([JSON.Member("oneOf", .array(try parts.map { part throws(Gap) in try SchemaKeywords(part).schema }))])
    case .not(let part): self.init([JSON.Member("not", try SchemaKeywords(part).schema)])
    case .value(let test): self = try SchemaKeywords(test)
    case .distinct(let path):
      self = SchemaKeywords([JSON.Member("uniqueItems", true)]).ifThere(path.steps[...])
    case .count(let path, .atMost(0), let part):
      self = try SchemaKeywords(part.opposite).ofEach(path.steps[...])
    case .count(let path, .atMost(let number), let part):
      guard let list = path.steps.firstIndex(where: \.isList) else {
        self = .everything
        return
      }
      let member = try SchemaKeywords(part).ofOne(path.steps[(list + 1)...])
      let count =
        member == .everything
        ? SchemaKeywords([JSON.Member("maxItems", .integer(number))])
        : SchemaKeywords([
          JSON.Member("contains", member.schema), JSON.Member("minContains", 0),
          JSON.Member("maxContains", .integer(number)),
        ])
      self = count.ifThere(path.steps[...list])
    case .count(let path, .atLeast(1), let part): self = try SchemaKeywords(part).ofOne(path.steps[...])
    case .count(let path, .atLeast(let number), let part):
      guard let list = path.steps.firstIndex(where: \.isList) else {
        self = .nothing
        return
      }
      let member = try SchemaKeywords(part).ofOne(path.steps[(list + 1)...])
      let count =
        member == .everything
        ? SchemaKeywords([JSON.Member("minItems", .integer(number))])
        : SchemaKeywords([JSON.Member("contains", member.schema), JSON.Member("minContains", .integer(number))])
      self = count.there(path.steps[...list])
    }
  }

  private init(_ test: Condition.Test) throws(Gap) {
    switch test {
    case .oneOf(let values):
      self =
        values.count == 1
        ? SchemaKeywords([JSON.Member("const", try values[0].json)])
        : SchemaKeywords([JSON.Member("enum", .array(try values.map { value throws(Gap) in try value.json }))])
    case .noneOf(let values):
      self = SchemaKeywords([JSON.Member("not", try SchemaKeywords(.oneOf(values)).schema)])
    case .order(let comparison, .number(let number)):
      let keyword =
        switch comparison {
        case .less: "exclusiveMaximum"
        case .lessOrEqual: "maximum"
        case .greater: "exclusiveMinimum"
        case .greaterOrEqual: "minimum"
        case .equal, .notEqual: preconditionFailure("equality is no order")
        }
      self = SchemaKeywords([JSON.Member(keyword, .number(number.text))])
    case .order: throw .ordersDates
    }
  }

  // MARK: Paths

  private typealias Steps = ArraySlice<Condition.Step>

  /// Some value at the end of the path keeps these.
  private func ofOne(_ steps: Steps) -> SchemaKeywords {
    guard let step = steps.first else { return self }
    let rest = ofOne(steps.dropFirst())
    if !step.isList { return rest.in(step, isRequired: true) }
    return
      (rest == .everything
      ? SchemaKeywords([JSON.Member("minItems", 1)]) : SchemaKeywords([JSON.Member("contains", rest.schema)]))
      .in(step, isRequired: true)
  }

  /// Each value at the end of the path keeps these.
  private func ofEach(_ steps: Steps) -> SchemaKeywords {
    guard let step = steps.first else { return self }
    let rest = ofEach(steps.dropFirst())
    if rest == .everything { return rest }
    if !step.isList { return rest.in(step, isRequired: false) }
    return
      (rest == .nothing
      ? SchemaKeywords([JSON.Member("maxItems", 0)]) : SchemaKeywords([JSON.Member("items", rest.schema)]))
      .in(step, isRequired: false)
  }

  /// What is at the end of the path, a list as a whole, is there and keeps these.
  private func there(_ steps: Steps) -> SchemaKeywords {
    steps.reversed().reduce(self) { $0.in($1, isRequired: true) }
  }

  private func ifThere(_ steps: Steps) -> SchemaKeywords {
    steps.reversed().reduce(self) { $0.in($1, isRequired: false) }
  }

  private func `in`(_ step: Condition.Step, isRequired: Bool) -> SchemaKeywords {
    let properties = self == .everything ? nil : JSON.object([JSON.Member(step.name, schema)])
    return SchemaKeywords(
      [JSON.Member](present: [
        ("required", isRequired ? [.string(step.name)] : nil), ("properties", properties),
      ]))
  }

  // MARK: Both

  /// In one schema, as far as keywords can be joined; what remains stands in an `allOf`.
  private func and(_ other: SchemaKeywords) -> SchemaKeywords {
    guard let keywords, let more = other.keywords else { return .nothing }
    if let joined = Self.join(keywords, more) { return SchemaKeywords(joined) }
    if case .array(let parts)? = JSON.object(keywords)["allOf"] {
      return SchemaKeywords(
        keywords.map { $0.key == "allOf" ? JSON.Member("allOf", .array(parts + [.object(more)])) : $0 })
    }
    return SchemaKeywords(keywords + [JSON.Member("allOf", [.object(more)])])
  }

  /// Nil when a keyword would have to stand there twice.
  private static func join(_ some: [JSON.Member], _ others: [JSON.Member]) -> [JSON.Member]? {
    let counting: Set = ["contains", "minContains", "maxContains"]
    var result = some
    for other in others {
      guard let place = result.firstIndex(where: { $0.key == other.key }) else {
        // These three speak of one another.
        if counting.contains(other.key), some.contains(where: { counting.contains($0.key) }) { return nil }
        result.append(other)
        continue
      }
      let joined: JSON
      switch (other.key, result[place].value, other.value) {
      case (let key, let one, let same) where one == same && !counting.contains(key): joined = one
      case ("required", .array(let names), .array(let more)):
        joined = .array(names + more.filter { !names.contains($0) })
      case ("properties", .object(let properties), .object(let more)):
        joined = .object(join(properties: properties, more))
      default: return nil
      }
      result[place] = JSON.Member(other.key, joined)
    }
    return result
  }

  private static func join(properties: [JSON.Member], _ others: [JSON.Member]) -> [JSON.Member] {
    var result = properties
    for other in others {
      guard let place = result.firstIndex(where: { $0.key == other.key }) else {
        result.append(other)
        continue
      }
      result[place] = JSON.Member(
        other.key, SchemaKeywords(schema: result[place].value).and(SchemaKeywords(schema: other.value)).schema)
    }
    return result
  }

  private init(schema: JSON) {
    if case .object(let members) = schema { self.init(members) } else { self.init(nil) }
  }
}

extension Evaluation.RuleValue {
  fileprivate var json: JSON {
    get throws(Gap) {
      switch self {
      case .number(let number): .number(number.text)
      case .text(let text): .string(text)
      case .boolean(let truth): .bool(truth)
      case .date(let day): .string(day.text)
      case .instant, .period, .other, .absent: throw .computes
      }
    }
  }
}
