import Source
import Testing

@Suite struct SourceTests {
  @Test func columnsCountScalarsAndLinesCountBreaks() {
    let file = SourceFile(path: "a", text: "é: 漢字\nb\r\n\nlast")
    func place(_ offset: Int) -> [Int] {
      let position = file.position(at: offset)
      return [position.line, position.column]
    }
    #expect(place(0) == [1, 1])
    #expect(place(2) == [1, 2])  // after the two bytes of é
    #expect(place(4) == [1, 4])
    #expect(place(7) == [1, 5])  // after the three bytes of 漢
    #expect(place(11) == [2, 1])
    #expect(place(14) == [3, 1])
    #expect(place(15) == [4, 1])
    #expect(place(99) == [4, 5])  // beyond the end is the end
    #expect(String(decoding: file.lineBytes(1), as: UTF8.self) == "b")
    #expect(String(decoding: file.lineBytes(3), as: UTF8.self) == "last")
  }

  @Test func aByteOrderMarkIsNoColumn() {
    let file = SourceFile(path: "a", bytes: [0xEF, 0xBB, 0xBF] + Array("name".utf8))
    #expect(file.position(at: 3).column == 1)
  }

  @Test func filesAreOrderedByTheBytesOfTheirPaths() {
    let paths = ["b", "a/z", "A", "é", "a-b", "a/b"]
    #expect(
      SourceSet(paths.map { SourceFile(path: $0, text: "") }).files.map(\.path) == ["A", "a-b", "a/b", "a/z", "b", "é"])
  }
}
