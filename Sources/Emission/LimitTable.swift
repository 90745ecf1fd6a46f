package import Model

extension Judge {
  /// What the artefacts cannot tell of instances of the standard, as a table in Markdown: a line for each reason, with
  /// the kinds of constraints and the rules to which it applies. It counts nothing, so that the difference between two
  /// versions of it is a difference between what can be told.
  package func limitTable(_ standard: Standard) -> String {
    var reasons: [Limit] = []
    var names: [Limit: [String]] = [:]
    for subject in standard.subjects {
      for constraint in standard.constraints(on: subject) {
        guard let limit = limit(on: constraint) else { continue }
        if names[limit] == nil { reasons.append(limit) }
        let name =
          if case .rule(let rule) = constraint.kind { standard[rule].metadata.id } else { constraint.kind.name }
        if names[limit]?.contains(name) != true { names[limit, default: []].append(name) }
      }
    }
    // By reason, and not in the order in which something first has it, which every new definition may change.
    let rows = reasons.sorted { $0.reason.utf8.lexicographicallyPrecedes($1.reason.utf8) }.map { limit in
      let sorted = (names[limit] ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return "| \(limit.reason) | \(sorted.map { "`\($0)`" }.joined(separator: ", ")) |"
    }
    return (["| why not | constraints |", "| --- | --- |"] + rows).joined(separator: "\n")
  }
}
