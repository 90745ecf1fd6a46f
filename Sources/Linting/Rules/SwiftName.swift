import Diagnostics
import Model
import Naming
import Source

/// No two definitions, attributes or codes get one name in Swift.
struct SwiftName: Rule {
  static let documentation = RuleDocumentation(
    code: "swift-name",
    summary: "No two definitions, attributes or codes get one name in Swift.",
    why:
      "Two things of one name do not compile. Names are never made different behind the author's back, since a later "
      + "addition would then rename what integrators use already.",
    bad: "codes: { +1: Plus one, -1: Plus-one }",
    good: "codes: { +1: Plus one, -1: Minus one }      # or give a code a `name`")

  func check(_ standard: Standard, reporting diagnostics: inout Diagnostics) {
    func report<Party>(
      _ collisions: [NameCollision<Party>], _ noun: String, _ name: (Party) -> String, _ place: (Party) -> Origin,
      help: String
    ) {
      for collision in collisions {
        diagnostics.report(
          Diagnostic(
            Self.documentation.code,
            "the \(noun) `\(name(collision.first))` and `\(name(collision.second))` are both `\(collision.name)` in Swift",
            at: place(collision.second).span, also: [.init(place(collision.first).span, "the first one")], help: help))
      }
    }
    report(
      SwiftNaming.typeCollisions(in: standard).filter { !$0.second.isNamesake(of: $0.first) }, "definitions",
      \.reference, \.origin,
      help: "rename one of them, or move it to another module")
    report(
      SwiftNaming.endpointCollisions(in: standard), "endpoints", \.metadata.reference, \.metadata.origin,
      help: "rename one of them")
    for (index, object) in standard.dataObjects.enumerated() {
      // Where both are inherited, the parent has been reported.
      let own = SwiftNaming.attributeCollisions(in: object).filter { collision in
        [collision.first, collision.second].contains { $0.declaredBy.index == index }
      }
      report(own, "attributes", \.name, \.origin, help: "rename one of them")
    }
    for directory in standard.codeDirectories {
      // Two codes of one label are a mistake of their own, which `CodeLabel` reports.
      let distinct = SwiftNaming.codeCollisions(in: directory).filter { collision in
        collision.first.label.plain.lowercased() != collision.second.label.plain.lowercased()
      }
      report(
        distinct, "codes", \.value, \.origin,
        help: "give one of them a `name` for programs")
    }
  }
}
