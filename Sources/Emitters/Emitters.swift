package import Emission

/// Every target, in the order in which `--help` lists them.
package enum Emitters {
  package static let all: [any Emitter.Type] = [
    SwiftEmitter.self,
    OpenAPIEmitter.self,
    JSONLDEmitter.self,
    SiteEmitter.self,
  ]
}
