package import Model

extension Judge {
  /// What the artefacts cannot tell of instances of the standard, as a table in Markdown: a line for each reason, with
  /// the kinds of constraints and, unless it applies to all of them, the rules to which it applies. It counts nothing, so
  /// that the difference between two versions of it is a difference between what can be told.
  package func limitTable(_ standard: Standard) -> String {
    var names: [Limit: Set<String>] = [:]
    for subject in standard.subjects {
      for constraint in standard.constraints(on: subject) {
        guard let limit = limit(on: constraint) else { continue }
        let name =
          if case .rule(let rule) = constraint.kind { standard[rule].metadata.id } else { constraint.kind.name }
        names[limit, default: []].insert(name)
      }
    }
    let rules = Set(standard.rules.map(\.metadata.id))
    // By reason, and not in the order in which something first has it, which every new definition may change.
    let rows = names.sorted { $0.key.reason.utf8.lexicographicallyPrecedes($1.key.reason.utf8) }.map { limit, names in
      let whole = !rules.isEmpty && names.isSuperset(of: rules)
      let shown = whole ? names.subtracting(rules).union([Constraint.Aspect.rule.rawValue]) : names
      let sorted = shown.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return "| \(limit.reason) | \(sorted.map { "`\($0)`" }.joined(separator: ", ")) |"
    }
    return (["| why not | constraints |", "| --- | --- |"] + rows).joined(separator: "\n")
  }
}
