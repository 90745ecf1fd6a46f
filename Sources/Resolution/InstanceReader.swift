import Diagnostics
import Model
import Printing
import Source
import YAMLSyntax

/// Reads a value as an instance of an object, a message or a whole payload, and reports where it does not fit.
struct InstanceReader {
  private let standard: Standard
  private let gaps: [Resolver.Gaps]
  private let incompleteDirectories: Set<Link<CodeDirectory>>
  private let notation: Notation
  private var values: ValueReader

  init(
    standard: Standard, gaps: [Resolver.Gaps], incompleteDirectories: Set<Link<CodeDirectory>>, values: ValueReader,
    notation: Notation = .yaml
  ) {
    self.standard = standard
    self.gaps = gaps
    self.notation = notation
    self.incompleteDirectories = incompleteDirectories
    self.values = values
  }

  /// What fills the two places of an envelope.
  private struct Filling {
    let header: Link<DataObject>
    let message: Link<DataObject>
    let action: String?
    let envelope: Envelope?
    /// Where the action is settled.
    let endpoint: Origin?
  }

  mutating func read(_ node: Node, as link: Link<DataObject>, _ diagnostics: inout Diagnostics) -> JSON {
    object(node, link, nil, &diagnostics)
  }

  mutating func read(
    _ node: Node, as payload: Payload, action: String?, of endpoint: Origin? = nil, _ diagnostics: inout Diagnostics
  ) -> JSON {
    guard let wrapping = payload.wrapping else { return object(node, payload.message, nil, &diagnostics) }
    let filling = Filling(
      header: wrapping.header, message: payload.message, action: action, envelope: standard[wrapping.envelope].envelope,
      endpoint: endpoint)
    return object(node, wrapping.envelope, filling, &diagnostics)
  }

  /// - Parameter judged: an attribute of which everything has been said.
  private mutating func object(
    _ node: Node, _ link: Link<DataObject>, _ filling: Filling?, judged: String? = nil,
    _ diagnostics: inout Diagnostics
  ) -> JSON {
    let object = standard[link]
    let first = diagnostics.all.count
    defer { showDefinition(object.metadata.origin, since: first, &diagnostics) }
    guard case .mapping(let pairs) = node.content else {
      report(
        node, "expected \(notation.map) for `\(object.metadata.reference)`, found \(notation.noun(of: node))",
        &diagnostics)
      return .null
    }
    var members: [JSON.Member] = []
    var misspelt: Set<String> = []
    for pair in pairs {
      let count = diagnostics.all.count
      defer { diagnostics.prefixPointers(with: pair.key, since: count) }
      if pair.key.hasPrefix("@") {
        members.append(.init(pair.key, keyword(pair, object, &diagnostics)))
        continue
      }
      if pair.key == judged {
        members.append(.init(pair.key, open(pair.value)))
        continue
      }
      guard let attribute = object.attribute(named: pair.key) else {
        if let meant = reportUnknown(pair, object, link, &diagnostics) { misspelt.insert(meant) }
        continue
      }
      members.append(.init(pair.key, value(pair, attribute, pairs, filling, &diagnostics)))
      showDefinition(attribute.origin, since: count, &diagnostics)
    }
    for attribute in object.attributes where attribute.cardinality.isRequired {
      if misspelt.contains(attribute.name) { continue }
      if !pairs.contains(where: { $0.key == attribute.name }) {
        diagnostics.report(
          Diagnostic(
            "missing-attribute", "`\(object.metadata.reference)` needs `\(attribute.name)`", at: beginning(of: node),
            also: [.init(attribute.origin.span, "required here (`\(attribute.cardinality)`)")],
            help: "add \(notation.member(attribute.name))"))
      }
    }
    return .object(members)
  }

  private mutating func value(
    _ pair: Node.Pair, _ attribute: Attribute, _ siblings: [Node.Pair], _ filling: Filling?,
    _ diagnostics: inout Diagnostics
  ) -> JSON {
    var type = attribute.type
    var cardinality = attribute.cardinality
    if case .choice(let choice) = attribute.type {
      let code = siblings.first { $0.key == choice.discriminator }.flatMap { pair -> String? in
        if case .scalar(let scalar) = pair.value.content { scalar.text } else { nil }
      }
      // Without a known code there is nothing to check against; the code itself has been reported.
      guard let option = choice.cases.first(where: { $0.code == code }) else { return open(pair.value) }
      type = option.type
      cardinality = option.cardinality
    }
    if case .scalar(let scalar) = pair.value.content, scalar.isNull {
      diagnostics.report(
        Diagnostic(
          "empty-value", "`\(attribute.name)` has no value", at: pair.keySpan,
          help: attribute.cardinality.isRequired ? "write its value" : "leave the key out when there is no value"))
      return .null
    }
    if case .parameter(let part) = type, let filling {
      return parameter(part, pair.value, siblings, filling, &diagnostics)
    }
    guard cardinality.isList else {
      if case .sequence = pair.value.content, !acceptsList(type) {
        report(
          pair.value, "`\(attribute.name)` holds one value (`\(cardinality)`), found \(notation.list)", &diagnostics,
          help: notation.singleHelp)
        return .null
      }
      return single(pair.value, type, &diagnostics)
    }
    guard case .sequence(let items) = pair.value.content else {
      report(
        pair.value,
        "`\(attribute.name)` is \(notation.list) (`\(cardinality)`), found \(notation.noun(of: pair.value))",
        &diagnostics,
        help: notation.listHelp)
      return .null
    }
    if items.count < cardinality.minimum || items.count > cardinality.maximum ?? .max {
      diagnostics.report(
        Diagnostic(
          "wrong-count", "`\(attribute.name)` holds `\(cardinality)` values, found \(items.count)", at: pair.keySpan))
    }
    return .array(
      items.enumerated().map { index, item in
        let count = diagnostics.all.count
        defer { diagnostics.prefixPointers(with: String(index), since: count) }
        return single(item, type, &diagnostics)
      })
  }

  private mutating func single(_ node: Node, _ type: AttributeType, _ diagnostics: inout Diagnostics) -> JSON {
    let count = diagnostics.all.count
    defer {
      switch type {
      // A type that adds nothing to one of JSON says less than the attribute that has it.
      case .data(let link) where standard[link].parent != nil || standard[link].isConstrained:
        showDefinition(standard[link].metadata.origin, since: count, &diagnostics)
      case .code(let link): showDefinition(standard[link].metadata.origin, since: count, &diagnostics)
      case .data, .object, .choice, .parameter: break
      }
    }
    switch type {
    case .object(let link): return object(node, link, nil, &diagnostics)
    case .code(let link):
      guard case .scalar(let scalar) = node.content else {
        report(
          node, "expected a code of `\(standard[link].metadata.reference)`, found \(notation.noun(of: node))",
          &diagnostics)
        return .null
      }
      if isUnquoted(scalar, at: node.span, "a code", standard[link].metadata, &diagnostics) { return .null }
      if incompleteDirectories.contains(link) { return .string(scalar.text) }
      return values.read(scalar, as: standard[link], at: node.span, &diagnostics) ?? .null
    case .data(let link):
      let type = standard[link]
      switch (node.content, type.primitive) {
      case (.scalar(let scalar), .string), (.scalar(let scalar), .date), (.scalar(let scalar), .dateTime):
        if isUnquoted(scalar, at: node.span, "a text", type.metadata, &diagnostics) { return .null }
        return values.read(scalar, as: type, at: node.span, &diagnostics) ?? .null
      case (.scalar(let scalar), _): return values.read(scalar, as: type, at: node.span, &diagnostics) ?? .null
      case (.mapping, .object), (.mapping, .any), (.sequence, .array), (.sequence, .any): return open(node)
      case (.mapping, _), (.sequence, _):
        report(
          node, "expected a value of `\(type.metadata.reference)`, found \(notation.noun(of: node))", &diagnostics)
        return .null
      }
    case .choice, .parameter: preconditionFailure("`value` has settled choices and parameters")
    }
  }

  /// Shows who sends instances what they break; who writes examples has the definitions before them.
  private func showDefinition(_ origin: Origin, since count: Int, _ diagnostics: inout Diagnostics) {
    if notation == .json { diagnostics.showDefinition(.init(origin.span, "defined here"), since: count) }
  }

  /// In JSON, text stands in quotes; in YAML it need not.
  private func isUnquoted(
    _ scalar: Node.Scalar, at span: Span, _ wanted: String, _ type: Metadata, _ diagnostics: inout Diagnostics
  ) -> Bool {
    guard notation == .json, scalar.isPlain else { return false }
    diagnostics.report(
      Diagnostic(
        "invalid-value", "expected \(wanted), found `\(scalar.text)`", at: span,
        notes: ["the type is `\(type.reference)`"], help: "write it in quotes: `\"\(scalar.text)\"`"))
    return true
  }

  private mutating func parameter(
    _ part: Envelope.Part, _ node: Node, _ siblings: [Node.Pair], _ filling: Filling, _ diagnostics: inout Diagnostics
  ) -> JSON {
    switch part {
    case .header:
      if case .mapping(let pairs) = node.content, let wanted = filling.action,
        let pair = pairs.first(where: { $0.key == "action" }), case .scalar(let scalar) = pair.value.content,
        scalar.text != wanted, mayBe(scalar.text, actionOf: filling.header)
      {
        let count = diagnostics.all.count
        diagnostics.report(
          Diagnostic(
            "wrong-action", "the action of this endpoint is `\(wanted)`, found `\(scalar.text)`", at: pair.value.span,
            help: "write `\(wanted)`"))
        if let endpoint = filling.endpoint { showDefinition(endpoint, since: count, &diagnostics) }
        diagnostics.prefixPointers(with: pair.key, since: count)
        return object(node, filling.header, nil, judged: pair.key, &diagnostics)
      }
      return object(node, filling.header, nil, &diagnostics)
    case .message: return object(node, encrypted(siblings, filling) ?? filling.message, nil, &diagnostics)
    }
  }

  /// Another action of the standard; one that does not exist is a mistake of its own.
  private func mayBe(_ action: String, actionOf header: Link<DataObject>) -> Bool {
    guard case .code(let link) = standard[header].attribute(named: "action")?.type else { return true }
    return standard[link].isExtensible || standard[link].codes.contains { $0.value == action }
  }

  /// The encrypted form, when the header beside the message says so.
  private func encrypted(_ siblings: [Node.Pair], _ filling: Filling) -> Link<DataObject>? {
    guard let envelope = filling.envelope, let encryption = envelope.encryption,
      let header = siblings.first(where: { $0.key == envelope.header }), case .mapping(let pairs) = header.value.content
    else { return nil }
    guard let flag = pairs.first(where: { $0.key == encryption.flag }) else {
      let absent = standard[filling.header].attribute(named: encryption.flag)?.defaultValue
      return absent == .bool(true) ? encryption.message : nil
    }
    guard case .scalar(let scalar) = flag.value.content, scalar.isPlain, scalar.text == "true" else { return nil }
    return encryption.message
  }

  /// `@context`, `@id` and `@type` belong to JSON-LD and may stand in any data object.
  private func keyword(_ pair: Node.Pair, _ object: DataObject, _ diagnostics: inout Diagnostics) -> JSON {
    let known = ["@context", "@id", "@type"]
    if object.kind != .object || !known.contains(pair.key) {
      diagnostics.report(
        Diagnostic(
          "unknown-attribute", "`\(pair.key)` cannot stand in `\(object.metadata.reference)`", at: pair.keySpan,
          help: object.kind == .object
            ? "data objects take `@context`, `@id` and `@type`" : "only data objects take JSON-LD keywords"))
    } else if pair.key == "@type" {
      checkType(pair.value, object, &diagnostics)
    } else if pair.key == "@id" {
      guard case .string = open(pair.value) else {
        report(pair.value, "expected an IRI, found \(notation.noun(of: pair.value))", &diagnostics)
        return .null
      }
    }
    return open(pair.value)
  }

  /// One of the types that an instance gives itself is that of its object: by name, with the prefix or as a whole IRI.
  private func checkType(_ node: Node, _ object: DataObject, _ diagnostics: inout Diagnostics) {
    let names: [String] =
      switch node.content {
      case .scalar(let scalar): [scalar.text]
      case .sequence(let items):
        items.compactMap { if case .scalar(let scalar) = $0.content { scalar.text } else { nil } }
      case .mapping: []
      }
    let metadata = object.metadata
    if case .sequence(let items) = node.content, let other = items.first(where: { open($0).isNoText }) {
      diagnostics.report(
        Diagnostic(
          "wrong-type", "a type is a text, found \(notation.noun(of: other))", at: beginning(of: other),
          help: "write `\(metadata.name)`, or leave `@type` out"))
      return
    }
    if names.contains(where: standard.typeNames(of: metadata).contains) { return }
    diagnostics.report(
      Diagnostic(
        "wrong-type", "the type of `\(metadata.reference)` is `\(metadata.name)`, found \(described(names, node))",
        at: beginning(of: node), help: "write `\(metadata.name)`, or leave `@type` out"))
  }

  private func described(_ names: [String], _ node: Node) -> String {
    names.isEmpty ? notation.noun(of: node) : names.map { "`\($0)`" }.joined(separator: ", ")
  }

  private func open(_ node: Node) -> JSON {
    switch node.content {
    case .scalar(let scalar): values.openValue(scalar)
    case .sequence(let items): .array(items.map(open))
    case .mapping(let pairs): .object(pairs.map { .init($0.key, open($0.value)) })
    }
  }

  private func acceptsList(_ type: AttributeType) -> Bool {
    guard case .data(let link) = type else { return false }
    return standard[link].primitive == .array || standard[link].primitive == .any
  }

  /// Gives back the attribute that was most likely meant: it is misspelt, not missing.
  private func reportUnknown(
    _ pair: Node.Pair, _ object: DataObject, _ link: Link<DataObject>, _ diagnostics: inout Diagnostics
  ) -> String? {
    if gaps[link.index].isIncomplete || gaps[link.index].attributes.contains(pair.key) { return nil }
    let names = object.attributes.map(\.name)
    let nearest = NearestName.of(pair.key, among: names)
    diagnostics.report(
      Diagnostic(
        "unknown-attribute", "`\(object.metadata.reference)` has no attribute `\(pair.key)`", at: pair.keySpan,
        help: nearest.map { "write `\($0)`" }
          ?? (names.isEmpty ? nil : "its attributes are \(names.prefix(20).map { "`\($0)`" }.joined(separator: ", "))"))
    )
    return nearest
  }

  private func report(
    _ node: Node, _ message: String, _ diagnostics: inout Diagnostics, help: String? = nil
  ) {
    diagnostics.report(Diagnostic("unexpected-shape", message, at: beginning(of: node), help: help))
  }

  /// A scalar as a whole; of a list or map just where it begins.
  private func beginning(of node: Node) -> Span {
    switch node.content {
    case .scalar: node.span
    case .sequence: Span(file: node.span.file, start: Int(node.span.start), end: Int(node.span.start) + 1)
    case .mapping(let pairs): pairs.first?.keySpan ?? node.span
    }
  }
}

extension DataType {
  /// Whether it limits the values of its primitive itself.
  fileprivate var isConstrained: Bool {
    pattern != nil || format != nil || minimumLength != nil || maximumLength != nil || minimum != nil || maximum != nil
  }
}

extension JSON {
  fileprivate var isNoText: Bool { if case .string = self { false } else { true } }
}
