package import Diagnostics
package import Model
package import Source

import JSONSyntax
import Resolution

extension Compiler {
  /// What validating gives: how many instances there were, and what is wrong with them.
  package struct Validated: Sendable {
    package let count: Int
    /// In the order in which to show them; places are in the sources that were given.
    package let diagnostics: [Diagnostic]
  }

  /// Checks JSON instances against a standard without errors. Files that end in `.jsonl` or `.ndjson` hold one on each
  /// line, others one.
  /// - Parameters:
  ///   - files: which of the sources hold instances.
  ///   - language: the language of the messages of rules; the default language of the standard when nil, or when a
  ///     message is not there in it.
  package static func validate(
    _ files: [SourceFile.ID], of sources: SourceSet, as subject: Example.Subject, in standard: Standard,
    language: String? = nil
  ) -> Validated {
    var diagnostics = Diagnostics()
    var validator = Validator(standard, as: subject, language: language)
    var count = 0
    for id in files {
      let file = sources[id]
      let isLines = file.path.hasSuffix(".jsonl") || file.path.hasSuffix(".ndjson")
      let instances =
        isLines
        ? parseJSONLines(file, id: id, reporting: &diagnostics)
        : parseJSON(file, id: id, reporting: &diagnostics).map { [$0] } ?? []
      for instance in instances { validator.validate(instance, reporting: &diagnostics) }
      count += instances.count
    }
    return Validated(count: count, diagnostics: diagnostics.sorted())
  }
}
