import Mustache
package import Printing

/// Renders templates, many and often.
///
/// The engine needs more than a microsecond for each tag, too long for a site of some hundred pages. But what it makes
/// of a piece of template depends on the values in one way only: which names are absent and which flags are set. So for
/// each such variant of a piece the engine runs once, over placeholders; afterwards values are put between the parts of
/// its output. Values never pass through the engine, so nothing in them can be taken for a tag, and the escaping is
/// ours (`HTML.escape`): the engine's overlooks a quote that a combining mark follows.
package struct TemplateRenderer {
  private let templates: Templates
  private var indices: [String: Int] = [:]
  private var prepared: [Prepared] = []

  package init(_ templates: Templates) { self.templates = templates }

  package mutating func render(_ name: String, _ view: TemplateView) throws(TemplateError) -> [UInt8] {
    var bytes: [UInt8] = []
    // The values and a guess for the rest.
    bytes.reserveCapacity(
      view.elements.reduce(into: 512) { size, element in
        if case .html(let html) = element.1 { size += html.bytes.count }
      })
    try render(name, view, to: &bytes)
    return bytes
  }

  package mutating func html(_ name: String, _ view: TemplateView) throws(TemplateError) -> HTML {
    HTML(rendered: try render(name, view))
  }

  package mutating func render(
    _ name: String, _ view: TemplateView, to bytes: inout [UInt8]
  ) throws(TemplateError) {
    let index: Int
    if let known = indices[name] {
      index = known
    } else {
      index = prepared.count
      prepared.append(try Prepared(try templates.template(named: name), for: view))
      indices[name] = index
    }
    prepared[index].render(view, partials: templates.partials, to: &bytes)
  }
}

/// A template whose names have been found in the view that it gets.
private struct Prepared {
  private let names: [String]
  private let isPlainText: Bool
  private var pieces: [Piece]

  private struct Piece {
    let template: MustacheTemplate
    /// The places in the view on which the piece depends.
    let places: [Int]
    var variants: [(shape: UInt64, variant: Variant)] = []
  }

  init(_ template: ParsedTemplate, for view: TemplateView) throws(TemplateError) {
    names = view.elements.map(\.0)
    isPlainText = template.isPlainText
    for (name, value) in view.elements {
      switch value {
      case .absent: break
      case .flag, .text: precondition(!TemplateView.isHTML(name), "`\(name)` holds text but is named as HTML")
      case .html: precondition(TemplateView.isHTML(name), "`\(name)` holds HTML but is not named so")
      }
    }
    pieces = []
    for piece in template.pieces {
      var places: [Int] = []
      for use in piece.names {
        guard let place = names.firstIndex(of: use.name) else {
          throw TemplateError(
            template: use.complaint.template, line: use.complaint.line ?? 1, column: use.complaint.column ?? 1,
            message: "\(use.complaint.message); known here: \(names.joined(separator: ", "))")
        }
        places.append(place)
      }
      pieces.append(Piece(template: try piece.parse(), places: places))
    }
  }

  mutating func render(_ view: TemplateView, partials: MustacheLibrary, to bytes: inout [UInt8]) {
    precondition(
      view.elements.count == names.count && names.indices.allSatisfy { view.elements[$0].0 == names[$0] },
      "a template is always given the same names")
    for index in pieces.indices {
      let shape = view.shape(pieces[index].places)
      let known = pieces[index].variants.firstIndex { $0.shape == shape }
      if known == nil {
        let text = pieces[index].template.render(Probe(view: view), library: partials)
        pieces[index].variants.append((shape, Variant(text, isPlainText: isPlainText)))
      }
      let place = known ?? pieces[index].variants.count - 1
      pieces[index].variants[place].variant.write(view, to: &bytes)
    }
  }
}

extension TemplateView {
  /// Two bits for each of the places: absent, present, false or true.
  fileprivate func shape(_ places: [Int]) -> UInt64 {
    var shape: UInt64 = 0
    for place in places {
      switch elements[place].1 {
      case .absent: shape = shape << 2
      case .text, .html: shape = shape << 2 | 1
      case .flag(let value): shape = shape << 2 | (value ? 3 : 2)
      }
    }
    return shape
  }
}

/// The text of a piece for one shape of the view, with gaps for the values.
private struct Variant {
  private struct Part {
    let text: Range<Int>
    /// What follows the text; nil at the end.
    let gap: (place: Int, isEscaped: Bool, endsLine: Bool)?
  }

  private let text: [UInt8]
  private var parts: [Part] = []

  init(_ rendered: String, isPlainText: Bool) {
    text = Array(rendered.utf8)
    var start = 0
    while let mark = text[start...].firstIndex(of: Placeholder.mark) {
      var index = mark + 1
      var place = 0
      while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index]) {
        place = place * 10 + Int(text[index] - UInt8(ascii: "0"))
        index += 1
      }
      let isEscaped = text[index] == UInt8(ascii: "&")
      let end = index + (isEscaped ? Placeholder.escapedEnd.utf8CodeUnitCount : 1)
      let endsLine = end < text.count && text[end] == UInt8(ascii: "\n")
      parts.append(Part(text: start..<mark, gap: (place, isEscaped && !isPlainText, endsLine)))
      start = end
    }
    parts.append(Part(text: start..<text.count, gap: nil))
  }

  func write(_ view: TemplateView, to bytes: inout [UInt8]) {
    for part in parts {
      text.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[part.text])) }
      guard let gap = part.gap else { continue }
      switch view.elements[gap.place].1 {
      case .absent: break
      case .flag(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
      case .text(let text):
        if gap.isEscaped { HTML.escape(text, to: &bytes) } else { bytes.append(contentsOf: text.utf8) }
      case .html(let html):
        // A fragment of whole lines does not end its last line twice.
        let endsLine = gap.endsLine && html.bytes.last == UInt8(ascii: "\n")
        bytes.append(contentsOf: endsLine ? html.bytes.dropLast() : html.bytes[...])
      }
    }
  }
}

/// Answers the engine with placeholders.
private struct Probe: MustacheParent {
  let view: TemplateView

  func child(named name: String) -> Any? {
    guard let place = view.elements.firstIndex(where: { $0.0 == name }) else { return nil }
    switch view.elements[place].1 {
    case .absent: return Absent()
    case .flag(let value): return value
    case .text, .html: return Placeholder(place: place)
    }
  }
}

/// What stops the engine from looking further and renders as nothing.
private struct Absent: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}

/// Stands for a value: U+0001, which no template holds, its place in the view, and `<`, which shows by becoming `&lt;`
/// that the engine escaped it.
private struct Placeholder: MustacheCustomRenderable, MustacheParent {
  static let mark: UInt8 = 1
  static let escapedEnd: StaticString = "&lt;"

  let place: Int

  var renderText: String { "\u{1}\(place)<" }
  var isNull: Bool { false }

  /// Within a section over the value, names are looked up outside it.
  func child(named: String) -> Any? { nil }
}
