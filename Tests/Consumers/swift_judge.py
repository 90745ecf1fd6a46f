"""Asks the generated Swift package whether instances are valid: decoding refuses them, or `validate()` finds faults.

A small program is built against the package, once; it then judges as many instances as are asked about.
"""

import json
import pathlib
import re
import subprocess

PROGRAM = """\
import Foundation
%(imports)s

/// What stands on a line of the input, and what is answered on a line of the output.
struct Question: Decodable {
  let subject: String
  let instance: String
}

struct Answer: Encodable {
  let accepted: Bool
  let faults: [String]
}

typealias Judgement = (Data) -> [String]

func judge<Value: Decodable>(
  _ type: Value.Type, _ validate: @escaping (Value) -> [ValidationFault]
) -> Judgement {
  { instance in
    do {
      return try validate(JSONDecoder().decode(type, from: instance)).map { "\\($0.kind.rawValue) at \\($0)" }
    } catch {
      return ["decoding: \\(error)"]
    }
  }
}

@main
struct Program {
  static func main() throws {
    var judgements: [String: Judgement] = [:]
    for add in additions { add(&judgements) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    while let line = readLine() {
      let question = try JSONDecoder().decode(Question.self, from: Data(line.utf8))
      guard let judgement = judgements[question.subject] else { fatalError("unknown subject \\(question.subject)") }
      let faults = judgement(Data(question.instance.utf8))
      let answer = try encoder.encode(Answer(accepted: faults.isEmpty, faults: faults))
      print(String(decoding: answer, as: UTF8.self))
    }
  }
}
"""

MANIFEST = """\
// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "SwiftJudge",
  platforms: [.macOS(.v14)],
  dependencies: [.package(path: %(path)s)],
  targets: [
    .executableTarget(
      name: "SwiftJudge", dependencies: [%(products)s], path: "Sources")
  ],
  swiftLanguageModes: [.v6]
)
"""

# The compiler checks each function by itself; a single one with all subjects would take it long.
SUBJECTS_PER_FUNCTION = 40


class SwiftJudge:
    """A program that judges instances by a generated package.

    `subjects` are triples of a key, the type with its module, and the expression that validates a value `$0`:
    ("DO.EMP.02", "DCIEmployment.Member", "$0.validate()"). `SwiftNaming.judged` in the compiler tells the last two.
    """

    def __init__(self, package, work, subjects):
        package = pathlib.Path(package).resolve()
        self.work = pathlib.Path(work)
        modules = re.findall(r'\.library\(name: "(\w+)"', (package / "Package.swift").read_text())
        imports = "\n".join(f"import {module}" for module in modules)
        products = ", ".join(f'.product(name: "{module}", package: "{package.name}")' for module in modules)
        self._write("Package.swift", MANIFEST % {"path": json.dumps(str(package)), "products": products})
        self._write("Sources/Program.swift", PROGRAM % {"imports": imports})
        self._write("Sources/Subjects.swift", self._subjects(imports, list(subjects)))
        done = subprocess.run(
            ["swift", "build"], cwd=self.work, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert done.returncode == 0, done.stdout[-20_000:]

    def judge(self, questions):
        """Answers pairs of a subject's key and the text of an instance, each with `accepted` and `faults`."""
        lines = [json.dumps({"subject": subject, "instance": instance}) for subject, instance in questions]
        if not lines:
            return []
        done = subprocess.run(
            [self.work / ".build" / "debug" / "SwiftJudge"],
            input="\n".join(lines) + "\n",
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(answers) == len(lines), f"{len(lines)} questions, {len(answers)} answers"
        return answers

    def _subjects(self, imports, subjects):
        parts = [subjects[at : at + SUBJECTS_PER_FUNCTION] for at in range(0, len(subjects), SUBJECTS_PER_FUNCTION)]
        lines = [imports, ""]
        for number, part in enumerate(parts):
            lines.append(f"private func add{number}(_ judgements: inout [String: Judgement]) {{")
            for key, type_, validation in part:
                lines.append(f"  judgements[{json.dumps(key)}] = judge({type_}.self) {{ {validation} }}")
            lines += ["}", ""]
        names = ", ".join(f"add{number}" for number in range(len(parts)))
        lines.append(f"let additions: [@Sendable (inout [String: Judgement]) -> Void] = [{names}]")
        return "\n".join(lines) + "\n"

    def _write(self, path, text):
        """Leaves a file with that text alone, so that it is not compiled again."""
        path = self.work / path
        if path.exists() and path.read_text() == text:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
