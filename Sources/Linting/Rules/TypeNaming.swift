import Diagnostics
import Model
import Printing

/// Objects, messages and code directories have names in UpperCamelCase.
struct TypeNaming: Rule {
  static let documentation = RuleDocumentation(
    code: "type-naming",
    summary: "Objects, messages and code directories have names in UpperCamelCase.",
    why: "The name becomes a class, a schema and a page in every target; the published standard has `Employment_Info`, "
      + "`ESS_Person` and `programme` side by side, and nothing could refer to them reliably.",
    bad: "name: employment_Info",
    good: "name: EmploymentInfo")

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    for metadata in standard.dataObjects.map(\.metadata) + standard.codeDirectories.map(\.metadata) {
      let bytes = Array(metadata.name.utf8)
      let isCamel =
        bytes.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } == true
        && !bytes.contains(UInt8(ascii: "_")) && !bytes.contains(UInt8(ascii: "-"))
        && !bytes.contains(UInt8(ascii: "."))
      // A number in place of a name is a missing name, which has been reported.
      guard !isCamel, metadata.name != metadata.id || !metadata.id.contains(".") else { continue }
      diagnostics.report(
        Diagnostic(
          Self.documentation.code, "the name `\(metadata.name)` is not in UpperCamelCase", at: metadata.origin.span,
          help: "write `\(Casing.upperCamel(Casing.words(metadata.name)))`"))
    }
  }
}
