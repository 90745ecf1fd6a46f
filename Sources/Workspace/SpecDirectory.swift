import Parallel
package import Source

/// The folder of the definitions.
package enum SpecDirectory {
  /// Reads every `.yaml` and `.yml` file below a folder, or one file alone. Hidden files and folders, and links to
  /// folders (which may go round in circles), are passed over.
  /// - Parameters:
  ///   - limit: bytes read of one file at most; one more than the parser allows, so that it can say so.
  ///   - jobs: how many files are read at a time.
  package static func read(_ root: String, limit: Int = (8 << 20) + 1, jobs: Int) async throws(FileError) -> SourceSet {
    var found: [Found] = []
    switch FileSystem.kind(root) {
    case nil: throw FileError(path: root, action: "read", reason: "there is no such file or folder")
    case .folder: try collect(root.hasSuffix("/") ? root : root + "/", "", &found)
    case .file, .other:
      found = [Found(path: root, relativePath: root.split(separator: "/").last.map(String.init) ?? root)]
    }
    if found.isEmpty {
      throw FileError(path: root, action: "find definitions in", reason: "it holds no .yaml file")
    }
    let files = await concurrentMap(found, jobs: jobs) { file -> Result<SourceFile, FileError> in
      do throws(FileError) {
        let bytes = try FileSystem.read(file.path, limit: limit)
        return .success(SourceFile(path: file.path, relativePath: file.relativePath, bytes: bytes))
      } catch {
        return .failure(error)
      }
    }
    var sources: [SourceFile] = []
    for file in files { sources.append(try file.get()) }
    return SourceSet(sources)
  }

  private struct Found: Sendable {
    let path: String
    let relativePath: String
  }

  private static func collect(_ folder: String, _ relative: String, _ found: inout [Found]) throws(FileError) {
    for entry in try FileSystem.entries(folder) where !entry.name.hasPrefix(".") {
      let relativePath = relative + entry.name
      switch entry.kind {
      case .folder: if !entry.isLink { try collect(folder + entry.name + "/", relativePath + "/", &found) }
      case .file where entry.name.hasSuffix(".yaml") || entry.name.hasSuffix(".yml"):
        found.append(Found(path: folder + entry.name, relativePath: relativePath))
      case .file, .other, nil: break
      }
    }
  }
}
