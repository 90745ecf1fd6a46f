import Diagnostics
import Source

/// Turns events into trees, without recursion, and refuses what the language does not allow.
struct TreeBuilder {
  private(set) var documents: [Document] = []

  private let file: SourceFile
  private let id: SourceFile.ID
  private let limits: Limits
  private var open: [Collection] = []
  private var anchors: [String: (node: Node, size: Int)] = [:]
  private var nodeCount = 0
  /// A document has begun and its root is not finished.
  private var isInDocument = false

  /// A list or map that is not closed yet.
  private struct Collection {
    var elements: [Node] = []
    var pairs: [Node.Pair] = []
    /// Keys beyond the first few, which are found faster by looking through `pairs`.
    var laterKeys: [String: Span] = [:]
    var key: (text: String, span: Span)?
    /// The value that follows belongs to a key that was refused.
    var isSkipping = false
    /// Its first key came again: what follows belongs to another document, and is left out.
    var isDoubled = false
    let isMapping: Bool
    let isFlow: Bool
    let anchor: String?
    let start: Int
    let nodesBefore: Int

    static let fewKeys = 16

    /// Of two uses of a key, one without a value says nothing; the other is what was meant.
    mutating func replaceEmpty(_ key: String, by pair: Node.Pair) {
      guard let index = pairs.firstIndex(where: { $0.key == key }),
        case .scalar(let scalar) = pairs[index].value.content,
        scalar.isNull || scalar.text.isEmpty
      else { return }
      pairs[index] = pair
    }

    func span(ofKey key: String) -> Span? {
      for pair in pairs.prefix(Collection.fewKeys) where pair.key == key { return pair.keySpan }
      return laterKeys[key]
    }
  }

  init(file: SourceFile, id: SourceFile.ID, limits: Limits) {
    self.file = file
    self.id = id
    self.limits = limits
  }

  /// False when reading must stop.
  mutating func add(_ event: LibYAML.Event, start: Int, end: Int, reporting diagnostics: inout Diagnostics) -> Bool {
    let span = Span(file: id, start: start, end: end)
    switch event {
    case .documentStart:
      anchors = [:]
      isInDocument = true
    case .documentEnd: break
    case .scalar(let text, let isPlain, let anchor):
      let scalar = Node.Scalar(text: text, isPlain: isPlain)
      return finish(Node(.scalar(scalar), span: trimmed(span)), anchor: anchor, size: 1, reporting: &diagnostics)
    case .alias(let name): return expand(name, at: span, reporting: &diagnostics)
    case .sequenceStart(let anchor, let isFlow): return open(false, isFlow, anchor, span, reporting: &diagnostics)
    case .mappingStart(let anchor, let isFlow): return open(true, isFlow, anchor, span, reporting: &diagnostics)
    case .collectionEnd: return close(end: end, reporting: &diagnostics)
    case .tagged:
      let written = file.bytes[start..<max(start, end)].prefix { $0 > UInt8(ascii: " ") }
      diagnostics.report(
        Diagnostic(
          "yaml-tag", "the tag `\(String(decoding: written, as: UTF8.self))` has no meaning here",
          at: Span(file: id, start: start, end: start + written.count),
          help: "delete the tag; values are read by the type of what they describe"))
      return false
    }
    return true
  }

  /// After a syntax error outside any document, the one before it was most likely cut off there.
  mutating func dropCutDocument() {
    if !isInDocument && !documents.isEmpty { documents.removeLast() }
  }

  private mutating func open(
    _ isMapping: Bool, _ isFlow: Bool, _ anchor: String?, _ span: Span, reporting diagnostics: inout Diagnostics
  ) -> Bool {
    guard open.count < limits.depth else {
      diagnostics.report(
        Diagnostic(
          "yaml-too-deep", "lists and maps are nested more than \(limits.depth) levels deep", at: span.startOnly,
          help: "give the inner parts definitions of their own"))
      return false
    }
    if let last = open.indices.last, open[last].isMapping, open[last].key == nil {
      diagnostics.report(keyIsNoText(span.startOnly))
      return false
    }
    nodeCount += 1
    open.append(
      Collection(isMapping: isMapping, isFlow: isFlow, anchor: anchor, start: Int(span.start), nodesBefore: nodeCount))
    return true
  }

  private mutating func close(end: Int, reporting diagnostics: inout Diagnostics) -> Bool {
    let collection = open.removeLast()
    // A block's own end mark is where the next token begins; its last child ends where it does.
    let last = collection.isMapping ? collection.pairs.last?.value.span.end : collection.elements.last?.span.end
    let keyEnd = collection.pairs.last?.keySpan.end ?? 0
    let blockEnd = max(last.map(Int.init) ?? collection.start, Int(keyEnd))
    let span = Span(file: id, start: collection.start, end: collection.isFlow ? end : blockEnd)
    let content: Node.Content = collection.isMapping ? .mapping(collection.pairs) : .sequence(collection.elements)
    return finish(
      Node(content, span: span), anchor: collection.anchor, size: nodeCount - collection.nodesBefore + 1,
      isCounted: true,
      reporting: &diagnostics)
  }

  private mutating func expand(_ name: String, at span: Span, reporting diagnostics: inout Diagnostics) -> Bool {
    guard let (node, size) = anchors[name] else {
      let isOpen = open.contains { $0.anchor == name }
      diagnostics.report(
        Diagnostic(
          "yaml-alias",
          isOpen ? "the alias `*\(name)` stands inside what it names" : "no anchor `&\(name)` comes before this alias",
          at: span,
          help: isOpen ? "write the value out" : "write the value out, or mark an earlier value with `&\(name)`"))
      return false
    }
    return finish(Node(node.content, span: span), anchor: nil, size: size, reporting: &diagnostics)
  }

  /// Puts a finished node where it belongs.
  private mutating func finish(
    _ node: Node, anchor: String?, size: Int, isCounted: Bool = false, reporting diagnostics: inout Diagnostics
  ) -> Bool {
    if !isCounted { nodeCount += size }
    guard nodeCount <= limits.nodes else {
      diagnostics.report(
        Diagnostic(
          "yaml-too-many-nodes", "the file holds more than \(limits.nodes) values once its aliases are written out",
          at: node.span, help: "use fewer aliases, or split the file"))
      return false
    }
    if let anchor { anchors[anchor] = (node, size) }
    guard let last = open.indices.last else {
      documents.append(Document(root: node))
      isInDocument = false
      return true
    }
    guard open[last].isMapping else {
      open[last].elements.append(node)
      return true
    }
    if let key = open[last].key {
      open[last].key = nil
      if !open[last].isSkipping {
        open[last].pairs.append(Node.Pair(key: key.text, keySpan: key.span, value: node))
      } else if !open[last].isDoubled {
        open[last].replaceEmpty(key.text, by: Node.Pair(key: key.text, keySpan: key.span, value: node))
      }
      return true
    }
    guard case .scalar(let scalar) = node.content else {
      diagnostics.report(keyIsNoText(node.span))
      return false
    }
    open[last].key = (scalar.text, node.span)
    open[last].isSkipping = open[last].isDoubled
    if open[last].isDoubled { return true }
    if scalar.text == "<<" && scalar.isPlain {
      diagnostics.report(
        Diagnostic(
          "yaml-merge-key", "merge keys are not used here", at: node.span,
          help: "write the keys out, or let one definition extend the other"))
      open[last].isSkipping = true
    } else if open.count == 1, open[last].pairs.count > 1, let first = open[last].pairs.first, first.key == scalar.text
    {
      // The key that begins a definition: what follows belongs to another one.
      diagnostics.report(
        Diagnostic(
          "yaml-duplicate-key", "the key `\(scalar.text)` stands twice in one document", at: node.span,
          also: [.init(first.keySpan, "first used here")],
          help: "put a line `---` before it if another definition begins here"))
      open[last].isDoubled = true
      open[last].isSkipping = true
    } else if let first = open[last].span(ofKey: scalar.text) {
      diagnostics.report(
        Diagnostic(
          "yaml-duplicate-key", "the key `\(scalar.text)` stands twice in one map", at: node.span,
          also: [.init(first, "first used here")], help: "delete one of them, or rename it"))
      open[last].isSkipping = true
    } else if open[last].pairs.count >= Collection.fewKeys {
      open[last].laterKeys[scalar.text] = node.span
    }
    return true
  }

  private func keyIsNoText(_ span: Span) -> Diagnostic {
    Diagnostic("yaml-key", "expected a text as key, found a list or a map", at: span, help: "keys are plain words")
  }

  /// A block scalar's end mark lies on a later line; people see it end with its last letter.
  private func trimmed(_ span: Span) -> Span {
    var end = Int(span.end)
    // Control characters have been refused, so what is not above a blank is a blank or a line break.
    while end > Int(span.start), file.bytes[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    return Span(file: id, start: Int(span.start), end: end)
  }
}
