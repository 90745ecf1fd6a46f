import Emission
import Model
import Naming
import Printing

/// The page of a code directory.
extension Site {
  mutating func codeDirectoryPage(
    _ directory: CodeDirectory, _ link: Link<CodeDirectory>, _ entry: Entry
  ) throws(TemplateError) -> Artefact {
    let page = page(at: entry.path)
    let languages = standard.languages.dropFirst().filter { language in
      directory.codes.contains { $0.label[language] != nil }
    }
    let counterparts = counterparts(of: link, on: page)
    let hasDefinitions =
      !counterparts.isEmpty || directory.codes.contains { $0.definition != nil || $0.deprecation != nil }
    var headings = HTML()
    for language in languages { headings += "<th scope=\"col\">\(Languages.name(of: language))</th>" }
    var columnHeadings = HTML()
    for column in directory.columns {
      let label = column.label?.plain ?? Casing.readable(column.name)
      columnHeadings += "<th scope=\"col\" title=\"\(column.summary.plain)\">\(label)</th>"
    }
    var codes = HTML(capacity: 512 * directory.codes.count)
    for code in directory.codes {
      codes += try self.code(
        code, of: directory, languages: languages, hasDefinitions: hasDefinitions, counterparts: counterparts, on: page)
    }
    let content = try html(
      "code-directory",
      [
        "headHTML": .html(head(directory.metadata, entry, on: page)),
        "extensibility": .text(Wording.extensibility(isExtensible: directory.isExtensible)),
        "isExtensible": .flag(directory.isExtensible),
        "externalHTML": .ifAny(directory.external.map { HTML.link($0.title, to: $0.url) }),
        "externalPattern": .ifAny(directory.external?.pattern),
        "codesHTML": .ifAny(codes),
        "languageHeadingsHTML": .ifAny(headings),
        "columnHeadingsHTML": .ifAny(columnHeadings),
        "hasCounterparts": .flag(!counterparts.isEmpty),
        "hasDefinitions": .flag(hasDefinitions),
        "crosswalksHTML": .ifAny(crosswalks(of: .directory(link), on: page)),
        "usesHTML": .ifAny(usage.placesOfDirectory[link].map { places($0, on: page) }),
        "aboutHTML": .html(
          about(
            directory.metadata, parts: directory.codes.compactMap(translatable), iris: iris(directory),
            anchors: anchors(of: directory), on: page)),
      ])
    return try artefact(directory.metadata, entry, on: page, content: content)
  }

  private mutating func code(
    _ code: Code, of directory: CodeDirectory, languages: [String], hasDefinitions: Bool,
    counterparts: [String: HTML], on page: Page
  ) throws(TemplateError) -> HTML {
    var values = HTML()
    for (column, value) in zip(directory.columns, code.columns) {
      let known = column.codes.flatMap { link in standard[link].codes.first { $0.value == value } }
      values += "<td>\(known?.label.plain ?? value ?? "")</td>"
    }
    var translations = HTML()
    for language in languages {
      translations += "<td lang=\"\(language)\" dir=\"auto\">\(code.label[language] ?? "")</td>"
    }
    return try html(
      "code",
      [
        "anchor": .text(SiteNaming.codeAnchor(code.value)),
        "code": .text(code.value),
        "labelHTML": .html(page.html(code.label)),
        "name": .ifAny(code.name),
        "translationsHTML": .ifAny(translations),
        "valuesHTML": .ifAny(values),
        "counterpartsHTML": .ifAny(counterparts[code.value]),
        "hasDefinitions": .flag(hasDefinitions),
        "definitionHTML": .ifAny(code.definition.map(page.html)),
        "deprecationHTML": .ifAny(code.deprecation.map { deprecation($0, on: page) }),
      ])
  }

  /// Labels have columns of their own; definitions do not.
  private func translatable(_ code: Code) -> Translatable? {
    guard let definition = code.definition else { return nil }
    return Translatable(name: "<code>\(code.value)</code>", label: nil, summary: definition)
  }

  /// The name that a code has in programs, when it has one of its own, and its IRI.
  private func iris(_ directory: CodeDirectory) -> HTML {
    var html = HTML(capacity: 192 * directory.codes.count)
    let hasNames = directory.codes.contains { $0.name != nil }
    for code in directory.codes {
      let name: HTML = hasNames ? "<td>\(code.name.map { "<code>\($0)</code>" as HTML } ?? HTML())</td>" : ""
      html += "<tr><th scope=\"row\"><code>\(code.value)</code></th>\(name)<td><code>\(code.iri)</code></td></tr>\n"
    }
    return html
  }

  func anchors(of directory: CodeDirectory) -> [String: String] {
    let values = directory.metadata.deviations.compactMap(\.of)
    var anchors: [String: String] = [:]
    if values.isEmpty { return anchors }
    for code in directory.codes where values.contains(code.value) {
      anchors[code.value] = "#" + SiteNaming.codeAnchor(code.value)
    }
    return anchors
  }
}
