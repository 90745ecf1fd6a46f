"""The JSON Schemas as their consumers see them: valid, whole without a network, and of one mind with the bundle and with
OpenAPI."""

import collections
import concurrent.futures
import copy
import json
import os
import pathlib
import subprocess
import sys
import urllib.parse

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
    yield schema
    for key in ("items", "if", "then", "else"):
        if key in schema:
            yield from subschemas(schema[key])
    for part in schema.get("allOf", []):
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
        "maxItems", "allOf", "if", "then", "else", "const", "enum", "pattern", "format", "minLength", "maxLength",
        "minimum", "maximum", "default", "deprecated", "examples", "contentEncoding", "contentMediaType"}
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


Example = collections.namedtuple("Example", "name iri value breaks_a_rule")


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
    return [Example(each["id"], subject(files, each)["$id"], each["value"], "violates" in each) for each in shown]


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


def test_examples_satisfy_their_schemas(examples, single, bundled):
    for name, iri, value, _ in examples:
        assert single.errors(iri, value) == [], name
        assert bundled.errors(iri, value) == [], name


def test_examples_stand_at_their_schemas(examples, files):
    """All but those that break a rule, which no schema sees."""
    shown = [(schema["$id"], value) for schema in files.values() for value in schema.get("examples", [])]
    for example in examples:
        assert ((example.iri, example.value) in shown) != example.breaks_a_rule, example.name
    assert any(example.breaks_a_rule for example in examples)


def test_what_is_required_cannot_be_left_out(examples, files, single, bundled):
    checked = 0
    by_iri = {schema["$id"]: schema for schema in files.values()}
    for name, iri, value, _ in examples:
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


# Beside OpenAPI: whatever it accepts the schemas accept, and whatever it refuses they refuse.


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


def test_every_instance_of_openapi_is_one(openapi, counterparts, single, bundled):
    for name, iri in counterparts:
        for full in (True, False):
            instance = openapi.instance(openapi.schemas[name], full)
            assert single.errors(iri, instance) == [], name
            assert bundled.errors(iri, instance) == [], name


def test_broken_instances_are_judged_as_in_openapi(openapi, counterparts, single, bundled):
    verdicts = {True: 0, False: 0}
    for name, iri in counterparts:
        # A form is narrower than its object, which takes the other forms too.
        schema = openapi.schemas[name]
        whole = schema.get("x-dci-form-of", name)
        if "x-dci-endpoint" in schema:
            whole = name.removesuffix("Plain").removesuffix("Encrypted")
        for broken in breakages(openapi.instance(schema, full=False), openapi.instance(schema, full=True)):
            verdict = openapi.accepts(whole, broken)
            assert single.accepts(iri, broken) == verdict, f"{name}: {json.dumps(broken)[:500]}"
            assert bundled.accepts(iri, broken) == verdict, name
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
    for _, iri, value, _ in examples:
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
