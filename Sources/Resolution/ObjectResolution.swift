import Definitions
import Diagnostics
import Model
import Printing
import Source

extension Resolver {
  mutating func resolveObjects(_ diagnostics: inout Diagnostics) {
    gaps = Array(repeating: Gaps(), count: objectDefinitions.count)
    var parents: [Int?] = []
    for (index, definition) in objectDefinitions.enumerated() {
      let parent = definition.parent.flatMap {
        symbol(
          $0, [definition.isMessage ? .message : .object], from: module(of: definition.head), &diagnostics)?.index
      }
      gaps[index].isIncomplete = definition.isIncomplete || definition.parent != nil && parent == nil
      parents.append(parent)
    }
    reportCycles(parents, objectDefinitions.map(\.head), &diagnostics)
    var resolved: [DataObject?] = Array(repeating: nil, count: objectDefinitions.count)
    for index in inOrder(&parents) {
      let parent = parents[index].flatMap { resolved[$0] }
      if let parent = parents[index] {
        gaps[index].isIncomplete = gaps[index].isIncomplete || gaps[parent].isIncomplete
        gaps[index].attributes.formUnion(gaps[parent].attributes)
      }
      resolved[index] = object(index, parent: parent, link: parents[index].map(Link.init), parents, &diagnostics)
    }
    objects = resolved.compactMap(\.self)
    for (index, object) in objects.enumerated() {
      if let (attribute, choice) = object.choice { checkChoice(choice, attribute, of: object, index, &diagnostics) }
    }
  }

  private mutating func object(
    _ index: Int, parent: DataObject?, link: Link<DataObject>?, _ parents: [Int?], _ diagnostics: inout Diagnostics
  ) -> DataObject {
    let definition = objectDefinitions[index]
    let head = definition.head
    let owner = module(of: head)
    var attributes = parent?.attributes ?? []
    var deviations: [Deviation] = []
    for written in definition.attributes {
      deviations += written.deviations.map { deviation($0, of: written.name.value, &diagnostics) }
      let place = attributes.firstIndex { $0.name == written.name.value }
      let inherited = place.map { attributes[$0] }
      guard
        let attribute = attribute(written, of: index, owner, overriding: inherited, parents, &diagnostics)
      else {
        gaps[index].attributes.insert(written.name.value)
        continue
      }
      if let place { attributes[place] = attribute } else { attributes.append(attribute) }
    }
    return DataObject(
      metadata: metadata(
        head, module: owner,
        iri: iri(
          head.iri, namespace: manifest.modules[owner].module.namespace, default: head.name.value, &diagnostics),
        extra: deviations, &diagnostics),
      kind: definition.isMessage ? .message : .object, parent: link, attributes: attributes,
      envelope: envelope(definition, &diagnostics))
  }

  /// Nil when the attribute cannot be used; why has been reported.
  private mutating func attribute(
    _ written: AttributeDefinition, of object: Int, _ owner: Int, overriding inherited: Attribute?,
    _ parents: [Int?], _ diagnostics: inout Diagnostics
  ) -> Attribute? {
    let subject = "attribute `\(written.name.value)`"
    func missing(_ key: String, _ help: String) {
      if written.lost.contains(key) { return }
      diagnostics.report(
        Diagnostic("missing-key", "\(subject) has no `\(key)`", at: written.name.span, help: help))
    }
    // What a parent lost, its children cannot narrow.
    if inherited == nil && gaps[object].attributes.contains(written.name.value) { return nil }
    // With an unknown parent nobody can tell which keys are inherited.
    let mayInherit = inherited != nil || gaps[object].isIncomplete
    if written.summary == nil && !mayInherit { missing("summary", "say in one sentence what it holds") }
    let type: AttributeType?
    if let definition = written.type {
      type = attributeType(definition, of: object, owner, written, &diagnostics)
    } else {
      if !mayInherit { missing("type", "name a data type, a code directory or an object") }
      type = inherited?.type
    }
    let cardinality: Cardinality?
    if let text = written.cardinality {
      cardinality = parseCardinality(text, &diagnostics)
    } else {
      if !mayInherit { missing("cardinality", "e.g. `cardinality: 0..1`; a minimum of 1 means required") }
      cardinality = inherited?.cardinality
    }
    guard let type, let cardinality else { return nil }
    if let inherited, !narrows(written, type, cardinality, inherited, parents, &diagnostics) { return nil }
    let namespace = manifest.modules[owner].module.namespace
    return Attribute(
      name: written.name.value, label: written.label.map { text($0, &diagnostics) } ?? inherited?.label,
      summary: written.summary.map { text($0, &diagnostics) } ?? inherited?.summary ?? emptyText,
      description: written.description.map { text($0, &diagnostics) } ?? inherited?.description, type: type,
      cardinality: cardinality,
      iri: inherited?.iri ?? iri(written.iri, namespace: namespace, default: written.name.value, &diagnostics),
      status: status(written.status, written.deprecated), since: written.since?.value ?? inherited?.since,
      deprecation: deprecation(written.deprecated, &diagnostics) ?? inherited?.deprecation,
      notes: texts(written.notes, &diagnostics),
      privacy: privacy(written.privacy) ?? inherited?.privacy ?? privacy(objectDefinitions[object].privacy),
      defaultValue: defaultValue(written, type, cardinality, &diagnostics) ?? inherited?.defaultValue,
      declaredBy: inherited?.declaredBy ?? Link(object), isOverride: inherited != nil,
      origin: origin(written.name.span))
  }

  private func privacy(_ written: Located<String>?) -> Privacy? { written.flatMap { Privacy(rawValue: $0.value) } }

  private func attributeType(
    _ definition: AttributeDefinition.TypeDefinition, of object: Int, _ owner: Int, _ written: AttributeDefinition,
    _ diagnostics: inout Diagnostics
  ) -> AttributeType? {
    switch definition {
    case .reference(let reference): return type(reference, from: owner, &diagnostics)
    case .choice(let choice): return self.choice(choice, of: object, owner, &diagnostics)
    case .parameter(let part, _):
      guard objectDefinitions[object].isMessage else {
        diagnostics.report(
          Diagnostic(
            "misplaced-parameter", "only a message can be an envelope", at: part.span,
            help: "define it with `message:`, or name a `type`"))
        return nil
      }
      return Envelope.Part(rawValue: part.value).map(AttributeType.parameter)
    }
  }

  func type(_ reference: Reference, from owner: Int, _ diagnostics: inout Diagnostics) -> AttributeType? {
    guard let symbol = symbol(reference, [.dataType, .codeDirectory, .object, .message], from: owner, &diagnostics)
    else { return nil }
    switch symbol.kind {
    case .dataType: return .data(Link(symbol.index))
    case .codeDirectory: return .code(Link(symbol.index))
    case .object, .message: return .object(Link(symbol.index))
    case .endpoint, .securityScheme, .process, .rule, .crosswalk, .example:
      preconditionFailure("`symbol` gives back only the kinds it was asked for")
    }
  }

  /// `min..max`
  func parseCardinality(_ text: Located<String>, _ diagnostics: inout Diagnostics) -> Cardinality? {
    let parts = text.value.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 3, parts[1].isEmpty, let minimum = Int(parts[0]), minimum >= 0 {
      if parts[2] == "*" { return Cardinality(minimum: minimum, maximum: nil) }
      if let maximum = Int(parts[2]), maximum >= max(minimum, 1) {
        return Cardinality(minimum: minimum, maximum: maximum)
      }
    }
    // The published tables write three dots.
    let twoDots = text.value.split(separator: ".").joined(separator: "..")
    let isMeant = ["0..1", "1..1", "0..*", "1..*"].contains(twoDots)
    diagnostics.report(
      Diagnostic(
        "invalid-cardinality", "expected a cardinality, found `\(text.value)`", at: text.span,
        help: isMeant ? "write `\(twoDots)`" : "write `min..max`, e.g. `0..1`, `1..1`, `0..*` or `2..5`"))
    return nil
  }

  private mutating func defaultValue(
    _ written: AttributeDefinition, _ type: AttributeType, _ cardinality: Cardinality, _ diagnostics: inout Diagnostics
  ) -> JSON? {
    guard let value = written.defaultValue else { return nil }
    guard !cardinality.isList, !cardinality.isRequired else {
      diagnostics.report(
        Diagnostic(
          "useless-default", "a default is for an attribute that may be absent and holds one value", at: value.span,
          help: "delete it, or write `cardinality: 0..1`"))
      return nil
    }
    switch type {
    case .data(let link): return values.read(value.value, as: dataTypes[link.index], at: value.span, &diagnostics)
    case .code(let link): return values.read(value.value, as: directories[link.index], at: value.span, &diagnostics)
    case .object, .choice, .parameter:
      diagnostics.report(
        Diagnostic(
          "useless-default", "only a single value can have a default", at: value.span, help: "delete it"))
      return nil
    }
  }
}
