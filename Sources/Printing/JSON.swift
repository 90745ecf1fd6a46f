/// A JSON value whose object members keep their order and whose numbers keep their digits.
///
/// Emitters build these and serialise them once; nothing is ever pasted into JSON as text.
package enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number as JSON writes it, e.g. `1`, `-0.50`, `1e9`. Use `JSON.number(from:)` for untrusted text.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package let key: String
    package let value: JSON

    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .number(String(value)) }
  /// Keeps the order in which the literal is written.
  package init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements.map { Member($0.0, $0.1) }) }
}

extension JSON {
  package static func integer(_ value: Int) -> JSON { .number(String(value)) }

  /// Members whose value is nil are left out; emitters list every member they know in one literal.
  package static func object(present members: (String, JSON?)...) -> JSON {
    .object([Member](present: members))
  }

  package subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text as a number, when it follows the JSON grammar: `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`.
  package static func number(from text: String) -> JSON? {
    var bytes = Array(text.utf8)[...]
    func digits() -> Int {
      let run = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      bytes = bytes.dropFirst(run)
      return run
    }
    if bytes.first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
    let startsWithZero = bytes.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !(startsWithZero && whole > 1) else { return nil }
    if bytes.first == UInt8(ascii: ".") {
      bytes = bytes.dropFirst()
      guard digits() > 0 else { return nil }
    }
    if bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") {
      bytes = bytes.dropFirst()
      if bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
      guard digits() > 0 else { return nil }
    }
    return bytes.isEmpty ? .number(text) : nil
  }
}

extension [JSON.Member] {
  /// Those members that have a value.
  package init(present members: [(String, JSON?)]) {
    self = []
    reserveCapacity(members.count)
    for (key, value) in members {
      if let value { append(JSON.Member(key, value)) }
    }
  }
}
