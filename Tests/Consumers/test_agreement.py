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


@pytest.fixture(scope="module", params=["standard", "torture"])
def corpus(request, spec, generated, tmp_path_factory):
    """Of the standard, and of one made of all that is hard to say."""
    if request.param == "torture":
        spec, generated = pathlib.Path(__file__).parent / "linked-data", tmp_path_factory.mktemp("torture")
        subprocess.run([judges.DCIC, "generate", "--spec", spec, "--out", generated], check=True, timeout=60)
    return Corpus(request.param, spec, generated, tmp_path_factory.mktemp("agreement"))


class Corpus:
    def __init__(self, name, spec, generated, folder):
        program = ["swift", "build", "--package-path", ROOT, "--product", "AgreementCorpus"]
        subprocess.run(program, check=True, stdout=subprocess.DEVNULL, timeout=1800)
        subprocess.run([ROOT / ".build/debug/AgreementCorpus", spec, folder], check=True, timeout=600)

        def read(path):
            return (folder / path).read_text("utf-8")

        self.name, self.spec, self.generated = name, spec, generated
        self.subjects = json.loads(read("subjects.json"))
        self.cases = [json.loads(line) for line in read("instances.jsonl").splitlines()]
        self.unbroken = json.loads(read("unbroken.json"))


def test_the_corpus_covers_the_model(corpus):
    """Everything that can be judged has valid instances, and every constraint is broken by one that breaks no other."""
    assert len(corpus.cases) > (2000 if corpus.name == "standard" else 500)
    assert {case["subject"] for case in corpus.cases if "breaks" not in case} == set(corpus.subjects)
    assert corpus.unbroken == []


@pytest.mark.parametrize("name", judges.JUDGES)
def test_agreement(name, corpus, tmp_path, capsys):
    verdicts = judges.JUDGES[name](corpus.generated, corpus.spec, corpus.subjects, corpus.cases, tmp_path)
    wrong, declared, refused, partial = [], collections.Counter(), collections.Counter(), set()
    for case, accepted in zip(corpus.cases, verdicts, strict=True):
        limit = case.get("limits", {}).get(name)
        if limit is not None:
            declared[limit["reason"]] += 1
            refused[limit["reason"]] += not accepted
            partial |= {limit["reason"]} if limit["partial"] else set()
        elif accepted != ("breaks" not in case):
            wrong.append({"accepted": accepted, **case})
    with capsys.disabled():
        valid = sum("breaks" not in case for case in corpus.cases)
        print(
            f"\nagreement on the {corpus.name}: {name} judges {valid} valid and {len(verdicts) - valid} broken instances, "
            f"{len(wrong)} disagreements, {sum(declared.values())} exempt by declaration")
        for limit, count in declared.items():
            print(f"  {count} exempt, {refused[limit]} of them refused all the same: {limit}")
    assert not wrong, f"{len(wrong)}, e.g. {json.dumps(wrong[:5], indent=1)}"
    # A declaration that exempts only what is refused anyway hides what the artefact could be held to.
    assert not [limit for limit, count in declared.items() if refused[limit] == count]
    assert all(refused[limit] for limit in partial), "nothing is told of what is said to be told in part"
