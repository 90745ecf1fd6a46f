import ArgumentParser
import Compiler
import Emission
import Printing
import Workspace

struct Generate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Check the definitions, then write the artefacts; only files that differ are written.")

  @Option(help: ArgumentHelp("The folder for the artefacts.", valueName: "dir"))
  var out = "generated"

  @Option(
    help: ArgumentHelp(
      "Targets to generate, separated by commas: \(Compiler.targets.map { $0.name }.joined(separator: ", ")). By default, all.",
      valueName: "targets"))
  var target: String?

  @Option(help: ArgumentHelp("A folder of templates that override the built-in ones, file by file.", valueName: "dir"))
  var templates: String?

  @Flag(help: "Write nothing; exit with 1 and name each stale, missing or surplus file.")
  var check = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let session = Session(options: common)
    let targets = try chosenTargets()
    let templates = try loadTemplates(session)
    let checked = try await session.check(common.spec)
    let standard = try session.standard(of: checked)

    let artefacts: [Artefact]
    do throws(EmissionError) {
      artefacts = try await Compiler.emit(standard, templates: templates, targets: targets, jobs: common.workers)
    } catch {
      throw session.fail(error.description)
    }
    let directory = OutputDirectory(out)
    let names = targets.map { $0.name }
    let difference: OutputDirectory.Difference
    do throws(FileError) {
      difference =
        check
        ? try await directory.difference(artefacts, targets: names, jobs: common.workers)
        : try await directory.write(artefacts, targets: names, jobs: common.workers)
    } catch {
      throw session.fail(error.description)
    }
    if common.format == .json {
      let members = [
        JSON.Member(check ? "stale" : "changed", strings(difference.stale)),
        .init(check ? "missing" : "created", strings(difference.missing)),
        .init(check ? "surplus" : "removed", strings(difference.surplus)),
        .init("unchanged", .integer(difference.unchanged)),
      ]
      Console.print(session.report(checked.diagnostics, checked.sources, members).text)
    } else if check {
      report(difference)
    } else {
      session.say(
        "\(difference.missing.count) created, \(difference.stale.count) changed, \(difference.surplus.count) removed, "
          + "\(difference.unchanged) unchanged in \(out)")
    }
    if check && !difference.isEmpty { throw ExitCode(1) }
  }

  private func chosenTargets() throws -> [any Emitter] {
    guard let target else { return Compiler.targets }
    let names = target.split(separator: ",").map(String.init)
    let known = Compiler.targets.map { $0.name }
    if names.isEmpty { throw ValidationError("--target names no target") }
    for name in names where !known.contains(name) {
      throw ValidationError("there is no target \"\(name)\"; choose from \(known.joined(separator: ", "))")
    }
    return Compiler.targets.filter { names.contains($0.name) }
  }

  private func loadTemplates(_ session: Session) throws -> Templates {
    do throws(TemplateDirectoryError) {
      return try TemplateDirectory.read(TemplateDirectory.layers(override: templates))
    } catch {
      throw session.fail(error.description)
    }
  }

  private func report(_ difference: OutputDirectory.Difference) {
    for (word, paths) in [
      ("stale", difference.stale), ("missing", difference.missing), ("surplus", difference.surplus),
    ] {
      for path in paths { Console.print("\(word)  \(out)/\(path)\n") }
    }
    if !difference.isEmpty { Console.printError("\(out) is not up to date; run `dcic generate`\n") }
  }

  private func strings(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
}
