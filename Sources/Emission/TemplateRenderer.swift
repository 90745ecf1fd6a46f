import Mustache
package import Printing

/// Renders templates, many and often.
///
/// The engine needs a microsecond for each tag and a tenth of one for each character that it reads, too long for a site of
/// some hundred pages. So it is asked only where templates include or inherit from others; variables and sections, all
/// else that there is without lists, are a walk over a few steps. And what the engine makes of a piece depends on the
/// values in one way only: which names are absent and which flags are set. For each such variant of a piece it runs
/// once, over placeholders; afterwards values are put between the parts of its output. Values never pass through the
/// engine, so nothing in them can be taken for a tag, and the escaping is ours (`HTML.escape`): the engine's overlooks a
/// quote that a combining mark follows.
package struct TemplateRenderer {
  private let templates: Templates
  private var indices: [String: Int] = [:]
  private var prepared: [Prepared] = []

  package init(_ templates: Templates) { self.templates = templates }

  package mutating func render(_ name: String, _ view: TemplateView) throws(TemplateError) -> [UInt8] {
    let index = try prepare(name, for: view)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(prepared[index].usualSize)
    prepared[index].render(view, partials: templates.partials, to: &bytes)
    prepared[index].usualSize = max(bytes.count, prepared[index].usualSize)
    return bytes
  }

  package mutating func html(_ name: String, _ view: TemplateView) throws(TemplateError) -> HTML {
    HTML(rendered: try render(name, view))
  }

  package mutating func render(
    _ name: String, _ view: TemplateView, to bytes: inout [UInt8]
  ) throws(TemplateError) {
    let index = try prepare(name, for: view)
    prepared[index].render(view, partials: templates.partials, to: &bytes)
  }

  /// Its place in `prepared`.
  private mutating func prepare(_ name: String, for view: TemplateView) throws(TemplateError) -> Int {
    if let known = indices[name] { return known }
    prepared.append(try Prepared(try templates.template(named: name), for: view))
    indices[name] = prepared.count - 1
    return prepared.count - 1
  }
}

/// A template whose names have been found in the view that it gets.
private struct Prepared {
  private let names: [String]
  private let isPlainText: Bool
  private var pieces: [Piece]
  /// Of the text, as long as the longest yet.
  var usualSize = 512

  private enum Piece {
    /// Names in the steps are places in the view.
    case steps([ParsedTemplate.Step], of: [UInt8])
    case engine(EnginePiece)
  }

  private struct EnginePiece {
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
      if let steps = piece.steps {
        pieces.append(.steps(steps.map { $0.renumbered(places) }, of: piece.scan.utf8))
      } else {
        pieces.append(.engine(EnginePiece(template: try piece.parse(), places: places)))
      }
    }
  }

  mutating func render(_ view: TemplateView, partials: MustacheLibrary, to bytes: inout [UInt8]) {
    precondition(view.elements.count == names.count, "a template is always given the same names")
    assert(names.indices.allSatisfy { view.elements[$0].0 == names[$0] }, "a template is always given the same names")
    for index in pieces.indices {
      switch pieces[index] {
      case .steps(let steps, let text): view.write(steps, text, to: &bytes)
      case .engine(var piece):
        let shape = view.shape(piece.places)
        if let known = piece.variants.first(where: { $0.shape == shape }) {
          known.variant.write(view, to: &bytes)
        } else {
          let text = piece.template.render(Probe(view: view), library: partials)
          let variant = Variant(text, isPlainText: isPlainText)
          variant.write(view, to: &bytes)
          piece.variants.append((shape, variant))
          pieces[index] = .engine(piece)
        }
      }
    }
  }
}

extension ParsedTemplate.Step {
  fileprivate func renumbered(_ places: [Int]) -> ParsedTemplate.Step {
    switch self {
    case .text: self
    case .value(let number): .value(places[number])
    case .section(let number, let isInverted, let end): .section(places[number], isInverted: isInverted, end: end)
    }
  }
}

extension TemplateView {
  fileprivate func write(_ steps: [ParsedTemplate.Step], _ text: [UInt8], to bytes: inout [UInt8]) {
    // A fragment of whole lines does not end its last line twice.
    var wroteWholeLines = false
    var next = 0
    while next < steps.count {
      let step = steps[next]
      next += 1
      switch step {
      case .text(let range):
        let start = range.lowerBound + (wroteWholeLines && text[range.lowerBound] == UInt8(ascii: "\n") ? 1 : 0)
        text.withUnsafeBufferPointer {
          bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<range.upperBound]))
        }
        wroteWholeLines = false
      case .value(let place):
        switch elements[place].1 {
        case .absent: break
        case .flag(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .text(let text): HTML.escape(text, to: &bytes)
        case .html(let html):
          bytes.append(contentsOf: html.bytes)
          wroteWholeLines = html.bytes.last == UInt8(ascii: "\n")
        }
      case .section(let place, let isInverted, let end):
        let isPresent =
          switch elements[place].1 {
          case .absent: false
          case .flag(let value): value
          case .text, .html: true
          }
        if isPresent == isInverted { next = end }
      }
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

  init(_ rendered: String, isPlainText: Bool) {
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
      let isEscaped = rest.first != Placeholder.end
      rest.removeFirst(isEscaped ? Placeholder.escapedEnd.utf8CodeUnitCount : 1)
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

  func child(named name: String) -> Any? {
    guard let place = view.elements.firstIndex(where: { $0.0 == name }) else { return nil }
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
