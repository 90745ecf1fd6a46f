package import Emission

/// The folders of templates: later ones override earlier ones, file by file.
package enum TemplateDirectory {
  package static func read(_ layers: [String]) throws(TemplateDirectoryError) -> Templates {
    var texts: [String: String] = [:]
    do {
      for layer in layers { try collect(layer, "", &texts) }
    } catch { throw .file(error) }
    do { return try Templates(texts: texts) } catch { throw .template(error) }
  }

  private static func collect(
    _ folder: String, _ relative: String, _ texts: inout [String: String]
  ) throws(FileError) {
    for entry in try FileSystem.entries(folder) where !entry.name.hasPrefix(".") {
      let path = folder + "/" + entry.name
      switch entry.kind {
      case .folder: if !entry.isLink { try collect(path, relative + entry.name + "/", &texts) }
      case .file: texts[relative + entry.name] = String(decoding: try FileSystem.read(path), as: UTF8.self)
      case .other, nil: break
      }
    }
  }
}

package enum TemplateDirectoryError: Error, CustomStringConvertible {
  case file(FileError)
  case template(TemplateError)

  package var description: String {
    switch self {
    case .file(let error): error.description
    case .template(let error): error.description
    }
  }
}

extension TemplateDirectory {
  /// Where templates are looked for, the weakest first: beside the program, in the working folder, in `--templates`.
  package static func layers(override: String?) -> [String] {
    let builtIn = [besideProgram, "templates"].compactMap(\.self).first { FileSystem.kind($0) == .folder }
    return [builtIn, override].compactMap(\.self)
  }

  /// `templates/` of the checkout that the program was built in, or beside the program when it was installed.
  private static var besideProgram: String? {
    guard let program = FileSystem.programPath else { return nil }
    var folder = program[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if FileSystem.kind(folder + "/templates/site") == .folder { return folder + "/templates" }
    }
    return nil
  }
}
