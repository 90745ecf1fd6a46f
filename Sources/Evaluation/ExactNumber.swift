/// A decimal number, exact as long as it has at most 18 digits; rules add up money.
package struct ExactNumber: Hashable, Sendable, Comparable {
  private let mantissa: Int
  /// Digits after the point, 0 to 18.
  private let scale: Int

  private init(_ mantissa: Int, scale: Int) {
    var (mantissa, scale) = (mantissa, scale)
    while scale > 0, mantissa.isMultiple(of: 10) { (mantissa, scale) = (mantissa / 10, scale - 1) }
    self.mantissa = mantissa
    self.scale = scale
  }

  package init(_ whole: Int) { self.init(whole, scale: 0) }

  /// Nil when the text is no number as JSON writes them, or has too many digits.
  package init?(_ text: String) {
    var mantissa = 0
    var scale = 0
    var isNegative = false
    var hasDigits = false
    var hasPoint = false
    var bytes = Array(text.utf8)[...]
    if bytes.first == UInt8(ascii: "-") {
      isNegative = true
      bytes = bytes.dropFirst()
    }
    while let byte = bytes.first {
      if byte == UInt8(ascii: "."), !hasPoint, hasDigits {
        hasPoint = true
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        let (shifted, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        guard !overflow, shifted <= Int.max - 9 else { return nil }
        mantissa = shifted + Int(byte - UInt8(ascii: "0"))
        if hasPoint { scale += 1 }
        hasDigits = true
      } else {
        break
      }
      bytes = bytes.dropFirst()
    }
    guard hasDigits else { return nil }
    if bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E") {
      guard let exponent = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), (-18...18).contains(exponent) else {
        return nil
      }
      scale -= exponent
      bytes = []
    }
    guard bytes.isEmpty, scale <= 18 else { return nil }
    while scale < 0 {
      let (shifted, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      (mantissa, scale) = (shifted, scale + 1)
    }
    self.init(isNegative ? -mantissa : mantissa, scale: scale)
  }

  /// As JSON writes it: `-0.25`.
  package var text: String {
    if scale == 0 { return String(mantissa) }
    let digits = String(mantissa.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return (mantissa < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }

  /// The number itself when it is whole.
  package var whole: Int? { scale == 0 ? mantissa : nil }

  package static func < (a: ExactNumber, b: ExactNumber) -> Bool {
    guard let (a, b, _) = aligned(a, b) else { return a.approximation < b.approximation }
    return a < b
  }

  package static func + (a: ExactNumber, b: ExactNumber) -> ExactNumber? {
    guard let (a, b, scale) = aligned(a, b) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : ExactNumber(sum, scale: scale)
  }

  package static func - (a: ExactNumber, b: ExactNumber) -> ExactNumber? {
    a + ExactNumber(-b.mantissa, scale: b.scale)
  }

  package static func * (a: ExactNumber, b: ExactNumber) -> ExactNumber? {
    let (product, overflow) = a.mantissa.multipliedReportingOverflow(by: b.mantissa)
    return overflow || a.scale + b.scale > 18 ? nil : ExactNumber(product, scale: a.scale + b.scale)
  }

  /// To six decimal places, towards zero; nil by zero.
  package static func / (a: ExactNumber, b: ExactNumber) -> ExactNumber? {
    guard b.mantissa != 0, let (a, b, _) = aligned(a, b) else { return nil }
    let (shifted, overflow) = a.multipliedReportingOverflow(by: 1_000_000)
    return overflow ? nil : ExactNumber(shifted / b, scale: 6)
  }

  private static func aligned(_ a: ExactNumber, _ b: ExactNumber) -> (Int, Int, scale: Int)? {
    let scale = max(a.scale, b.scale)
    guard let x = a.mantissa(scaledTo: scale), let y = b.mantissa(scaledTo: scale) else { return nil }
    return (x, y, scale)
  }

  private func mantissa(scaledTo wanted: Int) -> Int? {
    var result = mantissa
    for _ in scale..<wanted {
      let (shifted, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = shifted
    }
    return result
  }

  private var approximation: Double {
    var result = Double(mantissa)
    for _ in 0..<scale { result /= 10 }
    return result
  }
}
