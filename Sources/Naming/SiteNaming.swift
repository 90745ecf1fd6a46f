package import Model

/// Where each definition has its page, and the anchors on it. Emitters and rules call this one authority, so that a
/// collision is found at its source.
///
/// Pages are named by identifier and not by name, so that a link still works when a definition is renamed:
/// `employment/objects/DO.EMP.02.html`. Two pages can collide only where the file system ignores case; compare
/// `collisionKey`.
package enum SiteNaming {
  /// The kinds of definition that have pages, in the order in which the site lists them. The raw value is the folder
  /// within each module's, and the name of the page that lists the kind.
  package enum Kind: String, Sendable, CaseIterable {
    case process = "processes"
    case object = "objects"
    case codeDirectory = "code-directories"
    case dataType = "data-types"
    case endpoint = "endpoints"
    case message = "messages"
    case securityScheme = "security-schemes"
    case rule = "rules"
    case crosswalk = "crosswalks"
    case example = "examples"
  }

  /// The pages about the standard as a whole. The raw value is the path.
  package enum Overview: String, Sendable, CaseIterable {
    case home = "index.html"
    case traceability = "traceability.html"
    case agreement = "agreement.html"
    case deviations = "deviations.html"
  }

  package static let home = Overview.home.rawValue

  /// `objects.html`
  package static func list(of kind: Kind) -> String { kind.rawValue + ".html" }

  /// `employment/index.html`
  package static func page(of module: Module) -> String { segment(module.name) + "/index.html" }

  /// `employment/objects/DO.EMP.02.html`
  package static func page(of kind: Kind, id: String, in module: Module) -> String {
    "\(segment(module.name))/\(kind.rawValue)/\(segment(id)).html"
  }

  package static func attributeAnchor(_ name: String) -> String { "attribute-" + segment(name) }
  package static func codeAnchor(_ value: String) -> String { "code-" + segment(value) }
  package static func stepAnchor(_ key: String) -> String { "step-" + segment(key) }
  package static func moduleAnchor(_ name: String) -> String { "module-" + segment(name) }
  package static func kindAnchor(_ kind: Kind) -> String { "kind-" + kind.rawValue }

  /// Equal for two paths that a file system without regard for case holds to be one.
  package static func collisionKey(_ path: String) -> String { path.lowercased() }

  /// The text as a file name, a URL segment and an HTML identifier at once: ASCII letters, digits, `-`, `_` and inner
  /// dots stay, each other byte becomes `~` and two hexadecimal digits. Injective, since `~` is itself encoded.
  package static func segment(_ text: String) -> String {
    if text.isEmpty { return "~" }
    // Most names; no name of a device is as long.
    if text.utf8.count > 4, text.utf8.withContiguousStorageIfAvailable(isPlain) ?? false { return text }
    let utf8 = Array(text.utf8)
    let hex = Array("0123456789ABCDEF".utf8)
    let isReserved = isDeviceName(utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for (index, byte) in utf8.enumerated() {
      let mayStand: Bool
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        mayStand = !(isReserved && index == 0)
      // A file whose name begins with a dot is hidden; one that ends with it cannot be on Windows.
      case UInt8(ascii: "."): mayStand = index > 0 && index < utf8.count - 1
      default: mayStand = false
      }
      if mayStand {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "~"))
        bytes.append(hex[Int(byte >> 4)])
        bytes.append(hex[Int(byte & 15)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether there are only letters, digits, `_` and `-`.
  private static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
  }

  /// Names that Windows keeps for devices, whatever follows a dot: `con`, `nul.html`, `com1`.
  private static func isDeviceName(_ utf8: [UInt8]) -> Bool {
    let length = utf8.firstIndex(of: UInt8(ascii: ".")) ?? utf8.count
    guard length == 3 || length == 4 else { return false }
    let stem = String(decoding: utf8[..<length], as: UTF8.self).lowercased()
    switch stem {
    case "con", "prn", "aux", "nul": return true
    default:
      guard stem.utf8.count == 4, stem.hasPrefix("com") || stem.hasPrefix("lpt") else { return false }
      return stem.utf8.last.map { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) } ?? false
    }
  }
}
