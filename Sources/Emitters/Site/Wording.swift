import Model
import Naming

/// How the site says in words what the model says in values.
enum Wording {
  struct Kind {
    /// `Data object`
    let singular: String
    /// `Data objects`
    let plural: String
    /// What the kind is for; stands on its list and on the home page.
    let summary: String
  }

  static func kind(_ kind: SiteNaming.Kind) -> Kind {
    switch kind {
    case .process:
      Kind(
        singular: "Process", plural: "Processes",
        summary: "Who does what, in which order, and which data change hands.")
    case .object:
      Kind(
        singular: "Data object", plural: "Data objects",
        summary: "What a record holds: attributes, their types and meaning.")
    case .codeDirectory:
      Kind(
        singular: "Code directory", plural: "Code directories",
        summary: "The codes that an attribute may hold, and what each means.")
    case .dataType:
      Kind(
        singular: "Data type", plural: "Data types",
        summary: "How a single value is written, such as a date or a telephone number.")
    case .endpoint:
      Kind(
        singular: "Endpoint", plural: "Endpoints",
        summary: "The operations of the API: what is sent, and what comes back.")
    case .message:
      Kind(
        singular: "Message", plural: "Messages",
        summary: "The shapes that travel through the API around the records.")
    case .securityScheme:
      Kind(
        singular: "Security scheme", plural: "Security schemes",
        summary: "How callers prove who they are.")
    case .rule:
      Kind(
        singular: "Business rule", plural: "Business rules",
        summary: "What every record keeps beyond its types, and what people read who break it.")
    case .crosswalk:
      Kind(
        singular: "Crosswalk", plural: "Crosswalks",
        summary: "How codes and attributes correspond to those of other lists.")
    case .example:
      Kind(
        singular: "Example", plural: "Examples",
        summary: "Values that were checked against the standard.")
    }
  }

  static func overview(_ overview: SiteNaming.Overview) -> String {
    switch overview {
    case .home: "Home"
    case .traceability: "Traceability"
    case .agreement: "Agreement"
    case .deviations: "Deviations"
    }
  }

  static func match(_ match: Crosswalk.Match?) -> String {
    switch match {
    case .exact: "the same"
    case .close: "nearly the same"
    case .broader: "wider"
    case .narrower: "narrower"
    case nil: "nothing"
    }
  }

  static func status(_ status: Metadata.Status) -> String {
    switch status {
    case .draft: "Draft"
    case .published: "Published"
    case .deprecated: "Deprecated"
    }
  }

  /// `optional, many`; the notation `0..*` stands beside it.
  static func cardinality(_ cardinality: Cardinality) -> String {
    switch (cardinality.minimum, cardinality.maximum) {
    case (0, 1): "optional"
    case (1, 1): "required"
    case (0, nil): "optional, many"
    case (1, nil): "required, one or more"
    case (0, let maximum?): "optional, up to \(maximum)"
    case (let minimum, nil): "required, \(minimum) or more"
    case (let minimum, let maximum?) where minimum == maximum: "required, exactly \(minimum)"
    case (let minimum, let maximum?): "required, \(minimum) to \(maximum)"
    }
  }

  static func primitive(_ primitive: Primitive) -> String {
    switch primitive {
    case .string: "Text"
    case .integer: "Whole number"
    case .decimal: "Decimal number, kept digit for digit"
    case .boolean: "Yes or no (true or false)"
    case .date: "Calendar date, such as 2026-02-16"
    case .dateTime: "Point in time with its offset, such as 2026-02-16T10:30:00Z"
    case .object: "JSON object that this standard leaves open"
    case .array: "JSON array that this standard leaves open"
    case .any: "Any JSON value"
    }
  }

  static func format(_ format: Format) -> String {
    switch format {
    case .uri: "Address (URI)"
    case .email: "E-mail address"
    case .byte: "Bytes, written in Base64"
    case .binary: "Contents of a file, in a multipart upload"
    }
  }

  /// Nil when there is no bound.
  static func length(_ minimum: Int?, _ maximum: Int?) -> String? {
    switch (minimum, maximum) {
    case (nil, nil): nil
    case (let minimum?, nil): "At least \(characters(minimum))"
    case (nil, let maximum?): "At most \(characters(maximum))"
    case (let minimum?, let maximum?) where minimum == maximum: "Exactly \(characters(minimum))"
    case (let minimum?, let maximum?): "\(minimum) to \(characters(maximum))"
    }
  }

  private static func characters(_ count: Int) -> String { count == 1 ? "1 character" : "\(count) characters" }

  static func range(_ minimum: String?, _ maximum: String?) -> String? {
    switch (minimum, maximum) {
    case (nil, nil): nil
    case (let minimum?, nil): "\(minimum) or more"
    case (nil, let maximum?): "\(maximum) or less"
    case (let minimum?, let maximum?): "\(minimum) to \(maximum), both included"
    }
  }

  static func extensibility(isExtensible: Bool) -> String {
    isExtensible
      ? "Further codes may be added; receivers keep codes that they do not know."
      : "Only the codes listed here are allowed."
  }

  struct Exchange {
    /// `Asynchronous`
    let name: String
    let meaning: String
  }

  static func exchange(_ exchange: Endpoint.Exchange) -> Exchange {
    switch exchange {
    case .async:
      Exchange(
        name: "Asynchronous",
        meaning: "The receiver acknowledges at once. The answer comes later, to the requester's own endpoint.")
    case .sync: Exchange(name: "Synchronous", meaning: "The answer comes in the HTTP response.")
    case .callback:
      Exchange(
        name: "Callback", meaning: "The requester offers this endpoint. It receives the answer to an earlier request.")
    case .push:
      Exchange(name: "Push", meaning: "Sent without a request, to somebody who has subscribed.")
    }
  }

  static func actor(_ kind: Process.Actor.Kind) -> String {
    switch kind {
    case .person: "Person"
    case .organisation: "Organisation"
    case .system: "System"
    }
  }

  static func privacy(_ privacy: Privacy) -> String {
    switch privacy {
    case .impersonal: "Not about a person"
    case .personal: "Personal"
    case .sensitive: "Sensitive"
    }
  }

  static func legalBasis(_ kind: Process.LegalBasis.Kind) -> String {
    switch kind {
    case .consent: "Consent"
    case .contract: "Contract"
    case .legalObligation: "Legal obligation"
    case .vitalInterest: "Vital interest"
    case .publicTask: "Public task"
    case .legitimateInterest: "Legitimate interest"
    }
  }

  /// The name of an HTTP status, for those that APIs answer with.
  static func httpStatus(_ status: Int) -> String? {
    switch status {
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 406: "Not Acceptable"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 410: "Gone"
    case 413: "Content Too Large"
    case 415: "Unsupported Media Type"
    case 422: "Unprocessable Content"
    case 429: "Too Many Requests"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    default: nil
    }
  }

  static func count(_ count: Int, _ kind: Kind) -> String {
    let name = count == 1 ? kind.singular : kind.plural
    return "\(count) \(name.prefix(1).lowercased())\(name.dropFirst())"
  }
}
