/// The plain digits of a number that is whole, however it is written: JSON has one kind of number, of which `1.0` and
/// `1e2` are 1 and 100. Nil for a number with a part behind the point, and for one with hundreds of digits.
///
/// The text must be a number by JSON's rules.
func wholeDigits(of number: String) -> String? {
  let isNegative = number.utf8.first == UInt8(ascii: "-")
  let parts = number.utf8.dropFirst(isNegative ? 1 : 0)
    .split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
  var exponent = 0
  if parts.count == 2 {
    let digits = Substring(parts[1])
    guard let value = Int(digits.hasPrefix("+") ? digits.dropFirst() : digits), abs(value) <= 300 else { return nil }
    exponent = value
  }
  let mantissa = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  var digits = Array(mantissa[0])
  let point = digits.count + exponent
  if mantissa.count == 2 { digits += mantissa[1] }
  let zero = UInt8(ascii: "0")
  guard digits.dropFirst(max(0, point)).allSatisfy({ $0 == zero }) else { return nil }
  digits = Array(digits.prefix(max(0, point))) + Array(repeating: zero, count: max(0, point - digits.count))
  let significant = digits.drop { $0 == zero }
  if significant.isEmpty { return "0" }
  return (isNegative ? "-" : "") + String(decoding: significant, as: UTF8.self)
}
