import Emission
import Model
import Naming
import Printing

/// Everything that pages are made from: the standard, who uses what in it, where each definition has its page, and the
/// templates.
struct Site {
  let standard: Standard
  let usage: Usage
  /// All definitions with pages: by kind, then by module, then in the author's order.
  let entries: [Entry]
  let links: SiteLinks
  /// Data types that extend another, by the one they extend.
  let derivedTypes: [Link<DataType>: [Link<DataType>]]
  private let entriesOfKind: [SiteNaming.Kind: ArraySlice<Entry>]
  /// For the foot of each page.
  let publisher: HTML?
  let licence: HTML?
  var renderer: TemplateRenderer
  var navigations: [Navigation: HTML] = [:]
  /// Examples appear on their own page and on those of their subjects.
  var exampleValues: [Int: HTML] = [:]

  init(_ standard: Standard, _ templates: Templates) {
    self.standard = standard
    usage = Usage(standard)
    links = SiteLinks(standard)
    entries = Entry.all(of: standard, links)
    publisher = standard.publisher.map { HTML.link($0.name, to: $0.url) }
    licence = standard.licence.map { HTML.link($0.name, to: $0.url) }
    renderer = TemplateRenderer(templates)
    var derivedTypes: [Link<DataType>: [Link<DataType>]] = [:]
    for (index, type) in standard.dataTypes.enumerated() {
      if let parent = type.parent { derivedTypes[parent, default: []].append(Link(index)) }
    }
    self.derivedTypes = derivedTypes
    var entriesOfKind: [SiteNaming.Kind: ArraySlice<Entry>] = [:]
    var rest = entries[...]
    while let first = rest.first {
      let end = rest.firstIndex { $0.kind != first.kind } ?? rest.endIndex
      entriesOfKind[first.kind] = rest[..<end]
      rest = rest[end...]
    }
    self.entriesOfKind = entriesOfKind
  }

  func entries(of kind: SiteNaming.Kind) -> ArraySlice<Entry> { entriesOfKind[kind] ?? [] }

  mutating func html(_ template: String, _ view: TemplateView) throws(TemplateError) -> HTML {
    try renderer.html("site/" + template, view)
  }
}

/// A definition that has a page.
struct Entry {
  let subject: Subject
  let kind: SiteNaming.Kind
  /// Its place in `Site.entries`.
  let index: Int
  let module: Link<Module>
  let path: String

  static func all(of standard: Standard, _ links: SiteLinks) -> [Entry] {
    var subjects = standard.processes.indices.map { Subject.process(Link($0)) }
    subjects += standard.dataObjects.indices.map { .object(Link($0)) }
    subjects += standard.codeDirectories.indices.map { .codeDirectory(Link($0)) }
    subjects += standard.dataTypes.indices.map { .dataType(Link($0)) }
    subjects += standard.endpoints.indices.map { .endpoint(Link($0)) }
    subjects += standard.securitySchemes.indices.map { .securityScheme(Link($0)) }
    subjects += standard.rules.indices.map { .rule(Link($0)) }
    subjects += standard.crosswalks.indices.map { .crosswalk(Link($0)) }
    subjects += standard.examples.indices.map { .example($0) }
    var groups: [[Subject]] = Array(repeating: [], count: SiteNaming.Kind.allCases.count * standard.modules.count)
    for subject in subjects {
      let kind = SiteNaming.Kind.allCases.firstIndex(of: subject.kind(in: standard)) ?? 0
      groups[kind * standard.modules.count + standard.module(of: subject).index].append(subject)
    }
    var entries: [Entry] = []
    for subject in groups.joined() {
      entries.append(
        Entry(
          subject: subject, kind: subject.kind(in: standard), index: entries.count,
          module: standard.module(of: subject), path: links.path(of: subject)))
    }
    return entries
  }
}

enum Subject: Hashable {
  case process(Link<Process>)
  case object(Link<DataObject>)
  case codeDirectory(Link<CodeDirectory>)
  case dataType(Link<DataType>)
  case endpoint(Link<Endpoint>)
  case securityScheme(Link<SecurityScheme>)
  case rule(Link<BusinessRule>)
  case crosswalk(Link<Crosswalk>)
  /// A place in `Standard.examples`.
  case example(Int)

  func kind(in standard: Standard) -> SiteNaming.Kind {
    switch self {
    case .process: .process
    case .object(let link):
      switch standard[link].kind {
      case .object: .object
      case .message: .message
      }
    case .codeDirectory: .codeDirectory
    case .dataType: .dataType
    case .endpoint: .endpoint
    case .securityScheme: .securityScheme
    case .rule: .rule
    case .crosswalk: .crosswalk
    case .example: .example
    }
  }
}

extension Standard {
  func metadata(of subject: Subject) -> Metadata {
    switch subject {
    case .process(let link): self[link].metadata
    case .object(let link): self[link].metadata
    case .codeDirectory(let link): self[link].metadata
    case .dataType(let link): self[link].metadata
    case .endpoint(let link): self[link].metadata
    case .securityScheme(let link): self[link].metadata
    case .rule(let link): self[link].metadata
    case .crosswalk(let link): self[link].metadata
    case .example(let index): examples[index].metadata
    }
  }

  func module(of subject: Subject) -> Link<Module> { metadata(of: subject).module }

  /// The language that readers get where nothing else is said.
  var language: String { languages.first ?? "en" }
}
