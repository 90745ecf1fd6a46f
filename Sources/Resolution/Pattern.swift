/// A regular expression of the part that ECMA-262, XSD and Swift read alike: characters, `[…]`, `(…)`, `|`, `.` and the
/// quantifiers `?`, `*`, `+` and `{n,m}`. It matches whole values.
///
/// What the three read differently is refused: `\d`, `\w` and `\s` (ASCII here, Unicode there), anchors, look-around, lazy
/// quantifiers. Matching follows all alternatives at once, so no pattern can make it slow.
struct Pattern: Sendable {
  /// What is wrong with a pattern, in words.
  struct Fault: Error {
    let message: String
    let help: String?
  }

  private indirect enum Part: Sendable {
    case one(of: [ClosedRange<UInt32>], isNegated: Bool)
    case sequence([Part])
    case alternatives([Part])
    case repeated(Part, ClosedRange<Int>)
  }

  private let root: Part

  init(_ text: String) throws(Fault) {
    var reader = Reader(scalars: Array(text.unicodeScalars))
    root = try reader.alternatives()
    if let rest = reader.next {
      throw Fault(message: "`\(rest)` closes nothing", help: "write `\\\(rest)`, or open the group")
    }
  }

  func matches(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    return Self.ends(of: root, from: [0], in: scalars).contains(scalars.count)
  }

  /// Every place at which the part may end when it begins at one of the given places, in order and without repeats.
  private static func ends(of part: Part, from starts: [Int], in scalars: [Unicode.Scalar]) -> [Int] {
    switch part {
    case .one(let ranges, let isNegated):
      return starts.compactMap { start in
        guard start < scalars.count else { return nil }
        let value = scalars[start].value
        return ranges.contains { $0.contains(value) } != isNegated ? start + 1 : nil
      }
    case .sequence(let parts):
      return parts.reduce(starts) { places, part in places.isEmpty ? [] : ends(of: part, from: places, in: scalars) }
    case .alternatives(let parts):
      return Set(parts.flatMap { ends(of: $0, from: starts, in: scalars) }).sorted()
    case .repeated(let part, let counts):
      var reached = counts.lowerBound == 0 ? Set(starts) : []
      var places = starts
      var seen: Set<Int> = []
      var count = 0
      while count < counts.upperBound, !places.isEmpty {
        count += 1
        places = ends(of: part, from: places, in: scalars)
        if count >= counts.lowerBound {
          // A place reached before leads nowhere new.
          places = places.filter { seen.insert($0).inserted }
          reached.formUnion(places)
        }
      }
      return reached.sorted()
    }
  }

  private struct Reader {
    let scalars: [Unicode.Scalar]
    var index = 0
    var depth = 0

    var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    mutating func take() -> Unicode.Scalar? {
      defer { index += 1 }
      return next
    }

    mutating func alternatives() throws(Fault) -> Part {
      var parts = [try sequence()]
      while next == "|" {
        index += 1
        parts.append(try sequence())
      }
      return parts.count == 1 ? parts[0] : .alternatives(parts)
    }

    private mutating func sequence() throws(Fault) -> Part {
      var parts: [Part] = []
      while let scalar = next, scalar != "|", scalar != ")" || depth == 0 {
        let part = try single()
        parts.append(try quantified(part))
      }
      return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func single() throws(Fault) -> Part {
      switch take() {
      case "(":
        if next == "?" {
          guard index + 1 < scalars.count, scalars[index + 1] == ":" else {
            throw Fault(
              message: "`(?` begins a construct that not every target reads", help: "use a plain group, `(…)`")
          }
          index += 2
        }
        depth += 1
        guard depth < 50 else { throw Fault(message: "groups are nested too deep", help: nil) }
        let part = try alternatives()
        guard take() == ")" else { throw Fault(message: "a group is not closed", help: "add `)`, or write `\\(`") }
        depth -= 1
        return part
      case "[": return try characterClass()
      case "\\": return .one(of: [try escaped()], isNegated: false)
      case ".": return .one(of: [0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029], isNegated: true)
      case "^", "$":
        throw Fault(message: "a pattern matches the whole value and needs no `^` or `$`", help: "delete it")
      case let scalar? where "*+?{}])".unicodeScalars.contains(scalar):
        throw Fault(
          message: "`\(scalar)` follows nothing that it could apply to", help: "write `\\\(scalar)` for the character")
      case let scalar?: return .one(of: [scalar.value...scalar.value], isNegated: false)
      case nil: preconditionFailure("`sequence` has looked ahead")
      }
    }

    private mutating func quantified(_ part: Part) throws(Fault) -> Part {
      let counts: ClosedRange<Int>
      switch next {
      case "?": counts = 0...1
      case "*": counts = 0...Self.many
      case "+": counts = 1...Self.many
      case "{":
        index += 1
        let minimum = try number()
        var maximum = minimum
        if next == "," {
          index += 1
          maximum = next == "}" ? Self.many : try number()
        }
        guard next == "}", maximum >= minimum else {
          throw Fault(
            message: "`{` begins no repetition", help: "write `{n}`, `{n,}` or `{n,m}`, or `\\{` for the character")
        }
        counts = minimum...maximum
      default: return part
      }
      index += 1
      if let scalar = next, "?*+{".unicodeScalars.contains(scalar) {
        throw Fault(
          message: "`\(scalar)` follows another quantifier", help: "keep one of them, or put a group around the first")
      }
      return .repeated(part, counts)
    }

    /// Stands for "without limit": longer than any value.
    private static let many = 1 << 30

    private mutating func number() throws(Fault) -> Int {
      var value = 0
      var digits = 0
      while let digit = next, ("0"..."9").contains(digit), digits < 6 {
        value = value * 10 + Int(digit.value - 48)
        digits += 1
        index += 1
      }
      guard digits > 0 else {
        throw Fault(
          message: "`{` begins no repetition", help: "write `{n}`, `{n,}` or `{n,m}`, or `\\{` for the character")
      }
      return value
    }

    private mutating func characterClass() throws(Fault) -> Part {
      let isNegated = next == "^"
      if isNegated { index += 1 }
      var ranges: [ClosedRange<UInt32>] = []
      while let scalar = take() {
        if scalar == "]" {
          guard !ranges.isEmpty else { throw Fault(message: "`[]` holds no character", help: nil) }
          return .one(of: ranges, isNegated: isNegated)
        }
        if scalar == "[" || scalar == "&" && next == "&" {
          throw Fault(message: "`\(scalar)` means different things in a class", help: "write `\\\(scalar)`")
        }
        let first = scalar == "\\" ? try escaped() : scalar.value...scalar.value
        guard next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
          ranges.append(first)
          continue
        }
        index += 1
        let end = take() ?? "]"
        let last = end == "\\" ? try escaped() : end.value...end.value
        guard first.lowerBound <= last.upperBound else {
          throw Fault(message: "a range runs backwards", help: "put the lower character first")
        }
        ranges.append(first.lowerBound...last.upperBound)
      }
      throw Fault(message: "a class is not closed", help: "add `]`, or write `\\[`")
    }

    private mutating func escaped() throws(Fault) -> ClosedRange<UInt32> {
      guard let scalar = take() else {
        throw Fault(message: "`\\` ends the pattern", help: "write `\\\\` for a backslash")
      }
      switch scalar {
      case "n": return 0x0A...0x0A
      case "r": return 0x0D...0x0D
      case "t": return 0x09...0x09
      case "d": throw Fault(message: "`\\d` means other digits in other targets", help: "write `[0-9]`")
      case "w": throw Fault(message: "`\\w` means other characters in other targets", help: "write `[A-Za-z0-9_]`")
      case "s":
        throw Fault(message: "`\\s` means other characters in other targets", help: "write a blank, or `[ \\t]`")
      case "a"..."z", "A"..."Z", "0"..."9":
        throw Fault(message: "`\\\(scalar)` is not read alike by all targets", help: "list the characters in `[…]`")
      default: return scalar.value...scalar.value
      }
    }
  }
}
