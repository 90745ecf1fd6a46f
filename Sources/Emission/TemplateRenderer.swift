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
    let parsed: ParsedTemplate.Piece
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
        guard let place = names.firstIndex(of: use.name) else { throw use.unknown(known: names) }
        places.append(place)
      }
      pieces.append(Piece(parsed: piece, template: try piece.parse(), places: places))
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
        let piece = pieces[index]
        let probe = Probe(view: view, numbers: piece.parsed.isNumbered ? piece.places : nil)
        let text = piece.template.render(probe, library: partials)
        pieces[index].variants.append((shape, Variant(text, of: piece.parsed, isPlainText: isPlainText)))
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

  private var text: [UInt8] = []
  private var parts: [Part] = []

  init(_ rendered: String, of piece: ParsedTemplate.Piece, isPlainText: Bool) {
    let bytes = Array(rendered.utf8)
    var rest = bytes[...]
    var start = 0
    while let mark = rest.firstIndex(of: Placeholder.mark) {
      text.append(contentsOf: rest[..<mark])
      rest = rest[(mark + 1)...]
      var number = 0
      while let digit = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) {
        number = number * 10 + Int(digit - UInt8(ascii: "0"))
        rest.removeFirst()
      }
      if rest.first == Placeholder.literalEnd {
        rest.removeFirst()
        text.append(contentsOf: piece.literal(number))
        continue
      }
      let isEscaped = rest.first != Placeholder.valueEnd
      rest.removeFirst(isEscaped ? Placeholder.escapedValueEnd.utf8CodeUnitCount : 1)
      let endsLine = rest.first == UInt8(ascii: "\n")
      parts.append(Part(text: start..<text.count, gap: (number, isEscaped && !isPlainText, endsLine)))
      start = text.count
    }
    text.append(contentsOf: rest)
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
  /// The places in the view of the names that have become numbers; nil when names are names.
  let numbers: [Int]?

  func child(named name: String) -> Any? {
    let place: Int?
    if let numbers {
      place = Int(name).map { numbers[$0] }
    } else {
      place = view.elements.firstIndex { $0.0 == name }
    }
    guard let place else { return nil }
    switch view.elements[place].1 {
    case .absent: return Absent()
    case .flag(let value): return value
    case .text, .html: return Value(place: place)
    }
  }
}

/// What stops the engine from looking further and renders as nothing.
private struct Absent: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}

/// Stands for the value at a place in the view.
private struct Value: MustacheCustomRenderable, MustacheParent {
  let place: Int

  var renderText: String { "\u{1}\(place)<" }
  var isNull: Bool { false }

  /// Within a section over the value, names are looked up outside it.
  func child(named: String) -> Any? { nil }
}
