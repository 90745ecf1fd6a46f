import Compiler
import Emission
import Emitters
import Model
import Source
import Testing
import Workspace

/// A small standard with one of each kind, every text of which a test chooses, and its site.
struct SiteSample {
  let standard: Standard
  let templates: Templates

  /// The templates that ship, and what stands in place of some.
  init(
    text: String = "Plain", adding more: String = "", replacing replacements: [String: String] = [:]
  ) async throws {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        quoted += "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
        quoted += String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    quoted += "\""
    let yaml =
      SiteSample.definitions.split(separator: "@@", omittingEmptySubsequences: false).joined(separator: quoted) + more
    let checked = await Compiler.check(SourceSet([SourceFile(path: "standard.yaml", text: yaml)]), jobs: 1)
    let complaints = checked.diagnostics.filter { $0.severity == .error }.map(\.message)
    try #require(complaints.isEmpty, "\(complaints)")
    standard = checked.standard
    templates = try Templates(texts: try SiteSample.texts().merging(replacements) { $1 })
  }

  /// The texts of the templates that ship.
  static func texts() throws -> [String: String] { try TemplateDirectory.read([folder]).texts }

  static let folder: String = {
    let tests = "\(#filePath)".split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return tests.joined(separator: "/") + "/templates"
  }()

  /// The site's files by path.
  func files() throws -> [String: String] {
    let artefacts = try SiteEmitter(judges: [Blind.self]).emit(standard, templates: templates)
    return Dictionary(uniqueKeysWithValues: artefacts.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  /// `@@` stands for the text.
  private static let definitions = """
    standard: Sample
    label: @@
    summary: @@
    description: @@
    status: draft
    version: 1.0.0
    languages: [en, fr]
    notes: [@@]
    source: [@@]
    modules:
      main: { label: @@, summary: @@, prefix: main, namespace: "https://example.org/data/" }
    delivery_chain: { start: { label: @@, summary: @@ }, end: { label: End, summary: @@ } }
    servers: [{ url: https://example.org/v1, summary: @@ }]
    licence: { name: @@, url: https://example.org/licence }
    publisher: { name: @@ }
    ---
    code_directory: Unused
    unused: @@
    summary: @@
    codes: { a: @@ }
    ---
    data_type: DT.X.01
    name: string
    base: string
    label: @@
    summary: @@
    samples: [@@]
    ---
    data_type: DT.X.02
    name: short
    extends: DT.X.01
    summary: A short string.
    max_length: 1000
    ---
    code_directory: CD.X.01
    name: Kind
    label: @@
    summary: @@
    description: @@
    external: { title: @@, url: @@ }
    notes: [@@]
    source: [@@]
    deviations: [{ of: first, published: @@, here: @@, reason: @@ }]
    columns: { weight: { label: @@, summary: @@ } }
    codes:
      first:
        label: { en: @@, fr: @@ }
        definition: { en: @@, fr: @@ }
        deprecated: { since: "1", reason: @@ }
        columns: { weight: @@ }
      second: Second
    ---
    object: DO.X.01
    name: Person
    label: { en: @@, fr: @@ }
    summary: { en: @@, fr: @@ }
    description: { en: @@, fr: @@ }
    notes: [@@]
    source: [@@]
    deprecated: { since: "1", use: DO.X.02, reason: @@ }
    deviations: [{ of: family_name, published: @@, here: @@, reason: @@ }]
    attributes:
      kind: { type: CD.X.01, cardinality: 1..1, label: { en: @@, fr: @@ }, summary: { en: @@, fr: @@ } }
      family_name:
        type: string
        cardinality: 0..*
        summary: @@
        description: @@
        notes: [@@]
        deprecated: { use: kind, reason: @@ }
      value:
        cardinality: 0..1
        summary: @@
        choice: { by: kind, cases: { first: string, second: { type: DO.X.02, cardinality: 1..* } } }
    ---
    object: DO.X.02
    name: Worker
    extends: DO.X.01 Person
    summary: See DO.X.01, CD.X.01. and XDO.X.01; not DO.X.02.
    description: "The [person](DO.X.01 Person), [nowhere](elsewhere.html) and `DO.X.01`."
    attributes:
      family_name: { cardinality: 1..5 }
    ---
    message: Envelope
    summary: @@
    attributes:
      header: { parameter: header, cardinality: 1..1, summary: @@ }
      message: { parameter: message, cardinality: 1..1, summary: @@ }
    ---
    message: Header
    summary: @@
    attributes:
      action: { type: string, cardinality: 1..1, summary: @@ }
    ---
    message: Search
    summary: @@
    attributes:
      people: { type: DO.X.01, cardinality: 0..*, summary: @@ }
    ---
    security_scheme: Token
    type: oauth2
    token_url: https://example.org/token
    scopes: { read: @@ }
    summary: @@
    ---
    endpoint: API.X.01
    name: search
    label: @@
    summary: @@
    method: POST
    path: /search
    exchange: async
    envelope: Envelope
    header: Header
    action: @@
    request: Search
    response: Search
    callback: API.X.02
    security: [Token]
    errors: { 401: { message: Search, summary: @@ } }
    parameters: { query: Header, header: Header }
    answer_headers: Header
    success: 202
    scopes: [read]
    limits: { requests_per_hour: 10, burst_per_second: 1, batch: 5 }
    service_levels: [{ what: @@, target: @@ }]
    idempotency_key: action
    audit: Search
    ---
    endpoint: API.X.02
    name: on_search
    summary: @@
    method: POST
    path: /on-search
    exchange: callback
    envelope: Envelope
    header: Header
    action: on-search
    request: Search
    response: Search
    security: []
    ---
    process: PRS.X.01
    name: Referral
    label: @@
    summary: @@
    purpose: @@
    delivery_chain: [start]
    actors:
      person: { name: @@, kind: person, summary: @@ }
      system: { name: @@, kind: system }
    assumptions: [@@]
    preconditions: [@@]
    inputs: [@@]
    triggers: [@@]
    decisions: [{ at: decide, question: @@, yes: @@ }]
    kpis: [{ name: @@, target: @@ }]
    service_levels: [@@]
    rules: [BR.X.01]
    outputs: [@@]
    alternatives: [{ when: @@, then: @@ }]
    exceptions: [{ at: decide, when: @@, then: @@, endpoint: API.X.01 }]
    steps:
      apply: { from: person, to: system, summary: @@, purpose: @@, legal_basis: { kind: consent, summary: @@ } }
      decide: { from: system, to: system, summary: @@, repeats: @@ }
      ask: { from: system, to: person, summary: @@, endpoint: API.X.01, shares: [{ object: DO.X.01, attributes: [kind] }] }
    ---
    process: PRS.X.09
    name: Other
    summary: @@
    purpose: @@
    actors: { system: { name: @@, kind: system } }
    steps: { wait: { from: system, to: system, summary: @@ } }
    uses: [PRS.X.01]
    ---
    rule: BR.X.01
    name: not_that
    label: @@
    on: DO.X.01 Person
    summary: @@
    parameters: { limit: { type: DT.X.01, default: @@, summary: @@ } }
    when: "kind = 'second'"
    holds: exists(family_name) and $limit = 'x'
    at: family_name
    message: { en: @@, fr: @@ }
    ---
    crosswalk: XW.X.01
    name: Kinds
    label: @@
    summary: @@
    from: CD.X.01 Kind
    to: { external: @@, url: @@ }
    maps:
      first: { to: @@, match: close, note: @@ }
      second: { match: none, note: @@ }
    ---
    crosswalk: XW.X.02
    name: KindsBack
    summary: @@
    from: { external: @@ }
    to: Unused
    maps: { b: a }
    ---
    example: somebody
    of: DO.X.01
    label: @@
    summary: @@
    value: { kind: first, family_name: [@@], value: @@ }
    """
}

/// Checks whether required attributes are there, and no other thing.
private struct Blind: Judge {
  static let name = "blind"
  static let title = "Blind <b>"

  init(_ standard: Standard) {}

  func limit(on constraint: Constraint) -> Limit? {
    constraint.kind == .presence ? nil : Limit("It is blind <b>.")
  }
}
