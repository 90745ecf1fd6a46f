package import Model
package import Printing

/// What a formula comes to for one instance.
package enum RuleValue: Hashable, Sendable {
  /// An attribute that is not there, or what cannot be computed without it.
  case absent
  case number(ExactNumber)
  case text(String)
  case boolean(Bool)
  case date(CalendarDay)
  /// Seconds since 1970 in UTC, and what follows after the point.
  case instant(ExactNumber)
  case period(Int, Formula.Unit)
  /// An object or open JSON, which can only be there or not.
  case other(JSON)

  /// A value of an instance, read by the type of its attribute; what does not fit is as if it were absent.
  init(_ json: JSON, as type: Formula.ValueType) {
    switch (json, type) {
    case (.null, _): self = .absent
    case (.number(let text), .number): self = ExactNumber(text).map(RuleValue.number) ?? .absent
    case (.bool(let value), .boolean): self = .boolean(value)
    case (.string(let text), .text), (.string(let text), .code): self = .text(text)
    case (.string(let text), .date): self = CalendarDay(text).map(RuleValue.date) ?? .absent
    case (.string(let text), .instant): self = seconds(of: text).map(RuleValue.instant) ?? .absent
    case (_, .object), (_, .open): self = .other(json)
    default: self = .absent
    }
  }
}

/// RFC 3339: `2026-02-16T10:30:00.5+01:00`.
private func seconds(of text: String) -> ExactNumber? {
  let bytes = Array(text.utf8)
  guard bytes.count >= 20, let day = CalendarDay(String(text.prefix(10))) else { return nil }
  func two(_ at: Int) -> Int? { Int(String(decoding: bytes[at..<at + 2], as: UTF8.self)) }
  guard let hour = two(11), let minute = two(14), let second = two(17) else { return nil }
  let rest = bytes[19...]
  let fraction = rest.prefix { $0 == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  let zone = String(decoding: rest.dropFirst(fraction.count), as: UTF8.self)
  var offset = 0
  if zone != "Z" && zone != "z" {
    let parts = zone.dropFirst().split(separator: ":")
    guard parts.count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]) else { return nil }
    offset = (hours * 3600 + minutes * 60) * (zone.hasPrefix("-") ? -1 : 1)
  }
  let whole = ExactNumber(day.number * 86_400 + hour * 3600 + minute * 60 + second - offset)
  guard fraction.count > 1 else { return whole }
  return ExactNumber("0" + String(decoding: fraction, as: UTF8.self)).flatMap { whole + $0 }
}
