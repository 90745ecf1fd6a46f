"""spec/cases/README.md lists where each inconsistency of the draft ends: what it cites is there."""

import pathlib
import re

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = ROOT / "spec/cases/README.md"


class TextLoader(yaml.SafeLoader):
    """Scalars stay text."""


TextLoader.yaml_implicit_resolvers = {}


def deviations():
    """By identifier and by `ID Name`, what the deviations of each definition are about."""
    found = {}
    for path in (ROOT / "spec").rglob("*.yaml"):
        for definition in yaml.load_all(path.read_text(), Loader=TextLoader):
            identifier = next(iter(definition.values()))
            entries = list(definition.get("deviations") or [])
            for name, attribute in (definition.get("attributes") or {}).items():
                for entry in attribute.get("deviations") or []:
                    entries.append({"of": name, **entry})
            names = {entry.get("of") for entry in entries}
            for key in (identifier, f"{identifier} {definition.get('name')}"):
                found.setdefault(key, set()).update(names)
    return found


def rows():
    """The rows of the tables of inconsistencies, which have three columns."""
    for line in README.read_text().split("\n"):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 3 and cells[2].split(":")[0] in ("Deviation", "Golden case", "Note"):
            yield cells


def test_cited_deviations_exist():
    known = deviations()
    cited = 0
    for title, _, where in rows():
        if not where.startswith("Deviation: "):
            continue
        for part in where.removeprefix("Deviation: ").split("; "):
            match = re.fullmatch(r"([A-Za-z][A-Za-z0-9_. ]*?): ((?:`[^`]+`(?:, )?)+)", part)
            assert match, f"{title}: {part}"
            names = set(re.findall(r"`([^`]+)`", match[2]))
            assert names <= known.get(match[1], set()), f"{title}: {part}"
            cited += len(names)
    assert cited > 100


def test_cited_cases_exist():
    cited = {path for path in re.findall(r"GoldenTests/(Corpus/[\w/-]+)", README.read_text())}
    assert cited
    for path in cited:
        assert (ROOT / "Tests/GoldenTests" / path).is_dir(), path


def test_the_counts_are_right():
    kinds = {"Deviation": 0, "Golden case": 0, "Note": 0}
    for _, _, where in rows():
        kinds[where.split(":")[0]] += 1
    (total,) = re.findall(r"^\| all \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", README.read_text(), re.M)
    assert [int(each) for each in total] == [sum(kinds.values()), *kinds.values()]
