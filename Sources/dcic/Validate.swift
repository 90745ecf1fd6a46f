import ArgumentParser
import Compiler
import Diagnostics
import Listing
import Model
import Printing
import Source
import Workspace

struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check JSON instances against the standard.",
    discussion: """
      Say what the instances are: --as for an object or a message alone, --request or --response for the whole body that \
      an endpoint takes or answers with. A FILE ending in .jsonl or .ndjson holds one instance on each line; - is standard \
      input.
      """)

  @Option(help: ArgumentHelp("An object or message: DO.EMP.02, or cases/Programme.", valueName: "id"))
  var `as`: String?

  @Option(help: ArgumentHelp("An endpoint whose request it is: API.EMP.05.", valueName: "id"))
  var request: String?

  @Option(help: ArgumentHelp("An endpoint whose response it is: API.EMP.11.", valueName: "id"))
  var response: String?

  @Option(help: ArgumentHelp("The language of the messages of business rules.", valueName: "tag"))
  var language: String?

  @Argument(help: ArgumentHelp("JSON files, or - for standard input.", valueName: "file"))
  var files: [String]

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if [`as`, request, response].count(where: { $0 != nil }) != 1 {
      throw ValidationError("say what the instances are, with one of --as, --request and --response")
    }
  }

  func run() async throws {
    let session = Session(options: common)
    let checked = try await session.check(common.spec)
    let standard = try session.standard(of: checked)
    let subject = try subject(in: standard)
    if let language, !standard.languages.contains(language) {
      let known = standard.languages.joined(separator: ", ")
      throw ValidationError("the standard has no language \"\(language)\"; its languages are \(known)")
    }
    let instances = try read(session)
    let sources = checked.sources.adding(instances)
    let ids = instances.indices.map { SourceFile.ID(checked.sources.files.count + $0) }
    let validated = Compiler.validate(ids, of: sources, as: subject, in: standard, language: language)
    session.show(validated.diagnostics, of: sources)
    if common.format == .json {
      let count = JSON.Member("instances", .integer(validated.count))
      Console.print(session.report(validated.diagnostics, sources, [count]).text)
    } else if validated.diagnostics.isEmpty {
      session.say("\(validated.count) instance\(validated.count == 1 ? "" : "s") checked, no problems")
    }
    if validated.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }

  private func subject(in standard: Standard) throws -> Example.Subject {
    if let name = `as` {
      let found = Entry.find(name, in: standard).compactMap { entry -> Link<DataObject>? in
        if case .object(let link) = entry.target { link } else { nil }
      }
      let link = try one(found, name, "object or message", standard, ["object", "message"])
      if standard[link].envelope != nil {
        throw ValidationError("\(name) is an envelope; name an endpoint with --request or --response")
      }
      return .instance(link)
    }
    let name = request ?? response ?? ""
    let found = Entry.find(name, in: standard).compactMap { entry -> Link<Endpoint>? in
      if case .endpoint(let link) = entry.target { link } else { nil }
    }
    let link = try one(found, name, "endpoint", standard, ["endpoint"])
    if request != nil, standard[link].request == nil { throw ValidationError("\(name) takes no request") }
    return request == nil ? .response(link) : .request(link)
  }

  /// The only thing that a name means.
  private func one<Target>(
    _ found: [Link<Target>], _ name: String, _ noun: String, _ standard: Standard, _ kinds: [String]
  ) throws -> Link<Target> {
    if found.count == 1 { return found[0] }
    let metadata = Entry.all(of: standard).filter { kinds.contains($0.kind) }.map(\.metadata)
    if found.count > 1 {
      let choices = metadata.filter { $0.id == name || $0.name == name }.map { metadata in
        "\(standard[metadata.module].name)/\(metadata.id)"
      }
      throw ValidationError(
        "several definitions are called \"\(name)\"; name one of them: \(choices.joined(separator: ", "))")
    }
    let near = NearestName.of(name, among: metadata.map(\.id) + metadata.map(\.name))
    throw ValidationError("no \(noun) is called \"\(name)\"" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
  }

  private func read(_ session: Session) throws -> [SourceFile] {
    // One byte more than the parser allows, so that it can say so.
    let limit = (8 << 20) + 1
    return try files.map { path in
      do throws(FileError) {
        return path == "-"
          ? SourceFile(path: "<stdin>", bytes: try FileSystem.readStandardInput(limit: limit))
          : SourceFile(path: path, bytes: try FileSystem.read(path, limit: limit))
      } catch {
        throw session.fail(error.description)
      }
    }
  }
}
