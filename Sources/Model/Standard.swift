/// One standard, whole and correct: every name is a link to something that exists.
///
/// Emitters read this and nothing else. It is immutable and may be shared between threads. Lists keep the order of the
/// source files and, within one, the order of the author. Derived facts (who uses what) are in `Usage`.
package struct Standard: Sendable {
  /// The identifier of the standard, e.g. `DCI`; generated packages are named after it.
  package let metadata: Metadata
  /// The version of the standard itself, as written: `1.0.0`.
  package let version: String
  /// BCP 47 tags in the order in which they are shown; the first is the default language.
  package let languages: [String]
  package let modules: [Module]
  /// The phases in which people meet the programmes that the standard serves, from first to last; may be empty.
  package let deliveryChain: [Phase]
  package let servers: [Server]
  package let licence: Licence?
  package let publisher: Publisher?
  /// The day that counts as today where rules speak of it, `2026-12-31`; there whenever a rule does.
  package let referenceDate: String?

  package let dataTypes: [DataType]
  package let codeDirectories: [CodeDirectory]
  /// Data objects and messages, each kind in the order of the source files.
  package let dataObjects: [DataObject]
  package let endpoints: [Endpoint]
  package let securitySchemes: [SecurityScheme]
  package let processes: [Process]
  package let rules: [BusinessRule]
  package let crosswalks: [Crosswalk]
  package let examples: [Example]

  package init(
    metadata: Metadata, version: String, languages: [String], modules: [Module], deliveryChain: [Phase],
    servers: [Server], licence: Licence?,
    publisher: Publisher?, referenceDate: String? = nil, dataTypes: [DataType], codeDirectories: [CodeDirectory],
    dataObjects: [DataObject], endpoints: [Endpoint], securitySchemes: [SecurityScheme], processes: [Process],
    rules: [BusinessRule] = [], crosswalks: [Crosswalk] = [], examples: [Example]
  ) {
    self.metadata = metadata
    self.version = version
    self.languages = languages
    self.modules = modules
    self.deliveryChain = deliveryChain
    self.servers = servers
    self.licence = licence
    self.publisher = publisher
    self.referenceDate = referenceDate
    self.dataTypes = dataTypes
    self.codeDirectories = codeDirectories
    self.dataObjects = dataObjects
    self.endpoints = endpoints
    self.securitySchemes = securitySchemes
    self.processes = processes
    self.rules = rules
    self.crosswalks = crosswalks
    self.examples = examples
  }

  package subscript(link: Link<Module>) -> Module { modules[link.index] }
  package subscript(link: Link<DataType>) -> DataType { dataTypes[link.index] }
  package subscript(link: Link<CodeDirectory>) -> CodeDirectory { codeDirectories[link.index] }
  package subscript(link: Link<DataObject>) -> DataObject { dataObjects[link.index] }
  package subscript(link: Link<Endpoint>) -> Endpoint { endpoints[link.index] }
  package subscript(link: Link<SecurityScheme>) -> SecurityScheme { securitySchemes[link.index] }
  package subscript(link: Link<Process>) -> Process { processes[link.index] }
  package subscript(link: Link<BusinessRule>) -> BusinessRule { rules[link.index] }
  package subscript(link: Link<Crosswalk>) -> Crosswalk { crosswalks[link.index] }
}

/// A reference that was resolved: the place of its target in the standard's list of that kind.
package struct Link<Target>: Hashable, Sendable {
  package let index: Int

  package init(_ index: Int) { self.index = index }
}

/// A part of the standard with a namespace of its own, e.g. `common` or `employment`. Every definition belongs to the
/// module whose folder it lies in. Targets emit each module apart, and later ones may build on earlier ones.
package struct Module: Sendable {
  /// The key in the manifest, in lower case: `employment`.
  package let name: String
  package let title: Text
  package let summary: Text
  /// The JSON-LD and Turtle prefix for `namespace`, e.g. `ess`.
  package let prefix: String
  /// The IRI under which objects and attributes get theirs; ends in `/` or `#`.
  package let namespace: String
  /// The IRI under which code directories get theirs; ends in `/` or `#`.
  package let codeNamespace: String

  package init(name: String, title: Text, summary: Text, prefix: String, namespace: String, codeNamespace: String) {
    self.name = name
    self.title = title
    self.summary = summary
    self.prefix = prefix
    self.namespace = namespace
    self.codeNamespace = codeNamespace
  }
}

/// A phase of the delivery chain, e.g. intake and registration.
package struct Phase: Sendable {
  /// The key by which processes refer to it.
  package let key: String
  package let label: Text
  package let summary: Text

  package init(key: String, label: Text, summary: Text) {
    self.key = key
    self.label = label
    self.summary = summary
  }
}

/// A base URL at which the API is offered.
package struct Server: Sendable {
  package let url: String
  package let summary: Text?

  package init(url: String, summary: Text?) {
    self.url = url
    self.summary = summary
  }
}

package struct Licence: Sendable {
  package let name: String
  package let url: String?

  package init(name: String, url: String?) {
    self.name = name
    self.url = url
  }
}

package struct Publisher: Sendable {
  package let name: String
  package let url: String?

  package init(name: String, url: String?) {
    self.name = name
    self.url = url
  }
}
