import YAMLSyntax

/// How an instance is written, for the words of messages about it.
package enum Notation: Sendable {
  /// An example among the definitions.
  case yaml
  /// An instance as it travels.
  case json

  /// What somebody who writes in this notation would call a value.
  func noun(of node: Node) -> String {
    switch (self, node.content) {
    case (.yaml, _): node.noun
    case (.json, .mapping): "an object"
    case (.json, .sequence): "an array"
    case (.json, .scalar(let scalar)):
      scalar.isPlain ? (scalar.isNull ? "`null`" : "`\(scalar.text)`") : "a text"
    }
  }

  var map: String { self == .yaml ? "a map" : "an object" }
  var list: String { self == .yaml ? "a list" : "an array" }

  func member(_ name: String) -> String { self == .yaml ? "`\(name): `" : "`\"\(name)\": …`" }

  var singleHelp: String {
    self == .yaml ? "write the value without `-` or brackets" : "write the value without brackets"
  }

  var listHelp: String {
    self == .yaml
      ? "write each value on a line of its own after `- `, even if there is one only"
      : "put it in brackets, even if there is one only"
  }
}
