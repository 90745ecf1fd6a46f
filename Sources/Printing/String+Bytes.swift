extension String {
  /// The text in UTF-8, without a copy of it.
  @inlinable @inline(__always)
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    // Only a text that Objective-C lent comes here.
    return Array(utf8).withUnsafeBufferPointer(body)
  }
}
