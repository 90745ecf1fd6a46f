package import Emission

/// Every target, in the order in which `--help` lists them. The largest comes first, so that it does not run alone at
/// the end when targets are made beside each other.
package enum Emitters {
  package static let all: [any Emitter] = [
    SiteEmitter(judges: judges),
    OpenAPIEmitter(),
    JSONSchemaEmitter(),
    JSONLDEmitter(),
    RDFEmitter(),
    SwiftEmitter(),
  ]

  /// The targets whose artefacts tell good instances from bad ones, in the order in which documentation lists them.
  package static let judges: [any Judge.Type] = [
    JSONSchemaJudge.self,
    OpenAPIJudge.self,
    OpenAPI31Judge.self,
    SHACLJudge.self,
    SwiftJudge.self,
  ]
}
