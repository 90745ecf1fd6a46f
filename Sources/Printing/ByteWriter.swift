/// Bytes on their way to a file, written from front to back.
///
/// An array asks at every append whether it is shared. A file of a thousand members makes ten thousand appends, so that
/// the serialisers write into memory of their own and copy it into an array once, at its exact size.
struct ByteWriter: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0

  init(capacity: Int = 1 << 16) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// What has been written.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  var text: String { String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    start[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    (start + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  @inline(__always)
  mutating func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) { append(UnsafeBufferPointer(rebasing: bytes)) }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ text: String) { text.withBytes { append($0) } }

  /// Appends the bytes, unless the test finds something in them: then nothing is appended and the answer is false. It
  /// looks at sixteen bytes at once, of which those behind the last one are spaces.
  @inline(__always)
  mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, unless test: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
  ) -> Bool {
    guard let source = bytes.baseAddress else { return true }
    // What is scanned is the copy, since behind the copy there is memory that may be read.
    reserve(bytes.count + 16)
    let copy = start + count
    copy.update(from: source, count: bytes.count)
    let spaces = SIMD16<UInt8>(repeating: UInt8(ascii: " "))
    UnsafeMutableRawPointer(copy + bytes.count).storeBytes(of: spaces, as: SIMD16<UInt8>.self)
    var index = 0
    while index < bytes.count {
      let found = test(UnsafeRawPointer(copy + index).loadUnaligned(as: SIMD16<UInt8>.self))
      let halves = unsafeBitCast(found, to: SIMD2<UInt64>.self)
      if halves.x | halves.y != 0 { return false }
      index += 16
    }
    count += bytes.count
    return true
  }

  @inline(__always)
  mutating func append(spaces: Int) {
    reserve(spaces)
    (start + count).update(repeating: UInt8(ascii: " "), count: spaces)
    count += spaces
  }

  /// Sixteen bits as four hexadecimal digits in lower case.
  mutating func append(hexadecimal number: UInt16) {
    for shift in stride(from: 12, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: number >> shift & 15)
      append(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
    }
  }

  @inline(__always)
  private mutating func reserve(_ room: Int) {
    if capacity - count < room { grow(by: room) }
  }

  @inline(never)
  private mutating func grow(by room: Int) {
    capacity = max(capacity * 2, count + room)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    start = larger
  }
}
