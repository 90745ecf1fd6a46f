import Diagnostics
import GoldenSupport
import Source
import Testing
import YAMLSyntax

@Suite struct SyntaxCorpus {
  @Test(arguments: Corpus.cases("syntax"))
  func tree(_ testCase: Case) async throws {
    let sources = SourceSet(try await testCase.sources().files.filter { $0.relativePath != "standard.yaml" })
    var diagnostics = Diagnostics()
    var text = ""
    for (index, file) in sources.files.enumerated() {
      for document in parse(
        file, id: UInt32(index), limits: Limits(fileSize: 8 << 20, depth: 12, nodes: 2000), reporting: &diagnostics)
      {
        text += "document\n" + dump(document.root, in: file, indent: "  ")
      }
    }
    let rendered = TextRenderer(sources: sources, palette: .plain).render(diagnostics.sorted())
    try testCase.verify([("tree.txt", text), ("diagnostics.txt", rendered)])
  }

  /// Each node with the text that its span covers, so that a wrong span shows.
  private func dump(_ node: Node, in file: SourceFile, indent: String) -> String {
    let start = file.position(at: node.span.range.lowerBound)
    let end = file.position(at: node.span.range.upperBound)
    let place = "\(start.line):\(start.column)–\(end.line):\(end.column)"
    switch node.content {
    case .scalar(let scalar):
      let covered = String(decoding: file.bytes[node.span.range], as: UTF8.self)
      return "\(indent)\(place) \(scalar.isPlain ? "plain" : "quoted") \(scalar.text.debugDescription)"
        + (covered == scalar.text ? "\n" : " written \(covered.debugDescription)\n")
    case .sequence(let items):
      return "\(indent)\(place) list\n" + items.map { dump($0, in: file, indent: indent + "  ") }.joined()
    case .mapping(let pairs):
      return "\(indent)\(place) map\n"
        + pairs.map { pair in
          let key = file.position(at: pair.keySpan.range.lowerBound)
          return "\(indent)  \(key.line):\(key.column) key \(pair.key.debugDescription)\n"
            + dump(pair.value, in: file, indent: indent + "    ")
        }.joined()
    }
  }
}
