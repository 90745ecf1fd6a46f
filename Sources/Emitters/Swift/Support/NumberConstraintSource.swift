extension SwiftSupport {
  static let numberConstraint = #"""
    import Foundation

    /// What the standard asks of the numbers of one data type. The type itself is a synonym of `Int` or `Decimal`.
    ///
    ///     NumberConstraint.percentage.accepts(75)
    public struct NumberConstraint: Hashable, Sendable {
      /// The data type, as the standard refers to it.
      public let type: String
      /// Bounds are allowed themselves.
      public let minimum: Decimal?
      public let maximum: Decimal?

      package init(_ type: String, minimum: Decimal? = nil, maximum: Decimal? = nil) {
        self.type = type
        self.minimum = minimum
        self.maximum = maximum
      }

      public func accepts(_ number: Decimal) -> Bool { fault(in: number) == nil }

      /// The first thing that is wrong with a number; nil when nothing is.
      package func fault(in number: Decimal) -> (kind: ValidationFault.Kind, message: String)? {
        if let minimum, number < minimum { return (.minimum, "is less than \(minimum)") }
        if let maximum, number > maximum { return (.maximum, "is more than \(maximum)") }
        return nil
      }
    }
    """#
}
