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
      standard[link].attributes.filter { $0.declaredBy == link || $0.isOverride }.flatMap { attribute -> [JSON] in
        [.string(SiteNaming.attributeAnchor(attribute.name)), .string(attribute.name)]
      }
    case .codeDirectory(let link):
      standard[link].codes.flatMap { code -> [JSON] in
        let label = code.label.plain
        let text = label == code.value ? label : "\(code.value) \(label)"
        return [.string(SiteNaming.codeAnchor(code.value)), .string(text)]
      }
    case .endpoint(let link): ["", .string(standard[link].path)]
    case .process, .dataType, .securityScheme, .example: []
    }
  }
}
