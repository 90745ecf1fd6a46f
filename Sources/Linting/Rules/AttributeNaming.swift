import Diagnostics
import Model
import Printing

/// Attribute names are written in snake_case.
struct AttributeNaming: Rule {
  static let documentation = RuleDocumentation(
    code: "attribute-naming",
    summary: "Attribute names are written in snake_case.",
    why: "Names travel on the wire and are typed by hand in many systems; one style leaves nothing to remember.",
    bad: "birthDate: { type: date, cardinality: 0..1, summary: Date of birth. }",
    good: "birth_date: { type: date, cardinality: 0..1, summary: Date of birth. }")

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    for object in standard.dataObjects where object.kind == .object {
      for attribute in object.attributes where standard[attribute.declaredBy].metadata.id == object.metadata.id {
        let isSnake = attribute.name.utf8.allSatisfy {
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            || $0 == UInt8(ascii: "_")
        }
        // What is no name at all has been reported.
        let isName = attribute.name.utf8.allSatisfy { isWordByte($0) || "_.-".utf8.contains($0) }
        guard !isSnake, isName, !attribute.isOverride else { continue }
        diagnostics.report(
          Diagnostic(
            Self.documentation.code, "the attribute name `\(attribute.name)` is not in snake_case",
            at: attribute.origin.span, help: "write `\(Casing.snake(Casing.words(attribute.name)))`"))
      }
    }
  }
}

private func isWordByte(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
