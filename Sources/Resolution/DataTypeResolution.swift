import Definitions
import Diagnostics
import Model
import Source

extension Resolver {
  mutating func resolveDataTypes(_ diagnostics: inout Diagnostics) {
    var parents: [Int?] = []
    for definition in dataTypeDefinitions {
      parents.append(
        definition.parent.flatMap {
          symbol($0, [.dataType], from: module(of: definition.head), &diagnostics)?.index
        })
    }
    reportCycles(parents, dataTypeDefinitions.map(\.head), &diagnostics)
    var resolved: [DataType?] = Array(repeating: nil, count: dataTypeDefinitions.count)
    for index in inOrder(&parents) {
      let definition = dataTypeDefinitions[index]
      if parents[index].map(lostDataTypes.contains) ?? (definition.parent != nil || definition.base == nil) {
        lostDataTypes.insert(index)
      }
      resolved[index] = dataType(
        definition, parent: parents[index].flatMap { resolved[$0] }, link: parents[index].map(Link.init),
        isLost: lostDataTypes.contains(index), &diagnostics)
    }
    dataTypes = resolved.compactMap(\.self)
  }

  private mutating func dataType(
    _ definition: DataTypeDefinition, parent: DataType?, link: Link<DataType>?, isLost: Bool,
    _ diagnostics: inout Diagnostics
  ) -> DataType {
    let head = definition.head
    let owner = module(of: head)
    let namespace = manifest.modules[owner].module.namespace
    let primitive = parent?.primitive ?? definition.base.flatMap { Primitive(rawValue: $0.value) } ?? .any

    func applies(_ key: String, _ value: (any LocatedAny)?, to primitives: [Primitive]) {
      guard let value, !isLost, !primitives.contains(primitive) else { return }
      diagnostics.report(
        Diagnostic(
          "inapplicable-constraint", "`\(key)` does not apply to \(article(primitive.rawValue))", at: value.span,
          help: "it is for \(primitives.map(\.rawValue).joined(separator: " and "))"))
    }
    applies("pattern", definition.pattern, to: [.string])
    applies("format", definition.format, to: [.string])
    applies("min_length", definition.minimumLength, to: [.string])
    applies("max_length", definition.maximumLength, to: [.string])
    applies("minimum", definition.minimum, to: [.integer, .decimal])
    applies("maximum", definition.maximum, to: [.integer, .decimal])

    if let pattern = definition.pattern {
      checkPattern(pattern, &diagnostics)
      if let inherited = parent?.pattern, inherited != pattern.value, let link {
        contradiction(
          pattern, "`\(dataTypeDefinitions[link.index].head.id.value)` has the pattern `\(inherited)` already", link,
          &diagnostics)
      }
    }
    func narrows(_ key: String, _ value: Located<Int>?, _ inherited: Int?, _ fits: (Int, Int) -> Bool) {
      if let value, let inherited, let link, !fits(value.value, inherited) {
        contradiction(value, "`\(key)` was \(inherited) and can only become stricter", link, &diagnostics)
      }
    }
    narrows("max_length", definition.maximumLength, parent?.maximumLength, <=)
    narrows("min_length", definition.minimumLength, parent?.minimumLength, >=)
    func bound(_ value: Located<String>?, _ inherited: String?, _ fits: (Double, Double) -> Bool) -> String? {
      guard let value else { return inherited }
      guard let number = Double(value.value) else {
        diagnostics.report(
          Diagnostic("invalid-number", "expected a number, found `\(value.value)`", at: value.span))
        return inherited
      }
      if let inherited, let limit = Double(inherited), let link, !fits(number, limit) {
        contradiction(value, "the bound was \(inherited) and can only become stricter", link, &diagnostics)
      }
      return value.value
    }
    let type = DataType(
      metadata: metadata(
        head, module: owner,
        // Apart from the attributes: `phone_number` is both a type and what a person has.
        iri: iri(head.iri, namespace: namespace, default: "type/" + head.name.value, &diagnostics),
        &diagnostics),
      parent: link, primitive: primitive, pattern: definition.pattern?.value ?? parent?.pattern,
      format: definition.format.flatMap { Format(rawValue: $0.value) } ?? parent?.format,
      minimumLength: definition.minimumLength?.value ?? parent?.minimumLength,
      maximumLength: definition.maximumLength?.value ?? parent?.maximumLength,
      minimum: bound(definition.minimum, parent?.minimum, >=), maximum: bound(definition.maximum, parent?.maximum, <=),
      samples: definition.samples.map(\.value))
    for sample in definition.samples {
      _ = values.read(.init(text: sample.value, isPlain: true), as: type, at: sample.span, &diagnostics)
    }
    return type
  }

  private func contradiction<T>(
    _ value: Located<T>, _ message: String, _ parent: Link<DataType>, _ diagnostics: inout Diagnostics
  ) {
    diagnostics.report(
      Diagnostic(
        "contradicts-parent", message, at: value.span,
        also: [.init(dataTypeDefinitions[parent.index].head.id.span, "the type that it extends")],
        help: "a type that extends another narrows it; leave the key out, or tighten it"))
  }

  mutating func checkPattern(_ pattern: Located<String>, _ diagnostics: inout Diagnostics) {
    var bare = pattern.value
    if bare.hasPrefix("^") { bare.removeFirst() }
    if bare.hasSuffix("$") && !bare.hasSuffix("\\$") { bare.removeLast() }
    if bare != pattern.value {
      diagnostics.report(
        Diagnostic(
          "pattern-anchor", "a pattern matches the whole value and needs no `^` or `$`", at: pattern.span,
          help: "write `\(bare)`"))
    } else if let fault = values.fault(in: pattern.value) {
      diagnostics.report(Diagnostic("invalid-pattern", fault.message, at: pattern.span, help: fault.help))
    }
  }
}

/// A located value of any type: what matters is where it stands.
protocol LocatedAny { var span: Span { get } }
extension Located: LocatedAny {}

/// Reports each definition that reaches itself by `extends`, once per circle, and cuts the circle.
func reportCycles(_ parents: [Int?], _ heads: [HeadDefinition], _ diagnostics: inout Diagnostics) {
  var settled = Array(repeating: false, count: parents.count)
  for start in parents.indices where !settled[start] {
    var path: [Int] = []
    var next: Int? = start
    while let index = next, !settled[index] {
      if let first = path.firstIndex(of: index) {
        let circle = path[first...]
        diagnostics.report(
          Diagnostic(
            "circular-extends", "\(heads[index].subject) extends itself", at: heads[index].id.span,
            also: circle.dropFirst().map { .init(heads[$0].id.span, "by way of this") },
            help: "remove one `extends`"))
        break
      }
      path.append(index)
      next = parents[index]
    }
    for index in path { settled[index] = true }
  }
}

/// Indices with every parent before its children. Links that close a circle are removed.
func inOrder(_ parents: inout [Int?]) -> [Int] {
  var order: [Int] = []
  var isDone = Array(repeating: false, count: parents.count)
  for start in parents.indices {
    var path: [Int] = []
    var next: Int? = start
    while let index = next, !isDone[index] {
      if path.contains(index) {
        parents[path[path.count - 1]] = nil
        break
      }
      path.append(index)
      next = parents[index]
    }
    for index in path.reversed() {
      isDone[index] = true
      order.append(index)
    }
  }
  return order
}
