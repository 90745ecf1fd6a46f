/// A file in Turtle 1.1, the text form of RDF.
///
/// A statement is one line, and so is each member of a list, so that a change of one fact changes only lines that hold
/// it. Nothing is ever pasted into Turtle as text: IRIs and texts are values here and are escaped where they are written.
package struct Turtle: ~Copyable {
  package enum Term {
    /// A whole IRI.
    case iri(String)
    case text(String)
    case tagged(String, language: String)
    /// A text of the type with this IRI, e.g. `"2026-02-16"^^xsd:date`.
    case typed(String, type: String)
    case bool(Bool)
    case integer(Int)
    /// An RDF list, one line for each member.
    case list([Term])
    /// A property path of SHACL: one IRI after another, on one line.
    case path([Step])
  }

  /// A step of a path.
  package enum Step {
    case property(String)
    /// As often as it goes, or not at all. SHACL knows such a step as a blank node only.
    case anyNumber(String)
  }

  package struct Statement {
    let property: String
    let object: Term

    package init(_ property: String, _ object: Term) {
      self.property = property
      self.object = object
    }
  }

  package static let type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

  private struct Prefix {
    let name: String
    let namespace: String
    var isUsed = false
  }

  private var prefixes: [Prefix] = []
  private var body = ByteWriter()

  /// Of two namespaces with one name the first has it, and of two names for one namespace the first is used. A name that
  /// Turtle would not take is left out, and the IRIs of its namespace are written whole.
  package init(prefixes: [(name: String, namespace: String)]) {
    var names: Set<String> = []
    var namespaces: Set<String> = []
    for (name, namespace) in prefixes where Turtle.isPrefix(name) && names.insert(name).inserted {
      if namespaces.insert(namespace).inserted { self.prefixes.append(Prefix(name: name, namespace: namespace)) }
    }
  }

  /// Adds what is said of one thing.
  package mutating func add(_ subject: String, _ statements: [Statement]) {
    body.append("\n" as StaticString)
    write(iri: subject)
    body.append("\n" as StaticString)
    for statement in statements {
      body.append("  " as StaticString)
      if statement.property == Turtle.type { body.append("a" as StaticString) } else { write(iri: statement.property) }
      body.append(" " as StaticString)
      write(statement.object)
      // A full stop of its own, so that another last statement changes no other line.
      body.append(" ;\n" as StaticString)
    }
    body.append(".\n" as StaticString)
  }

  /// The file: the prefixes that are used, sorted, and everything that was added.
  package var bytes: [UInt8] {
    let used = prefixes.filter(\.isUsed).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let head = used.map { "@prefix \($0.name): <\(Turtle.escaped(iri: $0.namespace))> .\n" }.joined()
    return Array(head.utf8) + body.bytes
  }

  private mutating func write(_ term: Term) {
    switch term {
    case .iri(let iri): write(iri: iri)
    case .text(let text): write(text: text)
    case .tagged(let text, let language):
      write(text: text)
      // Without a tag that Turtle would take, it is a text still.
      if Turtle.isLanguage(language) {
        body.append(UInt8(ascii: "@"))
        body.append(language)
      }
    case .typed(let text, let type):
      write(text: text)
      body.append("^^" as StaticString)
      write(iri: type)
    case .bool(let truth): body.append(truth ? "true" : "false" as StaticString)
    case .integer(let number): body.append(String(number))
    case .list(let members):
      body.append("(\n" as StaticString)
      for member in members {
        body.append("    " as StaticString)
        write(member)
        body.append("\n" as StaticString)
      }
      body.append("  )" as StaticString)
    case .path(let steps):
      body.append("(" as StaticString)
      for step in steps {
        body.append(" " as StaticString)
        switch step {
        case .property(let iri): write(iri: iri)
        case .anyNumber(let iri):
          body.append("[ " as StaticString)
          write(iri: "http://www.w3.org/ns/shacl#zeroOrMorePath")
          body.append(" " as StaticString)
          write(iri: iri)
          body.append(" ]" as StaticString)
        }
      }
      body.append(" )" as StaticString)
    }
  }

  /// `core:Member`, or the IRI in angle brackets. Only names that need no escapes are shortened.
  private mutating func write(iri: String) {
    if let (prefix, start) = split(iri) {
      prefixes[prefix].isUsed = true
      body.append(prefixes[prefix].name)
      body.append(UInt8(ascii: ":"))
      iri.withBytes { body.append($0[start...]) }
    } else {
      body.append(UInt8(ascii: "<"))
      body.append(Turtle.escaped(iri: iri))
      body.append(UInt8(ascii: ">"))
    }
  }

  /// The prefix for an IRI and where its local name begins.
  private func split(_ iri: String) -> (prefix: Int, start: Int)? {
    iri.withBytes { bytes in
      guard let end = bytes.lastIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }),
        Turtle.isLocal(bytes[(end + 1)...])
      else { return nil }
      for (index, prefix) in prefixes.enumerated() {
        let isBeginning = prefix.namespace.withBytes { $0.count == end + 1 && $0.elementsEqual(bytes[...end]) }
        if isBeginning { return (index, end + 1) }
      }
      return nil
    }
  }

  // MARK: Grammar

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isPrefix(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLetter(first) else { return false }
    return name.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  private static func isLocal(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = name.first, first != UInt8(ascii: "-") else { return false }
    return name.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  private static func isLanguage(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { isLetter($0) || isDigit($0) } }
      && parts[0].allSatisfy(isLetter)
  }

  // MARK: Escapes

  private static func escaped(iri: String) -> String {
    if iri.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !isForbidden($0) }) { return iri }
    var result = ""
    for scalar in iri.unicodeScalars {
      if scalar.value <= 0x20 || scalar.isASCII && isForbidden(UInt8(scalar.value)) || isInvisible(scalar) {
        result += numeric(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Asked of every byte of every IRI.
  private static func isForbidden(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
      true
    default: false
    }
  }

  private mutating func write(text: String) {
    body.append(UInt8(ascii: "\""))
    let isPlain = text.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    body.append(isPlain ? text : Turtle.escaped(text: text))
    body.append(UInt8(ascii: "\""))
  }

  private static func escaped(text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isInvisible(scalar): result += numeric(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Controls, line separators, and what makes an editor show the characters of a line in another order than they stand.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE...0xFFFF: true
    default: false
    }
  }

  private static func numeric(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return scalar.value <= 0xFFFF
      ? "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      : "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}
