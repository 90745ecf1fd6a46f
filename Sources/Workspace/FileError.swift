#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The disk said no.
package struct FileError: Error, CustomStringConvertible {
  package let path: String
  /// What was tried: "read", "write", "create".
  package let action: String
  /// Why not, in the words of the operating system.
  package let reason: String

  package init(path: String, action: String, reason: String) {
    self.path = path
    self.action = action
    self.reason = reason
  }

  /// From `errno`, right after the call that failed.
  init(_ action: String, _ path: String) {
    self.init(path: path, action: action, reason: String(cString: strerror(errno)))
  }

  package var description: String { "cannot \(action) \(path): \(reason)" }
}
