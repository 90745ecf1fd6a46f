import Diagnostics
import Source
import YAMLSyntax

/// What an endpoint says besides its messages: parameters, headers, and the terms on which it serves.
package struct ServiceDefinition: Sendable {
  package let parameters: [ParametersDefinition]
  package let answerHeaders: Reference?
  package let success: Located<Int>?
  package let scopes: [Located<String>]
  package let limits: [LimitDefinition]
  package let levels: [MeasureDefinition]
  package let idempotencyKey: Located<String>?
  package let audit: Reference?
  package let delivery: DeliveryDefinition?

  package struct ParametersDefinition: Sendable {
    package let location: Located<String>
    package let message: Reference
  }

  package struct LimitDefinition: Sendable {
    package let kind: Located<String>
    package let value: Int
  }

  static let keys = [
    "parameters", "answer_headers", "success", "scopes", "limits", "service_levels", "idempotency_key", "audit",
    "delivery",
  ]

  init(_ fields: Fields, _ diagnostics: inout Diagnostics) {
    parameters = fields["parameters"].map { readParameters($0, of: fields.subject, &diagnostics) } ?? []
    answerHeaders = fields.string("answer_headers", &diagnostics)
    success = fields.integer("success", &diagnostics)
    scopes = fields.strings("scopes", &diagnostics)
    limits = fields["limits"].map { readLimits($0, of: fields.subject, &diagnostics) } ?? []
    levels = fields.list("service_levels").compactMap {
      MeasureDefinition($0, name: "what", subject: .part("service_levels", of: fields.subject), &diagnostics)
    }
    idempotencyKey = fields.string("idempotency_key", &diagnostics)
    audit = fields.string("audit", &diagnostics)
    delivery = fields["delivery"].flatMap { DeliveryDefinition($0, of: fields.subject, &diagnostics) }
  }
}

private func readParameters(
  _ node: Node, of subject: Subject, _ diagnostics: inout Diagnostics
) -> [ServiceDefinition.ParametersDefinition] {
  let locations = ["path", "query", "header"]
  guard
    let fields = Fields(
      node, subject: .part("parameters", of: subject), known: locations, reporting: &diagnostics)
  else { return [] }
  return locations.compactMap { location in
    fields.string(location, &diagnostics).map {
      ServiceDefinition.ParametersDefinition(
        location: Located(location, fields.keySpan(location) ?? $0.span), message: $0)
    }
  }
}

private func readLimits(
  _ node: Node, of subject: Subject, _ diagnostics: inout Diagnostics
) -> [ServiceDefinition.LimitDefinition] {
  let kinds = ["requests_per_hour", "burst_per_second", "batch"]
  guard let fields = Fields(node, subject: .part("limits", of: subject), known: kinds, reporting: &diagnostics) else {
    return []
  }
  return kinds.compactMap { kind in
    guard let value = fields.integer(kind, &diagnostics) else { return nil }
    if value.value < 1 {
      diagnostics.report(
        Diagnostic("invalid-limit", "a limit is at least 1, found `\(value.value)`", at: value.span))
      return nil
    }
    return ServiceDefinition.LimitDefinition(
      kind: Located(kind, fields.keySpan(kind) ?? value.span), value: value.value)
  }
}

/// `{ what: Answer to a request, target: "< 2 s" }`, or with `name` for what a process measures; a text alone is its name.
package struct MeasureDefinition: Sendable {
  package let name: TextDefinition
  package let target: Located<String>?

  init?(_ node: Node, name key: String, subject: Subject, _ diagnostics: inout Diagnostics) {
    if case .scalar(let scalar) = node.content, !scalar.isNull {
      guard let text = readText(node, subject: subject, key: node.span.startOnly, reporting: &diagnostics) else {
        return nil
      }
      name = text
      target = nil
      return
    }
    guard let fields = Fields(node, subject: subject, known: [key, "target"], reporting: &diagnostics),
      let name = fields.requiredText(key, "say what is measured", &diagnostics)
    else { return nil }
    self.name = name
    target = fields.string("target", &diagnostics)
  }
}

/// How an event reaches those who subscribed: `{ signature: X-Signature, timeout: 30 s, retries: [1 min], disable_after: 7 }`.
package struct DeliveryDefinition: Sendable {
  /// The header that carries the signature of the body.
  package let signature: Located<String>
  package let timeout: Located<String>
  package let retries: [Located<String>]
  package let disableAfter: Located<Int>?

  init?(_ node: Node, of subject: Subject, _ diagnostics: inout Diagnostics) {
    guard
      let fields = Fields(
        node, subject: .part("delivery", of: subject), known: ["signature", "timeout", "retries", "disable_after"],
        reporting: &diagnostics)
    else { return nil }
    let signature = fields.required("signature", "name the header that carries the signature of the body", &diagnostics)
    let timeout = fields.required("timeout", "say how long the sender waits, e.g. `timeout: 30 s`", &diagnostics)
    retries = fields.strings("retries", &diagnostics)
    disableAfter = fields.integer("disable_after", &diagnostics)
    for duration in [timeout].compactMap(\.self) + retries where !isDuration(duration.value) {
      diagnostics.report(
        Diagnostic(
          "invalid-duration", "expected a duration, found `\(duration.value)`", at: duration.span,
          help: "write a number and `s`, `min`, `h` or `d`, e.g. `30 s`"))
    }
    guard let signature, let timeout else { return nil }
    self.signature = signature
    self.timeout = timeout
  }
}

/// A whole number and a unit: `30 s`.
private func isDuration(_ text: String) -> Bool {
  let parts = text.split(separator: " ")
  return parts.count == 2 && parts[0].utf8.count < 7 && parts[0].utf8.allSatisfy { (0x30...0x39).contains($0) }
    && ["s", "min", "h", "d"].contains(parts[1])
}
