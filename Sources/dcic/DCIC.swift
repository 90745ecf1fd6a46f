import ArgumentParser

@main
struct DCIC: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dcic",
    abstract: "Compile a data-exchange standard: check its YAML definitions and generate every artefact from them.",
    discussion: """
      Exit status:
        0   nothing is wrong
        1   the definitions or an instance are wrong, or `generate --check` found a difference
        2   the work could not be done: a file, the disk, a template
        64  the command was not understood
      """,
    subcommands: [Check.self, Generate.self, Validate.self, List.self, Show.self, Languages.self])
}
