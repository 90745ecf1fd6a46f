import Model
import Naming
import Printing

/// Prints code directories: enumerations of the codes that they list, or structures where they list none.
extension SwiftIndex {
  func printCodeDirectory(
    _ directory: CodeDirectory, at link: Link<CodeDirectory>, into files: inout SwiftFiles
  ) {
    let metadata = directory.metadata
    let name = directoryNames[link.index]
    let path = "Sources/\(moduleNames[metadata.module.index])/Codes/\(name).swift"
    files.addSource(path, from: metadata.reference) { printer in
      printer.documentation(documentation(metadata, kind: "Code directory", facts: facts(directory)))
      if usage.placesOfDirectory[link] == nil, let message = metadata.deprecationMessage {
        printer.line(SwiftDeprecation.attribute(message))
      }
      if directory.codes.isEmpty {
        printExternal(directory, name, to: &printer)
      } else {
        printEnumeration(directory, at: link, name, to: &printer)
      }
    }
  }

  private func facts(_ directory: CodeDirectory) -> [String] {
    var facts: [String] = []
    if let external = directory.external {
      var text = "The codes are those of \(external.title)"
      if let url = external.url { text += ", <\(url.sourceLines.joined())>" }
      text += "."
      if let pattern = external.pattern { text += " They match \(SwiftDocumentation.code(pattern))." }
      facts.append(text)
    }
    if !directory.codes.isEmpty {
      facts.append(
        directory.isExtensible
          ? "Further codes may be added: one that is not listed here is kept as `unlisted`."
          : "The list is complete: any other code is an error.")
    }
    return facts
  }

  private func printExternal(_ directory: CodeDirectory, _ name: String, to printer: inout CodePrinter) {
    let protocols = directory.codePattern == nil ? "ExternalDirectoryCode" : "ExternalDirectoryCode, PatternedCode"
    printer.block("public struct \(name): \(protocols)") { printer in
      printDirectoryName(directory, to: &printer)
      printer.line()
      printer.line("public let rawValue: String")
      printer.line()
      printer.line("public init(rawValue: String) { self.rawValue = rawValue }")
    }
  }

  private func printDirectoryName(_ directory: CodeDirectory, to printer: inout CodePrinter) {
    printer.line("public static let directory = \(SwiftLiteral.string(directory.metadata.reference))")
    if let pattern = directory.codePattern {
      printer.pattern("public static let codePattern = TextPattern(", SwiftLiteral.pattern(pattern), ")")
    }
  }

  private func printEnumeration(
    _ directory: CodeDirectory, at link: Link<CodeDirectory>, _ name: String, to printer: inout CodePrinter
  ) {
    let isOpen = directory.isExtensible
    let cases = zip(directory.codes, caseNames[link.index]).map { (code: $0, name: $1) }
    let deprecated = cases.contains { $0.code.deprecationMessage != nil }
    let protocols = isOpen ? "OpenDirectoryCode" : "String, ClosedDirectoryCode"
    let patterned = directory.codePattern == nil ? "" : ", PatternedCode"
    printer.block("public enum \(name): \(protocols)\(patterned)") { printer in
      for (code, name) in cases {
        printer.documentation(documentation(code))
        if let message = code.deprecationMessage { printer.line(SwiftDeprecation.attribute(message)) }
        let escaped = SwiftNaming.escaped(name)
        if isOpen || name == code.value {
          printer.line("case ", escaped)
        } else {
          printer.line("case ", escaped, " = ", SwiftLiteral.string(code.value))
        }
      }
      if isOpen {
        printer.line("/// A code that the directory did not list when this package was made.")
        printer.line("case unlisted(String)")
      }
      printer.line()
      printDirectoryName(directory, to: &printer)
      printer.line()
      if deprecated {
        printer.line("/// The codes in the order of the directory, without those that should no longer be used.")
      }
      printer.line("public static let allCases: [\(name)] = [")
      printer.indented { printer in
        printer.elements(cases.filter { $0.code.deprecationMessage == nil }.map(\.name), prefix: ".")
      }
      printer.line("]")
      if isOpen {
        printer.line()
        printListed(cases, of: name, deprecated: deprecated, to: &printer)
        printer.line()
        printer.block("public var code: String") { printer in
          printer.line("switch self {")
          for (code, name) in cases { printer.line("case .", name, ": ", SwiftLiteral.string(code.value)) }
          printer.line("case .unlisted(let code): code")
          printer.line("}")
        }
      }
      printer.line()
      printer.block("public var label: String") { printer in
        printLabels(cases, isOpen: isOpen, otherwise: "code", to: &printer) { $0.plain }
      }
      if !directory.columns.isEmpty {
        printer.line()
        printColumns(directory, cases, to: &printer)
      }
      if standard.languages.count > 1 {
        printer.line()
        printLabelsInLanguages(cases, isOpen: isOpen, to: &printer)
      }
    }
  }

  private func documentation(_ code: Code) -> SwiftDocumentation {
    var documentation = SwiftDocumentation()
    documentation.paragraph("\(SwiftDocumentation.code(code.value)): \(code.label.plain)")
    if let definition = code.definition { documentation.paragraph(definition.plain) }
    documentation.remarks([], code.deprecation, isDeprecated: false)
    return documentation
  }

  private func printListed(
    _ cases: [(code: Code, name: String)], of name: String, deprecated: Bool, to printer: inout CodePrinter
  ) {
    if deprecated {
      // Deprecated itself, so that it may name deprecated codes without a warning.
      printer.line("@available(*, deprecated, message: \"Use init(code:).\")")
    }
    printer.block("public static func listed(_ code: String) -> \(name)?") { printer in
      printer.line("switch code {")
      for (code, name) in cases { printer.line("case ", SwiftLiteral.string(code.value), ": .", name) }
      printer.line("default: nil")
      printer.line("}")
    }
  }

  private func printColumns(
    _ directory: CodeDirectory, _ cases: [(code: Code, name: String)], to printer: inout CodePrinter
  ) {
    var documentation = SwiftDocumentation()
    documentation.paragraph("What the list says of the code besides, by column.")
    for column in directory.columns {
      documentation.paragraph("\(SwiftDocumentation.code(column.name)): \(column.summary.plain)")
    }
    printer.documentation(documentation)
    printer.block("public var columns: [String: String]") { printer in
      printer.line("switch self {")
      for (code, name) in cases {
        let values = zip(directory.columns, code.columns).compactMap { column, value in
          value.map { "\(SwiftLiteral.string(column.name)): \(SwiftLiteral.string($0))" }
        }
        printer.line("case .", name, ": [", values.isEmpty ? ":" : values.joined(separator: ", "), "]")
      }
      if directory.isExtensible { printer.line("case .unlisted: [:]") }
      printer.line("}")
    }
  }

  private func printLabels(
    _ cases: [(code: Code, name: String)], isOpen: Bool, otherwise: String, to printer: inout CodePrinter,
    _ text: (Text) -> String?
  ) {
    printer.line("switch self {")
    var isPartial = false
    for (code, name) in cases {
      if let text = text(code.label) {
        printer.line("case .", name, ": ", SwiftLiteral.string(text))
      } else {
        isPartial = true
      }
    }
    if isPartial {
      printer.line("default: \(otherwise)")
    } else if isOpen {
      printer.line("case .unlisted: \(otherwise)")
    }
    printer.line("}")
  }

  private func printLabelsInLanguages(
    _ cases: [(code: Code, name: String)], isOpen: Bool, to printer: inout CodePrinter
  ) {
    let languages = standard.languages.dropFirst().filter { language in
      cases.contains { $0.code.label[language] != nil }
    }
    guard !languages.isEmpty else { return }
    printer.block("public func label(in language: String) -> String") { printer in
      printer.line("switch language {")
      for language in languages {
        printer.line("case \(SwiftLiteral.string(language)):")
        printer.indented { printer in
          printLabels(cases, isOpen: isOpen, otherwise: "label", to: &printer) { $0[language] }
        }
      }
      printer.line("default: label")
      printer.line("}")
    }
  }
}

extension CodeDirectory {
  /// What codes match that the directory does not list, when that is known and such codes are allowed.
  var codePattern: String? { isExtensible || codes.isEmpty ? external?.pattern : nil }

  /// Whether a label that is no code could stand in the place of its code.
  var mayHoldLabels: Bool { isExtensible && external?.pattern == nil && !tellingLabels(of: codes).isEmpty }

  /// Codes with a label that is no code.
  func tellingLabels(of codes: [Code]) -> [Code] {
    let values = Set(self.codes.map(\.value))
    return codes.filter { code in code.label.entries.contains { !values.contains($0.text) } }
  }
}
