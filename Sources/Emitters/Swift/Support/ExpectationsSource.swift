extension SwiftSupport {
  static let expectations = ##"""
    /// Decodes a JSON text, encodes the value again and compares the two as JSON: members in any order, numbers exactly.
    func expectRoundTrip<Value: Codable & Hashable>(
      of type: Value.Type, _ json: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
      let data = Data(json.utf8)
      let value = try JSONDecoder().decode(type, from: data)
      let encoded = try JSONEncoder().encode(value)
      let differences = differences(
        found: try JSONDecoder().decode(JSONValue.self, from: encoded),
        expected: try JSONDecoder().decode(JSONValue.self, from: data))
      #expect(differences == [], sourceLocation: sourceLocation)
      let isSame = try JSONDecoder().decode(type, from: encoded) == value
      #expect(isSame, "a value that was encoded and decoded again is another one", sourceLocation: sourceLocation)
    }

    /// An example comes back as it was and breaks the given rules and nothing else.
    func expectExample<Value: Codable & Hashable & Validatable>(
      of type: Value.Type, breaking rules: [BusinessRule] = [], _ json: String,
      sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
      try expectRoundTrip(of: type, json, sourceLocation: sourceLocation)
      let value = try JSONDecoder().decode(type, from: Data(json.utf8))
      expectFaults(value.validate(), breaking: rules, sourceLocation)
    }

    func expectFaults(
      _ faults: [ValidationFault], breaking rules: [BusinessRule], _ sourceLocation: Testing.SourceLocation
    ) {
      #expect(Set(faults.compactMap(\.rule)) == Set(rules), sourceLocation: sourceLocation)
      #expect(faults.filter { $0.rule == nil } == [], sourceLocation: sourceLocation)
    }

    /// Where two JSON values differ: `/member/0/name: found nothing, expected string("x")`.
    private func differences(found: JSONValue?, expected: JSONValue?, at path: String = "") -> [String] {
      switch (found, expected) {
      case (.object(let found)?, .object(let expected)?):
        return Set(found.keys).union(expected.keys).sorted().flatMap {
          differences(found: found[$0], expected: expected[$0], at: "\(path)/\($0)")
        }
      case (.array(let found)?, .array(let expected)?) where found.count == expected.count:
        return found.indices.flatMap {
          differences(found: found[$0], expected: expected[$0], at: "\(path)/\($0)")
        }
      default:
        guard found != expected else { return [] }
        func text(_ value: JSONValue?) -> String { value.map { "\($0)" } ?? "nothing" }
        return ["\(path): found \(text(found)), expected \(text(expected))"]
      }
    }

    /// A code that no directory lists.
    private let unknown = "no such code"

    func expectCodes<Code: OpenDirectoryCode>(
      of type: Code.Type, _ codes: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
      try expectListed(of: type, codes, sourceLocation)
      #expect(Set(type.allCases.map(\.code)).isSubset(of: codes), sourceLocation: sourceLocation)
      let kept = try decode(type, unknown)
      #expect(kept == type.unlisted(unknown), sourceLocation: sourceLocation)
      #expect(type.listed(unknown) == nil, sourceLocation: sourceLocation)
      #expect(kept.label == unknown, sourceLocation: sourceLocation)
    }

    func expectCodes<Code: ClosedDirectoryCode>(
      of type: Code.Type, _ codes: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
      try expectListed(of: type, codes, sourceLocation)
      #expect(Set(type.allCases.map(\.code)).isSubset(of: codes), sourceLocation: sourceLocation)
      do {
        let value = try decode(type, unknown)
        Issue.record("\(type.directory) accepts \(value)", sourceLocation: sourceLocation)
      } catch DecodingError.dataCorrupted(let context) {
        #expect(context.debugDescription.contains(type.directory), sourceLocation: sourceLocation)
      }
    }

    func expectCodes<Code: ExternalDirectoryCode>(
      of type: Code.Type, _ codes: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
      try expectListed(of: type, [unknown], sourceLocation)
    }

    private func expectListed<Code: DirectoryCode>(
      of type: Code.Type, _ codes: [String], _ sourceLocation: Testing.SourceLocation
    ) throws {
      for code in codes {
        let value = try decode(type, code)
        #expect(value.code == code, sourceLocation: sourceLocation)
        #expect(value == type.init(code: code), sourceLocation: sourceLocation)
        #expect(!value.label.isEmpty, sourceLocation: sourceLocation)
        #expect(try JSONDecoder().decode([String].self, from: JSONEncoder().encode([value])) == [code])
      }
      #expect(Set(try codes.map { try decode(type, $0) }).count == codes.count, sourceLocation: sourceLocation)
    }

    private func decode<Code: DirectoryCode>(_ type: Code.Type, _ code: String) throws -> Code {
      try JSONDecoder().decode([Code].self, from: JSONEncoder().encode([code]))[0]
    }
    """##

  /// For standards with examples of bodies.
  static let bodyExpectations = ##"""
    /// A body comes back as it was, names the action of its endpoint, and breaks the given rules and nothing else.
    func expectRequest<Request: Codable & Hashable & Validatable, Response>(
      to endpoint: Endpoint<Request, Response>, breaking rules: [BusinessRule] = [], _ json: String,
      sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
      try expectRoundTrip(of: Request.self, json, sourceLocation: sourceLocation)
      let request = try JSONDecoder().decode(Request.self, from: Data(json.utf8))
      expectFaults(endpoint.validate(request: request), breaking: rules, sourceLocation)
    }

    func expectResponse<Request, Response: Codable & Hashable & Validatable>(
      of endpoint: Endpoint<Request, Response>, breaking rules: [BusinessRule] = [], _ json: String,
      sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
      try expectRoundTrip(of: Response.self, json, sourceLocation: sourceLocation)
      let response = try JSONDecoder().decode(Response.self, from: Data(json.utf8))
      expectFaults(endpoint.validate(response: response), breaking: rules, sourceLocation)
    }
    """##
}
