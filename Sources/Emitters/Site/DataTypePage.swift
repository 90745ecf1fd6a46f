import Emission
import Model
import Naming
import Printing

/// The page of a data type.
extension Site {
  mutating func dataTypePage(
    _ type: DataType, _ link: Link<DataType>, _ entry: Entry
  ) throws(TemplateError) -> Artefact {
    let page = page(at: entry.path)
    let children = derivedTypes[link, default: []].map { page.link(to: .dataType($0)) }
    let content = try html(
      "data-type",
      [
        "headHTML": .html(head(type.metadata, entry, on: page)),
        "constraintsHTML": .html(HTML.facts(constraints(type))),
        "parentHTML": .ifAny(type.parent.map { page.link(to: .dataType($0)) }),
        "childrenHTML": .ifAny(children.isEmpty ? nil : HTML.joined(children, by: ", ")),
        "samplesHTML": .ifAny(HTML.list(type.samples.map { "<code>\($0)</code>" }, class: "samples")),
        "usesHTML": .ifAny(usage.placesOfDataType[link].map { places($0, on: page) }),
        "aboutHTML": .html(about(type.metadata, on: page)),
      ])
    return try artefact(type.metadata, entry, on: page, content: content)
  }

  private func constraints(_ type: DataType) -> [(HTML, HTML)] {
    var facts: [(HTML, HTML)] = [("Form", HTML(text: Wording.primitive(type.primitive)))]
    if let format = type.format { facts.append(("Stands for", HTML(text: Wording.format(format)))) }
    if let length = Wording.length(type.minimumLength, type.maximumLength) {
      facts.append(("Length", HTML(text: length)))
    }
    if let range = Wording.range(type.minimum, type.maximum) { facts.append(("Range", HTML(text: range))) }
    if let pattern = type.pattern {
      facts.append(("Pattern", "<code>\(pattern)</code><br>The whole value matches this regular expression."))
    }
    return facts
  }
}
