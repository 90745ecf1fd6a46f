package import Model
import Naming
package import Printing

/// One standard, on its way to an OpenAPI document. A class, because it is large and closures keep hold of it.
package final class OpenAPIDocument: Sendable {
  let standard: Standard
  let names: OpenAPINaming
  /// Places in `Standard.examples`, by whose example each is.
  let examples: OpenAPIExampleIndex
  /// Whether each endpoint answers another one.
  let isCallback: [Bool]
  /// Constants for the codes of each directory, in their order.
  let constants: [[String]]
  /// Errors by the name under which endpoints share them. An endpoint whose error has another summary than the first of
  /// its name has the whole response to itself.
  let sharedErrors: [String: ErrorResponse]

  package init(_ standard: Standard) {
    self.standard = standard
    names = OpenAPINaming(standard)
    examples = OpenAPIExampleIndex(standard)
    let callbacks = Set(standard.endpoints.compactMap(\.callback))
    isCallback = standard.endpoints.indices.map { callbacks.contains(Link($0)) }
    constants = standard.codeDirectories.map(OpenAPINaming.constants)
    var errors: [String: ErrorResponse] = [:]
    for error in standard.endpoints.lazy.flatMap(\.errors) where errors[names.error(error)] == nil {
      errors[names.error(error)] = error
    }
    sharedErrors = errors
  }

  package var json: JSON {
    .object(
      present: ("openapi", "3.0.3"), ("info", info), ("servers", servers), ("tags", tags), ("paths", paths),
      ("components", components))
  }

  private var info: JSON {
    let metadata = standard.metadata
    return .object(
      [
        JSON.Member("title", .string(metadata.label?.plain ?? metadata.name)),
        JSON.Member("version", .string(standard.version)),
        JSON.Member("description", .string(prose(metadata.summary, metadata.description))),
      ]
        + members(
          ("contact", standard.publisher.map { .object(present: ("name", .string($0.name)), ("url", text($0.url))) }),
          ("license", standard.licence.map { .object(present: ("name", .string($0.name)), ("url", text($0.url))) }))
        + identity(metadata))
  }

  private var servers: JSON? {
    guard !standard.servers.isEmpty else { return nil }
    return .array(
      standard.servers.map {
        .object(present: ("url", .string($0.url)), ("description", text($0.summary?.plain)))
      })
  }

  private var components: JSON {
    .object(
      present: ("schemas", .object(schemas)), ("responses", list(errorResponses)),
      ("examples", list(exampleComponents)), ("requestBodies", list(callbackRequestBodies)),
      ("securitySchemes", list(securitySchemes)))
  }

  /// Bodies come first, then what they hold, from the whole to its parts.
  private var schemas: [JSON.Member] {
    var schemas: [JSON.Member] = []
    for index in standard.endpoints.indices { addEnvelopes(of: Link(index), to: &schemas) }
    for index in standard.dataObjects.indices { addSchemas(of: Link(index), to: &schemas) }
    for index in standard.codeDirectories.indices { schemas.append(codeDirectorySchema(Link(index))) }
    for index in standard.dataTypes.indices {
      if let schema = dataTypeComponent(Link(index)) { schemas.append(schema) }
    }
    return schemas + linkedDataSchemas
  }

  private func list(_ members: [JSON.Member]) -> JSON? { members.isEmpty ? nil : .object(members) }
}
