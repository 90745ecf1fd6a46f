extension SwiftSupport {
  static let calendarDate = #"""
    /// A day of the calendar, without time and without place: `2026-02-16`.
    public struct CalendarDate: Hashable, Sendable {
      /// 1 to 9999.
      public let year: Int
      /// 1 to 12.
      public let month: Int
      /// 1 to the last day of the month.
      public let day: Int

      /// Nil when there is no such day.
      public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...Self.dayCount(year: year, month: month)).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
      }

      private static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
      }
    }

    extension CalendarDate {
      /// The day, or the last one of a month that is shorter.
      package init(dayNotAfter day: Int, ofMonth month: Int, _ year: Int) {
        self.year = year
        self.month = month
        self.day = min(day, Self.dayCount(year: year, month: month))
      }

      /// Counted from 1970-01-01, in the Gregorian calendar. Reckoning may lead beyond the years 1 to 9999.
      package init(dayNumber: Int) {
        let (era, dayOfEra) = (dayNumber + 719_468).quotientAndFloorRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        year = yearOfEra + era * 400 + (month < 10 ? 0 : 1)
        self.month = month < 10 ? month + 3 : month - 9
        day = dayOfYear - (153 * month + 2) / 5 + 1
      }

      /// Days from 1970-01-01. Years are counted from March, so that the leap day comes last.
      package var dayNumber: Int {
        let (era, yearOfEra) = (month > 2 ? year : year - 1).quotientAndFloorRemainder(dividingBy: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
      }
    }

    extension BinaryInteger {
      /// Division that rounds down, so that the remainder is never negative.
      package func quotientAndFloorRemainder(dividingBy divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
      }
    }

    extension CalendarDate: LosslessStringConvertible {
      /// Reads `2026-02-16`; nil for any other form and for days that do not exist.
      public init?(_ description: String) {
        let parts = description.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2] else { return nil }
        let numbers = parts.compactMap { part in
          part.reduce(into: Int?.some(0)) { number, byte in
            let digit = Int(byte) - Int(UInt8(ascii: "0"))
            number = (0...9).contains(digit) ? number.map { $0 * 10 + digit } : nil
          }
        }
        guard numbers.count == 3 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
      }

      public var description: String {
        func padded(_ number: Int, to width: Int) -> String {
          let digits = String(number)
          return String(repeating: "0", count: width - digits.count) + digits
        }
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
      }
    }

    extension CalendarDate: Comparable {
      public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
      }
    }

    extension CalendarDate: Codable {
      public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = CalendarDate(text) else {
          throw DecodingError.dataCorrupted(
            DecodingError.Context(
              codingPath: decoder.codingPath,
              debugDescription: "Expected a calendar date such as 2026-02-16, found \"\(text)\"."))
        }
        self = date
      }

      public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
      }
    }
    """#
}
