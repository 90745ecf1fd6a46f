import Model
import Naming

/// What the printers ask about a standard: names, homes and shapes, decided once.
struct SwiftIndex {
  let standard: Standard
  let usage: Usage
  /// `DCI`
  let packageName: String
  /// `DCIEmployment`, by place in `Standard.modules`.
  let moduleNames: [String]
  /// The earlier modules that each module refers to, the first one always among them.
  let dependencies: [[Int]]
  let objectNames: [String]
  let directoryNames: [String]
  /// Nil for types that are nothing but their primitive.
  let dataTypeNames: [String?]
  /// The constant of what each data type asks of its values.
  let constraintNames: [String]
  /// The constant of each business rule.
  let ruleNames: [String]
  /// Whether a directory takes codes that it does not list, so that a label may stand in the place of its code.
  let mayHoldLabels: [Bool]
  /// The rules that each object keeps: its own, then those of what it extends. None for those that keep none.
  let rulesOfObject: [Link<DataObject>: [Link<BusinessRule>]]
  /// The case of each code, by directory and place in `CodeDirectory.codes`.
  let caseNames: [[String]]
  /// The property of each attribute name: few names serve many objects.
  private let propertyNames: [String: String]
  /// Objects that (indirectly) contain themselves other than through a list share a number.
  let rings: [Int?]
  /// The bytes that each object takes in place, roughly.
  let widths: [Int]
  /// The headers of envelopes.
  let headers: Set<Link<DataObject>>
  /// The flag by which headers of encryptable envelopes tell, by object.
  let headerFlags: [Link<DataObject>: String]

  /// The modules in which a type name occurs.
  private let homes: [String: Set<Int>]

  init(_ standard: Standard) {
    self.standard = standard
    usage = Usage(standard)
    packageName = SwiftNaming.package(of: standard)
    moduleNames = standard.modules.map { SwiftNaming.module($0, of: standard) }
    objectNames = standard.dataObjects.map(SwiftNaming.type(of:))
    directoryNames = standard.codeDirectories.map(SwiftNaming.type(of:))
    dataTypeNames = SwiftNaming.dataTypes(in: standard)
    caseNames = standard.codeDirectories.map { $0.codes.map(SwiftNaming.enumCase) }
    var properties: [String: String] = [:]
    for object in standard.dataObjects {
      for attribute in object.attributes where properties[attribute.name] == nil {
        properties[attribute.name] = SwiftNaming.property(attribute.name)
      }
    }
    propertyNames = properties
    rings = Self.rings(standard)
    widths = Self.widths(standard, rings: rings)
    dependencies = Self.dependencies(standard)

    constraintNames = SwiftNaming.constraints(in: standard)
    ruleNames = SwiftNaming.rules(in: standard)
    mayHoldLabels = standard.codeDirectories.map(\.mayHoldLabels)
    rulesOfObject = Self.rulesOfObject(standard)

    var headers: Set<Link<DataObject>> = []
    var flags: [Link<DataObject>: String] = [:]
    for endpoint in standard.endpoints {
      for case let wrapping? in [endpoint.request?.wrapping, endpoint.response?.wrapping] {
        headers.insert(wrapping.header)
        guard let encryption = standard[wrapping.envelope].envelope?.encryption else { continue }
        flags[wrapping.header] = encryption.flag
      }
    }
    self.headers = headers
    headerFlags = flags

    var homes: [String: Set<Int>] = [:]
    homes.reserveCapacity(objectNames.count + directoryNames.count + dataTypeNames.count)
    for (name, object) in zip(objectNames, standard.dataObjects) {
      homes[name, default: []].insert(object.metadata.module.index)
    }
    for (name, directory) in zip(directoryNames, standard.codeDirectories) {
      homes[name, default: []].insert(directory.metadata.module.index)
    }
    for case (let name?, let dataType) in zip(dataTypeNames, standard.dataTypes) {
      homes[name, default: []].insert(dataType.metadata.module.index)
    }
    self.homes = homes
  }

  /// Names that several modules give to a type, each with those modules in their order; sorted by name.
  var sharedNames: [(name: String, modules: [Int])] {
    homes.filter { $0.value.count > 1 }.map { (name: $0.key, modules: $0.value.sorted()) }.sorted { $0.name < $1.name }
  }

  func property(_ attribute: String) -> String { propertyNames[attribute] ?? SwiftNaming.property(attribute) }

  func declares(_ name: String, in module: Int) -> Bool { homes[name]?.contains(module) ?? false }

  func isShared(_ name: String) -> Bool { homes[name].map { $0.count > 1 } ?? false }
}
