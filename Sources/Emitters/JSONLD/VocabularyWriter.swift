import LinkedData
import Model
import Naming
import Printing

/// Writes vocabularies as JSON-LD. A key is the compact IRI of its property.
struct VocabularyWriter {
  private let vocabularies: Vocabularies
  private let prefixes: PrefixTable

  init(_ standard: Standard, _ vocabularies: Vocabularies) {
    self.vocabularies = vocabularies
    prefixes = PrefixTable(standard)
  }

  func json(_ module: Link<Module>) -> JSON {
    var iris = IRIShortener(prefixes)
    let nodes = vocabularies.nodes(module).map { json($0, &iris) }
    return ["@context": .object(context(iris)), "@graph": .array(nodes)]
  }

  /// How the keys of the nodes are to be read.
  private func context(_ iris: IRIShortener) -> [JSON.Member] {
    // Whatever has a language, and whatever names another node.
    let texts = [
      "rdfs:label", "rdfs:comment", "skos:prefLabel", "skos:definition", "skos:changeNote", "dcterms:description",
    ]
    let links =
      [
        "rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range", "rdfs:isDefinedBy", "rdfs:seeAlso",
        "schema:domainIncludes",
        "schema:rangeIncludes", "skos:inScheme", "skos:topConceptOf", "qb:codeList", "dcterms:isReplacedBy",
        "dcterms:license", "dcterms:publisher",
      ] + (vocabularies.hasMappings ? Crosswalk.Match.allCases.map { compact($0.property) } : [])
    var shortener = iris
    for (prefix, namespace) in JSONLDNaming.reservedPrefixes { _ = shortener.short(namespace + prefix) }
    return [JSON.Member("@version", .number("1.1"))] + shortener.declarations
      + texts.map { .init($0, ["@id": .string($0), "@container": "@language"]) }
      + links.map { .init($0, ["@id": .string($0), "@type": "@id"]) }
  }

  private func compact(_ name: LinkedName) -> String {
    switch name {
    case .standard(let name): name
    case .own(let iri): iri
    }
  }

  private func json(_ node: LinkedNode, _ iris: inout IRIShortener) -> JSON {
    func short(_ name: LinkedName) -> String {
      if case .own(let iri) = name { iris.short(iri) } else { compact(name) }
    }
    var members = [
      JSON.Member("@id", .string(iris.short(node.iri))),
      JSON.Member("@type", oneOrMore(node.types.map { .string(short($0)) })),
    ]
    for statement in node.statements {
      // The columns of code directories are the only properties that the context does not know.
      let isKnown = if case .standard = statement.property { true } else { false }
      let values = statement.values.map { value -> JSON in
        switch value {
        case .node(let name): isKnown ? .string(short(name)) : ["@id": .string(short(name))]
        case .page(let url): .string(url)
        case .text(let text): .string(text)
        case .texts(let map): json(map)
        case .truth(let truth): .bool(truth)
        }
      }
      members.append(JSON.Member(short(statement.property), oneOrMore(values)))
    }
    return .object(members)
  }

  /// `{ "en": "Member", "fr": "Membre" }`; several texts of one language become an array.
  private func json(_ map: LanguageMap) -> JSON {
    .object(map.entries.map { .init($0.language, oneOrMore($0.texts.map(JSON.string))) })
  }

  /// The value for one, an array for more.
  private func oneOrMore(_ values: [JSON]) -> JSON { values.count == 1 ? values[0] : .array(values) }
}
