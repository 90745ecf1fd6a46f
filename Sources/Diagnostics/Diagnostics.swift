/// The diagnostics of a run. Stages add to it and go on; each file that is read in parallel has a bag of its own.
package struct Diagnostics: Sendable {
  package private(set) var all: [Diagnostic] = []

  package init() {}

  package var hasErrors: Bool { all.contains { $0.severity == .error } }
  package func count(_ severity: Diagnostic.Severity) -> Int { all.count { $0.severity == severity } }

  package mutating func report(_ diagnostic: Diagnostic) { all.append(diagnostic) }

  /// Puts a step in front of the JSON pointers of what was reported since there were `count` diagnostics: who reads an
  /// instance calls this after each member and item, so that a pointer is made only when something is wrong.
  package mutating func prefixPointers(with step: @autoclosure () -> String, since count: Int) {
    if all.count == count { return }
    let escaped = step().split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
    for index in count..<all.count { all[index].pointer = "/" + escaped + (all[index].pointer ?? "") }
  }

  /// Gives those that were reported since there were `count` diagnostics and have no pointer the one of the whole instance.
  package mutating func pointAtWhole(since count: Int) {
    for index in count..<all.count where all[index].pointer == nil { all[index].pointer = "" }
  }

  /// Shows this place beside those that were reported since there were `count` diagnostics and show no second one: who
  /// reads an instance calls this from the inside to the outside, so that the nearest definition is shown.
  package mutating func showDefinition(_ label: @autoclosure () -> Diagnostic.Label, since count: Int) {
    if all.count == count { return }
    for index in count..<all.count where all[index].secondary.isEmpty { all[index].secondary = [label()] }
  }

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
