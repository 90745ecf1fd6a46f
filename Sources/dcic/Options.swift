import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

enum ColourChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the definitions.", valueName: "dir"))
  var spec = "spec"

  @Option(help: "How results are printed. With json, standard output holds one JSON document and nothing else.")
  var format = OutputFormat.text

  @Option(help: "Whether diagnostics are coloured.")
  var color = ColourChoice.auto

  @Option(
    help: ArgumentHelp("How many files are worked on at a time; by default, one for each processor.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Print diagnostics only.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number of at least 1") }
  }

  var workers: Int { jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Colour when standard error is a terminal that has it and nobody asked for none (https://no-color.org).
  var isColoured: Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      let wantsNone = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
      let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
      return isatty(STDERR_FILENO) == 1 && !wantsNone && !isDumb
    }
  }
}
