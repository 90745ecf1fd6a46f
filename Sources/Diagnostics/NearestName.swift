/// Finds what an author probably meant.
package enum NearestName {
  /// The candidate with the smallest edit distance (insert, delete, replace, swap neighbours), ignoring case, if that
  /// distance is at most a third of the longer name; names of one or two letters must be equal. The first wins a tie.
  package static func of<Names: Collection>(_ name: String, among candidates: Names) -> String?
  where Names.Element == String {
    let wanted = Array(name.lowercased().utf8)
    guard !wanted.isEmpty, wanted.count <= longest else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased().utf8)
      guard letters.count <= longest else { continue }
      let longer = max(wanted.count, letters.count)
      // Of one or two letters, one is too much to be a slip.
      let allowed = longer < 3 ? 0 : max(1, longer / 3)
      let limit = best.map { min($0.distance - 1, allowed) } ?? allowed
      guard limit >= 0, abs(letters.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, letters)
      if distance <= limit {
        best = (distance, candidate)
        if distance == 0 { break }
      }
    }
    return best?.name
  }

  /// Longer names are no typing mistakes, and the distance is quadratic.
  private static let longest = 80

  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
