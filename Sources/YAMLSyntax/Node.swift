package import Source

/// A YAML tree with the place of everything in it. Scalars are text: what they mean is for their reader to say.
package struct Node: Sendable {
  package enum Content: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    case mapping([Pair])
  }

  package let content: Content
  /// From the first byte to after the last; trailing blanks and line breaks are not part of it.
  package let span: Span

  package init(_ content: Content, span: Span) {
    self.content = content
    self.span = span
  }

  /// A key and its value; keys are always scalars and differ within one mapping.
  package struct Pair: Sendable {
    package let key: String
    package let keySpan: Span
    package let value: Node

    package init(key: String, keySpan: Span, value: Node) {
      self.key = key
      self.keySpan = keySpan
      self.value = value
    }
  }

  package struct Scalar: Hashable, Sendable {
    package let text: String
    /// Written without quotes and not as a block: the only form that can stand for a number, a Boolean or null.
    package let isPlain: Bool

    package init(text: String, isPlain: Bool) {
      self.text = text
      self.isPlain = isPlain
    }

    /// `key:` with nothing after it, `~` or `null`.
    package var isNull: Bool { isPlain && (text.isEmpty || text == "~" || text == "null") }
  }

  /// What an author would call this: for messages that say what was found.
  package var noun: String {
    switch content {
    case .scalar(let scalar): scalar.isNull ? "nothing" : "a text"
    case .sequence: "a list"
    case .mapping: "a map"
    }
  }
}

/// One document of a file.
package struct Document: Sendable {
  package let root: Node

  package init(root: Node) { self.root = root }
}
