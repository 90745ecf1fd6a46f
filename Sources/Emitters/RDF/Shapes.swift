import LinkedData
import Model
import Naming
import Printing

/// SHACL shapes: what the RDF of a message must look like, when its JSON was read by the contexts of the target
/// `jsonld`.
///
/// A shape has a rule for every attribute, inherited ones too. What an attribute holds is checked by `sh:node`, not by
/// `sh:class`: plain JSON names no types, so that only the outermost value has a class.
///
/// Where several objects may stand, one context reads them all, and a key may have another IRI or a weaker type there
/// than in its own object. The values of such an attribute get shapes of their own, below the rule of the attribute.
struct Shapes {
  private let standard: Standard
  private let terms: LinkedTermTables
  private let values: ValueConstraints
  private let rules: RuleShapes

  init(_ standard: Standard, _ terms: LinkedTermTables) {
    self.standard = standard
    self.terms = terms
    values = ValueConstraints(standard)
    rules = RuleShapes(standard, terms)
  }

  func turtle(_ module: Link<Module>) -> [UInt8] {
    var turtle = Turtle(prefixes: RDFNaming.prefixes(standard))
    for (index, object) in standard.dataObjects.enumerated() where object.metadata.module == module {
      let link = Link<DataObject>(index)
      let iri = RDFNaming.shape(of: object.metadata)
      var readings = Readings()
      add(link, as: iri, read: terms[link], isTarget: true, &readings, &turtle)
      while let next = readings.next() {
        add(next.object, as: next.shape, read: next.terms, isTarget: false, &readings, &turtle)
      }
    }
    return turtle.bytes
  }

  private func add(
    _ link: Link<DataObject>, as shape: String, read terms: [LinkedTerm], isTarget: Bool, _ readings: inout Readings,
    _ turtle: inout Turtle
  ) {
    let object = standard[link]
    let readTerms = Dictionary(terms.map { ($0.name, $0) }) { first, _ in first }
    var forms: [Shape] = []
    let attributes = object.attributes.flatMap { attribute -> [Shape] in
      guard JSONLDNaming.canBeTerm(attribute.name), let term = readTerms[attribute.name] else { return [] }
      let iri = RDFNaming.property(attribute.name, of: shape)
      // Two attributes of one IRI cannot be told apart any more; only that one is there can be asked for.
      let isShared = object.attributes.contains { $0 !== attribute && readTerms[$0.name]?.iri == term.iri }
      var constraints: [Turtle.Statement] = []
      if !isShared {
        constraints = self.constraints(attribute.type, attribute.cardinality, term, of: iri, &readings)
        if case .choice(let choice) = attribute.type {
          forms += self.forms(
            choice, term, readTerms[choice.discriminator], of: iri, isRequired: attribute.cardinality.isRequired,
            &readings)
        }
      }
      return AttributeRule.rules(attribute, term, iri, isShared: isShared, constraints)
    }
    var statements = [Turtle.Statement(Turtle.type, .iri(SHACL.nodeShape))]
    if isTarget { statements.append(.init(SHACL.targetClass, .iri(object.metadata.iri))) }
    let rules = rules.rules(of: link, read: terms, below: shape)
    statements += attributes.map { .init(SHACL.property, .iri($0.iri)) }
    // The first of them says that one of the others holds.
    if let choice = forms.first { statements.append(.init(SHACL.node, .iri(choice.iri))) }
    statements += rules.map { .init(SHACL.node, .iri($0[0].iri)) }
    turtle.add(shape, statements)
    for part in attributes + forms + rules.joined() { turtle.add(part.iri, part.statements) }
  }

  // MARK: Choices

  /// For each code a shape of what the object then looks like, behind one that asks for one of these. None when nothing
  /// can be told of any form.
  private func forms(
    _ choice: Choice, _ term: LinkedTerm, _ discriminator: LinkedTerm?, of iri: String, isRequired: Bool,
    _ readings: inout Readings
  ) -> [Shape] {
    guard let discriminator, discriminator.arity == .single, case .code(let link) = discriminator.meaning else {
      return []
    }
    let directory = standard[link]
    let codeTerms = JSONLDNaming.codeTerms(of: directory)
    var cases: [String] = []
    var shapes: [Shape] = []
    var isTold = false
    for option in choice.cases {
      guard let place = directory.codes.firstIndex(where: { $0.value == option.code }) else { return [] }
      if case .inexpressible = codeTerms[place] { return [] }
      let name = RDFNaming.choice(option.code, of: iri)
      let deciding = Shape(
        iri: name + "/code",
        statements: [
          .init(Turtle.type, .iri(SHACL.propertyShape)), .init(SHACL.path, .iri(discriminator.iri)),
          .init(SHACL.hasValue, .iri(directory.codes[place].iri)),
        ])
      let forms = AttributeRule.forms(
        option, term, name, isRequired: isRequired,
        constraints(option.type, option.cardinality, term, of: iri, &readings))
      isTold = isTold || !forms.isEmpty
      let properties = ([deciding] + forms).map { Turtle.Statement(SHACL.property, .iri($0.iri)) }
      cases.append(name)
      shapes.append(Shape(iri: name, statements: [.init(Turtle.type, .iri(SHACL.nodeShape))] + properties))
      shapes += [deciding] + forms
    }
    guard isTold else { return [] }
    if directory.isExtensible {
      let name = RDFNaming.choice(nil, of: iri)
      cases.append(name)
      let codes = choice.cases.compactMap { option in directory.codes.first { $0.value == option.code }?.iri }
      shapes += [
        Shape(
          iri: name,
          statements: [
            .init(Turtle.type, .iri(SHACL.nodeShape)), .init(SHACL.property, .iri(name + "/code")),
          ]),
        Shape(
          iri: name + "/code",
          statements: [
            .init(Turtle.type, .iri(SHACL.propertyShape)), .init(SHACL.path, .iri(discriminator.iri)),
            .init(SHACL.not, .iri(name + "/codes")),
          ]),
        Shape(
          iri: name + "/codes",
          statements: [
            .init(Turtle.type, .iri(SHACL.nodeShape)), .init(SHACL.member, .list(codes.map { .iri($0) })),
          ]),
      ]
    }
    let whole = Shape(
      iri: iri + ":",
      statements: [
        .init(Turtle.type, .iri(SHACL.nodeShape)), .init(SHACL.or, .list(cases.map { .iri($0) })),
      ])
    return [whole] + shapes
  }

  // MARK: Values

  private func constraints(
    _ type: AttributeType, _ cardinality: Cardinality, _ term: LinkedTerm, of iri: String,
    _ readings: inout Readings
  ) -> [Turtle.Statement] {
    guard case .node(let objects) = term.meaning else { return values.statements(type, term, cardinality) }
    guard let possible = type.objects else {
      // Plain values may stand beside objects; nothing can be said that holds for both.
      if case .choice = type { return [] }
      return [.init(SHACL.nodeKind, .iri(SHACL.literal))]
    }
    let scope = terms.scope(of: objects, under: term.name)
    var shapes: [String] = []
    for object in possible {
      let own = RDFNaming.shape(of: standard[object].metadata)
      if scope.soleObject != nil {
        shapes.append(own)
        continue
      }
      let scoped = terms.terms(of: scope, in: term.iri).terms
      if isSame(terms[object], in: scoped) {
        shapes.append(own)
      } else {
        shapes.append(readings.shape(of: object, standard, scope, term.iri, scoped, below: iri))
        // With its `@type`, a value is read by the context of its own object.
        if scope.repeatedKey == nil { shapes.append(own) }
      }
    }
    let isNode = Turtle.Statement(SHACL.nodeKind, .iri(SHACL.blankNodeOrIRI))
    return [
      isNode,
      shapes.count == 1
        ? .init(SHACL.node, .iri(shapes[0])) : .init(SHACL.or, .list(shapes.map { .iri($0) })),
    ]
  }

  /// Whether the context of a scope reads the attributes of an object as its own does.
  private func isSame(_ own: [LinkedTerm], in scope: [LinkedTerm]) -> Bool {
    own.allSatisfy { term in
      scope.contains {
        $0.name == term.name && $0.iri == term.iri && $0.meaning == term.meaning && $0.arity == term.arity
      }
    }
  }
}

extension AttributeType {
  /// The objects that it may hold; nil when it may hold anything else, or what only an endpoint knows.
  fileprivate var objects: [Link<DataObject>]? {
    switch self {
    case .object(let link): return [link]
    case .choice(let choice):
      var objects: [Link<DataObject>] = []
      for option in choice.cases {
        guard case .object(let link) = option.type else { return nil }
        if !objects.contains(link) { objects.append(link) }
      }
      return objects
    case .data, .code, .parameter: return nil
    }
  }
}

/// The shapes of objects that are read by another context than their own, below the shape of one object. A scope that
/// comes up again further down has its shapes already, so that scopes which contain one another come to an end.
private struct Readings {
  struct Reading {
    let object: Link<DataObject>
    let shape: String
    let terms: [LinkedTerm]
  }

  private struct Key: Hashable {
    let object: Link<DataObject>
    let scope: ValueScope
    /// The IRIs of ambiguous keys depend on it.
    let attribute: String
  }

  private var shapes: [Key: String] = [:]
  private var names: Set<String> = []
  private var pending: [Reading] = []

  mutating func shape(
    of object: Link<DataObject>, _ standard: Standard, _ scope: ValueScope, _ attribute: String,
    _ terms: [LinkedTerm], below rule: String
  ) -> String {
    let key = Key(object: object, scope: scope, attribute: attribute)
    if let known = shapes[key] { return known }
    let metadata = standard[object].metadata
    var shape = RDFNaming.property(metadata.name, of: rule)
    if !names.insert(shape).inserted {
      shape = RDFNaming.property(standard[metadata.module].name + "." + metadata.name, of: rule)
      names.insert(shape)
    }
    shapes[key] = shape
    pending.append(Reading(object: object, shape: shape, terms: terms))
    return shape
  }

  mutating func next() -> Reading? { pending.isEmpty ? nil : pending.removeFirst() }
}
