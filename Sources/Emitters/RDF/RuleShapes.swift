import Conditions
import Evaluation
import LinkedData
import Model
import Naming
import Printing

/// A node of the shapes graph.
struct Shape {
  let iri: String
  let statements: [Turtle.Statement]
}

/// Business rules as shapes of their own, named by the rule: where the rule applies, its requirement holds.
///
///     <JobPlacement/shape/rule:BR.EMPL.04.01> sh:or ( <…:BR.EMPL.04.01/unless> <…:BR.EMPL.04.01/holds> )
///
/// What a rule consists of is numbered below it, since every node needs a name and formulas have none for their parts.
struct RuleShapes {
  private let standard: Standard
  private let terms: LinkedTermTables
  private let reader: RuleReader

  init(_ standard: Standard, _ terms: LinkedTermTables) {
    self.standard = standard
    self.terms = terms
    reader = RuleReader(standard)
  }

  /// The rules that can be said of an object, read by these terms. The first shape of each is that of the rule.
  func rules(of object: Link<DataObject>, read terms: [LinkedTerm], below shape: String) -> [[Shape]] {
    reader.rules(of: object).compactMap { try? shapes(of: $0, object, terms, shape) }
  }

  /// Why a rule cannot be said of an object when it is read by its own context; nil when it can.
  func gap(in rule: Link<BusinessRule>, of object: Link<DataObject>) -> Gap? {
    do throws(Gap) {
      _ = try shapes(of: rule, object, terms[object], "")
      return nil
    } catch { return error }
  }

  private func shapes(
    of link: Link<BusinessRule>, _ object: Link<DataObject>, _ terms: [LinkedTerm], _ shape: String
  ) throws(Gap) -> [Shape] {
    let rule = standard[link]
    let conditions = try reader.conditions(link, of: object)
    let iri = RDFNaming.rule(rule.metadata.id, of: shape)
    var builder = Builder(standard: standard, terms: self.terms)
    let messages = LanguageMap(rule.message).entries.flatMap { entry in
      entry.texts.map { Turtle.Statement(SHACL.message, .tagged($0, language: entry.language)) }
    }
    let focus = Builder.Focus.object(object, terms)
    let head = [Turtle.Statement(Turtle.type, .iri(SHACL.nodeShape))] + messages
    if conditions.applies == .always {
      let statements = try builder.statements(conditions.isKept, focus, iri)
      return [Shape(iri: iri, statements: head + statements)] + builder.shapes
    }
    let unless = try builder.node(conditions.applies.opposite, focus, iri + "/unless")
    let holds = try builder.node(conditions.isKept, focus, iri + "/holds")
    let either = Turtle.Statement(SHACL.or, .list([.iri(unless), .iri(holds)]))
    return [Shape(iri: iri, statements: head + [either])] + builder.shapes
  }
}

/// Puts one rule together.
private struct Builder {
  let standard: Standard
  let terms: LinkedTermTables
  /// What the shape of the rule refers to.
  private(set) var shapes: [Shape] = []

  init(standard: Standard, terms: LinkedTermTables) {
    self.standard = standard
    self.terms = terms
  }

  /// What a condition is about.
  enum Focus {
    case object(Link<DataObject>, [LinkedTerm])
    case value(LinkedMeaning)
  }

  /// Adds a shape for a condition and gives back its name.
  mutating func node(_ condition: Condition, _ focus: Focus, _ iri: String) throws(Gap) -> String {
    if case .count = condition { return try property(condition, focus, iri) }
    // What a shape refers to stands below it.
    let place = shapes.count
    let statements = try statements(condition, focus, iri)
    shapes.insert(
      Shape(iri: iri, statements: [Turtle.Statement(Turtle.type, .iri(SHACL.nodeShape))] + statements), at: place)
    return iri
  }

  /// What the shape of this name must say. Its parts are numbered from 1.
  mutating func statements(
    _ condition: Condition, _ focus: Focus, _ iri: String
  ) throws(Gap) -> [Turtle.Statement] {
    switch condition {
    case .always: return []
    case .never: return [.init(SHACL.member, .list([]))]
    case .all(let parts):
      var found: [Turtle.Statement] = []
      for (index, part) in parts.enumerated() {
        let name = "\(iri)/\(index + 1)"
        switch part {
        case .count:
          found.append(.init(SHACL.property, .iri(try property(part, focus, name))))
        case .any, .exactlyOne, .not:
          found += try statements(part, focus, name)
        case .always, .never, .all, .distinct, .value:
          found.append(.init(SHACL.node, .iri(try node(part, focus, name))))
        }
      }
      return found
    case .any(let parts): return [.init(SHACL.or, .list(try nodes(parts, focus, iri)))]
    case .exactlyOne(let parts): return [.init(SHACL.xone, .list(try nodes(parts, focus, iri)))]
    case .not(let part): return [.init(SHACL.not, .iri(try node(part, focus, iri + "/not")))]
    case .count: return [.init(SHACL.property, .iri(try property(condition, focus, iri + "/1")))]
    case .value(let test):
      guard case .value(let meaning) = focus else { throw .lostInTranslation }
      return try statements(test, meaning, iri)
    // A set of codes and the values of a path are each there once.
    case .distinct: throw .lostInTranslation
    }
  }

  private mutating func nodes(_ parts: [Condition], _ focus: Focus, _ iri: String) throws(Gap) -> [Turtle.Term] {
    var found: [Turtle.Term] = []
    for (index, part) in parts.enumerated() { found.append(.iri(try node(part, focus, "\(iri)/\(index + 1)"))) }
    return found
  }

  /// Adds a property shape for a condition that counts, and gives back its name.
  private mutating func property(_ condition: Condition, _ focus: Focus, _ iri: String) throws(Gap) -> String {
    guard case .count(let path, let bound, let part) = condition else { throw .lostInTranslation }
    let place = shapes.count
    let way: Way
    let said: [Turtle.Statement]
    switch bound {
    case .atMost(0):
      way = try self.way(path.steps[...], focus)
      said =
        part == .always
        ? [.init(SHACL.maxCount, .integer(0))] : try statements(part.opposite, way.end, iri)
    case .atLeast(1):
      way = try self.way(path.steps[...], focus)
      let least = Turtle.Statement(SHACL.minCount, .integer(1))
      if part == .always {
        said = [least]
      } else if !path.steps.contains(where: \.isList) {
        said = [least] + (try statements(part, way.end, iri))
      } else {
        let value = try node(part, way.end, iri + "/value")
        said = [.init(SHACL.qualifiedShape, .iri(value)), .init(SHACL.qualifiedMinimum, .integer(1))]
      }
    case .atLeast(let number), .atMost(let number):
      let isMinimum = if case .atLeast = bound { true } else { false }
      // Members that are the same are one value, but each has its cell.
      guard let list = path.steps.firstIndex(where: \.isList) else { throw .lostInTranslation }
      way = try cells(path.steps[...list], focus)
      let rest = path.steps[(list + 1)...]
      if rest.isEmpty, part == .always {
        // The end of the list is a cell too.
        said = [.init(isMinimum ? SHACL.minCount : SHACL.maxCount, .integer(number + 1))]
      } else {
        let member = rest.isEmpty ? part : Condition.some(.init(Array(rest)), part)
        let cell = try self.cell(member, of: way, iri + "/value")
        said = [
          .init(SHACL.qualifiedShape, .iri(cell)),
          .init(isMinimum ? SHACL.qualifiedMinimum : SHACL.qualifiedMaximum, .integer(number)),
        ]
      }
    }
    let head = [Turtle.Statement(Turtle.type, .iri(SHACL.propertyShape)), .init(SHACL.path, way.term)]
    shapes.insert(Shape(iri: iri, statements: head + said), at: place)
    return iri
  }

  /// Adds a shape for cells of a list whose member keeps the condition.
  private mutating func cell(_ condition: Condition, of way: Way, _ iri: String) throws(Gap) -> String {
    let place = shapes.count
    let first = iri + "/member"
    var said = [Turtle.Statement(SHACL.minCount, .integer(1))]
    said += try statements(condition, way.end, first)
    shapes.insert(
      contentsOf: [
        Shape(
          iri: iri,
          statements: [.init(Turtle.type, .iri(SHACL.nodeShape)), .init(SHACL.property, .iri(first))]),
        Shape(
          iri: first,
          statements: [.init(Turtle.type, .iri(SHACL.propertyShape)), .init(SHACL.path, .iri(RDFList.first))] + said),
      ], at: place)
    return iri
  }

  // MARK: Paths

  /// A path of SHACL and what is at its end.
  private struct Way {
    var steps: [Turtle.Step] = []
    var end: Focus

    var term: Turtle.Term {
      if case .property(let iri)? = steps.first, steps.count == 1 { return .iri(iri) }
      return .path(steps)
    }
  }

  private typealias Steps = ArraySlice<Condition.Step>

  private func way(_ path: Steps, _ focus: Focus) throws(Gap) -> Way {
    var way = Way(end: focus)
    for step in path { try append(step, to: &way, wholeList: false) }
    return way
  }

  /// The cells of the list at the end of the path; `end` is what its members are.
  private func cells(_ path: Steps, _ focus: Focus) throws(Gap) -> Way {
    var way = Way(end: focus)
    for step in path.dropLast() { try append(step, to: &way, wholeList: false) }
    if let last = path.last { try append(last, to: &way, wholeList: true) }
    return way
  }

  private func append(_ step: Condition.Step, to way: inout Way, wholeList: Bool) throws(Gap) {
    guard case .object(let object, let terms) = way.end, JSONLDNaming.canBeTerm(step.name),
      let term = terms.first(where: { $0.name == step.name }),
      // Values of two attributes of one IRI cannot be told apart any more.
      !standard[object].attributes.contains(where: { attribute in
        attribute.name != step.name && terms.contains { $0.name == attribute.name && $0.iri == term.iri }
      })
    else { throw .lostInTranslation }
    way.steps.append(.property(term.iri))
    switch (term.meaning, term.arity) {
    case (_, .single): break
    case (.literal, .list), (.node, .list):
      way.steps.append(.anyNumber(RDFList.rest))
      if !wholeList { way.steps.append(.property(RDFList.first)) }
    case (.code, .list):
      // A set, in which a code that stands there twice is there once.
      if wholeList { throw .lostInTranslation }
    // An array of open JSON is one value, and of a choice nobody knows whether it is an array.
    case (.json, _), (_, .either): throw .lostInTranslation
    }
    switch term.meaning {
    case .literal, .json, .code: way.end = .value(term.meaning)
    case .node(let objects):
      guard case .object(let link) = step.type else {
        way.end = .value(term.meaning)
        return
      }
      // Where one context reads several objects, a value with a type is read by another one.
      guard self.terms.scope(of: objects, under: term.name).soleObject == link else { throw .lostInTranslation }
      way.end = .object(link, self.terms[link])
    }
  }

  // MARK: Values

  private mutating func statements(
    _ test: Condition.Test, _ meaning: LinkedMeaning, _ iri: String
  ) throws(Gap) -> [Turtle.Statement] {
    switch test {
    case .oneOf(let values):
      if meaning == .literal(.double) {
        return try equal(values, iri)
      }
      var terms: [Turtle.Term] = []
      for value in values { terms.append(try term(value, meaning)) }
      return [.init(SHACL.member, .list(terms))]
    case .noneOf(let values) where meaning == .literal(.boolean):
      let others = [true, false].filter { !values.contains(.boolean($0)) }
      return [.init(SHACL.member, .list(others.map { .bool($0) }))]
    case .noneOf(let values):
      return [.init(SHACL.not, .iri(try node(.value(.oneOf(values)), .value(meaning), iri + "/not")))]
    case .order(let comparison, let value):
      switch (value, meaning) {
      case (.number, .literal(.integer)), (.number, .literal(.double)), (.date, .literal(.date)): break
      default: throw .lostInTranslation
      }
      let property =
        switch comparison {
        case .less: SHACL.maxExclusive
        case .lessOrEqual: SHACL.maxInclusive
        case .greater: SHACL.minExclusive
        case .greaterOrEqual: SHACL.minInclusive
        case .equal, .notEqual: preconditionFailure("equality is no order")
        }
      return [.init(property, try bound(value))]
    }
  }

  /// A number with a fraction may be written in several ways, and as a term each would be another one.
  private mutating func equal(_ values: [RuleValue], _ iri: String) throws(Gap) -> [Turtle.Statement] {
    if values.count == 1 {
      let bound = try bound(values[0])
      return [.init(SHACL.minInclusive, bound), .init(SHACL.maxInclusive, bound)]
    }
    return [
      .init(
        SHACL.or,
        .list(try nodes(values.map { .value(.oneOf([$0])) }, .value(.literal(.double)), iri)))
    ]
  }

  private func bound(_ value: RuleValue) throws(Gap) -> Turtle.Term {
    switch value {
    case .number(let number):
      return .typed(number.text, type: (number.whole == nil ? XSDType.double : .integer).iri)
    case .date(let day): return try term(day)
    case .absent, .text, .boolean, .instant, .period, .other: throw .lostInTranslation
    }
  }

  private func term(_ value: RuleValue, _ meaning: LinkedMeaning) throws(Gap) -> Turtle.Term {
    switch (value, meaning) {
    case (.text(let text), .code(let link)): return .iri(try iri(of: text, in: link))
    case (.text(let text), .literal(.string)): return .text(text)
    case (.text(let text), .literal(.anyURI)), (.text(let text), .literal(.base64Binary)):
      guard case .literal(let type?) = meaning else { throw .lostInTranslation }
      return .typed(text, type: type.iri)
    case (.boolean(let truth), .literal(.boolean)): return .bool(truth)
    case (.number, .literal(.integer)): return try bound(value)
    case (.date(let day), .literal(.date)): return try term(day)
    default: throw .lostInTranslation
    }
  }

  /// Readers of RDF know the years from 1 to 9999.
  private func term(_ day: CalendarDay) throws(Gap) -> Turtle.Term {
    guard CalendarDay(day.text) != nil else { throw .lostInTranslation }
    return .typed(day.text, type: XSDType.date.iri)
  }

  private func iri(of code: String, in link: Link<CodeDirectory>) throws(Gap) -> String {
    let directory = standard[link]
    guard let place = directory.codes.firstIndex(where: { $0.value == code }) else {
      // Of a list that somebody else keeps.
      let isPlain = code.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
      }
      guard isPlain, !code.isEmpty else { throw .lostInTranslation }
      return JSONLDNaming.codeVocabulary(of: directory) + code
    }
    if case .inexpressible = JSONLDNaming.codeTerms(of: directory)[place] { throw .lostInTranslation }
    return directory.codes[place].iri
  }
}

/// The terms of RDF that lists are made of.
enum RDFList {
  static let first = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
  static let rest = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
}
