/// What a file may hold at most. Far above any real definition, and low enough that a hostile file costs neither much
/// memory nor time.
package struct Limits: Sendable {
  /// In bytes.
  package let fileSize: Int
  /// Nested lists and maps.
  package let depth: Int
  /// Nodes of one file, aliases counted as what they stand for.
  package let nodes: Int

  package init(fileSize: Int = 8 << 20, depth: Int = 40, nodes: Int = 500_000) {
    self.fileSize = fileSize
    self.depth = depth
    self.nodes = nodes
  }
}
