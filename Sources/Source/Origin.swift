/// Where a definition was written, for people who read an artefact and want to change its source.
package struct Origin: Hashable, Sendable {
  package let span: Span
  package let path: String
  package let position: Position

  package init(span: Span, path: String, position: Position) {
    self.span = span
    self.path = path
    self.position = position
  }
}
