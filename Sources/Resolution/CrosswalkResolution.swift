import Definitions
import Diagnostics
import Model
import Source

extension Resolver {
  mutating func resolveCrosswalks(_ diagnostics: inout Diagnostics) {
    crosswalks = crosswalkDefinitions.map { crosswalk($0, &diagnostics) }
  }

  private func crosswalk(_ definition: CrosswalkDefinition, _ diagnostics: inout Diagnostics) -> Crosswalk {
    let owner = module(of: definition.head)
    let from = side(definition.from, owner, &diagnostics)
    let to = side(definition.to, owner, &diagnostics)
    let sources = from.flatMap(keys)
    let targets = to.flatMap(keys)
    for map in definition.maps {
      if let sources { check(map.source, among: sources, &diagnostics) }
      if let targets { for target in map.targets { check(target, among: targets, &diagnostics) } }
    }
    if let targets { for entry in definition.unmatched { check(entry.target, among: targets, &diagnostics) } }
    if !definition.isIncomplete {
      reportMissing(definition, sources, targets, &diagnostics)
      reportContradictions(definition, &diagnostics)
    }
    return Crosswalk(
      metadata: plainMetadata(definition.head, owner, &diagnostics),
      from: from ?? .external(title: "", url: nil), to: to ?? .external(title: "", url: nil),
      maps: definition.maps.map { map in
        Crosswalk.Map(
          source: map.source.value, match: Crosswalk.Match(rawValue: map.match.value),
          targets: map.targets.map(\.value), note: map.note.map { text($0, &diagnostics) })
      },
      unmatched: definition.unmatched.map {
        Crosswalk.Unmatched(target: $0.target.value, reason: text($0.reason, &diagnostics))
      })
  }

  private func side(_ written: SideDefinition?, _ owner: Int, _ diagnostics: inout Diagnostics) -> Crosswalk.Side? {
    switch written {
    case nil: return nil
    case .external(let title, let url): return .external(title: title.value, url: url?.value)
    case .reference(let reference):
      guard let symbol = symbol(reference, [.codeDirectory, .object], from: owner, &diagnostics) else { return nil }
      return symbol.kind == .codeDirectory ? .directory(Link(symbol.index)) : .object(Link(symbol.index))
    }
  }

  /// What a side has to map.
  private struct Keys {
    let reference: String
    let noun: String
    let names: [String]
    /// Whether each of them must be accounted for; a list that another body keeps is not listed in full.
    let isWhole: Bool
    let span: Span
    let side: Crosswalk.Side
  }

  /// Nil when the side is not part of the standard, or could not be read in full.
  private func keys(of side: Crosswalk.Side) -> Keys? {
    switch side {
    case .external: return nil
    case .directory(let link):
      let directory = directories[link.index]
      if directoryDefinitions[link.index].isIncomplete { return nil }
      return Keys(
        reference: directory.metadata.reference, noun: "code", names: directory.codes.map(\.value),
        isWhole: directory.external == nil, span: directory.metadata.origin.span, side: side)
    case .object(let link):
      if gaps[link.index].isIncomplete || !gaps[link.index].attributes.isEmpty { return nil }
      let object = objects[link.index]
      return Keys(
        reference: object.metadata.reference, noun: "attribute", names: object.attributes.map(\.name), isWhole: true,
        span: object.metadata.origin.span, side: side)
    }
  }

  /// A code, or an attribute that may be one of a nested object: `name.given_name`.
  private func check(_ name: Located<String>, among keys: Keys, _ diagnostics: inout Diagnostics) {
    if keys.names.contains(name.value) || (!keys.isWhole && keys.noun == "code") { return }
    if case .object(let link) = keys.side, name.value.contains(".") {
      if isPath(name.value, of: link) { return }
    }
    diagnostics.report(
      Diagnostic(
        keys.noun == "code" ? "unknown-code" : "unknown-attribute",
        "`\(keys.reference)` has no \(keys.noun) `\(name.value)`", at: name.span,
        also: [.init(keys.span, "defined here")],
        help: NearestName.of(name.value, among: keys.names).map { "write `\($0)`" }))
  }

  private func isPath(_ path: String, of object: Link<DataObject>) -> Bool {
    var type = AttributeType.object(object)
    for name in path.split(separator: ".", omittingEmptySubsequences: false) {
      guard case .object(let link) = type, let attribute = objects[link.index].attribute(named: String(name)) else {
        return false
      }
      type = attribute.type
    }
    return true
  }

  /// One diagnostic for each side: what is missing is added in one go.
  private func reportMissing(
    _ definition: CrosswalkDefinition, _ sources: Keys?, _ targets: Keys?, _ diagnostics: inout Diagnostics
  ) {
    func report(_ keys: Keys, _ written: [String], _ help: String) {
      guard keys.isWhole else { return }
      // A misspelt name accounts for the one that is meant.
      let known = written.map { keys.names.contains($0) ? $0 : NearestName.of($0, among: keys.names) ?? $0 }
      // `name.given_name` accounts for `name`.
      let covered = Set(written.map { $0.split(separator: ".").first.map(String.init) ?? $0 } + known)
      let missing = keys.names.filter { !covered.contains($0) }
      if missing.isEmpty { return }
      let shown = missing.prefix(10).map { "`\($0)`" }.joined(separator: ", ")
      let rest = missing.count > 10 ? " and \(missing.count - 10) more" : ""
      diagnostics.report(
        Diagnostic(
          "incomplete-crosswalk",
          "the crosswalk says nothing of \(missing.count == 1 ? article(keys.noun) : "\(missing.count) \(keys.noun)s") of `\(keys.reference)`",
          at: definition.head.id.span, also: [.init(keys.span, "defined here")], notes: ["missing: \(shown)\(rest)"],
          help: help))
    }
    if let sources {
      report(
        sources, definition.maps.map(\.source.value), "add each to `maps`, with `match: none` when nothing corresponds")
    }
    if let targets {
      report(
        targets, definition.maps.flatMap { $0.targets.map(\.value) } + definition.unmatched.map(\.target.value),
        "make it the target of a map, or say in `unmatched` why nothing corresponds")
    }
  }

  /// What is a target has a counterpart.
  private func reportContradictions(_ definition: CrosswalkDefinition, _ diagnostics: inout Diagnostics) {
    for entry in definition.unmatched {
      guard let target = definition.maps.flatMap(\.targets).first(where: { $0.value == entry.target.value }) else {
        continue
      }
      diagnostics.report(
        Diagnostic(
          "conflicting-keys", "`\(entry.target.value)` is said to be unmatched, but something maps to it",
          at: entry.target.span, also: [.init(target.span, "here")], help: "delete one of the two"))
    }
  }
}
