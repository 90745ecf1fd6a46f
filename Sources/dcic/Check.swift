import ArgumentParser
import Compiler
import Diagnostics
import Source
import Workspace

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the definitions and examples; write nothing.",
    discussion: """
      A PATH inside the folder of the definitions limits what is shown to it; everything is still checked together. \
      Another PATH is checked as a folder of definitions by itself.
      """)

  @Argument(help: ArgumentHelp("Files or folders to report on; by default, all definitions.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let session = Session(options: common)
    let folder = common.spec.hasSuffix("/") ? common.spec : common.spec + "/"
    let isInside = paths.allSatisfy { $0 == common.spec || $0 == folder || $0.hasPrefix(folder) }
    if paths.count > 1 && !isInside {
      throw ValidationError(
        "several paths must lie in the folder of the definitions, \(common.spec); name it with --spec")
    }
    let checked = try await session.check(isInside ? common.spec : paths[0])
    let sources = checked.sources
    var shown = checked.diagnostics
    if isInside && !paths.isEmpty {
      for path in paths where FileSystem.kind(path) == nil {
        throw session.fail("cannot read \(path): there is no such file or folder")
      }
      shown = shown.filter { diagnostic in
        let file = sources[diagnostic.primary.span.file].path
        return paths.contains { file == $0 || file.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
      }
    }
    session.show(shown, of: sources)
    if common.format == .json {
      Console.print(session.report(shown, sources, []).text)
    } else if shown.isEmpty {
      let count = sources.files.count
      session.say("\(count) file\(count == 1 ? "" : "s") checked, no problems")
    }
    if shown.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }
}
