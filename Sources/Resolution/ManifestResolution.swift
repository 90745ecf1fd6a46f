import Definitions
import Evaluation
import Diagnostics
import Model
import Source

/// What the manifest settles for everything else.
struct Manifest {
  struct ModuleEntry {
    let module: Module
    /// Path of its folder below the specification, without a final slash.
    let folder: String
    /// The status of definitions that name none.
    let status: Metadata.Status
  }

  var metadata: Metadata
  var version: String
  var languages: [String]
  var modules: [ModuleEntry]
  var deliveryChain: [Phase]
  var servers: [Server]
  var licence: Licence?
  var publisher: Publisher?
  var referenceDate: String?
  /// No manifest could be read; nothing is said about what depends on it.
  var isFallback: Bool

  /// Stands in when there is no manifest, so that the rest is still checked.
  static let fallback: Manifest = {
    let text = Text("unnamed", language: "en")
    let origin = Origin(
      span: Span(file: 0, start: 0, end: 0), path: "", position: Position(line: 1, column: 1))
    let module = Module(
      name: "main", title: text, summary: text, prefix: "main", namespace: "urn:unnamed:main/",
      codeNamespace: "urn:unnamed:main/")
    return Manifest(
      metadata: Metadata(
        id: "Unnamed", name: "Unnamed", label: nil, summary: text, description: nil, status: .draft, since: nil,
        deprecation: nil, sources: [], notes: [], deviations: [], module: Link(0), iri: "urn:unnamed:", origin: origin),
      version: "0", languages: ["en"], modules: [ModuleEntry(module: module, folder: "main", status: .published)],
      deliveryChain: [], servers: [],
      licence: nil, publisher: nil, isFallback: true)
  }()

  /// The module whose folder holds the file; the deepest wins, and files at the top belong to the first.
  func module(of file: SourceFile, at span: Span, _ diagnostics: inout Diagnostics) -> Int {
    let path = file.relativePath
    let holding = modules.indices.filter { path.hasPrefix(modules[$0].folder + "/") }
    if let deepest = holding.max(by: { modules[$0].folder.utf8.count < modules[$1].folder.utf8.count }) {
      return deepest
    }
    if let slash = path.firstIndex(of: "/"), modules.count > 1 {
      let folder = String(path[..<slash])
      let folders = modules.map(\.folder)
      diagnostics.report(
        Diagnostic(
          "unknown-module", "the folder `\(folder)` belongs to no module", at: span,
          help: NearestName.of(folder, among: folders).map { "move the file to `\($0)`" }
            ?? "add the module to the manifest, or move the file to one of \(folders.map { "`\($0)`" }.joined(separator: ", "))"
        ))
    }
    return 0
  }
}

extension Resolver {
  mutating func resolveManifest(_ diagnostics: inout Diagnostics) {
    guard let definition = standards.first else {
      if !sources.files.isEmpty, !unreadable.contains("standard") {
        diagnostics.report(
          Diagnostic(
            "missing-standard", "no file holds the manifest", at: Span(file: 0, start: 0, end: 0),
            help: "add a file `standard.yaml` that begins with `standard: ` and names version, languages and modules"))
      }
      return
    }
    for other in standards.dropFirst() {
      diagnostics.report(
        Diagnostic(
          "duplicate-definition", "a second manifest", at: other.head.id.span,
          also: [.init(definition.head.id.span, "the first stands here")], help: "keep one of them"))
    }
    if !definition.languages.isEmpty { manifest.languages = definition.languages.map(\.value) }
    manifest.version = definition.version?.value ?? manifest.version
    manifest.isFallback = definition.isIncomplete
    if !definition.isIncomplete {
      manifest.modules = definition.modules.map { module in
        checkNamespace(module.namespace, &diagnostics)
        if module.codeNamespace.span != module.namespace.span { checkNamespace(module.codeNamespace, &diagnostics) }
        let label = module.label.map { text($0, &diagnostics) }
        return Manifest.ModuleEntry(
          module: Module(
            name: module.key.value, title: label ?? Text(module.key.value, language: manifest.languages[0]),
            summary: module.summary.map { text($0, &diagnostics) } ?? emptyText, prefix: module.prefix.value,
            namespace: module.namespace.value, codeNamespace: module.codeNamespace.value),
          folder: module.folder.value,
          status: module.status.flatMap { Metadata.Status(rawValue: $0.value) } ?? .published)
      }
      checkUnique(definition.modules.map(\.prefix), "prefix", &diagnostics)
      checkUnique(definition.modules.map(\.namespace), "namespace", &diagnostics)
    }
    manifest.deliveryChain = definition.deliveryChain.map { phase in
      Phase(
        key: phase.key.value, label: phase.label.map { text($0, &diagnostics) } ?? emptyText,
        summary: phase.summary.map { text($0, &diagnostics) } ?? emptyText)
    }
    manifest.servers = definition.servers.map { server in
      Server(url: server.url.value, summary: server.summary.map { text($0, &diagnostics) })
    }
    manifest.licence = definition.licence.map { Licence(name: $0.name.value, url: $0.url?.value) }
    if let date = definition.referenceDate {
      if CalendarDay(date.value) == nil {
        diagnostics.report(
          Diagnostic(
            "invalid-value", "expected a date, found `\(date.value)`", at: date.span, help: "e.g. `2026-12-31`"))
      } else {
        manifest.referenceDate = date.value
      }
    }
    manifest.publisher = definition.publisher.map { Publisher(name: $0.name.value, url: $0.url?.value) }
    manifest.metadata = metadata(definition.head, module: 0, iri: manifest.modules[0].module.namespace, &diagnostics)
  }

  private func checkNamespace(_ iri: Located<String>, _ diagnostics: inout Diagnostics) {
    if !isAbsoluteIRI(iri.value) {
      diagnostics.report(
        Diagnostic(
          "invalid-iri", "`\(iri.value)` is no whole IRI", at: iri.span,
          help: "begin it with its scheme, e.g. `https://`"))
    } else if !iri.value.hasSuffix("/") && !iri.value.hasSuffix("#") {
      diagnostics.report(
        Diagnostic(
          "namespace-ending", "the namespace does not end in `/` or `#`", at: iri.span,
          notes: ["names are put right after it, so `…/data` and `Member` would make `…/dataMember`"],
          help: "write `\(iri.value)/`"))
    }
  }

  private func checkUnique(_ values: [Located<String>], _ noun: String, _ diagnostics: inout Diagnostics) {
    var first: [String: Span] = [:]
    for value in values {
      if let earlier = first.updateValue(value.span, forKey: value.value) {
        diagnostics.report(
          Diagnostic(
            "duplicate-\(noun)", "two modules have the \(noun) `\(value.value)`", at: value.span,
            also: [.init(earlier, "first used here")], help: "give each module its own"))
      }
    }
  }
}

/// A scheme, a colon and something after it, without blanks or characters that no IRI holds.
func isAbsoluteIRI(_ text: String) -> Bool {
  let bytes = text.utf8
  guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes.index(after: colon) != bytes.endIndex,
    let first = bytes.first, isLetter(first)
  else { return false }
  let isScheme = bytes[..<colon].allSatisfy {
    isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "+-.".utf8.contains($0)
  }
  return isScheme && bytes.allSatisfy { $0 > 0x20 && !"<>\"{}|\\^`".utf8.contains($0) }
}

private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}
