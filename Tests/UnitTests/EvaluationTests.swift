import Evaluation
import Testing

/// The exact numbers and the calendar on which rules rest.
@Suite struct EvaluationTests {
  @Test(arguments: [
    ("0.1", "0.2", "0.3"), ("1250.50", "0.005", "1250.505"), ("-1", "1", "0"), ("1e3", "2E-1", "1000.2"),
    ("99999999999999999", "1", "100000000000000000"),
  ]) func addsExactly(_ a: String, _ b: String, _ sum: String) throws {
    let (a, b, sum) = (try #require(ExactNumber(a)), try #require(ExactNumber(b)), try #require(ExactNumber(sum)))
    #expect(a + b == sum)
    #expect(sum - b == a)
  }

  @Test func numbersCompareByValue() throws {
    #expect(ExactNumber("1.50") == ExactNumber("1.5"))
    #expect(try #require(ExactNumber("0.1")) < #require(ExactNumber("0.11")))
    #expect(try #require(ExactNumber("-2")) < #require(ExactNumber("-1.99")))
    #expect(ExactNumber(7) * ExactNumber(6) == ExactNumber(42))
    #expect(ExactNumber(1) / ExactNumber(8) == ExactNumber("0.125"))
    #expect(ExactNumber(1) / ExactNumber(0) == nil)
    #expect(ExactNumber(Int.max) + ExactNumber(1) == nil)
  }

  @Test(arguments: ["", "-", "1.2.3", "x", "1e99", "99999999999999999999", "1,5"]) func isNoNumber(_ text: String) {
    #expect(ExactNumber(text) == nil)
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "2026-01-32", "x"])
  func isNoDay(_ text: String) { #expect(CalendarDay(text) == nil) }

  /// Every day of a few centuries follows the one before, and a month later is in the next month.
  @Test func daysFollowOneAnother() throws {
    var number = try #require(CalendarDay("1899-12-31")).number
    for year in 1900...2101 {
      for month in 1...12 {
        for day in 1...31 {
          let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
          guard let it = CalendarDay(text) else { continue }
          #expect(it.number == number + 1, "\(text)")
          number = it.number
          #expect(it.advanced(by: 12, .months) == it.advanced(by: 1, .years))
        }
      }
    }
    #expect(try #require(CalendarDay("2024-02-29")).advanced(by: 1, .years) == CalendarDay("2025-02-28"))
    #expect(try #require(CalendarDay("2026-01-31")).advanced(by: 1, .months) == CalendarDay("2026-02-28"))
    #expect(try #require(CalendarDay("2026-03-01")).advanced(by: -1, .weeks) == CalendarDay("2026-02-22"))
    #expect(try #require(CalendarDay("9999-12-31")).advanced(by: 1, .months) == nil)
  }
}
