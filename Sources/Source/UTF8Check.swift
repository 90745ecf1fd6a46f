/// The offset of the first byte that is no part of well-formed UTF-8.
package func firstInvalidUTF8(_ bytes: ArraySlice<UInt8>) -> Int? {
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  var index = bytes.startIndex
  func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    offset < bytes.endIndex && range.contains(bytes[offset])
  }
  while index < bytes.endIndex {
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
