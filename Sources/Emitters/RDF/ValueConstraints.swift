import LinkedData
import Model
import Naming
import Printing

/// What the values of an attribute without attributes of their own must be.
struct ValueConstraints {
  private let standard: Standard
  /// For each directory; nil when a code of it cannot become its IRI, so that nothing can be said.
  private let codes: [[Turtle.Statement]?]

  init(_ standard: Standard) {
    self.standard = standard
    codes = standard.codeDirectories.map(ValueConstraints.statements)
  }

  /// - Parameters:
  ///   - term: how the context that is in force reads them, which may say less than the type.
  ///   - cardinality: how many there are.
  func statements(_ type: AttributeType, _ term: LinkedTerm, _ cardinality: Cardinality) -> [Turtle.Statement] {
    let meaning = term.meaning
    switch meaning {
    case .literal(nil): return [.init(SHACL.nodeKind, .iri(SHACL.literal))]
    case .literal(.base64Binary):
      // A text that is no base64 is none of the datatype, but it is for those who read it to say so.
      let own = [Turtle.Statement(SHACL.nodeKind, .iri(SHACL.literal))]
      guard case .data(let link) = type, LinkedMeaning(standard[link]) == meaning else { return own }
      return own + facets(standard[link], .base64Binary)
    case .literal(let datatype?):
      let own = [Turtle.Statement(SHACL.datatype, .iri(datatype.iri))]
      guard case .data(let link) = type, LinkedMeaning(standard[link]) == meaning else { return own }
      return own + facets(standard[link], datatype)
    case .json:
      // In an envelope, an endpoint may put a message where the envelope itself knows of JSON only.
      if case .parameter = type { return [] }
      return [
        .init(SHACL.datatype, .iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON")),
        .init(SHACL.pattern, .text(beginning(type, cardinality))),
      ]
    case .code(let link): return codes[link.index] ?? []
    case .node: return []
    }
  }

  /// How the texts of open JSON begin, which have no blanks: null, which is no value, is the only one with an `n`.
  private func beginning(_ type: AttributeType, _ cardinality: Cardinality) -> String {
    guard case .data(let link) = type else { return "^[^n]" }
    if cardinality.isList { return cardinality.isRequired ? #"^\[[^\]]"# : #"^\["# }
    return switch standard[link].primitive {
    case .object: "^[{]"
    case .array: #"^\["#
    case .any, .string, .integer, .decimal, .boolean, .date, .dateTime: "^[^n]"
    }
  }

  private func facets(_ type: DataType, _ datatype: XSDType) -> [Turtle.Statement] {
    var statements: [Turtle.Statement] = []
    // SPARQL looks for a pattern anywhere in a text. A shape has one at most.
    if let pattern = type.pattern ?? type.format?.pattern ?? wirePattern(type.primitive) {
      statements.append(.init(SHACL.pattern, .text("^(" + pattern + ")$")))
    }
    if let length = type.minimumLength { statements.append(.init(SHACL.minLength, .integer(length))) }
    if let length = type.maximumLength { statements.append(.init(SHACL.maxLength, .integer(length))) }
    if let number = type.minimum { statements.append(.init(SHACL.minInclusive, bound(number, datatype))) }
    if let number = type.maximum { statements.append(.init(SHACL.maxInclusive, bound(number, datatype))) }
    return statements
  }

  /// What XML Schema allows beyond the wire: a date with an offset, an instant without one or at 24 o'clock.
  private func wirePattern(_ primitive: Primitive) -> String? {
    switch primitive {
    case .date: "[0-9]{4}-[0-9]{2}-[0-9]{2}"
    case .dateTime:
      #"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"#
    case .string, .integer, .decimal, .boolean, .object, .array, .any: nil
    }
  }

  private func bound(_ number: String, _ datatype: XSDType) -> Turtle.Term {
    let isWhole = !number.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    return .typed(number, type: (datatype == .integer && isWhole ? XSDType.integer : .double).iri)
  }

  /// Whether the codes of a directory become their IRIs, so that something can be said of them.
  func canTell(_ directory: Link<CodeDirectory>) -> Bool { codes[directory.index] != nil }

  /// A closed list allows the concepts of its codes. One that names none, or that may grow, allows any IRI, or those of
  /// codes that look as its pattern says.
  private static func statements(_ directory: CodeDirectory) -> [Turtle.Statement]? {
    let terms = JSONLDNaming.codeTerms(of: directory)
    for term in terms { if case .inexpressible = term { return nil } }
    if !directory.isExtensible && !directory.codes.isEmpty {
      return [.init(SHACL.member, .list(directory.codes.map { .iri($0.iri) }))]
    }
    let isIRI = Turtle.Statement(SHACL.nodeKind, .iri(SHACL.iri))
    guard let pattern = directory.external?.pattern else { return [isIRI] }
    let vocabulary = JSONLDNaming.codeVocabulary(of: directory)
    // Those that the directory lists itself need not look like the others.
    let listed = directory.codes.map { escaped($0.iri) }
    let possible = ([escaped(vocabulary) + "(" + pattern + ")"] + listed).joined(separator: "|")
    return [isIRI, .init(SHACL.pattern, .text("^(" + possible + ")$"))]
  }

  /// A text as a pattern that just this text matches.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if #".\+*?[](){}|^$"#.contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}
