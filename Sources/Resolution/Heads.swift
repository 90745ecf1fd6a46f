import Definitions
import Diagnostics
import Model
import Source

extension Resolver {
  var emptyText: Text { Text("", language: manifest.languages[0]) }

  /// The entries with the default language first; a language that the standard does not have is reported.
  func text(_ definition: TextDefinition, _ diagnostics: inout Diagnostics) -> Text {
    let standardLanguage = manifest.languages[0]
    var entries: [Text.Entry] = []
    for entry in definition.entries {
      let language = entry.language?.value ?? standardLanguage
      if let tag = entry.language, !manifest.languages.contains(tag.value), !manifest.isFallback {
        diagnostics.report(
          Diagnostic(
            "unknown-language", "the standard has no language `\(tag.value)`", at: tag.span,
            help: NearestName.of(tag.value, among: manifest.languages).map { "write `\($0)`" }
              ?? "its languages are \(manifest.languages.map { "`\($0)`" }.joined(separator: ", "))"))
        continue
      }
      entries.append(.init(language: language, text: folded(entry.text.value)))
    }
    guard let main = entries.first(where: { $0.language == standardLanguage }) else {
      if !manifest.isFallback, !definition.isIncomplete, !entries.isEmpty || definition.entries.isEmpty {
        diagnostics.report(
          Diagnostic(
            "missing-language", "the text lacks the default language `\(standardLanguage)`",
            at: definition.span.startOnly,
            help: "add `\(standardLanguage): …`"))
      }
      return entries.isEmpty ? emptyText : Text(entries)
    }
    let others = manifest.languages.dropFirst().compactMap { language in entries.first { $0.language == language } }
    return Text([main] + others)
  }

  /// Blanks at either end never belong to a text; a block scalar ends with a line break that nobody meant.
  private func folded(_ text: String) -> String {
    guard text.utf8.first.map({ $0 <= 0x20 }) == true || text.utf8.last.map({ $0 <= 0x20 }) == true else { return text }
    let scalars = text.unicodeScalars
    let start = scalars.firstIndex { $0.value > 0x20 } ?? scalars.endIndex
    let end = scalars.lastIndex { $0.value > 0x20 }.map { scalars.index(after: $0) } ?? start
    return String(scalars[start..<end])
  }

  func texts(_ definitions: [TextDefinition], _ diagnostics: inout Diagnostics) -> [Text] {
    definitions.map { text($0, &diagnostics) }
  }

  /// - Parameter extra: deviations that attributes or codes of the definition record.
  func metadata(
    _ head: HeadDefinition, module: Int, iri: String, extra: [Deviation] = [], _ diagnostics: inout Diagnostics
  ) -> Metadata {
    Metadata(
      id: head.id.value, name: head.name.value, label: head.label.map { text($0, &diagnostics) },
      summary: head.summary.map { text($0, &diagnostics) } ?? emptyText,
      description: head.description.map { text($0, &diagnostics) },
      status: status(head.status, head.deprecated, otherwise: manifest.modules[module].status),
      since: head.since?.value,
      deprecation: deprecation(head.deprecated, &diagnostics), sources: head.sources.map(\.value),
      notes: texts(head.notes, &diagnostics),
      deviations: head.deviations.map { deviation($0, of: nil, &diagnostics) } + extra, module: Link(module), iri: iri,
      unused: head.unused.map { text($0, &diagnostics) }, origin: origin(head.id.span))
  }

  func status(
    _ written: Located<String>?, _ deprecated: DeprecationDefinition?, otherwise: Metadata.Status = .published
  ) -> Metadata.Status {
    written.flatMap { Metadata.Status(rawValue: $0.value) } ?? (deprecated == nil ? otherwise : .deprecated)
  }

  func deprecation(_ definition: DeprecationDefinition?, _ diagnostics: inout Diagnostics) -> Deprecation? {
    definition.map { it in
      Deprecation(since: it.since?.value, use: it.use?.value, reason: it.reason.map { text($0, &diagnostics) })
    }
  }

  func deviation(_ definition: DeviationDefinition, of part: String?, _ diagnostics: inout Diagnostics) -> Deviation {
    Deviation(
      of: definition.of?.value ?? part, published: definition.published.value, here: definition.here.value,
      reason: text(definition.reason, &diagnostics))
  }

  /// The IRI that is written, or the namespace and the name.
  func iri(
    _ written: Located<String>?, namespace: String, default name: String, _ diagnostics: inout Diagnostics
  ) -> String {
    guard let written else { return namespace + name }
    if let prefix = prefix(of: written.value) {
      let isOwn = manifest.modules.contains { $0.module.prefix == prefix }
      diagnostics.report(
        Diagnostic(
          "undefined-prefix", "`\(written.value)` begins with a prefix, and prefixes are not used here",
          at: written.span,
          help: isOwn
            ? "write the whole IRI" : "write the whole IRI, or the name alone for one of the module's own namespace"))
      return namespace + name
    }
    if isAbsoluteIRI(written.value) { return written.value }
    if isAbsoluteIRI(namespace + written.value) { return namespace + written.value }
    diagnostics.report(
      Diagnostic(
        "invalid-iri", "`\(written.value)` is neither a whole IRI nor a name to put after `\(namespace)`",
        at: written.span, help: "write a name of letters, digits, `_` and `-`, or an IRI with its scheme"))
    return namespace + name
  }

  /// What stands before the colon when it is no scheme of IRIs: `type` in `type:1`.
  private func prefix(of iri: String) -> String? {
    guard isAbsoluteIRI(iri), let colon = iri.firstIndex(of: ":") else { return nil }
    let scheme = iri[..<colon].lowercased()
    let rest = iri[iri.index(after: colon)...]
    return rest.hasPrefix("//") || ["urn", "tag", "did", "info", "doi"].contains(scheme) ? nil : String(iri[..<colon])
  }

  func module(of head: HeadDefinition) -> Int {
    var ignored = Diagnostics()  // `declareSymbols` has reported it
    return manifest.module(of: sources[head.id.span.file], at: head.id.span, &ignored)
  }
}
