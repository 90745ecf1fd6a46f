import Model

/// What definitions say about themselves, as documentation.
extension SwiftIndex {
  /// Summary, description, `facts` about the shape, where the definition stands in the standard, and remarks.
  func documentation(
    _ metadata: Metadata, kind: String, extending parent: Metadata? = nil, facts: [String] = []
  ) -> SwiftDocumentation {
    var documentation = SwiftDocumentation()
    documentation.paragraph(metadata.summary.plain)
    if let description = metadata.description { documentation.markdown(description.plain) }
    for fact in facts { documentation.paragraph(fact) }
    var standing = "\(kind) \(SwiftDocumentation.code(metadata.reference))"
    if let parent { standing += ", extending \(SwiftDocumentation.code(parent.reference))" }
    if let since = metadata.since { standing += ", since version \(since)" }
    if metadata.status == .draft { standing += "; a draft" }
    documentation.paragraph(standing + ".")
    documentation.remarks(metadata.notes, metadata.deprecation, isDeprecated: metadata.status == .deprecated)
    return documentation
  }

  func documentation(_ attribute: Attribute, facts: [String]) -> SwiftDocumentation {
    var documentation = SwiftDocumentation()
    documentation.paragraph(attribute.summary.plain)
    if let description = attribute.description { documentation.markdown(description.plain) }
    var facts = facts
    switch attribute.privacy {
    case .personal: facts.append("Personal data.")
    case .sensitive: facts.append("Sensitive personal data.")
    case .impersonal, nil: break
    }
    if let since = attribute.since { facts.append("Since version \(since).") }
    if attribute.status == .draft { facts.append("A draft.") }
    if !facts.isEmpty { documentation.paragraph(facts.joined(separator: " ")) }
    documentation.remarks(attribute.notes, attribute.deprecation, isDeprecated: attribute.status == .deprecated)
    return documentation
  }
}

extension SwiftDocumentation {
  mutating func remarks(_ notes: [Text], _ deprecation: Deprecation?, isDeprecated: Bool) {
    for note in notes { aside("Note", note.plain) }
    if let message = SwiftDeprecation.message(deprecation, isDeprecated: isDeprecated) {
      aside("Warning", "Deprecated. \(message)")
    }
  }
}

enum SwiftDeprecation {
  /// `Since version 1.1. Use member_list. Both said the same.`; nil for what is not deprecated.
  static func message(_ deprecation: Deprecation?, isDeprecated: Bool) -> String? {
    guard let deprecation else { return isDeprecated ? "The standard advises against it." : nil }
    var parts: [String] = []
    if let since = deprecation.since { parts.append("Since version \(since).") }
    if let use = deprecation.use { parts.append("Use \(use).") }
    if let reason = deprecation.reason { parts.append(reason.plain) }
    return parts.isEmpty ? "The standard advises against it." : parts.joined(separator: " ")
  }

  /// The attribute that makes the compiler warn.
  static func attribute(_ message: String) -> String {
    "@available(*, deprecated, message: \(SwiftLiteral.string(message.sourceLines.joined(separator: " "))))"
  }
}

extension Metadata {
  var deprecationMessage: String? {
    SwiftDeprecation.message(deprecation, isDeprecated: status == .deprecated)
  }
}

extension Attribute {
  var deprecationMessage: String? {
    SwiftDeprecation.message(deprecation, isDeprecated: status == .deprecated)
  }
}

extension Code {
  var deprecationMessage: String? { SwiftDeprecation.message(deprecation, isDeprecated: false) }
}
