/// One generated file before it is written.
package struct Artefact: Sendable {
  /// Relative to the output folder, with `/`: `swift/Sources/DCIEmployment/Member.swift`.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
