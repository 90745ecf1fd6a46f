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
        let day = CalendarDate(dayNumber: Int(days))
        precondition((1...9999).contains(day.year), "RFC 3339 knows the years 1 to 9999 only")
        self.text = "\(day)T\(time)\(decimals)Z"
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
          timeIntervalSince1970: Double(day.dayNumber * 86_400 + time + second - offset) + fraction)
      }

      public var description: String { text }
    }

    extension DateTime {
      /// The day where the moment was noted, whatever day it was in UTC.
      package var calendarDate: CalendarDate? { CalendarDate(String(text.prefix(10))) }

      /// Whether the text has the one form that the standard asks for. Reading allows small letters and leap seconds, as
      /// RFC 3339 does.
      package var isStrict: Bool {
        !text.utf8.contains { $0 > UInt8(ascii: "Z") } && text.utf8.dropFirst(17).first != UInt8(ascii: "6")
      }
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
