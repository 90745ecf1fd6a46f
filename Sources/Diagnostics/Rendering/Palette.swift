/// The colours of text output. All of them live here; the plain palette has none.
package struct Palette: Sendable {
  package let error: String
  package let warning: String
  package let help: String
  package let frame: String
  package let bold: String
  package let reset: String

  package static let plain = Palette(error: "", warning: "", help: "", frame: "", bold: "", reset: "")
  package static let ansi = Palette(
    error: "\u{1B}[1;31m", warning: "\u{1B}[1;33m", help: "\u{1B}[1;36m", frame: "\u{1B}[34m", bold: "\u{1B}[1m",
    reset: "\u{1B}[0m")
}
