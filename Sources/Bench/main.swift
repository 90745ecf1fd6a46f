// How long `dcic generate` takes beside libyaml alone on the same files: one run, one machine, one table.
//
// libyaml reads every file to its last event, on one core, and nothing is done with the events: the least that any program
// can do that reads these files with it. `dcic` is measured as a whole process, start-up and disk included.

import CYAML
import Foundation
import Source
import Workspace

let arguments = CommandLine.arguments
guard arguments.count == 4, let runs = Int(arguments[3]), runs > 0 else {
  print("usage: Bench DCIC SPEC RUNS")
  exit(64)
}
let (program, spec) = (arguments[1], arguments[2])

let sources = try await SpecDirectory.read(spec, jobs: 1)
let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
  "dcic-bench-\(ProcessInfo.processInfo.processIdentifier)"
).path
try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(atPath: scratch) }

func milliseconds(_ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  let duration = clock.measure(body)
  return Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
}

/// Reads a file through libyaml alone, to its last event.
func scan(_ path: String) {
  guard let file = fopen(path, "rb") else { fatalError("cannot read \(path)") }
  defer { fclose(file) }
  var parser = yaml_parser_t()
  yaml_parser_initialize(&parser)
  defer { yaml_parser_delete(&parser) }
  yaml_parser_set_input_file(&parser, file)
  var isDone = false
  while !isDone {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else { fatalError("libyaml cannot read \(path)") }
    isDone = event.type == YAML_STREAM_END_EVENT
    yaml_event_delete(&event)
  }
}

/// Runs the program and waits for it; `Foundation.Process` would add the period at which it looks.
func run(_ arguments: [String]) {
  var pid = pid_t()
  let words = ([program] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  let status = posix_spawn(&pid, program, nil, nil, words, environ)
  var result: Int32 = 0
  guard status == 0, waitpid(pid, &result, 0) == pid, result == 0 else { fatalError("dcic \(arguments) failed") }
}

struct Row {
  let title: String
  let body: (Int) -> Void
  var times: [Double] = []

  var median: Double { times.sorted()[times.count / 2] }
}

var rows = [
  Row(title: "libyaml alone, one core") { _ in for file in sources.files { scan(file.path) } },
  Row(title: "dcic check") { _ in run(["check", "--spec", spec, "--quiet"]) },
  Row(title: "dcic generate, nothing changed") { _ in
    run(["generate", "--spec", spec, "--out", scratch + "/same", "--quiet"])
  },
  Row(title: "dcic generate, everything new") { index in
    run(["generate", "--spec", spec, "--out", scratch + "/new-\(index)", "--quiet"])
  },
]
// In turn rather than one after the other, so that a drift of the machine's speed meets all alike; the first is warm-up.
for index in 0...runs {
  for row in rows.indices {
    let time = milliseconds { rows[row].body(index) }
    if index > 0 { rows[row].times.append(time) }
  }
}

let size = sources.files.reduce(0) { $0 + $1.bytes.count }
print("\(sources.files.count) files, \(size / 1024) KiB; \(runs) runs; milliseconds")
func column(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
func number(_ value: Double) -> String { String(format: "%.1f", value) }
print(
  "\("".padding(toLength: 34, withPad: " ", startingAt: 0))"
    + ["min", "median", "max", "× libyaml"].map { column($0, 11) }.joined())
for row in rows {
  let cells = [
    number(row.times.min() ?? 0), number(row.median), number(row.times.max() ?? 0),
    String(format: "%.2f", row.median / rows[0].median),
  ]
  print(row.title.padding(toLength: 34, withPad: " ", startingAt: 0) + cells.map { column($0, 11) }.joined())
}
