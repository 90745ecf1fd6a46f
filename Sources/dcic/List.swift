import ArgumentParser
import Compiler
import Listing
import Printing

struct List: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List what the standard contains.")

  @Option(help: ArgumentHelp("List one kind only: \(Entry.kinds.joined(separator: ", ")).", valueName: "kind"))
  var kind: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let kind, !Entry.kinds.contains(kind) {
      throw ValidationError("there is no kind \"\(kind)\"; choose from \(Entry.kinds.joined(separator: ", "))")
    }
  }

  func run() async throws {
    let session = Session(options: common)
    let checked = try await session.check(common.spec)
    let standard = try session.standard(of: checked)
    let entries = Entry.all(of: standard).filter { kind == nil || $0.kind == kind }
    if common.format == .json {
      let lines = DefinitionJSON(standard)
      let definitions = JSON.Member("definitions", .array(entries.map(lines.line)))
      Console.print(session.report(checked.diagnostics, checked.sources, [definitions]).text)
      return
    }
    var text = ""
    for kind in Entry.kinds {
      let ofKind = entries.filter { $0.kind == kind }
      if ofKind.isEmpty { continue }
      text += "\(kind) (\(ofKind.count))\n"
      let width = ofKind.map(\.metadata.reference.unicodeScalars.count).max() ?? 0
      for entry in ofKind {
        let reference = entry.metadata.reference
        let pad = String(repeating: " ", count: width - reference.unicodeScalars.count)
        text += "  \(reference)\(pad)  \(entry.metadata.summary.plain)\n"
      }
    }
    Console.print(text)
  }
}
