import Diagnostics
import Source
import YAMLSyntax

/// The keys of one map, read by name and type. What is missing, unknown or of another shape is reported once, and reading
/// goes on with what is right.
struct Fields {
  /// What the map describes, for messages: "object `DO.EMP.02`".
  let subject: Subject
  /// The place to point at when something is missing: the name, not the whole map.
  let name: Span
  private let pairs: [Node.Pair]
  /// Keys that an unknown key most likely stands for: they are misspelt, not missing.
  let misspelt: Set<String>

  /// Nil when the node is no map. Keys that are not known are reported with the nearest known one.
  init?(
    _ node: Node, subject: Subject, name: Span? = nil, known: [String], reporting diagnostics: inout Diagnostics
  ) {
    guard case .mapping(let pairs) = node.content else {
      diagnostics.report(unexpected(node, wanted: "a map", for: subject))
      return nil
    }
    self.init(pairs, subject: subject, name: name ?? node.span.startOnly, known: known, reporting: &diagnostics)
  }

  init(
    _ pairs: [Node.Pair], subject: Subject, name: Span, known: [String], reporting diagnostics: inout Diagnostics
  ) {
    self.subject = subject
    self.name = name
    self.pairs = pairs
    var misspelt: Set<String> = []
    for pair in pairs where !known.contains(pair.key) {
      let absent = known.filter { key in !pairs.contains { $0.key == key } }
      // `summary Text with a: colon` lacks the colon after its first word.
      let firstWord = String(pair.key.prefix { $0 != " " })
      let nearest =
        known.contains(firstWord)
        ? firstWord : NearestName.of(pair.key, among: absent) ?? NearestName.of(pair.key, among: known)
      if let nearest { misspelt.insert(nearest) }
      diagnostics.report(
        Diagnostic(
          "unknown-key", "`\(pair.key)` is no key of \(subject)", at: pair.keySpan,
          help: nearest.map { "write `\($0)\($0 == firstWord ? ": " : "")`" }
            ?? "known keys: \(known.map { "`\($0)`" }.joined(separator: ", "))"))
    }
    self.misspelt = misspelt
  }

  subscript(key: String) -> Node? { pairs.first { $0.key == key }?.value }

  /// Whether the key stands there, but misspelt or without the map that it should hold: then what it would say is
  /// unknown, not absent.
  func isLost(_ key: String) -> Bool {
    guard let node = self[key] else { return misspelt.contains(key) }
    if case .mapping = node.content { return false }
    return true
  }

  func keySpan(_ key: String) -> Span? { pairs.first { $0.key == key }?.keySpan }

  /// Reports that a required key is absent, unless it is there under a misspelt name.
  func reportMissing(_ key: String, _ help: String, to diagnostics: inout Diagnostics) {
    if misspelt.contains(key) { return }
    diagnostics.report(Diagnostic("missing-key", "\(subject) has no `\(key)`", at: name, help: help))
  }

  func scalar(_ key: String, _ diagnostics: inout Diagnostics) -> Located<Node.Scalar>? {
    guard let node = self[key] else { return nil }
    guard case .scalar(let scalar) = node.content, !scalar.isNull else {
      diagnostics.report(unexpected(node, wanted: "a text", for: .part(key, of: subject), key: keySpan(key)))
      return nil
    }
    return Located(scalar, node.span)
  }

  func string(_ key: String, _ diagnostics: inout Diagnostics) -> Located<String>? {
    scalar(key, &diagnostics)?.map(\.text)
  }

  /// A string that must be there.
  func required(_ key: String, _ help: String, _ diagnostics: inout Diagnostics) -> Located<String>? {
    if self[key] == nil { reportMissing(key, help, to: &diagnostics) }
    return string(key, &diagnostics)
  }

  func integer(_ key: String, _ diagnostics: inout Diagnostics) -> Located<Int>? {
    guard let text = string(key, &diagnostics) else { return nil }
    guard let number = Int(text.value), number >= 0 else {
      diagnostics.report(
        Diagnostic("invalid-number", "expected a whole number, found `\(text.value)`", at: text.span))
      return nil
    }
    return Located(number, text.span)
  }

  func boolean(_ key: String, _ diagnostics: inout Diagnostics) -> Located<Bool>? {
    choice(key, of: ["true", "false"], &diagnostics)?.map { $0 == "true" }
  }

  /// One of a few words.
  func choice(_ key: String, of words: [String], _ diagnostics: inout Diagnostics) -> Located<String>? {
    guard let text = string(key, &diagnostics) else { return nil }
    guard words.contains(text.value) else {
      let list = words.map { "`\($0)`" }.joined(separator: ", ")
      diagnostics.report(
        Diagnostic(
          "unknown-value", "`\(text.value)` is no value of `\(key)`", at: text.span,
          help: NearestName.of(text.value, among: words).map { "write `\($0)`" } ?? "choose one of \(list)"))
      return nil
    }
    return text
  }

  /// One text or a list of texts, each possibly in several languages.
  func texts(_ key: String, _ diagnostics: inout Diagnostics) -> [TextDefinition] {
    list(key).compactMap { readText($0, subject: .part(key, of: subject), reporting: &diagnostics) }
  }

  /// One string or a list of strings.
  func strings(_ key: String, _ diagnostics: inout Diagnostics) -> [Located<String>] {
    list(key).compactMap { node in
      guard case .scalar(let scalar) = node.content, !scalar.isNull else {
        diagnostics.report(unexpected(node, wanted: "a text", for: .part(key, of: subject), key: keySpan(key)))
        return nil
      }
      return Located(scalar.text, node.span)
    }
  }

  func text(_ key: String, _ diagnostics: inout Diagnostics) -> TextDefinition? {
    self[key].flatMap { readText($0, subject: .part(key, of: subject), key: keySpan(key), reporting: &diagnostics) }
  }

  func requiredText(_ key: String, _ help: String, _ diagnostics: inout Diagnostics) -> TextDefinition? {
    if self[key] == nil { reportMissing(key, help, to: &diagnostics) }
    return text(key, &diagnostics)
  }

  /// The items of a list; a single value is a list of one, an absent key an empty list.
  func list(_ key: String) -> [Node] {
    guard let node = self[key] else { return [] }
    if case .sequence(let items) = node.content { return items }
    return [node]
  }

  /// The entries of a map under a key, empty when the key is absent.
  func map(_ key: String, _ diagnostics: inout Diagnostics) -> [Node.Pair] {
    guard let node = self[key] else { return [] }
    guard case .mapping(let pairs) = node.content else {
      diagnostics.report(unexpected(node, wanted: "a map", for: .part(key, of: subject), key: keySpan(key)))
      return []
    }
    return pairs
  }
}

func readText(
  _ node: Node, subject: @autoclosure () -> Subject, key: Span? = nil, reporting diagnostics: inout Diagnostics
) -> TextDefinition? {
  func nonEmpty(_ node: Node) -> Located<String>? {
    guard case .scalar(let scalar) = node.content, !scalar.isNull, scalar.text.contains(where: { !$0.isWhitespace })
    else {
      diagnostics.report(unexpected(node, wanted: "a text", for: subject(), key: key))
      return nil
    }
    return Located(scalar.text, node.span)
  }
  guard case .mapping(let pairs) = node.content else {
    return nonEmpty(node).map {
      TextDefinition(entries: [.init(language: nil, text: $0)], span: node.span, isIncomplete: false)
    }
  }
  let entries = pairs.compactMap { pair in
    nonEmpty(pair.value).map { TextDefinition.Entry(language: Located(pair.key, pair.keySpan), text: $0) }
  }
  guard !entries.isEmpty else {
    if pairs.isEmpty { diagnostics.report(unexpected(node, wanted: "a text", for: subject(), key: key)) }
    return nil
  }
  return TextDefinition(entries: entries, span: node.span, isIncomplete: entries.count < pairs.count)
}

/// "expected a map for …, found a list". An empty value is marked at its key, since it has no place of its own.
func unexpected(_ node: Node, wanted: String, for subject: Subject, key: Span? = nil) -> Diagnostic {
  let isEmpty = node.span.start == node.span.end
  return Diagnostic(
    "unexpected-shape", "expected \(wanted) for \(subject), found \(node.noun)",
    at: isEmpty ? key ?? node.span : shown(node),
    help: isEmpty ? "write \(wanted), or delete the key" : nil)
}

/// Of a long list or map only the beginning is marked.
private func shown(_ node: Node) -> Span {
  if case .scalar = node.content { return node.span }
  return Span(file: node.span.file, start: Int(node.span.start), end: min(Int(node.span.end), Int(node.span.start) + 1))
}
