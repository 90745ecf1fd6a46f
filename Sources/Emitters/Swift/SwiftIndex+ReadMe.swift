import Model
import Naming

/// Prints the page that integrators read first.
extension SwiftIndex {
  var readme: String {
    // The last module builds on the others.
    let module = moduleNames.last ?? packageName
    let title = markdown(standard.metadata.label?.plain ?? standard.metadata.name)
    return """
      # \(packageName) for Swift

      \(title), version \(markdown(standard.version)): the types of the standard, generated from its definitions. Do not
      change them here.

      ## Use

      ```swift
      // Package.swift
      .package(path: "…/swift"),
      .product(name: "\(module)", package: "swift"),
      ```

      ```swift
      import \(module)
      import Foundation

      let record = try JSONDecoder().decode(\(sampleObject).self, from: data)
      let json = try JSONEncoder().encode(record)
      ```

      Plain encoders and decoders do; no strategy for dates or keys is needed. `swift test` decodes and validates every
      example of the standard and compares what is encoded again.

      ## Validate

      Decoding refuses what the types cannot hold: a wrong date, a missing attribute, a code that a closed list lacks.
      Everything else that the standard asks for is told by `validate()`, of values that were decoded and of those built
      in code:

      ```swift
      for fault in record.validate() {
        print(fault.pointer, fault.kind, fault.message)\(ruleComment)
      }
      ```

      It finds broken patterns, lengths, bounds, formats and counts\(standard.rules.isEmpty ? "" : ", and broken business rules") at any depth. `isValid` asks
      whether there are none; `TextConstraint` and `NumberConstraint` judge single values. Faults say where, but not what
      stands there, so that they may be logged.
      \(ruleSettings)\(endpointValidation)
      What decoding and `validate()` cannot see:

      \(SwiftJudge(standard).limitTable(standard))

      ## Modules

      \(modules)

      ## What to expect

      \(expectations.map { "- " + $0 }.joined(separator: "\n"))

      """
  }

  private var ruleComment: String {
    guard !standard.rules.isEmpty, standard.languages.count > 1 else { return "" }
    return "  // or fault.message(in: \(SwiftLiteral.string(standard.languages[1])))"
  }

  /// How rules are set.
  private var ruleSettings: String {
    guard let place = standard.rules.firstIndex(where: { !$0.parameters.isEmpty }) else { return "" }
    let parameter = SwiftParameter(
      standard.rules[place].parameters[0], standard[standard.rules[place].parameters[0].type].primitive)
    let name = SwiftNaming.escaped(ruleNames[place]) + "." + SwiftNaming.escaped(parameter.name)
    let day = standard.referenceDate == nil ? "" : "\ncontext.referenceDate = CalendarDate(\"2027-01-31\")"
    return """

      What countries may set in the rules, and the day that counts as today, are those of the standard unless you say
      otherwise:

      ```swift
      var context = ValidationContext()\(day)
      context.parameters.\(name) = \(parameter.value)
      let faults = record.validate(with: context)
      ```

      """
  }

  private var endpointValidation: String {
    guard let endpoint = standard.endpoints.first(where: { $0.request?.wrapping != nil && $0.action != nil }) else {
      return ""
    }
    return """

      An endpoint looks at the action in the header as well: `API.\(SwiftNaming.endpoint(endpoint)).validate(request: body)`.

      """
  }

  /// The first data object of the last module that has one.
  private var sampleObject: String {
    let objects = standard.dataObjects.indices.filter { standard.dataObjects[$0].kind == .object }
    let last = objects.map { standard.dataObjects[$0].metadata.module.index }.max()
    return objects.first { standard.dataObjects[$0].metadata.module.index == last }.map { objectNames[$0] } ?? "Record"
  }

  private var modules: String {
    var lines = moduleNames.indices.map { place in
      let names = dependencies[place].map { "`\(moduleNames[$0])`" }.joined(separator: ", ")
      let brought = names.isEmpty ? "" : " Brings \(names) along."
      return "- `\(moduleNames[place])`: \(markdown(standard.modules[place].summary.plain))\(brought)"
    }
    if let shared = sharedNames.first, let first = shared.modules.first, let last = shared.modules.last {
      lines.append("")
      lines.append(
        """
        Two modules may give one name to two types. Where you import `\(moduleNames[last])`, the name `\(shared.name)` alone
        means the type of that module; the other one is `\(moduleNames[first]).\(shared.name)`. A file that imports both
        modules by name must qualify both.
        """)
    }
    return lines.joined(separator: "\n")
  }

  private var expectations: [String] {
    let defaulting = standard.dataObjects.lazy.flatMap(\.attributes)
      .first { $0.defaultValue != nil && !$0.cardinality.isRequired }
      .map { " Defaults of the standard are offered beside, such as `\(SwiftNaming.property($0.name))OrDefault`." }
    let languages = standard.languages.count > 1 ? ", and labels in other languages by `label(in:)`" : ""
    var expectations = [
      """
      **Absent and empty stay apart.** An optional list is nil when the JSON has no such member, and empty when it has an
        empty array. Encoding writes what decoding found, no more.\(defaulting ?? "")
      """,
      """
      **Codes are enumerations** with `code` and `label`\(languages). In an open directory a code that is not listed is
        kept as `.unlisted`; in a closed one it is an error that names the directory. Lists that another body keeps accept
        any code.
      """,
      """
      **Numbers are exact.** Numbers with decimal places are `Decimal`. Write `Decimal(string: "0.1")`: the literal `0.1`
        passes through a binary float.
      """,
      """
      **Dates keep their form.** `CalendarDate` is a day without time and place; `DateTime` keeps the text with its offset
        and knows its `date`.
      """,
      "**Open content is `JSONValue`.** Members that the standard does not know are ignored.",
      "**Linked data.** `linkedData` of every data object holds `@context`, `@id` and `@type`.",
    ]
    if let endpoint = standard.endpoints.first {
      expectations.append(
        """
        **Endpoints are values.** `API.\(SwiftNaming.endpoint(endpoint))` knows its method, its path, its action and the types
          of its bodies.
        """)
    }
    expectations.append(
      """
      **Claimed names** carry the kind of the definition: a data object `String` would be `StringObject`, and a code with
        the label “None” is `.noneCode`.
      """)
    return expectations
  }

  /// Text on one line of Markdown: nothing in it is markup.
  private func markdown(_ text: String) -> String {
    var result = ""
    for scalar in text.sourceLines.joined(separator: " ").unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "&", "|", "~", "!": result += "\\"
      default: break
      }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
