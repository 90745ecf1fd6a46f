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
  if let offset = firstInvalidUTF8(bytes[...]) {
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
