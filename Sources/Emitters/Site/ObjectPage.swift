import Emission
import Model
import Naming
import Printing

/// The page of a data object or a message.
extension Site {
  mutating func objectPage(
    _ object: DataObject, _ link: Link<DataObject>, _ entry: Entry
  ) throws(TemplateError) -> Artefact {
    let page = page(at: entry.path)
    let names = object.attributes.map(\.name)
    var attributes = HTML(capacity: 1024 * object.attributes.count)
    for attribute in object.attributes {
      attributes += try self.attribute(attribute, of: link, siblings: names, on: page)
    }
    let children = usage.children[link, default: []].map { page.link(to: $0) }
    let subclasses = children.isEmpty ? nil : HTML.joined(children, by: ", ")
    let content = try html(
      "object",
      [
        "headHTML": .html(head(object.metadata, entry, on: page)),
        "parentHTML": .ifAny(object.parent.map { page.link(to: $0) }),
        "childrenHTML": .ifAny(subclasses),
        "attributesHTML": .ifAny(attributes),
        "isEnvelope": .flag(object.envelope != nil),
        "choiceHTML": .ifAny(choice(object, on: page)),
        "rulesHTML": .ifAny(rules(of: link, on: page)),
        "crosswalksHTML": .ifAny(crosswalks(of: .object(link), on: page)),
        "usesHTML": .ifAny(uses(of: link, on: page)),
        "examplesHTML": .ifAny(exampleBoxes([.instance(link)], on: page)),
        "aboutHTML": .html(
          about(
            object.metadata,
            parts: object.attributes.filter { $0.declaredBy == link || $0.isOverride }.map(translatable),
            iris: iris(object), anchors: anchors(of: object), on: page)),
      ])
    return try artefact(object.metadata, entry, on: page, content: content)
  }

  private func translatable(_ attribute: Attribute) -> Translatable {
    Translatable(name: "<code>\(attribute.name)</code>", label: attribute.label, summary: attribute.summary)
  }

  private mutating func attribute(
    _ attribute: Attribute, of object: Link<DataObject>, siblings: [String], on page: Page
  ) throws(TemplateError) -> HTML {
    let isInherited = attribute.declaredBy != object && !attribute.isOverride
    let ancestor = attribute.declaredBy == object ? nil : page.link(to: attribute.declaredBy)
    return try html(
      "attribute",
      [
        "anchor": .text(SiteNaming.attributeAnchor(attribute.name)),
        "name": .text(attribute.name),
        "label": .ifAny(attribute.label?.plain),
        "typeHTML": .html(type(attribute.type, on: page)),
        "cardinality": .text(Wording.cardinality(attribute.cardinality)),
        "notation": .text(attribute.cardinality.description),
        "isRequired": .flag(attribute.cardinality.isRequired),
        "summaryHTML": .html(page.html(attribute.summary)),
        "descriptionHTML": .ifAny(attribute.description.map(page.markdown)),
        "default": .ifAny(attribute.defaultValue?.compactText),
        "privacy": .ifAny(attribute.privacy.flatMap { $0 == .impersonal ? nil : Wording.privacy($0) }),
        "privacyKey": .text(attribute.privacy?.rawValue ?? ""),
        "inheritedHTML": .ifAny(isInherited ? ancestor : nil),
        "narrowsHTML": .ifAny(isInherited ? nil : ancestor),
        "deprecationHTML": .ifAny(
          attribute.deprecation.map { deprecation($0, siblings: siblings, on: page) }
            ?? (attribute.status == .deprecated ? "<strong>Deprecated</strong>." : nil)),
        "isDraft": .flag(attribute.status == .draft),
        "since": .ifAny(attribute.since),
        "notesHTML": .ifAny(HTML.list(attribute.notes.map(page.html), class: "notes")),
      ])
  }

  func type(_ type: AttributeType, on page: Page) -> HTML {
    switch type {
    case .data(let link): page.link(to: .dataType(link))
    case .code(let link): page.link(to: .codeDirectory(link))
    case .object(let link): page.link(to: link)
    case .choice(let choice): "<a href=\"#choice\">depends on <code>\(choice.discriminator)</code></a>"
    case .parameter(.header): "the header that the endpoint names"
    case .parameter(.message): "the message that the endpoint names"
    }
  }

  /// Each case in words: `When query_type is "expression", query is ExpressionQuery.`
  private func choice(_ object: DataObject, on page: Page) -> HTML {
    guard let (attribute, choice) = object.choice else { return HTML() }
    let directory = standard[choice.directory]
    var labels: [String: String] = [:]
    for code in directory.codes { labels[code.value] = code.label.plain }
    var html: HTML = """
      <p>What <a href="#\(SiteNaming.attributeAnchor(attribute.name))"><code>\(attribute.name)</code></a> holds depends \
      on the code in <a href="#\(SiteNaming.attributeAnchor(choice.discriminator))"><code>\(choice.discriminator)</code></a>, \
      from \(page.link(to: .codeDirectory(choice.directory))):</p>
      <ul>

      """
    let directoryPath = page.root + links.path(of: .codeDirectory(choice.directory))
    for option in choice.cases {
      let code: HTML =
        "<a href=\"\(directoryPath)#\(SiteNaming.codeAnchor(option.code))\"><code>\(option.code)</code></a>"
      let label = labels[option.code].map { $0 == option.code ? "" : " (\($0))" as HTML } ?? ""
      let many: HTML = option.cardinality.isList ? ", a list (<code>\(option.cardinality.description)</code>)" : ""
      html += "<li>when it is \(code)\(label): \(type(option.type, on: page))\(many)</li>\n"
    }
    html += "</ul>\n"
    return html
  }

  private func uses(of object: Link<DataObject>, on page: Page) -> HTML {
    var facts: [(HTML, HTML)] = []
    if let places = usage.placesOfObject[object] { facts.append(("Attributes", self.places(places, on: page))) }
    if let endpoints = usage.endpointsOfMessage[object] {
      facts.append(("Endpoints", HTML.list(endpoints.map { page.link(to: $0) })))
    }
    if let processes = usage.processesOfObject[object] {
      facts.append(("Processes", HTML.list(processes.map { page.link(to: $0) })))
    }
    return HTML.facts(facts)
  }

  /// Attributes that refer to a definition, those of one object together.
  func places(_ places: [Usage.Place], on page: Page) -> HTML {
    var items: [HTML] = []
    var index = 0
    while index < places.count {
      let object = places[index].object
      var item: HTML = "\(page.link(to: object)): "
      var isFirst = true
      while index < places.count, places[index].object == object {
        if !isFirst { item += ", " }
        isFirst = false
        item += page.link(to: places[index].attribute, of: object)
        index += 1
      }
      items.append(item)
    }
    return HTML.list(items)
  }

  private func iris(_ object: DataObject) -> HTML {
    var html = HTML(capacity: 192 * object.attributes.count)
    for attribute in object.attributes {
      html += "<tr><th scope=\"row\"><code>\(attribute.name)</code></th><td><code>\(attribute.iri)</code></td></tr>\n"
    }
    return html
  }

  /// From names in deviations to places on the page.
  func anchors(of object: DataObject) -> [String: String] {
    let names = object.metadata.deviations.compactMap(\.of)
    var anchors: [String: String] = [:]
    if names.isEmpty { return anchors }
    for attribute in object.attributes where names.contains(attribute.name) {
      anchors[attribute.name] = "#" + SiteNaming.attributeAnchor(attribute.name)
    }
    return anchors
  }
}
