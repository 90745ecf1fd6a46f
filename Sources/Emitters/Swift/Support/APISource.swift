extension SwiftSupport {
  static let api = #"""
    /// The endpoints of the standard, each a constant: `API.search`.
    public enum API {}
    """#
}
