"""The JSON Schemas as their consumers see them: valid, whole without a network, and of one mind with the bundle and with
OpenAPI."""

import collections
import concurrent.futures
import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.parse

import formulas
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_document import Document
from referencing import Registry, Resource

ROOT = pathlib.Path(__file__).resolve().parents[2]
DCIC = os.environ.get("DCIC", str(ROOT / ".build/release/dcic"))
SUFFIX = ".schema.json"


class Schemas:
    """Schemas that are found by `$id` and nowhere else: whoever asks for another gets an error, not a download."""

    def __init__(self, resources):
        self.registry = Registry().with_resources(resources).crawl()
        self.validators = {}

    def accepts(self, iri, value):
        return not self.errors(iri, value)

    def errors(self, iri, value):
        if iri not in self.validators:
            self.validators[iri] = Draft202012Validator(
                {"$ref": iri}, registry=self.registry, format_checker=FormatChecker())
        return [f"{error.json_path}: {error.message}" for error in self.validators[iri].iter_errors(value)]


@pytest.fixture(scope="module")
def folder(generated):
    return generated / "jsonschema"


@pytest.fixture(scope="module")
def files(folder):
    """Every file but the bundle, by its path."""
    paths = sorted(path for path in folder.rglob("*" + SUFFIX) if path.name != "bundle" + SUFFIX)
    found = {path.relative_to(folder).as_posix(): json.loads(path.read_text("utf-8")) for path in paths}
    assert len(found) > 200
    return found


@pytest.fixture(scope="module")
def bundle(folder):
    return json.loads((folder / ("bundle" + SUFFIX)).read_text("utf-8"))


@pytest.fixture(scope="module")
def single(files):
    return Schemas([(schema["$id"], Resource.from_contents(schema)) for schema in files.values()])


@pytest.fixture(scope="module")
def bundled(bundle):
    return Schemas([(bundle["$id"], Resource.from_contents(bundle))])


def subschemas(schema):
    """A schema and all in it. Only the place tells a schema from data."""
    if isinstance(schema, bool):
        return
    yield schema
    for key in ("items", "if", "then", "else", "not", "contains"):
        if key in schema:
            yield from subschemas(schema[key])
    for key in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(key, []):
            yield from subschemas(part)
    for key in ("properties", "$defs"):
        for part in schema.get(key, {}).values():
            yield from subschemas(part)


def consume(*arguments):
    """check-jsonschema without a network."""
    nowhere = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "no_proxy": ""}
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *map(str, arguments)],
        env={**os.environ, **nowhere}, capture_output=True, text=True, timeout=300)


# The schemas themselves


def test_every_file_is_a_valid_schema(files, bundle):
    for schema in [*files.values(), bundle]:
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)


def test_check_jsonschema_finds_them_valid(folder):
    done = consume("--check-metaschema", *sorted(folder.rglob("*" + SUFFIX)))
    assert done.returncode == 0, done.stdout


def test_nothing_but_keywords_and_annotations_of_the_standard(files):
    known = {
        "$schema", "$id", "$ref", "$defs", "title", "description", "type", "required", "properties", "items", "minItems",
        "maxItems", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "const", "enum", "contains", "minContains",
        "maxContains", "uniqueItems", "pattern", "format", "minLength", "maxLength", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "default", "deprecated", "examples", "contentEncoding",
        "contentMediaType", "$comment"}
    for path, schema in files.items():
        for part in subschemas(schema):
            assert all(key in known or key.startswith("x-dci-") for key in part), path


def test_references_lead_to_files_and_to_identifiers_alike(folder, files, single, bundled):
    checked = 0
    for path, schema in files.items():
        assert schema["$id"].endswith("/" + path)
        for part in subschemas(schema):
            if "$ref" not in part:
                continue
            target, fragment = urllib.parse.urldefrag(part["$ref"])
            file = (folder / path).parent / target
            assert file.resolve().relative_to(folder.resolve()).as_posix() in files, f"{path}: {target}"
            found = [
                schemas.registry.resolver(schema["$id"]).lookup(part["$ref"]).contents for schemas in (single, bundled)]
            assert found[0] == found[1], part["$ref"]
            assert fragment or found[0] == json.loads(file.read_text("utf-8")), part["$ref"]
            checked += 1
    assert checked > 500


def test_the_bundle_holds_each_file_as_it_is(files, bundle):
    assert bundle["$defs"] == files


# The examples of the standard


Example = collections.namedtuple("Example", "name iri value broken")


@pytest.fixture(scope="module")
def examples(spec, files):
    """As the compiler lists them."""

    def dcic(*arguments):
        done = subprocess.run(
            [DCIC, *arguments, "--spec", str(spec), "--format", "json"], capture_output=True, text=True, timeout=120)
        return json.loads(done.stdout)["definitions"]

    names = [each["id"] for each in dcic("list", "--kind", "example")]
    assert len(names) > 100
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        shown = list(pool.map(lambda name: next(e for e in dcic("show", name) if e["kind"] == "example"), names))
    return [Example(each["id"], subject(files, each)["$id"], each["value"], broken(each)) for each in shown]


def broken(example):
    """The identifiers of the rules that an example is there to break."""
    return {reference.split()[0] for reference in example.get("violates", [])}


def subject(files, example):
    """The schema of what an example is an example of. Of two things with one name, the own module's is meant."""
    (kind,) = {"of", "request", "response"} & set(example)
    identifier = example[kind].split()[0]
    if kind == "of":
        ends = [f"/objects/{identifier}{SUFFIX}", f"/messages/{identifier}{SUFFIX}"]
    else:
        ends = [f"/endpoints/{identifier}.{kind}{SUFFIX}"]
    found = [path for path in files if any(path.endswith(end) for end in ends)]
    (path,) = found if len(found) == 1 else [path for path in found if path.startswith(example["module"] + "/")]
    return files[path]


@pytest.fixture(scope="module")
def unsaid(folder, files):
    """The rules that no schema says, as the README has them."""
    rules = {rule["id"] for schema in files.values() for rule in schema.get("x-dci-rules", [])}
    rows = [line for line in (folder / "README.md").read_text("utf-8").split("\n") if line.startswith("| The rule ")]
    found = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    assert found < rules
    return found


def test_examples_satisfy_their_schemas_unless_they_break_a_rule(examples, single, bundled, unsaid):
    refused = set()
    for name, iri, value, broken in examples:
        errors = single.errors(iri, value)
        assert bool(errors) == bool(broken - unsaid), f"{name}: {errors}"
        assert bundled.errors(iri, value) == errors, name
        refused |= broken - unsaid
    assert len(refused) > 20


def test_each_rule_is_said_or_declared_and_refuses_its_example_alone(examples, files, unsaid):
    """Each `if` and `then` by itself, on all examples of its object: it refuses those that break its rule and no others."""
    said, rules = {}, set()
    for schema in files.values():
        rules |= {rule["id"] for rule in schema.get("x-dci-rules", [])}
        for part in schema.get("allOf", []):
            if "$comment" in part:
                said.setdefault(part["$comment"], []).append((schema["$id"], Draft202012Validator(part)))
    assert said.keys() == rules - unsaid
    tried = set()
    for rule, places in said.items():
        for iri, validator in places:
            for example in examples:
                if example.iri == iri:
                    assert validator.is_valid(example.value) == (rule not in example.broken), f"{rule}: {example.name}"
                    tried.add((rule, rule in example.broken))
    # A rule of what stands in others has its examples there.
    assert len(tried) > 1.8 * len(said)


def test_examples_stand_at_their_schemas(examples, files):
    """All but those that are there to break a rule."""
    shown = [(schema["$id"], value) for schema in files.values() for value in schema.get("examples", [])]
    for example in examples:
        assert ((example.iri, example.value) in shown) != bool(example.broken), example.name
    assert any(example.broken for example in examples)


@pytest.mark.parametrize("seed", range(3))
def test_rules_of_every_kind_are_judged_as_by_the_compiler(seed, tmp_path):
    spec = formulas.write(tmp_path / "spec", 220, seed)
    out = tmp_path / "out"
    subprocess.run([DCIC, "generate", "--target", "jsonschema", "--spec", spec, "--out", out], check=True, timeout=60)
    instances = formulas.instances(120, seed)
    for name in ("Thing", "NarrowThing"):
        schema = json.loads((out / f"jsonschema/base/objects/{name}.schema.json").read_text("utf-8"))
        parts = {part["$comment"]: Draft202012Validator(part) for part in schema["allOf"]}
        assert len(parts) > 120
        verdicts = collections.Counter()
        for instance, broken in zip(instances, formulas.broken(spec, instances, tmp_path, name)):
            for rule, validator in parts.items():
                verdict = validator.is_valid(instance)
                assert verdict == (rule not in broken), f"{rule} of {spec}: {json.dumps(instance)}"
                verdicts[rule, verdict] += 1
        both = [rule for rule in parts if verdicts[rule, True] and verdicts[rule, False]]
        assert len(both) > 0.8 * len(parts)


def test_what_is_required_cannot_be_left_out(examples, files, single, bundled):
    checked = 0
    by_iri = {schema["$id"]: schema for schema in files.values()}
    for name, iri, value, broken in examples:
        if broken:
            continue
        for key in by_iri[iri].get("required", []):
            less = {other: each for other, each in value.items() if other != key}
            assert not single.accepts(iri, less) and not bundled.accepts(iri, less), f"{name} without {key}"
            checked += 1
    assert checked > 300


def test_codes(files, single, bundled):
    closed = 0
    for path, schema in files.items():
        if "/code-directories/" not in path:
            continue
        codes = [code["code"] for code in schema.get("x-dci-codes", [])]
        is_open = "enum" not in schema
        closed += not is_open
        assert schema.get("examples" if is_open else "enum", []) == codes, path
        for schemas in (single, bundled):
            assert all(schemas.accepts(schema["$id"], code) for code in codes), path
            assert schemas.accepts(schema["$id"], "no such code") == (is_open and "pattern" not in schema), path
            assert not schemas.accepts(schema["$id"], 1), path
    assert closed > 10


# What JSON Schema says beyond OpenAPI 3.0


def test_the_type_is_that_of_the_object(files, single):
    checked = 0
    for path, schema in files.items():
        if "/objects/" not in path:
            continue
        allowed = schema["properties"]["@type"]["anyOf"][0]["enum"]
        assert schema["x-dci-iri"] in allowed and len(allowed) == 3
        iri = schema["$id"] + "#/properties/@type"
        for good in [*allowed, [allowed[0]], ["Other", allowed[1]], [allowed[2], "x:Other"]]:
            assert single.accepts(iri, good), f"{path}: {good}"
        for bad in ["Other", [], ["Other"], "x" + allowed[0], allowed[0].lower(), 5, {}, None]:
            assert not single.accepts(iri, bad), f"{path}: {bad}"
        checked += 1
    assert checked > 50


WIRE = {
    "date": (["2026-02-16", "2024-02-29", "0001-01-01"], ["2026-02-30", "2023-02-29", "0000-01-01", "2026-2-16", "2026-02-16Z"]),
    "date-time": (
        ["2026-02-16T10:30:00Z", "2026-02-16T10:30:00.5+01:00", "2026-02-16T23:59:59-23:59"],
        ["2026-02-16T10:30:00", "2026-02-16t10:30:00Z", "2026-02-16T10:30:00z", "2026-02-16T24:00:00Z",
         "2026-02-16T10:30:60Z", "2026-02-16 10:30:00Z", "2026-02-16T10:30:00.Z", "2026-02-30T10:30:00Z",
         "2026-02-16T10:30:00+24:00", "2026-02-16"]),
    "uri": (["https://x.org/", "urn:a:b", "a+b-c.d:[e]", "x:%zz"], ["x.org", "1a:b", ":b", "a:", "https://x y", "a:<b>", "a:ä", "a:^"]),
    "email": (["me@x.org", "a@b.c", "a[]@b-c.d.e"], ["me@x", "me@.org", "me@x.", "m e@x.org", "@x.org", "a@b@c.d", "me@x.örg"]),
    "any": ([1, "x", True, [], {}, [None]], [None]),
    "anys": ([[], [1, None, {}]], [None, 1]),
}


def test_the_forms_of_single_values_are_those_of_the_compiler(tmp_path):
    """Of each form texts that have it and texts that nearly have it. The compiler is asked too."""
    spec = tmp_path / "spec"
    (spec / "base").mkdir(parents=True)
    (spec / "standard.yaml").write_text(formulas.STANDARD)
    bases = {"date": "base: date", "date-time": "base: date-time", "any": "base: any", "anys": "base: any"}
    types = [f"data_type: t-{name}\n{bases.get(name, f'base: string{chr(10)}format: {name}')}\nsummary: A form." for name in WIRE]
    attributes = "".join(
        f"  {name.replace('-', '_')}: {{ type: t-{name}, cardinality: 0..{'*' if name == 'anys' else 1}, summary: A form. }}\n"
        for name in WIRE)
    (spec / "base/all.yaml").write_text(
        "\n---\n".join(types) + "\n---\nobject: Thing\nsummary: All.\nattributes:\n" + attributes)
    subprocess.run([DCIC, "generate", "--target", "jsonschema", "--spec", spec, "--out", tmp_path], check=True, timeout=60)
    bundle = json.loads((tmp_path / "jsonschema" / ("bundle" + SUFFIX)).read_text("utf-8"))
    schemas = Schemas([(bundle["$id"], Resource.from_contents(bundle))])
    iri = bundle["$id"].replace("bundle", "base/objects/Thing")
    cases = [
        ({name.replace("-", "_"): value}, verdict)
        for name, values in WIRE.items() for verdict, some in zip((True, False), values) for value in some]
    (tmp_path / "all.jsonl").write_text("\n".join(json.dumps(instance) for instance, _ in cases))
    done = subprocess.run(
        [DCIC, "validate", "--spec", spec, "--as", "Thing", "--format", "json", tmp_path / "all.jsonl"],
        capture_output=True, text=True, timeout=60)
    refused = {one["location"]["line"] - 1 for one in json.loads(done.stdout)["diagnostics"]}
    for number, (instance, verdict) in enumerate(cases):
        assert (number not in refused) == verdict, instance
        assert schemas.accepts(iri, instance) == verdict, instance


# Beside OpenAPI: whatever it accepts the schemas accept, and whatever it refuses they refuse. What OpenAPI 3.0 cannot say is
# left out of the schemas for that: rules, names of types, and the patterns of what has a format.


@pytest.fixture(scope="module")
def comparable(files):
    stripped = {path: without(schema) for path, schema in files.items()}
    return Schemas([(schema["$id"], Resource.from_contents(schema)) for schema in stripped.values()])


def without(value):
    if isinstance(value, list):
        return [without(one) for one in value]
    if not isinstance(value, dict):
        return value
    value = {key: without(one) for key, one in value.items()}
    if value.get("format") == "date-time":
        value.pop("pattern", None)
    if isinstance(value.get("allOf"), list):
        value["allOf"] = [part for part in value["allOf"] if "$comment" not in part]
    if isinstance(value.get("properties"), dict) and "@type" in value["properties"]:
        value["properties"]["@type"].pop("anyOf", None)
    if value.get("type") == ["string", "number", "boolean", "object", "array"]:
        del value["type"]
    return value


@pytest.fixture(scope="module")
def openapi(generated):
    return Document(json.loads((generated / "openapi/openapi.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def counterparts(openapi, files):
    """(name in OpenAPI, `$id`) of all that both have; a form belongs to its object."""
    by_definition = {schema["x-dci-iri"]: schema["$id"] for schema in files.values() if "x-dci-iri" in schema}
    bodies = {schema["x-dci-endpoint"]: path.rsplit("/", 1)[0] for path, schema in files.items() if "/endpoints/" in path}
    found = []
    for name, schema in openapi.schemas.items():
        whole = openapi.schemas[schema["x-dci-form-of"]] if "x-dci-form-of" in schema else schema
        if "x-dci-iri" in whole:
            found.append((name, by_definition[whole["x-dci-iri"]]))
        elif "Envelope" in name and "x-dci-endpoint" in schema:
            direction = "request" if "RequestEnvelope" in name else "response"
            endpoint = schema["x-dci-endpoint"]
            found.append((name, files[f"{bodies[endpoint]}/{endpoint}.{direction}{SUFFIX}"]["$id"]))
    # What OpenAPI has no schema for: linked data, and bodies that are a message without an envelope.
    bare = {schema["$id"] for path, schema in files.items() if "/endpoints/" in path and "type" not in schema}
    missing = {schema["$id"] for schema in files.values()} - {iri for _, iri in found} - bare
    assert [iri.rsplit("/", 1)[1] for iri in missing] == ["linked-data" + SUFFIX]
    return found


def test_every_instance_of_openapi_is_one(openapi, counterparts, comparable):
    for name, iri in counterparts:
        for full in (True, False):
            instance = openapi.instance(openapi.schemas[name], full)
            assert comparable.errors(iri, instance) == [], name


def test_broken_instances_are_judged_as_in_openapi(openapi, counterparts, comparable, single, bundled):
    """And what is refused without what OpenAPI cannot say is refused with it."""
    verdicts = {True: 0, False: 0}
    for name, iri in counterparts:
        # A form is narrower than its object, which takes the other forms too.
        schema = openapi.schemas[name]
        whole = schema.get("x-dci-form-of", name)
        if "x-dci-endpoint" in schema:
            whole = name.removesuffix("Plain").removesuffix("Encrypted")
        for broken in breakages(openapi.instance(schema, full=False), openapi.instance(schema, full=True)):
            verdict = openapi.accepts(whole, broken)
            assert comparable.accepts(iri, broken) == verdict, f"{name}: {json.dumps(broken)[:500]}"
            whole_verdict = single.accepts(iri, broken)
            assert verdict or not whole_verdict, name
            assert bundled.accepts(iri, broken) == whole_verdict, name
            verdicts[verdict] += 1
    assert verdicts[True] > 100 and verdicts[False] > 1000


def breakages(least, whole):
    """Other values and, for an object, each member left out and with other values: wrong types, a code of no list, too
    long, too short, too large, too small."""
    yield from ([], {}, 3.5, 7, 10**12, -(10**12), "", "no such code", "x" * 5000, True, None)
    if isinstance(whole, str):
        # A pattern holds for the whole text.
        yield from ("x " + whole, whole + " x", whole + whole)
    if not isinstance(whole, dict):
        return
    for key, value in whole.items():
        if key in least:
            yield {other: each for other, each in least.items() if other != key}
        for wrong in ([[]], {"added": 1}, 3.5, "no such code", ["no such code"], True):
            yield {**least, key: wrong}
        if isinstance(value, list):
            yield {**least, key: []}
            yield {**least, key: value * 7}
            yield {**least, key: value * 120}
    # What the header settles, and what its flag decides.
    header = whole.get("header")
    if isinstance(header, dict):
        for key in header:
            for wrong in (True, False, "no such code", 3.5):
                yield {**least, "header": {**header, key: wrong}}
            yield {**least, "header": {other: each for other, each in header.items() if other != key}}


# A validator that reads files


@pytest.fixture(scope="module")
def shown(folder, files, examples):
    """For one schema of each module and kind: its file and one of its examples."""
    paths = {schema["$id"]: path for path, schema in files.items()}
    found = {}
    for _, iri, value, broken in examples:
        if broken:
            continue
        found.setdefault(paths[iri].rsplit("/", 1)[0], (paths[iri], value))
    assert len(found) > 6
    return list(found.values())


def test_check_jsonschema_follows_references_on_disk_and_in_the_bundle(tmp_path, folder, files, bundle, shown):
    for number, (path, value) in enumerate(shown):
        good, bad = tmp_path / f"{number}.json", tmp_path / f"{number}-bad.json"
        good.write_text(json.dumps(value))
        broken = copy.deepcopy(value)
        key = files[path].get("required", list(broken))[0]
        broken[key] = [[]]
        bad.write_text(json.dumps(broken))
        whole = tmp_path / f"{number}.schema.json"
        whole.write_text(json.dumps({**bundle, "$ref": files[path]["$id"]}))
        file = (folder / path).resolve()
        for arguments in (["--base-uri", file.as_uri(), "--schemafile", file], ["--schemafile", whole]):
            done = consume(*arguments, good)
            assert done.returncode == 0, done.stdout + done.stderr
            done = consume(*arguments, bad)
            assert done.returncode == 1 and key in done.stdout, done.stdout + done.stderr
