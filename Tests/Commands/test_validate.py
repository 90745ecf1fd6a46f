"""`dcic validate`: JSON instances against the standard in spec/, as integrators use it."""

import json
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DCIC = os.environ.get("DCIC", str(ROOT / ".build/release/dcic"))
MEMBER = {"member_identifier": [{"identifier_type": "UIN", "identifier_value": "1"}], "employment_status": "6"}


def run(*arguments, **options):
    return subprocess.run(
        [DCIC, "validate", "--spec", str(ROOT / "spec"), *arguments], capture_output=True, text=True, timeout=60,
        env={**os.environ, "NO_COLOR": "1"}, **options)


def write(path, value):
    path.write_text(value if isinstance(value, str) else json.dumps(value, indent=2))
    return str(path)


def pointers(result):
    return [(d["code"], d["pointer"]) for d in json.loads(result.stdout)["diagnostics"]]


def test_what_is_right_is_said_to_be_right(tmp_path):
    result = run("--as", "DO.EMP.02", write(tmp_path / "a.json", MEMBER))
    assert (result.returncode, result.stdout, result.stderr) == (0, "1 instance checked, no problems\n", "")


def test_every_fault_has_its_place_in_the_file_and_its_pointer(tmp_path):
    path = write(tmp_path / "a.json", {**MEMBER, "employment_status": "not employed", "employment_info": {"job_title": 1}})
    result = run("--as", "DO.EMP.02 Member", path)
    assert result.returncode == 1
    assert f"{path}:8:24: error[unknown-code]: `not employed` is no code" in result.stderr
    assert "  = pointer: /employment_status\n" in result.stderr
    assert result.stderr.endswith("\n2 errors\n")


def test_pointers_are_in_the_json_report(tmp_path):
    path = write(tmp_path / "a.json", {**MEMBER, "employment_info": [{"job_title": "x", "start_date": "soon"}], "a/b": 1})
    result = run("--as", "DO.EMP.02", "--format", "json", path)
    assert result.returncode == 1 and result.stderr == ""
    assert pointers(result) == [
        ("invalid-value", "/employment_info/0/start_date"), ("unknown-attribute", "/a~1b")]
    assert pointers(run("--as", "DO.EMP.02", "--format", "json", write(tmp_path / "b.json", []))) == [
        ("unexpected-shape", "")]


@pytest.mark.parametrize("changes, kind, name", [
    ({"employment_status": "not employed"}, "code_directory", "CD.COM.16"),
    ({"employment_info": {"job_title": "x"}}, "attribute", "employment_info"),
    ({"employment_info": [{"job_title": 1}]}, "attribute", "job_title"),
    ({"employment_info": [{"job_title": None}]}, "attribute", "job_title"),
    ({"registration_date": "soon"}, "attribute", "registration_date"),
    ({"demographic_info": {"phone_number": ["!"]}}, "data_type", "DF.COM.STRING.02"),
    ({"unknown": 1}, "object", "DO.EMP.02"),
    ({"@type": "Unknown"}, "object", "DO.EMP.02"),
])
def test_every_fault_shows_the_definition_that_it_breaks(tmp_path, changes, kind, name):
    result = run("--as", "DO.EMP.02", "--format", "json", write(tmp_path / "a.json", {**MEMBER, **changes}))
    (fault,) = json.loads(result.stdout)["diagnostics"]
    (place,) = fault["related"]
    line = pathlib.Path(place["path"]).read_text().split("\n")[place["line"] - 1]
    assert line.startswith(f"  {name}:" if kind == "attribute" else f"{kind}: {name}"), (fault, line)


@pytest.mark.parametrize("role, endpoint", [("request", "API.EMP.05"), ("response", "API.EMP.11")])
def test_the_examples_of_an_endpoint_are_valid_bodies(tmp_path, role, endpoint):
    listed = subprocess.run(
        [DCIC, "list", "--kind", "example", "--format", "json", "--spec", str(ROOT / "spec")], capture_output=True,
        text=True, timeout=60)
    found = 0
    for line in json.loads(listed.stdout)["definitions"]:
        shown = subprocess.run(
            [DCIC, "show", line["id"], "--format", "json", "--spec", str(ROOT / "spec")], capture_output=True, text=True,
            timeout=60)
        example = next(d for d in json.loads(shown.stdout)["definitions"] if d["kind"] == "example")
        if not example.get(role, "").startswith(endpoint):
            continue
        found += 1
        result = run(f"--{role}", endpoint, write(tmp_path / "a.json", example["value"]))
        assert result.returncode == 0, (line["id"], result.stderr)
    assert found > 1


def test_standard_input_and_json_lines(tmp_path):
    result = run("--as", "DO.EMP.02", "-", input=json.dumps(MEMBER))
    assert (result.returncode, result.stdout) == (0, "1 instance checked, no problems\n")
    result = run("--as", "DO.EMP.02", "-", input="{")
    assert result.returncode == 1 and result.stderr.startswith("<stdin>:1:2: error[json-syntax]: ")
    lines = write(tmp_path / "a.jsonl", json.dumps(MEMBER) + "\n\n" + json.dumps({**MEMBER, "sex": "male"}) + "\n")
    result = run("--as", "DO.EMP.02", lines, write(tmp_path / "b.json", MEMBER))
    assert result.returncode == 1
    assert f"{lines}:3:" in result.stderr and result.stderr.endswith("\n1 error\n")


def test_a_code_that_an_open_list_may_have_is_a_warning(tmp_path):
    path = write(tmp_path / "a.json", {"member_identifier": [{"identifier_type": "PASSPORT", "identifier_value": "1"}]})
    result = run("--as", "DO.EMP.02", path)
    assert result.returncode == 0 and "warning[unlisted-code]" in result.stderr


@pytest.mark.parametrize("arguments, said", [
    (["x.json"], "with one of --as, --request and --response"),
    (["--as", "DO.EMP.02", "--request", "API.EMP.01", "x.json"], "with one of --as, --request and --response"),
    (["--as", "DO.EMP.20", "x.json"], 'no object or message is called "DO.EMP.20"; did you mean "DO.EMP.02"?'),
    (["--request", "API.EMP.99", "x.json"], 'no endpoint is called "API.EMP.99"'),
    (["--as", "Envelope", "x.json"], "name an endpoint"),
    (["--as", "Member", "x.json"], "name one of them: common/DO.COM.09, employment/DO.EMP.02, registry/DO.IBR.02"),
    (["--as", "nowhere/Member", "x.json"], "no object or message is called"),
])
def test_bad_usage(arguments, said):
    result = run(*arguments)
    assert result.returncode == 64 and said in result.stderr


def test_files_that_cannot_be_read(tmp_path):
    missing = run("--as", "DO.EMP.02", str(tmp_path / "none.json"))
    assert (missing.returncode, missing.stderr.split(": ")[0]) == (2, "error")
    folder = run("--as", "DO.EMP.02", str(tmp_path))
    assert folder.returncode == 2 and "it is no regular file" in folder.stderr


def test_hostile_input_costs_little(tmp_path):
    for name, text in [("deep", "[" * 1_000_000), ("wide", "[" + "1," * 1_000_000 + "1]"), ("long", '{"a":"' + "x" * (9 << 20))]:
        result = run("--as", "DO.EMP.02", write(tmp_path / f"{name}.json", text))
        assert result.returncode == 1 and "error[json-too-" in result.stderr, name


def example(name):
    shown = subprocess.run(
        [DCIC, "show", name, "--format", "json", "--spec", str(ROOT / "spec")], capture_output=True, text=True, timeout=60)
    return json.loads(shown.stdout)["definitions"][0]["value"]


def test_the_faults_of_the_published_samples_are_named(tmp_path):
    """The published sample messages break their own schema in these ways; each is put into an example that is right."""
    notify = example("notify-enrolment")
    notify["header"]["status_reason_code"] = "success"
    record = notify["message"]["notify_event"][0]["data"]["reg_records"]
    record["@type"] = "spdci:Member"
    record["demographic_info"]["@type"] = "ESS_Person"
    record["employment_status"] = "not employed"
    record["employment_info"] = {**record["employment_info"][0], "employment_type": "Seasonal"}
    at = "/message/notify_event/0/data/reg_records"
    assert pointers(run("--request", "API.EMP.05", "--format", "json", write(tmp_path / "a.json", notify))) == [
        ("unlisted-code", "/header/status_reason_code"), ("wrong-type", f"{at}/@type"),
        ("wrong-type", f"{at}/demographic_info/@type"), ("unknown-code", f"{at}/employment_status"),
        ("unexpected-shape", f"{at}/employment_info")]

    subscribe = example("subscribe-enrolment")
    subscribe["signature"] = subscribe["signature"].rstrip('"')
    criteria = subscribe["message"]["subscribe_request"][0]["subscribe_criteria"]
    criteria["filter_type"] = "expression"
    criteria["authorize"]["ts"] = {"$ref": "#/components/schemas/SubscriptionInfo/properties/timestamp"}
    at = "/message/subscribe_request/0/subscribe_criteria"
    assert pointers(run("--request", "API.EMP.03", "--format", "json", write(tmp_path / "b.json", subscribe))) == [
        ("invalid-value", "/signature"), ("invalid-value", f"{at}/filter/type"),
        ("unexpected-shape", f"{at}/authorize/ts")]

    found = example("groups-found")
    group = found["message"]["search_response"][0]["data"]["reg_records"][0]
    group["group_type"] = "household"
    group["group_identifier"] = group["group_identifier"][0]
    found["message"]["search_response"][0]["status"] = "success"
    del found["header"]["status"]
    at = "/message/search_response/0"
    assert pointers(run("--request", "API.EMP.02", "--format", "json", write(tmp_path / "c.json", found))) == [
        ("missing-attribute", "/header"), ("unknown-code", f"{at}/status"),
        ("unexpected-shape", f"{at}/data/reg_records/0/group_identifier"),
        ("unknown-code", f"{at}/data/reg_records/0/group_type")]

    search = example("search-groups-by-expression")
    del search["header"]["total_count"]
    search["header"]["action"] = "search-status"
    assert pointers(run("--request", "API.EMP.01", "--format", "json", write(tmp_path / "d.json", search))) == [
        ("missing-attribute", "/header"), ("unknown-code", "/header/action")]
