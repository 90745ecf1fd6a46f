"""One mistake, one diagnostic: the definitions are damaged in one place at a time, and no run may say more than one thing.

The damage is of kinds that break the shape of the YAML, so that everything else in the file is lost with it.
"""

import json
import os
import pathlib
import random
import re
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DCIC = os.environ.get("DCIC", str(ROOT / ".build/release/dcic"))
SPEC = ROOT / "spec"


def indented(lines, at):
    lines[at] = " " + lines[at]


def tabbed(lines, at):
    lines[at] = "\t" + lines[at]


def doubled(lines, at):
    if not lines[at].lstrip().startswith("-"):  # a second list item is half an item, with a mistake for each missing key
        lines.insert(at, lines[at])


def without_colon(lines, at):
    lines[at] = re.sub(r"^(\s*(?:- )?[A-Za-z_]+):", r"\1", lines[at])


@pytest.mark.parametrize("damage", [indented, tabbed, doubled, without_colon])
def test_one_mistake_is_one_diagnostic(tmp_path, damage):
    chance = random.Random(damage.__name__)
    files = sorted(SPEC.rglob("*.yaml"))
    spec = tmp_path / "spec"
    shutil.copytree(SPEC, spec)
    said_something = 0
    for _ in range(60):
        file = chance.choice(files)
        lines = file.read_text().split("\n")
        at = chance.randrange(len(lines))
        damage(lines, at)
        target = spec / file.relative_to(SPEC)
        target.write_text("\n".join(lines))
        result = subprocess.run(
            [DCIC, "check", "--format", "json"], cwd=tmp_path, capture_output=True, text=True, timeout=60)
        found = json.loads(result.stdout)["diagnostics"]
        assert result.returncode == (1 if any(d["severity"] == "error" for d in found) else 0)
        assert len(found) <= 1, (damage.__name__, str(file.relative_to(SPEC)), at + 1, found)
        said_something += len(found)
        shutil.copy(file, target)
    assert said_something > 20
