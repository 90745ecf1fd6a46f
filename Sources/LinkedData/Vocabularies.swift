package import Model
import Naming
import Printing

/// What the standard's IRIs stand for: classes, properties, data types and codes, each declared in the vocabulary of
/// one module and nowhere else. No node is blank, and every node belongs to something declared here or by the W3C.
///
/// Where attributes of several objects share an IRI, `rdfs:domain` would say that whoever has the property is all of
/// these objects at once. So the domains and ranges of every property are given by `schema:domainIncludes` and
/// `schema:rangeIncludes`, which name alternatives, and by `rdfs:domain` and `rdfs:range` besides where there is but one
/// and its logical meaning holds.
package struct Vocabularies {
  private let standard: Standard
  private let crosswalks: [String: [Crosswalk.Match: [String]]]
  private let properties: [LinkedProperty]
  private let ambiguousKeys: [(key: AmbiguousKey, module: Link<Module>)]

  package init(_ standard: Standard, _ contexts: ContextDocuments) {
    self.standard = standard
    crosswalks = matches(standard)
    properties = linkedProperties(standard, contexts)
    ambiguousKeys = contexts.ambiguousKeys
  }

  /// Whether the vocabularies relate codes to one another.
  package var hasMappings: Bool { !crosswalks.isEmpty }

  /// What the vocabulary of a module declares, in the order in which it is shown.
  package func nodes(_ module: Link<Module>) -> [LinkedNode] {
    let builder = NodeBuilder(standard: standard, crosswalks: crosswalks)
    var nodes = [builder.ontology(module)]
    for object in standard.dataObjects where object.metadata.module == module { nodes.append(builder.type(object)) }
    for property in properties where property.module == module { nodes.append(builder.property(property)) }
    for (key, owner) in ambiguousKeys where owner == module { nodes.append(builder.ambiguousKey(key, owner)) }
    for type in standard.dataTypes where type.metadata.module == module { nodes.append(builder.dataType(type)) }
    for directory in standard.codeDirectories where directory.metadata.module == module {
      nodes.append(builder.scheme(directory))
      nodes += builder.columns(directory)
      nodes += builder.concepts(directory)
    }
    return nodes
  }
}

private struct NodeBuilder {
  let standard: Standard
  /// By the IRI of a code, the IRIs of those that correspond to it.
  let crosswalks: [String: [Crosswalk.Match: [String]]]

  func ontology(_ link: Link<Module>) -> LinkedNode {
    let module = standard[link]
    return LinkedNode(
      module.namespace, ["owl:Ontology"],
      present(
        .init("rdfs:label", texts(module.title)), .init("rdfs:comment", texts(module.summary)),
        .init("owl:versionInfo", .text(standard.version)), .init("dcterms:license", page(standard.licence?.url)),
        .init("dcterms:publisher", page(standard.publisher?.url))))
  }

  func type(_ object: DataObject) -> LinkedNode {
    let metadata = object.metadata
    return LinkedNode(
      metadata.iri, ["rdfs:Class"],
      head(metadata) + present(.init("rdfs:subClassOf", object.parent.map { id(iri($0)) })) + tail(metadata))
  }

  func property(_ property: LinkedProperty) -> LinkedNode {
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
    let lists = property.ranges.compactMap { range -> LinkedValue? in
      guard case .code(let link) = range else { return nil }
      return id(iri(link))
    }
    let isDeprecated = declarations.allSatisfy { $0.status == .deprecated || $0.deprecation != nil }
    var replacement: LinkedValue?
    if isDeprecated, let use = declarations[0].deprecation?.use,
      let attribute = standard[declarations[0].declaredBy].attribute(named: use)
    {
      replacement = id(attribute.iri)
    }
    return LinkedNode(
      property.iri, isCoded ? ["rdf:Property", "qb:CodedProperty"] : ["rdf:Property"],
      present(
        .init("rdfs:label", texts(label)), .init("rdfs:comment", texts(comment)),
        .init("dcterms:description", texts(description)),
        .init("rdfs:subPropertyOf", property.generalisations.map(id)),
        .init("rdfs:domain", domains.count == 1 ? domains[0] : nil),
        .init("rdfs:range", soleRange(property, ranges).map { .node($0) }),
        .init("schema:domainIncludes", domains), .init("schema:rangeIncludes", ranges.map { .node($0) }),
        .init("qb:codeList", lists))
        + deprecated(isDeprecated, isDeprecated ? declarations[0].deprecation : nil, replacement)
        + isDefined(by: property.module))
  }

  /// A property that says less than those that are declared to be special cases of it.
  func ambiguousKey(_ key: AmbiguousKey, _ module: Link<Module>) -> LinkedNode {
    let comment = Text(
      "A key with several meanings; which one applies depends on the type of what has it.", language: "en")
    return LinkedNode(
      key.iri, ["rdf:Property"],
      present(.init("rdfs:label", texts(readable(key.name))), .init("rdfs:comment", texts(comment)))
        + isDefined(by: module))
  }

  func dataType(_ type: DataType) -> LinkedNode {
    let base = type.parent.map { iri($0) } ?? type.baseIRI
    return LinkedNode(
      type.metadata.iri, ["rdfs:Datatype"],
      head(type.metadata)
        + present(.init("rdfs:subClassOf", id(base)), .init("skos:example", type.samples.map { .text($0) }))
        + tail(type.metadata))
  }

  func scheme(_ directory: CodeDirectory) -> LinkedNode {
    var extra: [LinkedStatement] = []
    if let external = directory.external {
      extra = present(.init("dcterms:source", .text(external.title)), .init("rdfs:seeAlso", page(external.url)))
    }
    return LinkedNode(
      directory.metadata.iri, ["skos:ConceptScheme"], head(directory.metadata) + extra + tail(directory.metadata))
  }

  /// The concepts to which crosswalks map a code, whichever way they lead. Codes of lists that are not part of the
  /// standard have no IRI of ours, and no claim is made about them.
  private func mappings(of code: Code) -> [LinkedStatement] {
    guard let found = crosswalks[code.iri] else { return [] }
    return Crosswalk.Match.allCases.compactMap { LinkedStatement($0.property, (found[$0] ?? []).map(id)) }
  }

  /// What the list says of its codes besides their meaning, each as a property of codes.
  func columns(_ directory: CodeDirectory) -> [LinkedNode] {
    directory.columns.map { column in
      var label = LanguageMap(column.label)
      if label.isEmpty { label.add(readable(column.name)) }
      return LinkedNode(
        column.iri, ["rdf:Property"],
        present(
          .init("rdfs:label", texts(label)), .init("rdfs:comment", texts(column.summary)),
          .init("rdfs:domain", .node("skos:Concept")),
          .init("rdfs:range", .node(column.codes == nil ? "xsd:string" : "skos:Concept")))
          + isDefined(by: directory.metadata.module))
    }
  }

  /// The values of a code by column; one that comes from a directory is the concept of its code.
  private func values(_ code: Code, of directory: CodeDirectory) -> [LinkedStatement] {
    var statements: [LinkedStatement] = []
    for (column, value) in zip(directory.columns, code.columns) {
      guard let value else { continue }
      let concept = column.codes.flatMap { link in standard[link].codes.first { $0.value == value } }
      statements += present(.init(.own(column.iri), concept.map { id($0.iri) } ?? .text(value)))
    }
    return statements
  }

  func concepts(_ directory: CodeDirectory) -> [LinkedNode] {
    let scheme = id(directory.metadata.iri)
    var concepts: [LinkedNode] = []
    concepts.reserveCapacity(directory.codes.count)
    for code in directory.codes {
      let replacement = code.deprecation?.use.flatMap { use in directory.codes.first { $0.value == use } }
      var label = LanguageMap(code.label)
      if label.isEmpty { label.add(Text(code.value, language: standard.languages[0])) }
      concepts.append(
        LinkedNode(
          code.iri, ["skos:Concept"],
          present(
            .init("skos:notation", .text(code.value)), .init("skos:prefLabel", texts(label)),
            .init("skos:definition", texts(code.definition)))
            + values(code, of: directory) + mappings(of: code)
            + deprecated(code.deprecation != nil, code.deprecation, replacement.map { id($0.iri) })
            + present(.init("skos:inScheme", scheme), .init("skos:topConceptOf", scheme))
            + isDefined(by: directory.metadata.module)))
    }
    return concepts
  }

  // MARK: Parts of nodes

  private func head(_ metadata: Metadata) -> [LinkedStatement] {
    var label = LanguageMap(metadata.label)
    if label.isEmpty { label.add(readable(metadata.name)) }
    return present(
      .init("dcterms:identifier", .text(metadata.id)), .init("rdfs:label", texts(label)),
      .init("rdfs:comment", texts(metadata.summary)), .init("dcterms:description", texts(metadata.description)))
  }

  private func tail(_ metadata: Metadata) -> [LinkedStatement] {
    deprecated(metadata.status == .deprecated || metadata.deprecation != nil, metadata.deprecation, nil)
      + isDefined(by: metadata.module)
  }

  private func isDefined(by module: Link<Module>) -> [LinkedStatement] {
    present(.init("rdfs:isDefinedBy", id(standard.modules[module.index].namespace)))
  }

  private func deprecated(
    _ isDeprecated: Bool, _ deprecation: Deprecation?, _ replacement: LinkedValue?
  ) -> [LinkedStatement] {
    guard isDeprecated else { return [] }
    return present(
      .init("owl:deprecated", .truth(true)), .init("skos:changeNote", texts(deprecation?.reason)),
      .init("dcterms:isReplacedBy", replacement))
  }

  private func texts(_ text: Text?) -> LinkedValue? { texts(LanguageMap(text)) }

  private func texts(_ map: LanguageMap) -> LinkedValue? { map.isEmpty ? nil : .texts(map) }

  private func range(_ range: LinkedProperty.Range) -> LinkedName {
    switch range {
    case .data(let link): .own(iri(link))
    case .code: "skos:Concept"
    case .object(let link): .own(iri(link))
    }
  }

  /// The class of all values, where that can be said: a property whose values are lists ranges over lists, and a decimal
  /// arrives as a floating-point number, which is no decimal in the eyes of XML Schema.
  private func soleRange(_ property: LinkedProperty, _ ranges: [LinkedName]) -> LinkedName? {
    if property.hasLists { return property.hasSingles ? nil : "rdf:List" }
    guard ranges.count == 1 else { return nil }
    if case .data(let link)? = property.ranges.first, standard[link].primitive == .decimal { return nil }
    return ranges[0]
  }

  // Without a copy of the whole definition, as a subscript of the standard would make.
  private func iri(_ link: Link<DataObject>) -> String { standard.dataObjects[link.index].metadata.iri }
  private func iri(_ link: Link<DataType>) -> String { standard.dataTypes[link.index].metadata.iri }
  private func iri(_ link: Link<CodeDirectory>) -> String { standard.codeDirectories[link.index].metadata.iri }

  private func id(_ iri: String) -> LinkedValue { .node(.own(iri)) }

  /// A reference to a page, when the text is one.
  private func page(_ url: String?) -> LinkedValue? {
    guard let url, url.utf8.starts(with: "https://".utf8) || url.utf8.starts(with: "http://".utf8) else { return nil }
    let isClean = url.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>\"{}|\\^`".utf8.contains($0) }
    return isClean ? .page(url) : nil
  }

  /// `employment_status` as a label: `Employment status`.
  private func readable(_ name: String) -> Text {
    Text(Casing.readable(name), language: standard.languages[0])
  }
}

private func present(_ statements: LinkedStatement?...) -> [LinkedStatement] { statements.compactMap { $0 } }

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
  package var property: LinkedName {
    switch self {
    case .exact: "skos:exactMatch"
    case .close: "skos:closeMatch"
    case .broader: "skos:broadMatch"
    case .narrower: "skos:narrowMatch"
    }
  }
}
