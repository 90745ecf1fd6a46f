import Model
import Naming
import Printing

/// Where each definition has its page, and links to it. A class, since every page and text holds it.
final class SiteLinks {
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
      let name = standard.shownName(of: subject, metadata)
      tails[subject] =
        metadata.id == name
        ? "\(path)\">\(name)</a>" : "\(path)\"><span class=\"id\">\(metadata.id)</span> \(name)</a>"
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

  /// A link to the page of a definition, from a page whose root is this.
  func link(to subject: Subject, root: String) -> HTML {
    guard let tail = tails[subject] else { return HTML() }
    return "<a class=\"ref\" href=\"\(root)\(tail)"
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

extension Standard {
  /// What a link to a definition says. People know processes by their labels; the rest is known by name.
  func shownName(of subject: Subject, _ metadata: Metadata) -> String {
    switch subject {
    case .process: metadata.label?.plain ?? metadata.name
    case .object, .codeDirectory, .dataType, .endpoint, .securityScheme, .example: metadata.name
    }
  }
}
