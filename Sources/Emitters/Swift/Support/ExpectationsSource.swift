extension SwiftSupport {
  static let expectations = #"""
    /// Decodes a JSON text, encodes the value again and compares the two as JSON: members in any order, numbers exactly.
    func expectRoundTrip<Value: Codable & Hashable>(
      of type: Value.Type, _ json: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
      let data = Data(json.utf8)
      let value = try JSONDecoder().decode(type, from: data)
      let encoded = try JSONEncoder().encode(value)
      let expected = try JSONDecoder().decode(JSONValue.self, from: data)
      let found = try JSONDecoder().decode(JSONValue.self, from: encoded)
      #expect(found == expected, sourceLocation: sourceLocation)
      #expect(try JSONDecoder().decode(type, from: encoded) == value, sourceLocation: sourceLocation)
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
      let error = #expect(throws: DecodingError.self, sourceLocation: sourceLocation) { try decode(type, unknown) }
      guard case .dataCorrupted(let context) = error else {
        Issue.record("expected corrupted data, found \(String(describing: error))", sourceLocation: sourceLocation)
        return
      }
      #expect(context.debugDescription.contains(type.directory), sourceLocation: sourceLocation)
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
    """#
}
