import Model
import Naming

/// Where a type name is written, which decides what it means there.
struct SwiftScope {
  /// The place of the module in `Standard.modules`.
  let module: Int
  /// Names that something nearer takes: nested types and generic parameters.
  var hidden: Set<String> = []
}

extension SwiftIndex {
  func scope(_ metadata: Metadata) -> SwiftScope { SwiftScope(module: metadata.module.index) }

  func type(_ link: Link<DataObject>, in scope: SwiftScope) -> String {
    spelling(objectNames[link.index], home: standard[link].metadata.module, in: scope)
  }

  func type(_ link: Link<CodeDirectory>, in scope: SwiftScope) -> String {
    spelling(directoryNames[link.index], home: standard[link].metadata.module, in: scope)
  }

  func type(_ link: Link<DataType>, in scope: SwiftScope) -> String {
    let dataType = standard[link]
    guard let name = dataTypeNames[link.index] else { return Self.primitive(dataType.primitive) }
    return spelling(name, home: dataType.metadata.module, in: scope)
  }

  /// The bare name where it means the right type, or else the name with its module. A module's own type wins over those
  /// that it imports.
  private func spelling(_ name: String, home: Link<Module>, in scope: SwiftScope) -> String {
    let isPlain = !scope.hidden.contains(name) && (home.index == scope.module || !isShared(name))
    return isPlain ? name : "\(moduleNames[home.index]).\(name)"
  }

  /// With its module, for places where the reader does not see the imports.
  func qualifiedType(_ link: Link<DataObject>) -> String {
    "\(moduleNames[standard[link].metadata.module.index]).\(objectNames[link.index])"
  }

  static func primitive(_ primitive: Primitive) -> String {
    switch primitive {
    case .string: "String"
    case .integer: "Int"
    case .decimal: "Decimal"
    case .boolean: "Bool"
    case .date: "CalendarDate"
    case .dateTime: "DateTime"
    case .object: "[String: JSONValue]"
    case .array: "[JSONValue]"
    case .any: "JSONValue"
    }
  }

  /// A single value of a type; nil for those that depend on their place: choices and the parameters of envelopes.
  func singleType(_ type: AttributeType, in scope: SwiftScope) -> String? {
    switch type {
    case .data(let link): self.type(link, in: scope)
    case .code(let link): self.type(link, in: scope)
    case .object(let link): standard[link].envelope == nil ? self.type(link, in: scope) : "[String: JSONValue]"
    case .choice, .parameter: nil
    }
  }

  static func list(_ type: String, if isList: Bool) -> String { isList ? "[\(type)]" : type }
}
