package import Emission
import Parallel

/// The folder of the artefacts. A manifest in it, `.dcic-manifest`, lists the files that are ours; no other file is
/// ever touched.
package struct OutputDirectory: Sendable {
  private let root: String
  private var manifestPath: String { root + "/.dcic-manifest" }
  private var temporaryFolder: String { root + "/.dcic-tmp" }

  package init(_ root: String) {
    self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
  }

  /// How the artefacts differ from what lies in the folder. Paths are relative to it and in order.
  package struct Difference: Sendable {
    /// Files whose bytes differ.
    package var stale: [String] = []
    /// Files that do not exist yet.
    package var missing: [String] = []
    /// Files that are ours and that nothing makes any more.
    package var surplus: [String] = []
    package var unchanged = 0

    package var isEmpty: Bool { stale.isEmpty && missing.isEmpty && surplus.isEmpty }
  }

  /// Compares without writing.
  /// - Parameters:
  ///   - targets: the targets that the artefacts are of; files of others are left alone.
  ///   - jobs: how many files are compared at a time.
  package func difference(
    _ artefacts: [Artefact], targets: [String], jobs: Int
  ) async throws(FileError) -> Difference {
    let comparisons = await concurrentMap(artefacts, jobs: jobs) {
      artefact -> Result<FileSystem.Comparison, FileError> in
      do throws(FileError) {
        return .success(try FileSystem.compare(root + "/" + artefact.path, with: artefact.bytes))
      } catch {
        return .failure(error)
      }
    }
    var difference = Difference()
    for (artefact, comparison) in zip(artefacts, comparisons) {
      switch try comparison.get() {
      case .same: difference.unchanged += 1
      case .different: difference.stale.append(artefact.path)
      case .missing: difference.missing.append(artefact.path)
      }
    }
    // Most runs find the manifest that they would write, and then nothing is surplus.
    if try FileSystem.compare(manifestPath, with: manifestBytes(artefacts.map(\.path))) == .same { return difference }
    let made = Set(artefacts.map(\.path))
    difference.surplus = try manifest().filter { path in
      !made.contains(path) && targets.contains(target(of: path)) && FileSystem.kind(root + "/" + path) != nil
    }
    return difference
  }

  /// Writes what differs, file by file, and removes what is surplus.
  ///
  /// Killed at any moment, every file is whole, and the manifest names every file that was made: it gets the new names
  /// before their files and loses the old ones after.
  package func write(_ artefacts: [Artefact], targets: [String], jobs: Int) async throws(FileError) -> Difference {
    try sweepTemporaryFolder()
    let difference = try await difference(artefacts, targets: targets, jobs: jobs)
    if difference.isEmpty,
      try FileSystem.compare(manifestPath, with: manifestBytes(artefacts.map(\.path))) == .same
    {
      return difference
    }
    let old = try manifest()
    let kept = old.filter { !targets.contains(target(of: $0)) }
    let new = (kept + artefacts.map(\.path)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if difference.isEmpty && new == old { return difference }

    try FileSystem.createFolder(temporaryFolder)
    defer { FileSystem.removeEmptyFolder(temporaryFolder) }
    let union = Set(old).union(new).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if union != old { try writeManifest(union) }
    let changed = Set(difference.stale + difference.missing)
    var folder = ""
    for artefact in artefacts where changed.contains(artefact.path) {
      let path = root + "/" + artefact.path
      let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
      if parent != folder {
        try FileSystem.createFolder(parent)
        folder = parent
      }
      try FileSystem.replace(path, with: artefact.bytes, by: temporaryFile)
    }
    for path in difference.surplus {
      try FileSystem.removeFile(root + "/" + path)
      removeEmptyFolders(above: path)
    }
    if new != union { try writeManifest(new) }
    return difference
  }

  private var temporaryFile: String { "\(temporaryFolder)/\(FileSystem.processID)" }

  /// What a killed run left behind.
  private func sweepTemporaryFolder() throws(FileError) {
    guard FileSystem.kind(temporaryFolder) == .folder else { return }
    for entry in try FileSystem.entries(temporaryFolder) {
      try FileSystem.removeFile(temporaryFolder + "/" + entry.name)
    }
    FileSystem.removeEmptyFolder(temporaryFolder)
  }

  private func target(of path: String) -> String { String(path.prefix { $0 != "/" }) }

  /// The paths that are ours. A line that would lead out of the folder is ignored, whoever wrote it.
  private func manifest() throws(FileError) -> [String] {
    guard FileSystem.kind(manifestPath) != nil else { return [] }
    let text = String(decoding: try FileSystem.read(manifestPath), as: UTF8.self)
    return text.split(separator: "\n").map(String.init).filter { line in
      !line.hasPrefix("#") && !line.hasPrefix("/")
        && !line.split(separator: "/", omittingEmptySubsequences: false).contains {
          $0 == ".." || $0 == "." || $0.isEmpty
        }
    }
  }

  private func manifestBytes(_ paths: [String]) -> [UInt8] {
    var text = "# Files made by dcic generate, which removes them when they are no longer made.\n"
    for path in paths {
      text += path
      text += "\n"
    }
    return Array(text.utf8)
  }

  private func writeManifest(_ paths: [String]) throws(FileError) {
    try FileSystem.replace(manifestPath, with: manifestBytes(paths), by: temporaryFile)
  }

  private func removeEmptyFolders(above path: String) {
    var path = path
    while let slash = path.lastIndex(of: "/") {
      path = String(path[..<slash])
      if !FileSystem.removeEmptyFolder(root + "/" + path) { return }
    }
  }
}
