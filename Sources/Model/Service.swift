/// The terms on which an endpoint serves.
package struct Service: Sendable {
  /// The OAuth scopes that the caller's token must have.
  package let scopes: [String]
  package let limits: Limits
  package let levels: [Measure]
  /// The header by which a repeated request is recognised and not carried out again.
  package let idempotencyKey: String?
  /// What both sides record of every call.
  package let audit: Link<DataObject>?
  package let delivery: Delivery?

  package init(
    scopes: [String], limits: Limits, levels: [Measure], idempotencyKey: String?, audit: Link<DataObject>?,
    delivery: Delivery?
  ) {
    self.scopes = scopes
    self.limits = limits
    self.levels = levels
    self.idempotencyKey = idempotencyKey
    self.audit = audit
    self.delivery = delivery
  }

  package static let plain = Service(
    scopes: [], limits: Limits(), levels: [], idempotencyKey: nil, audit: nil, delivery: nil)

  /// How much one caller may ask; nil where nothing is said.
  package struct Limits: Hashable, Sendable {
    package var requestsPerHour: Int?
    package var burstPerSecond: Int?
    /// Items in one request.
    package var batch: Int?

    package init(requestsPerHour: Int? = nil, burstPerSecond: Int? = nil, batch: Int? = nil) {
      self.requestsPerHour = requestsPerHour
      self.burstPerSecond = burstPerSecond
      self.batch = batch
    }
  }

  /// How an event reaches those who subscribed. Durations are a number and `s`, `min`, `h` or `d`.
  package struct Delivery: Hashable, Sendable {
    /// The header that carries the signature of the body.
    package let signature: String
    package let timeout: String
    /// After how long the sender tries again, each time counted from the attempt before.
    package let retries: [String]
    /// The number of failed deliveries after which the subscription ends.
    package let disableAfter: Int?

    package init(signature: String, timeout: String, retries: [String], disableAfter: Int?) {
      self.signature = signature
      self.timeout = timeout
      self.retries = retries
      self.disableAfter = disableAfter
    }
  }
}

/// Something that is measured, and the value that is aimed at or promised: `< 24 h`.
package struct Measure: Hashable, Sendable {
  package let name: Text
  package let target: String?

  package init(name: Text, target: String?) {
    self.name = name
    self.target = target
  }
}

/// Parameters of an endpoint: the attributes of a message.
package struct Parameters: Hashable, Sendable {
  package enum Location: String, Sendable, CaseIterable { case path, query, header }

  package let location: Location
  package let message: Link<DataObject>

  package init(location: Location, message: Link<DataObject>) {
    self.location = location
    self.message = message
  }
}
