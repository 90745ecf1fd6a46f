extension SwiftSupport {
  static let indirect = #"""
    /// Stores a value apart, so that a structure can contain its own kind (a place lies in a place), and one with large
    /// parts stays cheap to copy.
    @propertyWrapper
    public indirect enum Indirect<Value> {
      case value(Value)

      public init(wrappedValue: Value) { self = .value(wrappedValue) }

      public var wrappedValue: Value {
        get {
          switch self {
          case .value(let value): value
          }
        }
        set { self = .value(newValue) }
      }
    }

    extension Indirect: Equatable where Value: Equatable {}
    extension Indirect: Hashable where Value: Hashable {}
    extension Indirect: Sendable where Value: Sendable {}
    """#
}
