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
  /// A piece in the form in which the engine reads it: with numbers in place of names and of running text.
  ///
  ///     <h1 class="x">{{title}}</h1>        U+0001 0 > {{0}} U+0001 1 >
  ///
  /// The engine's parser takes a tenth of a microsecond for each character; most of a template is text that it only
  /// hands on. White space beside tags is kept, for a tag alone on its line takes the line away.
  struct Piece: Sendable {
    /// The names on which the text depends, those in the templates it includes among them.
    let names: [Use]
    /// Whether the text stands with numbers. A template that another includes knows names only, and inheritance takes
    /// text from one template into another.
    let isNumbered: Bool
    private let text: String
    private let scan: TemplateScanner
    private var literals: [Range<Int>] = []

    init(_ piece: TemplateScanner.Piece, of scan: TemplateScanner, names: [Use]) {
      self.names = names
      self.scan = scan
      isNumbered = !scan.isIndivisible && !piece.tags.contains { $0.kind == .partial }
      guard isNumbered else {
        text = String(decoding: scan.utf8[piece.range], as: UTF8.self)
        return
      }
      var bytes: [UInt8] = []
      var literals: [Range<Int>] = []
      var start = piece.range.lowerBound
      for tag in piece.tags {
        Piece.add(start..<tag.range.lowerBound, of: scan.utf8, to: &bytes, &literals)
        let number = names.firstIndex { $0.name == tag.name } ?? 0
        switch tag.kind {
        case .variable: bytes.append(contentsOf: "{{\(number)}}".utf8)
        case .raw: bytes.append(contentsOf: "{{{\(number)}}}".utf8)
        case .section: bytes.append(contentsOf: "{{#\(number)}}".utf8)
        case .inverted: bytes.append(contentsOf: "{{^\(number)}}".utf8)
        case .close: bytes.append(contentsOf: "{{/\(number)}}".utf8)
        case .comment: bytes.append(contentsOf: "{{!}}".utf8)
        case .partial, .block, .pragma: preconditionFailure("such a piece keeps its names")
        }
        start = tag.range.upperBound
      }
      Piece.add(start..<piece.range.upperBound, of: scan.utf8, to: &bytes, &literals)
      text = String(decoding: bytes, as: UTF8.self)
      self.literals = literals
    }

    private static func add(
      _ range: Range<Int>, of utf8: [UInt8], to bytes: inout [UInt8], _ literals: inout [Range<Int>]
    ) {
      var core = utf8[range]
      while let first = core.first, TemplateScanner.isSpace(first) { core.removeFirst() }
      while let last = core.last, TemplateScanner.isSpace(last) { core.removeLast() }
      bytes.append(contentsOf: utf8[range.lowerBound..<core.startIndex])
      if !core.isEmpty {
        bytes.append(Placeholder.mark)
        bytes.append(contentsOf: String(literals.count).utf8)
        bytes.append(Placeholder.literalEnd)
        literals.append(core.startIndex..<core.endIndex)
      }
      bytes.append(contentsOf: utf8[core.endIndex..<range.upperBound])
    }

    /// The running text with a number.
    func literal(_ number: Int) -> ArraySlice<UInt8> { scan.utf8[literals[number]] }

    func parse() throws(TemplateError) -> MustacheTemplate {
      do {
        return try MustacheTemplate(string: text)
      } catch {
        throw TemplateError(template: scan.template, message: "\(error)")
      }
    }
  }
}

/// What stands for a value or a running text while the engine is at work: U+0001, which no template holds, a number, and
/// a character that tells which.
enum Placeholder {
  static let mark: UInt8 = 1
  /// After a value. It becomes `&lt;` where the engine escapes.
  static let valueEnd = UInt8(ascii: "<")
  static let escapedValueEnd: StaticString = "&lt;"
  static let literalEnd = UInt8(ascii: ">")
}
