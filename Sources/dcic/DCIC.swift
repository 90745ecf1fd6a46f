import ArgumentParser

@main
struct DCIC: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dcic",
    abstract: "Compile a data-exchange standard: check its YAML definitions and generate every artefact from them.",
    discussion: """
      Exit status:
        0   nothing is wrong
        1   the definitions are wrong, or `generate --check` found a difference
        2   the work could not be done: a file, the disk, a template
        64  the command was not understood
      """,
    subcommands: [Check.self, Generate.self, List.self, Languages.self, Show.self])
}
