/// Something that documents hold once, under a name, for all places that refer to it.
struct OpenAPIComponent: Hashable, Sendable {
  /// In the order in which documents hold them.
  enum Kind: String, Sendable, CaseIterable {
    case schemas, responses, parameters, examples, requestBodies, headers, securitySchemes
  }

  let kind: Kind
  /// ASCII letters, digits, `.`, `-` and `_`, so that nothing in an address needs an escape.
  let name: String

  static func schema(_ name: String) -> OpenAPIComponent { OpenAPIComponent(kind: .schemas, name: name) }
}

/// A component and what it says.
struct OpenAPIPart: Sendable {
  let component: OpenAPIComponent
  let draft: Draft

  static func schema(_ name: String, _ draft: Draft) -> OpenAPIPart {
    OpenAPIPart(component: .schema(name), draft: draft)
  }
}
