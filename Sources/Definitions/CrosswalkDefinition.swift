import Diagnostics
import Source
import YAMLSyntax

/// `crosswalk: XW.EMPL.01`
package struct CrosswalkDefinition: Sendable {
  package let head: HeadDefinition
  package let from: SideDefinition?
  package let to: SideDefinition?
  package let maps: [MapDefinition]
  package let unmatched: [UnmatchedDefinition]
  /// Some entries could not be read: what seems to be missing may be theirs.
  package let isIncomplete: Bool

  static let keys = ["from", "to", "maps", "unmatched"]
  package static let matches = ["exact", "close", "broader", "narrower", "none"]

  init(_ fields: Fields, _ head: HeadDefinition, _ diagnostics: inout Diagnostics) {
    self.head = head
    func side(_ key: String) -> SideDefinition? {
      guard let node = fields[key] else {
        fields.reportMissing(key, "name a code directory or an object, or `{ external: … }`", to: &diagnostics)
        return nil
      }
      return SideDefinition(node, subject: .part(key, of: fields.subject), &diagnostics)
    }
    from = side("from")
    to = side("to")
    if fields["maps"] == nil {
      fields.reportMissing("maps", "say for each code or attribute what corresponds to it", to: &diagnostics)
    }
    let written = fields.map("maps", &diagnostics)
    maps = written.compactMap { MapDefinition($0, &diagnostics) }
    let others = fields.map("unmatched", &diagnostics)
    unmatched = others.compactMap { UnmatchedDefinition($0, &diagnostics) }
    isIncomplete = fields.isLost("maps") || maps.count < written.count || unmatched.count < others.count
  }
}

package enum SideDefinition: Sendable {
  case reference(Reference)
  case external(title: Located<String>, url: Located<String>?)

  init?(_ node: Node, subject: Subject, _ diagnostics: inout Diagnostics) {
    if case .scalar(let scalar) = node.content, !scalar.isNull {
      self = .reference(Located(scalar.text, node.span))
      return
    }
    guard let fields = Fields(node, subject: subject, known: ["external", "url"], reporting: &diagnostics),
      let title = fields.required("external", "name the list, e.g. `ISCO-08`", &diagnostics)
    else { return nil }
    self = .external(title: title, url: fields.string("url", &diagnostics))
  }
}

/// `employed: 1`, or `retired: { match: none, note: … }`
package struct MapDefinition: Sendable {
  package let source: Located<String>
  package let match: Located<String>
  package let targets: [Located<String>]
  package let note: TextDefinition?

  init?(_ pair: Node.Pair, _ diagnostics: inout Diagnostics) {
    source = Located(pair.key, pair.keySpan)
    if case .scalar(let scalar) = pair.value.content, !scalar.isNull {
      match = Located("exact", pair.value.span)
      targets = [Located(scalar.text, pair.value.span)]
      note = nil
      return
    }
    guard
      let fields = Fields(
        pair.value, subject: .named("entry", pair.key), name: pair.keySpan, known: ["to", "match", "note"],
        reporting: &diagnostics)
    else { return nil }
    note = fields.text("note", &diagnostics)
    targets = fields.strings("to", &diagnostics)
    if fields["match"] == nil && !targets.isEmpty {
      match = Located("exact", pair.keySpan)
      return
    }
    if fields["match"] == nil {
      fields.reportMissing("to", "name what corresponds to it, or write `match: none` and why", to: &diagnostics)
    }
    guard let match = fields.choice("match", of: CrosswalkDefinition.matches, &diagnostics) else { return nil }
    self.match = match
    let hasNone = match.value == "none"
    if hasNone != targets.isEmpty {
      diagnostics.report(
        Diagnostic(
          "conflicting-keys",
          hasNone ? "`\(pair.key)` has no match and a target" : "`\(pair.key)` has a match without a target",
          at: match.span, help: hasNone ? "delete `to`, or write another match" : "add `to: `, or write `match: none`"))
      return nil
    }
    if hasNone && note == nil {
      fields.reportMissing("note", "say why nothing corresponds to it", to: &diagnostics)
    }
  }
}

package struct UnmatchedDefinition: Sendable {
  package let target: Located<String>
  package let reason: TextDefinition

  init?(_ pair: Node.Pair, _ diagnostics: inout Diagnostics) {
    target = Located(pair.key, pair.keySpan)
    guard
      let reason = readText(
        pair.value, subject: .named("entry", pair.key), key: pair.keySpan, reporting: &diagnostics)
    else { return nil }
    self.reason = reason
  }
}
