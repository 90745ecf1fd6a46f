import Model
import Naming
import Printing

// Parameters and headers: the attributes of the messages that an endpoint names for them. OpenAPI wants each of them at
// its operation.

extension OpenAPIDocument {
  func parameters(of endpoint: Endpoint) -> JSON? {
    let parameters = endpoint.parameters.flatMap { group in
      standard[group.message].attributes.map { parameter($0, in: group.location) }
    }
    return parameters.isEmpty ? nil : .array(parameters)
  }

  private func parameter(_ attribute: Attribute, in location: Parameters.Location) -> JSON {
    .object(
      members(
        ("name", .string(attribute.name)), ("in", .string(location.rawValue)),
        ("description", .string(prose(attribute.summary, attribute.description))),
        ("required", location == .path || attribute.cardinality.isRequired ? true : nil),
        ("deprecated", attribute.deprecation == nil ? nil : true),
        // A list stands in one parameter, its items with commas between them.
        ("style", attribute.cardinality.isList && location == .query ? "form" : nil),
        ("explode", attribute.cardinality.isList && location == .query ? false : nil),
        ("schema", schema(of: attribute)),
        ("x-dci-privacy", attribute.privacy.map { .string($0.rawValue) })))
  }

  private func schema(of attribute: Attribute) -> JSON {
    let schema = schema(attribute.type, attribute.cardinality)
    guard let value = attribute.defaultValue else { return schema.json }
    return schema.annotated([JSON.Member("default", value)])
  }

  /// Headers of the answer.
  func headers(of endpoint: Endpoint) -> JSON? {
    guard let link = endpoint.answerHeaders else { return nil }
    return .object(
      standard[link].attributes.map { attribute in
        JSON.Member(
          attribute.name,
          .object(
            members(
              ("description", .string(prose(attribute.summary, attribute.description))),
              ("required", attribute.cardinality.isRequired ? true : nil), ("schema", schema(of: attribute)))))
      })
  }

  /// The terms of service, for which OpenAPI has no words.
  func terms(of service: Service) -> [JSON.Member] {
    let limits = JSON.object(
      present: ("requests_per_hour", service.limits.requestsPerHour.map(JSON.integer)),
      ("burst_per_second", service.limits.burstPerSecond.map(JSON.integer)),
      ("batch", service.limits.batch.map(JSON.integer)))
    let levels = service.levels.map { level in
      JSON.object(present: ("what", .string(level.name.plain)), ("target", text(level.target)))
    }
    return members(
      ("x-dci-limits", service.limits == .init() ? nil : limits),
      ("x-dci-service-levels", levels.isEmpty ? nil : .array(levels)),
      ("x-dci-idempotency-key", text(service.idempotencyKey)),
      ("x-dci-audit", service.audit.map { .string(names[$0]) }),
      ("x-dci-delivery", service.delivery.map(delivery)))
  }

  private func delivery(_ delivery: Service.Delivery) -> JSON {
    .object(
      present: ("signature", .string(delivery.signature)), ("timeout", .string(delivery.timeout)),
      ("retries", delivery.retries.isEmpty ? nil : .array(delivery.retries.map(JSON.string))),
      ("disable_after", delivery.disableAfter.map(JSON.integer)))
  }
}
