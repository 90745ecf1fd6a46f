package import Source

/// A value with the place where it was written.
package struct Located<Value: Sendable>: Sendable {
  package let value: Value
  package let span: Span

  package init(_ value: Value, _ span: Span) {
    self.value = value
    self.span = span
  }

  package func map<Other>(_ transform: (Value) -> Other) -> Located<Other> { Located<Other>(transform(value), span) }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// The name of another definition as the author wrote it: `DO.COM.01 Identifier`, `DO.COM.01` or `Identifier`.
package typealias Reference = Located<String>
