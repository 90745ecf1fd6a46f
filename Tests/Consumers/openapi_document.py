"""What the tests of the OpenAPI document need: its parts, a validator of its schemas, and instances made from them."""

import functools
import re
from re import _constants as regex
from re import _parser as regex_parser

from jsonschema import Draft4Validator, FormatChecker, validators
from openapi_schema_validator import OAS30Validator
from referencing import Registry, Resource

# Without OpenAPI's discriminator, which would pick one branch of a `oneOf` and never see that another fits as well.
Validator = validators.extend(OAS30Validator, {"oneOf": Draft4Validator.VALIDATORS["oneOf"]})

SCHEMA = "#/components/schemas/"


class Document:
    def __init__(self, document):
        self.document = document
        self.schemas = document["components"]["schemas"]
        self.registry = Registry().with_resource("urn:openapi", Resource.opaque(document))

    def validator(self, schema):
        """For a schema of the document, given by name or as it stands there."""
        if isinstance(schema, str):
            schema = {"$ref": SCHEMA + schema}
        return Validator(absolute(schema), registry=self.registry, format_checker=FormatChecker())

    def accepts(self, schema, value):
        return self.validator(schema).is_valid(value)

    def pointed(self, pointer):
        """What a local reference points at; raises KeyError where nothing is."""
        assert pointer.startswith("#/"), pointer
        value = self.document
        for step in pointer[2:].split("/"):
            value = value[step.replace("~1", "/").replace("~0", "~")]
        return value

    def resolved(self, value):
        while "$ref" in value:
            value = self.pointed(value["$ref"])
        return value

    # What stands where. Members of `properties` and the like may have any name, so that only the place tells a schema
    # from data.

    def operations(self):
        """(path, method, operation, whether it is a callback)"""
        for path, item in self.document["paths"].items():
            for method, operation in item.items():
                if method == "parameters":
                    continue
                yield path, method, operation, False
                for callback in operation.get("callbacks", {}).values():
                    for address, answer in callback.items():
                        for method, operation in answer.items():
                            if method != "parameters":
                                yield address, method, operation, True

    def contents(self):
        """Every body: (where, media type, its object)"""
        for path, method, operation, _ in self.operations():
            bodies = list(operation["responses"].items())
            if "requestBody" in operation:
                bodies.append(("request", operation["requestBody"]))
            for name, body in bodies:
                for media, content in self.resolved(body).get("content", {}).items():
                    yield f"{method} {path} {name}", media, content

    def all_schemas(self):
        """Every schema at any depth: (where, schema)"""
        for name, schema in self.schemas.items():
            yield from nested(SCHEMA + name, schema)
        for where, media, content in self.contents():
            yield from nested(f"{where} {media}", content["schema"])
        for kind in ("parameters", "headers"):
            for name, value in self.document["components"].get(kind, {}).items():
                yield from nested(f"{kind} {name}", value["schema"])

    def references(self):
        """Every reference, with the object in which it stands."""
        for _, schema in self.all_schemas():
            if "$ref" in schema:
                yield schema
        for _, _, operation, _ in self.operations():
            values = [operation.get("requestBody", {}), *operation.get("parameters", [])]
            for response in operation["responses"].values():
                values += [response, *self.resolved(response).get("headers", {}).values()]
            yield from (value for value in values if "$ref" in value)
        for _, _, content in self.contents():
            yield from content.get("examples", {}).values()

    # Instances.

    def instance(self, schema, full, depth=0):
        """A value that satisfies the schema: with all its properties, or with those that are required."""
        make = functools.partial(self.instance, full=full, depth=depth + 1)
        if "$ref" in schema:
            return make(self.pointed(schema["$ref"]))
        if "allOf" in schema:
            return make(self.merged(schema["allOf"]))
        if "oneOf" in schema:
            return make(schema["oneOf"][0])
        if "enum" in schema:
            return schema["enum"][0]
        match schema.get("type"):
            case "object":
                properties = schema.get("properties", {})
                wanted = set(schema.get("required", []))
                # People have relatives who are people.
                if full and depth < 12:
                    wanted = set(properties)
                return {key: make(value) for key, value in properties.items() if key in wanted}
            case "array":
                count = max(schema.get("minItems", 0), min(1, schema.get("maxItems", 1)) if full and depth < 12 else 0)
                return [make(schema["items"]) for _ in range(count)]
            case "boolean":
                return True
            case "integer" | "number":
                return schema.get("minimum", schema.get("maximum", 1))
            case "string":
                return text(schema)
            case None:
                return {"any": [1, "value"]}


    def merged(self, parts):
        """One schema for several that hold together: a reference alone, or objects of which the later ones narrow."""
        if len(parts) == 1:
            return parts[0]
        whole = {"type": "object", "required": [], "properties": {}}
        for part in map(self.resolved, parts):
            if "allOf" in part:
                part = self.merged(part["allOf"])
            assert part["type"] == "object"
            whole["required"] += part.get("required", [])
            whole["properties"] |= part["properties"]
        return whole


def absolute(value):
    """A schema outside its document."""
    match value:
        case {"$ref": str(reference), **_others}:
            return {"$ref": "urn:openapi" + reference}
        case dict():
            return {key: absolute(each) for key, each in value.items()}
        case list():
            return [absolute(each) for each in value]
    return value


def nested(where, schema):
    yield where, schema
    for key in ("items", "not", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from nested(f"{where}/{key}", schema[key])
    for key in ("allOf", "oneOf", "anyOf"):
        for index, part in enumerate(schema.get(key, [])):
            yield from nested(f"{where}/{key}/{index}", part)
    for name, part in schema.get("properties", {}).items():
        yield from nested(f"{where}/properties/{name}", part)


def text(schema):
    samples = {
        "date": "2026-02-16",
        "date-time": "2026-02-16T10:30:00Z",
        "uri": "https://example.org/",
        "email": "somebody@example.org",
        "byte": "QQ==",
    }
    format = schema.get("format", schema.get("x-dci-format"))
    if format in samples:
        return samples[format]
    if "pattern" in schema:
        return matching(schema["pattern"])
    return "x" * max(1, schema.get("minLength", 0))


def matching(pattern):
    """The shortest text that matches, with the first of all alternatives."""

    def write(parts):
        return "".join(one(*part) for part in parts)

    def one(kind, value):
        match kind:
            case regex.LITERAL:
                return chr(value)
            case regex.NOT_LITERAL:
                return "a" if value != ord("a") else "b"
            case regex.ANY:
                return "a"
            case regex.AT:
                return ""
            case regex.IN:
                for kind, value in value:
                    if kind is regex.LITERAL:
                        return chr(value)
                    if kind is regex.RANGE:
                        return chr(value[0])
                    if kind is regex.CATEGORY:
                        return {regex.CATEGORY_DIGIT: "0", regex.CATEGORY_WORD: "a"}[value]
                raise NotImplementedError(pattern)
            case regex.BRANCH:
                return write(value[1][0])
            case regex.SUBPATTERN:
                return write(value[3])
            case regex.MAX_REPEAT:
                return write(value[2]) * value[0]
        raise NotImplementedError(f"{kind} in {pattern}")

    made = write(regex_parser.parse(pattern))
    assert re.search(pattern, made), f"{made!r} does not match {pattern}"
    return made
