import Printing
import Testing

/// A file put together of members has the bytes of the object written as a whole.
@Suite struct ObjectFileTests {
  private let inner: [JSON.Member] = [
    JSON.Member("text", "two\nlines"), JSON.Member("list", [1, ["a": .null], []]), JSON.Member("empty", .object([])),
    JSON.Member("no", "no"),
  ]

  @Test(arguments: ObjectFile.Syntax.allCases)
  func hasTheBytesOfTheWhole(_ syntax: ObjectFile.Syntax) {
    let whole = JSON.object([
      JSON.Member("first", "1"), JSON.Member("a: b", ["deep": .object(inner), "deeper": .object(inner)]),
      JSON.Member("last", .object(inner)),
    ])
    let shared = inner.map { ObjectFile.write($0, in: syntax, depth: 2) }
    var file = ObjectFile(syntax, comment: ["A comment."])
    file.add(ObjectFile.write(JSON.Member("first", "1"), in: syntax))
    file.open("a: b")
    for key in ["deep", "deeper"] {
      file.open(key)
      for member in shared { file.add(member) }
      file.close()
    }
    file.close()
    file.add(ObjectFile.write(JSON.Member("last", .object(inner)), in: syntax))
    let expected =
      switch syntax {
      case .json: whole.bytes
      case .yaml: whole.yamlBytes(comment: ["A comment."])
      }
    #expect(String(decoding: file.finish(), as: UTF8.self) == String(decoding: expected, as: UTF8.self))
  }
}
