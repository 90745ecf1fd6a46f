import Model
import Naming
import Printing

/// What the standard's IRIs stand for: classes, properties, data types and codes, each declared in the vocabulary of
/// one module and nowhere else. No node is blank, and every node belongs to something declared here or by the W3C.
///
/// Where attributes of several objects share an IRI, `rdfs:domain` would say that whoever has the property is all of
/// these objects at once. So the domains and ranges of every property are given by `schema:domainIncludes` and
/// `schema:rangeIncludes`, which name alternatives, and by `rdfs:domain` and `rdfs:range` besides where there is but one
/// and its logical meaning holds.
struct Vocabularies {
  private let standard: Standard
  private let prefixes: PrefixTable
  private let crosswalks: [String: [Crosswalk.Match: [String]]]
  private let properties: [LinkedProperty]
  private let ambiguousKeys: [(key: AmbiguousKey, module: Link<Module>)]

  init(_ standard: Standard, _ contexts: ContextDocuments) {
    self.standard = standard
    prefixes = PrefixTable(standard)
    crosswalks = matches(standard)
    properties = linkedProperties(standard, contexts)
    ambiguousKeys = contexts.ambiguousKeys
  }

  func json(_ module: Link<Module>) -> JSON {
    var writer = NodeWriter(standard: standard, crosswalks: crosswalks, iris: IRIShortener(prefixes))
    var nodes = [writer.ontology(module)]
    for object in standard.dataObjects where object.metadata.module == module { nodes.append(writer.type(object)) }
    for property in properties where property.module == module { nodes.append(writer.property(property)) }
    for (key, owner) in ambiguousKeys where owner == module { nodes.append(writer.ambiguousKey(key, owner)) }
    for type in standard.dataTypes where type.metadata.module == module { nodes.append(writer.dataType(type)) }
    for directory in standard.codeDirectories where directory.metadata.module == module {
      nodes.append(writer.scheme(directory))
      nodes += writer.columns(directory)
      nodes += writer.concepts(directory)
    }
    return ["@context": .object(writer.context), "@graph": .array(nodes)]
  }
}

private struct NodeWriter {
  let standard: Standard
  /// By the IRI of a code, the IRIs of those that correspond to it.
  let crosswalks: [String: [Crosswalk.Match: [String]]]
  var iris: IRIShortener

  /// How the keys of the nodes are to be read. A key is the compact IRI of its property.
  var context: [JSON.Member] {
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
      ] + (crosswalks.isEmpty ? [] : Crosswalk.Match.allCases.map(\.property))
    var shortener = iris
    for (prefix, namespace) in JSONLDNaming.reservedPrefixes { _ = shortener.short(namespace + prefix) }
    return [JSON.Member("@version", .number("1.1"))] + shortener.declarations
      + texts.map { .init($0, ["@id": .string($0), "@container": "@language"]) }
      + links.map { .init($0, ["@id": .string($0), "@type": "@id"]) }
  }

  mutating func ontology(_ link: Link<Module>) -> JSON {
    let module = standard[link]
    return .object(
      present: ("@id", .string(module.namespace)), ("@type", "owl:Ontology"),
      ("rdfs:label", LanguageMap(module.title).json), ("rdfs:comment", LanguageMap(module.summary).json),
      ("owl:versionInfo", .string(standard.version)), ("dcterms:license", page(standard.licence?.url)),
      ("dcterms:publisher", page(standard.publisher?.url)))
  }

  mutating func type(_ object: DataObject) -> JSON {
    let metadata = object.metadata
    return .object(
      head(metadata, type: "rdfs:Class")
        + present(("rdfs:subClassOf", object.parent.map { id(iri($0)) })) + tail(metadata))
  }

  mutating func property(_ property: LinkedProperty) -> JSON {
    let declarations = property.declarations
    var label = LanguageMap()
    var comment = LanguageMap()
    var description = LanguageMap()
    for attribute in declarations {
      if let text = attribute.label { label.complete(with: text) }
      comment.add(attribute.summary)
      if let text = attribute.description { description.add(text) }
    }
    if label.isEmpty { label.add(readable(property.name)) }
    let isCoded = property.ranges.contains { if case .code = $0 { true } else { false } }
    let domains = property.domains.map { id(iri($0)) }
    let ranges = property.ranges.map { range($0) }.uniqued()
    let lists = property.ranges.compactMap { range -> JSON? in
      guard case .code(let link) = range else { return nil }
      return id(iri(link))
    }
    let isDeprecated = declarations.allSatisfy { $0.status == .deprecated || $0.deprecation != nil }
    var replacement: JSON?
    if isDeprecated, let use = declarations[0].deprecation?.use,
      let attribute = standard[declarations[0].declaredBy].attribute(named: use)
    {
      replacement = id(attribute.iri)
    }
    return .object(
      present(
        ("@id", id(property.iri)), ("@type", isCoded ? ["rdf:Property", "qb:CodedProperty"] : "rdf:Property"),
        ("rdfs:label", label.json), ("rdfs:comment", comment.json), ("dcterms:description", description.json),
        ("rdfs:subPropertyOf", oneOrMore(property.generalisations.map { id($0) })),
        ("rdfs:domain", domains.count == 1 ? domains[0] : nil), ("rdfs:range", soleRange(property, ranges)),
        ("schema:domainIncludes", oneOrMore(domains)), ("schema:rangeIncludes", oneOrMore(ranges)),
        ("qb:codeList", oneOrMore(lists)))
        + deprecated(isDeprecated, isDeprecated ? declarations[0].deprecation : nil, replacement)
        + [.init("rdfs:isDefinedBy", id(standard[property.module].namespace))])
  }

  /// A property that says less than those that are declared to be special cases of it.
  mutating func ambiguousKey(_ key: AmbiguousKey, _ module: Link<Module>) -> JSON {
    .object(
      present: ("@id", id(key.iri)), ("@type", "rdf:Property"), ("rdfs:label", LanguageMap(readable(key.name)).json),
      ("rdfs:comment", ["en": "A key with several meanings; which one applies depends on the type of what has it."]),
      ("rdfs:isDefinedBy", id(standard[module].namespace)))
  }

  mutating func dataType(_ type: DataType) -> JSON {
    let base = type.parent.map { iri($0) } ?? type.baseIRI
    return .object(
      head(type.metadata, type: "rdfs:Datatype") + [.init("rdfs:subClassOf", id(base))]
        + present(("skos:example", oneOrMore(type.samples.map(JSON.string)))) + tail(type.metadata))
  }

  mutating func scheme(_ directory: CodeDirectory) -> JSON {
    var extra: [JSON.Member] = []
    if let external = directory.external {
      extra = present(("dcterms:source", .string(external.title)), ("rdfs:seeAlso", page(external.url)))
    }
    return .object(head(directory.metadata, type: "skos:ConceptScheme") + extra + tail(directory.metadata))
  }

  /// The concepts to which crosswalks map a code, whichever way they lead. Codes of lists that are not part of the
  /// standard have no IRI of ours, and no claim is made about them.
  private mutating func mappings(of code: Code) -> [JSON.Member] {
    let found = crosswalks[code.iri] ?? [:]
    return Crosswalk.Match.allCases.compactMap { match in
      oneOrMore((found[match] ?? []).map { id($0) }).map { JSON.Member(match.property, $0) }
    }
  }

  /// What the list says of its codes besides their meaning, each as a property of codes.
  mutating func columns(_ directory: CodeDirectory) -> [JSON] {
    directory.columns.map { column in
      var label = LanguageMap(column.label)
      if label.isEmpty { label.add(readable(column.name)) }
      return .object(
        present(
          ("@id", id(column.iri)), ("@type", "rdf:Property"), ("rdfs:label", label.json),
          ("rdfs:comment", LanguageMap(column.summary).json), ("rdfs:domain", "skos:Concept"),
          ("rdfs:range", column.codes == nil ? "xsd:string" : "skos:Concept"),
          ("rdfs:isDefinedBy", id(standard[directory.metadata.module].namespace))))
    }
  }

  /// The values of a code by column; one that comes from a directory is the concept of its code.
  private mutating func values(_ code: Code, of directory: CodeDirectory) -> [JSON.Member] {
    var members: [JSON.Member] = []
    for (column, value) in zip(directory.columns, code.columns) {
      guard let value else { continue }
      let concept = column.codes.flatMap { link in standard[link].codes.first { $0.value == value } }
      members.append(JSON.Member(iris.short(column.iri), concept.map { ["@id": id($0.iri)] } ?? .string(value)))
    }
    return members
  }

  mutating func concepts(_ directory: CodeDirectory) -> [JSON] {
    let scheme = id(directory.metadata.iri)
    var concepts: [JSON] = []
    concepts.reserveCapacity(directory.codes.count)
    for code in directory.codes {
      let replacement = code.deprecation?.use.flatMap { use in directory.codes.first { $0.value == use } }
      var label = LanguageMap(code.label)
      if label.isEmpty { label.add(Text(code.value, language: standard.languages[0])) }
      let node = JSON.object(
        present(
          ("@id", id(code.iri)), ("@type", "skos:Concept"), ("skos:notation", .string(code.value)),
          ("skos:prefLabel", label.json), ("skos:definition", LanguageMap(code.definition).json))
          + values(code, of: directory) + mappings(of: code)
          + deprecated(code.deprecation != nil, code.deprecation, replacement.map { id($0.iri) })
          + [.init("skos:inScheme", scheme), .init("skos:topConceptOf", scheme)])
      concepts.append(node)
    }
    return concepts
  }

  // MARK: Parts of nodes

  private mutating func head(_ metadata: Metadata, type: String) -> [JSON.Member] {
    var label = LanguageMap(metadata.label)
    if label.isEmpty { label.add(readable(metadata.name)) }
    return present(
      ("@id", id(metadata.iri)), ("@type", .string(type)), ("dcterms:identifier", .string(metadata.id)),
      ("rdfs:label", label.json), ("rdfs:comment", LanguageMap(metadata.summary).json),
      ("dcterms:description", LanguageMap(metadata.description).json))
  }

  private mutating func tail(_ metadata: Metadata) -> [JSON.Member] {
    deprecated(metadata.status == .deprecated || metadata.deprecation != nil, metadata.deprecation, nil)
      + [.init("rdfs:isDefinedBy", id(standard[metadata.module].namespace))]
  }

  private func deprecated(_ isDeprecated: Bool, _ deprecation: Deprecation?, _ replacement: JSON?) -> [JSON.Member] {
    guard isDeprecated else { return [] }
    return present(
      ("owl:deprecated", true), ("skos:changeNote", LanguageMap(deprecation?.reason).json),
      ("dcterms:isReplacedBy", replacement))
  }

  private mutating func range(_ range: LinkedProperty.Range) -> JSON {
    switch range {
    case .data(let link): id(iri(link))
    case .code: "skos:Concept"
    case .object(let link): id(iri(link))
    }
  }

  /// The class of all values, where that can be said: a property whose values are lists ranges over lists, and a decimal
  /// arrives as a floating-point number, which is no decimal in the eyes of XML Schema.
  private func soleRange(_ property: LinkedProperty, _ ranges: [JSON]) -> JSON? {
    if property.hasLists { return property.hasSingles ? nil : "rdf:List" }
    guard ranges.count == 1 else { return nil }
    if case .data(let link)? = property.ranges.first, standard[link].primitive == .decimal { return nil }
    return ranges[0]
  }

  // Without a copy of the whole definition, as a subscript of the standard would make.
  private func iri(_ link: Link<DataObject>) -> String { standard.dataObjects[link.index].metadata.iri }
  private func iri(_ link: Link<DataType>) -> String { standard.dataTypes[link.index].metadata.iri }
  private func iri(_ link: Link<CodeDirectory>) -> String { standard.codeDirectories[link.index].metadata.iri }

  private mutating func id(_ iri: String) -> JSON { .string(iris.short(iri)) }

  /// A reference to a page, when the text is one.
  private func page(_ url: String?) -> JSON? {
    guard let url, url.utf8.starts(with: "https://".utf8) || url.utf8.starts(with: "http://".utf8) else { return nil }
    let isClean = url.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>\"{}|\\^`".utf8.contains($0) }
    return isClean ? .string(url) : nil
  }

  /// `employment_status` as a label: `Employment status`.
  private func readable(_ name: String) -> Text {
    Text(Casing.readable(name), language: standard.languages[0])
  }
}

private func present(_ members: (String, JSON?)...) -> [JSON.Member] {
  [JSON.Member](present: members)
}

/// Nil for none, the value for one, an array for more.
private func oneOrMore(_ values: [JSON]) -> JSON? {
  values.count > 1 ? .array(values) : values.first
}

extension Array where Element: Hashable {
  fileprivate func uniqued() -> [Element] {
    guard count > 1 else { return self }
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension DataType {
  /// The type of XML Schema or RDF whose values it restricts.
  fileprivate var baseIRI: String {
    switch primitive {
    case .decimal: "http://www.w3.org/2001/XMLSchema#decimal"
    case .string, .integer, .boolean, .date, .dateTime, .object, .array, .any:
      switch LinkedMeaning(self) {
      case .literal(let type): (type ?? .string).iri
      case .json, .code, .node: "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"
      }
    }
  }
}

/// What each code of the standard corresponds to, by IRI, from all crosswalks between its directories.
private func matches(_ standard: Standard) -> [String: [Crosswalk.Match: [String]]] {
  var matches: [String: [Crosswalk.Match: [String]]] = [:]
  for crosswalk in standard.crosswalks {
    guard case .directory(let from) = crosswalk.from, case .directory(let to) = crosswalk.to else { continue }
    let targets = Dictionary(standard[to].codes.map { ($0.value, $0.iri) }) { first, _ in first }
    for map in crosswalk.maps {
      guard let match = map.match, let source = standard[from].codes.first(where: { $0.value == map.source }) else {
        continue
      }
      for target in map.targets {
        guard let iri = targets[target] else { continue }
        matches[source.iri, default: [:]][match, default: []].append(iri)
        matches[iri, default: [:]][match.inverse, default: []].append(source.iri)
      }
    }
  }
  return matches
}

extension Crosswalk.Match {
  /// SKOS names the relation from the source to the target.
  fileprivate var property: String {
    switch self {
    case .exact: "skos:exactMatch"
    case .close: "skos:closeMatch"
    case .broader: "skos:broadMatch"
    case .narrower: "skos:narrowMatch"
    }
  }
}
