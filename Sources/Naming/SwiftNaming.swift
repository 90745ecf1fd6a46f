package import Model
private import Printing

/// The names that definitions get in Swift. Emitters and rules call this one authority, so that a collision is found at
/// its source (see `SwiftNaming+Collisions.swift`).
///
/// Names that Swift, its standard library or our support code claim get the kind as a suffix: a data object `String`
/// becomes `StringObject`, a code labelled “None” becomes `noneCode`.
package enum SwiftNaming {
  /// What a type stands for; its name is the suffix that a claimed name gets.
  package enum TypeKind: String, Sendable {
    case object = "Object"
    case message = "Message"
    case codeDirectory = "Code"
    case dataType = "Value"
    /// The type of an attribute that depends on another one, nested in that of its object.
    case choice = "Choice"
    /// A module or the package.
    case module = "Module"
  }

  /// `DCI`
  package static func package(of standard: Standard) -> String { typeName(standard.metadata.name, .module) }

  /// `DCIEmployment`
  package static func module(_ module: Module, of standard: Standard) -> String {
    package(of: standard) + upperCamel(module.name)
  }

  package static func type(of object: DataObject) -> String {
    switch object.kind {
    case .object: typeName(object.metadata.name, .object)
    case .message: typeName(object.metadata.name, .message)
    }
  }

  package static func type(of directory: CodeDirectory) -> String { typeName(directory.metadata.name, .codeDirectory) }

  /// The names of the data types, by their place in the standard; nil for those that are nothing but a primitive
  /// (`string`, `integer`) and need no name of their own.
  ///
  /// They are mere synonyms of primitives, so they give way to the other types of their module: where a code directory
  /// is called `Currency`, the data type `currency` becomes `CurrencyValue`.
  package static func dataTypes(in standard: Standard) -> [String?] {
    var taken = standard.modules.map { _ in Set<String>() }
    for object in standard.dataObjects { taken[object.metadata.module.index].insert(type(of: object).lowercased()) }
    for directory in standard.codeDirectories {
      taken[directory.metadata.module.index].insert(type(of: directory).lowercased())
    }
    return standard.dataTypes.map { dataType in
      if Casing.words(dataType.metadata.name) == Casing.words(dataType.primitive.rawValue) { return nil }
      let name = typeName(dataType.metadata.name, .dataType)
      let isTaken =
        taken[dataType.metadata.module.index].contains(name.lowercased()) || foundationTypes.contains(name)
      return isTaken ? name + TypeKind.dataType.rawValue : name
    }
  }

  /// The nested type of a choice: `Query` for the attribute `query`.
  package static func choiceType(of attribute: Attribute) -> String { typeName(attribute.name, .choice) }

  /// `employment_status` → `employmentStatus`, `message_id` → `messageID`. Not yet escaped; see `escaped`.
  package static func property(_ attribute: String) -> String {
    var name = lowerCamel(Casing.words(attribute))
    if name.isEmpty { name = "attribute" + hexadecimal(attribute) }
    if startsWithDigit(name) { name = "attribute" + name }
    return isClaimedMember(name) || isClaimedProperty(name) ? name + "Attribute" : name
  }

  /// The case of a code: its `name`, or else its label in the default language, or else the code itself.
  ///
  /// `Fixed-term` → `fixedTerm`, `18–24 years` → `code18To24Years`, `+1` → `plus1`.
  package static func enumCase(_ code: Code) -> String {
    var words = Casing.words(spelledOut(code.name ?? code.label.plain))
    if words.isEmpty { words = Casing.words(spelledOut(code.value)) }
    var name = lowerCamel(words)
    if name.isEmpty { name = "code" + hexadecimal(code.value) }
    if startsWithDigit(name) { name = "code" + name }
    return isClaimedMember(name) || isClaimedCase(name) ? name + "Code" : name
  }

  /// The constant of an endpoint: `API.onSearch`.
  package static func endpoint(_ endpoint: Endpoint) -> String {
    var name = lowerCamel(Casing.words(endpoint.metadata.name))
    if name.isEmpty { name = "endpoint" + hexadecimal(endpoint.metadata.name) }
    if startsWithDigit(name) { name = "endpoint" + name }
    return isClaimedMember(name) ? name + "Endpoint" : name
  }

  /// The types of an endpoint's enveloped bodies: `SearchRequestEnvelope`, `SearchResponseEnvelope`.
  package static func requestEnvelope(_ endpoint: Endpoint) -> String {
    capitalised(self.endpoint(endpoint)) + "RequestEnvelope"
  }

  package static func responseEnvelope(_ endpoint: Endpoint) -> String {
    capitalised(self.endpoint(endpoint)) + "ResponseEnvelope"
  }

  /// The test of an example: `memberOutOfWork`.
  package static func test(_ example: Example) -> String {
    let name = lowerCamel(Casing.words(example.metadata.name))
    return name.isEmpty || startsWithDigit(name) || isClaimedMember(name) ? "example" + capitalised(name) : name
  }

  /// The constants of the business rules, by their place in the standard: `BusinessRule.workingAge`. Rules may share a
  /// name; each after the first is then told apart by its identifier.
  package static func rules(in standard: Standard) -> [String] {
    var taken: Set<String> = []
    return standard.rules.map { rule in
      var name = lowerCamel(Casing.words(rule.metadata.name))
      if name.isEmpty { name = "rule" + hexadecimal(rule.metadata.name) }
      if startsWithDigit(name) { name = "rule" + name }
      if isClaimedMember(name) { name += "Rule" }
      var candidate = name
      var count = 1
      while !taken.insert(candidate.lowercased()).inserted {
        candidate = name + upperCamel(rule.metadata.id) + (count > 1 ? "No\(count)" : "")
        count += 1
      }
      return candidate
    }
  }

  /// What countries may set in a rule: the properties of `RuleParameters` are called like the rules, their types so.
  package static func parameters(ofRule name: String) -> String { capitalised(name) + "Parameters" }

  /// The constants of what data types ask of their values, by their place in the standard: `TextConstraint.phoneNumber`.
  /// All modules share them, so where several have a type of one name, all but the first carry that of their module.
  package static func constraints(in standard: Standard) -> [String] {
    var taken: Set<String> = []
    return standard.dataTypes.map { dataType in
      let property = property(dataType.metadata.name)
      let module = upperCamel(standard[dataType.metadata.module].name)
      let name = taken.contains(property.lowercased()) ? property + "In" + module : property
      taken.insert(name.lowercased())
      return name
    }
  }

  /// How a program that imports all modules decodes instances of a subject, and how it asks a value `$0` what is wrong.
  ///
  /// `DCIEmployment.Member` and `$0.validate()`; `DCIEmployment.SearchRequestEnvelope` and
  /// `API.search.validate(request: $0)`. Nil for what nothing can be decoded as: an envelope by itself, no body.
  package static func judged(
    _ subject: Example.Subject, in standard: Standard
  ) -> (type: String, validation: String)? {
    func type(of link: Link<DataObject>) -> String {
      let object = standard[link]
      return "\(module(standard[object.metadata.module], of: standard)).\(self.type(of: object))"
    }
    func body(_ payload: Payload?, of endpoint: Endpoint, _ alias: String, _ role: String) -> (String, String)? {
      guard let payload else { return nil }
      let home = module(standard[endpoint.metadata.module], of: standard)
      return (
        payload.wrapping == nil ? type(of: payload.message) : "\(home).\(alias)",
        "API.\(escaped(self.endpoint(endpoint))).validate(\(role): $0)"
      )
    }
    switch subject {
    case .instance(let link): return standard[link].envelope == nil ? (type(of: link), "$0.validate()") : nil
    case .request(let link):
      let endpoint = standard[link]
      return body(endpoint.request, of: endpoint, requestEnvelope(endpoint), "request")
    case .response(let link):
      let endpoint = standard[link]
      return body(endpoint.response, of: endpoint, responseEnvelope(endpoint), "response")
    }
  }

  /// The name as it is written where Swift expects an identifier: keywords in backticks.
  package static func escaped(_ identifier: String) -> String {
    // The longest keyword is `precedencegroup`; most names are longer or have a capital inside.
    guard identifier.utf8.count <= 15 else { return identifier }
    let hasCapital = identifier.utf8.withContiguousStorageIfAvailable { name in
      name.dropFirst().contains { $0 < UInt8(ascii: "a") }
    }
    return hasCapital != true && keywords.contains(identifier) ? "`\(identifier)`" : identifier
  }

  // MARK: -

  /// Keeps the case that the author chose inside each part: `HttpErrorResponse`, `DCI`; `Employment_Info` →
  /// `EmploymentInfo`.
  private static func typeName(_ name: String, _ kind: TypeKind) -> String {
    var result = upperCamel(name)
    if result.isEmpty { result = kind.rawValue + hexadecimal(name) }
    if startsWithDigit(result) { result = kind.rawValue + result }
    return claimedTypes.contains(result) ? result + kind.rawValue : result
  }

  private static func upperCamel(_ name: String) -> String {
    if isPlain(name) { return upperWord(name) }
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return Casing.words(name).map(upperWord).joined() }
    return name.utf8.split { !isAlphanumeric($0) }.map { upperWord(String(Substring($0))) }.joined()
  }

  private static func isPlain(_ name: String) -> Bool {
    name.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isAlphanumeric) } ?? false
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func lowerCamel(_ words: [String]) -> String {
    guard words.count > 1 else { return words.first ?? "" }
    // An initialism is as long as its word.
    return String(unsafeUninitializedCapacity: words.reduce(0) { $0 + $1.utf8.count }) { buffer in
      var end = 0
      for (place, word) in words.enumerated() {
        var isCapital = place > 0
        for byte in (isCapital ? initialism(word) ?? word : word).utf8 {
          buffer[end] = isCapital && byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte - 32 : byte
          isCapital = false
          end += 1
        }
      }
      return end
    }
  }

  private static func upperWord(_ word: String) -> String { initialism(word) ?? capitalised(word) }

  private static func capitalised(_ word: String) -> String {
    guard let first = word.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return word }
    var word = word
    return word.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { buffer in
        _ = buffer.initialize(fromContentsOf: bytes)
        buffer[0] -= 32
        return bytes.count
      }
    }
  }

  private static func startsWithDigit(_ name: String) -> Bool {
    name.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }

  /// The scalars of a name that has neither letters nor digits: `是` → `U662F`.
  private static func hexadecimal(_ name: String) -> String {
    name.unicodeScalars.map { "U" + String($0.value, radix: 16, uppercase: true) }.joined()
  }

  /// Turns signs that carry meaning into words, so that `+1` and `-1` or `<18` and `>18` stay apart.
  private static func spelledOut(_ label: String) -> String {
    // Most labels have none of the signs; a byte beyond ASCII may begin one.
    let isPlain = label.utf8.withContiguousStorageIfAvailable { $0.allSatisfy { $0 < 0x80 && !isSign($0) } }
    if isPlain == true { return label }
    func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }
    func isSpace(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { $0 == " " || $0 == "(" } ?? true }
    var result = ""
    let scalars = Array(label.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let previous = index > 0 ? scalars[index - 1] : nil
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch scalar {
      case "+": result += " plus "
      case "-", "–", "−":
        let isDigitRange =
          isDigit(scalars[..<index].last { $0 != " " }) && isDigit(scalars[(index + 1)...].first { $0 != " " })
        result += isDigitRange ? " to " : isDigit(next) && isSpace(previous) || next == nil ? " minus " : " "
      case "." where isDigit(previous) && isDigit(next): result += " point "
      case "<" where next == "=", ">" where next == "=":
        result += scalar == "<" ? " at most " : " at least "
        index += 1
      case "<": result += " less than "
      case ">": result += " more than "
      case "≤": result += " at most "
      case "≥": result += " at least "
      case "%": result += " percent "
      case "&": result += " and "
      default: result.unicodeScalars.append(scalar)
      }
      index += 1
    }
    return result
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "%"), UInt8(ascii: "&"):
      true
    default: false
    }
  }
}
