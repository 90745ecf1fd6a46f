import Model
import Naming
import Printing

/// Where each definition has its page, and links to it.
struct SiteLinks {
  private let standard: Standard
  private let paths: [Subject: String]
  /// Of each link to a page, what follows the relative root: the path, the name and the end tag.
  private let tails: [Subject: HTML]
  /// Definitions by identifier, and by `ID Name`; nil where two have the same.
  private let byReference: [String: Subject?]
  private let byName: [String: Subject?]

  init(_ standard: Standard) {
    self.standard = standard
    var paths: [Subject: String] = [:]
    var tails: [Subject: HTML] = [:]
    var byReference: [String: Subject?] = [:]
    var byName: [String: Subject?] = [:]
    func add(_ subject: Subject, _ metadata: Metadata) {
      let kind = subject.kind(in: standard)
      let path = SiteNaming.page(of: kind, id: metadata.id, in: standard[metadata.module])
      paths[subject] = path
      tails[subject] =
        metadata.id == metadata.name
        ? "\(path)\">\(metadata.name)</a>"
        : "\(path)\"><span class=\"id\">\(metadata.id)</span> \(metadata.name)</a>"
      byReference.addUnlessAmbiguous(metadata.id, subject)
      if metadata.id != metadata.name {
        byReference.addUnlessAmbiguous(metadata.reference, subject)
        byName.addUnlessAmbiguous(metadata.name, subject)
      }
    }
    for (index, process) in standard.processes.enumerated() { add(.process(Link(index)), process.metadata) }
    for (index, object) in standard.dataObjects.enumerated() { add(.object(Link(index)), object.metadata) }
    for (index, list) in standard.codeDirectories.enumerated() { add(.codeDirectory(Link(index)), list.metadata) }
    for (index, type) in standard.dataTypes.enumerated() { add(.dataType(Link(index)), type.metadata) }
    for (index, endpoint) in standard.endpoints.enumerated() { add(.endpoint(Link(index)), endpoint.metadata) }
    for (index, scheme) in standard.securitySchemes.enumerated() { add(.securityScheme(Link(index)), scheme.metadata) }
    for (index, example) in standard.examples.enumerated() { add(.example(index), example.metadata) }
    self.paths = paths
    self.tails = tails
    self.byReference = byReference
    self.byName = byName
  }

  /// Below `docs/`.
  func path(of subject: Subject) -> String { paths[subject] ?? SiteNaming.home }

  func link(to subject: Subject, from page: Page) -> HTML {
    guard let tail = tails[subject] else { return HTML() }
    return "<a class=\"ref\" href=\"\(page.root)\(tail)"
  }

  func link(to object: Link<DataObject>, from page: Page) -> HTML { link(to: .object(object), from: page) }
  func link(to endpoint: Link<Endpoint>, from page: Page) -> HTML { link(to: .endpoint(endpoint), from: page) }
  func link(to process: Link<Process>, from page: Page) -> HTML { link(to: .process(process), from: page) }

  /// A link to one attribute of an object, on that object's page.
  func link(to attribute: String, of object: Link<DataObject>, from page: Page) -> HTML {
    let path = path(of: .object(object))
    let target = page.path == path ? "" : page.root + path
    return "<a href=\"\(target)#\(SiteNaming.attributeAnchor(attribute))\"><code>\(attribute)</code></a>"
  }

  func link(to module: Link<Module>, from page: Page) -> HTML {
    let module = standard[module]
    return "<a href=\"\(page.root)\(SiteNaming.page(of: module))\">\(module.title.plain)</a>"
  }

  /// The definition that an author calls by identifier, `ID Name` or name; nil when there is none, or more than one.
  func subject(called reference: String) -> Subject? {
    if let found = byReference[reference] { return found }
    return byName[reference] ?? nil
  }

  /// The definition with an identifier.
  func subject(id: String) -> Subject? { byReference[id] ?? nil }
}

extension [String: Subject?] {
  fileprivate mutating func addUnlessAmbiguous(_ key: String, _ subject: Subject) {
    if let present = self[key] {
      if present != subject { self[key] = .some(nil) }
    } else {
      self[key] = .some(subject)
    }
  }
}

/// A page on which links stand.
struct Page {
  /// Below `docs/`.
  let path: String
  /// Leads from the page's folder to `docs/`: `../../`, or nothing.
  let root: String

  init(path: String) {
    self.path = path
    let depth = path.utf8.reduce(into: 0) { count, byte in if byte == UInt8(ascii: "/") { count += 1 } }
    root = String(repeating: "../", count: depth)
  }
}
