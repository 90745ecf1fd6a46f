import Emission
import Model
import Naming
import Printing

/// The closing of a definition's page: where it departs from what was published, remarks, sources, other languages and
/// its name in linked data.
extension Site {
  /// A part of a definition that has texts of its own, e.g. an attribute.
  struct Translatable {
    let name: HTML
    let label: Text?
    let summary: Text?
  }

  mutating func about(
    _ metadata: Metadata, parts: [Translatable] = [], iris: HTML? = nil, anchors: [String: String] = [:], on page: Page
  ) throws(TemplateError) -> HTML {
    var deviations = HTML()
    for deviation in metadata.deviations {
      deviations += try self.deviation(deviation, anchors: anchors, on: page)
    }
    return try html(
      "about",
      [
        "deviationsHTML": .ifAny(deviations),
        "notesHTML": .ifAny(HTML.list(metadata.notes.map(page.html), class: "notes")),
        "sourcesHTML": .ifAny(HTML.list(metadata.sources.map(HTML.source))),
        "translationsHTML": .ifAny(translations(metadata, parts, page)),
        "iri": .text(metadata.iri),
        "irisHTML": .ifAny(iris),
      ])
  }

  /// A row of the deviations table. `anchors` leads from the name of an attribute or code to its place on the page.
  mutating func deviation(
    _ deviation: Deviation, anchors: [String: String], on page: Page
  ) throws(TemplateError) -> HTML {
    let place: HTML?
    if let name = deviation.of {
      place = anchors[name].map { "<a href=\"\($0)\"><code>\(name)</code></a>" } ?? "<code>\(name)</code>"
    } else {
      place = nil
    }
    return try html(
      "deviation",
      [
        "ofHTML": .ifAny(place),
        "publishedHTML": .html(page.html(deviation.published)),
        "hereHTML": .html(page.html(deviation.here)),
        "reasonHTML": .html(page.html(deviation.reason)),
      ])
  }

  /// For each language but the default one: the definition's texts, then those of its parts.
  private func translations(_ metadata: Metadata, _ parts: [Translatable], _ page: Page) -> HTML {
    var html = HTML()
    for language in standard.languages.dropFirst() {
      var facts: [(HTML, HTML)] = []
      if let label = metadata.label?[language] { facts.append(("Name", page.html(label))) }
      if let summary = metadata.summary[language] { facts.append(("Summary", page.html(summary))) }
      if let description = metadata.description?[language] {
        facts.append(("Description", page.markdown(description)))
      }
      for part in parts {
        let label = part.label?[language].map { "<strong>\($0)</strong>" as HTML }
        let summary = part.summary?[language].map(page.html)
        if let label, let summary {
          facts.append((part.name, "\(label)<br>\(summary)"))
        } else if let text = label ?? summary {
          facts.append((part.name, text))
        }
      }
      if facts.isEmpty { continue }
      html += "<section class=\"language\">\n<h3>\(Languages.name(of: language))</h3>\n"
      html += "<dl class=\"facts\">\n"
      for (name, fact) in facts {
        html += "<div><dt>"
        html += name
        html += "</dt><dd lang=\"\(language)\" dir=\"auto\">"
        html += fact
        html += "</dd></div>\n"
      }
      html += "</dl>\n</section>\n"
    }
    return html
  }
}

/// The names of languages in English, for those in which standards are most often published.
enum Languages {
  static func name(of tag: String) -> String {
    let primary = tag.split(separator: "-").first.map { $0.lowercased() } ?? tag
    let name: String? =
      switch primary {
      case "am": "Amharic"
      case "ar": "Arabic"
      case "bn": "Bengali"
      case "de": "German"
      case "en": "English"
      case "es": "Spanish"
      case "fa": "Persian"
      case "fr": "French"
      case "hi": "Hindi"
      case "id": "Indonesian"
      case "it": "Italian"
      case "km": "Khmer"
      case "lo": "Lao"
      case "ms": "Malay"
      case "ne": "Nepali"
      case "nl": "Dutch"
      case "pt": "Portuguese"
      case "ru": "Russian"
      case "rw": "Kinyarwanda"
      case "si": "Sinhala"
      case "sw": "Swahili"
      case "ta": "Tamil"
      case "th": "Thai"
      case "tr": "Turkish"
      case "uk": "Ukrainian"
      case "ur": "Urdu"
      case "uz": "Uzbek"
      case "vi": "Vietnamese"
      case "zh": "Chinese"
      default: nil
      }
    guard let name else { return tag }
    return primary == tag ? name : "\(name) (\(tag))"
  }
}
