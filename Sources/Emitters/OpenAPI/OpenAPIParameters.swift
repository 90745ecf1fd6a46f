import Model
import Naming
import Printing

// Parameters and headers: the attributes of the messages that endpoints name for them, each a component.

extension OpenAPICollection {
  func parameters(of endpoint: Endpoint) -> Draft? {
    let parameters = endpoint.parameters.flatMap { group in
      standard[group.message].attributes.map { attribute in
        // A message that is taken from two places has components for the first one only.
        group.location == locations[group.message]
          ? Draft.reference(component(.parameters, group.message, attribute), beside: [])
          : parameter(attribute, of: group.message, in: group.location)
      }
    }
    return parameters.isEmpty ? nil : .array(parameters)
  }

  /// Headers of the answer.
  func headers(of endpoint: Endpoint) -> Draft? {
    guard let link = endpoint.answerHeaders else { return nil }
    return .object(
      standard[link].attributes.map { .part($0.name, .reference(component(.headers, link, $0), beside: [])) })
  }

  /// In the order in which messages and their attributes stand in the standard.
  var parameterComponents: [OpenAPIPart] {
    components(.parameters, of: Set(locations.keys)) { link, attribute in
      parameter(attribute, of: link, in: locations[link] ?? .query)
    }
  }

  var headerComponents: [OpenAPIPart] {
    components(.headers, of: Set(standard.endpoints.compactMap(\.answerHeaders))) { link, attribute in
      .object(
        members(
          ("description", .string(prose(attribute.summary, attribute.description))),
          ("required", attribute.cardinality.isRequired ? true : nil),
          ("deprecated", attribute.deprecation == nil ? nil : true), ("schema", schema(of: attribute)))
          + identity(attribute, of: link))
    }
  }

  private func components(
    _ kind: OpenAPIComponent.Kind, of messages: Set<Link<DataObject>>,
    _ draft: (Link<DataObject>, Attribute) -> Draft
  ) -> [OpenAPIPart] {
    messages.sorted { $0.index < $1.index }.flatMap { link in
      standard[link].attributes.map { attribute in
        OpenAPIPart(component: component(kind, link, attribute), draft: draft(link, attribute))
      }
    }
  }

  private func component(
    _ kind: OpenAPIComponent.Kind, _ message: Link<DataObject>, _ attribute: Attribute
  ) -> OpenAPIComponent {
    OpenAPIComponent(kind: kind, name: names.parameter(attribute.name, of: message))
  }

  private func parameter(
    _ attribute: Attribute, of message: Link<DataObject>, in location: Parameters.Location
  ) -> Draft {
    .object(
      members(
        ("name", .string(attribute.name)), ("in", .string(location.rawValue)),
        ("description", .string(prose(attribute.summary, attribute.description))),
        ("required", location == .path || attribute.cardinality.isRequired ? true : nil),
        ("deprecated", attribute.deprecation == nil ? nil : true),
        // A list stands in one parameter, its items with commas between them.
        ("style", attribute.cardinality.isList && location == .query ? "form" : nil),
        ("explode", attribute.cardinality.isList && location == .query ? false : nil),
        ("schema", schema(of: attribute))) + identity(attribute, of: message))
  }

  /// Which attribute of which message it is.
  private func identity(_ attribute: Attribute, of message: Link<DataObject>) -> [Draft.Member] {
    members(
      ("x-dci-id", .string(standard[message].metadata.id)), ("x-dci-iri", .string(attribute.iri)),
      ("x-dci-label", attribute.label.map { .same(languages($0)) }),
      ("x-dci-privacy", attribute.privacy.map { .string($0.rawValue) }),
      ("x-dci-deprecation", attribute.deprecation.map { .same(deprecation($0)) }))
  }

  private func schema(of attribute: Attribute) -> Draft {
    let schema = schema(attribute.type, attribute.cardinality)
    guard let value = attribute.defaultValue else { return schema.draft }
    return schema.annotated([.part("default", .same(value))])
  }
}
