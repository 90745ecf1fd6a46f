import ArgumentParser
import Compiler
import Listing
import Model
import Printing

struct Languages: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages",
    abstract: "Count the texts that are there in each language; name those that lack one.")

  @Option(help: ArgumentHelp("Name each text that lacks this language, with its place.", valueName: "language"))
  var missing: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let session = Session(options: common)
    let checked = try await session.check(common.spec)
    let standard = try session.standard(of: checked)
    if let missing, !standard.languages.contains(missing) {
      throw ValidationError(
        "the standard has no language \"\(missing)\"; choose from \(standard.languages.joined(separator: ", "))")
    }
    let texts = Texts(standard).entries
    let keys = texts.reduce(into: [String]()) { if !$0.contains($1.key) { $0.append($1.key) } }
    func count(_ key: String, _ language: String) -> Int {
      texts.count { $0.key == key && $0.text[language] != nil }
    }

    if common.format == .json {
      let counts = keys.map { key in
        JSON.Member(key, .object(standard.languages.map { .init($0, .integer(count(key, $0))) }))
      }
      let lacking = texts.compactMap { entry -> JSON? in
        let languages = standard.languages.filter { entry.text[$0] == nil }
        if languages.isEmpty { return nil }
        return [
          "of": .string(entry.owner), "key": .string(entry.key),
          "languages": .array(languages.map(JSON.string)), "path": .string(entry.origin.path),
          "line": .integer(entry.origin.position.line),
        ]
      }
      Console.print(
        session.report(
          checked.diagnostics, checked.sources,
          [.init("texts", .object(counts)), .init("missing", .array(lacking))]
        ).text)
      return
    }
    if let missing {
      for entry in texts where entry.text[missing] == nil {
        let position = entry.origin.position
        let path = checked.sources[entry.origin.span.file].path
        Console.print("\(path):\(position.line):\(position.column): \(entry.key) of \(entry.owner)\n")
      }
      return
    }
    var rows = [["text"] + standard.languages]
    rows += keys.map { key in [key] + standard.languages.map { String(count(key, $0)) } }
    let widths = rows[0].indices.map { column in rows.map { $0[column].utf8.count }.max() ?? 0 }
    for row in rows {
      let cells = zip(row, widths).enumerated().map { index, cell in
        let pad = String(repeating: " ", count: cell.1 - cell.0.utf8.count)
        return index == 0 ? cell.0 + pad : pad + cell.0
      }
      Console.print(cells.joined(separator: "  ") + "\n")
    }
  }
}
