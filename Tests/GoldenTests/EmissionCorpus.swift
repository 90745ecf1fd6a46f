import Compiler
import Diagnostics
import Emission
import GoldenSupport
import Source
import Testing
import Workspace

/// What each target makes of small standards. A case lies in `emit/<target>/` and is emitted for that target alone.
@Suite struct EmissionCorpus {
  @Test(arguments: Corpus.cases("emit"))
  func artefacts(_ testCase: Case) async throws {
    let target = String(testCase.path.split(separator: "/")[1])
    let emitter = try #require(Compiler.targets.first { $0.name == target }, "there is no target \(target)")
    let checked = await Compiler.check(try await testCase.sources(), jobs: 1)
    let rendered = TextRenderer(sources: checked.sources, palette: .plain).render(checked.diagnostics)
    try #require(!checked.hasErrors, "the case has errors:\n\(rendered)")
    let repository = Corpus.root.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
      separator: "/")
    let templates = try TemplateDirectory.read([repository + "/templates"])
    let artefacts = try await Compiler.emit(checked.standard, templates: templates, targets: [emitter], jobs: 1)
    try testCase.verify(
      artefacts.filter { Self.isCompared($0.path) }.map { artefact in
        ("output/" + artefact.path.dropFirst(target.count + 1), String(decoding: artefact.bytes, as: UTF8.self))
      })
  }

  /// Copied assets and support files are the same in every case; they are compared in `generated/`.
  private static func isCompared(_ path: String) -> Bool {
    !path.contains("/assets/") && !path.contains("/Support/") && !path.contains("/Tests/")
  }
}
