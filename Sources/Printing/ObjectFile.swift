/// A file that is one object, put together of members that are written before and that other files may hold as well.
///
/// It has the same bytes as the object written as a whole; only what several files share at the same depth is written
/// once.
package struct ObjectFile: ~Copyable {
  package enum Syntax: Sendable, CaseIterable { case json, yaml }

  /// A member as it stands below some number of keys.
  package struct Member: Sendable {
    fileprivate let bytes: [UInt8]
    fileprivate let depth: Int
  }

  private let syntax: Syntax
  private var output = ByteWriter(capacity: 1 << 20)
  /// For each object that is open, whether it has members yet.
  private var hasMembers = [false]

  /// Only YAML has comments; their lines hold no line break.
  package init(_ syntax: Syntax, comment: [String] = []) {
    self.syntax = syntax
    switch syntax {
    case .json: output.append(UInt8(ascii: "{"))
    case .yaml: output.append(yamlComment: comment)
    }
  }

  /// A member of objects that stand below this number of keys.
  package static func write(_ member: JSON.Member, in syntax: Syntax, depth: Int = 0) -> Member {
    let indent = 2 * depth
    return switch syntax {
    case .json: Member(bytes: member.jsonBytes(indent: indent + 2), depth: depth)
    case .yaml: Member(bytes: member.yamlBytes(indent: indent), depth: depth)
    }
  }

  package mutating func add(_ member: Member) {
    precondition(member.depth == depth, "a member is written for the depth at which it stands")
    beginMember()
    member.bytes.withUnsafeBufferPointer { output.append($0) }
  }

  /// Begins a member that is an object; what is added goes into it, one member at least, until it is closed.
  package mutating func open(_ key: String) {
    beginMember()
    let head = ObjectFile.write(JSON.Member(key, .object([])), in: syntax, depth: depth).bytes
    // Without what closes it.
    let closing =
      switch syntax {
      case .json: "}".utf8.count
      case .yaml: " {}\n".utf8.count
      }
    head.withUnsafeBufferPointer { output.append($0.dropLast(closing)) }
    if syntax == .yaml { output.append("\n") }
    hasMembers.append(false)
  }

  package mutating func close() {
    precondition(hasMembers.removeLast(), "an object without members is written as a whole")
    if syntax == .json { endJSON() }
  }

  package consuming func finish() -> [UInt8] {
    precondition(hasMembers == [true], "what was opened is closed")
    hasMembers = []
    if syntax == .json {
      output.append("\n}\n")
    }
    return output.bytes
  }

  private var depth: Int { hasMembers.count - 1 }

  private mutating func beginMember() {
    switch syntax {
    case .json:
      output.append(hasMembers[depth] ? ",\n" : "\n")
      output.append(spaces: 2 * depth + 2)
    case .yaml: output.append(spaces: 2 * depth)
    }
    hasMembers[depth] = true
  }

  private mutating func endJSON() {
    output.append("\n")
    output.append(spaces: 2 * depth + 2)
    output.append("}")
  }
}
