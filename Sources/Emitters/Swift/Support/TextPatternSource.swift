extension SwiftSupport {
  static let textPattern = #"""
    /// A regular expression of the standard: characters, `[…]`, `(…)`, `|`, `.` and the quantifiers `?`, `*`, `+` and
    /// `{n,m}`, which all programs read alike.
    ///
    /// It matches whole texts, scalar by scalar, and follows all alternatives at once, so that no text can make it slow.
    public struct TextPattern: Sendable {
      /// As the standard writes it.
      public let text: String
      private let root: Part

      private indirect enum Part: Sendable {
        case one(of: [ClosedRange<UInt32>], isNegated: Bool)
        case sequence([Part])
        case alternatives([Part])
        case repeated(Part, ClosedRange<Int>)
      }

      package init(_ text: String) {
        var reader = Reader(scalars: Array(text.unicodeScalars))
        self.text = text
        root = reader.alternatives()
      }

      public func matches(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.map(\.value)
        return Self.ends(of: root, from: [0], in: scalars).contains(scalars.count)
      }

      /// Every place at which the part may end when it begins at one of the given places, in order and without repeats.
      private static func ends(of part: Part, from starts: [Int], in scalars: [UInt32]) -> [Int] {
        switch part {
        case .one(let ranges, let isNegated):
          return starts.compactMap { start in
            guard start < scalars.count else { return nil }
            return ranges.contains { $0.contains(scalars[start]) } != isNegated ? start + 1 : nil
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

      /// Reads a pattern that has been checked already.
      private struct Reader {
        let scalars: [Unicode.Scalar]
        var index = 0

        var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

        mutating func take() -> Unicode.Scalar {
          defer { index += 1 }
          guard let next else { preconditionFailure("the pattern ends too early") }
          return next
        }

        mutating func alternatives() -> Part {
          var parts = [sequence()]
          while next == "|" {
            index += 1
            parts.append(sequence())
          }
          return parts.count == 1 ? parts[0] : .alternatives(parts)
        }

        private mutating func sequence() -> Part {
          var parts: [Part] = []
          while let next, next != "|", next != ")" { parts.append(quantified(single())) }
          return parts.count == 1 ? parts[0] : .sequence(parts)
        }

        private mutating func single() -> Part {
          let scalar = take()
          switch scalar {
          case "(":
            if next == "?" { index += 2 }
            let part = alternatives()
            index += 1
            return part
          case "[": return characterClass()
          case "\\": return .one(of: [escaped()], isNegated: false)
          case ".": return .one(of: [0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029], isNegated: true)
          default: return .one(of: [scalar.value...scalar.value], isNegated: false)
          }
        }

        /// Stands for "without limit": longer than any text.
        private static let many = 1 << 30

        private mutating func quantified(_ part: Part) -> Part {
          switch next {
          case "?":
            index += 1
            return .repeated(part, 0...1)
          case "*":
            index += 1
            return .repeated(part, 0...Self.many)
          case "+":
            index += 1
            return .repeated(part, 1...Self.many)
          case "{":
            index += 1
            let minimum = number()
            var maximum = minimum
            if next == "," {
              index += 1
              maximum = next == "}" ? Self.many : number()
            }
            index += 1
            return .repeated(part, minimum...maximum)
          default: return part
          }
        }

        private mutating func number() -> Int {
          var value = 0
          while let digit = next, ("0"..."9").contains(digit) {
            value = value * 10 + Int(digit.value - 48)
            index += 1
          }
          return value
        }

        private mutating func characterClass() -> Part {
          let isNegated = next == "^"
          if isNegated { index += 1 }
          var ranges: [ClosedRange<UInt32>] = []
          while next != "]" {
            let first = classMember()
            guard next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
              ranges.append(first)
              continue
            }
            index += 1
            ranges.append(first.lowerBound...classMember().upperBound)
          }
          index += 1
          return .one(of: ranges, isNegated: isNegated)
        }

        private mutating func classMember() -> ClosedRange<UInt32> {
          let scalar = take()
          return scalar == "\\" ? escaped() : scalar.value...scalar.value
        }

        private mutating func escaped() -> ClosedRange<UInt32> {
          let scalar = take()
          return switch scalar {
          case "n": 0x0A...0x0A
          case "r": 0x0D...0x0D
          case "t": 0x09...0x09
          default: scalar.value...scalar.value
          }
        }
      }
    }

    extension TextPattern: Hashable {
      public static func == (left: TextPattern, right: TextPattern) -> Bool { left.text == right.text }

      public func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }
    """#
}
