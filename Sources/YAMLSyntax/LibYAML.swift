import CYAML

/// The events of libyaml over a buffer of bytes: the only unsafe code of the project.
///
/// It absorbs what libyaml does its own way: marks count scalars, so they are turned into byte offsets here and nowhere
/// else; a syntax error ends the stream.
struct LibYAML: ~Copyable {
  enum Event {
    case documentStart
    case documentEnd
    case alias(name: String)
    case scalar(text: String, isPlain: Bool, anchor: String?)
    case sequenceStart(anchor: String?, isFlow: Bool)
    case mappingStart(anchor: String?, isFlow: Bool)
    case collectionEnd
    /// A node with an explicit tag, which the definition language has no use for.
    case tagged
  }

  /// What the scanner could not read: where it gave up, and where the construct began that it was reading.
  struct SyntaxError: Error {
    let problem: String
    let offset: Int
    let context: String?
    let contextOffset: Int?
  }

  // Both on the heap, since the parser keeps pointers to itself and to the input.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  /// Byte offset of each scalar; empty when every scalar is one byte long.
  private let offsets: [UInt32]
  private let base: Int

  /// The bytes must be well-formed UTF-8. Offsets are counted from `base`.
  init(_ bytes: ArraySlice<UInt8>, base: Int) {
    parser = .allocate(capacity: 1)
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(from: bytes)
    self.base = base
    if bytes.allSatisfy({ $0 < 0x80 }) {
      offsets = []
    } else {
      var table: [UInt32] = []
      table.reserveCapacity(bytes.count)
      for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 { table.append(UInt32(offset)) }
      table.append(UInt32(bytes.count))
      offsets = table
    }
    let ready = yaml_parser_initialize(parser)
    precondition(ready == 1, "libyaml could not allocate its parser")
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event with its byte range, or nil at the end of the stream.
  mutating func next() throws(SyntaxError) -> (event: Event, start: Int, end: Int)? {
    while true {
      var raw = yaml_event_t()
      guard yaml_parser_parse(parser, &raw) == 1 else { throw syntaxError() }
      defer { yaml_event_delete(&raw) }
      guard let event = Self.event(raw) else {
        if raw.type == YAML_STREAM_END_EVENT || raw.type == YAML_NO_EVENT { return nil }
        continue
      }
      return (event, offset(raw.start_mark.index), offset(raw.end_mark.index))
    }
  }

  private static func event(_ raw: yaml_event_t) -> Event? {
    switch raw.type {
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT: return .alias(name: text(raw.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      // `!` alone (non-specific) and no tag at all mean the same here: text.
      if let tag = text(scalar.tag), tag != "!" { return .tagged }
      let buffer = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return .scalar(
        text: String(decoding: buffer, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
        anchor: text(scalar.anchor))
    case YAML_SEQUENCE_START_EVENT:
      let start = raw.data.sequence_start
      if start.tag != nil { return .tagged }
      return .sequenceStart(anchor: text(start.anchor), isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE)
    case YAML_MAPPING_START_EVENT:
      let start = raw.data.mapping_start
      if start.tag != nil { return .tagged }
      return .mappingStart(anchor: text(start.anchor), isFlow: start.style == YAML_FLOW_MAPPING_STYLE)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .collectionEnd
    default: return nil
    }
  }

  private static func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func offset(_ scalarIndex: Int) -> Int {
    if offsets.isEmpty { return base + min(scalarIndex, input.count) }
    return base + Int(offsets[min(scalarIndex, offsets.count - 1)])
  }

  private func syntaxError() -> SyntaxError {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "the text could not be read"
    let context = state.context.map { String(cString: $0) }
    if state.error == YAML_READER_ERROR {
      return SyntaxError(
        problem: problem, offset: base + min(state.problem_offset, input.count), context: nil, contextOffset: nil)
    }
    return SyntaxError(
      problem: problem, offset: offset(state.problem_mark.index), context: context,
      contextOffset: context.map { _ in offset(state.context_mark.index) })
  }
}
