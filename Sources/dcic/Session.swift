import ArgumentParser
import Compiler
import Diagnostics
import Model
import Printing
import Source
import Workspace

/// What all commands do around their own work: read and check the definitions, show what is wrong, end with the right
/// exit status.
struct Session {
  let options: CommonOptions

  /// Reads and checks a spec.
  func check(_ root: String) async throws -> Compiler.Checked {
    let sources: SourceSet
    do throws(FileError) {
      sources = try await SpecDirectory.read(root, jobs: options.workers)
    } catch {
      throw fail(error.description)
    }
    return await Compiler.check(sources, jobs: options.workers)
  }

  /// Shows diagnostics for people; with `--format json` they are part of the document on standard output instead.
  func show(_ diagnostics: [Diagnostic], of sources: SourceSet) {
    guard options.format == .text, !diagnostics.isEmpty else { return }
    let renderer = TextRenderer(sources: sources, palette: options.isColoured ? .ansi : .plain)
    Console.printError(renderer.render(diagnostics) + TextRenderer.tally(diagnostics) + "\n")
  }

  /// The standard, or the end of the command when there are errors.
  func standard(of checked: Compiler.Checked) throws -> Standard {
    show(checked.diagnostics, of: checked.sources)
    guard checked.hasErrors else { return checked.standard }
    if options.format == .json { Console.print(report(checked.diagnostics, checked.sources, []).text) }
    throw ExitCode(1)
  }

  /// The JSON document of a command: the diagnostics and their number, and what the command adds.
  func report(_ diagnostics: [Diagnostic], _ sources: SourceSet, _ members: [JSON.Member]) -> JSON {
    let errors = diagnostics.count { $0.severity == .error }
    return .object(
      [
        .init("errors", .integer(errors)), .init("warnings", .integer(diagnostics.count - errors)),
        .init("diagnostics", JSONRenderer.value(diagnostics, sources: sources)),
      ] + members)
  }

  /// The work could not be done: the reason for people or programs, and the exit status for it.
  func fail(_ reason: String) -> ExitCode {
    if options.format == .json {
      Console.print(JSON.object([.init("failure", .string(reason))]).text)
    } else {
      let (colour, reset) = options.isColoured ? (Palette.ansi.error, Palette.ansi.reset) : ("", "")
      Console.printError("\(colour)error\(reset): \(reason)\n")
    }
    return ExitCode(2)
  }

  func say(_ text: String) {
    if options.format == .text && !options.quiet { Console.print(text + "\n") }
  }
}
