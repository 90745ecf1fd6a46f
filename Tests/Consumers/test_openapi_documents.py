"""The OpenAPI documents beside one another: all are valid and closed, and they say the same."""

import collections
import json
import re

import pytest
import yaml
from jsonschema import FormatChecker
from openapi_document import SCHEMA, absolute
from openapi_schema_validator import OAS30Validator, OAS31Validator
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

INTERFACES = ["employment", "cases"]
WHOLE = "openapi"
NAMES = [WHOLE, *(f"interfaces/{interface}/openapi" for interface in INTERFACES)]
VERSIONS = {"": "3.0.3", "-3.1": "3.1.0"}


class Documents(dict):
    """By name without extension, read once."""

    def __init__(self, folder):
        super().__init__()
        self.folder = folder

    def __missing__(self, name):
        self[name] = json.loads((self.folder / f"{name}.json").read_bytes())
        return self[name]


@pytest.fixture(scope="module")
def documents(generated):
    return Documents(generated / "openapi")


every_document = pytest.mark.parametrize("name", [name + suffix for name in NAMES for suffix in VERSIONS])


def test_there_are_no_others(generated):
    folder = generated / "openapi"
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    expected = {f"{name}{suffix}.{ending}" for name in NAMES for suffix in VERSIONS for ending in ("json", "yaml")}
    assert {path for path in found if not path.startswith("modular/")} == expected | {"README.md"}


@every_document
def test_is_valid(documents, name, recwarn):
    version = VERSIONS["-3.1" if name.endswith("-3.1") else ""]
    validator = OpenAPIV31SpecValidator if version == "3.1.0" else OpenAPIV30SpecValidator
    assert documents[name]["openapi"] == version
    assert [error.message for error in validator(documents[name]).iter_errors()] == []
    assert [str(each.message) for each in recwarn if each.category is not DeprecationWarning] == []


@every_document
def test_yaml_holds_the_same(documents, name):
    with (documents.folder / f"{name}.yaml").open("rb") as file:
        assert yaml.load(file, yaml.CSafeLoader) == documents[name]


# References. A name of a schema in `x-dci-…` is one as well: what is named can be looked up.

NAMING = {"x-dci-extends", "x-dci-form-of", "x-dci-audit"}
DATA = {"example", "examples", "value", "default", "enum", "const"}


def mentions(value, is_map=False):
    """Addresses of components in a part of a document. The members of a map have any names."""
    if isinstance(value, list):
        for each in value:
            yield from mentions(each)
    if not isinstance(value, dict):
        return
    for key, each in value.items():
        if is_map:
            yield from mentions(each)
        elif key in ("$ref", "x-dci-of"):
            yield each
        elif key == "mapping":
            yield from each.values()
        elif key in NAMING:
            yield SCHEMA + each
        elif key == "security":
            yield from (f"#/components/securitySchemes/{scheme}" for choice in each for scheme in choice)
        elif key == "examples" and isinstance(each, dict):
            yield from mentions(each, is_map=True)
        elif key not in DATA and not key.startswith("x-"):
            yield from mentions(each, is_map=key in ("properties", "headers", "content", "callbacks", "responses"))


def addresses(document):
    return {f"#/components/{kind}/{name}" for kind, list in document["components"].items() for name in list}


def pointed(document, address):
    _, _, kind, name = address.split("/")
    return document["components"][kind][name]


@every_document
def test_nothing_is_missing(documents, name):
    document = documents[name]
    assert set(mentions(document["paths"], is_map=True)) <= addresses(document)
    for kind in document["components"].values():
        assert set(mentions(kind, is_map=True)) <= addresses(document)


@pytest.mark.parametrize("interface", INTERFACES)
@pytest.mark.parametrize("suffix", VERSIONS)
def test_an_interface_holds_nothing_that_it_does_not_need(documents, interface, suffix):
    document = documents[f"interfaces/{interface}/openapi{suffix}"]
    waiting = [*mentions(document["paths"], is_map=True), *mentions(document.get("webhooks", {}), is_map=True)]
    reached = set()
    while waiting:
        address = waiting.pop()
        if address not in reached:
            reached.add(address)
            waiting += mentions(pointed(document, address))
    assert addresses(document) - reached == set()
    assert len(reached) > 100


@pytest.mark.parametrize("suffix", VERSIONS)
def test_the_whole_holds_components_that_no_operation_needs(documents, suffix):
    """They are definitions of the standard, for others to build on. All other kinds of components are in use."""
    definitions = ("schemas", "examples", "securitySchemes")
    document = documents[WHOLE + suffix]
    used = set(mentions(document["paths"], is_map=True)) | set(mentions(document.get("webhooks", {}), is_map=True))
    for kind in document["components"].values():
        used |= set(mentions(kind, is_map=True))
    assert {address for address in addresses(document) - used if address.split("/")[2] not in definitions} == set()


# Interfaces


def operations(document):
    """(path, method): operation, wherever the version has it."""
    found = {}
    for item in [*document["paths"].items(), *((item["x-dci-path"], item) for item in document.get("webhooks", {}).values())]:
        path, methods = item
        found |= {(path, method): each for method, each in methods.items() if method != "x-dci-path"}
    return found


@pytest.mark.parametrize("interface", INTERFACES)
@pytest.mark.parametrize("suffix", VERSIONS)
def test_an_interface_is_a_part_of_the_whole(documents, interface, suffix):
    whole, part = documents[WHOLE + suffix], documents[f"interfaces/{interface}/openapi{suffix}"]
    for kind, list in part["components"].items():
        assert list == {name: whole["components"][kind][name] for name in list}
        order = [name for name in whole["components"][kind] if name in list]
        assert order == [*list]
    for place, operation in operations(part).items():
        assert operation == operations(whole)[place], place
    assert all(tag in whole["tags"] for tag in part["tags"])
    assert {tag for each in operations(part).values() for tag in each.get("tags", [])} <= {
        tag["name"] for tag in part["tags"]}


def test_interfaces_share_out_the_operations(documents, spec):
    """Each holds those of its module, and of earlier modules those that its processes call."""
    parts = {interface: set(operations(documents[f"interfaces/{interface}/openapi"])) for interface in INTERFACES}
    whole = operations(documents[WHOLE])
    assert set().union(*parts.values()) == set(whole)
    for interface, places in parts.items():
        module = {path.name.split("-")[0] for path in (spec / interface / "endpoints").iterdir()}
        own = {place for place in places if not whole[place]["x-dci-id"].startswith("API.COM.")}
        assert len(own) == len(module)
    assert [interface for interface in INTERFACES if ("/.well-known/jwks.json", "get") in parts[interface]] == ["employment"]


# Versions


def earlier(schema):
    """A schema of 3.1 in the words of 3.0."""
    if isinstance(schema, list):
        return [earlier(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    said = {}
    for key, value in schema.items():
        if key == "allOf" and all("$comment" in each for each in value):
            continue  # business rules, of which 3.0 has the text alone
        match key:
            case "properties":
                said[key] = {name: earlier(each) for name, each in value.items()}
            case "items" | "not" | "allOf" | "oneOf":
                said[key] = earlier(value)
            case "const":
                said["enum"] = [value]
            case "examples":
                (said["example"],) = value
            case "contentEncoding":
                assert value == "base64"
                said["format"] = "byte"
            case "contentMediaType":
                assert value == "application/octet-stream"
                said["format"] = "binary"
            case "$ref" if len(schema) > 1:
                if isinstance(schema.get("default"), str):
                    said["type"] = "string"
                said["allOf"] = [{"$ref": value}]
            case _:
                said[key] = value
    return said


def with_earlier_schemas(value):
    if isinstance(value, list):
        return [with_earlier_schemas(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {key: earlier(each) if key == "schema" else with_earlier_schemas(each) for key, each in value.items()}


@pytest.mark.parametrize("name", NAMES)
def test_both_versions_say_the_same(documents, name):
    old, new = documents[name], documents[f"{name}-3.1"]
    assert operations(with_earlier_schemas(new)) == operations(old)
    assert {each["x-dci-exchange"] for item in new["webhooks"].values() for key, each in item.items() if key != "x-dci-path"} == {"push"}
    assert "push" not in {each["x-dci-exchange"] for item in new["paths"].values() for each in item.values()}
    for kind, components in old["components"].items():
        translate = earlier if kind == "schemas" else with_earlier_schemas
        if kind == "examples":
            translate = dict
        assert {key: translate(each) for key, each in new["components"][kind].items()} == components, kind
    assert new["tags"] == old["tags"] and new["servers"] == old["servers"]
    info = dict(new["info"])
    info["description"] = "\n\n".join(filter(None, [info.pop("summary"), info.get("description")]))
    info["license"] = old["info"]["license"]
    assert info == old["info"]
    assert new["info"]["license"] == {"name": "Apache-2.0", "identifier": "Apache-2.0"}


def test_versions_use_their_own_words(documents):
    """The translation above would not notice words that a version does not know."""
    words = {suffix: collections.Counter() for suffix in VERSIONS}
    for suffix, count in words.items():
        for name, schema in documents[WHOLE + suffix]["components"]["schemas"].items():
            count.update(keywords(schema))
    new = {"const", "examples", "contentMediaType"}
    assert not new & set(words[""]) and new <= set(words["-3.1"])
    assert words[""]["example"] and not words["-3.1"]["example"]
    assert "binary" in words[""] and not {"binary", "byte"} & set(words["-3.1"])
    # An `allOf` of one would only wrap a reference.
    assert words[""]["allOf of 1"] and not words["-3.1"]["allOf of 1"]
    assert not words[""]["rule"] and words["-3.1"]["rule"] > 20


def keywords(schema):
    for key, value in schema.items():
        if key == "allOf" and all("$comment" in each for each in value):
            yield from ["rule"] * len(value)
            continue
        yield value if key == "format" else f"allOf of {len(value)}" if key == "allOf" else key
        if key == "properties":
            for each in value.values():
                yield from keywords(each)
        if key in ("items", "not"):
            yield from keywords(value)
        if key in ("allOf", "oneOf"):
            for each in value:
                yield from keywords(each)


# Examples


@every_document
def test_examples_satisfy_their_schemas(documents, name):
    document = documents[name]
    resource = Resource(document, DRAFT202012) if name.endswith("-3.1") else Resource.opaque(document)
    registry = Registry().with_resource("urn:openapi", resource)
    validator = OAS31Validator if name.endswith("-3.1") else OAS30Validator
    checked = refused = 0

    def errors(schema, value):
        return [*validator(absolute(schema), registry=registry, format_checker=FormatChecker()).iter_errors(value)]

    def check(schema, value, what):
        assert [f"{error.json_path}: {error.message}" for error in errors(schema, value)] == [], what

    for key, example in document["components"]["examples"].items():
        if "x-dci-violates" in example and name.endswith("-3.1"):
            # It breaks a rule, on purpose, and nothing else. 3.1 sees most rules.
            found = errors({"$ref": example["x-dci-of"]}, example["value"])
            assert all("allOf" in error.absolute_schema_path for error in found), key
            refused += bool(found)
            continue
        check({"$ref": example["x-dci-of"]}, example["value"], key)
        checked += 1
    if name == WHOLE + "-3.1":
        assert refused > 20
    for key, schema in document["components"]["schemas"].items():
        for value in [schema["example"]] if "example" in schema else schema.get("examples", []):
            check({"$ref": SCHEMA + key}, value, key)
            checked += 1
    bodies = 0
    for place, operation in operations(document).items():
        for body in [operation.get("requestBody", {}), *operation["responses"].values()]:
            body = pointed(document, body["$ref"]) if "$ref" in body else body
            content = body.get("content", {}).get("application/json", {})
            for reference in content.get("examples", {}).values():
                example = pointed(document, reference["$ref"])
                assert example["x-dci-of"] == content["schema"]["$ref"], place
                bodies += 1
    assert checked > 50 and bodies > 10


# The modular layout


@pytest.fixture(scope="module")
def modular(generated):
    folder = generated / "openapi/modular"
    return {
        path.relative_to(folder).as_posix(): yaml.load(path.read_bytes(), yaml.CSafeLoader)
        for path in sorted(folder.rglob("*")) if path.is_file()}


def test_modular_files_are_valid_together(generated, modular, recwarn):
    root = generated / "openapi/modular/openapi.yaml"
    validator = OpenAPIV30SpecValidator(modular["openapi.yaml"], base_uri=root.resolve().as_uri())
    assert [error.message for error in validator.iter_errors()] == []
    assert [str(each.message) for each in recwarn if each.category is not DeprecationWarning] == []
    assert root.stat().st_size < 50_000


def component(file, reference):
    """The address in a single document of what a reference in a file leads to; the place on disk of a path."""
    path, _, fragment = reference.partition("#/")
    assert path.startswith(("./", "../")), reference
    steps = file.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            steps.pop()
        elif step != ".":
            steps.append(step)
    place = "/".join(steps)
    if fragment:
        return f"#/components/{place.removesuffix('.yaml')}/{fragment}"
    return "#/components/" + place.removesuffix(".yaml") if place.startswith("schemas/") else place


def bundled(value, file, is_map=False):
    """With references as in a single document."""
    if isinstance(value, list):
        return [bundled(each, file) for each in value]
    if not isinstance(value, dict):
        return value
    if is_map:
        return {key: bundled(each, file) for key, each in value.items()}
    return {
        key: component(file, each) if key in ("$ref", "x-dci-of")
        else {code: component(file, form) for code, form in each.items()} if key == "mapping"
        else each if key in ("value", "example") else bundled(each, file, is_map=key == "properties")
        for key, each in value.items()}


def test_modular_files_are_the_whole_document(documents, modular):
    whole, files = documents[WHOLE], dict(modular)
    root = files.pop("openapi.yaml")
    paths = {path: files.pop(component("openapi.yaml", item["$ref"])) for path, item in root["paths"].items()}
    assert {path: bundled(item, "paths/x.yaml") for path, item in paths.items()} == whole["paths"]
    components = {"securitySchemes": root["components"]["securitySchemes"], "schemas": {}}
    for file, content in files.items():
        if file.startswith("schemas/"):
            components["schemas"][re.sub("^schemas/|[.]yaml$", "", file)] = bundled(content, file)
        else:
            components[file.removesuffix(".yaml")] = bundled(content, file, is_map=True)
    assert components == whole["components"]
    assert root | {"paths": whole["paths"], "components": whole["components"]} == whole
