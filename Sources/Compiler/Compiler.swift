package import Diagnostics
package import Emission
package import Model
package import Source

import Definitions
import Emitters
import Linting
import Parallel
import Resolution
import YAMLSyntax

/// The pipeline: sources in, a checked standard and its artefacts out. Nothing here touches a disk.
package enum Compiler {
  /// What checking gives: the best standard that could be made, and everything there is to say about it.
  package struct Checked: Sendable {
    package let sources: SourceSet
    package let standard: Standard
    /// In the order in which to show them.
    package let diagnostics: [Diagnostic]

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
  }

  package static func check(_ sources: SourceSet, jobs: Int) async -> Checked {
    let files = Array(sources.files.indices)
    let parts = await concurrentMap(files, jobs: jobs) { index in
      read(sources.files[index], id: SourceFile.ID(index))
    }

    var diagnostics = Diagnostics()
    var unreadable = UnreadableNames()
    for (index, part) in parts.enumerated() {
      diagnostics.merge(part.diagnostics)
      if part.isUnreadable { unreadable.collect(from: sources.files[index]) }
    }
    let resolved = resolve(
      parts.flatMap(\.definitions), sources: sources, unreadable: unreadable, reporting: &diagnostics)
    if resolved.hasManifest { await lint(resolved.standard, jobs: jobs, reporting: &diagnostics) }
    return Checked(sources: sources, standard: resolved.standard, diagnostics: diagnostics.sorted())
  }

  /// Emits the named targets from a standard without errors. The artefacts are in the order of their paths.
  package static func emit(
    _ standard: Standard, templates: Templates, targets: [any Emitter], jobs: Int
  ) async throws(EmissionError) -> [Artefact] {
    let results = await concurrentMap(targets, jobs: jobs) { target -> Result<[Artefact], TemplateError> in
      do throws(TemplateError) {
        return .success(try target.emit(standard, templates: templates))
      } catch {
        return .failure(error)
      }
    }
    var artefacts: [Artefact] = []
    for result in results {
      do throws(TemplateError) { artefacts += try result.get() } catch { throw .template(error) }
    }
    artefacts.sort { $0.path < $1.path }
    for (artefact, next) in zip(artefacts, artefacts.dropFirst()) where artefact.path == next.path {
      throw .samePath(artefact.path)
    }
    return artefacts
  }

  /// The codes of all lint rules.
  package static var ruleCodes: [String] { (RuleSet.all + RuleSet.completeness).map { $0.documentation.code } }

  /// All targets that there are.
  package static var targets: [any Emitter] { Emitters.all }

  /// One file read by itself, so that it can be done beside others.
  private static func read(_ file: SourceFile, id: SourceFile.ID) -> FileReading {
    var diagnostics = Diagnostics()
    let documents = parse(file, id: id, reporting: &diagnostics)
    let hasSyntaxErrors = diagnostics.hasErrors
    let definitions = Definitions.read(documents, reporting: &diagnostics)
    let isUnreadable = hasSyntaxErrors || definitions.count < documents.count
    return FileReading(definitions: definitions, diagnostics: diagnostics, isUnreadable: isUnreadable)
  }

  private struct FileReading: Sendable {
    let definitions: [Definition]
    let diagnostics: Diagnostics
    /// Some of its documents could not be parsed, or are no definitions.
    let isUnreadable: Bool
  }
}

/// Why artefacts could not be made of a standard without errors.
package enum EmissionError: Error, CustomStringConvertible {
  case template(TemplateError)
  /// Two emitters, or one emitter twice, made a file of this path.
  case samePath(String)

  package var description: String {
    switch self {
    case .template(let error): error.description
    case .samePath(let path): "two artefacts have the path \(path); this is a mistake in dcic"
    }
  }
}
