"""Reads the Turtle as its users will: with rdflib, and the shapes with pySHACL, on the RDF that PyLD makes of messages."""

import collections
import copy
import difflib
import json
import logging
import pathlib
import re
import shutil
import subprocess
import warnings
from urllib.parse import urljoin

import formulas
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
        # Otherwise rdflib makes a good date of a bad one before anything looks at it. pySHACL does the same for what it reads,
        # and undoes it after each run.
        rdflib.NORMALIZE_LITERALS = False
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
    assert set(shapes.objects(None, SH.property)) <= rules
    assert set(shapes.objects(None, SH.node)) <= nodes
    referred = set(shapes.objects(None, SH.node)) | set(shapes.objects(None, SH.property))
    for link in (SH["not"], SH.qualifiedValueShape):
        referred |= set(shapes.objects(None, link))
    for link in (SH["or"], SH.xone):
        for members in shapes.objects(None, link):
            referred |= set(shapes.items(members))
    assert referred <= nodes | rules
    # Nothing stands there without use.
    assert nodes | rules == referred | set(shapes.subjects(SH.targetClass))
    targets = list(shapes.objects(None, SH.targetClass))
    assert len(targets) == len(set(targets))
    objects = [one for one in Definitions(emitted.spec).all if one[0] in ("object", "message")]
    assert len(targets) == len(objects)


def test_the_shapes_are_shapes(emitted):
    """By the shapes that SHACL has for shapes. The smallest module stands for all, which would take a minute."""
    smallest = min((emitted.root / "rdf/shapes").glob("*.ttl"), key=lambda path: path.stat().st_size)
    pyshacl.validate(rdflib.Graph(), shacl_graph=rdflib.Graph().parse(smallest), meta_shacl=True)


@pytest.fixture(scope="module")
def broken(emitted):
    """The rules that each example is there to break, by its path."""
    found = {path: set() for path in emitted.linked.under("examples")}
    for kind, identifier, _, _, definition in Definitions(emitted.spec).all:
        if kind == "example":
            found[f"examples/{identifier}.jsonld"] = {reference.split()[0] for reference in definition.get("violates", [])}
    return found


def said_rules(shapes):
    """The shapes of rules, by the name of the rule and the shape that asks for it."""
    found = {}
    for owner, rule in shapes.subject_objects(SH.node):
        if "/rule:" in rule:
            found[str(rule).partition("/rule:")[2], owner] = rule
    return found


def unsaid_rules(root):
    rows = [line for line in (root / "rdf/README.md").read_text("utf-8").split("\n") if line.startswith("| The rule ")]
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def rules_broken(shapes, graph, targets):
    """The rules that each node breaks, each asked alone: (node, rule). `targets` has the class for each owner of rules."""
    alone = rdflib.Graph()
    for triple in shapes:
        if triple[1] != SH.targetClass:
            alone.add(triple)
    for (rule, owner), shape in said_rules(shapes).items():
        if owner in targets:
            test = rdflib.URIRef(f"urn:rule:{rule}:{targets[owner].rpartition('/')[2]}")
            alone.add((test, RDF.type, SH.NodeShape))
            alone.add((test, SH.targetClass, targets[owner]))
            alone.add((test, SH.node, shape))
    _, report, _ = pyshacl.validate(graph, shacl_graph=alone)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        source = str(report.value(result, SH.sourceShape))
        if source.startswith("urn:rule:"):
            found.add((str(report.value(result, SH.focusNode)), source.split(":")[2]))
    return found


def test_every_rule_is_said_or_declared_and_refuses_its_examples_alone(emitted, broken):
    names = {one[1] for one in Definitions(emitted.spec).all if one[0] == "rule"}
    said, unsaid = {rule for rule, _ in said_rules(emitted.shapes)}, unsaid_rules(emitted.root)
    assert said | unsaid == names and not said & unsaid
    documents = list(emitted.linked.under("examples").items())
    targets = {owner: target for owner, target in emitted.shapes.subject_objects(SH.targetClass)}
    found = rules_broken(emitted.shapes, emitted.graph(documents), targets)
    tried = 0
    for number, (path, document) in enumerate(documents):
        # Rules of what stands in others are not asked of the outermost value.
        refused = {rule for node, rule in found if node == f"urn:case:{number}"}
        assert refused <= broken[path] - unsaid, path
        tried += len(refused)
    assert tried > 20 or not names


def test_every_example_is_accepted(emitted, broken):
    """All but those that break a rule which the shapes say."""
    unsaid = unsaid_rules(emitted.root)
    refused = [path for path in broken if broken[path] - unsaid]
    found = emitted.results([(path, emitted.linked.files[path]) for path in refused])
    for number, path in enumerate(refused):
        assert any(case == f"urn:case:{number}" for case, _, _ in found), path
    documents = [(path, document) for path, document in emitted.linked.under("examples").items() if path not in refused]
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
        # A text need not be base64.
        is_open = term["@type"].endswith("base64Binary")
        yield {"@id": "urn:x"}, SH.NodeKindConstraintComponent if is_open else SH.DatatypeConstraintComponent, part
        if term["@type"] in ("xsd:date", "xsd:dateTime", "xsd:integer", "xsd:double", "xsd:boolean"):
            yield "twelve", SH.DatatypeConstraintComponent, part


def unlisted(value, attribute, term, kind, target):
    if kind == "code_directory" and target.get("extensible") == "false" and target.get("codes"):
        yield "no-such-code", SH.InConstraintComponent, ""


def ill_formed(value, attribute, term, kind, target):
    """What XML Schema would take, and open JSON of the wrong sort."""
    if kind != "data_type":
        return
    part = "/item" if term.get("@container") == "@list" else ""
    wrong = {"xsd:date": ["2026-02-16Z", "12026-02-16"], "xsd:dateTime": ["2026-02-16T10:30:00", "2026-02-16T24:00:00Z"]}
    for text in wrong.get(term["@type"], []):
        yield text, SH.PatternConstraintComponent, part
    if target.get("format") == "email":
        yield "nobody", SH.PatternConstraintComponent, part
    if target.get("format") == "uri":
        yield "nowhere", SH.PatternConstraintComponent, part
    if term["@type"] == "@json":
        if term.get("@container") == "@set":
            yield {}, SH.PatternConstraintComponent, part
        elif isinstance(value, dict) and target.get("base") == "object":
            yield [value], SH.PatternConstraintComponent, part


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


@pytest.mark.parametrize("damage", [missing, ill_typed, ill_formed, unlisted, too_many, out_of_bounds])
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


def test_the_code_decides_what_an_attribute_is(emitted):
    """Of each example with a choice, an object is refused under the codes of what is none, and the other way round. Objects that
    need nothing may look like one another."""
    definitions = Definitions(emitted.spec)
    documents, wanted = [], []
    for path, document, context, known in examples(emitted, definitions):
        for key, (attribute, module) in choices(definitions, document).items():
            if key not in document or context.definition(key).get("@type") == "@json":
                continue
            by, cases = attribute["choice"]["by"], attribute["choice"]["cases"]
            forms = {code: definitions.find(form["type"] if isinstance(form, dict) else form, module)[:2]
                     for code, form in cases.items()}
            own = forms[document[by]]
            for code, form in forms.items():
                if (form[0] == "object") != (own[0] == "object"):
                    documents.append((path, document | {by: code}))
                    wanted.append((path, key, code))
    assert documents or emitted.spec.name != "linked-data"
    found = emitted.results(documents)
    for number, one in enumerate(wanted):
        assert [shape for case, _, shape in found if case == f"urn:case:{number}" and shape.endswith("/shape")], one


def choices(definitions, document):
    match = re.fullmatch(r"\.\./contexts/([^/]+)/([^/]+)\.jsonld", document["@context"])
    [one] = [one for one in definitions.all if one[0] in ("object", "message") and one[3] == match[1] and one[2] == match[2]]
    found = {}
    while True:
        found |= {key: (attribute, one[3]) for key, attribute in one[4].get("attributes", {}).items() if "choice" in attribute}
        if "extends" not in one[4]:
            return found
        one = definitions.find(one[4]["extends"], one[3])


@pytest.mark.parametrize("seed", range(2))
def test_rules_of_every_kind_are_judged_as_by_the_compiler(seed, tmp_path):
    spec = formulas.write(tmp_path / "spec", 180, seed)
    subprocess.run([DCIC, "generate", "--target", "jsonld,rdf", "--spec", spec, "--out", tmp_path], check=True, timeout=60)
    emitted = Emitted(tmp_path, spec)
    instances = formulas.instances(50, seed)
    for name in ("Thing", "NarrowThing"):
        head = {"@context": f"../contexts/base/{name}.jsonld", "@type": name}
        graph = emitted.graph([("examples/none.jsonld", head | instance) for instance in instances])
        iri = f"https://formulas.invalid/{name}"
        owner = rdflib.URIRef(iri + "/shape")
        found = rules_broken(emitted.shapes, graph, {owner: rdflib.URIRef(iri)})
        rules = {rule for rule, one in said_rules(emitted.shapes) if one == owner}
        assert len(rules) > 90
        verdicts = collections.Counter()
        for number, broken in enumerate(formulas.broken(spec, instances, tmp_path, name)):
            for rule in rules:
                verdict = (f"urn:case:{number}", rule) not in found
                assert verdict == (rule not in broken), f"{rule} of {spec}: {json.dumps(instances[number])}"
                verdicts[rule, verdict] += 1
        assert len([rule for rule in rules if verdicts[rule, True] and verdicts[rule, False]]) > 0.75 * len(rules)


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
