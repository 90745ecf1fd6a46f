import Emission
import Model
import Naming
import Printing

/// What the search and the side navigation know: a script that assigns a constant, since a page opened from a disk may
/// not fetch a file. One line for each definition.
extension Site {
  func searchIndex() -> Artefact {
    var text = "// Written by dcic from the definitions of the standard. Do not edit.\n\"use strict\";\n"
    text += "const searchIndex = {\n\"kinds\": "
    let kinds = SiteNaming.Kind.allCases.filter { !entries(of: $0).isEmpty }
    text +=
      JSON.array(
        kinds.map { [.string($0.rawValue), .string(Wording.kind($0).singular), .string(Wording.kind($0).plural)] }
      ).compactText
    text += ",\n\"modules\": "
    text += JSON.array(standard.modules.map { .string($0.title.plain) }).compactText
    text += ",\n\"entries\": [\n"
    for entry in entries {
      text += line(entry, kind: kinds.firstIndex(of: entry.kind) ?? 0).compactText
      text += ",\n"
    }
    text += "]\n};\n"
    return Artefact(path: "docs/assets/search-index.js", text: text)
  }

  /// `[kind, module, identifier, name, label, path, summary, [anchor, text, anchor, text, …]]`
  private func line(_ entry: Entry, kind: Int) -> JSON {
    let metadata = standard.metadata(of: entry.subject)
    return [
      .integer(kind), .integer(entry.module.index), .string(metadata.id), .string(metadata.name),
      .string(metadata.label?.plain ?? ""), .string(entry.path), .string(metadata.summary.plain),
      .array(parts(of: entry.subject)),
    ]
  }

  /// Places on the page that readers look for: the attributes that an object adds to those it inherits, and codes.
  private func parts(of subject: Subject) -> [JSON] {
    switch subject {
    case .object(let link):
      var parts: [JSON] = []
      for attribute in standard[link].attributes where attribute.declaredBy == link || attribute.isOverride {
        parts.append(.string(SiteNaming.attributeAnchor(attribute.name)))
        parts.append(.string(attribute.name))
      }
      return parts
    case .codeDirectory(let link):
      var parts: [JSON] = []
      for code in standard[link].codes {
        let label = code.label.plain
        parts.append(.string(SiteNaming.codeAnchor(code.value)))
        parts.append(.string(label == code.value ? label : "\(code.value) \(label)"))
      }
      return parts
    case .endpoint(let link): return ["", .string(standard[link].path)]
    case .process, .dataType, .securityScheme, .rule, .crosswalk, .example: return []
    }
  }
}
