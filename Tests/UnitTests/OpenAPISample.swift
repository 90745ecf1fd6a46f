import Model
import Printing
import Source

/// A small standard that has one of each thing of which an OpenAPI document must decide something.
enum OpenAPISample {
  /// Would end a JSON or YAML string, a comment, a block or a document if it were pasted as text.
  static let hostile = "A \"quoted\" \\(x) */ text: # with\n--- \u{2028}- [a]: {b}\u{0}\n...\n<script>'''"

  static let standard = Standard(
    metadata: metadata("DCI", "DCI", label: "Sample", summary: hostile), version: "1.0", languages: ["en", "fr"],
    modules: [
      Module(
        name: "common", title: en("Common"), summary: en("Common."), prefix: "core",
        namespace: "https://example.org/core/data/", codeNamespace: "https://example.org/core/code/"),
      Module(
        name: "employment", title: en("Employment"), summary: en("Employment."), prefix: "ess",
        namespace: "https://example.org/ess/data/", codeNamespace: "https://example.org/ess/code/"),
    ],
    deliveryChain: [], servers: [Server(url: "https://sandbox.example.org/v1", summary: en("Sandbox."))],
    licence: Licence(name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0"),
    publisher: Publisher(name: "Example body", url: "https://example.org/"), dataTypes: dataTypes,
    codeDirectories: directories, dataObjects: objects, endpoints: endpoints, securitySchemes: schemes,
    processes: [referral],
    examples: examples)

  // MARK: Data types

  static let string = Link<DataType>(0)
  static let boolean = Link<DataType>(1)
  static let dateTime = Link<DataType>(2)
  static let currencyType = Link<DataType>(3)
  static let any = Link<DataType>(4)
  static let amount = Link<DataType>(5)
  static let file = Link<DataType>(6)
  static let date = Link<DataType>(7)

  private static let dataTypes = [
    dataType("DT.COM.02", "string", .string), dataType("DT.COM.06", "boolean", .boolean),
    dataType("DT.COM.07", "instant", .dateTime),
    dataType("DF.COM.STRING.08", "currency", .string, pattern: "[A-Z]{3}|XX", maximumLength: 3, samples: ["EUR"]),
    dataType("DT.COM.08", "any", .any), dataType("DT.COM.09", "amount", .decimal, minimum: "0"),
    dataType("DT.COM.10", "file", .string, format: .binary), dataType("DT.COM.11", "day", .date),
  ]

  // MARK: Code directories

  static let currencyDirectory = Link<CodeDirectory>(0)
  static let queryType = Link<CodeDirectory>(1)
  static let action = Link<CodeDirectory>(2)
  static let sex = Link<CodeDirectory>(3)
  static let errorCode = Link<CodeDirectory>(4)

  private static let directories = [
    CodeDirectory(
      metadata: metadata("CD.COM.06", "Currency"), isExtensible: true,
      external: ExternalList(title: "ISO 4217", url: "https://example.org/iso4217", pattern: "[A-Z]{3}"), columns: [],
      codes: []),
    directory(
      "CD.API.01", "QueryType", codes: [("idtype-value", "By identifier"), ("expression", "Expression")],
      isExtensible: true, module: 0),
    directory("CD.API.02", "Kind", codes: [("1", "One"), ("2", "Two")], isExtensible: false, module: 0),
    directory("CD.COM.03", "Sex", codes: [("1", "Male"), ("2", "Female")], isExtensible: false, module: 0),
    CodeDirectory(
      metadata: metadata("ErrorCode", "ErrorCode"), isExtensible: true, external: nil,
      columns: [.init(name: "http_status", label: nil, summary: en("The status."), codes: nil, iri: "x:status")],
      codes: [("err.denied", "401"), ("err.broken", "500"), ("err.other", nil)].map { value, status in
        Code(
          value: value, name: nil, label: en("Label of \(value)"), definition: nil, deprecation: nil, iri: "x:" + value,
          columns: [status], origin: origin)
      }),
    directory("CD.COM.90", "Unused", codes: [("1", "One")], isExtensible: true, module: 0),
  ]

  static func directory(
    _ id: String, _ name: String, codes: [(String, String)], isExtensible: Bool, module: Int
  ) -> CodeDirectory {
    CodeDirectory(
      metadata: metadata(id, name, module: module), isExtensible: isExtensible, external: nil, columns: [],
      codes: codes.map { value, label in
        Code(
          value: value, name: nil, label: en(label), definition: en(label + "."), deprecation: nil,
          iri: "https://example.org/core/code/\(name)/\(value)", columns: [], origin: origin)
      })
  }

  // MARK: Objects and messages

  static let person = Link<DataObject>(0)
  static let essPerson = Link<DataObject>(1)
  static let criteria = Link<DataObject>(2)
  static let identifier = Link<DataObject>(3)
  static let clause = Link<DataObject>(4)
  static let envelope = Link<DataObject>(5)
  static let header = Link<DataObject>(6)
  static let encrypted = Link<DataObject>(7)
  static let request = Link<DataObject>(8)
  static let response = Link<DataObject>(9)
  static let ack = Link<DataObject>(10)
  static let failure = Link<DataObject>(11)
  static let form = Link<DataObject>(12)
  static let closed = Link<DataObject>(13)
  static let place = Link<DataObject>(14)
  static let cause = Link<DataObject>(15)

  private static let personAttributes: [Attribute] = [
    attribute("name", .data(string), "1..1", of: person), attribute("sex", .code(sex), "0..1", of: person),
    attribute("birth_date", .data(date), "0..1", of: person), attribute("income", .data(amount), "0..1", of: person),
    attribute("currencies", .data(currencyType), "0..3", of: person),
  ]

  private static let objects = [
    object("DO.COM.08", "Person", personAttributes),
    object(
      "DO.EMP.01", "Person", personAttributes + [attribute("children", .object(person), "1..*", of: essPerson)],
      parent: person, module: 1),
    object(
      "SearchCriteria", "SearchCriteria",
      [
        attribute("query_type", .code(queryType), "1..1", of: criteria),
        attribute(
          "query",
          .choice(
            Choice(
              discriminator: "query_type", directory: queryType,
              cases: [
                .init(code: "idtype-value", type: .object(identifier), cardinality: .required),
                .init(code: "expression", type: .object(clause), cardinality: .init(minimum: 1, maximum: nil)),
              ])), "1..1", of: criteria),
      ], kind: .message, module: 1),
    object("DO.COM.01", "Identifier", [attribute("value", .data(string), "1..1", of: identifier)]),
    object("Clause", "Clause", [attribute("term", .data(any), "1..1", of: clause)], kind: .message),
    object(
      "Envelope", "Envelope",
      [
        attribute("signature", .data(string), "0..1", of: envelope),
        attribute("header", .parameter(.header), "1..1", of: envelope),
        attribute("message", .parameter(.message), "1..1", of: envelope),
      ], kind: .message,
      envelope: Envelope(
        header: "header", message: "message",
        encryption: .init(flag: "is_msg_encrypted", message: encrypted))),
    object(
      "MsgHeader", "MsgHeader",
      [
        attribute("action", .data(string), "1..1", of: header),
        attribute("message_ts", .data(dateTime), "1..1", of: header),
        attribute("sender_uri", .data(string), "0..1", of: header),
        attribute("is_msg_encrypted", .data(boolean), "0..1", of: header, default: false),
      ], kind: .message),
    object(
      "EncryptedMessage", "EncryptedMessage", [attribute("tag", .data(string), "1..1", of: encrypted)], kind: .message),
    object(
      "SearchRequest", "SearchRequest", [attribute("criteria", .object(criteria), "1..*", of: request)], kind: .message),
    object(
      "SearchResponse", "SearchResponse", [attribute("people", .object(essPerson), "0..*", of: response)],
      kind: .message),
    object("Response", "Response", [attribute("ack", .data(string), "1..1", of: ack)], kind: .message),
    object(
      "HTTPError", "HTTPError",
      [
        attribute("message", .data(string), "1..1", of: failure),
        attribute("causes", .object(cause), "0..*", of: failure),
      ], kind: .message),
    object(
      "FileInfo", "FileInfo",
      [attribute("action", .data(string), "1..1", of: form), attribute("file", .data(file), "1..1", of: form)],
      kind: .message),
    object(
      "Closed", "Closed",
      [
        attribute("kind", .code(action), "1..1", of: closed, default: "1"),
        attribute(
          "value",
          .choice(
            Choice(
              discriminator: "kind", directory: action,
              cases: [.init(code: "1", type: .data(string), cardinality: .required)])), "0..1", of: closed),
      ], kind: .message),
    object("Place", "Place", [attribute("id", .data(string), "1..1", of: place)], kind: .message),
    object("Cause", "Cause", [attribute("code", .code(errorCode), "1..1", of: cause)], kind: .message),
  ]

  // MARK: Endpoints

  static let search = Link<Endpoint>(0)
  static let onSearch = Link<Endpoint>(1)
  static let syncSearch = Link<Endpoint>(2)
  static let ping = Link<Endpoint>(3)

  private static let endpoints = [
    endpoint(
      "API.EMP.01", "search", "/registry/search", .async, request: payload(request),
      response: Payload(message: ack, wrapping: nil),
      callback: onSearch, upload: form),
    endpoint(
      "API.EMP.02", "on_search", "/registry/on-search", .callback, request: payload(response),
      response: Payload(message: ack, wrapping: nil)),
    endpoint(
      "API.EMP.03", "sync_search", "/registry/sync/search", .sync, request: payload(request),
      response: payload(response)),
    Endpoint(
      metadata: metadata("API.EMP.04", "ping", module: 1), method: .get, path: "/registry/{id}/ping", exchange: .sync,
      action: nil, responseAction: nil, request: nil, response: nil, callback: nil, security: [], errors: [],
      upload: nil, parameters: [Parameters(location: .path, message: place)], success: 204),
    endpoint(
      "API.EMP.05", "notify", "/registry/notify", .push, request: payload(response),
      response: Payload(message: ack, wrapping: nil)),
    Endpoint(
      metadata: metadata("API.COM.01", "keys"), method: .get, path: "/keys", exchange: .sync, action: nil,
      responseAction: nil, request: nil, response: nil, callback: nil, security: [], errors: [], upload: nil),
    Endpoint(
      metadata: metadata("API.COM.02", "health"), method: .get, path: "/health", exchange: .sync, action: nil,
      responseAction: nil, request: nil, response: nil, callback: nil, security: [], errors: [], upload: nil),
  ]

  // MARK: Processes

  /// A step calls `search`, and when something goes wrong, `keys`.
  private static let referral = Process(
    metadata: metadata("PRS.EMP.01", "Referral", label: "A referral", module: 1), purpose: en("Help."),
    deliveryChain: [], actors: [.init(key: "a", name: en("A"), kind: .system, summary: nil)], triggers: [],
    assumptions: [], preconditions: [], inputs: [],
    steps: [
      .init(
        key: "ask", number: 1, from: 0, to: 0, summary: en("Ask."), endpoint: search, answers: nil, shares: [],
        purpose: nil, legalBasis: nil, examples: [], repeats: nil, origin: origin)
    ],
    outputs: [], alternatives: [],
    exceptions: [.init(step: 0, when: en("Unknown key."), then: en("Ask for keys."), endpoint: Link(5))],
    decisions: [], indicators: [], serviceLevels: [], uses: [], rules: [])

  private static let schemes = [
    SecurityScheme(
      metadata: metadata("Authorization", "Authorization"), method: .http(scheme: "bearer", bearerFormat: "JWT")),
    SecurityScheme(
      metadata: metadata("OAuth", "OAuth"),
      method: .oauth2ClientCredentials(
        tokenURL: "https://example.org/token", scopes: [.init(name: "search", summary: en("Search."))])),
  ]

  // MARK: Examples

  private static let jane: JSON = [
    "@type": "Person", "name": .string(hostile), "sex": "2", "birth_date": "2001-02-03", "income": .number("10.50"),
    "currencies": ["EUR"], "children": [["name": "no"]],
  ]

  private static func message(_ action: String, _ message: JSON, encrypted: Bool? = nil) -> JSON {
    [
      "header": .object(
        present: ("action", .string(action)), ("message_ts", "2026-02-16T10:30:00Z"),
        ("is_msg_encrypted", encrypted.map(JSON.bool))),
      "message": message,
    ]
  }

  private static let searchMessage: JSON = [
    "criteria": [
      ["query_type": "idtype-value", "query": ["value": "1"]],
      ["query_type": "expression", "query": [["term": 1], ["term": .null]]],
      ["query_type": "later", "query": "anything"],
    ]
  ]

  private static let examples = [
    example("jane", .instance(essPerson), jane),
    example("a-search", .request(search), message("search", searchMessage)),
    example("a-secret", .request(search), message("search", ["tag": "x"], encrypted: true)),
    example("a-denial", .instance(failure), ["message": "No.", "causes": [["code": "err.denied"]]]),
    example("an-answer", .response(syncSearch), message("on-search", ["people": [jane]], encrypted: false)),
  ]

  // MARK: Parts

  private static let origin = Origin(
    span: Span(file: 0, start: 0, end: 0), path: "spec/sample.yaml", position: Position(line: 1, column: 1))

  private static func en(_ text: String) -> Text { Text(text, language: "en") }

  static func metadata(
    _ id: String, _ name: String, label: String? = nil, summary: String = "A sample.", module: Int = 0
  ) -> Metadata {
    Metadata(
      id: id, name: name,
      label: label.map { Text([.init(language: "en", text: $0), .init(language: "fr", text: "Oui")]) },
      summary: en(summary), description: nil, status: .published, since: nil, deprecation: nil, sources: [], notes: [],
      deviations: [], module: Link(module), iri: "https://example.org/\(id)", origin: origin)
  }

  private static func dataType(
    _ id: String, _ name: String, _ primitive: Primitive, pattern: String? = nil, format: Format? = nil,
    maximumLength: Int? = nil, minimum: String? = nil, samples: [String] = []
  ) -> DataType {
    DataType(
      metadata: metadata(id, name), parent: nil, primitive: primitive, pattern: pattern, format: format,
      minimumLength: nil, maximumLength: maximumLength, minimum: minimum, maximum: nil, samples: samples)
  }

  private static func attribute(
    _ name: String, _ type: AttributeType, _ cardinality: String, of object: Link<DataObject>,
    default value: JSON? = nil
  ) -> Attribute {
    let parts = cardinality.split(separator: ".")
    return Attribute(
      name: name, label: nil, summary: en("The \(name)."), description: nil, type: type,
      cardinality: Cardinality(minimum: Int(parts[0]) ?? 0, maximum: Int(parts[1])),
      iri: "https://example.org/core/data/" + name, status: .published, since: nil, deprecation: nil, notes: [],
      privacy: nil, defaultValue: value, declaredBy: object, isOverride: false, origin: origin)
  }

  private static func object(
    _ id: String, _ name: String, _ attributes: [Attribute], parent: Link<DataObject>? = nil,
    kind: DataObject.Kind = .object, module: Int = 0, envelope: Envelope? = nil
  ) -> DataObject {
    DataObject(
      metadata: metadata(id, name, label: id == "DO.EMP.01" ? "Person" : nil, module: module), kind: kind,
      parent: parent, attributes: attributes,
      envelope: envelope)
  }

  private static func payload(_ message: Link<DataObject>) -> Payload {
    Payload(message: message, wrapping: .init(envelope: envelope, header: header))
  }

  private static func endpoint(
    _ id: String, _ name: String, _ path: String, _ exchange: Endpoint.Exchange, request: Payload, response: Payload,
    callback: Link<Endpoint>? = nil, upload: Link<DataObject>? = nil
  ) -> Endpoint {
    Endpoint(
      metadata: metadata(id, name, module: 1), method: .post, path: path, exchange: exchange, action: "search",
      responseAction: "on-search", request: request, response: response, callback: callback,
      security: [Link(0), Link(1)],
      errors: [
        ErrorResponse(status: 401, message: failure, summary: nil),
        ErrorResponse(status: 500, message: failure, summary: en(exchange == .callback ? "Asleep." : "Down.")),
      ], upload: upload)
  }

  private static func example(_ name: String, _ subject: Example.Subject, _ value: JSON) -> Example {
    Example(metadata: metadata(name, name, module: 1), subject: subject, value: value)
  }
}
