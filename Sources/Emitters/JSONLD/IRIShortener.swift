import Model
import Naming
import Printing

/// The prefixes that a file may declare, in the order in which it does.
struct PrefixTable {
  private(set) var entries: [(name: String, namespace: String)] = []
  /// Places in `entries`, longest namespace first, so that the most specific prefix wins.
  private let bySpecificity: [Int]
  private let namespaces: [[UInt8]]

  init(_ standard: Standard) {
    for entry in JSONLDNaming.reservedPrefixes + standard.modules.map({ ($0.prefix, $0.namespace) })
    where JSONLDNaming.canBeTerm(entry.name) && PrefixTable.isNamespace(entry.namespace)
      && !entries.contains(where: { $0.name == entry.name })
    {
      entries.append(entry)
    }
    let namespaces = entries.map { Array($0.namespace.utf8) }
    self.namespaces = namespaces
    bySpecificity = entries.indices.sorted { (namespaces[$1].count, $0) < (namespaces[$0].count, $1) }
  }

  /// JSON-LD takes a simple term for a prefix only when its IRI ends like this.
  private static func isNamespace(_ iri: String) -> Bool {
    iri.utf8.last == UInt8(ascii: "/") || iri.utf8.last == UInt8(ascii: "#")
  }

  /// Namespaces have long beginnings in common, so that it is their ends that tell them apart.
  private func isBeginning(_ namespace: [UInt8], of iri: UnsafeBufferPointer<UInt8>) -> Bool {
    namespace.withUnsafeBufferPointer { namespace in
      var place = namespace.count
      while place > 0, namespace[place - 1] == iri[place - 1] { place -= 1 }
      return place == 0
    }
  }

  /// The place in `entries` of the prefix for an IRI, and the length of its namespace in bytes.
  fileprivate func split(_ iri: UnsafeBufferPointer<UInt8>) -> (entry: Int, length: Int)? {
    for entry in bySpecificity {
      let length = namespaces[entry].count
      guard iri.count > length, isBeginning(namespaces[entry], of: iri) else { continue }
      return iri[length...].starts(with: "//".utf8) ? nil : (entry, length)
    }
    return nil
  }
}

/// Shortens the IRIs of one file and remembers which prefixes it must declare.
struct IRIShortener {
  private let prefixes: PrefixTable
  /// Names that stand for something else in the file and so cannot be prefixes in it.
  private let taken: Set<String>
  private var isUsed: [Bool]

  init(_ prefixes: PrefixTable, taken: Set<String> = []) {
    self.prefixes = prefixes
    self.taken = taken
    isUsed = Array(repeating: false, count: prefixes.entries.count)
  }

  /// `core:birth_date`, or the whole IRI when no prefix fits.
  mutating func short(_ iri: String) -> String {
    iri.withBytes { bytes in
      guard let (entry, length) = prefixes.split(bytes) else { return iri }
      let name = prefixes.entries[entry].name
      if !isUsed[entry] {
        if taken.contains(name) { return iri }
        isUsed[entry] = true
      }
      let rest = UnsafeBufferPointer(rebasing: bytes[length...])
      return name.withBytes { String(bytes: $0, UInt8(ascii: ":"), rest) }
    }
  }

  /// The prefixes that were used, as members of a context.
  var declarations: [JSON.Member] {
    zip(prefixes.entries, isUsed).compactMap { entry, isUsed in
      isUsed ? JSON.Member(entry.name, .string(entry.namespace)) : nil
    }
  }
}
