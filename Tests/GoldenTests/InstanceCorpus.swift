import Compiler
import Diagnostics
import GoldenSupport
import Listing
import Model
import Source
import Testing

/// JSON instances against small standards: what `dcic validate` says of each.
@Suite struct InstanceCorpus {
  @Test(arguments: Corpus.cases("instances"))
  func diagnostics(_ testCase: Case) async throws {
    let checked = await Compiler.check(try await testCase.sources(), jobs: 1)
    try #require(!checked.hasErrors)
    let instances = try testCase.instances()
    let sources = checked.sources.adding(instances)
    let renderer = TextRenderer(sources: sources, palette: .plain)
    var text = ""
    for (index, instance) in instances.enumerated() {
      let parts = instance.path.split(separator: "=").map(String.init)
      let subject = try subject(parts[0], parts[1], checked.standard)
      let id = SourceFile.ID(checked.sources.files.count + index)
      let validated = Compiler.validate([id], of: sources, as: subject, in: checked.standard)
      text += validated.diagnostics.isEmpty ? "\(instance.path): valid\n\n" : renderer.render(validated.diagnostics)
    }
    try testCase.verify([("diagnostics.txt", text)])
  }

  private func subject(_ kind: String, _ id: String, _ standard: Standard) throws -> Example.Subject {
    let entry = try #require(Entry.find(id, in: standard).first, "nothing is called \(id)")
    switch (kind, entry.target) {
    case ("as", .object(let link)): return .instance(link)
    case ("request", .endpoint(let link)): return .request(link)
    case ("response", .endpoint(let link)): return .response(link)
    default: throw UnknownSubject(kind: kind)
    }
  }

  private struct UnknownSubject: Error {
    let kind: String
  }
}
