package import Diagnostics
package import Source

/// Reads the YAML documents of a file. Documents before a syntax error are still returned; a refused file has none.
package func parse(
  _ file: SourceFile, id: SourceFile.ID, limits: Limits = Limits(), reporting diagnostics: inout Diagnostics
) -> [Document] {
  if let refusal = refusal(of: file, id: id, limits: limits) {
    diagnostics.report(refusal)
    return []
  }
  let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  let base = file.bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
  var builder = TreeBuilder(file: file, id: id, limits: limits)
  var events = LibYAML(file.bytes[base...], base: base)
  do {
    while let (event, start, end) = try events.next() {
      guard builder.add(event, start: start, end: end, reporting: &diagnostics) else { break }
    }
  } catch {
    diagnostics.report(syntaxDiagnostic(error, file: file, id: id))
    builder.dropCutDocument()
  }
  return builder.documents
}
