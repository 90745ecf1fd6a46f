package import Source

/// The folder of the definitions.
package enum SpecDirectory {
  /// Reads every `.yaml` and `.yml` file below a folder, or one file alone. Hidden files and folders, and links to
  /// folders (which may go round in circles), are passed over.
  /// - Parameter limit: bytes read of one file at most; one more than the parser allows, so that it can say so.
  package static func read(_ root: String, limit: Int = (8 << 20) + 1) throws(FileError) -> SourceSet {
    var files: [SourceFile] = []
    switch FileSystem.kind(root) {
    case nil: throw FileError(path: root, action: "read", reason: "there is no such file or folder")
    case .folder: try collect(root, "", limit, &files)
    case .file, .other:
      let name = root.split(separator: "/").last.map(String.init) ?? root
      files.append(SourceFile(path: root, relativePath: name, bytes: try FileSystem.read(root, limit: limit)))
    }
    if files.isEmpty {
      throw FileError(path: root, action: "find definitions in", reason: "it holds no .yaml file")
    }
    return SourceSet(files)
  }

  private static func collect(
    _ folder: String, _ relative: String, _ limit: Int, _ files: inout [SourceFile]
  ) throws(FileError) {
    for name in try FileSystem.list(folder) where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      let relativePath = relative + name
      switch FileSystem.kind(path) {
      case .folder: if !FileSystem.isLink(path) { try collect(path, relativePath + "/", limit, &files) }
      case .file where name.hasSuffix(".yaml") || name.hasSuffix(".yml"):
        let bytes = try FileSystem.read(path, limit: limit)
        files.append(SourceFile(path: path, relativePath: relativePath, bytes: bytes))
      case .file, .other, nil: break
      }
    }
  }
}
