import Definitions
import Diagnostics
import Model

extension Resolver {
  /// The discriminator is an attribute of the same object, written there or inherited; it is checked further once all
  /// attributes are known.
  func choice(
    _ definition: ChoiceDefinition, of object: Int, _ owner: Int, _ diagnostics: inout Diagnostics
  ) -> AttributeType? {
    guard let directory = directory(of: definition.by, in: object, &diagnostics) else { return nil }
    if directoryDefinitions[directory.index].isIncomplete { return nil }
    let codes = directories[directory.index].codes.map(\.value)
    var isWhole = true
    var cases: [Choice.Case] = []
    for written in definition.cases {
      guard codes.contains(written.code.value) else {
        diagnostics.report(
          Diagnostic(
            "unknown-code",
            "`\(written.code.value)` is no code of `\(directories[directory.index].metadata.reference)`",
            at: written.code.span,
            help: NearestName.of(written.code.value, among: codes).map { "write `\($0)`" }
              ?? "its codes are \(codes.prefix(12).map { "`\($0)`" }.joined(separator: ", "))"))
        isWhole = false
        continue
      }
      let cardinality =
        written.cardinality.map { parseCardinality($0, &diagnostics) } ?? Cardinality.required
      guard let type = type(written.type, from: owner, &diagnostics), let cardinality else {
        isWhole = false
        continue
      }
      cases.append(.init(code: written.code.value, type: type, cardinality: cardinality))
    }
    let missing = codes.filter { code in !definition.cases.contains { $0.code.value == code } }
    if isWhole && !missing.isEmpty {
      diagnostics.report(
        Diagnostic(
          "incomplete-choice",
          "the choice has no case for \(missing.map { "`\($0)`" }.joined(separator: ", "))", at: definition.by.span,
          help: "add a type for every code of `\(directories[directory.index].metadata.reference)`"))
    }
    guard isWhole && missing.isEmpty else { return nil }
    return .choice(Choice(discriminator: definition.by.value, directory: directory, cases: cases))
  }

  private func directory(
    of by: Located<String>, in object: Int, _ diagnostics: inout Diagnostics
  ) -> Link<CodeDirectory>? {
    let chain = lineage(of: object)
    for ancestor in chain {
      guard let written = objectDefinitions[ancestor].attributes.first(where: { $0.name.value == by.value }) else {
        continue
      }
      switch written.type {
      case .reference(let reference):
        var ignored = Diagnostics()  // reported where the attribute itself is resolved
        switch type(reference, from: module(of: objectDefinitions[ancestor].head), &ignored) {
        case .code(let link): return link
        case nil: return nil
        case .data, .object, .choice, .parameter: break
        }
      case nil: continue
      case .choice, .parameter: break
      }
      diagnostics.report(
        Diagnostic(
          "invalid-discriminator", "`\(by.value)` decides the type but does not hold a code", at: by.span,
          also: [.init(written.name.span, "declared here")], help: "give it a code directory as type"))
      return nil
    }
    if chain.contains(where: { gaps[$0].isIncomplete }) { return nil }
    let names = chain.flatMap { objectDefinitions[$0].attributes.map(\.name.value) }
    diagnostics.report(
      Diagnostic(
        "unknown-attribute", "the object has no attribute `\(by.value)`", at: by.span,
        help: NearestName.of(by.value, among: names).map { "write `\($0)`" } ?? "name one of its attributes"))
    return nil
  }

  /// The object and those it extends, itself first.
  private func lineage(of object: Int) -> [Int] {
    var chain: [Int] = []
    var next: Int? = object
    while let index = next, !chain.contains(index) {
      chain.append(index)
      let definition = objectDefinitions[index]
      var ignored = Diagnostics()
      next = definition.parent.flatMap {
        symbol($0, [.object, .message], from: module(of: definition.head), &ignored)?.index
      }
    }
    return chain
  }

  /// What can only be seen on the whole object: the discriminator is required and single, and there is one choice.
  func checkChoice(
    _ choice: Choice, _ attribute: Attribute, of object: DataObject, _ index: Int, _ diagnostics: inout Diagnostics
  ) {
    if let by = object.attribute(named: choice.discriminator), by.cardinality != .required {
      diagnostics.report(
        Diagnostic(
          "invalid-discriminator", "`\(by.name)` decides the type of `\(attribute.name)` but may be absent",
          at: by.origin.span, also: [.init(attribute.origin.span, "its type depends on `\(by.name)`")],
          help: "write `cardinality: 1..1`"))
    }
    if attribute.cardinality.isList {
      diagnostics.report(
        Diagnostic(
          "invalid-cardinality", "an attribute with a choice holds one value; a case may be a list",
          at: attribute.origin.span,
          help: "write `cardinality: \(attribute.cardinality.isRequired ? "1..1" : "0..1")`, and `1..*` at the case"))
    }
    for other in object.attributes where other.name != attribute.name {
      guard case .choice = other.type, other.declaredBy.index == index || attribute.declaredBy.index == index else {
        continue
      }
      diagnostics.report(
        Diagnostic(
          "second-choice", "an object has at most one choice", at: other.origin.span,
          also: [.init(attribute.origin.span, "the first one")], help: "give one of them an object of its own"))
    }
  }

  /// A message with both parameters is an envelope; one alone is a mistake.
  func envelope(_ definition: ObjectDefinition, _ diagnostics: inout Diagnostics) -> Envelope? {
    guard definition.isMessage else { return nil }
    var places: [String: AttributeDefinition] = [:]
    var encryption: EncryptionDefinition?
    for attribute in definition.attributes {
      guard case .parameter(let part, let encrypted) = attribute.type else { continue }
      if let first = places[part.value] {
        diagnostics.report(
          Diagnostic(
            "duplicate-parameter", "the envelope has two places for its \(part.value)", at: part.span,
            also: [.init(first.name.span, "the first one")]))
      }
      places[part.value] = attribute
      encryption = encryption ?? encrypted
    }
    guard let any = places.values.first else { return nil }
    guard let header = places["header"], let message = places["message"] else {
      diagnostics.report(
        Diagnostic(
          "incomplete-envelope", "an envelope has a place for the header and one for the message", at: any.name.span,
          help: "add an attribute with `parameter: \(places["header"] == nil ? "header" : "message")`"))
      return nil
    }
    let encrypted = encryption.flatMap {
      symbol($0.message, [.message], from: module(of: definition.head), &diagnostics)
    }
    return Envelope(
      header: header.name.value, message: message.name.value,
      encryption: encrypted.flatMap { symbol in
        encryption.map { .init(flag: $0.flag.value, message: Link(symbol.index)) }
      })
  }
}
