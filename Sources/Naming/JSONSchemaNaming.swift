package import Model

/// Where each JSON Schema lies and under which IRI it is known.
///
/// All schemas have one base, and below it an IRI ends as the path of the file does. So one relative reference is right in
/// both worlds: on a disk it leads to the file, and under `$id`s, alone or in the bundle, to the schema of that name.
/// The namespaces of the modules would not do, since no path leads from one to another.
///
/// Files are named by identifier, as pages of the site are. Names of files are made of characters that mean nothing in a
/// reference.
package struct JSONSchemaNaming: Sendable {
  /// Whether a body is what an endpoint receives or what it answers.
  package enum Direction: String, Sendable, CaseIterable { case request, response }

  package static let bundle = "bundle" + suffix
  /// What data objects may carry beside their attributes. No module can be in its way: those are folders.
  package static let linkedData = "linked-data" + suffix

  private static let suffix = ".schema.json"

  /// Ends in `/`; holds the version, because what has an IRI does not change.
  package let base: String
  private let objects: [String]
  private let directories: [String]
  private let dataTypes: [String]
  private let endpoints: [String]

  package init(_ standard: Standard) {
    func path(_ kind: SiteNaming.Kind, _ metadata: Metadata) -> String {
      let module = SiteNaming.segment(standard[metadata.module].name)
      return "\(module)/\(kind.rawValue)/\(SiteNaming.segment(metadata.id))"
    }
    base =
      JSONSchemaNaming.origin(of: standard.modules.first?.namespace ?? "") + "/jsonschema/"
      + SiteNaming.segment(standard.metadata.id) + "/" + SiteNaming.segment(standard.version) + "/"
    objects = standard.dataObjects.map { object in
      switch object.kind {
      case .object: path(.object, object.metadata) + JSONSchemaNaming.suffix
      case .message: path(.message, object.metadata) + JSONSchemaNaming.suffix
      }
    }
    directories = standard.codeDirectories.map { path(.codeDirectory, $0.metadata) + JSONSchemaNaming.suffix }
    dataTypes = standard.dataTypes.map { path(.dataType, $0.metadata) + JSONSchemaNaming.suffix }
    endpoints = standard.endpoints.map { path(.endpoint, $0.metadata) }
  }

  package subscript(object: Link<DataObject>) -> String { objects[object.index] }
  package subscript(directory: Link<CodeDirectory>) -> String { directories[directory.index] }
  package subscript(dataType: Link<DataType>) -> String { dataTypes[dataType.index] }

  /// The schema of a whole body: `employment/endpoints/API.EMP.01.request.schema.json`.
  package func body(_ endpoint: Link<Endpoint>, _ direction: Direction) -> String {
    endpoints[endpoint.index] + "." + direction.rawValue + JSONSchemaNaming.suffix
  }

  package func iri(of path: String) -> String { base + path }

  /// How one file refers to another: `../objects/DO.EMP.02.schema.json`.
  package static func reference(from: String, to: String) -> String {
    let source = from.split(separator: "/")
    let target = to.split(separator: "/")
    // The last part is the file, also when both are the same.
    var shared = 0
    while shared < min(source.count, target.count) - 1 && source[shared] == target[shared] { shared += 1 }
    let up = Array(repeating: "..", count: source.count - shared - 1)
    return (up + target[shared...].map(String.init)).joined(separator: "/")
  }

  /// `https://schema.example.org`. Relative references can be resolved only below an address with a host; a namespace
  /// that is none, such as a URN, gives way to one that never leads anywhere.
  private static func origin(of namespace: String) -> String {
    for scheme in ["https://", "http://"] where namespace.hasPrefix(scheme) {
      let host = namespace.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "#" && $0 != "?" }
      if !host.isEmpty { return scheme + host }
    }
    return "https://schema.invalid"
  }
}
