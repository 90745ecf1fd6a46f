"""The business rules of spec/: each is kept by some example and broken by another, with its own message and pointer."""

import json
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DCIC = os.environ.get("DCIC", str(ROOT / ".build/release/dcic"))


def dcic(*arguments):
    result = subprocess.run(
        [DCIC, *arguments, "--spec", str(ROOT / "spec"), "--format", "json"], capture_output=True, text=True, timeout=60)
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def rules():
    listed = dcic("list", "--kind", "rule")["definitions"]
    return {f"{each['id']} {each['name']}": dcic("show", each["id"])["definitions"][0] for each in listed}


@pytest.fixture(scope="module")
def examples():
    listed = dcic("list", "--kind", "example")["definitions"]
    names = [each["id"] for each in listed if each["path"].startswith("cases/")]
    return [dcic("show", name)["definitions"][0] for name in names]


def at(value, pointer):
    """What a JSON pointer leads to; fails when it leads nowhere."""
    for part in pointer.split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value


def test_every_broken_rule_says_so_at_its_place(tmp_path, rules, examples):
    broken = set()
    for example in examples:
        if "violates" not in example:
            continue
        path = tmp_path / "instance.json"
        path.write_text(json.dumps(example["value"], indent=1))
        found = dcic("validate", "--as", example["of"], str(path))["diagnostics"]
        assert {each["code"] for each in found} == {"broken-rule"}, example["id"]
        assert len({each["message"] for each in found}) == len(example["violates"]), example["id"]
        for rule in example["violates"]:
            (said,) = [each for each in found if each["message"] == f"{rule}: {rules[rule]['message']['en']}"][:1]
            at(example["value"], said["pointer"])
            broken.add(rule)
    assert broken == set(rules)


def test_the_language_of_the_messages_can_be_chosen(tmp_path, rules, examples):
    example = next(each for each in examples if "violates" in each)
    rule = example["violates"][0]
    path = tmp_path / "instance.json"
    path.write_text(json.dumps(example["value"]))
    found = dcic("validate", "--as", example["of"], "--language", "fr", str(path))["diagnostics"]
    assert f"{rule}: {rules[rule]['message']['fr']}" in {each["message"] for each in found}
    result = subprocess.run(
        [DCIC, "validate", "--spec", str(ROOT / "spec"), "--as", example["of"], "--language", "xx", str(path)],
        capture_output=True, text=True, timeout=60)
    assert result.returncode == 64 and "its languages are en, fr, es" in result.stderr


def test_messages_of_rules_are_in_all_languages(rules):
    for name, rule in rules.items():
        assert set(rule["message"]) == {"en", "fr", "es"}, name
