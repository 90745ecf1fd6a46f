package import Emission
import LinkedData
package import Model
import Naming
import Printing

/// Linked data: JSON-LD 1.1 contexts that give every plain JSON message of the standard a meaning, the vocabularies
/// that this meaning refers to, and the examples to try it out.
///
/// - `contexts/<module>/<Object>.jsonld` explains the values of one object or message. Each begins with `null`, so
///   that a nested value is read by the context of its own object and by nothing around it. Contexts name one another by
///   relative references in string form: processors detect cycles (a place contains places) in this form only.
/// - `contexts/<module>/<Object>/<attribute>.jsonld` does it for a value whose type depends on another attribute.
/// - `contexts/<module>/api/<endpoint>-request.jsonld` and `…-response.jsonld` explain a whole body.
/// - `contexts/<module>.jsonld` has the classes of a module, for data that say their `@type`.
/// - `vocabulary/<module>.jsonld` declares classes, properties, data types and codes.
/// - `examples/<example>.jsonld` holds each example with its context.
///
/// Deliberately absent: `@vocab` for keys (a misspelt key must vanish, not become a property) and `@protected` (a
/// nested value may name a context of its own).
package struct JSONLDEmitter: Emitter {
  package static let name = "jsonld"
  package static let summary = "JSON-LD 1.1 contexts, vocabularies and examples."

  package init() {}

  package func emit(_ standard: Standard, templates: Templates) throws(TemplateError) -> [Artefact] {
    let terms = LinkedTermTables(standard)
    let writer = ContextWriter(standard)
    var artefacts = [Artefact(path: Self.name + "/README.md", text: LinkedDataReadme.text(standard))]
    func add(_ path: String, _ json: JSON) {
      artefacts.append(Artefact(path: Self.name + "/" + path, bytes: json.bytes))
    }
    let contexts = ContextDocuments(standard, terms)
    for document in contexts.documents { add(document.path, writer.json(document)) }
    for index in standard.modules.indices {
      let module = Link<Module>(index)
      add(JSONLDNaming.contextPath(of: standard[module]), writer.json(classesOf: module))
    }
    let vocabularies = VocabularyWriter(standard, Vocabularies(standard, contexts))
    for index in standard.modules.indices {
      let module = Link<Module>(index)
      add(JSONLDNaming.vocabularyPath(of: standard[module]), vocabularies.json(module))
    }
    for example in standard.examples {
      add(JSONLDNaming.examplePath(of: example), linkedExample(example, standard, terms))
    }
    return artefacts
  }
}
