import Model
import Printing

/// Prints the nested enumeration of an attribute whose type another attribute decides.
extension SwiftIndex {
  func printChoice(_ choice: SwiftChoice, of property: SwiftProperty, to printer: inout CodePrinter) {
    var documentation = SwiftDocumentation()
    documentation.paragraph(
      "The forms of `\(property.name)`, one for each code of `\(choice.discriminatorName)`.")
    if choice.isOptional { documentation.paragraph("The value may be absent; its form is known even then.") }
    printer.documentation(documentation)
    let indirect = choice.isIndirect ? "indirect " : ""
    printer.block("public \(indirect)enum \(choice.name): Hashable, Sendable") { printer in
      for option in choice.cases {
        printer.documentation(option.summary)
        printer.line("case ", option.name.escapedForSwift, "(", option.type, choice.mark, ")")
      }
      if choice.isOpen {
        printer.line("/// A form that this package does not know, as it came.")
        printer.line("case unlisted(\(choice.discriminatorType), JSONValue\(choice.mark))")
      }
      printer.line()
      printer.line("/// The code that stands for the form.")
      printer.block("public var code: \(choice.discriminatorType)") { printer in
        printer.line("switch self {")
        for option in choice.cases {
          // Naming a deprecated code would raise a warning here.
          let mark = choice.isOpen ? "" : "!"
          let code =
            option.isCodeDeprecated
            ? "\(choice.discriminatorType)(code: \(SwiftLiteral.string(option.code)))\(mark)" : ".\(option.name)"
          printer.line("case .", option.name, ": ", code)
        }
        if choice.isOpen { printer.line("case .unlisted(let code, _): code") }
        printer.line("}")
      }
    }
  }
}
