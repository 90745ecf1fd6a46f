"""The command line as its users meet it: exit status, streams, and what happens when the world says no.

DCIC names the program; by default, the release build of this checkout.
"""

import json
import os
import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DCIC = os.environ.get("DCIC", str(ROOT / ".build/release/dcic"))

MANIFEST = """\
standard: Sample
summary: A standard for one test.
status: draft
version: 1.0.0
languages: [en]
modules:
  main: { summary: All of it., prefix: sample, namespace: "https://example.org/data/" }
"""
GOOD = """\
data_type: string
base: string
summary: Text.
---
object: DO.X.01
name: Member
summary: A member.
attributes:
  name: { type: string, cardinality: 0..1, summary: What they are called. }
"""


def run(*arguments, cwd, **environment):
    return subprocess.run(
        [DCIC, *arguments], cwd=cwd, capture_output=True, text=True, timeout=60,
        env={**os.environ, "NO_COLOR": "1", **environment})


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec/standard.yaml").write_text(MANIFEST)
    (tmp_path / "spec/member.yaml").write_text(GOOD)
    return tmp_path


def test_clean(folder):
    result = run("check", cwd=folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "2 files checked, no problems\n"


def test_diagnostics_go_to_standard_error_and_a_tally_ends_them(folder):
    (folder / "spec/member.yaml").write_text(GOOD.replace("0..1", "0...1"))
    result = run("check", cwd=folder)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("spec/member.yaml:9:38: error[invalid-cardinality]: ")
    assert result.stderr.endswith("\n1 error\n")


def test_json_is_one_document_on_standard_output(folder):
    (folder / "spec/member.yaml").write_text(GOOD.replace("0..1", "0...1"))
    for command in (["check"], ["generate"], ["list"], ["show", "Member"]):
        result = run(*command, "--format", "json", cwd=folder)
        document = json.loads(result.stdout)
        assert (result.returncode, result.stderr) == (1, "")
        assert [d["code"] for d in document["diagnostics"]] == ["invalid-cardinality"]
        location = document["diagnostics"][0]["location"]
        assert (location["path"], location["line"], location["column"]) == ("spec/member.yaml", 9, 38)


def test_list_and_show(folder):
    assert "DO.X.01 Member  A member." in run("list", "--kind", "object", cwd=folder).stdout
    shown = run("show", "DO.X.01", cwd=folder)
    assert shown.returncode == 0 and shown.stdout.startswith("object DO.X.01 Member\n  A member.\n")
    document = json.loads(run("show", "DO.X.01", "Member", "--format", "json", cwd=folder).stdout)
    assert document["definitions"][0]["attributes"][0]["name"] == "name"
    kinds = [d["kind"] for d in json.loads(run("list", "--format", "json", cwd=folder).stdout)["definitions"]]
    assert kinds == ["data_type", "object"]


def test_bad_usage_is_64(folder):
    for arguments in (["chek"], ["list", "--kind", "objekt"], ["generate", "--target", "swft"], ["show", "Membr"],
                      ["check", "--jobs", "0"], ["check", "--format", "yaml"]):
        result = run(*arguments, cwd=folder)
        assert (result.returncode, result.stdout) == (64, ""), arguments
    assert 'did you mean "Member"' in run("show", "Membr", cwd=folder).stderr


def test_show_answers_json_for_what_does_not_exist(folder):
    result = run("show", "Membr", "--format", "json", cwd=folder)
    assert result.returncode == 64 and "Member" in json.loads(result.stdout)["failure"]


def test_help_states_the_exit_statuses(folder):
    text = run("--help", cwd=folder).stdout
    for status in ("0 ", "1 ", "2 ", "64 "):
        assert f"\n  {status}" in text


def test_missing_and_empty_folders_are_2(folder):
    assert run("check", "--spec", "nowhere", cwd=folder).stderr == (
        "error: cannot read nowhere: there is no such file or folder\n")
    (folder / "empty").mkdir()
    for spec in ("nowhere", "empty"):
        result = run("check", "--spec", spec, cwd=folder)
        assert (result.returncode, result.stdout) == (2, "")
        document = json.loads(run("check", "--spec", spec, "--format", "json", cwd=folder).stdout)
        assert spec in document["failure"]


def test_check_shows_only_what_was_asked_for(folder):
    (folder / "spec/other.yaml").write_text("object: DO.X.02\nname: Other\n")
    assert run("check", "spec/member.yaml", cwd=folder).returncode == 0
    result = run("check", "spec/other.yaml", cwd=folder)
    assert result.returncode == 1 and result.stderr.count("error[") == 1


def test_files_that_no_parser_should_see(folder):
    spec = folder / "spec"
    (spec / "latin1.yaml").write_bytes("summary: café\n".encode("latin-1"))
    (spec / "huge.yaml").write_bytes(b"# " + b"x" * (9 << 20))
    (spec / "nul.yaml").write_bytes(b"name: a\0b\n")
    (spec / "deep.yaml").write_bytes(b"a: " + b"[" * 200_000)
    (spec / "bomb.yaml").write_text(
        "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 10)}]\n" for n in range(8)))
    (spec / "loop.yaml").symlink_to("loop.yaml")
    (spec / "round").symlink_to(spec)
    os.mkfifo(spec / "pipe.yaml")
    result = run("check", cwd=folder)
    assert result.returncode == 1
    assert sorted(line.split("[")[1].split("]")[0] for line in result.stderr.splitlines() if ": error[" in line) == [
        "yaml-control-character", "yaml-encoding", "yaml-too-deep", "yaml-too-large", "yaml-too-many-nodes"]


def test_an_unreadable_file_is_2(folder):
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    (folder / "spec/member.yaml").chmod(0)
    result = run("check", cwd=folder)
    assert result.returncode == 2 and "cannot read spec/member.yaml" in result.stderr


def test_an_output_that_cannot_be_written_is_2_and_loses_nothing(folder):
    assert run("generate", cwd=folder).returncode == 0
    manifest = (folder / "generated/.dcic-manifest").read_bytes()
    victim = folder / "generated" / manifest.decode().splitlines()[1]
    before = victim.read_bytes()
    # A file stands where a folder should be.
    result = run("generate", "--out", "spec/member.yaml/x", cwd=folder)
    assert result.returncode == 2 and result.stderr.startswith("error: cannot create spec/member.yaml")
    # The disk is full: a limit on the size of files has the same effect on `write`.
    (folder / "spec/member.yaml").write_text(GOOD.replace("A member.", "A changed member. " * 200))
    limited = subprocess.run(
        ["bash", "-c", f"trap '' XFSZ; ulimit -f 1; exec '{DCIC}' generate"], cwd=folder, capture_output=True, text=True,
        env={**os.environ, "NO_COLOR": "1"})
    assert limited.returncode == 2 and "error: cannot write generated/" in limited.stderr
    meanwhile = victim.read_bytes()
    assert run("generate", cwd=folder).returncode == 0
    assert meanwhile in (before, victim.read_bytes())  # the old file or the new one, and nothing between
    assert run("generate", "--check", cwd=folder).returncode == 0
    assert not (folder / "generated/.dcic-tmp").exists()


def test_a_manifest_cannot_lead_out_of_the_folder(folder):
    assert run("generate", cwd=folder).returncode == 0
    precious = folder / "precious.txt"
    precious.write_text("keep me")
    with (folder / "generated/.dcic-manifest").open("a") as manifest:
        manifest.write(f"docs/../../precious.txt\n{precious}\n")
    assert run("generate", cwd=folder).returncode == 0
    assert precious.read_text() == "keep me"


def test_target_limits_the_work(folder):
    assert run("generate", cwd=folder).returncode == 0
    shutil.rmtree(folder / "generated/openapi")
    assert run("generate", "--target", "swift", "--check", cwd=folder).returncode == 0
    missing = run("generate", "--check", cwd=folder)
    assert missing.returncode == 1 and "missing  generated/openapi/openapi.json" in missing.stdout
    assert run("generate", "--target", "openapi", cwd=folder).returncode == 0
    assert run("generate", "--check", cwd=folder).returncode == 0


def test_colour_is_asked_for_or_left_out(folder):
    (folder / "spec/member.yaml").write_text(GOOD.replace("0..1", "0...1"))
    assert "\x1b[" not in run("check", cwd=folder).stderr
    assert "\x1b[" in run("check", "--color", "always", cwd=folder).stderr


def test_a_template_that_cannot_be_read_is_2(folder):
    (folder / "mine/site").mkdir(parents=True)
    (folder / "mine/site/layout.mustache").write_text("{{#open}} never closed")
    result = run("generate", "--templates", "mine", cwd=folder)
    assert result.returncode == 2 and "site/layout" in result.stderr


def test_languages_counts_texts_and_names_those_that_lack_one(folder):
    (folder / "spec/standard.yaml").write_text(MANIFEST.replace("[en]", "[en, fr]"))
    (folder / "spec/member.yaml").write_text(GOOD.replace("A member.", "{ en: A member., fr: Un membre. }"))
    counts = run("languages", cwd=folder)
    assert (counts.returncode, counts.stderr) == (0, "")
    assert counts.stdout == "text     en  fr\nsummary   3   1\n"
    missing = run("languages", "--missing", "fr", cwd=folder)
    assert missing.stdout == (
        "spec/member.yaml:1:12: summary of string\n"
        "spec/member.yaml:9:3: summary of DO.X.01 Member, attribute name\n")
    document = json.loads(run("languages", "--format", "json", cwd=folder).stdout)
    assert document["texts"] == {"summary": {"en": 3, "fr": 1}}
    assert [entry["languages"] for entry in document["missing"]] == [["fr"], ["fr"]]
    assert run("languages", "--missing", "de", cwd=folder).returncode == 64


def test_a_published_standard_is_whole_and_a_draft_may_have_gaps(folder):
    assert run("check", cwd=folder).returncode == 0
    (folder / "spec/standard.yaml").write_text(MANIFEST.replace("status: draft\n", ""))
    result = run("check", cwd=folder)
    assert result.returncode == 1
    assert "error[example-presence]: `DO.X.01 Member` has no example" in result.stderr
    assert "error[privacy-class]: the attribute `name` has no privacy class" in result.stderr
