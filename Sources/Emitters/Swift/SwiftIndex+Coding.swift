import Model
import Naming
import Printing

/// Prints how structures are read and written where the compiler cannot derive it.
extension SwiftIndex {
  /// The keys that the compiler uses for the coding it derives; none when it finds the right ones itself.
  func printKeys(_ structure: SwiftStructure, to printer: inout CodePrinter) {
    guard structure.properties.contains(where: { $0.storedName != $0.attribute.name }) else { return }
    printer.line()
    printKeys(structure.properties.map { ($0.storedName, $0.attribute.name) }, to: &printer)
  }

  func printCoding(_ structure: SwiftStructure, to printer: inout CodePrinter) {
    printer.block("extension \(structure.name): Codable") { printer in
      if !structure.properties.isEmpty {
        printKeys(structure.properties.map { ($0.name, $0.attribute.name) }, to: &printer)
        printer.line()
      }
      printer.block("public init(from decoder: any Decoder) throws") { printer in
        if structure.holdsLinkedData {
          printer.line("linkedData = try LinkedDataKeywords(ifPresentIn: decoder)")
        } else if structure.properties.isEmpty {
          // Without a container, anything at all would be read.
          printer.line("_ = try decoder.container(keyedBy: CodingKeys.self)")
        }
        guard !structure.properties.isEmpty else { return }
        printer.line("let container = try decoder.container(keyedBy: CodingKeys.self)")
        for property in structure.properties.headerFirst { printDecoding(property, in: structure, to: &printer) }
      }
      printer.line()
      printer.block("public func encode(to encoder: any Encoder) throws") { printer in
        if structure.properties.isEmpty {
          // Without a container, nothing at all would be written.
          printer.line("_ = encoder.container(keyedBy: CodingKeys.self)")
        }
        if structure.holdsLinkedData { printer.line("try linkedData?.encode(to: encoder)") }
        guard !structure.properties.isEmpty else { return }
        printer.line("var container = encoder.container(keyedBy: CodingKeys.self)")
        for property in structure.properties { printEncoding(property, in: structure, to: &printer) }
      }
      if structure.properties.isEmpty {
        printer.line()
        printer.line("private enum CodingKeys: CodingKey {}")
      }
    }
  }

  private func printKeys(_ keys: [(name: String, key: String)], to printer: inout CodePrinter) {
    printer.block("private enum CodingKeys: String, CodingKey") { printer in
      for (name, key) in keys {
        let escaped = SwiftNaming.escaped(name)
        if name == key {
          printer.line("case ", escaped)
        } else {
          printer.line("case ", escaped, " = ", SwiftLiteral.string(key))
        }
      }
    }
  }

  private func printDecoding(
    _ property: SwiftProperty, in structure: SwiftStructure, to printer: inout CodePrinter
  ) {
    let target = structure.insideCoding(property.storedName)
    var key: String { ".\(property.name)" }
    let method = property.isOptional ? "decodeIfPresent" : "decode"
    switch property.content {
    case .discriminator: break
    case .value:
      printer.call(
        target, " = try container.", method, "(", arguments: property.type, ".self, forKey: .", property.name)
    case .message(let header, let isHeaderOptional):
      let flag = structure.insideCoding(header) + (isHeaderOptional ? "?.sealsMessage ?? false" : ".sealsMessage")
      printer.call(
        "\(target) = try container.\(method)(", "\(property.type).self, encrypted: \(flag), forKey: \(key))")
    case .choice(let choice):
      let discriminator = ".\(choice.discriminatorName)"
      printer.call("let code = try container.decode(", "\(choice.discriminatorType).self, forKey: \(discriminator))")
      printer.line("switch code {")
      for option in choice.cases {
        printer.line("case .\(option.name):")
        printer.indented { printer in
          printer.call(
            "\(target) = .\(option.name)(", "try container.\(choice.decode)(\(option.type).self, forKey: \(key)))")
        }
      }
      if choice.isOpen {
        printer.line("default:")
        printer.indented { printer in
          printer.call(
            "\(target) = .unlisted(", "code, try container.\(choice.decode)(JSONValue.self, forKey: \(key)))")
        }
      }
      printer.line("}")
    }
  }

  private func printEncoding(
    _ property: SwiftProperty, in structure: SwiftStructure, to printer: inout CodePrinter
  ) {
    let source = structure.insideCoding(property.storedName)
    var key: String { ".\(property.name)" }
    switch property.content {
    case .value:
      let method = property.isOptional ? "encodeIfPresent" : "encode"
      printer.call("try container.", method, "(", arguments: source, ", forKey: .", property.name)
    case .discriminator(let choice):
      let stored = structure.properties.first { $0.name == choice }?.storedName ?? choice
      printer.call("try container.encode(", "\(structure.insideCoding(stored)).code, forKey: \(key))")
    case .message(let header, let isHeaderOptional):
      let flag = structure.insideCoding(header) + (isHeaderOptional ? "?.sealsMessage ?? false" : ".sealsMessage")
      if property.isOptional {
        printer.block("if let message = \(source)") { printer in
          printer.call("try container.encode(", "message, encrypted: \(flag), forKey: \(key))")
        }
      } else {
        printer.call("try container.encode(", "\(source), encrypted: \(flag), forKey: \(key))")
      }
    case .choice(let choice):
      printer.line("switch \(source) {")
      for option in choice.cases {
        printer.line("case .\(option.name)(let value):")
        printer.indented { $0.call("try container.\(choice.encode)(", "value, forKey: \(key))") }
      }
      if choice.isOpen {
        printer.line("case .unlisted(_, let value):")
        printer.indented { $0.call("try container.\(choice.encode)(", "value, forKey: \(key))") }
      }
      printer.line("}")
    }
  }
}

extension SwiftStructure {
  /// A property where a local name of the coding could hide it.
  fileprivate func insideCoding(_ name: String) -> String {
    let isHidden =
      switch name {
      case "container", "decoder", "encoder": true
      case "code", "value":
        properties.contains { property in if case .choice = property.content { true } else { false } }
      case "message":
        properties.contains { property in
          if case .message = property.content { property.isOptional } else { false }
        }
      default: false
      }
    return isHidden ? "self.\(name)" : SwiftNaming.escaped(name)
  }
}

extension [SwiftProperty] {
  /// The message of an envelope can be read only once its header is known.
  fileprivate var headerFirst: [SwiftProperty] {
    func isMessage(_ property: SwiftProperty) -> Bool { if case .message = property.content { true } else { false } }
    return filter { !isMessage($0) } + filter(isMessage)
  }
}

extension CodePrinter {
  /// A call on one line, or on two where that would be too long.
  mutating func call(_ head: String, _ arguments: String) {
    // The indentation of calls is at most ten.
    if head.utf8.count + arguments.utf8.count <= 110 {
      line(head + arguments)
    } else {
      line(head)
      indented { $0.line(arguments) }
    }
  }

  /// A call whose arguments go on to as many lines as they need.
  mutating func call(_ head: String, arguments: [String]) {
    let text = arguments.joined(separator: ", ")
    guard head.utf8.count + text.utf8.count > 109, text.utf8.count > 107 else { return call(head, text + ")") }
    line(head)
    indented { printer in
      var present = ""
      for (place, argument) in arguments.enumerated() {
        let next = argument + (place + 1 < arguments.count ? "," : ")")
        if !present.isEmpty, present.utf8.count + next.utf8.count > 107 {
          printer.line(present)
          present = ""
        }
        present += present.isEmpty ? next : " " + next
      }
      printer.line(present)
    }
  }

  /// A call on one line or two, in parts for those that occur most: the head, the arguments and the closing parenthesis.
  mutating func call(
    _ head: String, _ second: String, _ third: String, _ fourth: String = "",
    arguments first: String, _ middle: String, _ last: String
  ) {
    let headWidth = head.utf8.count + second.utf8.count + third.utf8.count + fourth.utf8.count
    if headWidth + first.utf8.count + middle.utf8.count + last.utf8.count + 1 <= 110 {
      line(head, second, third, fourth, first, middle, last, ")")
    } else {
      line(head, second, third, fourth)
      indented { $0.line(first, middle, last, ")") }
    }
  }

  /// The elements of a list, one per line, the way swift-format likes them: a single one without a comma.
  mutating func elements(_ elements: [String], prefix: String = "") {
    let comma = elements.count == 1 ? "" : ","
    for element in elements { line(prefix, element, comma) }
  }
}
