import Diagnostics
import YAMLSyntax

/// The manifest: `standard: DCI`.
package struct StandardDefinition: Sendable {
  package let head: HeadDefinition
  package let version: Located<String>?
  package let languages: [Located<String>]
  package let modules: [ModuleDefinition]
  /// Modules or languages could not all be read.
  package let isIncomplete: Bool
  package let deliveryChain: [PhaseDefinition]
  /// Some phases could not be read: names that are not found may be theirs.
  package let hasLostPhases: Bool
  package let servers: [ServerDefinition]
  /// The day that counts as today where rules speak of it.
  package let referenceDate: Located<String>?
  /// It stands there, but could not be read.
  package let hasLostReferenceDate: Bool
  package let licence: NamedLink?
  package let publisher: NamedLink?

  static let keys = [
    "version", "languages", "modules", "delivery_chain", "servers", "licence", "publisher", "reference_date",
  ]

  init(_ fields: Fields, _ head: HeadDefinition, _ diagnostics: inout Diagnostics) {
    self.head = head
    version = fields.required("version", "e.g. `version: 1.0.0`", &diagnostics)
    languages = fields.strings("languages", &diagnostics)
    if fields["languages"] == nil {
      fields.reportMissing("languages", "e.g. `languages: [en]`; the first is the default", to: &diagnostics)
    }
    if fields["modules"] == nil {
      fields.reportMissing("modules", "name at least one module with its prefix and namespace", to: &diagnostics)
    }
    let written = fields.map("modules", &diagnostics)
    modules = written.compactMap { ModuleDefinition($0, &diagnostics) }
    isIncomplete = modules.isEmpty || modules.count < written.count || languages.isEmpty
    let phases = fields.map("delivery_chain", &diagnostics)
    deliveryChain = phases.compactMap { PhaseDefinition($0, &diagnostics) }
    hasLostPhases = fields.isLost("delivery_chain") || deliveryChain.count < phases.count
    servers = fields.list("servers").compactMap { ServerDefinition($0, &diagnostics) }
    referenceDate = fields.string("reference_date", &diagnostics)
    hasLostReferenceDate = referenceDate == nil && fields.isLost("reference_date")
    licence = fields["licence"].flatMap { NamedLink($0, subject: .plain("`licence`"), &diagnostics) }
    publisher = fields["publisher"].flatMap { NamedLink($0, subject: .plain("`publisher`"), &diagnostics) }
  }
}

/// One entry of `modules`.
package struct ModuleDefinition: Sendable {
  package let key: Located<String>
  package let label: TextDefinition?
  package let summary: TextDefinition?
  package let prefix: Located<String>
  package let namespace: Located<String>
  package let codeNamespace: Located<String>
  package let folder: Located<String>
  /// The status of what lies in it and names none of its own.
  package let status: Located<String>?

  init?(_ pair: Node.Pair, _ diagnostics: inout Diagnostics) {
    guard
      let fields = Fields(
        pair.value, subject: .named("module", pair.key), name: pair.keySpan,
        known: ["label", "summary", "prefix", "namespace", "code_namespace", "folder", "status"],
        reporting: &diagnostics)
    else { return nil }
    key = Located(pair.key, pair.keySpan)
    label = fields.text("label", &diagnostics)
    summary = fields.requiredText("summary", "say in one sentence what it covers", &diagnostics)
    let prefix = fields.required("prefix", "a short word for the namespace, e.g. `ess`", &diagnostics)
    let namespace = fields.required(
      "namespace", "the IRI under which its objects and attributes get theirs, ending in `/` or `#`", &diagnostics)
    let codes = fields.string("code_namespace", &diagnostics)
    folder = fields.string("folder", &diagnostics) ?? key
    status = fields.choice("status", of: ["draft", "published"], &diagnostics)
    guard let prefix, let namespace else { return nil }
    self.prefix = prefix
    self.namespace = namespace
    codeNamespace = codes ?? namespace
  }
}

/// One entry of `delivery_chain`: a phase in which people meet the programmes that the standard serves.
package struct PhaseDefinition: Sendable {
  package let key: Located<String>
  package let label: TextDefinition?
  package let summary: TextDefinition?

  init?(_ pair: Node.Pair, _ diagnostics: inout Diagnostics) {
    guard
      let fields = Fields(
        pair.value, subject: .named("phase", pair.key), name: pair.keySpan, known: ["label", "summary"],
        reporting: &diagnostics)
    else { return nil }
    key = Located(pair.key, pair.keySpan)
    label = fields.requiredText("label", "say what the phase is called", &diagnostics)
    summary = fields.requiredText("summary", "say in one sentence what happens in it", &diagnostics)
  }
}

/// One entry of `servers`.
package struct ServerDefinition: Sendable {
  package let url: Located<String>
  package let summary: TextDefinition?

  init?(_ node: Node, _ diagnostics: inout Diagnostics) {
    guard let fields = Fields(node, subject: .plain("a server"), known: ["url", "summary"], reporting: &diagnostics),
      let url = fields.required("url", "the address at which the API is offered", &diagnostics)
    else { return nil }
    self.url = url
    summary = fields.text("summary", &diagnostics)
  }
}

/// `{ name: …, url: … }`
package struct NamedLink: Sendable {
  package let name: Located<String>
  package let url: Located<String>?

  init?(_ node: Node, subject: Subject, _ diagnostics: inout Diagnostics) {
    guard let fields = Fields(node, subject: subject, known: ["name", "url"], reporting: &diagnostics),
      let name = fields.required("name", "say what it is called", &diagnostics)
    else { return nil }
    self.name = name
    url = fields.string("url", &diagnostics)
  }
}
