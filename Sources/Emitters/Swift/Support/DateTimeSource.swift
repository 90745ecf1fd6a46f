extension SwiftSupport {
  static let dateTime = #"""
    import Foundation

    /// A moment with its offset from UTC, as RFC 3339 writes it: `2026-02-16T10:30:00+02:00`.
    ///
    /// The text is kept, so that offset and precision travel on unchanged. Two values are equal when their texts are; to
    /// compare moments, compare `date`.
    public struct DateTime: Hashable, Sendable {
      /// As it travels.
      public let text: String
      /// The moment, whatever the offset.
      public let date: Date

      /// The moment in UTC, to the millisecond.
      public init(_ date: Date) {
        let milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
        let (seconds, fraction) = milliseconds.quotientAndFloorRemainder(dividingBy: 1000)
        let (days, second) = seconds.quotientAndFloorRemainder(dividingBy: 86_400)
        func padded(_ number: Int64, to width: Int) -> String {
          let digits = String(number)
          return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let time = [second / 3600, second / 60 % 60, second % 60].map { padded($0, to: 2) }.joined(separator: ":")
        let decimals = fraction == 0 ? "" : "." + padded(fraction, to: 3)
        self.text = "\(Self.day(fromEpoch: days))T\(time)\(decimals)Z"
        self.date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      }
    }

    extension DateTime: LosslessStringConvertible {
      /// Nil when the text is no date and time with an offset.
      public init?(_ description: String) {
        let bytes = Array(description.utf8)
        guard bytes.count >= 20, let day = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)) else { return nil }
        guard [UInt8(ascii: "T"), UInt8(ascii: "t")].contains(bytes[10]) else { return nil }
        guard let time = Self.seconds(hour: bytes[11..<13], bytes[13], minute: bytes[14..<16]) else { return nil }
        guard bytes[16] == UInt8(ascii: ":"), let second = Self.number(bytes[17..<19]), second <= 60 else { return nil }

        var rest = bytes[19...]
        var fraction = 0.0
        if rest.first == UInt8(ascii: ".") {
          let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
          guard let value = Double("0." + String(decoding: digits, as: UTF8.self)), !digits.isEmpty else { return nil }
          fraction = value
          rest = rest[digits.endIndex...]
        }
        guard let offset = Self.offset(rest) else { return nil }

        self.text = description
        self.date = Date(
          timeIntervalSince1970: Double(Self.daysFromEpoch(to: day) * 86_400 + time + second - offset) + fraction)
      }

      public var description: String { text }
    }

    extension DateTime {
      private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
      }

      /// Hours and minutes in seconds.
      private static func seconds(hour: ArraySlice<UInt8>, _ colon: UInt8, minute: ArraySlice<UInt8>) -> Int? {
        guard colon == UInt8(ascii: ":"), let hour = number(hour), let minute = number(minute) else { return nil }
        return hour < 24 && minute < 60 ? hour * 3600 + minute * 60 : nil
      }

      /// `Z`, `+02:00` or `-05:30` in seconds east of Greenwich.
      private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let sign = bytes.first else { return nil }
        if bytes.count == 1 { return [UInt8(ascii: "Z"), UInt8(ascii: "z")].contains(sign) ? 0 : nil }
        let digits = Array(bytes.dropFirst())
        guard digits.count == 5, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(sign) else { return nil }
        guard let seconds = seconds(hour: digits[..<2], digits[2], minute: digits[3...]) else { return nil }
        return sign == UInt8(ascii: "-") ? -seconds : seconds
      }

      /// Days from 1970-01-01, in the Gregorian calendar. Years are counted from March, so that the leap day comes last.
      private static func daysFromEpoch(to date: CalendarDate) -> Int {
        let year = date.month > 2 ? date.year : date.year - 1
        let (era, yearOfEra) = year.quotientAndFloorRemainder(dividingBy: 400)
        let dayOfYear = (153 * (date.month > 2 ? date.month - 3 : date.month + 9) + 2) / 5 + date.day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
      }

      /// The inverse of `daysFromEpoch`, as text.
      private static func day(fromEpoch days: Int64) -> String {
        let (era, dayOfEra) = (days + 719_468).quotientAndFloorRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let year = yearOfEra + era * 400 + (month < 10 ? 0 : 1)
        let date = CalendarDate(
          year: Int(year), month: Int(month < 10 ? month + 3 : month - 9), day: Int(dayOfYear - (153 * month + 2) / 5 + 1))
        guard let date else { preconditionFailure("RFC 3339 knows the years 0 to 9999 only") }
        return date.description
      }
    }

    extension BinaryInteger {
      /// Division that rounds down, so that the remainder is never negative.
      fileprivate func quotientAndFloorRemainder(dividingBy divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
      }
    }

    extension DateTime: Codable {
      public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let dateTime = DateTime(text) else {
          throw DecodingError.dataCorrupted(
            DecodingError.Context(
              codingPath: decoder.codingPath,
              debugDescription: "Expected date, time and offset such as 2026-02-16T10:30:00Z, found \"\(text)\"."))
        }
        self = dateTime
      }

      public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
      }
    }
    """#
}
