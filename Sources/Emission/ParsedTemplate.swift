import Mustache

/// A template in the pieces in which it is rendered.
struct ParsedTemplate: Sendable {
  /// A name and where a template uses it.
  struct Use: Sendable {
    let name: String
    let place: Int
    let scan: TemplateScanner

    /// What a person is told when no view offers it.
    func unknown(known: [String]) -> TemplateError {
      scan.error("unknown name `\(name)`; known here: \(known.joined(separator: ", "))", at: place)
    }
  }

  let isPlainText: Bool
  let pieces: [Piece]

  init(_ scan: TemplateScanner, inclusions: Inclusions) {
    isPlainText = scan.isPlainText
    pieces = scan.pieces.map { Piece($0, of: scan, names: inclusions.names(of: $0.tags, in: scan)) }
  }

  /// The engine's reading of the whole text.
  static func parse(_ scan: TemplateScanner) throws(TemplateError) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: String(decoding: scan.utf8, as: UTF8.self))
    } catch let error as MustacheTemplate.ParserError {
      throw TemplateError(
        template: scan.template, line: error.context.lineNumber, column: error.context.columnNumber,
        message: "\(error.error)")
    } catch {
      throw TemplateError(template: scan.template, message: "\(error)")
    }
  }
}

extension ParsedTemplate {
  struct Piece: Sendable {
    /// The names on which the text depends, those in the templates it includes among them.
    let names: [Use]
    /// Nil when the piece includes another template or makes use of inheritance, whose rules only the engine knows.
    let steps: [Step]?
    let scan: TemplateScanner
    private let range: Range<Int>

    init(_ piece: TemplateScanner.Piece, of scan: TemplateScanner, names: [Use]) {
      self.names = names
      self.scan = scan
      range = piece.range
      steps = scan.isIndivisible ? nil : Piece.steps(piece, of: scan, names)
    }

    /// The engine's reading of the piece.
    func parse() throws(TemplateError) -> MustacheTemplate {
      do {
        return try MustacheTemplate(string: String(decoding: scan.utf8[range], as: UTF8.self))
      } catch {
        throw TemplateError(template: scan.template, message: "\(error)")
      }
    }
  }

  /// What a piece without inclusions does, one after the other. Names are numbers, in the order of `Piece.names`.
  enum Step: Sendable {
    case text(Range<Int>)
    case value(Int)
    /// Goes on at the step `end` when there is no such value; inverted, when there is.
    case section(Int, isInverted: Bool, end: Int)
  }
}

extension ParsedTemplate.Piece {
  private static func steps(
    _ piece: TemplateScanner.Piece, of scan: TemplateScanner, _ names: [ParsedTemplate.Use]
  ) -> [ParsedTemplate.Step]? {
    var steps: [ParsedTemplate.Step] = []
    /// The steps that open the sections around the tag.
    var open: [Int] = []
    var start = piece.range.lowerBound
    for tag in piece.tags {
      var range = tag.range
      switch tag.kind {
      case .variable, .raw: break
      // Alone on its line, such a tag takes the line away.
      case .section, .inverted, .close, .comment: range = scan.ownLine(of: tag) ?? range
      case .partial, .block, .pragma: return nil
      }
      if start < range.lowerBound { steps.append(.text(start..<range.lowerBound)) }
      start = range.upperBound
      let number = names.firstIndex { $0.name == tag.name } ?? 0
      switch tag.kind {
      case .variable, .raw: steps.append(.value(number))
      case .section, .inverted:
        open.append(steps.count)
        steps.append(.section(number, isInverted: tag.kind == .inverted, end: 0))
      case .close:
        if let opening = open.popLast(), case .section(let number, let isInverted, _) = steps[opening] {
          steps[opening] = .section(number, isInverted: isInverted, end: steps.count)
        }
      case .comment, .partial, .block, .pragma: break
      }
    }
    if start < piece.range.upperBound { steps.append(.text(start..<piece.range.upperBound)) }
    return steps
  }
}

/// What stands for a value while the engine is at work: U+0001, which no template holds, a number, and a `<`, which
/// becomes `&lt;` where the engine escapes.
enum Placeholder {
  static let mark: UInt8 = 1
  static let end = UInt8(ascii: "<")
  static let escapedEnd: StaticString = "&lt;"
}
