extension SwiftSupport {
  static let directoryCode = #"""
    /// A code of one of the standard's directories.
    ///
    /// Directories come in three forms, each a protocol that refines this one: open, closed and external.
    public protocol DirectoryCode: Codable, Hashable, Sendable {
      /// The directory, as the standard refers to it: `CD.COM.03 Sex`.
      static var directory: String { get }
      /// Nil when the directory is closed and does not list the code.
      init?(code: String)
      /// The code as it travels.
      var code: String { get }
      /// The code as a person reads it, in the default language of the standard.
      var label: String { get }
      /// The label in another language, given as its tag (`fr`); where the directory has none, `label`.
      func label(in language: String) -> String
    }

    extension DirectoryCode {
      public func label(in language: String) -> String { label }
    }
    """#
}
