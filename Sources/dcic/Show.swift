import ArgumentParser
import Compiler
import Diagnostics
import Listing
import Printing

struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one definition with everything it inherits and refers to.")

  @Argument(help: ArgumentHelp("An identifier, a name, or both: DO.EMP.02.", valueName: "id"))
  var id: [String]

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let session = Session(options: common)
    let checked = try await session.check(common.spec)
    let standard = try session.standard(of: checked)
    let name = id.joined(separator: " ")
    let found = Entry.find(name, in: standard)
    if found.isEmpty {
      let entries = Entry.all(of: standard)
      let near = NearestName.of(name, among: entries.map(\.metadata.id) + entries.map(\.metadata.name))
      let reason = "nothing is called \"\(name)\"" + (near.map { "; did you mean \"\($0)\"?" } ?? "")
      if common.format == .text { throw ValidationError(reason) }
      Console.print(JSON.object([.init("failure", .string(reason))]).text)
      throw ExitCode(64)
    }
    if common.format == .json {
      let values = DefinitionJSON(standard)
      let definitions = JSON.Member("definitions", .array(found.map(values.value)))
      Console.print(session.report(checked.diagnostics, checked.sources, [definitions]).text)
    } else {
      let texts = DefinitionText(standard)
      Console.print(found.map(texts.text).joined(separator: "\n"))
    }
  }
}
