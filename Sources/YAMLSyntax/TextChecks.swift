import Diagnostics
import Source

/// Refusals that need no parsing: size, encoding, control characters, tabs. Nil when the bytes are fit to parse.
func refusal(of file: SourceFile, id: SourceFile.ID, limits: Limits) -> Diagnostic? {
  func span(_ start: Int, _ length: Int = 1) -> Span { Span(file: id, start: start, end: start + length) }
  let bytes = file.bytes
  if bytes.count > limits.fileSize {
    return Diagnostic(
      "yaml-too-large", "the file is larger than \(limits.fileSize >> 20) MiB", at: span(0, 0),
      help: "split it into several files, one definition each")
  }
  if let offset = firstInvalidUTF8(bytes) {
    return Diagnostic(
      "yaml-encoding", "the file is not UTF-8 text", at: span(offset), label: "this byte belongs to no UTF-8 character",
      help: "save the file as UTF-8")
  }
  var isIndentation = true
  for (offset, byte) in bytes.enumerated() {
    switch byte {
    case UInt8(ascii: "\n"): isIndentation = true
    case UInt8(ascii: " "), UInt8(ascii: "\r"): break
    case UInt8(ascii: "\t"):
      if isIndentation {
        return Diagnostic(
          "yaml-tab", "a tab stands in the indentation", at: span(offset),
          help: "indent with spaces, two for each level")
      }
    case 0..<0x20, 0x7F:
      return Diagnostic(
        "yaml-control-character", "a control character (code \(byte)) stands in the text", at: span(offset),
        help: "delete it")
    default: isIndentation = false
    }
  }
  return nil
}

/// The offset of the first byte that is no part of well-formed UTF-8.
private func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  var index = 0
  func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    offset < bytes.count && range.contains(bytes[offset])
  }
  while index < bytes.count {
    let length: Int
    switch bytes[index] {
    case 0..<0x80: length = 1
    case 0xC2...0xDF where isContinuation(index + 1): length = 2
    case 0xE0 where isContinuation(index + 1, 0xA0...0xBF) && isContinuation(index + 2): length = 3
    case 0xED where isContinuation(index + 1, 0x80...0x9F) && isContinuation(index + 2): length = 3
    case 0xE1...0xEF where bytes[index] != 0xED && isContinuation(index + 1) && isContinuation(index + 2): length = 3
    case 0xF0 where isContinuation(index + 1, 0x90...0xBF) && isContinuation(index + 2) && isContinuation(index + 3):
      length = 4
    case 0xF1...0xF3 where isContinuation(index + 1) && isContinuation(index + 2) && isContinuation(index + 3):
      length = 4
    case 0xF4 where isContinuation(index + 1, 0x80...0x8F) && isContinuation(index + 2) && isContinuation(index + 3):
      length = 4
    default: return index
    }
    index += length
  }
  return nil
}
