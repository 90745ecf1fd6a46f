import Diagnostics
import Testing

@Suite struct NearestNameTests {
  @Test(
    arguments: [
      ("sumary", ["summary", "since"], "summary"),
      ("Summary", ["summary"], "summary"),  // case is no distance
      ("nmae", ["name", "mane"], "name"),  // swapped neighbours are one step, and the first wins a tie
      ("CD.COM.61", ["CD.COM.06", "CD.COM.16"], "CD.COM.16"),
      ("colour", ["name", "summary"], nil),
      ("9", ["1", "2"], nil),  // of one letter, one is everything
      ("", ["name"], nil),
      ("name", [], nil),
    ] as [(String, [String], String?)])
  func finds(_ name: String, _ candidates: [String], _ wanted: String?) {
    #expect(NearestName.of(name, among: candidates) == wanted)
  }
}
