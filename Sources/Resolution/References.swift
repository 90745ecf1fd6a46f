import Definitions
import Diagnostics
import Model
import Source

extension Resolver {
  /// Finds what a reference means, or reports once why it means nothing.
  /// - Parameter module: the module in which the reference stands; names are looked up there first.
  func symbol(
    _ reference: Reference, _ kinds: [SymbolTable.Kind], from module: Int, _ diagnostics: inout Diagnostics
  ) -> SymbolTable.Symbol? {
    let text = reference.value
    let found: SymbolTable.Symbol? =
      if let blank = text.utf8.firstIndex(of: UInt8(ascii: " ")) {
        pair(
          reference, id: String(text[..<blank]), name: String(text[text.utf8.index(after: blank)...]), kinds,
          from: module, &diagnostics)
      } else {
        single(reference, text, kinds, from: module, &diagnostics)
      }
    guard let symbol = found else { return nil }
    guard kinds.contains(symbol.kind) else {
      diagnostics.report(
        Diagnostic(
          "wrong-kind", "`\(symbol.reference)` is \(article(symbol.kind.rawValue)), not \(alternatives(kinds))",
          at: reference.span, also: [.init(symbol.span, "defined here")]))
      return nil
    }
    guard symbol.module <= module else {
      let (own, other) = (manifest.modules[module].module.name, manifest.modules[symbol.module].module.name)
      diagnostics.report(
        Diagnostic(
          "module-order", "module `\(own)` cannot refer to `\(symbol.reference)`, which belongs to `\(other)`",
          at: reference.span, also: [.init(symbol.span, "defined here")],
          help: "modules build on earlier ones only; move one of the definitions, or list `\(other)` before `\(own)`"))
      return nil
    }
    return symbol
  }

  /// `DO.COM.01 Identifier`: both must agree.
  private func pair(
    _ reference: Reference, id: String, name: String, _ kinds: [SymbolTable.Kind], from module: Int,
    _ diagnostics: inout Diagnostics
  ) -> SymbolTable.Symbol? {
    guard let symbol = nearest(symbols.symbols(id: id), to: module) else {
      if unreadable.contains(id) || unreadable.contains(name) { return nil }
      let named = symbols.symbols(name: name).filter { kinds.contains($0.kind) }
      let help =
        nearest(named, to: module)?.reference
        ?? NearestName.of(id, among: symbols.all.filter { kinds.contains($0.kind) }.map(\.id)).map {
          symbols.symbols(id: $0)[0].reference
        }
      report(reference, id, kinds, help: help, &diagnostics)
      return nil
    }
    // A number in place of the name means that the name is missing, which has been reported.
    let hasNoName = symbol.name == symbol.id && symbol.id.contains(".")
    guard symbol.name == name || hasNoName else {
      let other = nearest(symbols.symbols(name: name).filter { kinds.contains($0.kind) }, to: module)
      diagnostics.report(
        Diagnostic(
          "stale-reference", "`\(id)` is called `\(symbol.name)`, not `\(name)`", at: reference.span,
          also: [.init(symbol.span, "defined here")],
          help: "write `\(symbol.reference)`" + (other.map { ", or `\($0.reference)` if you mean that" } ?? "")))
      return nil
    }
    return symbol
  }

  /// An identifier, or a name that only one definition has.
  private func single(
    _ reference: Reference, _ text: String, _ kinds: [SymbolTable.Kind], from module: Int,
    _ diagnostics: inout Diagnostics
  ) -> SymbolTable.Symbol? {
    let exact = symbols.symbols(id: text).filter { $0.id != $0.name }
    let found = exact.isEmpty ? symbols.symbols(name: text) : exact
    let fitting = found.filter { kinds.contains($0.kind) }
    let own = fitting.filter { $0.module == module }
    // The one that is meant may stand in a file that could not be read.
    if own.isEmpty, exact.isEmpty, unreadable.contains(text) { return nil }
    let candidates = own.isEmpty ? fitting : own
    if candidates.count > 1 {
      // Without the manifest all definitions are in one module, and names repeat that would not.
      if manifest.isFallback { return nil }
      let numbered = candidates.first { $0.id != $0.name } ?? candidates[0]
      diagnostics.report(
        Diagnostic(
          "ambiguous-reference", "`\(text)` may mean several definitions", at: reference.span,
          also: candidates.map { .init($0.span, "`\($0.reference)`") },
          help: "write the identifier too, e.g. `\(numbered.reference)`"))
      return nil
    }
    if let symbol = candidates.first ?? found.first { return symbol }
    let names = symbols.all.filter { kinds.contains($0.kind) }
    let near = NearestName.of(text, among: names.map(\.name) + names.map(\.id))
    let help = near.flatMap { near in names.first { $0.name == near || $0.id == near } }?.reference
    report(reference, text, kinds, help: help, &diagnostics)
    return nil
  }

  private func report(
    _ reference: Reference, _ text: String, _ kinds: [SymbolTable.Kind], help: String?, _ diagnostics: inout Diagnostics
  ) {
    diagnostics.report(
      Diagnostic(
        "unknown-reference", "no \(alternatives(kinds, articles: false)) is called `\(text)`", at: reference.span,
        help: help.map { "write `\($0)`" } ?? "define it, or refer to one that `dcic list` shows"))
  }

  private func nearest(_ found: [SymbolTable.Symbol], to module: Int) -> SymbolTable.Symbol? {
    found.first { $0.module == module } ?? found.first
  }

  private func alternatives(_ kinds: [SymbolTable.Kind], articles: Bool = true) -> String {
    let words = kinds.map { articles ? article($0.rawValue) : $0.rawValue }
    return words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
  }
}

func article(_ noun: String) -> String { ("aeiou".contains(noun.prefix(1)) ? "an " : "a ") + noun }
