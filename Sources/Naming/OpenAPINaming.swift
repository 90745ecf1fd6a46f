package import Model
private import Printing

/// The names that definitions get in an OpenAPI document.
///
/// Names of schemas are plain CamelCase, because code generators turn them into class names and only such names mean
/// the same to all of them (a dot makes some of them nest the class and others drop what stands before it). Each name
/// follows from its own definition, so that nothing is renamed when something is added elsewhere:
/// - in the first module, on which the others build, a definition keeps its name: `Member`, `SearchRequest`;
/// - in every other module the module's prefix goes before it, as in linked data: `ess:Member` is `EssMember`;
/// - a data type ends in `Value`, since the standard has data types and code directories of one name: `CurrencyValue`;
/// - an operation is in lowerCamelCase: `onSearch`, `essCheckEnrolment`; what belongs to it begins with its name:
///   `OnSearchRequestEnvelope`;
/// - a form of an object that has a choice ends in the code that selects it: `SearchCriteriaExpression`.
///
/// `claims` lists every name with its owner; two equal claims are what a rule reports.
package struct OpenAPINaming: Sendable {
  /// Whether a body is what an endpoint receives or what it answers.
  package enum Direction: String, Sendable, CaseIterable { case request = "Request", response = "Response" }

  /// Whether the message of a body is encrypted.
  package enum Form: String, Sendable, CaseIterable { case any = "", plain = "Plain", encrypted = "Encrypted" }

  /// What the JSON-LD members of data objects hold; in every document.
  package static let linkedDataContext = "JsonLdContext"
  package static let linkedDataIdentifier = "JsonLdId"
  package static let linkedDataType = "JsonLdType"

  private let objects: [String]
  private let directories: [String]
  private let dataTypes: [String]
  private let endpoints: [String]
  private let operations: [String]
  private let schemes: [String]
  private let examples: [String]

  package init(_ standard: Standard) {
    // The first module has no prefix.
    let prefixes = standard.modules.enumerated().map { $0.offset == 0 ? [] : Casing.words($0.element.prefix) }
    func qualified(_ metadata: Metadata) -> String {
      Casing.upperCamel(prefixes[metadata.module.index]) + OpenAPINaming.typeName(metadata)
    }
    objects = standard.dataObjects.map { qualified($0.metadata) }
    directories = standard.codeDirectories.map { qualified($0.metadata) }
    dataTypes = standard.dataTypes.map { qualified($0.metadata) + "Value" }
    endpoints = standard.endpoints.map { qualified($0.metadata) }
    operations = standard.endpoints.map {
      Casing.lowerCamel(prefixes[$0.metadata.module.index] + Casing.words($0.metadata.name))
    }
    schemes = standard.securitySchemes.map { qualified($0.metadata) }
    examples = standard.examples.map { OpenAPINaming.key(prefixes[$0.metadata.module.index], $0.metadata.name) }
  }

  package subscript(object: Link<DataObject>) -> String { objects[object.index] }
  package subscript(directory: Link<CodeDirectory>) -> String { directories[directory.index] }
  package subscript(dataType: Link<DataType>) -> String { dataTypes[dataType.index] }
  package subscript(scheme: Link<SecurityScheme>) -> String { schemes[scheme.index] }

  package func operation(_ endpoint: Link<Endpoint>) -> String { operations[endpoint.index] }

  /// The answer to an asynchronous operation, as it stands there: `searchCallback`.
  package func callback(_ endpoint: Link<Endpoint>) -> String { operation(endpoint) + "Callback" }

  /// The schema of a request that is sent as a file: `SearchRequestForm`.
  package func form(_ endpoint: Link<Endpoint>) -> String { endpoints[endpoint.index] + "RequestForm" }

  /// The key of an endpoint's request body where the document shares it: `OnSearch`.
  package func requestBody(_ endpoint: Link<Endpoint>) -> String { endpoints[endpoint.index] }

  /// The key of an error response that endpoints share: `HttpErrorResponse401`.
  package func error(_ error: ErrorResponse) -> String { self[error.message] + String(error.status) }

  /// The key of the example at this place of the standard's list.
  package func example(_ index: Int) -> String { examples[index] }

  /// The schema of a whole body: `SearchRequestEnvelope`, `SearchRequestEnvelopeEncrypted`.
  package func envelope(_ endpoint: Link<Endpoint>, _ direction: Direction, _ form: Form = .any) -> String {
    endpoints[endpoint.index] + direction.rawValue + "Envelope" + form.rawValue
  }

  /// The schema of its header: `SearchRequestHeader`, `SearchRequestHeaderEncrypted`.
  package func header(_ endpoint: Link<Endpoint>, _ direction: Direction, _ form: Form) -> String {
    endpoints[endpoint.index] + direction.rawValue + "Header" + form.rawValue
  }

  /// The forms of an object, one for each case of its choice.
  package func variants(of object: Link<DataObject>, _ choice: Choice, in directory: CodeDirectory) -> [String] {
    let words = choice.cases.map { option -> [String] in
      let code = directory.codes.first { $0.value == option.code }
      if let name = code?.name { return Casing.words(name) }
      // A code such as `1` says nothing; its label does.
      let value = Casing.words(option.code)
      guard let code, !(value.first?.utf8.first.map(OpenAPINaming.isLetter) ?? false) else { return value }
      return Casing.words(code.label.plain)
    }
    return OpenAPINaming.distinct(words, codes: choice.cases.map(\.code)).map { self[object] + Casing.upperCamel($0) }
  }

  /// The form of an object whose code is none of the cases.
  package func otherVariant(of object: Link<DataObject>) -> String { self[object] + "OtherCode" }

  /// Constants for the codes of a directory, in their order: `FIXED_TERM`.
  package static func constants(of directory: CodeDirectory) -> [String] {
    distinct(directory.codes.map { Casing.words($0.name ?? $0.label.plain) }, codes: directory.codes.map(\.value))
      .map { Casing.snake($0).uppercased() }
  }
}

extension OpenAPINaming {
  /// The lists of the document in which a name stands only once.
  package enum Space: String, Hashable, Sendable {
    case schemas = "schema", operations = "operation", addresses = "address", securitySchemes = "security scheme"
    case examples = "example"
  }

  /// A name and whose it is.
  package struct Claim: Sendable {
    package let space: Space
    package let name: String
    package let owner: Metadata
  }

  /// Every name of the document that comes from a definition, in the order of the standard. Two claims of one name in
  /// one space, or one of a name that stands in every document, make a document that is wrong.
  package static func claims(in standard: Standard) -> [Claim] {
    let names = OpenAPINaming(standard)
    var claims: [Claim] = []
    func claim(_ space: Space, _ name: String, _ owner: Metadata) {
      claims.append(Claim(space: space, name: name, owner: owner))
    }
    for name in [linkedDataContext, linkedDataIdentifier, linkedDataType] {
      claim(.schemas, name, standard.metadata)
    }
    for (index, object) in standard.dataObjects.enumerated() {
      let link = Link<DataObject>(index)
      claim(.schemas, names[link], object.metadata)
      if let choice = object.choice?.choice {
        let variants = names.variants(of: link, choice, in: standard[choice.directory])
        for variant in variants + [names.otherVariant(of: link)] { claim(.schemas, variant, object.metadata) }
      }
    }
    for (index, directory) in standard.codeDirectories.enumerated() {
      claim(.schemas, names[Link<CodeDirectory>(index)], directory.metadata)
    }
    for (index, dataType) in standard.dataTypes.enumerated() {
      claim(.schemas, names[Link<DataType>(index)], dataType.metadata)
    }
    for (index, endpoint) in standard.endpoints.enumerated() {
      let link = Link<Endpoint>(index)
      claim(.operations, names.operation(link), endpoint.metadata)
      if endpoint.callback != nil { claim(.operations, names.callback(link), endpoint.metadata) }
      if endpoint.upload != nil { claim(.schemas, names.form(link), endpoint.metadata) }
      claim(.addresses, endpoint.method.rawValue + " " + endpoint.path, endpoint.metadata)
      for (direction, payload) in [(Direction.request, endpoint.request), (.response, endpoint.response)] {
        guard payload?.wrapping != nil else { continue }
        for form in Form.allCases {
          claim(.schemas, names.envelope(link, direction, form), endpoint.metadata)
          claim(.schemas, names.header(link, direction, form), endpoint.metadata)
        }
      }
    }
    for (index, scheme) in standard.securitySchemes.enumerated() {
      claim(.securitySchemes, names[Link<SecurityScheme>(index)], scheme.metadata)
    }
    for (index, example) in standard.examples.enumerated() {
      claim(.examples, names.example(index), example.metadata)
    }
    return claims
  }
}

extension OpenAPINaming {
  /// A name in CamelCase stays as it is (`HTTPErrorResponse`); any other is brought into it. A name without a single
  /// ASCII letter or digit gives way to the identifier.
  private static func typeName(_ metadata: Metadata) -> String {
    let name = metadata.name
    let isPlain = name.utf8.first.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") } ?? false
    if isPlain && name.utf8.allSatisfy({ isLetter($0) || isDigit($0) }) { return name }
    let words = Casing.words(name)
    return Casing.upperCamel(words.isEmpty ? Casing.words(metadata.id) : words)
  }

  /// The name with every character that a key of a component may not have replaced by `-`.
  private static func key(_ prefix: [String], _ name: String) -> String {
    var bytes = Array(prefix.map { $0 + "-" }.joined().utf8)
    for scalar in name.unicodeScalars {
      let byte = UInt8(ascii: scalar.isASCII ? scalar : "-")
      let isAllowed = isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
      bytes.append(isAllowed ? byte : UInt8(ascii: "-"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The words, with the code after those that are missing, begin with a digit or are not the only ones of their kind.
  private static func distinct(_ names: [[String]], codes: [String]) -> [[String]] {
    var uses: [[String]: Int] = [:]
    for words in names { uses[words, default: 0] += 1 }
    return zip(names, codes).map { words, code in
      let start = words.first?.utf8.first
      if let start, isLetter(start), uses[words] == 1 { return words }
      return (start.map(isLetter) == true ? words : ["code"] + words) + spelling(of: code)
    }
  }

  /// A code in words that keep `+1` and `-1` apart: what is neither letter nor digit is spelt as its number.
  private static func spelling(of code: String) -> [String] {
    var words = [""]
    for byte in code.utf8 {
      if isLetter(byte) || isDigit(byte) {
        words[words.count - 1].unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        words += ["x" + String(byte, radix: 16), ""]
      }
    }
    return words.filter { !$0.isEmpty }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
