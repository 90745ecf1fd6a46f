package import Source

/// Diagnostics as people read them in a terminal:
///
///     spec/member.yaml:7:11: error[unknown-reference]: nothing is called `CD.COM.61`
///       |
///     7 |     type: CD.COM.61 EmploymentStatus
///       |           ^^^^^^^^^
///       = help: write `CD.COM.16 EmploymentStatus`
///
/// The first line has the form that editors and terminals make clickable.
package struct TextRenderer: Sendable {
  private let sources: SourceSet
  private let palette: Palette

  package init(sources: SourceSet, palette: Palette) {
    self.sources = sources
    self.palette = palette
  }

  package func render(_ diagnostics: [Diagnostic]) -> String {
    var text = ""
    for diagnostic in diagnostics { text += render(diagnostic) + "\n" }
    return text
  }

  /// `2 errors, 1 warning`, with nothing for a count of zero; `no problems` when both are.
  package static func tally(_ diagnostics: [Diagnostic]) -> String {
    func count(_ number: Int, _ noun: String) -> String? {
      number == 0 ? nil : "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
    let errors = diagnostics.count { $0.severity == .error }
    let counts = [count(errors, "error"), count(diagnostics.count - errors, "warning")].compactMap(\.self)
    return counts.isEmpty ? "no problems" : counts.joined(separator: ", ")
  }

  private func render(_ diagnostic: Diagnostic) -> String {
    let p = palette
    let colour = diagnostic.severity == .error ? p.error : p.warning
    let place = sources.position(of: diagnostic.primary.span)
    let labels = [diagnostic.primary] + diagnostic.secondary
    let gutter = labels.map { String(sources.position(of: $0.span).line).count }.max() ?? 1
    let path = sources[diagnostic.primary.span.file].path
    var text =
      "\(p.bold)\(visible(path)):\(place.line):\(place.column): \(p.reset)\(colour)"
      + "\(diagnostic.severity.rawValue)[\(diagnostic.code)]\(p.reset)\(p.bold): \(visible(diagnostic.message))\(p.reset)\n"
    text += snippet(diagnostic.primary, mark: "^", colour: colour, gutter: gutter, header: nil)
    for label in diagnostic.secondary {
      let place = sources.position(of: label.span)
      let header = "\(visible(sources[label.span.file].path)):\(place.line):\(place.column)"
      text += snippet(label, mark: "-", colour: p.frame, gutter: gutter, header: header)
    }
    let margin = String(repeating: " ", count: gutter)
    if let pointer = diagnostic.pointer, !pointer.isEmpty {
      text += "\(margin) \(p.frame)=\(p.reset) pointer: \(visible(pointer))\n"
    }
    for note in diagnostic.notes { text += "\(margin) \(p.frame)=\(p.reset) note: \(visible(note))\n" }
    if let help = diagnostic.help {
      text += "\(margin) \(p.frame)=\(p.reset) \(p.help)help\(p.reset): \(visible(help))\n"
    }
    return text
  }

  private func snippet(_ label: Diagnostic.Label, mark: String, colour: String, gutter: Int, header: String?) -> String
  {
    let file = sources[label.span.file]
    let line = file.lineIndex(at: min(Int(label.span.start), file.bytes.count))
    let bytes = file.lineBytes(line)
    // What a long line (a bomb, a minified file) shows is a window around the mark.
    let start = min(max(Int(label.span.start), bytes.startIndex), bytes.endIndex)
    let end = min(max(Int(label.span.end), start), bytes.endIndex)
    let from = start - bytes.startIndex > 160 ? boundary(bytes, start - 100) : bytes.startIndex
    let to = bytes.endIndex - start > 200 ? boundary(bytes, start + 160) : bytes.endIndex
    let before = visible(bytes[from..<start])
    let marked = visible(bytes[start..<min(end, to)])
    let shown = before + marked + visible(bytes[min(end, to)..<to])
    let number = String(line + 1)
    let p = palette
    let margin = String(repeating: " ", count: gutter)
    let pad = String(repeating: " ", count: gutter - number.count)
    let carets = String(repeating: mark, count: max(1, width(marked)))
    let words = label.text.isEmpty ? "" : " " + visible(label.text)
    let opening = header.map { "\(margin) \(p.frame)::\(p.reset) \($0)\n" } ?? "\(margin) \(p.frame)|\(p.reset)\n"
    return opening
      + "\(p.frame)\(pad)\(number) |\(p.reset)\(shown.isEmpty ? "" : " " + shown)\n"
      + "\(margin) \(p.frame)|\(p.reset) \(String(repeating: " ", count: width(before)))\(colour)\(carets)\(words)\(p.reset)\n"
  }

  /// The first byte at or after the offset that begins a scalar.
  private func boundary(_ bytes: ArraySlice<UInt8>, _ offset: Int) -> Int {
    var offset = offset
    while offset < bytes.endIndex, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  private func visible(_ bytes: ArraySlice<UInt8>) -> String { visible(String(decoding: bytes, as: UTF8.self)) }

  /// Control characters are shown by name, so that input cannot steer the terminal; a tab is one space, as the columns
  /// count it.
  private func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        result += " "
      } else if isHidden(scalar) {
        result += "\u{FFFD}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029, 0xFEFF: true
    default: false
    }
  }

  /// Columns on a terminal: wide East Asian scalars and emoji take two, combining marks none.
  private func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(into: 0) { columns, scalar in
      switch scalar.value {
      case 0x300..<0x370, 0x200B...0x200F, 0xFE00...0xFE0F: break
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
        0x1F300...0x1FAFF, 0x20000...0x3FFFD:
        columns += 2
      default: columns += 1
      }
    }
  }
}
