"""What the layout promises and no compiler checks."""

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = ROOT / "Sources"
DECLARATION = re.compile(r"^(?:package |private |fileprivate |final |indirect )*(?:struct|class|enum|protocol) (\w+)", re.M)
PRIVATE = re.compile(r"^(?:private|fileprivate) ", re.M)


def test_no_emitter_names_the_types_of_another():
    folders = sorted(path for path in (SOURCES / "Emitters").iterdir() if path.is_dir())
    texts = {folder.name: {file: file.read_text() for file in folder.rglob("*.swift")} for folder in folders}
    assert len(folders) >= 4
    for owner in texts:
        types = set()
        for text in texts[owner].values():
            for match in DECLARATION.finditer(text):
                if not PRIVATE.match(match.group(0)):
                    types.add(match.group(1))
        assert types, f"no type was found in {owner}"
        for other in texts:
            if other == owner:
                continue
            own = {name for text in texts[other].values() for name in DECLARATION.findall(text)}
            for file, text in texts[other].items():
                code = re.sub(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*', "", text)
                used = {name for name in types - own if re.search(rf"(?<![.\w]){name}\b", code)}
                assert not used, f"{file} names {used}, which belongs to {owner}"


def test_every_rule_is_in_the_list_in_the_order_of_its_file():
    listed = re.findall(r"^    (\w+)\.self,$", (SOURCES / "Linting/RuleSet.swift").read_text(), re.M)
    files = []
    for folder in ["Rules", "Completeness"]:
        files += sorted(path.stem for path in (SOURCES / "Linting" / folder).glob("*.swift"))
    assert listed == files


def test_nothing_but_the_edges_uses_foundation():
    allowed = {"Bench"}
    for file in SOURCES.rglob("*.swift"):
        if file.relative_to(SOURCES).parts[0] in allowed or "Support" in file.parts:
            continue
        # Texts of generated files may import it; the compiler itself starts faster without.
        assert not re.search(r"^(?:package |private )?import Foundation", file.read_text(), re.M), file


def test_the_table_of_defects_tells_the_truth():
    """Each case stands in the table of spec/README.md, and shows the codes that its row names."""
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in (ROOT / "spec/README.md").read_text().split("\n") if re.match(r"\| [A-D]\d", line)]
    corpus = ROOT / "Tests/GoldenTests/Corpus/defects"
    shown = {row[3].strip("`") for row in rows}
    assert {path.name for path in corpus.iterdir()} == {name for name in shown if re.match(r"[A-D]\d-", name)}
    for row in rows:
        folder = corpus / row[3].strip("`")
        if not row[3] or not folder.is_dir():
            continue
        said = set(re.findall(r"(?:error|warning)\[([a-z-]+)\]", (folder / "diagnostics.txt").read_text()))
        named = {code for code in re.findall(r"`([a-z]+(?:-[a-z]+)+)`", row[2]) if not code.startswith("yaml-") or code in said}
        assert named and named - said <= ({"definition-name"} if row[0].startswith("C1") else set()), row[0]
