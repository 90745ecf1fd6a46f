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
    if text.utf8.count <= Self.width, let first = text.utf8.first, !Self.mayBeginMarker(first),
      text.utf8.last != UInt8(ascii: " "), text.isVisible
    {
      return lines.append(text[...])
    }
    for line in text.sourceLines where !line.isEmpty { wrap(Self.escapedStart(line)) }
  }

  /// Markdown as the author wrote it; only long lines are broken.
  mutating func markdown(_ text: String) {
    separate()
    var fence: Substring?
    for line in text.sourceLines {
      let start = Substring(line.utf8.drop { $0 == UInt8(ascii: " ") })
      if let open = fence {
        lines.append(line)
        if start.hasPrefix(open) { fence = nil }
      } else if Self.beginsFence(start) {
        lines.append(line)
        fence = start.prefix(3)
      } else if line.utf8.starts(with: "    ".utf8) || line.utf8.first == UInt8(ascii: "|") {
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
    let isAfterAside = lines.last.map { $0.utf8.starts(with: "- ".utf8) || $0.utf8.starts(with: "  ".utf8) } ?? false
    if !isAfterAside { separate() }
    var isFirst = true
    for line in text.sourceLines where !line.isEmpty {
      wrap(isFirst ? "- \(kind): \(line)" : "  " + Self.escapedStart(line), continuation: "  ")
      isFirst = false
    }
  }

  /// Text in a code span: more backticks around it than in it.
  static func code(_ text: String) -> String {
    let mark = UInt8(ascii: "`")
    if text.isVisible(without: mark, mark) { return text.enclosed(in: mark) }
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
    if lines.isEmpty { lines.reserveCapacity(4) }
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  private mutating func wrap(_ line: some StringProtocol, continuation: String? = nil) {
    let line = Substring(line)
    guard line.utf8.count > Self.width else { return lines.append(line) }
    let indentation = continuation ?? Self.continuation(of: line)
    var present = ""
    var width = 0
    var isFirst = true
    for word in line.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false) {
      let word = Substring(word)
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
    case UInt8(ascii: "`"), UInt8(ascii: "~"): beginsFence(word)
    default: false
    }
  }

  private static func beginsFence(_ line: Substring) -> Bool {
    line.utf8.starts(with: "```".utf8) || line.utf8.starts(with: "~~~".utf8)
  }

  /// Whether a line that begins with this byte could begin with a marker, perhaps after spaces.
  private static func mayBeginMarker(_ first: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "#"),
      UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "`"),
      UInt8(ascii: "~"), UInt8(ascii: " "):
      true
    default: false
    }
  }

  private static func escapedStart(_ line: Substring) -> Substring {
    if let first = line.utf8.first, !mayBeginMarker(first) { return line }
    let line = Substring(line.utf8.drop { $0 == UInt8(ascii: " ") })
    let word = Substring(line.utf8.prefix { $0 != UInt8(ascii: " ") })
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
  /// The lines of a text, without anything that is invisible in source.
  var sourceLines: [Substring] {
    if isVisible, utf8.last != UInt8(ascii: " ") { return [self[...]] }
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
