import Model
import Printing

/// A part of a document before a version of OpenAPI says it.
///
/// It is a tree like JSON in which everything that versions or layouts say in different ways is a case of its own.
/// `OpenAPIWriter` is the one place that knows their ways.
enum Draft: Sendable {
  /// The same everywhere.
  case same(JSON)
  case object([Member])
  case array([Draft])
  /// A component for which this stands, and what a schema says beside it.
  case reference(OpenAPIComponent, beside: [Member])
  /// Where a component is, as text.
  case address(OpenAPIComponent)
  /// What a component is called, as text.
  case name(OpenAPIComponent)

  enum Member: Sendable {
    case part(String, Draft)
    /// The one value that a schema admits.
    case constant(JSON)
    /// A value that satisfies a schema.
    case example(JSON)
    /// Business rules in the keywords of JSON Schema 2020-12; never none.
    case rules([JSON])
    /// What a text of a schema stands for beyond its characters.
    case format(Format)
    /// What a document is about: a sentence, and what there is to say beyond it.
    case about(Text, Text?)
    /// The name of a licence and how it is identified.
    case licence(Licence)
  }
}

extension Draft: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .same(.string(value)) }
  init(booleanLiteral value: Bool) { self = .same(.bool(value)) }
  init(arrayLiteral elements: Draft...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, Draft)...) { self = .object(elements.map { .part($0.0, $0.1) }) }
}

extension Draft {
  static func string(_ text: String) -> Draft { .same(.string(text)) }
  static func integer(_ value: Int) -> Draft { .same(.integer(value)) }

  /// Members whose value is nil are left out.
  static func object(present members: (String, Draft?)...) -> Draft { .object([Member](present: members)) }

  /// Every component that is named somewhere in it, with repetitions.
  func visitComponents(_ visit: (OpenAPIComponent) -> Void) {
    switch self {
    case .same: break
    case .object(let members): Draft.visitComponents(of: members, visit)
    case .array(let elements): for element in elements { element.visitComponents(visit) }
    case .reference(let component, let beside):
      visit(component)
      Draft.visitComponents(of: beside, visit)
    case .address(let component), .name(let component): visit(component)
    }
  }

  private static func visitComponents(of members: [Member], _ visit: (OpenAPIComponent) -> Void) {
    for case .part(_, let draft) in members { draft.visitComponents(visit) }
  }
}

extension [Draft.Member] {
  /// Those members that have a value.
  init(present members: [(String, Draft?)]) {
    self = []
    reserveCapacity(members.count)
    for (key, value) in members {
      if let value { append(.part(key, value)) }
    }
  }
}
