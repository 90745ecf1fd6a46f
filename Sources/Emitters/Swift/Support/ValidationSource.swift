extension SwiftSupport {
  static let validation = #"""
    /// A walk through a value that notes what is wrong. Values are validated by `validate()`, which makes one.
    public struct Validation {
      /// What the rules are told besides the value.
      public let context: ValidationContext
      /// What was wrong so far.
      public private(set) var faults: [ValidationFault] = []
      /// The action that the header of the body has to name; nil when none is asked for.
      package let action: String?
      private var path: [Step] = []

      private enum Step {
        case name(String)
        case index(Int)
      }

      package init(_ context: ValidationContext, action: String? = nil) {
        self.context = context
        self.action = action
      }

      /// Notes a fault of the value at the end of the names, which begin at the present place.
      package mutating func note(
        _ kind: ValidationFault.Kind, _ message: String, at names: [String] = [], rule: BusinessRule? = nil
      ) {
        var pointer = ""
        for step in path + names.map(Step.name) {
          switch step {
          case .index(let index): pointer += "/\(index)"
          case .name(let name):
            pointer += "/"
            for scalar in name.unicodeScalars {
              switch scalar {
              case "~": pointer += "~0"
              case "/": pointer += "~1"
              default: pointer.unicodeScalars.append(scalar)
              }
            }
          }
        }
        faults.append(ValidationFault(pointer: pointer, kind: kind, rule: rule, message: message))
      }

      private mutating func visit<Value>(
        _ value: Value?, at name: String, _ check: (inout Validation, Value) -> Void
      ) {
        guard let value else { return }
        path.append(.name(name))
        check(&self, value)
        path.removeLast()
      }

      private mutating func visitEach<Value>(
        _ values: [Value]?, at name: String, _ check: (inout Validation, Value) -> Void
      ) {
        visit(values, at: name) { validation, values in
          for (index, value) in values.enumerated() {
            validation.path.append(.index(index))
            check(&validation, value)
            validation.path.removeLast()
          }
        }
      }
    }

    // MARK: Values with attributes

    extension Validation {
      package mutating func check(_ value: (some Validatable)?, at name: String) {
        visit(value, at: name) { $1.validate(into: &$0) }
      }

      package mutating func checkEach(_ values: [some Validatable]?, at name: String) {
        visitEach(values, at: name) { $1.validate(into: &$0) }
      }

      /// One of the types that an object gives itself is its own: by name, with the prefix or as a whole IRI.
      package mutating func checkType(_ linkedData: LinkedDataKeywords?, is name: String, prefix: String, iri: String) {
        guard let type = linkedData?.type else { return }
        let allowed: [JSONValue] = [.string(name), .string("\(prefix):\(name)"), .string(iri)]
        let names = if case .array(let names) = type { names } else { [type] }
        let areTexts = names.allSatisfy { if case .string = $0 { true } else { false } }
        if areTexts && names.contains(where: allowed.contains) { return }
        note(.linkedDataType, "the type is \(name)", at: ["@type"])
      }

      /// A rule that is broken. One that does not apply, or of which nobody can tell, is not.
      package mutating func check(_ isKept: Bool?, _ rule: BusinessRule, at names: String...) {
        if isKept == false { note(.rule, rule.message, at: names, rule: rule) }
      }

      package mutating func checkCount(
        of values: [some Any]?, at name: String, atLeast minimum: Int = 0, atMost maximum: Int? = nil
      ) {
        guard let values else { return }
        if values.count < minimum {
          note(.minimumCount, "has \(values.count) values; at least \(minimum) are needed", at: [name])
        } else if let maximum, values.count > maximum {
          note(.maximumCount, "has \(values.count) values; at most \(maximum) are allowed", at: [name])
        }
      }

      /// Where any value may stand, null is none.
      package mutating func checkNotNull(_ value: JSONValue?, at name: String) {
        if value == .null { note(.notNull, "has no value", at: [name]) }
      }
    }

    // MARK: Single values

    extension Validation {
      package mutating func check(_ text: String?, at name: String, _ constraint: TextConstraint) {
        visit(text, at: name) { $0.check($1, constraint) }
      }

      package mutating func checkEach(_ texts: [String]?, at name: String, _ constraint: TextConstraint) {
        visitEach(texts, at: name) { $0.check($1, constraint) }
      }

      package mutating func check(_ number: Int?, at name: String, _ constraint: NumberConstraint) {
        visit(number, at: name) { $0.check(Decimal($1), constraint) }
      }

      package mutating func checkEach(_ numbers: [Int]?, at name: String, _ constraint: NumberConstraint) {
        visitEach(numbers, at: name) { $0.check(Decimal($1), constraint) }
      }

      package mutating func check(_ number: Decimal?, at name: String, _ constraint: NumberConstraint) {
        visit(number, at: name) { $0.check($1, constraint) }
      }

      package mutating func checkEach(_ numbers: [Decimal]?, at name: String, _ constraint: NumberConstraint) {
        visitEach(numbers, at: name) { $0.check($1, constraint) }
      }

      package mutating func checkCode(_ code: (some PatternedCode)?, at name: String) {
        visit(code, at: name) { $0.checkPattern($1) }
      }

      package mutating func checkEachCode(_ codes: [some PatternedCode]?, at name: String) {
        visitEach(codes, at: name) { $0.checkPattern($1) }
      }

      package mutating func checkLabel(_ code: (some OpenDirectoryCode)?, at name: String) {
        visit(code, at: name) { $0.checkLabel($1) }
      }

      package mutating func checkEachLabel(_ codes: [some OpenDirectoryCode]?, at name: String) {
        visitEach(codes, at: name) { $0.checkLabel($1) }
      }

      package mutating func checkMoment(_ moment: DateTime?, at name: String) {
        visit(moment, at: name) { $0.check($1) }
      }

      package mutating func checkEachMoment(_ moments: [DateTime]?, at name: String) {
        visitEach(moments, at: name) { $0.check($1) }
      }

      private mutating func check(_ text: String, _ constraint: TextConstraint) {
        if let fault = constraint.fault(in: text) { note(fault.kind, fault.message) }
      }

      private mutating func check(_ number: Decimal, _ constraint: NumberConstraint) {
        if let fault = constraint.fault(in: number) { note(fault.kind, fault.message) }
      }

      private mutating func checkPattern<Code: PatternedCode>(_ code: Code) {
        if Code.lists(code) || Code.codePattern.matches(code.code) { return }
        note(.codePattern, "is no code of \(Code.directory), whose codes match \(Code.codePattern.text)")
      }

      private mutating func checkLabel<Code: OpenDirectoryCode>(_ code: Code) {
        if let listed = code.labelled { note(.codeNotLabel, "is the label of a code, which is \(listed.code)") }
      }

      private mutating func check(_ moment: DateTime) {
        if !moment.isStrict { note(.instant, "is written in another way than 2026-02-16T10:30:00Z") }
      }
    }
    """#
}
