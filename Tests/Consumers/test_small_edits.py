"""A small edit of the definitions makes a small difference: in every target, only lines that concern it change."""

import os
import pathlib
import re
import shutil
import subprocess
from dataclasses import dataclass

import pytest
from small_diff import difference, spellings

DCIC = os.environ.get("DCIC", pathlib.Path(__file__).resolve().parents[2] / ".build/release/dcic")

ATTRIBUTE = """\
  made_for_measuring:
    type: DT.COM.02 string
    cardinality: 0..1
    label: { en: Measured quantity, fr: Quantité mesurée, es: Cantidad medida }
    summary: Shows which lines an edit changes.
    privacy: none
"""
ATTRIBUTE_TERMS = spellings("made_for_measuring") | {
    "Measured quantity", "Quantité mesurée", "Cantidad medida", "Shows which lines an edit changes."}

# Messages have no labels, and the page of one has no table of translations.
PLAIN_ATTRIBUTE = "\n".join(line for line in ATTRIBUTE.split("\n") if "label" not in line)

OBJECT = """\
object: DO.TEST.01
name: MeasuredThing
label: { en: Measured thing, fr: Chose mesurée, es: Cosa medida }
summary: Shows what another object changes.
privacy: none
unused: Nothing but a measurement needs it.
attributes:
  measured_size:
    type: DT.COM.03 integer
    cardinality: 0..1
    label: { en: Measured size, fr: Taille mesurée, es: Tamaño medido }
    summary: How large it is.
---
example: of-a-measured-thing
of: DO.TEST.01 MeasuredThing
summary: A measured thing.
value:
  measured_size: 3
"""


@dataclass
class Edit:
    """A text in place of another: in one file where it stands first, or as a word everywhere."""

    what: str
    path: str
    old: str
    new: str
    # What the lines of generated files must name that change.
    terms: set
    # The pages with the number of all objects.
    totals: tuple = ()

    def apply(self, spec):
        if not self.path:
            for path in spec.rglob("*.yaml"):
                text = path.read_text("utf-8")
                path.write_text(re.sub(rf"\b{self.old}\b", self.new, text), "utf-8")
        elif not self.old:
            (spec / self.path).write_text(self.new, "utf-8")
        else:
            text = (spec / self.path).read_text("utf-8")
            assert self.old in text
            (spec / self.path).write_text(text.replace(self.old, self.new, 1), "utf-8")


def attribute(name, *others):
    return spellings(name) | set(others)


EDITS = [
    Edit("add an attribute to an object of the registry", "employment/registry/objects/benefit-frequency.yaml",
         "attributes:\n", "attributes:\n" + ATTRIBUTE, ATTRIBUTE_TERMS),
    Edit("add an attribute to an object that others extend", "cases/objects/shared.yaml",
         "attributes:\n", "attributes:\n" + ATTRIBUTE, ATTRIBUTE_TERMS),
    Edit("add an attribute to a message", "employment/messages/subscribe-response.yaml",
         "attributes:\n", "attributes:\n" + PLAIN_ATTRIBUTE, ATTRIBUTE_TERMS),
    Edit("rename an attribute of both interfaces", "", "maiden_name", "birth_name",
         attribute("maiden_name") | attribute("birth_name")),
    Edit("rename an attribute of a message", "cases/messages/employment-benefit.yaml",
         "childcare_allowance", "childcare_support",
         attribute("childcare_allowance") | attribute("childcare_support")),
    Edit("allow many values of an attribute of an object",
         "cases/objects/pes-client-social-assistance-eligibility.yaml",
         "ficha_social_score:\n    type: DT.COM.03 integer\n    cardinality: 0..1",
         "ficha_social_score:\n    type: DT.COM.03 integer\n    cardinality: 0..*", attribute("ficha_social_score")),
    Edit("allow many values of an attribute of a message", "employment/messages/subscribe-response.yaml",
         "status_reason_message:\n    type: explanation\n    cardinality: 0..1",
         "status_reason_message:\n    type: explanation\n    cardinality: 0..*", attribute("status_reason_message")),
    Edit("change the type of an attribute of an object",
         "cases/objects/pes-client-social-assistance-eligibility.yaml",
         "ficha_social_score:\n    type: DT.COM.03 integer", "ficha_social_score:\n    type: DT.COM.04 decimal",
         attribute("ficha_social_score")),
    Edit("change the type of an attribute of a message", "employment/messages/subscribe-response.yaml",
         "status_reason_message:\n    type: explanation", "status_reason_message:\n    type: DT.COM.02 string",
         attribute("status_reason_message")),
    Edit("add a code", "cases/codes/05-training-type.yaml",
         "codes:\n",
         "codes:\n  measured_training:\n    label: { en: Measured course, fr: Cours mesuré, es: Curso medido }\n"
         "    definition: Shows which lines a code changes.\n    columns: { duration: 1 day, certification: No paper }\n",
         attribute("measured_training", "Measured course", "measuredCourse", "MEASURED_COURSE")),
    Edit("change the label of a code", "employment/codes/employment-type.yaml", "en: Permanent,", "en: Open-ended,",
         {"Permanent", "permanent", "PERMANENT", "Open-ended", "openEnded", "OPEN_ENDED"}),
    Edit("change the label of an attribute", "employment/objects/employment-info.yaml",
         "en: Job title,", "en: Name of the post,", {"Job title", "Name of the post"}),
    Edit("change the summary of an object", "employment/objects/employment-info.yaml",
         "summary: One job in the work history of a person.", "summary: One post in the life of a person.",
         {"One job in the work history of a person", "One post in the life of a person"}),
    Edit("change the summary of a message", "employment/messages/subscribe-response.yaml",
         "summary: Says which subscriptions were accepted.", "summary: Tells which subscriptions hold.",
         {"Says which subscriptions were accepted", "Tells which subscriptions hold"}),
    Edit("add an object", "employment/objects/measured-thing.yaml", "", OBJECT,
         attribute("MeasuredThing", "DO.TEST.01") | attribute("measured_size"),
         ("docs/index.html", "docs/traceability.html")),
    Edit("remove an attribute of a message", "cases/messages/employment-benefit.yaml",
         "  childcare_allowance:\n    type: Money\n    cardinality: 0..1\n"
         "    summary: For care of the children meanwhile.\n", "",
         attribute("childcare_allowance", "For care of the children meanwhile.")),
]


def generated(spec, out):
    command = [DCIC, "generate", "--quiet", "--spec", spec, "--out", out]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == 0, done.stderr[-5_000:]
    (out / ".dcic-manifest").unlink()
    return out


@pytest.fixture(scope="module")
def before(spec, tmp_path_factory):
    return generated(spec, tmp_path_factory.mktemp("edits") / "before")


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.what.replace(" ", "-"))
def test_an_edit_changes_lines_that_concern_it(edit, spec, before, tmp_path, capsys):
    changed = tmp_path / "spec"
    shutil.copytree(spec, changed)
    edit.apply(changed)
    after = before.parent / "after"
    try:
        found = difference(before, generated(changed, after), edit.terms, edit.totals)
    finally:
        shutil.rmtree(after, ignore_errors=True)
    with capsys.disabled():
        counts = ", ".join(f"{target} {lines} in {found.files[target]}" for target, lines in found.lines.items())
        print(f"\n{edit.what}: lines that changed, and files: {counts}")
    assert found.unconcerned == []
    assert set(found.lines) <= {path.name for path in before.iterdir()} and found.lines


# The comparison itself, on files made up for it. In each, `new_name` was added or changed.

CONCERNED = {
    "a.yaml": ("""
properties:
  old:
    type: string
""", """
properties:
  old:
    type: string
  new_name:
    type: integer
    items:
      - minimum: 1
"""),
    "a.json": ("""
{
  "required": ["old"],
  "old": {
    "type": "string"
  }
}
""", """
{
  "required": ["old", "new_name"],
  "old": {
    "type": "string"
  },
  "new_name": {
    "type": "integer"
  }
}
"""),
    "nodes.json": ("""
[
  {
    "@id": "x:old",
    "@type": "Property"
  }
]
""", """
[
  {
    "@id": "x:old",
    "@type": "Property"
  },
  {
    "@id": "x:new_name",
    "@type": "Property"
  }
]
"""),
    "a.ttl": ("""
x:old
  a sh:PropertyShape ;
.
""", """
x:old
  a sh:PropertyShape ;
.

x:new_name
  a sh:PropertyShape ;
  sh:maxCount 1 ;
.
"""),
    "a.swift": ("""
struct Thing {
  /// What it was.
  var newName: Int?
}
""", """
struct Thing {
  /// What it is now.
  var newName: [Int]
}
"""),
    "a.html": ("""
<table>
<tr id="attribute-new_name"><th>new_name</th>
<td>optional (0..1)</td>
</tr>
</table>
""", """
<table>
<tr id="attribute-new_name"><th>new_name</th>
<td>optional, many (0..*)</td>
</tr>
</table>
"""),
    "neighbours.html": ("""
<p class="next"><a href="../a/old.html">old</a></p>
""", """
<p class="next"><a href="../b/new_name.html">new_name</a></p>
"""),
    "index.js": ("""
["Thing",["old","other"]],
""", """
["Thing",["old","new_name","other"]],
"""),
}

UNCONCERNED = {
    "blank nodes with numbers": ("a.ttl", "x:old\n  sh:property _:b1 ;\n.\n", "x:old\n  sh:property _:b2 ;\n.\n"),
    "a counter in a name": ("a.json", '{\n  "Inline3": {}\n}\n', '{\n  "Inline4": {}\n}\n'),
    "a counter beside the name": ("a.swift", "func newName12() {}\n", "func newName13() {}\n"),
    "another order": ("a.json", '{\n  "a": 1,\n  "b": 2\n}\n', '{\n  "b": 2,\n  "a": 1\n}\n'),
    "another order in a line that names it": (
        "index.js", '["Thing",' + '"word",' * 40 + '"one","two"],\n',
        '["Thing",' + '"word",' * 40 + '"two","new_name","one"],\n'),
    "a count": ("a.html", "<p>12 attributes</p>\n", "<p>13 attributes</p>\n"),
    "a count in a line that names it": (
        "a.html", "<p>12 attributes: old</p>\n", "<p>13 attributes: old, new_name</p>\n"),
    "a neighbour of the block": (
        "a.yaml", "new_name:\n  type: string\nold:\n  type: string\n",
        "new_name:\n  type: string\nold:\n  type: integer\n"),
    "a row of the table that names it": (
        "a.html", '<table>\n<tr id="new_name">\n<td>a</td>\n</tr>\n<tr id="old">\n<td>a</td>\n</tr>\n</table>\n',
        '<table>\n<tr id="new_name">\n<td>a</td>\n</tr>\n<tr id="old">\n<td>b</td>\n</tr>\n</table>\n'),
    "a comment of another": (
        "a.swift", "  /// One.\n  var old: Int\n  var newName: Int\n",
        "  /// Two.\n  var old: Int\n  var newName: Int\n"),
    "a longer name": ("a.yaml", "old: 1\n", "old: 1\nanother_new_names: 1\n"),
    "a new file": ("old/b.json", None, "{\n  \"old\": 1\n}\n"),
}


def compared(folder, files):
    """What differs between files made of pairs of texts."""
    for name, texts in files.items():
        for side, text in zip(("before", "after"), texts):
            path = folder / side / "target" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is not None:
                path.write_text(text, "utf-8")
    return difference(folder / "before", folder / "after", spellings("new_name"))


@pytest.mark.parametrize("name", CONCERNED)
def test_lines_that_concern_an_edit_are_accepted(tmp_path, name):
    found = compared(tmp_path, {name: CONCERNED[name]})
    assert found.lines["target"] > 0
    assert found.unconcerned == []


@pytest.mark.parametrize("what", UNCONCERNED)
def test_lines_that_do_not_concern_an_edit_are_found(tmp_path, what):
    name, before, after = UNCONCERNED[what]
    # Beside a change that does concern it.
    found = compared(tmp_path, {name: (before, after), "b.yaml": ("a: 1\n", "a: 1\nnew_name: 2\n")})
    assert found.unconcerned and all(name in line for line in found.unconcerned)
