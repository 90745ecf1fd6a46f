/// What a message is about, put into words only when there is something to say.
enum Subject: CustomStringConvertible, Sendable {
  /// "a server"
  case plain(String)
  /// "attribute `name`"
  case named(String, String)
  /// "`choice` of attribute `query`"
  indirect case part(String, of: Subject)

  var description: String {
    switch self {
    case .plain(let words): words
    case .named(let kind, let name): "\(kind) `\(name)`"
    case .part(let key, let whole): "`\(key)` of \(whole)"
    }
  }
}
