"""Whatever we generate says the same of every instance.

The corpus is made from the model by `Tests/Agreement`: valid instances of every object, message and body, and for each
constraint instances that break it and nothing else. Every judge must accept the valid ones and refuse the broken ones,
but for what its target declares that it cannot see.
"""

import collections
import json
import pathlib
import subprocess

import pytest

import judges

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def corpus(spec, tmp_path_factory):
    program = ["swift", "build", "--package-path", ROOT, "--product", "AgreementCorpus"]
    subprocess.run(program, check=True, stdout=subprocess.DEVNULL, timeout=1800)
    out = tmp_path_factory.mktemp("agreement")
    subprocess.run([ROOT / ".build/debug/AgreementCorpus", spec, out], check=True, timeout=600)
    return out


@pytest.fixture(scope="module")
def subjects(corpus):
    return json.loads((corpus / "subjects.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def cases(corpus):
    return [json.loads(line) for line in (corpus / "instances.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module", params=judges.JUDGES)
def judged(request, generated, spec, subjects, cases, tmp_path_factory):
    """A judge and its verdict on each case: whether it accepts the instance."""
    judge = judges.JUDGES[request.param]
    return request.param, judge(generated, spec, subjects, cases, tmp_path_factory.mktemp(request.param))


def test_the_corpus_covers_the_model(corpus, subjects, cases):
    """Everything that can be judged has valid instances, and every constraint is broken by one that breaks no other."""
    assert len(cases) > 2000
    valid = {case["subject"] for case in cases if "breaks" not in case}
    assert valid == set(subjects)
    assert json.loads((corpus / "unbroken.json").read_text("utf-8")) == []


def test_agreement(judged, cases, capsys):
    name, verdicts = judged
    assert len(verdicts) == len(cases)
    wrong, declared, needless = [], collections.Counter(), collections.Counter()
    for case, accepted in zip(cases, verdicts, strict=True):
        limit = case.get("limits", {}).get(name)
        if "breaks" not in case:
            if not accepted:
                wrong.append(("refused", case))
        elif limit is None:
            if accepted:
                wrong.append(("accepted", case))
        else:
            declared[case["breaks"]["kind"]] += 1
            needless[case["breaks"]["kind"]] += not accepted
    with capsys.disabled():
        valid = sum("breaks" not in case for case in cases)
        print(
            f"\n{name}: {len(cases)} instances, {valid} valid, {len(cases) - valid} broken; {len(wrong)} disagreements; "
            f"{sum(declared.values())} exempt by declaration"
            + "".join(f"\n  {kind}: {count}" for kind, count in sorted(declared.items())))
    assert not wrong, f"{len(wrong)}, e.g. {json.dumps(wrong[:5], indent=1)}"
    # A declaration that exempts what is always refused hides what the artefact could be held to.
    assert not [kind for kind, count in declared.items() if needless[kind] == count]
