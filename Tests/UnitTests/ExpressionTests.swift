import Compiler
import Source
import Testing

/// Expressions of business rules, put together at random: whatever an author writes, the compiler answers.
@Suite struct ExpressionTests {
  private static let words = [
    "a", "b", "day", "list", "list.n", "nested.x", "code", "$limit", "$other", "12", "0.5", "'open'", "'x y'",
    "2026-01-31", "2026-02-30", "reference_date", "true", "and", "or", "not", "in", "[", "]", "(", ")", ",", "=", "!=",
    "<", "<=", ">", ">=", "+", "-", "*", "/", ".", "exists(", "count(", "sum(", "every(", "some(", "unique(",
    "no_overlap(", "column(", "days(", "date(", "number(", "at_least_one(", "nonsense(", "'", "\"", "&", "€", "#",
  ]

  private static let definitions = """
    standard: Sample
    summary: S.
    status: draft
    version: 1.0.0
    languages: [en]
    reference_date: 2026-12-31
    modules: { main: { summary: S., prefix: main, namespace: "https://example.org/" } }
    ---
    data_type: whole
    summary: S.
    base: integer
    ---
    data_type: day
    summary: S.
    base: date
    ---
    code_directory: Code
    summary: S.
    codes: { open: Open }
    ---
    object: Nested
    summary: S.
    attributes: { x: { type: whole, cardinality: 0..1, summary: S. }, n: { type: whole, cardinality: 0..1, summary: S. } }
    ---
    object: Thing
    summary: S.
    attributes:
      a: { type: whole, cardinality: 0..1, summary: S. }
      b: { type: whole, cardinality: 0..1, summary: S. }
      day: { type: day, cardinality: 0..1, summary: S. }
      code: { type: Code, cardinality: 0..1, summary: S. }
      list: { type: Nested, cardinality: 0..*, summary: S. }
      nested: { type: Nested, cardinality: 0..1, summary: S. }

    """

  private struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 16 ^ state << 13
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func everyExpressionIsAnswered(_ seed: UInt64) async {
    var chance = Chance(state: seed)
    var yaml = Self.definitions
    var lines: [Int: Int] = [:]  // the line of an expression → how often it was spoken of
    for index in 0..<1500 {
      let words = (0..<Int.random(in: 1...14, using: &chance)).map { _ in
        Self.words.randomElement(using: &chance) ?? "a"
      }
      let quoted = words.joined(separator: " ").split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "''")
      yaml += "---\nrule: R\(index)\non: Thing\nsummary: S.\n"
      yaml += "parameters: { limit: { type: whole, default: 1, summary: S. } }\n"
      yaml += "holds: '\(quoted) or a = $limit'\nmessage: m\n"
      lines[yaml.utf8.count(where: { $0 == UInt8(ascii: "\n") }) - 1] = 0
    }
    let checked = await Compiler.check(SourceSet([SourceFile(path: "standard.yaml", text: yaml)]), jobs: 1)
    for diagnostic in checked.diagnostics {
      let line = checked.sources.position(of: diagnostic.primary.span).line
      #expect(lines[line] != nil, "\(diagnostic.message)")
      lines[line, default: 0] += 1
    }
    #expect(lines.values.allSatisfy { $0 <= 1 })
    #expect(lines.values.contains(0) && lines.values.contains(1))
  }

  /// What reads expressions is recursive, so their length and depth are bounded.
  @Test(arguments: [
    String(repeating: "a = 1 and ", count: 20_000) + "a = 1", String(repeating: "(", count: 20_000) + "a = 1",
    String(repeating: "not ", count: 20_000) + "a = 1", "a = 1" + String(repeating: " + 1", count: 20_000),
    String(repeating: "every(list, ", count: 20_000) + "x = 1",
  ]) func longExpressionsAreRefused(_ expression: String) async {
    let yaml = Self.definitions + "---\nrule: R\non: Thing\nsummary: S.\nholds: \(expression)\nmessage: m\n"
    let checked = await Compiler.check(SourceSet([SourceFile(path: "standard.yaml", text: yaml)]), jobs: 1)
    #expect(checked.diagnostics.map(\.code) == ["invalid-expression"])
  }
}
