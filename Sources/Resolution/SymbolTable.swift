import Diagnostics
import Definitions
import Source

/// Every definition that can be referred to, by identifier and by name.
struct SymbolTable {
  enum Kind: String {
    case dataType = "data type"
    case codeDirectory = "code directory"
    case object = "object"
    case message = "message"
    case endpoint = "endpoint"
    case securityScheme = "security scheme"
    case process = "process"
    case rule = "rule"
    case crosswalk = "crosswalk"
    case example = "example"
  }

  struct Symbol {
    let kind: Kind
    /// Place among the definitions of its kind; objects and messages are counted together.
    let index: Int
    let id: String
    let name: String
    let module: Int
    let span: Span

    var reference: String { id == name ? name : "\(id) \(name)" }
  }

  private(set) var all: [Symbol] = []
  private var byID: [String: [Int]] = [:]
  private var byName: [String: [Int]] = [:]

  /// Adds a definition, or reports that its identifier is taken. An identifier that is just the name may be used once
  /// in each module; a numbered one only once.
  mutating func declare(_ symbol: Symbol, modulesAreKnown: Bool, _ diagnostics: inout Diagnostics) {
    let taken = (byID[symbol.id] ?? []).map { all[$0] }.first {
      $0.module == symbol.module || $0.id != $0.name || symbol.id != symbol.name
    }
    if let taken, modulesAreKnown || taken.id != taken.name {
      diagnostics.report(
        Diagnostic(
          "duplicate-definition", "`\(symbol.id)` is defined twice", at: symbol.span,
          also: [.init(taken.span, "first defined here")], help: "give one of them another identifier"))
      return
    }
    byID[symbol.id, default: []].append(all.count)
    if symbol.name != symbol.id { byName[symbol.name, default: []].append(all.count) }
    all.append(symbol)
  }

  func symbols(id: String) -> [Symbol] { (byID[id] ?? []).map { all[$0] } }
  /// Definitions without a number are known by their name too.
  func symbols(name: String) -> [Symbol] { ((byID[name] ?? []) + (byName[name] ?? [])).map { all[$0] } }
}

extension Resolver {
  mutating func declareSymbols(_ diagnostics: inout Diagnostics) {
    func declare(_ kind: SymbolTable.Kind, _ index: Int, _ head: HeadDefinition) {
      symbols.declare(
        .init(
          kind: kind, index: index, id: head.id.value, name: head.name.value,
          module: manifest.module(of: sources[head.id.span.file], at: head.id.span, &diagnostics), span: head.id.span),
        modulesAreKnown: !manifest.isFallback, &diagnostics)
    }
    for (index, it) in dataTypeDefinitions.enumerated() { declare(.dataType, index, it.head) }
    for (index, it) in directoryDefinitions.enumerated() { declare(.codeDirectory, index, it.head) }
    for (index, it) in objectDefinitions.enumerated() { declare(it.isMessage ? .message : .object, index, it.head) }
    for (index, it) in endpointDefinitions.enumerated() { declare(.endpoint, index, it.head) }
    for (index, it) in schemeDefinitions.enumerated() { declare(.securityScheme, index, it.head) }
    for (index, it) in processDefinitions.enumerated() { declare(.process, index, it.head) }
    for (index, it) in ruleDefinitions.enumerated() { declare(.rule, index, it.head) }
    for (index, it) in crosswalkDefinitions.enumerated() { declare(.crosswalk, index, it.head) }
    for (index, it) in exampleDefinitions.enumerated() { declare(.example, index, it.head) }
  }
}
