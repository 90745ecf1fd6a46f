package import Model
import Printing

/// The names that definitions get in JSON-LD: file names, terms and the way from a code to its IRI. The emitter and the
/// lint rules call this one authority, so that what a context cannot express is found at its source.
package enum JSONLDNaming {
  // MARK: Files, as paths below the folder `jsonld`

  /// `contexts/employment/Member.jsonld`
  package static func contextPath(_ link: Link<DataObject>, in standard: Standard) -> String {
    let metadata = standard[link].metadata
    return contextFolder(of: metadata, in: standard) + fileStem(metadata.name) + suffix
  }

  /// What one attribute may hold when that depends on another one: `contexts/common/SearchCriteria/query.jsonld`. The
  /// owner is the path of the context in which the attribute stands.
  package static func contextPath(ofTerm term: String, in owner: String) -> String {
    String(owner.dropLast(suffix.count)) + "/" + fileStem(term) + suffix
  }

  /// The whole body of a request or a response: `contexts/employment/api/search-request.jsonld`. No object's context
  /// can have that path: attribute names hold no hyphen.
  package static func contextPath(_ body: Body, of endpoint: Endpoint, in standard: Standard) -> String {
    contextFolder(of: endpoint.metadata, in: standard) + "api/" + fileStem(endpoint.metadata.name) + "-"
      + body.rawValue + suffix
  }

  /// `contexts/employment.jsonld`
  package static func contextPath(of module: Module) -> String { "contexts/" + fileStem(module.name) + suffix }

  /// `vocabulary/employment.jsonld`
  package static func vocabularyPath(of module: Module) -> String { "vocabulary/" + fileStem(module.name) + suffix }

  /// `examples/member-out-of-work.jsonld`
  package static func examplePath(of example: Example) -> String {
    "examples/" + fileStem(example.metadata.id) + suffix
  }

  package enum Body: String, Sendable, CaseIterable { case request, response }

  private static let suffix = ".jsonld"

  private static func contextFolder(of metadata: Metadata, in standard: Standard) -> String {
    "contexts/" + fileStem(standard[metadata.module].name) + "/"
  }

  /// Keeps letters, digits, `-` and `_`; any other byte becomes `~` and two hexadecimal digits. Injective, and equal to
  /// its own URL, so that contexts can refer to one another by relative references.
  package static func fileStem(_ name: String) -> String {
    func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    if name.utf8.allSatisfy(isPlain) { return name }
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      bytes += isPlain(byte) ? [byte] : [UInt8(ascii: "~"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The reference by which one file of the target names another, e.g. `../common/Place.jsonld`.
  package static func reference(to target: String, from file: String) -> String {
    let slash = UInt8(ascii: "/")
    return target.withBytes { target in
      file.withBytes { file in
        var same = 0
        // The folders that both are in.
        var shared = 0
        while same < target.count, same < file.count, target[same] == file[same] {
          same += 1
          if target[same - 1] == slash { shared = same }
        }
        var steps = 0
        for byte in file[shared...] where byte == slash { steps += 1 }
        return String(repeating: "../", count: steps) + String(decoding: target[shared...], as: UTF8.self)
      }
    }
  }

  // MARK: Terms

  /// The prefixes that our files declare for the vocabularies they build on, with their namespaces. A module that took
  /// one of these as its prefix would lose the use of it.
  package static let reservedPrefixes: [(name: String, namespace: String)] = [
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("qb", "http://purl.org/linked-data/cube#"),
    ("schema", "https://schema.org/"),
  ]

  /// Whether JSON-LD reads the text as a keyword, known or of a later version: `@` and letters.
  package static func isKeyword(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "@") && text.utf8.count > 1
      && text.utf8.dropFirst().allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
  }

  /// Whether a context can define the text as a term with an IRI of our choice. A colon or a slash makes it an IRI.
  package static func canBeTerm(_ text: String) -> Bool {
    !text.isEmpty && !isKeyword(text)
      && !text.withBytes { $0.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") } }
  }

  /// The IRI of a key whose meaning depends on the type of the value that holds it, when that type is open: `value` in a
  /// `query` that may be of several types. The properties that it may stand for are declared as special cases of it.
  package static func iri(ofAmbiguous key: String, in attribute: String) -> String {
    attribute + "/" + Percent.encodeSegment(key)
  }

  // MARK: Codes

  /// How the context of an attribute makes the IRI of a code.
  package enum CodeTerm: Hashable, Sendable {
    /// From the IRI of the directory, `/` and the code: the context need not know the code.
    case plain
    /// By a term of its own, because the IRI differs from that: `Fixed term`.
    case term
    /// The code is its own IRI: `urn:registry:ess`. The context need not know it either.
    case iri
    /// As a compact IRI, since it holds a colon: `core:1` with the prefix `core`.
    case prefixed(prefix: String, namespace: String)
    /// Not at all, and why. Such a code stays a text that is not linked to its definition.
    case inexpressible(reason: String)
  }

  /// The IRI that stands before plain codes.
  package static func codeVocabulary(of directory: CodeDirectory) -> String { directory.metadata.iri + "/" }

  /// For each code of the directory, in order.
  package static func codeTerms(of directory: CodeDirectory) -> [CodeTerm] {
    let vocabulary = codeVocabulary(of: directory)
    let terms = directory.codes.map { codeTerm($0, vocabulary: vocabulary) }
    // Only prefixes can be in the way of one another.
    guard terms.contains(where: { if case .prefixed = $0 { true } else { false } }) else { return terms }
    let values = Set(directory.codes.map(\.value))
    let whole = Set(directory.codes.filter { $0.value == $0.iri }.map { scheme($0.value) })
    var namespaces: [String: String] = [:]
    return terms.map { term in
      guard case .prefixed(let prefix, let namespace) = term else { return term }
      if values.contains(prefix) {
        return .inexpressible(reason: "what stands before its colon, `\(prefix)`, is a code of the directory too")
      }
      if whole.contains(prefix) {
        return .inexpressible(reason: "other codes that begin with `\(prefix):` are IRIs already")
      }
      if let other = namespaces[prefix], other != namespace {
        return .inexpressible(reason: "other codes that begin with `\(prefix):` have their IRIs elsewhere")
      }
      namespaces[prefix] = namespace
      return term
    }
  }

  /// Whether the text is that of both parts, one after the other.
  private static func isJoined(_ text: String, from head: String, _ tail: String) -> Bool {
    text.withBytes { text in
      head.withBytes { head in
        tail.withBytes { tail in
          text.count == head.count + tail.count && text[..<head.count].elementsEqual(head)
            && text[head.count...].elementsEqual(tail)
        }
      }
    }
  }

  private static func scheme(_ iri: String) -> String { String(iri.prefix { $0 != ":" }) }

  private static func codeTerm(_ code: Code, vocabulary: String) -> CodeTerm {
    let value = code.value
    if value.isEmpty { return .inexpressible(reason: "it is empty") }
    if isKeyword(value) { return .inexpressible(reason: "JSON-LD takes `@` and letters for a keyword") }
    if let colon = value.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let prefix = String(value[..<colon])
      let rest = value[value.utf8.index(after: colon)...]
      if value == code.iri { return .iri }
      if prefix == "_" { return .inexpressible(reason: "JSON-LD takes what begins with `_:` for a blank node") }
      if rest.utf8.starts(with: "//".utf8) { return .inexpressible(reason: "JSON-LD takes `://` for a whole IRI") }
      if !canBeTerm(prefix) {
        return .inexpressible(reason: "what stands before its colon cannot be a prefix in JSON-LD")
      }
      let lead = code.iri.utf8.count - rest.utf8.count
      guard lead > 0, code.iri.utf8.dropFirst(lead).elementsEqual(rest.utf8) else {
        return .inexpressible(reason: "it holds a colon, and its IRI does not end in what follows the colon")
      }
      return .prefixed(prefix: prefix, namespace: String(decoding: code.iri.utf8.prefix(lead), as: UTF8.self))
    }
    if isJoined(code.iri, from: vocabulary, value) { return .plain }
    return canBeTerm(value) ? .term : .inexpressible(reason: "JSON-LD reads a text with a slash as an IRI")
  }
}
