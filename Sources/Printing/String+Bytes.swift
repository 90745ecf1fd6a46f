extension String {
  /// The text in UTF-8, without a copy of it.
  @inlinable @inline(__always)
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    // Only a text that Objective-C lent comes here.
    return Array(utf8).withUnsafeBufferPointer(body)
  }
}

extension String {
  /// Two pieces of UTF-8 with an ASCII character between them, without a text for each piece.
  package init(bytes head: UnsafeBufferPointer<UInt8>, _ middle: UInt8, _ tail: UnsafeBufferPointer<UInt8>) {
    let count = head.count + 1 + tail.count
    self.init(unsafeUninitializedCapacity: count) { text in
      let end = text.initialize(fromContentsOf: head)
      text.initializeElement(at: end, to: middle)
      _ = text[(end + 1)...].initialize(fromContentsOf: tail)
      return count
    }
  }
}
