import Model
import Naming
import Printing

/// Prints data types: documented synonyms of Swift's own types, and what the standard asks of their values.
extension SwiftIndex {
  func printDataType(_ dataType: DataType, at link: Link<DataType>, into files: inout SwiftFiles) {
    let metadata = dataType.metadata
    guard let name = dataTypeNames[link.index] else {
      guard let constraint = SwiftConstraint(dataType) else { return }
      let file = "\(constraint.type)+\(constraintNames[link.index])"
      let path = "Sources/\(moduleNames[metadata.module.index])/DataTypes/\(file).swift"
      return files.addSource(path, from: metadata.reference) { printer in
        printConstraint(constraint, of: dataType, at: link, to: &printer)
      }
    }
    let parent = dataType.parent.map { standard[$0].metadata }
    let path = "Sources/\(moduleNames[metadata.module.index])/DataTypes/\(name).swift"
    files.addSource(path, from: metadata.reference) { printer in
      printer.documentation(documentation(metadata, kind: "Data type", extending: parent, facts: facts(dataType)))
      if usage.placesOfDataType[link] == nil, let message = metadata.deprecationMessage {
        printer.line(SwiftDeprecation.attribute(message))
      }
      printer.line("public typealias \(name) = \(Self.primitive(dataType.primitive))")
      if let constraint = SwiftConstraint(dataType) {
        printer.line()
        printConstraint(constraint, of: dataType, at: link, to: &printer)
      }
    }
  }

  private func printConstraint(
    _ constraint: SwiftConstraint, of dataType: DataType, at link: Link<DataType>, to printer: inout CodePrinter
  ) {
    printer.block("extension \(constraint.type)") { printer in
      printer.documentation("What the standard asks of \(SwiftDocumentation.code(dataType.metadata.reference)).")
      let name = SwiftNaming.escaped(constraintNames[link.index])
      printer.constraint("public static let \(name) = ", constraint)
    }
  }

  /// The rules that a value obeys and the compiler does not check.
  private func facts(_ dataType: DataType) -> [String] {
    var rules: [String] = []
    if let pattern = dataType.pattern { rules.append("Matches \(SwiftDocumentation.code(pattern)).") }
    switch dataType.format {
    case .uri: rules.append("A URI.")
    case .email: rules.append("An e-mail address.")
    case .byte: rules.append("Bytes in Base64.")
    case .binary: rules.append("The content of a file in a multipart form.")
    case nil: break
    }
    switch (dataType.minimumLength, dataType.maximumLength) {
    case (nil, nil): break
    case (let minimum?, nil): rules.append("At least \(minimum) characters.")
    case (nil, let maximum?): rules.append("At most \(maximum) characters.")
    case (let minimum?, let maximum?): rules.append("\(minimum) to \(maximum) characters.")
    }
    switch (dataType.minimum, dataType.maximum) {
    case (nil, nil): break
    case (let minimum?, nil): rules.append("At least \(minimum).")
    case (nil, let maximum?): rules.append("At most \(maximum).")
    case (let minimum?, let maximum?): rules.append("\(minimum) to \(maximum).")
    }
    if !dataType.samples.isEmpty {
      rules.append("For example \(dataType.samples.map(SwiftDocumentation.code).joined(separator: ", ")).")
    }
    return rules.isEmpty ? [] : [rules.joined(separator: " ")]
  }
}
