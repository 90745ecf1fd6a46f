extension SwiftSupport {
  static let patternedCode = #"""
    /// A code of a list that another body keeps and of whose codes a pattern is known.
    public protocol PatternedCode: DirectoryCode {
      /// What every code matches that the directory does not list itself.
      static var codePattern: TextPattern { get }
      /// Whether the directory lists a code itself.
      static func lists(_ code: Self) -> Bool
    }

    extension PatternedCode {
      public static func lists(_ code: Self) -> Bool { false }
    }

    extension PatternedCode where Self: OpenDirectoryCode {
      public static func lists(_ code: Self) -> Bool { listed(code.code) != nil }
    }
    """#
}
