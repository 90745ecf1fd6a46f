"""Reads the Turtle as its users will: with rdflib, and the shapes with pySHACL, on the RDF that PyLD makes of messages."""

import copy
import difflib
import logging
import pathlib
import re
import shutil
import subprocess
import warnings
from urllib.parse import urljoin

import pyshacl
import pytest
import rdflib
from pyld import jsonld
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SH

from test_jsonld import BASE, DCIC, Context, Definitions, Folder


class Emitted:
    def __init__(self, root, spec):
        self.root, self.spec = root, spec
        self.linked = Folder(root / "jsonld")
        self.files = sorted((root / "rdf").rglob("*.ttl"))
        assert self.files, "there is no Turtle"
        self.shapes = rdflib.Graph()
        for path in (root / "rdf/shapes").glob("*.ttl"):
            self.shapes.parse(path)

    def graph(self, documents):
        """The RDF of documents, each (path of the example, document), whose values are called `urn:case:<number>`."""
        graph = rdflib.Graph()
        for number, (path, document) in enumerate(documents):
            document = copy.deepcopy(document) | {"@id": f"urn:case:{number}"}
            quads = jsonld.to_rdf(document, self.linked.options(path) | {"format": "application/n-quads"})
            for one in rdflib.Dataset().parse(data=quads, format="nquads").quads():
                graph.add(one[:3])
        return graph

    def results(self, documents):
        """What is wrong with each document: its number, the component of SHACL, the path."""
        _, report, _ = pyshacl.validate(self.graph(documents), shacl_graph=self.shapes)
        return {
            (str(report.value(result, SH.focusNode)), report.value(result, SH.sourceConstraintComponent),
             str(report.value(result, SH.sourceShape)))
            for result in report.subjects(RDF.type, SH.ValidationResult)}


@pytest.fixture(scope="module", params=["standard", "torture"])
def emitted(request, generated, spec, tmp_path_factory):
    """The Turtle of the standard, and of one made of all that is hard to say."""
    if request.param == "torture":
        generated = tmp_path_factory.mktemp("torture")
        spec = pathlib.Path(__file__).parent / "linked-data"
        subprocess.run([DCIC, "generate", "--spec", spec, "--out", generated], check=True, timeout=60)
    return Emitted(generated, spec)


def test_every_file_is_read_without_a_warning(emitted, caplog):
    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        for path in emitted.files:
            assert len(rdflib.Graph().parse(path)), path
    assert not caplog.records


def test_the_vocabularies_are_those_of_json_ld(emitted):
    paths = sorted((emitted.root / "jsonld/vocabulary").glob("*.jsonld"))
    assert paths
    for path in paths:
        other = rdflib.Graph().parse(path, format="json-ld")
        turtle = rdflib.Graph().parse(emitted.root / "rdf/vocabulary" / f"{path.stem}.ttl")
        assert isomorphic(turtle, other), path


def test_nothing_is_blank_but_lists_and_steps_of_paths(emitted):
    for path in emitted.files:
        graph = rdflib.Graph().parse(path)
        for node in {node for triple in graph for node in triple if isinstance(node, rdflib.BNode)}:
            said = set(graph.predicates(node))
            assert said == {RDF.first, RDF.rest} or said == {SH.zeroOrMorePath}, f"{path}: {said}"


def test_a_statement_is_a_line(emitted):
    homes = {}
    for path in emitted.files:
        for line in path.read_text(encoding="utf-8").split("\n"):
            assert re.fullmatch(r"|\.|@prefix .* \.|<\S+>|[\w-]+:[\w-]+|  (a|\S+) .*( ;|\()|    \S.*|  \) ;", line), line
            if re.match(r"[<\w]", line):
                assert homes.setdefault((path.parent, line), path) == path, f"{line} stands in {homes[path.parent, line]} and {path}"
        subjects = [line for line in path.read_text(encoding="utf-8").split("\n") if re.match(r"[<\w]", line)]
        assert len(subjects) == len(set(subjects)), path


def test_shapes_refer_to_shapes(emitted):
    shapes = emitted.shapes
    nodes, rules = set(shapes.subjects(RDF.type, SH.NodeShape)), set(shapes.subjects(RDF.type, SH.PropertyShape))
    assert set(shapes.objects(None, SH.property)) == rules
    referred = set(shapes.objects(None, SH.node))
    for members in shapes.objects(None, SH["or"]):
        referred |= set(shapes.items(members))
    assert referred <= nodes
    targets = list(shapes.objects(None, SH.targetClass))
    assert len(targets) == len(set(targets))
    objects = [one for one in Definitions(emitted.spec).all if one[0] in ("object", "message")]
    assert len(targets) == len(objects)


def test_the_shapes_are_shapes(emitted):
    """By the shapes that SHACL has for shapes. The smallest module stands for all, which would take a minute."""
    smallest = min((emitted.root / "rdf/shapes").glob("*.ttl"), key=lambda path: path.stat().st_size)
    pyshacl.validate(rdflib.Graph(), shacl_graph=rdflib.Graph().parse(smallest), meta_shacl=True)


def test_every_example_is_accepted(emitted):
    documents = list(emitted.linked.under("examples").items())
    graph = emitted.graph(documents)
    targets = set(emitted.shapes.objects(None, SH.targetClass))
    for number, (path, _) in enumerate(documents):
        assert targets & set(graph.objects(rdflib.URIRef(f"urn:case:{number}"), RDF.type)), f"{path} has no shape"
    conforms, _, text = pyshacl.validate(graph, shacl_graph=emitted.shapes)
    assert conforms, text


def attributes(definitions, one):
    """The attributes of an object or a message that says what they are, inherited ones too."""
    _, _, _, module, definition = one
    found = {}
    if "extends" in definition:
        found |= attributes(definitions, definitions.find(definition["extends"], module))
    for key, attribute in definition.get("attributes", {}).items():
        if "type" in attribute:
            found[key] = (attribute, module)
    return found


def examples(emitted, definitions):
    """Every example of an object: path, document, context, attributes."""
    for path, document in emitted.linked.under("examples").items():
        match = re.fullmatch(r"\.\./contexts/([^/]+)/([^/]+)\.jsonld", document["@context"])
        found = [one for one in definitions.all
                 if match and one[0] in ("object", "message") and one[3] == match[1] and one[2] == match[2]]
        if found:
            context = Context(emitted.linked, urljoin(BASE + path, document["@context"]).removeprefix(BASE))
            yield path, document, context, attributes(definitions, found[0])


def missing(value, attribute, term, kind, target):
    if attribute.get("cardinality", "").startswith("1"):
        yield None, SH.MinCountConstraintComponent, ""


def ill_typed(value, attribute, term, kind, target):
    if kind == "data_type" and term.get("@type") != "@json":
        part = "/item" if term.get("@container") == "@list" else ""
        yield {"@id": "urn:x"}, SH.DatatypeConstraintComponent, part
        if term["@type"] in ("xsd:date", "xsd:dateTime", "xsd:integer", "xsd:double", "xsd:boolean"):
            yield "twelve", SH.DatatypeConstraintComponent, part


def unlisted(value, attribute, term, kind, target):
    if kind == "code_directory" and target.get("extensible") == "false" and target.get("codes"):
        yield "no-such-code", SH.InConstraintComponent, ""


def too_many(value, attribute, term, kind, target):
    if "cardinality" not in attribute or term.get("@type") == "@json":
        return
    most = attribute["cardinality"].rpartition("..")[2]
    if most == "*":
        return
    first = value[0] if isinstance(value, list) else value
    if isinstance(first, bool):
        others = [not first]  # rdflib takes any other text for `false`
    else:
        others = [copy.deepcopy(first) if isinstance(first, dict) else f"other-{n}" for n in range(int(most))]
    part = "/length" if term.get("@container") == "@list" else ""
    yield [first] + others, SH.MaxCountConstraintComponent, part


def out_of_bounds(value, attribute, term, kind, target):
    part = "/item" if term.get("@container") == "@list" else ""
    if kind == "data_type":
        if "minimum" in target:
            yield float(target["minimum"]) - 1, SH.MinInclusiveConstraintComponent, part
        if "maximum" in target:
            yield float(target["maximum"]) + 1, SH.MaxInclusiveConstraintComponent, part
        if "max_length" in target:
            yield "x" * (int(target["max_length"]) + 1), SH.MaxLengthConstraintComponent, part
        if "min_length" in target:
            yield "", SH.MinLengthConstraintComponent, part
        if "pattern" in target:
            yield "no\nmatch \u2028", SH.PatternConstraintComponent, part


@pytest.mark.parametrize("damage", [missing, ill_typed, unlisted, too_many, out_of_bounds])
def test_damage_is_noticed(emitted, damage):
    """One damage to one attribute of one example after the other, each seen where it was done."""
    definitions = Definitions(emitted.spec)
    documents, wanted = [], []
    for path, document, context, known in examples(emitted, definitions):
        for key, value in document.items():
            if key not in known:
                continue
            attribute, module = known[key]
            kind, _, _, _, target = definitions.find(attribute["type"], module)
            for wrong, component, part in damage(value, attribute, context.definition(key), kind, target):
                damaged = {name: one for name, one in document.items() if name != key}
                documents.append((path, damaged if wrong is None else damaged | {key: wrong}))
                wanted.append((path, key, component, part))
    # The standard made of what is hard to say has no closed lists and no bounds.
    assert documents or emitted.spec.name == "linked-data"
    found = emitted.results(documents)
    for number, (path, key, component, part) in enumerate(wanted):
        seen = [(one, shape) for case, one, shape in found if case == f"urn:case:{number}"]
        assert any(one == component and shape.endswith(f"/{key}{part}") for one, shape in seen), (path, key, part, seen)


def test_a_new_attribute_adds_lines_and_changes_none(tmp_path):
    source = pathlib.Path(__file__).parent / "linked-data"
    spec = tmp_path / "spec"
    shutil.copytree(source, spec)
    outputs = []
    for name in ("before", "after"):
        out = tmp_path / name
        subprocess.run([DCIC, "generate", "--target", "rdf", "--spec", spec, "--out", out], check=True, timeout=60)
        outputs.append({path.relative_to(out): path.read_text().split("\n") for path in out.rglob("*.ttl")})
        path = spec / "base/objects.yaml"
        text = path.read_text()
        attribute = "  brand_new: { type: string, cardinality: 0..1, summary: New. }\n"
        path.write_text(text.replace("attributes:\n", "attributes:\n" + attribute, 1))
        assert path.read_text() != text
    before, after = outputs
    assert before.keys() == after.keys()
    changed = 0
    for path, lines in before.items():
        difference = [line for line in difflib.ndiff(lines, after[path]) if line[:2] in ("- ", "+ ")]
        assert not [line for line in difference if line.startswith("- ")], path
        changed += bool(difference)
    assert changed
