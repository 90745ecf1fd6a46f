import Compiler
import Diagnostics
import GoldenSupport
import Listing
import Source
import Testing

/// From definitions to a model: what is said, and, when nothing is wrong, what came of it.
@Suite struct ModelCorpus {
  @Test(arguments: Corpus.cases("definitions") + Corpus.cases("lint") + Corpus.cases("defects"))
  func diagnostics(_ testCase: Case) async throws {
    let checked = await Compiler.check(try await testCase.sources(), jobs: 1)
    try testCase.verify([("diagnostics.txt", render(checked))])
  }

  @Test(arguments: Corpus.cases("resolution"))
  func model(_ testCase: Case) async throws {
    let checked = await Compiler.check(try await testCase.sources(), jobs: 1)
    let texts = DefinitionText(checked.standard)
    let model = checked.hasErrors ? "" : Entry.all(of: checked.standard).map(texts.text).joined(separator: "\n")
    try testCase.verify([("model.txt", model), ("diagnostics.txt", render(checked))])
  }

  @Test func everyRuleHasACaseThatBreaksIt() throws {
    let folders = Set(Corpus.cases("lint").map { $0.path.split(separator: "/")[1] }.map(String.init))
    for rule in Compiler.ruleCodes { #expect(folders.contains(rule), "no folder Corpus/lint/\(rule)") }
  }

  private func render(_ checked: Compiler.Checked) -> String {
    TextRenderer(sources: checked.sources, palette: .plain).render(checked.diagnostics)
  }
}
