extension SwiftSupport {
  static let validatable = #"""
    /// A value that can tell whether it keeps what the standard asks of it beyond its types: patterns, lengths, bounds,
    /// counts and business rules.
    ///
    ///     let faults = member.validate()
    public protocol Validatable {
      /// Adds what is wrong with this value and with all that it holds. Call `validate()`, which calls this.
      func validate(into validation: inout Validation)
    }

    extension Validatable {
      /// What is wrong with this value and with all that it holds, in the order of the attributes, and the broken rules of
      /// each object after its attributes; empty when nothing is.
      public func validate(with context: ValidationContext = ValidationContext()) -> [ValidationFault] {
        var validation = Validation(context)
        validate(into: &validation)
        return validation.faults
      }

      /// Whether `validate()` finds nothing wrong.
      public var isValid: Bool { validate().isEmpty }
    }
    """#
}
