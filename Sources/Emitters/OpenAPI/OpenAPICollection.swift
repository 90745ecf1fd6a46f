import Conditions
import Model
import Naming
import Printing

/// What the documents of one standard are made of, decided once for all versions and layouts. A class, because it is
/// large and closures keep hold of it. The files of this folder that extend it each decide one part.
final class OpenAPICollection: Sendable {
  let standard: Standard
  let names: OpenAPINaming
  let rules: RuleReader
  /// Places in `Standard.examples`, by whose example each is.
  let examples: OpenAPIExampleIndex
  /// Whether each endpoint answers another one.
  let isCallback: [Bool]
  /// The processes that call each endpoint.
  let processes: [[Link<Process>]]
  /// Constants for the codes of each directory, in their order.
  let constants: [[String]]
  /// Errors by the name under which endpoints share them. An endpoint whose error has another summary than the first of
  /// its name has the whole response to itself.
  let sharedErrors: [String: ErrorResponse]
  /// Where messages of errors hold their codes.
  let errorCodes: [Link<DataObject>: OpenAPIErrorCode]
  /// Where endpoints first take the attributes of a message from. The components of parameters are for this place.
  let locations: [Link<DataObject>: Parameters.Location]

  init(_ standard: Standard) {
    self.standard = standard
    names = OpenAPINaming(standard)
    rules = RuleReader(standard)
    examples = OpenAPIExampleIndex(standard)
    let callbacks = Set(standard.endpoints.compactMap(\.callback))
    isCallback = standard.endpoints.indices.map { callbacks.contains(Link($0)) }
    processes = OpenAPICollection.processes(of: standard)
    constants = standard.codeDirectories.map(OpenAPINaming.constants)
    var errors: [String: ErrorResponse] = [:]
    var errorCodes: [Link<DataObject>: OpenAPIErrorCode] = [:]
    for error in standard.endpoints.lazy.flatMap(\.errors) where errors[names.error(error)] == nil {
      errors[names.error(error)] = error
      if errorCodes[error.message] == nil { errorCodes[error.message] = OpenAPIErrorCode(in: error.message, standard) }
    }
    sharedErrors = errors
    self.errorCodes = errorCodes
    var locations: [Link<DataObject>: Parameters.Location] = [:]
    for group in standard.endpoints.lazy.flatMap(\.parameters) where locations[group.message] == nil {
      locations[group.message] = group.location
    }
    self.locations = locations
  }

  /// All components, by kind. Of schemas, bodies come first, then what they hold, from the whole to its parts.
  var parts: [OpenAPIPart] {
    schemas + errorResponses + parameterComponents + exampleComponents + callbackRequestBodies + headerComponents
      + securitySchemes
  }

  private var schemas: [OpenAPIPart] {
    var schemas: [OpenAPIPart] = []
    for index in standard.endpoints.indices {
      addEnvelopes(of: Link(index), to: &schemas)
      if let form = formComponent(Link(index)) { schemas.append(form) }
    }
    for index in standard.dataObjects.indices { addSchemas(of: Link(index), to: &schemas) }
    for index in standard.codeDirectories.indices { schemas.append(codeDirectorySchema(Link(index))) }
    for index in standard.dataTypes.indices {
      if let schema = dataTypeComponent(Link(index)) { schemas.append(schema) }
    }
    return schemas + linkedDataSchemas
  }
}
