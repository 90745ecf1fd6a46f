/// All input files of one run; the definitions are in the order of their paths. A `SourceFile.ID` is an index into it.
package struct SourceSet: Sendable {
  package private(set) var files: [SourceFile]

  /// Sorts the files by the bytes of their paths, so that the result does not depend on the file system or the locale.
  package init(_ files: [SourceFile]) {
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The same files with others after them, so that every `SourceFile.ID` stays what it was.
  package func adding(_ others: [SourceFile]) -> SourceSet {
    var copy = self
    copy.files += others
    return copy
  }

  package subscript(id: SourceFile.ID) -> SourceFile { files[Int(id)] }

  package func position(of span: Span) -> Position { self[span.file].position(at: Int(span.start)) }
}
