"""Business rules of every kind, made up, and instances that keep or break them, for the targets that say rules in a language
of their own. What the compiler itself thinks of each instance is asked of `dcic validate`."""

import collections
import json
import os
import pathlib
import random
import subprocess

DCIC = os.environ.get("DCIC", str(pathlib.Path(__file__).resolve().parents[2] / ".build/release/dcic"))

STANDARD = """
standard: Formulas
summary: Rules of every kind.
status: draft
version: "1.0"
languages: [en]
reference_date: 2026-06-15
modules:
  base: { summary: All., prefix: f, namespace: "https://formulas.invalid/", code_namespace: "https://formulas.invalid/code/" }
"""

TYPES = """
data_type: flag
base: boolean
summary: A Boolean.
---
data_type: size
base: integer
summary: A number.
---
data_type: ratio
base: decimal
summary: A number with a fraction.
---
data_type: text
base: string
summary: A text.
---
data_type: day
base: date
summary: A day.
---
data_type: anything
base: any
summary: Anything.
---
code_directory: Kind
summary: A closed list.
extensible: false
columns:
  group: The group of the code.
  weight: A number.
codes:
  a: { label: The first, columns: { group: vowel, weight: 1 } }
  b: { label: The second, columns: { group: consonant, weight: 2.50 } }
  e: { label: The fifth, columns: { group: vowel } }
---
code_directory: Word
summary: An open list.
columns:
  group: The group of the code.
codes:
  x: { label: Letter x, columns: { group: consonant } }
  u: { label: Letter u, columns: { group: vowel } }
  y: Letter y
---
object: Piece
summary: The smallest.
attributes:
  kind: { type: Kind, cardinality: 0..1, summary: A code. }
  size: { type: size, cardinality: 0..1, summary: A number. }
---
object: Part
summary: Part of a thing.
attributes:
  flag: { type: flag, cardinality: 0..1, summary: A Boolean. }
  size: { type: size, cardinality: 0..1, summary: A number. }
  kind: { type: Kind, cardinality: 0..1, summary: A code. }
  word: { type: Word, cardinality: 0..1, summary: A code. }
  name: { type: text, cardinality: 0..1, summary: A text. }
  piece: { type: Piece, cardinality: 0..1, summary: One. }
  pieces: { type: Piece, cardinality: 0..*, summary: Several. }
  kinds: { type: Kind, cardinality: 0..*, summary: Codes. }
  names: { type: text, cardinality: 0..*, summary: Texts. }
---
object: Thing
summary: All there is.
attributes:
  flag: { type: flag, cardinality: 0..1, summary: A Boolean. }
  bare: { type: flag, cardinality: 0..1, summary: A Boolean. }
  size: { type: size, cardinality: 0..1, summary: A number. }
  ratio: { type: ratio, cardinality: 0..1, summary: A number. }
  kind: { type: Kind, cardinality: 0..1, summary: A code. }
  word: { type: Word, cardinality: 0..1, summary: A code. }
  name: { type: text, cardinality: 0..1, summary: A text. }
  day: { type: day, cardinality: 0..1, summary: A day. }
  part: { type: Part, cardinality: 0..1, summary: One. }
  parts: { type: Part, cardinality: 0..*, summary: Several. }
  kinds: { type: Kind, cardinality: 0..*, summary: Codes. }
  words: { type: Word, cardinality: 0..*, summary: Codes. }
  names: { type: text, cardinality: 0..*, summary: Texts. }
  sizes: { type: size, cardinality: 0..*, summary: Numbers. }
  open: { type: anything, cardinality: 0..1, summary: Anything. }
---
object: NarrowPart
extends: Part
summary: Less.
attributes:
  note: { type: text, cardinality: 0..1, summary: A text. }
---
object: NarrowThing
extends: Thing
summary: Less.
attributes:
  part: { type: NarrowPart }
  parts: { cardinality: 0..3 }
"""

RULE = """
rule: R.{number}
name: rule_{number}
on: Thing
summary: Made up.
parameters:
  limit: {{ type: size, default: 2, summary: A number. }}
{when}holds: >-
  ({holds}) and $limit = 2
message: No.
"""

# What there is to ask of a value, by name; `%s` is its path.
ABOUT = {
    "flag": ["%s", "not %s", "%s = true", "%s != true", "%s = false", "%s in [true]"],
    "size": ["%s = 2", "%s != 2", "%s < 2", "%s <= $limit", "%s > $limit", "1 < %s", "%s in [1, 2]", "not (%s in [1, 3])",
             "%s >= 1 + 1", "%s = 1 or %s > 2"],
    "kind": ["%s = 'a'", "%s != 'a'", "%s in ['a', 'b']", "column(%s, group) = 'vowel'", "column(%s, group) != 'vowel'",
             "column(%s, group) in ['consonant', 'none']", "number(column(%s, weight)) > 1",
             "not (column(%s, group) = 'vowel' and %s != 'a')", "'a' = %s"],
    "word": ["%s = 'x'", "%s != 'x'", "%s in ['x', 'y']", "column(%s, group) = 'vowel'", "column(%s, group) != 'vowel'"],
    "name": ["%s = 'é'", "%s != 'one'", "%s in ['one', 'two']", "'one' = %s"],
    "ratio": ["%s > 0.5", "%s = 0.50", "%s <= 2", "%s != 1.0"],
    "day": ["%s = 2026-06-15", "%s != reference_date", "%s = reference_date + days(1)", "%s <= reference_date",
            "%s > 2026-01-31 - months(2)"],
}
ABOUT["bare"] = ABOUT["flag"]
LISTS = ["parts", "kinds", "words", "names", "sizes", "part.pieces", "parts.pieces", "parts.kinds", "part.names",
         "parts.kind", "parts.piece.size", "parts.pieces.kind"]
SINGLE = ["flag", "bare", "size", "ratio", "kind", "word", "name", "day", "part", "part.flag", "part.kind", "part.piece",
          "part.piece.size", "part.piece.kind", "part.name"]


def about(rng, path):
    asked = rng.choice(ABOUT[path.rsplit(".", 1)[-1]])
    return asked.replace("%s", path)


def atom(rng, inside=None):
    """One question about a thing, or about a member of one of its lists."""
    if inside == "pieces":
        return rng.choice([about(rng, rng.choice(["kind", "size"])), "exists(kind)", "exists(size)"])
    paths = [path for path in SINGLE if inside is None or path.split(".")[0] in ("flag", "size", "kind", "word", "name")]
    if inside:
        paths += ["piece.kind", "piece.size"]
    lists = LISTS if inside is None else ["kinds", "names", "pieces", "pieces.kind"]
    asked = [path for path in paths if path.rsplit(".", 1)[-1] in ABOUT]
    kinds = ["about"] * 5 + ["exists", "count", "among", "every", "unique"] + ([] if inside else ["odd"])
    match rng.choice(kinds):
        case "about":
            return about(rng, rng.choice(asked))
        case "exists":
            return f"exists({rng.choice(paths + lists)})"
        case "count":
            sign = rng.choice(["=", "!=", "<", "<=", ">", ">="])
            return f"count({rng.choice(lists)}) {sign} {rng.choice([0, 1, 1, 2, '$limit' if not inside else 3])}"
        case "among":
            some = rng.sample(paths + lists, rng.choice([2, 3]))
            return f"{rng.choice(['at_least_one', 'exactly_one'])}({', '.join(some)})"
        case "every":
            word = rng.choice(["every", "some"])
            if inside is None and rng.random() < 0.6:
                return f"{word}(parts, {formula(rng, 1, 'parts')})"
            return f"{word}({'pieces' if inside else rng.choice(['part.pieces', 'parts.pieces'])}, {formula(rng, 1, 'pieces')})"
        case "unique":
            return f"unique({rng.choice(lists)})"
        case "odd":
            return rng.choice([
                "(flag = true) = (size = 2)", "(kind = 'a') != exists(name)", "2 in [size, $limit]", "size in [ratio, 2]",
                "column(kind, group) = column(word, group)", "column(kind, group) = name", "flag = exists(kind)",
                "column(kind, group) in ['vowel', name]", "exists(open)", "size + 1 = 2", "sum(sizes) > 2", "true",
                "number(name) > 1", "flag = bare", "name in [part.name]", "not unique(names)", "$limit > 1", "kind = part.kind",
            ])


def formula(rng, depth, inside=None):
    if depth == 0 or rng.random() < 0.3:
        return atom(rng, inside)
    match rng.choice(["and", "or", "not", "and", "or"]):
        case "not":
            return f"not ({formula(rng, depth - 1, inside)})"
        case word:
            return f" {word} ".join(f"({formula(rng, depth - 1, inside)})" for _ in range(rng.choice([2, 2, 3])))


def write(folder, number, seed):
    """A standard with so many rules, without those that the compiler finds impossible."""
    rng = random.Random(seed)
    base = folder / "base"
    base.mkdir(parents=True)
    (folder / "standard.yaml").write_text(STANDARD)
    (base / "things.yaml").write_text(TYPES)
    # Each question by itself, then those that are made of several.
    simple = [asked.replace("%s", name) for name, all_asked in ABOUT.items() for asked in all_asked]
    for index in range(number):
        holds = simple[index] if index < len(simple) else formula(rng, 2)
        when = f"when: >-\n  {formula(rng, 1)}\n" if index >= len(simple) and rng.random() < 0.5 else ""
        (base / f"r{index}.yaml").write_text(RULE.format(number=index, when=when, holds=holds))
    done = subprocess.run(
        [DCIC, "check", "--spec", folder, "--format", "json"], capture_output=True, text=True, timeout=120)
    wrong = collections.Counter()
    for diagnostic in json.loads(done.stdout)["diagnostics"]:
        if diagnostic["severity"] == "error":
            assert diagnostic["code"] == "impossible-condition", diagnostic
            wrong[diagnostic["location"]["path"]] += 1
    for path in wrong:
        pathlib.Path(path).unlink()
    return folder


def value(rng, name, depth=0):
    match name:
        case "flag" | "bare":
            return rng.random() < 0.5
        case "size" | "sizes":
            return rng.randrange(4)
        case "ratio":
            return rng.choice([0.5, 0.25, 1.0, 1, 2.5])
        case "kind" | "kinds":
            return rng.choice("abe")
        case "word" | "words":
            return rng.choice(["x", "u", "y", "zebra"])
        case "name" | "names":
            return rng.choice(["one", "two", "é", "vowel", "2", ""])
        case "day":
            return rng.choice(["2026-06-15", "2026-06-16", "2025-11-30", "2025-12-01"])
        case "open":
            return rng.choice([1, {}, "x", [1]])
        case "part" | "parts":
            return some(rng, ["flag", "size", "kind", "word", "name", "piece", "pieces", "kinds", "names"])
        case "piece" | "pieces":
            return some(rng, ["kind", "size"])


def some(rng, names):
    lists = ("parts", "pieces", "kinds", "words", "names", "sizes")
    share = rng.random()
    return {
        name: [value(rng, name) for _ in range(rng.choice([0, 1, 1, 2, 3]))] if name in lists else value(rng, name)
        for name in names if rng.random() < share}


def instances(number, seed):
    rng = random.Random(seed)
    names = ["flag", "bare", "size", "ratio", "kind", "word", "name", "day", "part", "parts", "kinds", "words", "names",
             "sizes", "open"]
    return [{}] + [some(rng, names) for _ in range(number)]


def broken(spec, instances, tmp_path, name="Thing"):
    """The rules that each instance breaks."""
    path = tmp_path / f"{name}.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in instances))
    done = subprocess.run(
        [DCIC, "validate", "--spec", spec, "--as", name, "--format", "json", path], capture_output=True, text=True,
        timeout=120)
    report = json.loads(done.stdout)
    assert report["instances"] == len(instances)
    found = [set() for _ in instances]
    for diagnostic in report["diagnostics"]:
        if diagnostic["severity"] == "error":
            assert diagnostic["code"] == "broken-rule", diagnostic
            found[diagnostic["location"]["line"] - 1].add(diagnostic["message"].split()[0].rstrip(":"))
    return found
