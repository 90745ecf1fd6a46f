import Compiler
import Diagnostics
import GoldenSupport
import Source
import Testing

/// The forms in which diagnostics are shown: in colour, with escapes as readable marks, and as JSON.
@Suite struct RenderCorpus {
  @Test(arguments: Corpus.cases("render"))
  func forms(_ testCase: Case) async throws {
    let checked = await Compiler.check(try await testCase.sources(), jobs: 1)
    let coloured = TextRenderer(sources: checked.sources, palette: .ansi).render(checked.diagnostics)
    let json = JSONRenderer.value(checked.diagnostics, sources: checked.sources).text
    try testCase.verify([("coloured.txt", marks(coloured)), ("diagnostics.json", json)])
  }

  private func marks(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let escape = rest.firstIndex(of: "\u{1B}"), let end = rest[escape...].firstIndex(of: "m") {
      result += rest[..<escape] + "⟨" + rest[rest.index(escape, offsetBy: 2)..<end] + "⟩"
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
