package import Model
package import Source

/// One text of the standard for people: what it says of what, where, and in which languages.
package struct TextEntry: Sendable {
  /// The key under which it was written: `label`, `summary`, `definition`, …
  package let key: String
  /// What it belongs to, as an author refers to it: `DO.EMP.02 Member, attribute employment_info`.
  package let owner: String
  package let text: Text
  /// The name of what it belongs to.
  package let origin: Origin
}

/// All texts of a standard, in the order in which a listing shows the definitions.
package struct Texts: Sendable {
  package private(set) var entries: [TextEntry] = []

  package init(_ standard: Standard) {
    for entry in Entry.all(of: standard) {
      add(entry.metadata)
      switch entry.target {
      case .codeDirectory(let link):
        for column in standard[link].columns {
          add("label", column.label, of: entry.metadata, "column \(column.name)")
          add("summary", column.summary, of: entry.metadata, "column \(column.name)")
        }
        for code in standard[link].codes { add(code, of: entry.metadata) }
      case .object(let link):
        for attribute in standard[link].attributes where attribute.declaredBy == link {
          add(attribute, of: entry.metadata)
        }
      case .process(let link): add(standard[link])
      case .endpoint(let link):
        for error in standard[link].errors {
          add("summary", error.summary, of: entry.metadata, "error \(error.status)")
        }
        add(standard[link].service.levels, "what", of: entry.metadata)
      case .securityScheme(let link):
        if case .oauth2ClientCredentials(_, let scopes) = standard[link].method {
          for scope in scopes { add("summary", scope.summary, of: entry.metadata, "scope \(scope.name)") }
        }
      case .rule(let link):
        add("message", standard[link].message, of: entry.metadata)
        for parameter in standard[link].parameters {
          add("summary", parameter.summary, of: entry.metadata, "parameter \(parameter.name)")
        }
      case .crosswalk(let link):
        for map in standard[link].maps { add("note", map.note, of: entry.metadata, map.source) }
        for entry in standard[link].unmatched {
          add("unmatched", entry.reason, of: standard[link].metadata, entry.target)
        }
      case .dataType, .example: break
      }
    }
  }

  private mutating func add(_ metadata: Metadata) {
    add("label", metadata.label, of: metadata)
    add("summary", metadata.summary, of: metadata)
    add("description", metadata.description, of: metadata)
    add("unused", metadata.unused, of: metadata)
    add("reason", metadata.deprecation?.reason, of: metadata)
    for note in metadata.notes { add("notes", note, of: metadata) }
    for deviation in metadata.deviations { add("reason", deviation.reason, of: metadata, deviation.of ?? "") }
  }

  private mutating func add(_ code: Code, of directory: Metadata) {
    let part = "code \(code.value)"
    add("label", code.label, of: directory, part, code.origin)
    add("definition", code.definition, of: directory, part, code.origin)
    add("reason", code.deprecation?.reason, of: directory, part, code.origin)
  }

  private mutating func add(_ attribute: Attribute, of object: Metadata) {
    let part = "attribute \(attribute.name)"
    add("label", attribute.label, of: object, part, attribute.origin)
    add("summary", attribute.summary, of: object, part, attribute.origin)
    add("description", attribute.description, of: object, part, attribute.origin)
    add("reason", attribute.deprecation?.reason, of: object, part, attribute.origin)
    for note in attribute.notes { add("notes", note, of: object, part, attribute.origin) }
  }

  private mutating func add(_ process: Process) {
    let metadata = process.metadata
    add("purpose", process.purpose, of: metadata)
    for actor in process.actors {
      add("name", actor.name, of: metadata, "actor \(actor.key)")
      add("summary", actor.summary, of: metadata, "actor \(actor.key)")
    }
    let lists = [
      ("triggers", process.triggers), ("assumptions", process.assumptions), ("preconditions", process.preconditions),
      ("inputs", process.inputs),
      ("outputs", process.outputs),
    ]
    for (key, texts) in lists { for text in texts { add(key, text, of: metadata) } }
    for step in process.steps {
      let part = "step \(step.key)"
      add("summary", step.summary, of: metadata, part, step.origin)
      add("repeats", step.repeats, of: metadata, part, step.origin)
      add("purpose", step.purpose, of: metadata, part, step.origin)
      add("legal_basis", step.legalBasis?.summary, of: metadata, part, step.origin)
    }
    for (key, branches) in [("alternatives", process.alternatives), ("exceptions", process.exceptions)] {
      for branch in branches {
        add(key, branch.when, of: metadata)
        add(key, branch.then, of: metadata)
      }
    }
    for decision in process.decisions {
      add("question", decision.question, of: metadata)
      add("yes", decision.yes, of: metadata)
      add("no", decision.no, of: metadata)
    }
    add(process.indicators, "name", of: metadata)
    add(process.serviceLevels, "what", of: metadata)
  }

  private mutating func add(_ measures: [Measure], _ key: String, of metadata: Metadata) {
    for measure in measures { add(key, measure.name, of: metadata) }
  }

  private mutating func add(
    _ key: String, _ text: Text?, of metadata: Metadata, _ part: String = "", _ origin: Origin? = nil
  ) {
    guard let text else { return }
    let owner = part.isEmpty ? metadata.reference : "\(metadata.reference), \(part)"
    entries.append(TextEntry(key: key, owner: owner, text: text, origin: origin ?? metadata.origin))
  }
}
