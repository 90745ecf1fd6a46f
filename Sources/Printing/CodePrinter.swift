/// Builds indented program text line by line. It knows indentation and nothing else; what stands on a line is decided
/// by whoever calls it.
package struct CodePrinter {
  package private(set) var text = ""
  private var prefix = ""

  package init() {}

  /// Adds a line at the present indentation; an empty line stays empty.
  package mutating func line(_ line: String = "") {
    if !line.isEmpty {
      text += prefix
      text += line
    }
    text += "\n"
  }

  /// Adds each line of a text at the present indentation.
  package mutating func lines(_ text: String) {
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) { line(String(part)) }
  }

  /// Indents what the body adds by two spaces.
  package mutating func indented(_ body: (inout CodePrinter) -> Void) {
    let outer = prefix
    prefix += "  "
    body(&self)
    prefix = outer
  }

  /// `header {`, the body, `}`.
  package mutating func block(_ header: String, _ body: (inout CodePrinter) -> Void) {
    line(header + " {")
    indented(body)
    line("}")
  }
}
