import Diagnostics
import Source

/// libyaml's complaint in the words of somebody who writes definitions.
func syntaxDiagnostic(_ error: LibYAML.SyntaxError, file: SourceFile, id: SourceFile.ID) -> Diagnostic {
  var offset = min(error.offset, file.bytes.count)
  // At the end of the file there is nothing to mark; the end of the last line is what people look at.
  while offset > 0, offset == file.bytes.count, file.bytes[offset - 1] == UInt8(ascii: "\n") { offset -= 1 }
  let (message, help) = words(for: error.problem)
  var secondary: [Diagnostic.Label] = []
  if let context = error.context, let start = error.contextOffset, start != error.offset {
    if isAboutBeginning(error.problem) {
      secondary = [.init(Span(file: id, start: offset, end: offset + 1), "reading stopped here")]
      offset = start
    } else {
      secondary = [.init(Span(file: id, start: start, end: start + 1), plain(context) + " that begins here")]
    }
  }
  return Diagnostic(
    "yaml-syntax", message, at: Span(file: id, start: offset, end: offset + 1), also: secondary, help: help)
}

/// Some constructs that never end are noticed only far below; the place to mend is where they begin.
private func isAboutBeginning(_ problem: String) -> Bool {
  ["could not find expected ':'", "found unexpected end of stream", "found unexpected document indicator"].contains(
    problem)
}

private func words(for problem: String) -> (message: String, help: String?) {
  switch problem {
  case "mapping values are not allowed in this context":
    (
      "a `:` stands where no key can be",
      "quote the value if the colon belongs to it, or put the key on a line of its own"
    )
  case "could not find expected ':'":
    ("expected `:` after a key", "write `key: value`, with a space after the colon")
  case "did not find expected key":
    ("expected a key here", "align the line with the keys above it")
  case "did not find expected '-' indicator":
    ("expected a list item here", "begin it with `- `, aligned with the items above")
  case "did not find expected ',' or '}'":
    ("expected `,` or `}`", "close the braces, or quote a value that holds `{`, `}`, `,` or `: `")
  case "did not find expected ',' or ']'":
    ("expected `,` or `]`", "close the brackets, or quote a value that holds `[`, `]` or `,`")
  case "found character that cannot start any token":
    ("no value can begin with this character", "quote the value")
  case "found unexpected end of stream":
    ("the quotes are never closed", "close them")
  case "found unexpected document indicator":
    ("the quotes are not closed before the next document", "close them")
  case "found unknown escape character":
    ("unknown escape after `\\`", "write `\\\\` for a backslash, or use single quotes")
  case "block sequence entries are not allowed in this context":
    ("a list item stands where no list can be", "put the list on lines of its own below the key")
  case "did not find expected <document start>":
    ("expected the end of the definition or `---`", "check the indentation, or separate two definitions with `---`")
  case "block mapping entries are not allowed in this context":
    ("a key stands where no key can be", "put it on a line of its own")
  case "mapping keys are not allowed in this context":
    ("a key stands where no key can be", "put it on a line of its own")
  case "found undefined tag handle":
    ("the tag has no meaning here", "delete the tag, or quote the value")
  case "did not find expected node content":
    ("expected a value here", "write the value, or close the brackets")
  case let other: (other, nil)
  }
}

/// "while parsing a block mapping" → "in a map"
private func plain(_ context: String) -> String {
  let noun: String? =
    if context.contains("mapping") { "map" } else if context.contains("sequence") || context.contains("collection") {
      "list"
    } else if context.contains("simple key") { "key" } else if context.contains("scalar") { "text" } else { nil }
  return noun.map { "in the \($0)" } ?? context
}
