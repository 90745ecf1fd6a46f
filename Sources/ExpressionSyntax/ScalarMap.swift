package import Source

/// Where each byte of a YAML scalar's text stands in the file, when that can be said: quotes, folded lines and the
/// indentation of blocks are skipped, escapes are not understood.
package struct ScalarMap: Sendable {
  private let span: Span
  /// For each byte of the text its place in the file, and after them the place where the last one ends; nil when the
  /// text cannot be found in the source.
  private let places: [Int]?

  package init(_ text: String, at span: Span, in file: SourceFile) {
    self.span = span
    let source = Array(file.bytes[Int(span.start)..<Int(span.end)])
    places = ScalarMap.align(Array(text.utf8), with: source).map { $0.map { $0 + Int(span.start) } }
  }

  /// The place of a range of the text; the whole scalar when it is not known.
  package func span(_ range: Range<Int>) -> Span {
    guard let places, range.upperBound < places.count else { return span }
    let start = places[range.lowerBound]
    let end = range.isEmpty ? start : places[range.upperBound - 1] + 1
    return Span(file: span.file, start: start, end: end)
  }

  private static func align(_ text: [UInt8], with source: [UInt8]) -> [Int]? {
    var at = start(of: source)
    var places: [Int] = []
    places.reserveCapacity(text.count + 1)
    for (index, byte) in text.enumerated() {
      if isBlank(byte) {
        // A blank of the text may stand for a line break with its indentation, or the other way round.
        guard at < source.count, isBlank(source[at]) else {
          // A block scalar ends with a line break that its span may leave out.
          if index == text.count - 1 { break }
          return nil
        }
        places.append(at)
        if source[at] == UInt8(ascii: "\n") || source[at] == UInt8(ascii: "\r") {
          while at < source.count, isBlank(source[at]) { at += 1 }
        } else {
          at += 1
          // Blanks before a line break belong to the fold.
          let rest = source[at...].prefix(while: isBlank)
          if rest.contains(UInt8(ascii: "\n")) { at = rest.endIndex }
        }
        continue
      }
      guard at < source.count, source[at] == byte else { return nil }
      places.append(at)
      at += 1
    }
    places.append(places.last.map { $0 + 1 } ?? at)
    return places
  }

  private static func start(of source: [UInt8]) -> Int {
    guard let first = source.first else { return 0 }
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") { return 1 }
    guard first == UInt8(ascii: "|") || first == UInt8(ascii: ">") else { return 0 }
    let line = source.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? source.count
    return line + source[line...].prefix(while: isBlank).count
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D }
}
