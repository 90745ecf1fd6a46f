package import Definitions
package import Diagnostics
package import Model
package import Source

/// What resolution makes.
package struct Resolved: Sendable {
  package let standard: Standard
  /// Without a manifest that could be read, nobody knows the modules and languages, and rules have nothing to say.
  package let hasManifest: Bool
}

/// Turns names into links: from what each file says to one standard.
///
/// It always gives back the best standard that it can, so that one run shows every mistake; when it reported errors,
/// parts that could not be resolved are missing from it and it must not be emitted.
package func resolve(
  _ definitions: [Definition], sources: SourceSet, unreadable: UnreadableNames = UnreadableNames(),
  reporting diagnostics: inout Diagnostics
) -> Resolved {
  var resolver = Resolver(definitions, sources: sources, unreadable: unreadable)

  // The manifest comes first: modules and languages decide how everything else is read.
  resolver.resolveManifest(&diagnostics)
  resolver.declareSymbols(&diagnostics)
  // Single values before the structures that hold them.
  resolver.resolveDataTypes(&diagnostics)
  resolver.resolveCodeDirectories(&diagnostics)
  // Parents before the objects that extend them; choices once all attributes of an object are known.
  resolver.resolveObjects(&diagnostics)
  resolver.resolveSecuritySchemes(&diagnostics)
  resolver.resolveEndpoints(&diagnostics)
  // Rules and crosswalks speak of attributes and codes.
  resolver.resolveRules(&diagnostics)
  resolver.resolveCrosswalks(&diagnostics)
  // Examples are instances of all of the above; processes show some of them at their steps.
  resolver.resolveExamples(&diagnostics)
  resolver.resolveProcesses(&diagnostics)
  return Resolved(standard: resolver.standard, hasManifest: !resolver.manifest.isFallback)
}

/// The working state of `resolve`: definitions on one side, what they became on the other. Results keep the order of
/// the definitions, so that the index of one is the link to the other.
struct Resolver {
  let sources: SourceSet
  let unreadable: UnreadableNames

  let standards: [StandardDefinition]
  let dataTypeDefinitions: [DataTypeDefinition]
  let directoryDefinitions: [CodeDirectoryDefinition]
  let objectDefinitions: [ObjectDefinition]
  let endpointDefinitions: [EndpointDefinition]
  let schemeDefinitions: [SecuritySchemeDefinition]
  let processDefinitions: [ProcessDefinition]
  let ruleDefinitions: [RuleDefinition]
  let crosswalkDefinitions: [CrosswalkDefinition]
  let exampleDefinitions: [ExampleDefinition]

  /// Keeps the patterns that it has compiled.
  var values = ValueReader()
  var manifest = Manifest.fallback
  var symbols = SymbolTable()

  var dataTypes: [DataType] = []
  /// Those of which nobody knows what their values are, since they or a type that they extend could not be read.
  var lostDataTypes: Set<Int> = []
  var directories: [CodeDirectory] = []
  var objects: [DataObject] = []
  /// What is known to be missing from an object because it could not be read or resolved; so that nothing is said twice.
  var gaps: [Gaps] = []
  var schemes: [SecurityScheme] = []
  var endpoints: [Endpoint] = []
  var incompleteEndpoints: Set<Int> = []
  var processes: [Process] = []
  /// In the order of the definitions; one that could not be read holds always and is never shown.
  var rules: [BusinessRule] = []
  /// Rules that could not be read.
  var lostRules: Set<Int> = []
  var crosswalks: [Crosswalk] = []
  var examples: [Example] = []
  /// The place in `examples` of each definition; nil when it could not be read.
  var examplePlaces: [Int?] = []

  struct Gaps {
    var attributes: Set<String> = []
    var isIncomplete = false
  }

  init(_ definitions: [Definition], sources: SourceSet, unreadable: UnreadableNames) {
    self.sources = sources
    self.unreadable = unreadable
    standards = definitions.compactMap { if case .standard(let it) = $0 { it } else { nil } }
    dataTypeDefinitions = definitions.compactMap { if case .dataType(let it) = $0 { it } else { nil } }
    directoryDefinitions = definitions.compactMap { if case .codeDirectory(let it) = $0 { it } else { nil } }
    objectDefinitions = definitions.compactMap { if case .object(let it) = $0 { it } else { nil } }
    endpointDefinitions = definitions.compactMap { if case .endpoint(let it) = $0 { it } else { nil } }
    schemeDefinitions = definitions.compactMap { if case .securityScheme(let it) = $0 { it } else { nil } }
    processDefinitions = definitions.compactMap { if case .process(let it) = $0 { it } else { nil } }
    ruleDefinitions = definitions.compactMap { if case .rule(let it) = $0 { it } else { nil } }
    crosswalkDefinitions = definitions.compactMap { if case .crosswalk(let it) = $0 { it } else { nil } }
    exampleDefinitions = definitions.compactMap { if case .example(let it) = $0 { it } else { nil } }
  }

  var standard: Standard {
    Standard(
      metadata: manifest.metadata, version: manifest.version, languages: manifest.languages,
      modules: manifest.modules.map(\.module), deliveryChain: manifest.deliveryChain, servers: manifest.servers,
      licence: manifest.licence,
      publisher: manifest.publisher, referenceDate: manifest.referenceDate, dataTypes: dataTypes,
      codeDirectories: directories, dataObjects: objects,
      endpoints: endpoints, securitySchemes: schemes, processes: processes, rules: rules,
      crosswalks: crosswalks, examples: examples)
  }

  func origin(_ span: Span) -> Origin {
    Origin(span: span, path: sources[span.file].relativePath, position: sources.position(of: span))
  }
}
