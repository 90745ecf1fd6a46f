import Model
import Naming
import Printing

/// Where each definition has its page, and links to it. A class, since every page and text holds it.
final class SiteLinks {
  private let standard: Standard
  /// A page below `docs/`, and what follows the relative root in each link to it: the path, the name and the end tag.
  private struct Target {
    let path: String
    let tail: HTML
  }

  private let modules: [String]
  private let processes: [Target]
  private let objects: [Target]
  private let codeDirectories: [Target]
  private let dataTypes: [Target]
  private let endpoints: [Target]
  private let securitySchemes: [Target]
  private let rules: [Target]
  private let crosswalks: [Target]
  private let examples: [Target]
  /// Definitions by identifier, and by `ID Name`; nil where two have the same.
  private let byReference: [String: Subject?]
  private let byName: [String: Subject?]

  init(_ standard: Standard) {
    self.standard = standard
    var byReference: [String: Subject?] = [:]
    var byName: [String: Subject?] = [:]
    func target(_ subject: Subject, _ metadata: Metadata) -> Target {
      byReference.addUnlessAmbiguous(metadata.id, subject)
      if metadata.id != metadata.name {
        byReference.addUnlessAmbiguous(metadata.reference, subject)
        byName.addUnlessAmbiguous(metadata.name, subject)
      }
      let kind = subject.kind(in: standard)
      let path = SiteNaming.page(of: kind, id: metadata.id, in: standard[metadata.module])
      let name = standard.shownName(of: subject, metadata)
      return Target(
        path: path,
        tail: metadata.id == name
          ? "\(path)\">\(name)</a>" : "\(path)\"><span class=\"id\">\(metadata.id)</span> \(name)</a>")
    }
    modules = standard.modules.map(SiteNaming.page)
    processes = standard.processes.enumerated().map { target(.process(Link($0)), $1.metadata) }
    objects = standard.dataObjects.enumerated().map { target(.object(Link($0)), $1.metadata) }
    codeDirectories = standard.codeDirectories.enumerated().map { target(.codeDirectory(Link($0)), $1.metadata) }
    dataTypes = standard.dataTypes.enumerated().map { target(.dataType(Link($0)), $1.metadata) }
    endpoints = standard.endpoints.enumerated().map { target(.endpoint(Link($0)), $1.metadata) }
    securitySchemes = standard.securitySchemes.enumerated().map { target(.securityScheme(Link($0)), $1.metadata) }
    rules = standard.rules.enumerated().map { target(.rule(Link($0)), $1.metadata) }
    crosswalks = standard.crosswalks.enumerated().map { target(.crosswalk(Link($0)), $1.metadata) }
    examples = standard.examples.enumerated().map { target(.example($0), $1.metadata) }
    self.byReference = byReference
    self.byName = byName
  }

  private func target(_ subject: Subject) -> Target {
    switch subject {
    case .process(let link): processes[link.index]
    case .object(let link): objects[link.index]
    case .codeDirectory(let link): codeDirectories[link.index]
    case .dataType(let link): dataTypes[link.index]
    case .endpoint(let link): endpoints[link.index]
    case .securityScheme(let link): securitySchemes[link.index]
    case .rule(let link): rules[link.index]
    case .crosswalk(let link): crosswalks[link.index]
    case .example(let index): examples[index]
    }
  }

  /// Of a module's page, below `docs/`.
  func path(of module: Link<Module>) -> String { modules[module.index] }

  /// Below `docs/`.
  func path(of subject: Subject) -> String { target(subject).path }

  /// A link to the page of a definition, from a page whose root is this.
  func link(to subject: Subject, root: String) -> HTML {
    "<a class=\"ref\" href=\"\(root)\(target(subject).tail)"
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
  /// What a link to a definition says. People know processes, rules and crosswalks by their labels; the rest is known by name.
  func shownName(of subject: Subject, _ metadata: Metadata) -> String {
    switch subject {
    case .process, .rule, .crosswalk: metadata.label?.plain ?? metadata.name
    case .object, .codeDirectory, .dataType, .endpoint, .securityScheme, .example: metadata.name
    }
  }
}
