package import Emission
import LinkedData
package import Model
import Naming
import Printing

/// RDF for those who do not read JSON-LD, in Turtle.
///
/// - `vocabulary/<module>.ttl` is the graph of the vocabulary that the target `jsonld` publishes.
/// - `shapes/<module>.ttl` says in SHACL what the RDF of an object must look like.
///
/// Everything has an IRI that does not depend on its neighbours, so that the difference between two versions of a file
/// is the difference between two versions of the standard.
package struct RDFEmitter: Emitter {
  package static let name = "rdf"
  package static let summary = "Vocabularies and SHACL shapes in Turtle."

  package init() {}

  package func emit(_ standard: Standard, templates: Templates) throws(TemplateError) -> [Artefact] {
    let terms = LinkedTermTables(standard)
    let vocabularies = Vocabularies(standard, ContextDocuments(standard, terms))
    let shapes = Shapes(standard, terms)
    var artefacts = [
      Artefact(
        path: Self.name + "/README.md",
        text: RDFReadme.text(standard, limits: SHACLJudge(standard).limitTable(standard)))
    ]
    for index in standard.modules.indices {
      let link = Link<Module>(index)
      let module = standard[link]
      artefacts.append(
        Artefact(
          path: Self.name + "/" + RDFNaming.vocabularyPath(of: module),
          bytes: vocabularyTurtle(vocabularies.nodes(link), standard)))
      artefacts.append(
        Artefact(path: Self.name + "/" + RDFNaming.shapesPath(of: module), bytes: shapes.turtle(link)))
    }
    return artefacts
  }
}
