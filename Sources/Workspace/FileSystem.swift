#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few calls to the operating system that the project makes, each turned into a value or a `FileError`.
package enum FileSystem {
  package enum Kind: Sendable { case file, folder, other }

  /// What stands at a path, following symbolic links; nil when nothing does.
  package static func kind(_ path: String) -> Kind? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The bytes of a file, at most `limit` of them.
  package static func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileError("read", path) }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { throw FileError("read", path) }
    // A folder or a pipe would make `read` fail or wait for ever.
    guard info.st_mode & S_IFMT == S_IFREG else {
      throw FileError(path: path, action: "read", reason: "it is no regular file")
    }
    let size = min(Int(info.st_size), limit)
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = readSome(file, buffer.baseAddress! + count, size - count)
        if got < 0 { failed = true }
        if got <= 0 { break }
        count += got
      }
    }
    if failed { throw FileError("read", path) }
    return bytes
  }

  /// What comes in on standard input, at most `limit` bytes of it.
  package static func readStandardInput(limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    let chunk = 1 << 16
    while bytes.count < limit {
      var got = 0
      let part = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
        got = readSome(STDIN_FILENO, buffer.baseAddress!, chunk)
        count = max(got, 0)
      }
      if got < 0 { throw FileError("read", "standard input") }
      if got == 0 { break }
      bytes += part
    }
    return bytes
  }

  /// How a file compares with bytes.
  package enum Comparison: Sendable { case same, different, missing }

  /// Compares without reading more than is needed.
  package static func compare(_ path: String, with bytes: [UInt8]) throws(FileError) -> Comparison {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return .missing }
      throw FileError("read", path)
    }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { throw FileError("read", path) }
    guard info.st_mode & S_IFMT == S_IFREG, Int(info.st_size) == bytes.count else { return .different }
    // Much smaller than a large file, and larger than most.
    let size = 1 << 17
    return withUnsafeTemporaryAllocation(byteCount: size, alignment: 16) { buffer in
      bytes.withUnsafeBytes { bytes in
        var offset = 0
        while offset < bytes.count {
          let count = readSome(file, buffer.baseAddress!, min(size, bytes.count - offset))
          if count <= 0 || memcmp(buffer.baseAddress!, bytes.baseAddress! + offset, count) != 0 { return .different }
          offset += count
        }
        return .same
      }
    }
  }

  private static func readSome(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    while true {
      #if canImport(Glibc)
        let got = Glibc.read(file, buffer, count)
      #elseif canImport(Musl)
        let got = Musl.read(file, buffer, count)
      #else
        let got = Darwin.read(file, buffer, count)
      #endif
      if got >= 0 || errno != EINTR { return got }
    }
  }

  package struct Entry: Sendable {
    package let name: String
    /// What it is, or what the link leads to; nil for a link that leads nowhere.
    package let kind: Kind?
    package let isLink: Bool
  }

  /// What is in a folder, in the order of the bytes of the names, without `.` and `..`.
  package static func entries(_ path: String) throws(FileError) -> [Entry] {
    guard let folder = opendir(path) else { throw FileError("read", path) }
    defer { closedir(folder) }
    var entries: [Entry] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      // The folder mostly knows what its entries are; only for links and on some file systems must one ask.
      switch Int32(entry.pointee.d_type) {
      case Int32(DT_REG): entries.append(Entry(name: name, kind: .file, isLink: false))
      case Int32(DT_DIR): entries.append(Entry(name: name, kind: .folder, isLink: false))
      default:
        let whole = path.hasSuffix("/") ? path + name : path + "/" + name
        entries.append(Entry(name: name, kind: kind(whole), isLink: isLink(whole)))
      }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func isLink(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  /// Makes a folder and those above it.
  package static func createFolder(_ path: String) throws(FileError) {
    if path.isEmpty || kind(path) == .folder { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try createFolder(String(path[..<slash])) }
    if mkdir(path, 0o777) != 0 && !(errno == EEXIST && kind(path) == .folder) { throw FileError("create", path) }
  }

  /// Puts a file in place as a whole: readers see the old bytes or the new ones, even if the process is killed.
  /// - Parameter temporary: a path on the same file system that nobody else uses.
  package static func replace(_ path: String, with bytes: [UInt8], by temporary: String) throws(FileError) {
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw FileError("write", path) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in write(file, buffer.baseAddress! + written, buffer.count - written) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let error = FileError("write", path)
        close(file)
        unlink(temporary)
        throw error
      }
      written += count
    }
    // A full disk may speak up only here.
    guard close(file) == 0, rename(temporary, path) == 0 else {
      let error = FileError("write", path)
      unlink(temporary)
      throw error
    }
  }

  package static func removeFile(_ path: String) throws(FileError) {
    if unlink(path) != 0 && errno != ENOENT { throw FileError("remove", path) }
  }

  /// Removes a folder if nothing is in it.
  @discardableResult
  package static func removeEmptyFolder(_ path: String) -> Bool { rmdir(path) == 0 }

  package static var processID: Int { Int(getpid()) }
}

extension FileSystem {
  /// The whole path of the running program, when the system tells.
  package static var programPath: String? {
    #if os(Linux)
      let buffer = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
        count = buffer.withMemoryRebound(to: CChar.self) {
          max(0, readlink("/proc/self/exe", $0.baseAddress!, $0.count))
        }
      }
      return buffer.isEmpty ? nil : String(decoding: buffer, as: UTF8.self)
    #else
      return CommandLine.arguments.first.flatMap { path in
        realpath(path, nil).map { pointer in
          defer { free(pointer) }
          return String(cString: pointer)
        }
      }
    #endif
  }
}
