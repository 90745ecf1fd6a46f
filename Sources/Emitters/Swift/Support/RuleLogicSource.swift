extension SwiftSupport {
  static let ruleLogic = #"""
    // How business rules are told apart from plain Swift: a question mark in an operator says that either side may be nil,
    // and what is then not known stays nil. Only a rule that is false is broken.

    infix operator ==? : ComparisonPrecedence
    infix operator !=? : ComparisonPrecedence
    infix operator <? : ComparisonPrecedence
    infix operator <=? : ComparisonPrecedence
    infix operator >? : ComparisonPrecedence
    infix operator >=? : ComparisonPrecedence
    infix operator ~=? : ComparisonPrecedence
    infix operator &&? : LogicalConjunctionPrecedence
    infix operator ||? : LogicalDisjunctionPrecedence

    /// False as soon as one side is false.
    package func &&? (left: Bool?, right: @autoclosure () -> Bool?) -> Bool? {
      switch left {
      case false?: false
      case true?: right()
      case nil: right() == false ? false : nil
      }
    }

    /// True as soon as one side is true.
    package func ||? (left: Bool?, right: @autoclosure () -> Bool?) -> Bool? {
      switch left {
      case true?: true
      case false?: right()
      case nil: right() == true ? true : nil
      }
    }

    package func ==? <Value: Equatable>(left: Value?, right: Value?) -> Bool? {
      if let left, let right { left == right } else { nil }
    }

    package func !=? <Value: Equatable>(left: Value?, right: Value?) -> Bool? {
      if let left, let right { left != right } else { nil }
    }

    package func <? <Value: Comparable>(left: Value?, right: Value?) -> Bool? {
      if let left, let right { left < right } else { nil }
    }

    package func <=? <Value: Comparable>(left: Value?, right: Value?) -> Bool? {
      if let left, let right { left <= right } else { nil }
    }

    package func >? <Value: Comparable>(left: Value?, right: Value?) -> Bool? {
      if let left, let right { left > right } else { nil }
    }

    package func >=? <Value: Comparable>(left: Value?, right: Value?) -> Bool? {
      if let left, let right { left >= right } else { nil }
    }

    /// Whether the right side is one of those on the left; what is nil on the left is none.
    package func ~=? <Value: Equatable>(left: [Value?], right: Value?) -> Bool? {
      right == nil ? nil : left.contains(right)
    }

    extension Array {
      /// Whether a condition holds for each; true when there are none.
      package func every(_ condition: (Element) -> Bool?) -> Bool? {
        reduce(true) { truth, element in truth &&? condition(element) }
      }

      /// Whether a condition holds for at least one.
      package func some(_ condition: (Element) -> Bool?) -> Bool? {
        reduce(false) { truth, element in truth ||? condition(element) }
      }

      /// Whether two of them share a day. One without a start is left out, one without an end goes on.
      package func haveOverlap(from start: (Element) -> CalendarDate?, to end: (Element) -> CalendarDate?) -> Bool {
        let periods = compactMap { element in
          start(element).map { ($0.dayNumber, end(element)?.dayNumber ?? .max) }
        }.sorted { $0 < $1 }
        return zip(periods, periods.dropFirst()).contains { $1.0 <= $0.1 }
      }
    }

    extension Array where Element: Hashable {
      /// Whether no two are the same.
      package var areUnique: Bool { Set(self).count == count }
    }
    """#

  static let ruleNumbers = #"""
    import Foundation

    // Numbers of business rules are exact; whole ones become decimals where they are reckoned with, so that none can
    // overflow.

    infix operator +? : AdditionPrecedence
    infix operator -? : AdditionPrecedence
    infix operator *? : MultiplicationPrecedence
    infix operator /? : MultiplicationPrecedence

    package func +? (left: Decimal?, right: Decimal?) -> Decimal? {
      if let left, let right { (left + right).ifNumber } else { nil }
    }

    package func -? (left: Decimal?, right: Decimal?) -> Decimal? {
      if let left, let right { (left - right).ifNumber } else { nil }
    }

    package func *? (left: Decimal?, right: Decimal?) -> Decimal? {
      if let left, let right { (left * right).ifNumber } else { nil }
    }

    /// To six decimal places, towards zero; nil by zero.
    package func /? (left: Decimal?, right: Decimal?) -> Decimal? {
      guard let left, let right, right != 0 else { return nil }
      var quotient = left / right
      var rounded = Decimal()
      NSDecimalRound(&rounded, &quotient, 6, quotient < 0 ? .up : .down)
      return rounded.ifNumber
    }

    extension Decimal {
      /// Nil when the calculation went beyond what decimals can hold.
      fileprivate var ifNumber: Decimal? { isNaN ? nil : self }

      /// The number itself when it is whole and not too large to count with.
      package var whole: Int? {
        guard abs(self) < 1_000_000_000 else { return nil }
        let number = NSDecimalNumber(decimal: self).intValue
        return Decimal(number) == self ? number : nil
      }
    }

    extension Int {
      package var decimal: Decimal { Decimal(self) }
    }

    extension String {
      /// The number that a text holds, written as in JSON; nil when it holds none.
      package var number: Decimal? {
        var rest = utf8[...]
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = rest.prefix(while: isDigit)
        guard !whole.isEmpty else { return nil }
        rest = rest[whole.endIndex...]
        if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst().drop(while: isDigit) }
        if let letter = rest.first, letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") {
          rest = rest.dropFirst()
          if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
          guard !rest.isEmpty else { return nil }
          rest = rest.drop(while: isDigit)
        }
        return rest.isEmpty ? Decimal(string: self) : nil
      }
    }

    extension [Int] {
      package var total: Decimal? { map(\.decimal).total }
    }

    extension [Decimal] {
      package var total: Decimal? { reduce(0) { $0 +? $1 } }
    }

    extension [String] {
      /// Nil when one of the texts holds no number.
      package var total: Decimal? { reduce(0) { $0 +? $1.number } }
    }
    """#

  static let ruleDates = #"""
    import Foundation

    /// A number of days, weeks, months or years by which business rules move a day.
    package struct RulePeriod {
      fileprivate enum Unit { case days, months }

      fileprivate let count: Int?
      fileprivate let unit: Unit

      private init(_ count: Int?, times factor: Int, _ unit: Unit) {
        self.count = count.flatMap { (-3_999_999...3_999_999).contains($0) ? $0 * factor : nil }
        self.unit = unit
      }

      package static func days(_ count: Int?) -> RulePeriod { RulePeriod(count, times: 1, .days) }
      package static func weeks(_ count: Int?) -> RulePeriod { RulePeriod(count, times: 7, .days) }
      package static func months(_ count: Int?) -> RulePeriod { RulePeriod(count, times: 1, .months) }
      package static func years(_ count: Int?) -> RulePeriod { RulePeriod(count, times: 12, .months) }
    }

    /// A month later is the same day of the next month, or its last one when it is shorter. Nil when the month would lie
    /// beyond the year 9999.
    package func +? (day: CalendarDate?, period: RulePeriod) -> CalendarDate? {
      guard let day, let count = period.count else { return nil }
      return day.moved(by: count, period.unit)
    }

    package func -? (day: CalendarDate?, period: RulePeriod) -> CalendarDate? {
      guard let day, let count = period.count else { return nil }
      return day.moved(by: -count, period.unit)
    }

    /// The days from the right one to the left one.
    package func -? (left: CalendarDate?, right: CalendarDate?) -> Decimal? {
      if let left, let right { Decimal(left.dayNumber - right.dayNumber) } else { nil }
    }

    extension CalendarDate {
      fileprivate func moved(by count: Int, _ unit: RulePeriod.Unit) -> CalendarDate? {
        switch unit {
        case .days: return CalendarDate(dayNumber: dayNumber + count)
        case .months:
          let months = year * 12 + month - 1 + count
          guard (0..<120_000).contains(months) else { return nil }
          return CalendarDate(dayNotAfter: day, ofMonth: months % 12 + 1, months / 12)
        }
      }
    }
    """#

  static let ruleJSON = #"""
    import Foundation

    // What business rules see of open JSON: whether something is there, how many values there are and whether they differ.

    extension JSONValue {
      /// The values themselves: an array stands for its members, and null for none.
      package var leaves: [JSONValue] {
        switch self {
        case .null: []
        case .array(let elements): elements.leaves
        case .bool, .number, .string, .object: [self]
        }
      }

      /// The leaves of a member of a value, seen as JSON.
      package static func leaves(of value: some Encodable, at name: String) -> [JSONValue] {
        let json = try? JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
        return json?[name]?.leaves ?? []
      }
    }

    extension [JSONValue] {
      package var leaves: [JSONValue] { flatMap(\.leaves) }
    }

    extension [[JSONValue]] {
      package var leaves: [JSONValue] { flatMap(\.leaves) }
    }
    """#
}
