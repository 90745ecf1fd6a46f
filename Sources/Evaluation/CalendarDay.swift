package import Model

/// A day of the Gregorian calendar, without a place or a time.
package struct CalendarDay: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01.
  package let number: Int

  package init(number: Int) { self.number = number }

  /// Nil unless the text is a day that exists, as in `2026-09-15`.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), year >= 1, (1...12).contains(month),
      day >= 1, day <= CalendarDay.length(ofMonth: month, year)
    else { return nil }
    number = CalendarDay.number(year, month, day)
  }

  /// `2026-09-15`
  package var text: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(abs(number))
      return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let (year, month, day) = parts
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }

  package static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }

  /// A month later is the same day of the next month, or its last one when it is shorter. Nil beyond the year 9999.
  package func advanced(by count: Int, _ unit: Formula.Unit) -> CalendarDay? {
    guard abs(count) < 4_000_000 else { return nil }
    switch unit {
    case .days: return CalendarDay(number: number + count)
    case .weeks: return CalendarDay(number: number + 7 * count)
    case .months, .years:
      let (year, month, day) = parts
      let months = year * 12 + month - 1 + (unit == .years ? 12 * count : count)
      guard (0..<120_000).contains(months) else { return nil }
      let (y, m) = (months / 12, months % 12 + 1)
      return CalendarDay(number: CalendarDay.number(y, m, min(day, CalendarDay.length(ofMonth: m, y))))
    }
  }

  // The arithmetic of http://howardhinnant.github.io/date_algorithms.html: years begin in March, eras are of 400 years.

  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private var parts: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  private static func length(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
