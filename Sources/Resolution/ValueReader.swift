import Diagnostics
import Evaluation
import Model
import Printing
import Source
import YAMLSyntax

/// Interprets single values by the type of what they describe, and says what is wrong with them.
///
/// Keeps the patterns it has read; use one reader for many values.
struct ValueReader {
  private let notation: Notation
  private var patterns: [String: Pattern] = [:]

  init(notation: Notation = .yaml) { self.notation = notation }

  mutating func read(
    _ scalar: Node.Scalar, as type: DataType, at span: Span, _ diagnostics: inout Diagnostics
  ) -> JSON? {
    func wrong(_ wanted: String, _ help: String? = nil) -> JSON? {
      diagnostics.report(
        Diagnostic(
          "invalid-value", "expected \(wanted), found `\(excerpt(scalar.text))`", at: span,
          notes: ["the type is `\(type.metadata.reference)`"], help: help))
      return nil
    }
    switch type.primitive {
    case .string:
      return string(scalar.text, type, span, &diagnostics)
    case .date:
      return isCalendarDate(scalar.text)
        ? .string(scalar.text)
        : wrong("a calendar date", "write year, month and day, e.g. `2026-02-16`")
    case .dateTime:
      return isInstant(scalar.text)
        ? .string(scalar.text)
        : wrong("an instant", "write date, time and offset, e.g. `2026-02-16T10:30:00Z`")
    case .boolean:
      guard scalar.isPlain, scalar.text == "true" || scalar.text == "false" else {
        return wrong("`true` or `false`", scalar.isPlain ? nil : "write it without quotes")
      }
      return .bool(scalar.text == "true")
    case .integer, .decimal:
      let noun = type.primitive == .integer ? "a whole number" : "a number"
      guard scalar.isPlain, let number = number(scalar.text, as: type.primitive), case .number(let digits) = number
      else {
        return wrong(noun, scalar.isPlain ? nil : "write it without quotes")
      }
      if let minimum = type.minimum, isNumber(digits, lessThan: minimum) {
        return wrong("\(noun) of at least \(minimum)")
      }
      if let maximum = type.maximum, isNumber(maximum, lessThan: digits) {
        return wrong("\(noun) of at most \(maximum)")
      }
      return number
    case .any: return openValue(scalar)
    case .object: return wrong("a map")
    case .array: return wrong("a list")
    }
  }

  /// A whole number may have any form in JSON, which others wrote; in YAML an author writes it as one.
  private func number(_ text: String, as primitive: Primitive) -> JSON? {
    guard let number = JSON.number(from: text), primitive == .integer else { return JSON.number(from: text) }
    guard let digits = wholeDigits(of: text), notation == .json || digits == text || text == "-0" else { return nil }
    return digits == text ? number : .number(digits)
  }

  private mutating func string(
    _ text: String, _ type: DataType, _ span: Span, _ diagnostics: inout Diagnostics
  ) -> JSON? {
    func wrong(_ what: String, _ help: String? = nil) -> JSON? {
      diagnostics.report(
        Diagnostic(
          "invalid-value", "`\(excerpt(text))` \(what)", at: span, notes: ["the type is `\(type.metadata.reference)`"],
          help: help))
      return nil
    }
    let length = text.unicodeScalars.count
    if let maximum = type.maximumLength, length > maximum {
      return wrong("has \(length) characters; at most \(maximum) are allowed")
    }
    if let minimum = type.minimumLength, length < minimum {
      return wrong("has \(length) characters; at least \(minimum) are needed")
    }
    if let pattern = type.pattern, !matches(text, pattern) {
      return wrong(
        "does not match the pattern `\(pattern)`", type.samples.first.map { "a value looks like `\($0)`" })
    }
    switch type.format {
    case .uri: if !isURI(text) { return wrong("is no URI", "begin it with its scheme, e.g. `https://`") }
    case .email: if !isEmail(text) { return wrong("is no e-mail address", "e.g. `name@example.org`") }
    case .byte, .binary, nil: break
    }
    return .string(text)
  }

  mutating func read(
    _ scalar: Node.Scalar, as directory: CodeDirectory, at span: Span, _ diagnostics: inout Diagnostics
  ) -> JSON? {
    let text = scalar.text
    if directory.codes.contains(where: { $0.value == text }) { return .string(text) }
    // A closed list that names its codes allows no others, whatever the list that it is taken from holds.
    let isWhole = !directory.isExtensible && !directory.codes.isEmpty
    if !isWhole, let pattern = directory.external?.pattern, matches(text, pattern) { return .string(text) }
    let labelled = directory.codes.first { code in
      code.label.entries.contains { $0.text.lowercased() == text.lowercased() }
    }
    let near = NearestName.of(text, among: directory.codes.map(\.value))
    let help: String? =
      if let labelled { "that is the label; write its code, `\(labelled.value)`" } else if let near {
        "write `\(near)`"
      } else if let pattern = directory.external?.pattern {
        "codes of \(directory.external?.title ?? "the list") look like `\(pattern)`"
      } else {
        directory.codes.isEmpty
          ? nil
          : "codes: "
            + directory.codes.prefix(10).map { "`\($0.value)` (\($0.label.plain))" }.joined(separator: ", ")
            + (directory.codes.count > 10 ? ", …" : "")
      }
    // An extensible list may hold more than this standard knows, but a label in place of a code is a mistake anywhere.
    let isTolerable = directory.isExtensible && labelled == nil && directory.external?.pattern == nil
    if isTolerable && directory.codes.isEmpty { return .string(text) }
    diagnostics.report(
      Diagnostic(
        isTolerable ? "unlisted-code" : "unknown-code",
        "`\(excerpt(text))` is no code of `\(directory.metadata.reference)`", at: span, help: help,
        severity: isTolerable ? .warning : .error))
    return isTolerable ? .string(text) : nil
  }

  /// A value of open JSON: what is plain means what JSON says, the rest is text.
  func openValue(_ scalar: Node.Scalar) -> JSON {
    guard scalar.isPlain else { return .string(scalar.text) }
    switch scalar.text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null", "~", "": return .null
    default: return JSON.number(from: scalar.text) ?? .string(scalar.text)
    }
  }

  /// What is wrong with a pattern.
  mutating func fault(in pattern: String) -> Pattern.Fault? {
    do throws(Pattern.Fault) {
      patterns[pattern] = try Pattern(pattern)
      return nil
    } catch {
      return error
    }
  }

  private mutating func matches(_ text: String, _ pattern: String) -> Bool {
    // A pattern with a fault has been reported where it is defined.
    if patterns[pattern] == nil { _ = fault(in: pattern) }
    return patterns[pattern]?.matches(text) ?? true
  }
}

/// Exact as far as numbers are kept exactly, and nearly so beyond.
private func isNumber(_ number: String, lessThan other: String) -> Bool {
  if let number = ExactNumber(number), let other = ExactNumber(other) { return number < other }
  guard let number = Double(number), let other = Double(other) else { return false }
  return number < other
}

private func excerpt(_ text: String) -> String { text.utf8.count > 60 ? String(text.prefix(57)) + "…" : text }
