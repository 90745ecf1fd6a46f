package import Printing
package import Source

/// Diagnostics as a JSON array for programs: the same facts as the text, with positions as numbers.
package enum JSONRenderer {
  package static func value(_ diagnostics: [Diagnostic], sources: SourceSet) -> JSON {
    .array(
      diagnostics.map { diagnostic in
        .object(
          present: ("code", .string(diagnostic.code)),
          ("severity", .string(diagnostic.severity.rawValue)),
          ("message", .string(diagnostic.message)),
          ("location", location(diagnostic.primary, sources)),
          ("pointer", diagnostic.pointer.map(JSON.string)),
          ("related", diagnostic.secondary.isEmpty ? nil : .array(diagnostic.secondary.map { location($0, sources) })),
          ("notes", diagnostic.notes.isEmpty ? nil : .array(diagnostic.notes.map(JSON.string))),
          ("help", diagnostic.help.map(JSON.string)))
      })
  }

  private static func location(_ label: Diagnostic.Label, _ sources: SourceSet) -> JSON {
    let file = sources[label.span.file]
    let start = file.position(at: Int(label.span.start))
    let end = file.position(at: Int(label.span.end))
    return .object(
      present: ("path", .string(file.path)),
      ("line", .integer(start.line)),
      ("column", .integer(start.column)),
      ("endLine", .integer(end.line)),
      ("endColumn", .integer(end.column)),
      ("label", label.text.isEmpty ? nil : .string(label.text)))
  }
}
