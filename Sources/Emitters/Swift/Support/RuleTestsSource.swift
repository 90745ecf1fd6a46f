extension SwiftSupport {
  /// For standards with business rules. They use what the package keeps to itself.
  static let ruleTests = ##"""
    @Suite("Rules")
    struct RuleTests {
      private let truths: [Bool?] = [true, false, nil]

      @Test("What is not known stays so, unless it makes no difference")
      func threeValues() {
        for left in truths {
          for right in truths {
            let isFalse = left == false || right == false
            #expect((left &&? right) == (isFalse ? false : left == nil || right == nil ? nil : true))
            let isTrue = left == true || right == true
            #expect((left ||? right) == (isTrue ? true : left == nil || right == nil ? nil : false))
          }
        }
        #expect((Int?.none ==? 1) == nil)
        #expect((1 !=? 2) == true)
        #expect((1 <? 1) == false)
        #expect((1 <=? 1) == true)
        #expect((2 >? 1) == true)
        #expect((1 >=? 2) == false)
        #expect(([1, nil] ~=? 2) == false)
        #expect(([1, nil] ~=? Int?.none) == nil)
        #expect([Bool?]().every { $0 } == true)
        #expect([Bool?]().some { $0 } == false)
        #expect([true, nil].every { $0 } == nil)
        #expect([true, nil, false].every { $0 } == false)
        #expect([false, nil].some { $0 } == nil)
        #expect([false, nil, true].some { $0 } == true)
      }

      @Test("Reckoning is exact, and impossible results are not known")
      func numbers() throws {
        #expect(("0.1".number +? "0.2".number) == "0.3".number)
        #expect((1 -? 3) == -2)
        #expect((2 *? "1.5".number) == 3)
        #expect((2 /? 3) == "0.666666".number)
        #expect((-2 /? 3) == "-0.666666".number)
        #expect((1 /? 0) == nil)
        #expect((nil +? 1) == nil)
        for text in ["", "-", "+1", ".5", "1,5", "1e", "1 ", "0x1", "one"] { #expect(text.number == nil, "\(text)") }
        #expect("1e3".number == 1000)
        #expect(["1", "2.5"].total == "3.5".number)
        #expect(["1", "two"].total == nil)
        #expect([Int.max, 1].total == Decimal(Int.max) + 1)
        #expect("3.0".number?.whole == 3)
        #expect("3.5".number?.whole == nil)
      }

      @Test("Days of the calendar are reckoned with")
      func days() {
        let day = CalendarDate("2024-01-31")
        #expect((day +? .days(1)) == CalendarDate("2024-02-01"))
        #expect((day +? .weeks(-1)) == CalendarDate("2024-01-24"))
        #expect((day +? .months(1)) == CalendarDate("2024-02-29"))
        #expect((day -? .months(2)) == CalendarDate("2023-11-30"))
        #expect((CalendarDate("2024-02-29") +? .years(1)) == CalendarDate("2025-02-28"))
        #expect((day -? CalendarDate("2023-01-31")) == 365)
        #expect((day +? .years(9000)) == nil)
        #expect((day +? .days(nil)) == nil)
        #expect((CalendarDate("9999-12-31") +? .days(1) >? CalendarDate("9999-12-31")) == true)
      }

      @Test("Periods that share a day overlap")
      func overlap() {
        func overlap(_ periods: (String?, String?)...) -> Bool {
          periods.haveOverlap(from: { $0.0.flatMap(CalendarDate.init) }, to: { $0.1.flatMap(CalendarDate.init) })
        }
        #expect(!overlap(("2024-01-01", "2024-01-31"), ("2024-02-01", nil)))
        #expect(overlap(("2024-02-01", "2024-02-03"), ("2024-01-01", "2024-02-01")))
        #expect(overlap(("2024-01-01", nil), ("2024-02-01", "2024-02-03")))
        #expect(!overlap((nil, "2024-01-31"), ("2024-01-01", nil)))
      }

      @Test("Open JSON is there when it holds a value")
      func leaves() {
        #expect(JSONValue.null.leaves == [])
        #expect(JSONValue.array([1, .null, [2, [.null]], "x"]).leaves == [1, 2, "x"])
        #expect(JSONValue.leaves(of: ["a": [1, 2]], at: "a") == [1, 2])
        #expect(JSONValue.leaves(of: ["a": [1, 2]], at: "b") == [])
      }
    }
    """##
}
