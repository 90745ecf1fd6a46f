import Compiler
import Emission
import Emitters
import Foundation
import Model
import Naming
import Printing
import Workspace

/// Writes the agreement corpus of a standard: valid instances of everything that can be judged, and for each constraint
/// instances that break it and nothing else. Everything is made from the model.
///
/// `subjects.json` says for each subject where the artefacts speak of it; `instances.jsonl` has an instance on each line,
/// with the constraint that it breaks and what each judge declares that it cannot see; `unbroken.json` names the
/// constraints that cannot be broken alone.
@main
struct AgreementCorpus {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      print("usage: AgreementCorpus SPEC OUT")
      exit(64)
    }
    let sources = try await SpecDirectory.read(arguments[1], jobs: 2)
    let checked = await Compiler.check(sources, jobs: 2)
    guard !checked.hasErrors else {
      print("the standard has errors; see dcic check")
      exit(1)
    }
    let corpus = AgreementCorpus(checked.standard)
    try FileManager.default.createDirectory(atPath: arguments[2], withIntermediateDirectories: true)
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: arguments[2]).appendingPathComponent(name))
    }
    let contents = corpus.contents()
    try write("subjects.json", contents.subjects.text)
    try write("instances.jsonl", contents.instances.map { $0.compactText + "\n" }.joined())
    try write("unbroken.json", contents.unbroken.text)
  }

  private let standard: Standard
  private let maker: Maker
  private let judges: [(name: String, judge: any Judge)]

  private init(_ standard: Standard) {
    self.standard = standard
    maker = Maker(standard, Oracle(standard))
    judges = Emitters.judges.map { ($0.name, $0.init(standard)) }
  }

  private func contents() -> (subjects: JSON, instances: [JSON], unbroken: JSON) {
    let places = SubjectPlaces(standard)
    let valid = ValidInstances(maker: maker)
    let breakages = Breakages(maker: maker)
    let ruleBreakages = RuleBreakages(maker)
    var instances: [JSON] = []
    var unbroken: [JSON] = []
    for subject in standard.subjects {
      let key = places.key(of: subject)
      let accepted = valid.instances(of: subject)
      instances += accepted.map { ["subject": .string(key), "instance": $0] }
      for constraint in standard.constraints(on: subject) {
        let broken =
          if case .rule(let link) = constraint.kind {
            ruleBreakages.instances(breaking: link, of: subject, valid: accepted)
          } else {
            breakages.instances(breaking: constraint, of: accepted)
          }
        if broken.isEmpty { unbroken.append(description(of: constraint, key)) }
        instances += broken.map { instance in
          .object(
            [JSON.Member("breaks", description(of: constraint, key)), .init("limits", limits(on: constraint))]
              + [.init("subject", .string(key)), .init("instance", instance)])
        }
      }
    }
    return (.object(standard.subjects.map { .init(places.key(of: $0), places.json($0)) }), instances, .array(unbroken))
  }

  private func description(of constraint: Constraint, _ subject: String) -> JSON {
    var rule: JSON?
    if case .rule(let link) = constraint.kind { rule = .string(standard[link].metadata.id) }
    var other: JSON?
    if case .valueType(let value) = constraint.kind { other = .string(value.rawValue) }
    return .object(
      present: ("subject", .string(subject)), ("attribute", constraint.attribute.map(JSON.string)),
      ("kind", .string(constraint.kind.name)), ("not", other), ("rule", rule))
  }

  private func limits(on constraint: Constraint) -> JSON {
    .object(
      judges.compactMap { name, judge in
        judge.limit(on: constraint).map {
          JSON.Member(name, ["reason": .string($0.reason), "partial": .bool($0.isPartial)])
        }
      })
  }
}
