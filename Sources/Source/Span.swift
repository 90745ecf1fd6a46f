/// A range of bytes in one source file: twelve plain bytes, so that every node and diagnostic can carry one.
package struct Span: Hashable, Sendable {
  package let file: SourceFile.ID
  package let start: UInt32
  package let end: UInt32

  package init(file: SourceFile.ID, start: Int, end: Int) {
    self.file = file
    self.start = UInt32(clamping: start)
    self.end = UInt32(clamping: max(start, end))
  }

  package var range: Range<Int> { Int(start)..<Int(end) }

  /// The smallest span that covers both; they must lie in one file.
  package func union(_ other: Span) -> Span {
    precondition(file == other.file, "spans of two files have no union")
    return Span(file: file, start: Int(min(start, other.start)), end: Int(max(end, other.end)))
  }

  /// The empty span at the beginning.
  package var startOnly: Span { Span(file: file, start: Int(start), end: Int(start)) }
}
