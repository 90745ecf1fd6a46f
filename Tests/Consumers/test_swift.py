"""The Swift package compiles without a warning, is formatted, and carries every example and code through its types.

A second package comes from a standard made of traps: names that Swift claims, texts that try to break out of comments
and strings, structures within themselves.

Work happens in copies below .build/consumers, which keep what was compiled between runs.
"""

import os
import pathlib
import shutil
import subprocess

import pytest

from swift_judge import SwiftJudge

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent / "swift"
WORK = ROOT / ".build" / "consumers"


def run(*command, cwd):
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert done.returncode == 0, done.stdout[-20_000:]
    return done.stdout


def synchronise(source, target):
    """Makes `target` hold the files of `source`; files that are equal already keep their date."""
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    present = {path.relative_to(target) for path in target.rglob("*") if path.is_file()} if target.exists() else set()
    for path in present - wanted:
        if path.parts[0] != ".build":
            (target / path).unlink()
    for path in wanted:
        content = (source / path).read_bytes()
        if path in present and (target / path).read_bytes() == content:
            continue
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)


def package(source, target, more_tests):
    """A copy of a generated package with hand-written tests beside its own."""
    staged = target.with_name(target.name + "-staged")
    shutil.rmtree(staged, ignore_errors=True)
    shutil.copytree(source, staged, ignore=shutil.ignore_patterns(".build"))
    for test in more_tests:
        shutil.copy(test, next((staged / "Tests").iterdir()))
    synchronise(staged, target)
    shutil.rmtree(staged)
    return target


def check(folder):
    output = run("swift", "test", "-Xswiftc", "-warnings-as-errors", cwd=folder)
    assert " warning: " not in output, output
    assert "Test run with 0 tests" not in output and "passed after" in output, output


@pytest.fixture(scope="session")
def dcic():
    if "DCIC" in os.environ:
        return pathlib.Path(os.environ["DCIC"]).resolve()
    run("swift", "build", "--product", "dcic", cwd=ROOT)
    return ROOT / ".build" / "debug" / "dcic"


@pytest.fixture(scope="session")
def torture(dcic):
    out = WORK / "torture-generated"
    shutil.rmtree(out, ignore_errors=True)
    run(dcic, "generate", "--target", "swift", "--spec", HERE / "torture", "--out", out, cwd=ROOT)
    return out / "swift"


def test_package(generated):
    # The hand-written tests know the standard in this repository, not whatever another folder was made from.
    more = [] if "DCIC_GENERATED" in os.environ else [HERE / "DCITests.swift"]
    check(package(generated / "swift", WORK / "package", more))


def test_package_is_formatted(generated):
    run("swift", "format", "lint", "--strict", "--recursive", generated / "swift", cwd=generated / "swift")


def test_torture(torture):
    check(package(torture, WORK / "torture", [HERE / "TortureTests.swift"]))


def test_judge(torture):
    module = "TortureTest2Common"
    judge = SwiftJudge(
        torture,
        WORK / "torture-judge",
        [
            ("object", f"{module}.Bounded", "$0.validate()"),
            ("request", f"{module}.ActRequestEnvelope", "API.act.validate(request: $0)"),
            ("response", f"{module}.ActResponseEnvelope", "API.act.validate(response: $0)"),
        ],
    )
    questions = [
        ("object", '{"anything": "é\\u2028", "patterned_form": "low", "larges": [1, 2]}', None),
        ("object", '{"anything": 0, "patterned_form": "low", "larges": [1]}', "minimum-count at /larges"),
        ("object", '{"anything": 0, "patterned_form": "low"}', "decoding: "),
        ("object", "{", "decoding: "),
        ("request", '{"header": {"action": "act"}, "message": {}}', None),
        ("response", '{"header": {"action": "act"}, "message": {}}', "action at /header/action"),
    ]
    answers = judge.judge([(subject, instance) for subject, instance, _ in questions])
    for (subject, instance, fault), answer in zip(questions, answers, strict=True):
        assert answer["accepted"] == (fault is None), (subject, instance, answer)
        assert fault is None or answer["faults"][0].startswith(fault), (subject, instance, answer)


def test_torture_is_one_package_wherever_it_is_made(torture, dcic, tmp_path):
    run(dcic, "generate", "--target", "swift", "--spec", HERE / "torture", "--out", tmp_path, cwd=tmp_path)
    first = {path.relative_to(torture): path.read_bytes() for path in torture.rglob("*") if path.is_file()}
    second = {
        path.relative_to(tmp_path / "swift"): path.read_bytes()
        for path in (tmp_path / "swift").rglob("*")
        if path.is_file()
    }
    assert first == second
    text = b"".join(second.values())
    assert str(tmp_path).encode() not in text and str(ROOT).encode() not in text
