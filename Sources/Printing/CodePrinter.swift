/// Builds indented program text line by line. It knows indentation and nothing else; what stands on a line is decided
/// by whoever calls it.
package struct CodePrinter {
  /// The text so far, in UTF-8.
  package private(set) var bytes: [UInt8] = []
  private var indentation = 0

  package init() {}

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Room for a text of about so many bytes, so that it need not move while it grows.
  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Adds a line at the present indentation; an empty line stays empty.
  package mutating func line(_ line: String = "") {
    if !line.isEmpty {
      indent()
      append(line)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Adds a line of several parts, which is never empty. That spares joining them to one string first.
  package mutating func line(_ first: String, _ second: String, _ third: String = "", _ fourth: String = "") {
    line(first, second, third, fourth, "")
  }

  package mutating func line(
    _ first: String, _ second: String, _ third: String, _ fourth: String, _ fifth: String, _ sixth: String = "",
    _ seventh: String = "", _ eighth: String = ""
  ) {
    indent()
    append(first)
    append(second)
    append(third)
    append(fourth)
    append(fifth)
    append(sixth)
    append(seventh)
    append(eighth)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Adds each line of a text at the present indentation.
  package mutating func lines(_ text: String) {
    var text = text
    text.withUTF8 { text in
      var rest = text[...]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        line(rest[..<end])
        rest = rest[(end + 1)...]
      }
      line(rest)
    }
  }

  /// Adds a line that stands after a mark, such as that of a comment.
  package mutating func line(_ mark: String, followedBy rest: Substring) {
    indent()
    append(mark)
    rest.utf8.withContiguousStorageIfAvailable { bytes.append(contentsOf: $0) } ?? bytes.append(contentsOf: rest.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Indents what the body adds by two spaces.
  package mutating func indented(_ body: (inout CodePrinter) -> Void) {
    indentation += 2
    body(&self)
    indentation -= 2
  }

  /// `header {`, the body, `}`.
  package mutating func block(_ header: String, _ body: (inout CodePrinter) -> Void) {
    line(header, " {")
    indented(body)
    line("}")
  }

  private mutating func indent() {
    for _ in 0..<indentation { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func append(_ part: String) {
    guard !part.isEmpty else { return }
    // A run of bytes is copied much faster than a view of a string.
    part.utf8.withContiguousStorageIfAvailable { bytes.append(contentsOf: $0) } ?? bytes.append(contentsOf: part.utf8)
  }

  private mutating func line(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    if !text.isEmpty {
      indent()
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text))
    }
    bytes.append(UInt8(ascii: "\n"))
  }
}
