package import Diagnostics
package import YAMLSyntax

/// One definition as it was written: typed, but every name in it is still text.
package enum Definition: Sendable {
  case standard(StandardDefinition)
  case dataType(DataTypeDefinition)
  case codeDirectory(CodeDirectoryDefinition)
  case object(ObjectDefinition)
  case endpoint(EndpointDefinition)
  case securityScheme(SecuritySchemeDefinition)
  case process(ProcessDefinition)
  case rule(RuleDefinition)
  case crosswalk(CrosswalkDefinition)
  case example(ExampleDefinition)

  package var head: HeadDefinition {
    switch self {
    case .standard(let it): it.head
    case .dataType(let it): it.head
    case .codeDirectory(let it): it.head
    case .object(let it): it.head
    case .endpoint(let it): it.head
    case .securityScheme(let it): it.head
    case .process(let it): it.head
    case .rule(let it): it.head
    case .crosswalk(let it): it.head
    case .example(let it): it.head
    }
  }
}

/// A kind of definition: the key that names it, the keys it takes and how it is read. The only list of kinds.
private struct Kind: Sendable {
  let key: String
  let keys: [String]
  let read: @Sendable (Fields, HeadDefinition, inout Diagnostics) -> Definition

  static let all: [Kind] = [
    Kind(key: "standard", keys: StandardDefinition.keys) { .standard(StandardDefinition($0, $1, &$2)) },
    Kind(key: "data_type", keys: DataTypeDefinition.keys) { .dataType(DataTypeDefinition($0, $1, &$2)) },
    Kind(key: "code_directory", keys: CodeDirectoryDefinition.keys) {
      .codeDirectory(CodeDirectoryDefinition($0, $1, &$2))
    },
    Kind(key: "object", keys: ObjectDefinition.keys) { .object(ObjectDefinition($0, $1, &$2)) },
    Kind(key: "message", keys: ObjectDefinition.keys) { .object(ObjectDefinition($0, $1, &$2)) },
    Kind(key: "endpoint", keys: EndpointDefinition.keys) { .endpoint(EndpointDefinition($0, $1, &$2)) },
    Kind(key: "security_scheme", keys: SecuritySchemeDefinition.keys) {
      .securityScheme(SecuritySchemeDefinition($0, $1, &$2))
    },
    Kind(key: "process", keys: ProcessDefinition.keys) { .process(ProcessDefinition($0, $1, &$2)) },
    Kind(key: "rule", keys: RuleDefinition.keys) { .rule(RuleDefinition($0, $1, &$2)) },
    Kind(key: "crosswalk", keys: CrosswalkDefinition.keys) { .crosswalk(CrosswalkDefinition($0, $1, &$2)) },
    Kind(key: "example", keys: ExampleDefinition.keys) { .example(ExampleDefinition($0, $1, &$2)) },
  ]
}

/// Reads each document of a file as a definition; an empty document is none.
package func read(_ documents: [Document], reporting diagnostics: inout Diagnostics) -> [Definition] {
  documents.compactMap { readDefinition($0.root, reporting: &diagnostics) }
}

private func readDefinition(_ root: Node, reporting diagnostics: inout Diagnostics) -> Definition? {
  if case .scalar(let scalar) = root.content, scalar.isNull { return nil }
  let kinds = Kind.all.map(\.key)
  guard case .mapping(let pairs) = root.content, let first = pairs.first else {
    diagnostics.report(unexpected(root, wanted: "a map", for: .plain("a definition")))
    return nil
  }
  guard let kind = Kind.all.first(where: { $0.key == first.key }) else {
    let later = pairs.first { kinds.contains($0.key) }
    let nearest = NearestName.of(first.key, among: kinds)
    diagnostics.report(
      Diagnostic(
        "unknown-kind", "`\(first.key)` is no kind of definition", at: first.keySpan,
        also: later.map { [.init($0.keySpan, "the kind stands here")] } ?? [],
        help: later.map { "put `\($0.key)` first" } ?? nearest.map { "write `\($0)`" }
          ?? "begin with one of \(kinds.map { "`\($0)`" }.joined(separator: ", "))"))
    return nil
  }
  guard case .scalar(let scalar) = first.value.content, !scalar.isNull else {
    diagnostics.report(
      unexpected(first.value, wanted: "an identifier", for: .plain("`\(kind.key)`"), key: first.keySpan))
    return nil
  }
  let id = Located(scalar.text, first.value.span)
  if let bad = firstBadCharacter(id.value) {
    diagnostics.report(
      Diagnostic(
        "invalid-name", "the identifier `\(id.value)` holds `\(bad)`", at: id.span,
        help: "use letters, digits, `_`, `.` and `-`, beginning with a letter; the name goes into `name`"))
    return nil
  }
  let subject = Subject.named(HeadDefinition.words(for: kind.key), id.value)
  let fields = Fields(
    pairs, subject: subject, name: id.span, known: [kind.key] + HeadDefinition.keys + kind.keys,
    reporting: &diagnostics)
  let head = HeadDefinition(fields, kind: kind.key, id: id, &diagnostics)
  return kind.read(fields, head, &diagnostics)
}
