package import Source
import Testing
import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Golden cases: folders of inputs with their expected outputs beside them.
///
/// A case is a folder that holds a `.yaml` file. Whatever else lies in it, but for instances, is an expected output. An output that is absent
/// is expected to be empty, so a case without outputs proves silence. `UPDATE_GOLDEN=<glob>` rewrites the outputs of the
/// cases whose path matches (`*` for all), and the run still fails, so that nobody updates by accident.
package enum Corpus {
  /// The cases of an area, e.g. `syntax` or `emit/swift`, in the order of their names.
  package static func cases(_ area: String) -> [Case] {
    var found: [Case] = []
    collect(root + "/" + area, area, &found)
    precondition(!found.isEmpty, "no case lies in Corpus/\(area)")
    return found
  }

  package static let root: String = {
    let here = "\(#filePath)"
    let tests = here.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
    return tests + "/GoldenTests/Corpus"
  }()

  private static func collect(_ folder: String, _ path: String, _ found: inout [Case]) {
    guard let names = try? FileSystem.entries(folder) else { return }
    if names.contains(where: { $0.name.hasSuffix(".yaml") }) {
      found.append(Case(path: path))
      return
    }
    for entry in names where entry.kind == .folder {
      collect(folder + "/" + entry.name, path + "/" + entry.name, &found)
    }
  }
}

package struct Case: Sendable, CustomTestStringConvertible {
  /// Below the corpus: `resolution/narrowed-attribute`.
  package let path: String

  package var testDescription: String { path }
  private var folder: String { Corpus.root + "/" + path }

  /// The inputs, with paths relative to the case. A case without a manifest of its own gets the shared one.
  package func sources() async throws -> SourceSet {
    let files = try await SpecDirectory.read(folder, jobs: 1).files.filter { !$0.relativePath.hasPrefix("output/") }
    var inputs = files.map { SourceFile(path: $0.relativePath, bytes: $0.bytes) }
    if !inputs.contains(where: { $0.relativePath == "standard.yaml" }) {
      let shared = try FileSystem.read(Corpus.root + "/standard.yaml")
      inputs.append(SourceFile(path: "standard.yaml", bytes: shared))
    }
    return SourceSet(inputs)
  }

  /// Instances in JSON, in the order of their names: `as=DO.X.01=wrong-code.json` is one of `DO.X.01`.
  package func instances() throws -> [SourceFile] {
    try FileSystem.entries(folder).map(\.name).filter(isInstance).sorted().map { name in
      SourceFile(path: name, bytes: try FileSystem.read(folder + "/" + name))
    }
  }

  private func isInstance(_ name: String) -> Bool {
    name.hasSuffix(".json") && name.contains("=") || name.hasSuffix(".jsonl")
  }

  /// Compares outputs with what lies beside the inputs, or writes them when they are to be updated.
  package func verify(_ outputs: [(path: String, text: String)]) throws {
    let actual = outputs.filter { !$0.text.isEmpty }
    let expected = try expectedOutputs()
    if isUpdated {
      for path in expected where !actual.contains(where: { $0.path == path }) {
        try FileSystem.removeFile(folder + "/" + path)
      }
      var changed = 0
      for output in actual {
        let bytes = Array(output.text.utf8)
        let file = folder + "/" + output.path
        if (try? FileSystem.read(file)) == bytes { continue }
        try FileSystem.createFolder(String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)]))
        try FileSystem.replace(file, with: bytes, by: file + ".tmp")
        changed += 1
      }
      Issue.record("updated \(changed) golden files of \(path); run again without UPDATE_GOLDEN")
      return
    }
    for output in actual {
      let wanted = (try? FileSystem.read(folder + "/" + output.path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
      if wanted != output.text {
        Issue.record("\(path)/\(output.path) differs; `make golden` rewrites it\n\(difference(wanted, output.text))")
      }
    }
    for path in expected where !actual.contains(where: { $0.path == path }) {
      Issue.record("\(self.path)/\(path) is expected, but nothing was produced; `make golden` removes it")
    }
  }

  private func expectedOutputs() throws -> [String] {
    var found: [String] = []
    func collect(_ relative: String) throws {
      for entry in try FileSystem.entries(folder + "/" + relative) {
        let path = relative + entry.name
        switch entry.kind {
        case .folder: try collect(path + "/")
        case .file:
          let isInput = entry.name.hasSuffix(".yaml") || isInstance(entry.name)
          if !isInput || relative.hasPrefix("output/") { found.append(path) }
        case .other, nil: break
        }
      }
    }
    try collect("")
    return found
  }

  private var isUpdated: Bool {
    guard let glob = getenv("UPDATE_GOLDEN") else { return false }
    return fnmatch(String(cString: glob), path, 0) == 0
  }

  /// The first lines that differ, with a line of context.
  private func difference(_ wanted: String, _ actual: String) -> String {
    let old = wanted.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(old, new).prefix { $0 == $1 }.count
    let before = same > 0 ? ["  \(old[same - 1])"] : []
    return (before + old.dropFirst(same).prefix(8).map { "- \($0)" } + new.dropFirst(same).prefix(8).map { "+ \($0)" })
      .joined(separator: "\n")
  }
}
