"""The judges of the agreement tests: each says of every instance whether what we generate for it accepts the instance.

A judge is a function from the output folder, what is known of the subjects, and the instances to a list of Booleans. None
of them knows of another, and none asks the compiler but the one that is the compiler.
"""

import concurrent.futures
import json
import logging
import os
import pathlib
import subprocess
import warnings

import pyshacl
import rdflib
from jsonschema import Draft202012Validator, FormatChecker
from openapi_schema_validator import OAS31Validator
from pyld import jsonld
from rdflib.namespace import RDF, SH
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from openapi_document import Document
from swift_judge import SwiftJudge
from test_jsonld import BASE, Folder

ROOT = pathlib.Path(__file__).resolve().parents[2]
DCIC = os.environ.get("DCIC", str(ROOT / ".build/release/dcic"))
CORES = os.cpu_count() or 1


def by_subject(cases):
    """The places of the cases of each subject."""
    found = {}
    for place, case in enumerate(cases):
        found.setdefault(case["subject"], []).append(place)
    return found


def dcic(generated, spec, subjects, cases, scratch):
    """`dcic validate`, as its user runs it: a file with an instance on each line."""
    verdicts = [True] * len(cases)
    for number, (subject, places) in enumerate(by_subject(cases).items()):
        path = scratch / f"{number}.jsonl"
        path.write_text("".join(json.dumps(cases[place]["instance"]) + "\n" for place in places))
        done = subprocess.run(
            [DCIC, "validate", *subjects[subject]["arguments"], str(path), "--spec", str(spec), "--format", "json"],
            capture_output=True, text=True, timeout=120)
        assert done.returncode in (0, 1), done.stderr
        report = json.loads(done.stdout)
        assert report["instances"] == len(places)
        for diagnostic in report["diagnostics"]:
            if diagnostic["severity"] == "error":
                verdicts[places[diagnostic["location"]["line"] - 1]] = False
    return verdicts


def json_schema(generated, spec, subjects, cases, scratch):
    """jsonschema with the bundle, formats checked."""
    bundle = Resource.from_contents(json.loads((generated / "jsonschema/bundle.schema.json").read_text("utf-8")))
    registry = Registry().with_resource(bundle.id(), bundle).crawl()
    verdicts = [None] * len(cases)
    for subject, places in by_subject(cases).items():
        validator = Draft202012Validator(
            {"$ref": subjects[subject]["schema"]}, registry=registry, format_checker=FormatChecker())
        for place in places:
            verdicts[place] = validator.is_valid(cases[place]["instance"])
    return verdicts


def openapi(generated, spec, subjects, cases, scratch):
    """openapi-schema-validator with the components of the document of OpenAPI 3.0."""
    document = Document(json.loads((generated / "openapi/openapi.json").read_text("utf-8")))
    verdicts = [None] * len(cases)
    for subject, places in by_subject(cases).items():
        validator = document.validator(subjects[subject]["openapi"])
        for place in places:
            verdicts[place] = validator.is_valid(cases[place]["instance"])
    return verdicts


def openapi_31(generated, spec, subjects, cases, scratch):
    """openapi-schema-validator with the components of the document of OpenAPI 3.1."""
    document = json.loads((generated / "openapi/openapi-3.1.json").read_text("utf-8"))
    registry = Registry().with_resource("urn:openapi", DRAFT202012.create_resource(document))
    verdicts = [None] * len(cases)
    for subject, places in by_subject(cases).items():
        validator = OAS31Validator(
            {"$ref": "urn:openapi#/components/schemas/" + subjects[subject]["openapi"]}, registry=registry,
            format_checker=FormatChecker())
        for place in places:
            verdicts[place] = validator.is_valid(cases[place]["instance"])
    return verdicts


def shacl(generated, spec, subjects, cases, scratch):
    """pySHACL with the shapes of all modules, on the RDF that PyLD makes of each instance by the context of its subject."""
    size = -(-len(cases) // (CORES * 4))
    parts = [cases[start:start + size] for start in range(0, len(cases), size)]
    with concurrent.futures.ProcessPoolExecutor(CORES) as pool:
        judged = pool.map(_shacl, parts, [generated] * len(parts), [subjects] * len(parts))
        return [verdict for part in judged for verdict in part]


class Contexts(Folder):
    """The emitted files; a context of somebody else, to which an instance may refer, says nothing."""

    def load(self, url, options=None):
        if url.startswith(BASE):
            return super().load(url, options)
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": {}}, "contentType": "application/ld+json"}


def apart(value, prefix):
    """With other names for what has one: two instances of one name would be one thing in the graph that they share."""
    if isinstance(value, dict):
        return {
            key: prefix + each if key == "@id" and isinstance(each, str) else apart(each, prefix)
            for key, each in value.items()}
    return [apart(each, prefix) for each in value] if isinstance(value, list) else value


def _shacl(cases, generated, subjects):
    warnings.simplefilter("ignore")
    logging.disable()  # rdflib tells of each literal that is wrong, as here they are on purpose
    # rdflib would make a valid date of `2026-02-16Z`; pySHACL turns it on again.
    rdflib.NORMALIZE_LITERALS = False
    folder = Contexts(generated / "jsonld")
    shapes = rdflib.Graph()
    for path in sorted((generated / "rdf/shapes").glob("*.ttl")):
        shapes.parse(path)
    graph, unreadable = rdflib.Graph(), set()
    for number, case in enumerate(cases):
        subject = subjects[case["subject"]]
        document = {"@type": subject["type"], **apart(case["instance"], f"urn:case:{number}:")}
        document |= {"@context": BASE + subject["context"], "@id": f"urn:case:{number}"}
        try:
            quads = jsonld.to_rdf(
                document, {"base": BASE, "documentLoader": folder.load, "format": "application/n-quads"})
        except jsonld.JsonLdError:
            unreadable.add(number)
            continue
        # Names of blank nodes begin anew in each document.
        for one in rdflib.Dataset().parse(data=quads.replace("_:b", f"_:c{number}b"), format="nquads").quads():
            graph.add(one[:3])
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, max_validation_depth=100)
    refused = {str(report.value(result, SH.focusNode)) for result in report.subjects(RDF.type, SH.ValidationResult)}
    return [number not in unreadable and f"urn:case:{number}" not in refused for number in range(len(cases))]


def swift(generated, spec, subjects, cases, scratch):
    """A program that decodes each instance by the generated package and lets the value validate itself.

    Each output folder has a build of its own below .build/consumers, which keeps what was compiled between runs.
    """
    known = [(key, *subject["swift"]) for key, subject in subjects.items()]
    judge = SwiftJudge(generated / "swift", ROOT / ".build/consumers" / f"judge-{spec.name}", known)
    answers = judge.judge([(case["subject"], json.dumps(case["instance"])) for case in cases])
    return [answer["accepted"] for answer in answers]


# By the names under which targets declare their limits; the compiler itself declares none.
JUDGES = {
    "dcic": dcic, "json-schema": json_schema, "openapi": openapi, "openapi-3.1": openapi_31, "shacl": shacl, "swift": swift}
