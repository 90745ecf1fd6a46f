/// The diagnostics of a run. Stages add to it and go on; each file that is read in parallel has a bag of its own.
package struct Diagnostics: Sendable {
  package private(set) var all: [Diagnostic] = []

  package init() {}

  package var hasErrors: Bool { all.contains { $0.severity == .error } }
  package func count(_ severity: Diagnostic.Severity) -> Int { all.count { $0.severity == severity } }

  package mutating func report(_ diagnostic: Diagnostic) { all.append(diagnostic) }

  package mutating func merge(_ other: Diagnostics) { all += other.all }

  /// By file, position, severity, code and message, with exact repeats removed: the order in which a person works
  /// through them.
  package func sorted() -> [Diagnostic] {
    let ordered = all.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      let (p, q) = (x.primary.span, y.primary.span)
      if p.file != q.file { return p.file < q.file }
      if p.start != q.start { return p.start < q.start }
      if x.severity != y.severity { return x.severity < y.severity }
      if x.code != y.code { return x.code.utf8.lexicographicallyPrecedes(y.code.utf8) }
      if x.message != y.message { return x.message.utf8.lexicographicallyPrecedes(y.message.utf8) }
      return a.offset < b.offset
    }
    var seen: Set<Diagnostic> = []
    return ordered.map(\.element).filter { seen.insert($0).inserted }
  }
}
