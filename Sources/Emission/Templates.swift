import Mustache

/// The named texts of a run: Mustache templates (`….mustache`) and assets, which are copied.
///
/// The engine renders nothing for a missing partial or an unknown name. This type finds the former when it is made and
/// the latter when a template first meets its view, and reports both, with line and column. It finds wrong tags too, by
/// a scan of its own: the engine's parser is slow, and so it reads a template only when that is first rendered.
package struct Templates: Sendable {
  /// By path below `templates/`, e.g. `site/layout.mustache`.
  package let texts: [String: String]

  /// By path without `.mustache`.
  private let parsed: [String: ParsedTemplate]
  /// The templates that others include, for the engine to find.
  let partials: MustacheLibrary

  package init(texts: [String: String]) throws(TemplateError) {
    self.texts = texts
    // Sorted, so that of several errors always the same one is reported.
    let paths = texts.keys.filter { $0.hasSuffix(Templates.suffix) }.sorted()
    var scans: [String: TemplateScanner] = [:]
    for path in paths {
      guard let text = texts[path] else { continue }
      scans[String(path.dropLast(Templates.suffix.count))] = try TemplateScanner(template: path, text: text)
    }
    let names = paths.map { String($0.dropLast(Templates.suffix.count)) }
    let inclusions = try Inclusions(names, scans)

    var parsed: [String: ParsedTemplate] = [:]
    var partials = MustacheLibrary()
    for name in names {
      guard let scan = scans[name] else { continue }
      let template = ParsedTemplate(scan, inclusions: inclusions)
      parsed[name] = template
      if inclusions.included.contains(name) {
        partials.register(try ParsedTemplate.parse(scan), named: name)
      } else if scan.isIndivisible {
        // Inheritance has rules of its own that only the engine knows.
        _ = try ParsedTemplate.parse(scan)
      }
    }
    self.parsed = parsed
    self.partials = partials
  }

  private static let suffix = ".mustache"

  func template(named name: String) throws(TemplateError) -> ParsedTemplate {
    guard let template = parsed[name] else {
      throw TemplateError(template: name + Templates.suffix, message: "there is no such template")
    }
    return template
  }

  /// Renders one template once. Whoever renders many, or one often, makes a `TemplateRenderer`.
  package func render(_ name: String, _ view: TemplateView) throws(TemplateError) -> [UInt8] {
    var renderer = TemplateRenderer(self)
    return try renderer.render(name, view)
  }
}

/// Which template includes which. They all exist and none includes itself.
struct Inclusions {
  private(set) var included: Set<String> = []
  private let scans: [String: TemplateScanner]

  init(_ names: [String], _ scans: [String: TemplateScanner]) throws(TemplateError) {
    self.scans = scans
    for name in names {
      guard let scan = scans[name] else { continue }
      for tag in scan.tags where tag.kind == .partial {
        guard let other = scans[tag.name] else {
          throw scan.error("there is no template `\(tag.name).mustache` to include", at: tag.range.lowerBound)
        }
        // What plain text does not escape must not reach HTML.
        guard other.isPlainText == scan.isPlainText else {
          throw scan.error("`\(tag.name)` has another content type than this template", at: tag.range.lowerBound)
        }
        included.insert(tag.name)
      }
    }
    var done: Set<String> = []
    for name in names { try check(name, within: [], &done) }
  }

  private func check(_ name: String, within outer: [String], _ done: inout Set<String>) throws(TemplateError) {
    guard let scan = scans[name], !done.contains(name) else { return }
    for tag in scan.tags where tag.kind == .partial {
      let path = outer + [name]
      if path.contains(tag.name) {
        throw scan.error("this includes `\(tag.name)`, which is being included already", at: tag.range.lowerBound)
      }
      try check(tag.name, within: path, &done)
    }
    done.insert(name)
  }

  /// Each name once, in the order of first use.
  func names(of tags: ArraySlice<TemplateScanner.Tag>, in scan: TemplateScanner) -> [ParsedTemplate.Use] {
    var uses: [ParsedTemplate.Use] = []
    var seen: Set<String> = []
    add(tags, in: scan, to: &uses, &seen)
    return uses
  }

  private func add(
    _ tags: ArraySlice<TemplateScanner.Tag>, in scan: TemplateScanner, to uses: inout [ParsedTemplate.Use],
    _ seen: inout Set<String>
  ) {
    for tag in tags {
      switch tag.kind {
      case .variable, .raw, .section, .inverted:
        guard seen.insert(tag.name).inserted else { continue }
        uses.append(ParsedTemplate.Use(name: tag.name, place: tag.range.lowerBound, scan: scan))
      case .partial:
        if let included = scans[tag.name] { add(included.tags[...], in: included, to: &uses, &seen) }
      case .close, .block, .comment, .pragma: break
      }
    }
  }
}

/// Something wrong with a template: a matter between the user and the template's file, not of any definition.
package struct TemplateError: Error, CustomStringConvertible {
  /// Path below the template folder.
  package let template: String
  /// Both from 1, the column in Unicode scalars; nil when the whole file is at fault.
  package let line: Int?
  package let column: Int?
  package let message: String

  package init(template: String, message: String) {
    self.template = template
    line = nil
    column = nil
    self.message = message
  }

  package init(template: String, line: Int, column: Int, message: String) {
    self.template = template
    self.line = line
    self.column = column
    self.message = message
  }

  package var description: String {
    guard let line, let column else { return "template \(template): \(message)" }
    return "template \(template):\(line):\(column): \(message)"
  }
}
