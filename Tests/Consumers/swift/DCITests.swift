import DCIEmployment
import Foundation
import Testing

/// What an integrator relies on, beyond the examples: written against the package as a stranger would, with the last
/// module alone.
@Suite("DCI")
struct DCITests {
  @Test("The last module alone is enough, and its own types win")
  func oneImport() throws {
    let member = Member(
      memberIdentifier: [Identifier(identifierValue: "42")], demographicInfo: Person(sex: .female),
      employmentStatus: .notEmployed)
    let group = Group(memberList: [member], linkedData: LinkedDataKeywords(type: "Group"))
    #expect(type(of: member) == DCIEmployment.Member.self)
    #expect(type(of: member) != DCICommon.Member.self)
    #expect(type(of: group) == DCIEmployment.Group.self)
    #expect(try roundTrip(group) == group)
  }

  @Test("Money is exact", arguments: ["0.1", "50.00", "0.30000000000000000004", "12345678901234567.89"])
  func money(_ digits: String) throws {
    let group = try JSONDecoder().decode(Group.self, from: Data(#"{"poverty_score": \#(digits)}"#.utf8))
    #expect(group.povertyScore == Decimal(string: digits))
    #expect(try roundTrip(group) == group)
  }

  @Test("Absent and empty lists stay apart", arguments: [#"{}"#, #"{"member_list":[]}"#])
  func lists(_ json: String) throws {
    let group = try JSONDecoder().decode(Group.self, from: Data(json.utf8))
    #expect(String(decoding: try JSONEncoder().encode(group), as: UTF8.self) == json)
  }

  @Test("Members of JSON that the standard does not know are ignored")
  func unknownMembers() throws {
    let group = try JSONDecoder().decode(Group.self, from: Data(#"{"group_size":2,"colour":"blue"}"#.utf8))
    #expect(group == Group(groupSize: 2))
  }

  @Test("A search is typed from its address to its query")
  func search() throws {
    let request = SearchRequestEnvelope(
      header: MsgHeader(
        messageID: "1", messageTs: try #require(DateTime("2026-02-16T10:30:00Z")), action: .search, senderID: "a",
        totalCount: 1),
      message: .plain(
        SearchRequest(
          transactionID: "2",
          searchRequest: [
            SearchRequestItem(
              referenceID: "3", timestamp: try #require(DateTime("2026-02-16T10:30:00Z")),
              searchCriteria: SearchCriteria(query: .predicate([])))
          ])))
    #expect(try roundTrip(request, as: API.search) == request)
    #expect(API.search.method == .post)
    #expect(API.search.path == "/registry/search")
    #expect(API.search.action == "search")
    let json = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(request))
    let criteria = json["message"]?["search_request"]?[0]?["search_criteria"]
    #expect(criteria == ["query_type": "predicate", "query": []])
    #expect(json["header"]?["version"] == nil)
    #expect(request.header.versionOrDefault == "1.0.0")
  }

  @Test("A value built in code tells what is wrong with it, and where")
  func validation() throws {
    let moment = try #require(DateTime("2026-02-16T10:30:00Z"))
    var request = SearchRequestEnvelope(
      header: MsgHeader(messageID: "1", messageTs: moment, action: .search, senderID: "a", totalCount: 1),
      message: .plain(
        SearchRequest(
          transactionID: String(repeating: "x", count: 100),
          searchRequest: [
            SearchRequestItem(
              referenceID: "3", timestamp: moment,
              searchCriteria: SearchCriteria(query: .predicate([]), pagination: PaginationRequest(pageSize: -1)))
          ])))
    #expect(
      API.search.validate(request: request).map { "\($0.pointer) \($0.kind.rawValue)" } == [
        "/message/transaction_id maximum-length",
        "/message/search_request/0/search_criteria/query minimum-count",
        "/message/search_request/0/search_criteria/pagination/page_size minimum",
      ])
    request.header.action = .subscribe
    #expect(API.search.validate(request: request).first?.kind == .action)
    #expect(request.validate().allSatisfy { $0.kind != .action })
    #expect(TextConstraint.phoneNumber.accepts("+447700900123"))
    #expect(!TextConstraint.phoneNumber.accepts("07700 900123"))
  }

  private func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  /// As a client would: the endpoint says what the body is.
  private func roundTrip<Request, Response>(
    _ request: Request, as endpoint: Endpoint<Request, Response>
  ) throws -> Request {
    try roundTrip(request)
  }
}
