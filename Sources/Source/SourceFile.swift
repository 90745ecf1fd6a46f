/// The text of one input file, as bytes, with an index of its lines.
///
/// Everything later refers to text by byte offset (`Span`); only this type turns an offset into the line and column
/// that a person reads. Columns count Unicode scalars from 1, as editors do.
package struct SourceFile: Sendable {
  /// Which file of a `SourceSet` this is.
  package typealias ID = UInt32

  /// The path as the user would type it, relative to where the command runs.
  package let path: String
  /// The path below the folder of the specification; its folders tell the module.
  package let relativePath: String
  package let bytes: [UInt8]
  /// The offset at which each line begins; the first is 0, or comes after a byte order mark.
  package let lineStarts: [Int]

  package init(path: String, relativePath: String? = nil, bytes: [UInt8]) {
    self.path = path
    self.relativePath = relativePath ?? path
    self.bytes = bytes
    // A byte order mark is no part of the first line.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var starts = [bytes.starts(with: mark) ? mark.count : 0]
    bytes.withUnsafeBufferPointer { buffer in
      for offset in buffer.indices where buffer[offset] == UInt8(ascii: "\n") { starts.append(offset + 1) }
    }
    lineStarts = starts
  }

  package init(path: String, relativePath: String? = nil, text: String) {
    self.init(path: path, relativePath: relativePath, bytes: Array(text.utf8))
  }

  /// The line that holds the byte, counted from 0.
  package func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  package func position(at offset: Int) -> Position {
    let line = lineIndex(at: offset)
    let end = min(max(offset, 0), bytes.count)
    let start = min(lineStarts[line], end)
    // A continuation byte (10xxxxxx) belongs to the scalar before it.
    let column = bytes[start..<end].reduce(into: 1) { count, byte in if byte & 0xC0 != 0x80 { count += 1 } }
    return Position(line: line + 1, column: column)
  }

  /// The bytes of a line without its line break.
  package func lineBytes(_ index: Int) -> ArraySlice<UInt8> {
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<end]
  }
}

/// A place as a person names it: both numbers count from 1, the column in Unicode scalars.
package struct Position: Hashable, Sendable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
