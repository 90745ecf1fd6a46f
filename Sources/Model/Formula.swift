/// A condition or a value of a business rule, with all its names resolved and its types checked.
package indirect enum Formula: Hashable, Sendable {
  /// A number as it was written.
  case number(String)
  case text(String)
  case boolean(Bool)
  /// `2026-09-15`
  case date(String)
  /// The day that counts as today, so that results repeat.
  case referenceDate
  /// The place of a parameter in the rule.
  case parameter(Int)
  case attribute(Path)
  /// A number of days, weeks, months or years.
  case period(Formula, Unit)
  case not(Formula)
  case all([Formula])
  case any([Formula])
  case compare(Formula, Comparison, Formula)
  case member(Formula, of: [Formula])
  case arithmetic(Formula, Arithmetic, Formula)
  case exists(Path)
  case atLeastOne([Path])
  case exactlyOne([Path])
  case count(Path)
  case sum(Path)
  /// No two values are the same.
  case unique(Path)
  /// No two members of the list share a day; a member without an end goes on.
  case noOverlap(Path, start: Path, end: Path)
  /// About each member of a list; the paths in it begin at the member.
  case every(Path, Formula)
  case some(Path, Formula)
  /// What the directory says of the code in one of its columns.
  case column(Path, Link<CodeDirectory>, place: Int)
  /// A text read as a number.
  case numberOf(Formula)
  /// The calendar date of a date-time.
  case dateOf(Formula)

  package enum Unit: String, Sendable, CaseIterable { case days, weeks, months, years }

  package enum Comparison: String, Sendable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  package enum Arithmetic: String, Sendable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
  }

  /// Attributes from the outside in: `employment_details.start_date`.
  package struct Path: Hashable, Sendable {
    package let names: [String]
    /// What one value at its end is.
    package let type: ValueType
    /// Whether it leads through or to a list, so that it has several values.
    package let isList: Bool

    package init(names: [String], type: ValueType, isList: Bool) {
      self.names = names
      self.type = type
      self.isList = isList
    }

    package var text: String { names.joined(separator: ".") }
  }

  /// What values of a formula are.
  package enum ValueType: Hashable, Sendable {
    case number, text, boolean, date, period
    /// A date-time.
    case instant
    case code(Link<CodeDirectory>)
    case object(Link<DataObject>)
    /// Open JSON, whose form depends on another attribute or is not defined.
    case open
  }
}

extension Formula.Comparison {
  /// What holds just when it does not.
  package var opposite: Formula.Comparison {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }

  /// The same comparison with its two sides exchanged.
  package var reversed: Formula.Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}
