/// Markdown for readers: paragraphs, lists, code, emphasis and links, and nothing else. Whatever it does not know stays
/// text, so no author can put markup, scripts or images into a page.
///
///     Paragraphs, separated by an empty line.        - lists            1. numbered lists
///     *emphasis*  **strong**  `code`  [text](target)  <https://…>       ``` fenced code ```
///
/// It works in time linear in the text, however strange the text is.
package struct Markdown {
  /// Adds running text as HTML; escaping is its duty (`HTML.escape`).
  package typealias AddText = (_ utf8: UnsafeBufferPointer<UInt8>, _ html: inout HTML) -> Void
  /// The `href` for a link's target, or nil when the target is not to be linked: then only the link's text shows.
  package typealias Resolve = (_ target: String) -> String?

  private let addText: AddText
  private let resolve: Resolve

  package init(
    text addText: @escaping AddText = { utf8, html in html.text(utf8) },
    link resolve: @escaping Resolve = { HTML.webAddress($0) }
  ) {
    self.addText = addText
    self.resolve = resolve
  }

  package func html(_ text: String) -> HTML {
    var html = HTML()
    var text = text
    text.withUTF8 { utf8 in
      var lines: [Line] = []
      var start = 0
      for index in 0...utf8.count where index == utf8.count || utf8[index] == UInt8(ascii: "\n") {
        let hasReturn = index > start && utf8[index - 1] == UInt8(ascii: "\r")
        lines.append(Line(utf8, start..<(hasReturn ? index - 1 : index)))
        start = index + 1
      }
      addBlocks(lines[...], of: utf8, depth: 0, to: &html)
    }
    return html
  }
}

// MARK: - Blocks

/// Lists deeper than this are text, and so is emphasis.
private let deepest = 6

/// One line: its bytes after the indentation, and how many columns that is.
private struct Line {
  var indent = 0
  var range: Range<Int>

  var isBlank: Bool { range.isEmpty }

  init(_ utf8: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound, utf8[start].isSpace {
      indent += utf8[start] == UInt8(ascii: "\t") ? 4 : 1
      start += 1
    }
    var end = range.upperBound
    while end > start, utf8[end - 1].isSpace { end -= 1 }
    self.range = start..<end
  }
}

/// How a list item begins: `- ` or `12. `.
private struct Marker {
  let isOrdered: Bool
  /// What the first item of a numbered list is numbered.
  let number: Int
  /// Bytes from the marker's first to its text's first.
  let width: Int
}

extension Markdown {
  private func addBlocks(
    _ lines: ArraySlice<Line>, of utf8: UnsafeBufferPointer<UInt8>, depth: Int, to html: inout HTML
  ) {
    var rest = lines
    while let line = rest.first {
      if line.isBlank {
        rest.removeFirst()
      } else if let fence = fence(line, utf8) {
        addCode(&rest, fence: fence, of: utf8, to: &html)
      } else if depth < deepest, let marker = marker(line, utf8) {
        addList(&rest, first: marker, of: utf8, depth: depth, to: &html)
      } else {
        addParagraph(&rest, of: utf8, depth: depth, to: &html)
      }
    }
  }

  private func addParagraph(
    _ rest: inout ArraySlice<Line>, of utf8: UnsafeBufferPointer<UInt8>, depth: Int, to html: inout HTML
  ) {
    var text: [UInt8] = []
    while let line = rest.first, !line.isBlank {
      let opensBlock = fence(line, utf8) != nil || (depth < deepest && marker(line, utf8) != nil)
      if opensBlock && !text.isEmpty { break }
      if !text.isEmpty { text.append(UInt8(ascii: "\n")) }
      text.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[line.range]))
      rest.removeFirst()
    }
    html += "<p>"
    addInline(text, to: &html)
    html += "</p>\n"
  }

  private func addCode(
    _ rest: inout ArraySlice<Line>, fence: (byte: UInt8, count: Int), of utf8: UnsafeBufferPointer<UInt8>,
    to html: inout HTML
  ) {
    let indent = rest.removeFirst().indent
    html += "<pre><code>"
    while let line = rest.popFirst() {
      if let end = self.fence(line, utf8), end.byte == fence.byte, end.count >= fence.count { break }
      var text = [UInt8](repeating: UInt8(ascii: " "), count: line.isBlank ? 0 : max(0, line.indent - indent))
      text.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[line.range]))
      html.text(String(decoding: text, as: UTF8.self))
      html += "\n"
    }
    html += "</code></pre>\n"
  }

  private func addList(
    _ rest: inout ArraySlice<Line>, first: Marker, of utf8: UnsafeBufferPointer<UInt8>, depth: Int,
    to html: inout HTML
  ) {
    if first.isOrdered {
      if first.number == 1 { html += "<ol>\n" } else { html += "<ol start=\"\(first.number)\">\n" }
    } else {
      html += "<ul>\n"
    }
    let indent = rest.first?.indent ?? 0
    while let line = rest.first, !line.isBlank, line.indent < indent + 2, let marker = marker(line, utf8),
      marker.isOrdered == first.isOrdered
    {
      rest.removeFirst()
      var item = line
      item.range = (line.range.lowerBound + marker.width)..<line.range.upperBound
      var lines = [item]
      // The item goes on while lines are indented, or lazily while a paragraph does.
      while let next = rest.first {
        if next.isBlank {
          let after = rest.drop { $0.isBlank }
          guard let first = after.first, first.indent >= indent + 2 else { break }
          lines.append(contentsOf: rest[..<after.startIndex])
          rest = after
          continue
        } else if next.indent < indent + 2 {
          if lines.last?.isBlank == true || self.marker(next, utf8) != nil || fence(next, utf8) != nil { break }
        }
        lines.append(rest.removeFirst())
      }
      html += "<li>"
      addItem(lines[...], of: utf8, depth: depth + 1, to: &html)
      html += "</li>\n"
      let afterBlank = rest.drop { $0.isBlank }
      if let next = afterBlank.first, next.indent < indent + 2, let another = self.marker(next, utf8),
        another.isOrdered == first.isOrdered
      {
        rest = afterBlank
      }
    }
    if first.isOrdered { html += "</ol>\n" } else { html += "</ul>\n" }
  }

  /// A list item's first paragraph stands without `<p>`, so that short lists stay short.
  private func addItem(
    _ lines: ArraySlice<Line>, of utf8: UnsafeBufferPointer<UInt8>, depth: Int, to html: inout HTML
  ) {
    var rest = lines
    var text: [UInt8] = []
    while let line = rest.first, !line.isBlank {
      if !text.isEmpty {
        if fence(line, utf8) != nil || (depth < deepest && marker(line, utf8) != nil) { break }
        text.append(UInt8(ascii: "\n"))
      } else if fence(line, utf8) != nil {
        break
      }
      text.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[line.range]))
      rest.removeFirst()
    }
    addInline(text, to: &html)
    guard rest.contains(where: { !$0.isBlank }) else { return }
    html += "\n"
    addBlocks(rest, of: utf8, depth: depth, to: &html)
  }

  private func marker(_ line: Line, _ utf8: UnsafeBufferPointer<UInt8>) -> Marker? {
    guard let first = line.range.first else { return nil }
    let end = line.range.upperBound
    switch utf8[first] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      guard first + 1 < end, utf8[first + 1].isSpace else { return nil }
      return Marker(isOrdered: false, number: 0, width: 2)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var index = first
      var number = 0
      while index < end, index - first < 9, utf8[index].isDigit {
        number = number * 10 + Int(utf8[index] - UInt8(ascii: "0"))
        index += 1
      }
      guard index + 1 < end, utf8[index] == UInt8(ascii: ".") || utf8[index] == UInt8(ascii: ")"),
        utf8[index + 1].isSpace
      else { return nil }
      return Marker(isOrdered: true, number: number, width: index + 2 - first)
    default: return nil
    }
  }

  private func fence(_ line: Line, _ utf8: UnsafeBufferPointer<UInt8>) -> (byte: UInt8, count: Int)? {
    guard let first = line.range.first, utf8[first] == UInt8(ascii: "`") || utf8[first] == UInt8(ascii: "~") else {
      return nil
    }
    let byte = utf8[first]
    let count = utf8[line.range].prefix { $0 == byte }.count
    guard count >= 3, !utf8[line.range].dropFirst(count).contains(UInt8(ascii: "`")) else { return nil }
    return (byte, count)
  }
}

// MARK: - Inline

extension Markdown {
  private func addInline(_ text: [UInt8], to html: inout HTML) {
    text.withUnsafeBufferPointer { utf8 in
      var inline = Inline(utf8: utf8, addText: addText, resolve: resolve)
      inline.add(0..<utf8.count, depth: 0, mayLink: true, to: &html)
    }
  }
}

/// Reads the text of one paragraph.
private struct Inline {
  let utf8: UnsafeBufferPointer<UInt8>
  let addText: Markdown.AddText
  let resolve: Markdown.Resolve
  /// For each kind of opening that found no end, from where on there is none: what keeps the reading linear.
  private var hopeless: [UInt16: Int] = [:]

  init(utf8: UnsafeBufferPointer<UInt8>, addText: @escaping Markdown.AddText, resolve: @escaping Markdown.Resolve) {
    self.utf8 = utf8
    self.addText = addText
    self.resolve = resolve
  }

  mutating func add(_ range: Range<Int>, depth: Int, mayLink: Bool, to html: inout HTML) {
    var start = range.lowerBound
    var index = range.lowerBound
    func flush(_ end: Int, _ html: inout HTML) {
      if start < end { addText(UnsafeBufferPointer(rebasing: utf8[start..<end]), &html) }
    }
    while index < range.upperBound {
      var end: Int?
      var piece = HTML()
      switch utf8[index] {
      case UInt8(ascii: "\\"):
        // The escaped character starts the next run of text, so that it is text whatever it is.
        if index + 1 < range.upperBound, utf8[index + 1].isPunctuation {
          flush(index, &html)
          start = index + 1
          index += 2
          continue
        }
      case UInt8(ascii: "`"):
        let count = run(at: index, in: range)
        end = code(at: index, count: count, in: range, to: &piece)
        if end == nil { index += count - 1 }
      case UInt8(ascii: "*"), UInt8(ascii: "_"):
        let count = run(at: index, in: range)
        if depth < deepest, count <= 2 {
          end = emphasis(at: index, count: count, in: range, depth: depth, mayLink: mayLink, to: &piece)
        }
        if end == nil { index += count - 1 }
      case UInt8(ascii: "["):
        if mayLink { end = link(at: index, in: range, depth: depth, to: &piece) }
      case UInt8(ascii: "<"):
        if mayLink { end = autolink(at: index, in: range, to: &piece) }
      default: break
      }
      if let end {
        flush(index, &html)
        html += piece
        index = end
        start = end
      } else {
        index += 1
      }
    }
    flush(range.upperBound, &html)
  }

  /// What has no end inside a part may have one after it, so the part's failures are forgotten.
  private mutating func addNested(_ range: Range<Int>, depth: Int, mayLink: Bool, to html: inout HTML) {
    let outer = hopeless
    add(range, depth: depth + 1, mayLink: mayLink, to: &html)
    hopeless = outer
  }

  private func run(at index: Int, in range: Range<Int>) -> Int {
    let byte = utf8[index]
    var end = index
    while end < range.upperBound, utf8[end] == byte { end += 1 }
    return end - index
  }

  /// Whether an earlier search found no such end between here and the range's.
  private func isHopeless(_ kind: UInt16, at index: Int) -> Bool { hopeless[kind].map { index >= $0 } ?? false }

  private mutating func code(at index: Int, count: Int, in range: Range<Int>, to html: inout HTML) -> Int? {
    let kind = UInt16(UInt8(ascii: "`")) << 8 | UInt16(min(count, 255))
    if isHopeless(kind, at: index) { return nil }
    var search = index + count
    while search < range.upperBound {
      guard utf8[search] == UInt8(ascii: "`") else {
        search += 1
        continue
      }
      let closing = run(at: search, in: range)
      if closing == count {
        var content = (index + count)..<search
        if content.count > 2, utf8[content.lowerBound].isSpace, utf8[content.upperBound - 1].isSpace {
          content = (content.lowerBound + 1)..<(content.upperBound - 1)
        }
        html += "<code>\(String(decoding: utf8[content], as: UTF8.self))</code>"
        return search + count
      }
      search += closing
    }
    hopeless[kind] = min(index, hopeless[kind] ?? index)
    return nil
  }

  private mutating func emphasis(
    at index: Int, count: Int, in range: Range<Int>, depth: Int, mayLink: Bool, to html: inout HTML
  ) -> Int? {
    let byte = utf8[index]
    let start = index + count
    guard start < range.upperBound, !utf8[start].isSpace else { return nil }
    // `snake_case` is a name, not emphasis.
    if byte == UInt8(ascii: "_"), index > range.lowerBound, utf8[index - 1].isWord { return nil }
    let kind = UInt16(byte) << 8 | UInt16(count)
    if isHopeless(kind, at: index) { return nil }
    var search = start
    while search < range.upperBound {
      switch utf8[search] {
      case UInt8(ascii: "\\"): search += 2
      case byte:
        let closing = run(at: search, in: range)
        let end = search + count
        let endsWord = byte == UInt8(ascii: "*") || end >= range.upperBound || !utf8[end].isWord
        if closing == count, !utf8[search - 1].isSpace, endsWord, search > start {
          let content = start..<search
          if count == 1 { html += "<em>" } else { html += "<strong>" }
          addNested(content, depth: depth, mayLink: mayLink, to: &html)
          if count == 1 { html += "</em>" } else { html += "</strong>" }
          return end
        }
        search += closing
      default: search += 1
      }
    }
    hopeless[kind] = min(index, hopeless[kind] ?? index)
    return nil
  }

  private mutating func link(at index: Int, in range: Range<Int>, depth: Int, to html: inout HTML) -> Int? {
    let kind = UInt16(UInt8(ascii: "[")) << 8
    if isHopeless(kind, at: index) { return nil }
    // The text ends at the first `](`; it may not hold another `[`.
    var close = index + 1
    while close < range.upperBound, utf8[close] != UInt8(ascii: "]"), utf8[close] != UInt8(ascii: "[") {
      close += utf8[close] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard close < range.upperBound else {
      hopeless[kind] = min(index, hopeless[kind] ?? index)
      return nil
    }
    guard utf8[close] == UInt8(ascii: "]"), close + 1 < range.upperBound, utf8[close + 1] == UInt8(ascii: "(") else {
      return nil
    }
    var end = close + 2
    var open = 0
    // A target is short; one without an end is text.
    while end < range.upperBound, end - close < 1024, utf8[end] != UInt8(ascii: "\n") {
      if utf8[end] == UInt8(ascii: "(") { open += 1 }
      if utf8[end] == UInt8(ascii: ")") {
        if open == 0 { break }
        open -= 1
      }
      end += 1
    }
    guard end < range.upperBound, utf8[end] == UInt8(ascii: ")") else { return nil }
    let target = String(decoding: utf8[(close + 2)..<end], as: UTF8.self)
    let href = resolve(target)
    if let href { html += "<a href=\"\(href)\">" }
    addNested((index + 1)..<close, depth: depth, mayLink: false, to: &html)
    if href != nil { html += "</a>" }
    return end + 1
  }

  private func autolink(at index: Int, in range: Range<Int>, to html: inout HTML) -> Int? {
    var end = index + 1
    while end < range.upperBound, end - index < 1024, utf8[end] != UInt8(ascii: ">"), !utf8[end].isSpace { end += 1 }
    guard end < range.upperBound, utf8[end] == UInt8(ascii: ">") else { return nil }
    let target = String(decoding: utf8[(index + 1)..<end], as: UTF8.self)
    guard let href = HTML.webAddress(target) else { return nil }
    html += "<a href=\"\(href)\">\(target)</a>"
    return end + 1
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\n")
  }
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  /// Part of a word; the bytes of letters beyond ASCII count.
  fileprivate var isWord: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self >= 0x80
  }
  fileprivate var isPunctuation: Bool {
    (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
      || (0x7B...0x7E).contains(self)
  }
}
