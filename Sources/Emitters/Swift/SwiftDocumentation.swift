import Model
import Printing

/// A documentation comment: paragraphs, then remarks. It wraps text but changes no word of it.
struct SwiftDocumentation {
  private(set) var lines: [Substring] = []

  /// The width of a line without indentation and `/// `.
  private static let width = 114

  /// One paragraph of plain sentences: a first character that Markdown would take for a list, a heading or a fence is
  /// escaped.
  mutating func paragraph(_ text: String) {
    separate()
    // Most are a short sentence that can stand as it is.
    if text.isVisibleASCII, text.utf8.count <= Self.width, text.utf8.first.map(Self.isCapital) == true {
      return lines.append(text[...])
    }
    for line in text.sourceLines where !line.isEmpty { wrap(Self.escapedStart(line)) }
  }

  /// Markdown as the author wrote it; only long lines are broken.
  mutating func markdown(_ text: String) {
    separate()
    var fence: Substring?
    for line in text.sourceLines {
      let start = line.drop { $0 == " " }
      if let open = fence {
        lines.append(line)
        if start.hasPrefix(open) { fence = nil }
      } else if start.hasPrefix("```") || start.hasPrefix("~~~") {
        lines.append(line)
        fence = start.prefix(3)
      } else if line.hasPrefix("    ") || line.hasPrefix("|") {
        lines.append(line)
      } else {
        wrap(line)
      }
    }
    // An author's forgotten fence must not swallow what follows.
    if let fence { lines.append(fence) }
    while lines.last == "" { lines.removeLast() }
  }

  /// `- Note: …`
  mutating func aside(_ kind: String, _ text: String) {
    if lines.last?.hasPrefix("- ") != true && lines.last?.hasPrefix("  ") != true { separate() }
    var isFirst = true
    for line in text.sourceLines where !line.isEmpty {
      wrap(isFirst ? "- \(kind): \(line)" : "  " + Self.escapedStart(line), continuation: "  ")
      isFirst = false
    }
  }

  /// Text in a code span: more backticks around it than in it.
  static func code(_ text: String) -> String {
    if text.isVisibleASCII, !text.utf8.contains(UInt8(ascii: "`")) { return "`\(text)`" }
    let text = text.sourceLines.joined(separator: " ")
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    guard longest > 0 else { return "`\(text)`" }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence) \(text) \(fence)"
  }

  private mutating func separate() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  private mutating func wrap(_ line: some StringProtocol, continuation: String? = nil) {
    let line = Substring(line)
    guard line.utf8.count > Self.width else { return lines.append(line) }
    let indentation = continuation ?? Self.continuation(of: line)
    var present = ""
    var width = 0
    var isFirst = true
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      let wordWidth = word.unicodeScalars.count
      // A line must not begin with what Markdown takes for a list, a heading or a fence.
      if width + 1 + wordWidth > Self.width, width > indentation.utf8.count, !word.isEmpty, !Self.isMarker(word) {
        lines.append(Substring(present))
        present = indentation
        width = indentation.utf8.count
      } else if !isFirst {
        present += " "
        width += 1
      }
      isFirst = false
      present += word
      width += wordWidth
    }
    lines.append(Substring(present))
  }

  /// Continuation lines of a list item stand under its text.
  private static func continuation(of line: Substring) -> String {
    let indentation = line.prefix { $0 == " " }.utf8.count
    let marker = line.dropFirst(indentation).prefix { $0 != " " }
    return String(repeating: " ", count: isMarker(marker) ? indentation + marker.utf8.count + 1 : indentation)
  }

  /// Whether a word at the start of a line begins a list item, a heading, a quotation, a table or a fence.
  private static func isMarker(_ word: Substring) -> Bool {
    guard let first = word.utf8.first else { return false }
    return switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "="): word.utf8.count == 1
    case UInt8(ascii: "#"): word.utf8.allSatisfy { $0 == UInt8(ascii: "#") }
    case UInt8(ascii: ">"), UInt8(ascii: "|"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): word.hasSuffix(".") || word.hasSuffix(")")
    default: word.hasPrefix("```") || word.hasPrefix("~~~")
    }
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

  private static func escapedStart(_ line: Substring) -> Substring {
    if let first = line.utf8.first, isCapital(first) { return line }
    let line = line.drop { $0 == " " }
    let word = line.prefix { $0 != " " }
    guard isMarker(word) else { return line }
    if let last = word.utf8.last, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(word.utf8.first ?? 0) {
      return Substring("\(word.dropLast())\\\(Unicode.Scalar(last))\(line.dropFirst(word.count))")
    }
    return "\\" + line
  }
}

extension CodePrinter {
  mutating func documentation(_ documentation: SwiftDocumentation, mark: String = "///") {
    let marked = mark + " "
    for text in documentation.lines {
      if text.isEmpty { line(mark) } else { line(marked, followedBy: text) }
    }
  }

  mutating func documentation(_ summary: String, mark: String = "///") {
    var documentation = SwiftDocumentation()
    documentation.paragraph(summary)
    self.documentation(documentation, mark: mark)
  }
}

extension String {
  /// Whether nothing in the text could end a line or hide what it says.
  var isVisibleASCII: Bool {
    var others: UInt8 = 0
    // No early exit, so that the compiler can look at many bytes at once.
    let isDone: Void? = utf8.withContiguousStorageIfAvailable { bytes in
      for byte in bytes { others |= byte &- 0x20 < 0x5F ? 0 : 1 }
    }
    return isDone != nil && others == 0
  }

  /// The lines of a text, without anything that is invisible in source.
  var sourceLines: [Substring] {
    if isVisibleASCII { return [self[...]] }
    var lines: [Substring] = []
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in unicodeScalars {
      switch scalar {
      case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}":
        if !(scalar == "\n" && previous == "\r") {
          lines.append(Substring(String(line)))
          line = String.UnicodeScalarView()
        }
      case "\t": line.append(contentsOf: "    ".unicodeScalars)
      case _ where scalar.isInvisible: break
      default: line.append(scalar)
      }
      previous = scalar
    }
    lines.append(Substring(String(line)))
    return lines.map { line in
      var line = line
      while line.unicodeScalars.last == " " { line.unicodeScalars.removeLast() }
      return line
    }
  }
}
