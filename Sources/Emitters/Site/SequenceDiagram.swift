import Model
import Naming
import Printing

/// A process as a drawing: a line for each actor, an arrow for each step from the one who acts to the one who receives.
///
/// The drawing shortens what the list of steps says in full, and each arrow links to its step. Colours come from the
/// style sheet. A process too large to be legible is drawn in part, or not at all, and `note` says so.
struct SequenceDiagram {
  /// Empty when there is nothing to draw.
  private(set) var html = HTML()
  private(set) var note: String?

  /// More do not fit beside each other, or below each other, on a page that somebody still reads.
  static let mostActors = 8
  static let mostSteps = 40

  private enum Measure {
    static let margin = 12
    static let boxTop = 6
    static let boxLine = 17
    static let labelLine = 16
    /// Above the label and below the arrow of a step.
    static let stepGap = 14
    static let callHeight = 16
    static let loopWidth = 30
    static let loopHeight = 20
    /// The mean width of a character of a label, in hundredths.
    static let labelCharacter = 640
    static let boxCharacter = 720
    static let mostLabelLines = 4
  }

  /// Many actors stand closer, so that the drawing still fits a page.
  private var columnWidth: Int { actors.count <= 4 ? 196 : actors.count == 5 ? 172 : 150 }
  private var boxWidth: Int { columnWidth - 22 }

  private let endpoints: [Endpoint]
  private let actors: [Process.Actor]
  /// The column of each actor of the process that is drawn.
  private var columns: [Int: Int] = [:]

  init(_ process: Process, endpoints: [Endpoint]) {
    self.endpoints = endpoints
    let steps = process.steps.prefix(SequenceDiagram.mostSteps)
    let drawn = process.actors.indices.filter { actor in steps.contains { $0.from == actor || $0.to == actor } }
    actors = drawn.map { process.actors[$0] }
    for (column, actor) in drawn.enumerated() { columns[actor] = column }
    guard !steps.isEmpty else { return }
    guard drawn.count <= SequenceDiagram.mostActors else {
      note = "With \(drawn.count) actors the process is too wide for a drawing."
      return
    }
    if steps.count < process.steps.count {
      note = "The drawing shows the first \(steps.count) of \(process.steps.count) steps."
    }
    draw(process.metadata.label?.plain ?? process.metadata.name, Array(steps))
  }

  private func x(_ actor: Int) -> Int {
    Measure.margin + (columns[actor] ?? 0) * columnWidth + columnWidth / 2
  }

  private mutating func draw(_ title: String, _ steps: [Process.Step]) {
    let names = actors.map { SequenceDiagram.wrap($0.name.plain, boxWidth - 16, Measure.boxCharacter, lines: 3) }
    let boxHeight = 14 + Measure.boxLine * (names.map(\.count).max() ?? 1)
    var y = Measure.boxTop + boxHeight + 8
    var body = HTML()
    for step in steps { add(step, at: &y, to: &body) }
    let height = y + Measure.stepGap
    let width = 2 * Measure.margin + actors.count * columnWidth

    html = """
      <svg class="sequence\(actors.count > 6 ? " broad" : "")" aria-labelledby="diagram-title diagram-text" viewBox="0 0 \(width) \(height)" \
      width="\(width)" height="\(height)">
      <title id="diagram-title">\(title): who does what</title>
      <desc id="diagram-text">\(actors.count) actors and \(steps.count) steps. The steps are listed in words below.</desc>

      """
    for (index, actor) in actors.enumerated() {
      let center = Measure.margin + index * columnWidth + columnWidth / 2
      let bottom = Measure.boxTop + boxHeight
      html += "<line class=\"lifeline\" x1=\"\(center)\" y1=\"\(bottom)\" x2=\"\(center)\" y2=\"\(height)\"/>\n"
      html += """
        <g class="actor actor-\(actor.kind.rawValue)"><rect x="\(center - boxWidth / 2)" y="\(Measure.boxTop)" \
        width="\(boxWidth)" height="\(boxHeight)" rx="\(actor.kind == .person ? boxHeight / 2 : 6)"/>
        """
      let top = Measure.boxTop + (boxHeight - Measure.boxLine * names[index].count) / 2 + 13
      html += lines(names[index], x: center, y: top, height: Measure.boxLine, class: "name")
      html += "</g>\n"
    }
    html += body
    html += "</svg>\n"
  }

  private func add(_ step: Process.Step, at y: inout Int, to body: inout HTML) {
    let from = x(step.from)
    let to = x(step.to)
    y += Measure.stepGap
    body += "<a class=\"step\" href=\"#\(SiteNaming.stepAnchor(step.key))\" aria-label=\"Step \(step.number)\">\n"
    if step.from == step.to {
      addLoop(step, at: from, &y, to: &body)
    } else {
      let label = SequenceDiagram.wrap(
        step.summary.plain, abs(to - from) - 44, Measure.labelCharacter, lines: Measure.mostLabelLines)
      body += lines(
        label, x: (from + to) / 2 + (to > from ? 8 : -8), y: y + 12, height: Measure.labelLine, class: "label")
      y += label.count * Measure.labelLine + 6
      let tip = to > from ? to - 2 : to + 2
      let back = to > from ? tip - 9 : tip + 9
      body += "<path class=\"arrow\(step.answers == nil ? "" : " answer")\" d=\"M\(from) \(y)H\(back)\"/>"
      body += "<path class=\"tip\" d=\"M\(tip) \(y)L\(back) \(y - 4)V\(y + 4)Z\"/>\n"
      addNumber(step.number, x: from, y: y, to: &body)
      if let call = call(step, width: abs(to - from) - 16) {
        body += "<text class=\"call\" x=\"\((from + to) / 2)\" y=\"\(y + 15)\">\(call)</text>\n"
        y += Measure.callHeight
      }
    }
    body += "</a>\n"
  }

  /// A step of an actor with itself, e.g. a decision. At the last line the loop turns inwards.
  private func addLoop(_ step: Process.Step, at x: Int, _ y: inout Int, to body: inout HTML) {
    let isLast = columns[step.from] == actors.count - 1 && actors.count > 1
    let side = isLast ? -1 : 1
    let label = SequenceDiagram.wrap(
      step.summary.plain, columnWidth - Measure.loopWidth - 24, Measure.labelCharacter,
      lines: Measure.mostLabelLines)
    let height = max(Measure.loopHeight, label.count * Measure.labelLine - 4)
    let top = y + 6
    let outer = x + side * Measure.loopWidth
    let tip = x + side * 2
    let back = tip + side * 9
    body += "<path class=\"arrow\" d=\"M\(x) \(top)H\(outer)V\(top + height)H\(back)\"/>"
    body += "<path class=\"tip\" d=\"M\(tip) \(top + height)L\(back) \(top + height - 4)V\(top + height + 4)Z\"/>\n"
    addNumber(step.number, x: x, y: top, to: &body)
    body += lines(
      label, x: outer + side * 8, y: top + (height - label.count * Measure.labelLine) / 2 + 12,
      height: Measure.labelLine, class: isLast ? "label before" : "label after")
    y = top + height
  }

  private func addNumber(_ number: Int, x: Int, y: Int, to body: inout HTML) {
    body += "<circle class=\"number\" cx=\"\(x)\" cy=\"\(y)\" r=\"10\"/>"
    body += "<text class=\"number\" x=\"\(x)\" y=\"\(y + 4)\">\(number)</text>\n"
  }

  private func call(_ step: Process.Step, width: Int) -> String? {
    guard let link = step.endpoint else { return nil }
    let endpoint = endpoints[link.index]
    // Method and path have one blank between them, at which a line would break: a path is cut anywhere instead.
    let label = "\(endpoint.method.rawValue) \(endpoint.path)"
    let most = max(8, width * 100 / Measure.boxCharacter)
    return label.utf8.count <= most ? label : String(label.unicodeScalars.prefix(most - 1)) + "…"
  }

  private func lines(_ lines: [String], x: Int, y: Int, height: Int, class name: String) -> HTML {
    var html: HTML = "<text class=\"\(name)\">"
    for (index, line) in lines.enumerated() {
      html += "<tspan x=\"\(x)\" y=\"\(y + index * height)\">\(line)</tspan>"
    }
    html += "</text>\n"
    return html
  }

  /// Breaks a text into lines of a width, given the mean width of a character; what does not fit ends in `…`. Never
  /// empty.
  static func wrap(_ text: String, _ width: Int, _ character: Int, lines most: Int) -> [String] {
    let limit = max(4, width * 100 / character)
    var lines: [String] = []
    var line = ""
    var used = 0
    var wordStart = text.startIndex
    var wordWidth = 0
    var isFull = false

    func closeLine() {
      if lines.count == most - 1 { isFull = true }
      lines.append(line)
      line = ""
      used = 0
    }
    func closeWord(at end: String.Index) {
      if wordWidth == 0 || isFull { return }
      if used > 0, used + 1 + wordWidth > limit { closeLine() }
      if isFull { return }
      if used > 0 {
        line += " "
        used += 1
      }
      line += text[wordStart..<end]
      used += wordWidth
      wordWidth = 0
    }
    var index = text.startIndex
    while index < text.endIndex, !isFull {
      let scalar = text.unicodeScalars[index]
      if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
        closeWord(at: index)
      } else {
        // A word longer than a line is broken.
        if wordWidth >= limit { closeWord(at: index) }
        if wordWidth == 0 { wordStart = index }
        wordWidth += isWide(scalar) ? 2 : 1
      }
      text.unicodeScalars.formIndex(after: &index)
    }
    closeWord(at: text.endIndex)
    if !isFull, !line.isEmpty { lines.append(line) }
    if isFull, let last = lines.last {
      var scalars = last.unicodeScalars
      while scalars.count >= limit, !scalars.isEmpty { scalars.removeLast() }
      scalars.append("…")
      lines[lines.count - 1] = String(scalars)
    }
    return lines.isEmpty ? [""] : lines
  }

  /// Scripts whose characters are about twice as wide as Latin ones.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x1100 { return false }
    return (0x1100...0x11FF).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
      || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
      || (0xFF00...0xFF60).contains(scalar.value) || (0x1F300...0x1FAFF).contains(scalar.value)
      || (0x20000...0x3FFFF).contains(scalar.value)
  }
}
