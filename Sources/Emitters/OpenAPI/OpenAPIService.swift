import Model
import Printing

// The terms on which endpoints serve, for which OpenAPI has no words.

extension OpenAPICollection {
  func terms(of service: Service) -> [Draft.Member] {
    let limits = Draft.object(
      present: ("requests_per_hour", service.limits.requestsPerHour.map(Draft.integer)),
      ("burst_per_second", service.limits.burstPerSecond.map(Draft.integer)),
      ("batch", service.limits.batch.map(Draft.integer)))
    let levels = service.levels.map { level in
      Draft.object(present: ("what", .string(level.name.plain)), ("target", text(level.target)))
    }
    return members(
      ("x-dci-limits", service.limits == .init() ? nil : limits),
      ("x-dci-service-levels", levels.isEmpty ? nil : .array(levels)),
      ("x-dci-idempotency-key", text(service.idempotencyKey)),
      ("x-dci-audit", service.audit.map { .name(.schema(names[$0])) }),
      ("x-dci-delivery", service.delivery.map(delivery)))
  }

  private func delivery(_ delivery: Service.Delivery) -> Draft {
    .object(
      present: ("signature", .string(delivery.signature)), ("timeout", .string(delivery.timeout)),
      ("retries", delivery.retries.isEmpty ? nil : .array(delivery.retries.map(Draft.string))),
      ("disable_after", delivery.disableAfter.map(Draft.integer)))
  }
}
