#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The two streams of a command. What was asked for goes to standard output, everything else to standard error.
enum Console {
  static func print(_ text: String) { write(text, to: STDOUT_FILENO) }
  static func printError(_ text: String) { write(text, to: STDERR_FILENO) }

  private static func write(_ text: String, to stream: Int32) {
    var text = text
    text.withUTF8 { buffer in
      var written = 0
      while written < buffer.count {
        let count = systemWrite(stream, buffer.baseAddress! + written, buffer.count - written)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return }  // nobody listens any more
        written += count
      }
    }
  }
}

private func systemWrite(_ stream: Int32, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.write(stream, bytes, count)
  #elseif canImport(Musl)
    Musl.write(stream, bytes, count)
  #else
    Darwin.write(stream, bytes, count)
  #endif
}
