import Model
import Printing

/// A version of OpenAPI. How it says things is in `OpenAPIWriter`.
package enum OpenAPIVersion: Sendable, CaseIterable {
  case v30, v31

  /// The patch versions that all tools know.
  package var number: String {
    switch self {
    case .v30: "3.0.3"
    case .v31: "3.1.0"
    }
  }

  /// Whether operations that subscribers implement have a list of their own; they are paths where there is none.
  var hasWebhooks: Bool {
    switch self {
    case .v30: false
    case .v31: true
    }
  }
}

/// Says drafts in a version of OpenAPI.
///
/// Schemas of 3.1 are JSON Schema 2020-12. Those of 3.0 are a dialect of their own, in which nothing may stand beside
/// `$ref`, a single value is an `enum` of one, there is one `example`, and formats tell how bytes are written. Documents
/// of 3.1 name no `jsonSchemaDialect`, since the one that they mean, with `discriminator`, is the default.
struct OpenAPIWriter {
  let version: OpenAPIVersion
  let address: (OpenAPIComponent) -> String

  func json(_ draft: Draft) -> JSON {
    switch draft {
    case .same(let json): json
    case .object(let members): .object(self.members(members))
    case .array(let elements): .array(elements.map(json))
    case .reference(let component, let beside): reference(component, beside)
    case .address(let component): .string(address(component))
    case .name(let component): .string(component.name)
    }
  }

  func members(_ members: [Draft.Member]) -> [JSON.Member] {
    var written: [JSON.Member] = []
    written.reserveCapacity(members.count)
    for member in members {
      switch member {
      case .part(let key, let draft): written.append(JSON.Member(key, json(draft)))
      case .constant(let value): written.append(constant(value))
      case .example(let value): written.append(example(value))
      case .rules(let rules): written += self.rules(rules)
      case .format(let format): written.append(self.format(format))
      case .about(let summary, let description): written += about(summary.plain, description?.plain)
      case .licence(let licence): written += self.licence(licence)
      }
    }
    return written
  }

  private func reference(_ component: OpenAPIComponent, _ beside: [Draft.Member]) -> JSON {
    let reference = JSON.Member("$ref", .string(address(component)))
    if beside.isEmpty { return .object([reference]) }
    return switch version {
    case .v30: .object(members(beside) + type(ofDefaultIn: beside) + [JSON.Member("allOf", [.object([reference])])])
    case .v31: .object(members(beside) + [reference])
    }
  }

  /// The type stands beside a default that is a text: generators of code do not look for it in the `allOf`, and write
  /// the default without quotes when they do not find it.
  private func type(ofDefaultIn members: [Draft.Member]) -> [JSON.Member] {
    for case .part("default", .same(.string)) in members { return [JSON.Member("type", "string")] }
    return []
  }

  private func constant(_ value: JSON) -> JSON.Member {
    switch version {
    case .v30: JSON.Member("enum", [value])
    case .v31: JSON.Member("const", value)
    }
  }

  private func example(_ value: JSON) -> JSON.Member {
    switch version {
    case .v30: JSON.Member("example", value)
    case .v31: JSON.Member("examples", [value])
    }
  }

  /// What 3.0 could say of them, generators of code turn into types that nobody can use.
  private func rules(_ rules: [JSON]) -> [JSON.Member] {
    switch version {
    case .v30: []
    case .v31: [JSON.Member("allOf", .array(rules))]
    }
  }

  private func about(_ summary: String, _ description: String?) -> [JSON.Member] {
    switch version {
    case .v30: [JSON.Member("description", .string(summary + (description.map { "\n\n" + $0 } ?? "")))]
    case .v31: [JSON.Member](present: [("summary", .string(summary)), ("description", description.map(JSON.string))])
    }
  }

  /// Since 3.1 a licence has an identifier or an address, not both.
  private func licence(_ licence: Licence) -> [JSON.Member] {
    let isIdentified = version == .v31 && SPDX.licences.contains(licence.name)
    return [JSON.Member](present: [
      ("name", .string(licence.name)), ("identifier", isIdentified ? .string(licence.name) : nil),
      ("url", isIdentified ? nil : licence.url.map(JSON.string)),
    ])
  }

  private func format(_ format: Format) -> JSON.Member {
    switch (format, version) {
    case (.byte, .v31): JSON.Member("contentEncoding", "base64")
    case (.binary, .v31): JSON.Member("contentMediaType", "application/octet-stream")
    case (.email, _), (.byte, .v30), (.binary, .v30): JSON.Member("format", .string(format.rawValue))
    // Of `format: uri` generators make a type that takes no pattern and changes what it reads: `https://a.org` becomes
    // `https://a.org/`. The pattern alone says it.
    case (.uri, _): JSON.Member("x-dci-format", .string(format.rawValue))
    }
  }
}
