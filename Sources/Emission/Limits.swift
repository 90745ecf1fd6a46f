package import Model

/// What a judge declares of a whole standard: each limit once, with the kinds of constraints to which it applies.
package struct Limits: Sendable {
  package struct Entry: Sendable {
    package let limit: Limit
    package fileprivate(set) var aspects: [Constraint.Aspect]
    /// The rules, where it applies to some.
    package fileprivate(set) var rules: [Link<BusinessRule>]
  }

  /// By reason, and not in the order in which something first has it, which every new definition may change.
  package let entries: [Entry]
  /// The kinds of constraints of which some instance that breaks one is refused.
  package let checked: Set<Constraint.Aspect>

  package init(of judge: any Judge, on constraints: [Constraint]) {
    // There are thousands of constraints and few limits, which a look at each finds faster than a table.
    var entries: [Entry] = []
    var checked: [Constraint.Aspect] = []
    for constraint in constraints {
      let aspect = constraint.kind.aspect
      let limit = judge.limit(on: constraint)
      if limit?.isPartial ?? true, !checked.contains(aspect) { checked.append(aspect) }
      guard let limit else { continue }
      let place = entries.firstIndex { $0.limit == limit } ?? entries.endIndex
      if place == entries.endIndex { entries.append(Entry(limit: limit, aspects: [], rules: [])) }
      if !entries[place].aspects.contains(aspect) { entries[place].aspects.append(aspect) }
      if case .rule(let rule) = constraint.kind, !entries[place].rules.contains(rule) {
        entries[place].rules.append(rule)
      }
    }
    self.entries = entries.sorted { $0.limit.reason.utf8.lexicographicallyPrecedes($1.limit.reason.utf8) }
    self.checked = Set(checked)
  }

  package func mention(_ aspect: Constraint.Aspect) -> Bool { entries.contains { $0.aspects.contains(aspect) } }
}

extension Judge {
  /// What the artefacts cannot tell of instances of the standard, as a table in Markdown: a line for each reason, with
  /// the kinds of constraints and, unless it applies to all of them, the rules to which it applies. It counts nothing, so
  /// that the difference between two versions of it is a difference between what can be told.
  package func limitTable(_ standard: Standard) -> String {
    let limits = Limits(of: self, on: standard.constraints)
    let rows = limits.entries.map { entry in
      var names = entry.aspects.map(\.rawValue)
      if entry.rules.count < standard.rules.count {
        names.removeAll { $0 == Constraint.Aspect.rule.rawValue }
        names += entry.rules.map { standard[$0].metadata.id }
      }
      let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      return "| \(entry.limit.reason) | \(sorted.map { "`\($0)`" }.joined(separator: ", ")) |"
    }
    return (["| why not | constraints |", "| --- | --- |"] + rows).joined(separator: "\n")
  }
}
