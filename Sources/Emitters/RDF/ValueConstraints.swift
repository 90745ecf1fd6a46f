import LinkedData
import Model
import Naming
import Printing

/// What the values of an attribute without attributes of their own must be.
struct ValueConstraints {
  private let standard: Standard
  private let codes: [[Turtle.Statement]]

  init(_ standard: Standard) {
    self.standard = standard
    codes = standard.codeDirectories.map(ValueConstraints.statements)
  }

  /// - Parameter meaning: how the context that is in force reads them, which may say less than the type.
  func statements(_ type: AttributeType, _ meaning: LinkedMeaning) -> [Turtle.Statement] {
    switch meaning {
    case .literal(nil): return [.init(SHACL.nodeKind, .iri(SHACL.literal))]
    case .literal(let datatype?):
      let own = [Turtle.Statement(SHACL.datatype, .iri(datatype.iri))]
      guard case .data(let link) = type, LinkedMeaning(standard[link]) == meaning else { return own }
      return own + facets(standard[link], datatype)
    case .json:
      // In an envelope, an endpoint may put a message where the envelope itself knows of JSON only.
      if case .parameter = type { return [] }
      return [.init(SHACL.datatype, .iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"))]
    case .code(let link): return codes[link.index]
    case .node: return []
    }
  }

  private func facets(_ type: DataType, _ datatype: XSDType) -> [Turtle.Statement] {
    var statements: [Turtle.Statement] = []
    // SPARQL looks for a pattern anywhere in a text.
    if let pattern = type.pattern { statements.append(.init(SHACL.pattern, .text("^(" + pattern + ")$"))) }
    if let length = type.minimumLength { statements.append(.init(SHACL.minLength, .integer(length))) }
    if let length = type.maximumLength { statements.append(.init(SHACL.maxLength, .integer(length))) }
    if let number = type.minimum { statements.append(.init(SHACL.minInclusive, bound(number, datatype))) }
    if let number = type.maximum { statements.append(.init(SHACL.maxInclusive, bound(number, datatype))) }
    return statements
  }

  private func bound(_ number: String, _ datatype: XSDType) -> Turtle.Term {
    let isWhole = !number.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    return .typed(number, type: (datatype == .integer && isWhole ? XSDType.integer : .double).iri)
  }

  /// A closed list allows the concepts of its codes. One that names none, or that may grow, allows any IRI. A code that
  /// no context can turn into its IRI keeps us from saying anything.
  private static func statements(_ directory: CodeDirectory) -> [Turtle.Statement] {
    let isExpressible = JSONLDNaming.codeTerms(of: directory).allSatisfy {
      if case .inexpressible = $0 { false } else { true }
    }
    guard isExpressible else { return [] }
    if directory.isExtensible || directory.codes.isEmpty { return [.init(SHACL.nodeKind, .iri(SHACL.iri))] }
    return [.init(SHACL.member, .list(directory.codes.map { .iri($0.iri) }))]
  }
}
