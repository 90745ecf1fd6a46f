"""The OpenAPI document as its consumers see it: valid, whole, typed, and nowhere ambiguous."""

import copy
import json
import re

import pytest
import yaml
from openapi_document import SCHEMA, Document
from openapi_schema_validator import OAS30Validator
from openapi_spec_validator import OpenAPIV30SpecValidator


@pytest.fixture(scope="module")
def files(generated):
    folder = generated / "openapi"
    return {
        "json": json.loads((folder / "openapi.json").read_text("utf-8")),
        "yaml": yaml.safe_load((folder / "openapi.yaml").read_bytes()),
    }


@pytest.fixture(scope="module")
def openapi(files):
    return Document(files["json"])


def same(one, other):
    """Equal in type and in the order of members too: in Python `1 == 1.0 == True`."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


@pytest.mark.parametrize("kind", ["json", "yaml"])
def test_is_valid_openapi(files, kind):
    assert files[kind]["openapi"] == "3.0.3"
    assert [error.message for error in OpenAPIV30SpecValidator(files[kind]).iter_errors()] == []


def test_yaml_and_json_hold_the_same(files):
    assert same(files["yaml"], files["json"])


def test_references_stand_alone_and_point_somewhere(openapi):
    references = list(openapi.references())
    assert len(references) > 100
    for value in references:
        assert list(value) == ["$ref"]
        openapi.pointed(value["$ref"])


def test_operations(openapi):
    identifiers, asynchronous, tagged = [], 0, 0
    schemes = openapi.document["components"].get("securitySchemes", {})
    tags = {tag["name"] for tag in openapi.document["tags"]}
    for path, method, operation, is_callback in openapi.operations():
        where = f"{method} {path}"
        assert set(operation.get("tags", [])) <= tags, where
        tagged += "tags" in operation
        assert "security" in operation, where
        assert all(name in schemes for choice in operation["security"] for name in choice), where
        assert [status for status in operation["responses"] if status.startswith("2")], where
        identifiers.append(operation["operationId"])
        if is_callback:
            # The address is the requester's own, and the rest of it a path of this document.
            own = re.sub(r"^\{\$request\.body#/[^}]*\}", "", path)
            answer = openapi.document["paths"][own][method]
            for key in ("requestBody", "responses", "security", "x-dci-id"):
                assert operation[key] == answer[key], where
        else:
            if operation["x-dci-exchange"] == "async":
                asynchronous += 1
                assert operation["callbacks"], where
    assert asynchronous > 0 and tagged > 20
    assert len(identifiers) == len(set(identifiers))


def test_every_schema_says_what_it_stands_for(openapi):
    for name, schema in openapi.schemas.items():
        if not name.startswith("JsonLd"):
            assert {"x-dci-id", "x-dci-form-of", "x-dci-endpoint"} & set(schema), name


# Definitions. They are read here a second time, without the compiler.


@pytest.fixture(scope="module")
def definitions(spec):
    """By kind, every document of the specification with all values as text."""
    found = {}
    modules = yaml.load((spec / "standard.yaml").read_bytes(), yaml.BaseLoader)["modules"]
    for path in sorted(spec.rglob("*.yaml")):
        relative = path.relative_to(spec).as_posix()
        folders = [m.get("folder", key) for key, m in modules.items() if relative.startswith(m.get("folder", key) + "/")]
        for definition in yaml.load_all(path.read_bytes(), yaml.BaseLoader):
            for m_key, module in modules.items():
                if folders and module.get("folder", m_key) == max(folders, key=len):
                    definition["_namespace"] = module["namespace"]
            found.setdefault(next(iter(definition)), []).append(definition)
    return found


def message(definitions, reference):
    (found,) = [each for each in definitions["message"] if each["message"] == reference]
    return found


def forms(openapi, kind, definition):
    """The schemas that hold the attributes of an object or message: one, or one for each case of its choice."""
    found = [name for name, schema in openapi.schemas.items() if schema.get("x-dci-id") == definition[kind]]
    # Two modules may have an unnumbered definition of one name; its IRI tells them apart.
    (name,) = found if len(found) == 1 else [
        name for name in found if openapi.schemas[name]["x-dci-iri"].startswith(definition["_namespace"])]
    union = openapi.schemas[name].get("oneOf")
    return [openapi.pointed(branch["$ref"]) for branch in union] if union else [openapi.schemas[name]]


PRIMITIVES = {
    "string": "string",
    "integer": "integer",
    "decimal": "number",
    "boolean": "boolean",
    "date": "string",
    "date-time": "string",
    "object": "object",
    "array": "array",
    "any": None,
}


def assert_type(openapi, definitions, reference, schema, where):
    """That what an attribute holds is what its definition refers to, by identifier and name or one of them."""
    words = reference.split()
    if schema.get("type") == "array" and "$ref" in schema["items"]:
        schema = schema["items"]
    elif "allOf" in schema:
        (schema,) = schema["allOf"]
    if "$ref" in schema:
        target = openapi.resolved(schema)
        name = schema["$ref"].removeprefix(SCHEMA)
        assert words[0] == target["x-dci-id"] or name.lower().endswith(words[0].replace("_", "").lower()), where
        return
    # What adds nothing to a primitive has no schema of its own.
    primitive = reference
    while primitive not in PRIMITIVES:
        (data_type,) = [
            each
            for each in definitions["data_type"]
            if primitive.split()[0] in (each["data_type"], each.get("name", each["data_type"]))
        ]
        primitive = data_type.get("base") or data_type["extends"]
    if schema.get("type") == "array" and primitive != "array":
        schema = schema["items"]
    assert schema.get("type") == PRIMITIVES[primitive], where


def attributes(definitions, definition):
    """All attributes, inherited ones too; what an override leaves out is inherited."""
    whole = {}
    if "extends" in definition:
        parent = definition["extends"].split()[0]
        (parent,) = [each for kind in ("object", "message") for each in definitions[kind] if each[kind] == parent]
        whole = attributes(definitions, parent)
    for name, attribute in definition.get("attributes", {}).items():
        whole[name] = whole.get(name, {}) | attribute
    return whole


def test_objects_have_their_attributes(openapi, definitions):
    checked = 0
    for kind in ("object", "message"):
        for definition in definitions[kind]:
            for form in forms(openapi, kind, definition):
                for name, attribute in attributes(definitions, definition).items():
                    where = f"{definition[kind]} {name}"
                    assert name in form["properties"], where
                    minimum, maximum = attribute["cardinality"].split("..")
                    schema = form["properties"][name]
                    assert (name in form.get("required", [])) == (minimum != "0"), where
                    if "type" in attribute and attribute["type"] != "DT.COM.05 array":
                        assert (schema.get("type") == "array") == (maximum != "1"), where
                    # What decides a choice holds the codes of its form.
                    decides = "x-dci-form-of" in form and bool({"enum", "not"} & set(schema))
                    if "type" in attribute and not decides:
                        assert_type(openapi, definitions, attribute["type"], schema, where)
                    if schema.get("type") == "array" and "type" in attribute:
                        assert schema.get("minItems", 0) == int(minimum), where
                        assert schema.get("maxItems", "*") == (maximum if maximum == "*" else int(maximum)), where
                    checked += 1
    assert checked > 100


def test_cases_of_choices_are_forms(openapi, definitions):
    checked = 0
    for definition in definitions["message"] + definitions["object"]:
        for name, attribute in definition.get("attributes", {}).items():
            if "choice" not in attribute:
                continue
            key, cases = attribute["choice"]["by"], attribute["choice"]["cases"]
            found = {
                form["properties"][key]["enum"][0]: form["properties"][name]
                for form in forms(openapi, next(iter(definition)), definition)
                if "enum" in form["properties"][key]
            }
            assert set(found) == set(cases)
            for code, case in cases.items():
                is_list = isinstance(case, dict) and not case.get("cardinality", "1..1").endswith("..1")
                assert (found[code].get("type") == "array") == is_list, f"{name} {code}"
                checked += 1
    assert checked > 5


def test_codes_are_those_of_the_directories(openapi, definitions):
    for definition in definitions["code_directory"]:
        (schema,) = [each for each in openapi.schemas.values() if each.get("x-dci-id") == definition["code_directory"]]
        codes = list(definition.get("codes", {}))
        assert [code["code"] for code in schema.get("x-dci-codes", [])] == codes
        is_closed = definition.get("extensible", "true") == "false"
        assert schema.get("enum", []) == (codes if is_closed else [])


def test_endpoints_are_operations(openapi, definitions):
    for definition in definitions["endpoint"]:
        operation = openapi.document["paths"][definition["path"]][definition["method"].lower()]
        assert operation["x-dci-id"] == definition["endpoint"]
        assert list(operation["responses"]) == [definition.get("success", "200"), *sorted(definition.get("errors", {}))]
        parameters = [openapi.resolved(parameter) for parameter in operation.get("parameters", [])]
        assert [(parameter["in"], parameter["name"]) for parameter in parameters] == [
            (location, name) for location in ("path", "query", "header") if location in definition.get("parameters", {})
            for name in attributes(definitions, message(definitions, definition["parameters"][location]))]
        scopes = [scope for choice in operation["security"] for granted in choice.values() for scope in granted]
        assert scopes == definition.get("scopes", [])
        assert len(operation["security"]) == len(definition["security"])
        assert ("callbacks" in operation) == ("callback" in definition)
        assert ("requestBody" in operation) == ("request" in definition)
        media = openapi.resolved(operation.get("requestBody", {"content": {}}))["content"]
        assert ("multipart/form-data" in media) == ("upload" in definition)
        if "action" in definition:
            body = openapi.instance(media["application/json"]["schema"], full=True)
            assert body["header"]["action"] == definition["action"]


def test_processes_are_tags_of_what_they_call(openapi, definitions):
    tags = {tag["x-dci-id"]: tag for tag in openapi.document["tags"]}
    called = {}
    answers = {each["endpoint"]: each["callback"].split()[0] for each in definitions["endpoint"] if "callback" in each}
    for definition in definitions["process"]:
        tag = tags.pop(definition["process"])
        assert tag["description"].startswith(definition["summary"].strip())
        ways = [*definition["steps"].values(), *definition.get("alternatives", []), *definition.get("exceptions", [])]
        endpoints = {way["endpoint"].split()[0] for way in ways if "endpoint" in way}
        for endpoint in endpoints | {answers[each] for each in endpoints if each in answers}:
            called.setdefault(endpoint, []).append(tag["name"])
    assert tags == {}
    for _, _, operation, _ in openapi.operations():
        assert sorted(operation.get("tags", [])) == sorted(called.get(operation["x-dci-id"], [])), operation["x-dci-id"]


def test_errors_name_the_codes_of_their_status(openapi, definitions):
    directories = {each["code_directory"]: each for each in definitions["code_directory"]}
    known = 0
    for name, response in openapi.document["components"]["responses"].items():
        status = re.search("[0-9]{3}$", name)[0]
        codes = directories[response["x-dci-error-codes"]["directory"]]["codes"]
        expected = [code for code, value in codes.items() if value.get("columns", {}).get("http_status") == status]
        assert response["x-dci-error-codes"].get("codes", []) == expected, name
        assert all(f"`{code}`" in response["description"] for code in expected), name
        for example in response["content"]["application/json"].get("examples", {}).values():
            assert openapi.resolved(example)["value"]["error"]["code"] in expected, name
        known += bool(expected)
    assert known > 5


def test_everything_with_an_identifier_has_it(openapi, definitions):
    """Each definition is found by its identifier, at all things that stand for it."""
    components = openapi.document["components"]
    found = {each["x-dci-id"] for kind in components.values() for each in kind.values() if "x-dci-id" in each}
    found |= {each["x-dci-id"] for _, _, each, _ in openapi.operations()}
    found |= {tag["x-dci-id"] for tag in openapi.document["tags"]}
    for kind in ("object", "message", "code_directory", "endpoint", "process", "security_scheme", "example"):
        missing = {each[kind] for each in definitions[kind]} - found
        assert missing == set(), kind
    for kind in ("responses", "parameters", "headers", "securitySchemes", "examples"):
        assert all("x-dci-id" in each for each in components[kind].values()), kind


# Examples


def test_examples_satisfy_their_schemas(openapi):
    for name, example in openapi.document["components"].get("examples", {}).items():
        assert_valid(openapi, {"$ref": example["x-dci-of"]}, example["value"], name)
    for name, schema in openapi.schemas.items():
        if "example" in schema:
            assert_valid(openapi, name, schema["example"], name)


def test_examples_of_bodies_satisfy_the_bodies(openapi):
    shown = set()
    for where, _, content in openapi.contents():
        for name, example in content.get("examples", {}).items():
            shown.add(name)
            assert_valid(openapi, content["schema"], openapi.resolved(example)["value"], f"{where} {name}")
    for name, example in openapi.document["components"].get("examples", {}).items():
        is_body = "x-dci-endpoint" in openapi.pointed(example["x-dci-of"])
        assert name in shown or not is_body, f"{name} stands at no operation"


def assert_valid(openapi, schema, value, what):
    errors = [f"{error.json_path}: {error.message}" for error in openapi.validator(schema).iter_errors(value)]
    assert errors == [], what


# Schemas. Instances are made from the schemas themselves, so that what no example shows is tested too.


@pytest.fixture(scope="module")
def objects(openapi):
    """(name, schema, an instance with everything) of each schema that is a single object."""
    found = [
        (name, schema, openapi.instance(schema, full=True))
        for name, schema in openapi.schemas.items()
        if schema.get("type") == "object"
    ]
    assert len(found) > 20
    return found


@pytest.mark.parametrize("full", [True, False])
def test_every_schema_has_instances(openapi, full):
    for name, schema in openapi.schemas.items():
        assert_valid(openapi, name, openapi.instance(schema, full), name)


def test_what_is_required_cannot_be_left_out(openapi, objects):
    checked = 0
    for name, schema, instance in objects:
        for key in schema.get("required", []):
            less = {other: value for other, value in instance.items() if other != key}
            assert not openapi.accepts(name, less), f"{name} without {key}"
            checked += 1
    assert checked > 50


def test_every_property_is_typed(openapi, objects):
    """An array where none belongs and a number in place of everything else are rejected, but in open JSON."""
    checked = 0
    for name, schema, instance in objects:
        for key, value in schema["properties"].items():
            if is_open(openapi, value):
                continue
            wrong = 3.5 if value.get("type") == "array" else [[]]
            assert not openapi.accepts(name, {**instance, key: wrong}), f"{name}.{key}"
            checked += 1
    assert checked > 200


def is_open(openapi, schema):
    """Whether any JSON value will do, or any list."""
    if "$ref" in schema:
        return is_open(openapi, openapi.pointed(schema["$ref"]))
    if "oneOf" in schema:
        return any(part.get("type") == "array" and is_open(openapi, part["items"]) for part in schema["oneOf"])
    return not {"type", "oneOf", "not", "enum"} & set(schema) and all(
        is_open(openapi, part) for part in schema.get("allOf", [])
    )


def test_objects_accept_what_a_later_version_adds(openapi, objects):
    for name, _, instance in objects:
        assert openapi.accepts(name, {**instance, "added_later": {"value": 1}}), name


def test_an_object_satisfies_what_it_extends(openapi):
    checked = 0
    for name, schema in openapi.schemas.items():
        if schema.get("type") == "object" and "x-dci-extends" in schema:
            assert_valid(openapi, schema["x-dci-extends"], openapi.instance(schema, full=True), name)
            checked += 1
    assert checked > 0


@pytest.mark.parametrize(
    "format, good, bad",
    [
        ("date", ["2026-02-16", "2024-02-29"], ["2026-02-30", "2026-2-16", "20260216", "2026-02-16T10:30:00Z"]),
        (
            "date-time",
            ["2026-02-16T10:30:00Z", "2026-02-16T10:30:00.125+05:30"],
            ["2026-02-16", "2026-02-30T10:30:00Z", "2026-02-16T10:30:00", "2026-02-16T24:30:00Z", "2026-02-16 10:30Z"],
        ),
        ("uri", ["https://example.org/a?b#c", "urn:uuid:1"], ["example", "https://example.org/a b", ":a", "a:", "é:a"]),
        ("email", ["a.b@example.org"], ["a", "a@b", "@b.c", "a@b@c.d", "a@.c", "a@b.", "a b@c.d"]),
    ])
def test_formats_are_checked(openapi, format, good, bad):
    """What a validator may take for a comment is there as a pattern too."""
    key = "x-dci-format" if format == "uri" else "format"
    found = [schema for _, schema in openapi.all_schemas() if schema.get(key) == format]
    assert found
    for schema in found:
        assert [value for value in good if not openapi.accepts(schema, value)] == []
        assert [value for value in bad if openapi.accepts(schema, value)] == []


# Alternatives


def unions(openapi):
    found = [(name, schema) for name, schema in openapi.schemas.items() if "oneOf" in schema]
    assert len(found) > 5
    return found


def branches(openapi, schema, value):
    return [branch["$ref"] for branch in schema["oneOf"] if openapi.accepts(branch, value)]


def test_unions_are_components(openapi):
    """So that the tests below see them all."""
    for where, schema in openapi.all_schemas():
        assert "anyOf" not in schema, where
        assert "oneOf" not in schema or where.count("/") == SCHEMA.count("/"), where


@pytest.mark.parametrize("full", [True, False])
def test_an_instance_fits_one_branch(openapi, full):
    for name, schema in unions(openapi):
        for branch in schema["oneOf"]:
            instance = openapi.instance(branch, full)
            if "$ref" in branch:
                assert branches(openapi, schema, instance) == [branch["$ref"]], name
            assert openapi.accepts(name, instance), name


def test_examples_fit_one_branch(openapi):
    for name, schema in unions(openapi):
        for example in openapi.document["components"].get("examples", {}).values():
            if example["x-dci-of"] == SCHEMA + name:
                assert len(branches(openapi, schema, example["value"])) == 1, name


def test_the_discriminator_decides(openapi):
    """Whatever an instance holds, another code never makes it fit its old branch, and never two."""
    checked = 0
    for name, schema in unions(openapi):
        if "discriminator" not in schema:
            continue
        key, mapping = schema["discriminator"]["propertyName"], schema["discriminator"]["mapping"]
        assert set(mapping.values()) <= {branch["$ref"] for branch in schema["oneOf"]}
        open_branches = [branch["$ref"] for branch in schema["oneOf"] if branch["$ref"] not in mapping.values()]
        for branch in schema["oneOf"]:
            instance = openapi.instance(branch, full=True)
            for code in mapping:
                fitting = branches(openapi, schema, {**instance, key: code})
                assert fitting in ([], [mapping[code]]), f"{name} with {code}"
            # An extensible directory has one branch for all other codes; a closed one rejects them.
            assert branches(openapi, schema, {**instance, key: "no such code"}) == open_branches, name
            assert not openapi.accepts(name, {k: v for k, v in instance.items() if k != key}), name
            checked += 1
    assert checked > 5


def test_a_form_is_typed_by_its_code(openapi):
    """An object where another code wants a list or a text, and the reverse, is rejected under that code."""
    checked = 0
    for name, schema in unions(openapi):
        if "discriminator" not in schema:
            continue
        key, mapping = schema["discriminator"]["propertyName"], schema["discriminator"]["mapping"]
        instances = {code: openapi.instance(openapi.pointed(pointer), full=True) for code, pointer in mapping.items()}
        for code, instance in instances.items():
            for other, value in instances.items():
                if any(type(instance[each]) is not type(value[each]) for each in instance):
                    assert not openapi.accepts(name, {**instance, key: other}), f"{name}: {code} as {other}"
                    checked += 1
    assert checked > 0


def test_encrypted_bodies_are_told_apart_by_the_flag(openapi):
    checked = 0
    for name, schema in unions(openapi):
        if "x-dci-endpoint" not in schema:
            continue
        plain, encrypted = (openapi.instance(branch, full=True) for branch in schema["oneOf"])
        header, flag = flag_of(openapi, schema)
        for body, is_set in ((plain, False), (encrypted, True)):
            assert body[header][flag] is is_set
            flipped = copy.deepcopy(body)
            flipped[header][flag] = not is_set
            assert not openapi.accepts(name, flipped), name
            absent = copy.deepcopy(body)
            del absent[header][flag]
            assert openapi.accepts(name, absent) is not is_set, name
            other = copy.deepcopy(body)
            other[header]["action"] = "no such action"
            assert not openapi.accepts(name, other), name
        checked += 1
    assert checked > 0


def flag_of(openapi, schema):
    """Where the encrypted form requires a Boolean that can only be true: the header and its flag."""
    form = openapi.resolved(schema["oneOf"][1])
    for header, attribute in form["properties"].items():
        for part in attribute.get("allOf", []):
            for settled in openapi.resolved(part).get("allOf", []):
                for flag, value in settled.get("properties", {}).items():
                    if value.get("enum") == [True] and flag in settled["required"]:
                        return header, flag
    raise AssertionError("no flag")


def test_discriminators_work_in_openapi_validators(openapi):
    """A validator that follows discriminators accepts the same instances."""
    for name, schema in unions(openapi):
        if "discriminator" not in schema:
            continue
        follower = OAS30Validator({"$ref": f"urn:openapi{SCHEMA}{name}"}, registry=openapi.registry)
        for branch in schema["oneOf"]:
            if branch["$ref"] in schema["discriminator"]["mapping"].values():
                assert follower.is_valid(openapi.instance(branch, full=True)), name


# Codes


def test_code_directories(openapi):
    closed = extensible = 0
    for name, schema in openapi.schemas.items():
        if schema.get("type") != "string" or schema.get("x-dci-form-of"):
            continue
        if "enum" in schema:
            closed += 1
            assert schema["enum"] == [code["code"] for code in schema["x-dci-codes"]], name
            assert len(set(schema["x-enum-varnames"])) == len(schema["enum"]), name
            assert all(re.fullmatch("[A-Z][A-Z0-9_]*", each) for each in schema["x-enum-varnames"]), name
            assert all(openapi.accepts(name, code) for code in schema["enum"]), name
            assert not openapi.accepts(name, "no such code"), name
        elif "x-extensible-enum" in schema:
            extensible += 1
            assert all(openapi.accepts(name, code) for code in schema["x-extensible-enum"]), name
            assert "pattern" in schema or openapi.accepts(name, "no such code"), name
    assert closed > 0 and extensible > 0
