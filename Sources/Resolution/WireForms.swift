// The forms of single values on the wire, checked without a library so that every platform agrees.

/// `2026-02-16`, a day that the calendar has; it begins with the year 1.
func isCalendarDate(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
    let year = digits(bytes[0..<4]), let month = digits(bytes[5..<7]), let day = digits(bytes[8..<10]),
    year >= 1, (1...12).contains(month), day >= 1
  else { return false }
  let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day <= lengths[month - 1]
}

/// RFC 3339: `2026-02-16T10:30:00Z`, with an offset and perhaps a fraction of a second.
func isInstant(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard bytes.count >= 20, isCalendarDate(String(decoding: bytes[0..<10], as: UTF8.self)),
    bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
    let hour = digits(bytes[11..<13]), let minute = digits(bytes[14..<16]), let second = digits(bytes[17..<19]),
    hour < 24, minute < 60, second < 60
  else { return false }
  var rest = bytes[19...]
  if rest.first == UInt8(ascii: ".") {
    rest = rest.dropFirst()
    let fraction = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !fraction.isEmpty else { return false }
    rest = rest.dropFirst(fraction.count)
  }
  if rest.elementsEqual([UInt8(ascii: "Z")]) { return true }
  let offset = Array(rest)
  guard offset.count == 6, offset[0] == UInt8(ascii: "+") || offset[0] == UInt8(ascii: "-"),
    offset[3] == UInt8(ascii: ":"), let hours = digits(offset[1..<3]), let minutes = digits(offset[4..<6])
  else { return false }
  return hours < 24 && minutes < 60
}

/// A scheme and something after it, in ASCII without blanks.
func isURI(_ text: String) -> Bool { isAbsoluteIRI(text) && text.utf8.allSatisfy { $0 < 0x7F } }

/// One `@` between a local part and a domain, without blanks: enough to catch a name or a number in its place.
func isEmail(_ text: String) -> Bool {
  let parts = text.split(separator: "@", omittingEmptySubsequences: false)
  return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasPrefix(".")
    && !parts[1].hasSuffix(".") && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
}

private func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
  var value = 0
  for byte in bytes {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
    value = value * 10 + Int(byte - UInt8(ascii: "0"))
  }
  return value
}
