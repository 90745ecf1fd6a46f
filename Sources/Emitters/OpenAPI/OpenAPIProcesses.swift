import Model
import Naming
import Printing

// Processes are tags: an operation has the tag of each process that calls it, so that viewers and generators group by
// what is done and not by how.

extension OpenAPICollection {
  static func processes(of standard: Standard) -> [[Link<Process>]] {
    var processes: [[Link<Process>]] = Array(repeating: [], count: standard.endpoints.count)
    for (index, process) in standard.processes.enumerated() {
      // Whoever asks gets the answer, whether the author gives it a step or not.
      let answers = process.endpoints.compactMap { standard[$0].callback }
      for endpoint in Set(process.endpoints + answers) { processes[endpoint.index].append(Link(index)) }
    }
    return processes
  }

  func tags(of endpoint: Link<Endpoint>) -> Draft? {
    let processes = processes[endpoint.index]
    return processes.isEmpty ? nil : .array(processes.map { .string(names[$0]) })
  }

  /// Tags are found by a name that does not change; `x-displayName` is what viewers show, as far as they know it.
  func tag(_ link: Link<Process>) -> Draft {
    let metadata = standard[link].metadata
    return .object(
      members(
        ("name", .string(names[link])), ("x-displayName", text(metadata.label?.plain)),
        ("description", .string(prose(metadata.summary, metadata.description)))) + identity(metadata, iri: metadata.iri)
    )
  }
}
