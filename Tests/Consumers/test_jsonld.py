"""Reads the linked data as its users will: with pyld, and with rdflib where rdflib can.

rdflib 7.6 reads the vocabularies by itself. It resolves the relative references between contexts against the document
instead of against the context in which they stand, so examples reach it as N-Quads made by pyld.
"""

import copy
import json
import os
import pathlib
import re
import subprocess
from urllib.parse import urljoin

import pytest
import rdflib
import yaml
from pyld import jsonld
from rdflib.namespace import OWL, RDF, RDFS, SKOS

# A host that no example names, so that no IRI of theirs is shortened to a relative one.
BASE = "https://files.invalid/jsonld/"
DCIC = os.environ.get("DCIC", str(pathlib.Path(__file__).resolve().parents[2] / ".build/release/dcic"))
XSD = "http://www.w3.org/2001/XMLSchema#"
QB = rdflib.Namespace("http://purl.org/linked-data/cube#")
SCHEMA = rdflib.Namespace("https://schema.org/")
W3C = ("http://www.w3.org/", "http://purl.org/linked-data/cube#")

# What the values of a type look like in RDF (XML Schema 1.1 part 2), for the types that contexts use.
LEXICAL = {
    XSD + "string": r"[\s\S]*",
    XSD + "integer": r"[+-]?[0-9]+",
    XSD + "double": r"([+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN)",
    XSD + "boolean": r"true|false|0|1",
    XSD + "date": r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?",
    XSD + "dateTime": r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?",
    XSD + "anyURI": r"\S*",
    XSD + "base64Binary": r"[A-Za-z0-9+/=\s]*",
}


class Folder:
    """The emitted files, by their paths below `jsonld/`."""

    def __init__(self, root: pathlib.Path):
        self.files = {}
        for path in sorted(root.rglob("*.jsonld")):
            text = path.read_text(encoding="utf-8")
            self.files[path.relative_to(root).as_posix()] = json.loads(text, object_pairs_hook=unique_members)

    def under(self, folder):
        return {path: value for path, value in self.files.items() if path.startswith(folder + "/")}

    def load(self, url, options=None):
        """A document loader that knows these files and nothing else, least of all the network."""
        path = url.removeprefix(BASE)
        if path not in self.files:
            raise AssertionError(f"{url} is no file of ours")
        return {
            "contextUrl": None,
            "documentUrl": url,
            "document": copy.deepcopy(self.files[path]),
            "contentType": "application/ld+json",
        }

    def options(self, path):
        return {"base": BASE + path, "documentLoader": self.load}

    def expand(self, path, document=None):
        """The expanded document and the keys that pyld dropped."""
        dropped = []
        document = self.files[path] if document is None else document
        expanded = jsonld.expand(copy.deepcopy(document), self.options(path), on_property_dropped=dropped.append)
        return expanded, dropped

    def quads(self, path):
        options = self.options(path) | {"format": "application/n-quads"}
        return jsonld.to_rdf(copy.deepcopy(self.files[path]), options)


def unique_members(pairs):
    members = dict(pairs)
    assert len(members) == len(pairs), f"a key stands twice among {[key for key, _ in pairs]}"
    return members


class Context:
    """A context file as a person reads it: an account of JSON-LD that owes nothing to pyld."""

    def __init__(self, folder, path):
        self.folder, self.path = folder, path
        content = folder.files[path]["@context"]
        if isinstance(content, str):
            other = Context(folder, urljoin(BASE + path, content).removeprefix(BASE))
            self.path, self.members = other.path, other.members
        else:
            self.members = content[1] if isinstance(content, list) else content

    def iri(self, text):
        prefix, colon, rest = text.partition(":")
        return self.members[prefix] + rest if colon and isinstance(self.members.get(prefix), str) else text

    def definition(self, term):
        found = self.members.get(term)
        return {"@id": found} if isinstance(found, str) else found

    def term_iri(self, term):
        return self.iri(self.definition(term)["@id"])

    def scoped(self, term):
        reference = self.definition(term).get("@context")
        return Context(self.folder, urljoin(BASE + self.path, reference).removeprefix(BASE)) if reference else self

    def of(self, node):
        """The context by which a node is read, given its `@type`."""
        name = node.get("@type")
        return self.scoped(name) if isinstance(name, str) and isinstance(self.members.get(name), dict) else self


class Comparison:
    """Holds a plain value against its expansion, key by key, and notes what was seen."""

    def __init__(self):
        self.keys = 0
        self.codes = []  # (code, IRI)
        self.properties = set()
        self.nodes = []  # paths of objects that have become nodes

    def node(self, context, value, expanded, path=()):
        self.nodes.append(path)
        context = context.of(value)
        keys = [key for key in value if not key.startswith("@")]
        for key in keys:
            assert context.definition(key), f"{path}: {context.path} has no term {key}"
            definition = context.definition(key)
            iri = context.term_iri(key)
            assert iri in expanded, f"{path}: {key} is lost"
            self.keys += 1
            self.properties.add(iri)
            self.values(context, key, definition, value[key], expanded[iri], path + (key,))
        found = [key for key in expanded if not key.startswith("@")]
        assert len(found) == len(keys), f"{path}: {keys} became {found}"
        if "@type" in value:
            assert expanded["@type"] == [context.term_iri(value["@type"])]

    def values(self, context, key, definition, value, expanded, path):
        if definition.get("@type") == "@json":
            assert expanded == [{"@type": "@json", "@value": value}], path
            return
        container = definition.get("@container")
        if container == "@list":
            assert len(expanded) == 1 and list(expanded[0]) == ["@list"], path
            expanded = expanded[0]["@list"]
        values = value if isinstance(value, list) else [value]
        assert len(values) == len(expanded), f"{path}: {len(values)} values became {len(expanded)}"
        for index, (one, result) in enumerate(zip(values, expanded)):
            place = path + (index,) if isinstance(value, list) else path
            if isinstance(one, dict):
                self.node(context.scoped(key), one, result, place)
            elif definition.get("@type") == "@vocab":
                assert list(result) == ["@id"], f"{place}: the code {one} became {result}"
                self.codes.append((one, result["@id"]))
            else:
                wanted = {"@value": one}
                if "@type" in definition:
                    wanted["@type"] = context.iri(definition["@type"])
                assert result == wanted, place


@pytest.fixture(scope="module", params=["standard", "torture"])
def folder(request, generated, spec, tmp_path_factory):
    """The linked data of the standard, and of one made of all that is hard to say."""
    if request.param == "torture":
        generated = tmp_path_factory.mktemp("torture")
        spec = pathlib.Path(__file__).parent / "linked-data"
        subprocess.run(
            [DCIC, "generate", "--target", "jsonld", "--spec", spec, "--out", generated], check=True, timeout=60)
    folder = Folder(generated / "jsonld")
    assert folder.files, "there is no linked data"
    folder.spec = spec
    return folder


@pytest.fixture(scope="module")
def vocabulary(folder):
    """All vocabularies as rdflib reads them."""
    graph = rdflib.Graph()
    for path, document in folder.under("vocabulary").items():
        graph.parse(data=json.dumps(document), format="json-ld", base=BASE + path)
    return graph


@pytest.fixture(scope="module")
def compared(folder):
    """Each example with its expansion, compared."""
    results = {}
    for path, document in folder.under("examples").items():
        expanded, dropped = folder.expand(path)
        assert not dropped, f"{path}: {dropped}"
        assert len(expanded) == 1, path
        comparison = Comparison()
        context = Context(folder, urljoin(BASE + path, document["@context"]).removeprefix(BASE))
        comparison.node(context, document, expanded[0])
        results[path] = (expanded, comparison)
    assert results
    return results


def term_definitions(folder):
    """Every term of every context: path, term, definition."""
    for path in folder.under("contexts"):
        context = Context(folder, path)
        for term, definition in context.members.items():
            if not term.startswith("@"):
                yield context, term, definition


def test_every_context_is_accepted(folder):
    for path in folder.under("contexts"):
        assert folder.expand("x", {"@context": path, "no such key": 1}) == ([], ["no such key"]), path


def test_no_key_is_lost(compared):
    assert sum(comparison.keys for _, comparison in compared.values()) > len(compared)


def test_a_misspelt_key_is_dropped(folder, compared):
    for path, (expanded, comparison) in compared.items():
        document = copy.deepcopy(folder.files[path])
        for steps in comparison.nodes:
            node = document
            for step in steps:
                node = node[step]
            node["brith_date"] = "1990-01-01"
        result, dropped = folder.expand(path, document)
        assert result == expanded, path
        assert dropped == ["brith_date"] * len(comparison.nodes), path


def test_no_context_turns_unknown_keys_into_properties(folder):
    for path, document in folder.under("contexts").items():
        assert "@vocab" not in Context(folder, path).members, path
    for context, term, definition in term_definitions(folder):
        if isinstance(definition, dict) and "@vocab" in json.dumps(definition.get("@context")):
            assert definition["@type"] == "@vocab", f"{context.path}: {term}"


def test_compacting_gives_the_example_again(folder, compared):
    """Exactly so for most; `told_apart` has what compaction cannot tell apart."""
    same = 0
    for path, (expanded, _) in compared.items():
        document = folder.files[path]
        compacted = jsonld.compact(
            copy.deepcopy(expanded), {"@context": document["@context"]}, folder.options(path))
        context = Context(folder, urljoin(BASE + path, document["@context"]).removeprefix(BASE))
        assert told_apart(context, compacted) == told_apart(context, document), path
        same += compacted == document
    # All but a few, which have an attribute that may hold one value or several; of the torture, some.
    assert same > (0.95 * len(compared) if len(compared) > 100 else 0)


def told_apart(context, value):
    """The value without the distinctions that compaction does not make.

    - An attribute that holds one value for some codes and a list for others is always a list.
    - A code that has the name of its attribute stays an IRI.
    - Arrays in open JSON lose their inner brackets, and their outer ones when they hold one value (PyLD 3.3).
    """
    if isinstance(value, list):
        return [told_apart(context, one) for one in value]
    if not isinstance(value, dict):
        return value
    context = context.of(value)
    result = {}
    for key, one in value.items():
        definition = {} if key.startswith("@") else context.definition(key)
        scope = definition.get("@context")
        if definition.get("@type") == "@json":
            one = flat(one)
        elif definition.get("@type") == "@vocab":
            own = scope[1][key].get("@id", scope[1]["@vocab"] + key)
            one = [own if code == key else code for code in one] if isinstance(one, list) else own if one == key else one
        elif scope:
            one = told_apart(context.scoped(key), one)
        if definition.get("@container") == "@list" and not isinstance(one, list):
            one = [one]
        result[key] = one
    return result


def flat(value):
    return [one for item in value for one in flat(item)] if isinstance(value, list) else [value]


def test_module_contexts_read_typed_data_alike(folder, compared):
    tried = 0
    for path, (expanded, _) in compared.items():
        document = folder.files[path]
        reference = re.fullmatch(r"\.\./(contexts/[^/]+)/[^/]+\.jsonld", document["@context"])
        if reference:
            typed = document | {"@context": f"../{reference[1]}.jsonld"}
            assert folder.expand(path, typed) == (expanded, []), path
            tried += 1
    assert tried


def test_codes_become_concepts(compared, vocabulary):
    seen = 0
    for path, (_, comparison) in compared.items():
        for code, iri in comparison.codes:
            concept = rdflib.URIRef(iri)
            if (concept, RDF.type, SKOS.Concept) in vocabulary:
                assert vocabulary.value(concept, SKOS.notation) == rdflib.Literal(code), f"{path}: {iri}"
                seen += 1
            else:
                # Only a list that somebody else keeps may go without its codes.
                scheme = rdflib.URIRef(iri.rpartition("/")[0])
                assert (scheme, rdflib.DCTERMS.source, None) in vocabulary, f"{path}: {iri} is declared nowhere"
                assert iri == f"{scheme}/{code}", path
    assert seen


def test_every_term_is_declared(folder, compared, vocabulary):
    properties = {str(node) for node in vocabulary.subjects(RDF.type, RDF.Property)}
    classes = {str(node) for node in vocabulary.subjects(RDF.type, RDFS.Class)}
    for context, term, definition in term_definitions(folder):
        if isinstance(definition, str) and definition.startswith("http"):
            continue  # a prefix
        iri = context.term_iri(term)
        assert iri in properties or iri in classes, f"{context.path}: {term} is {iri}"
    for path, (_, comparison) in compared.items():
        assert comparison.properties <= properties, path


def test_no_prefix_is_undefined(folder):
    def check(path, prefixes, text):
        prefix, colon, rest = text.partition(":")
        known = text.startswith("@") or prefix in prefixes or text.startswith(("http://", "https://"))
        assert colon and known or text.startswith("@"), f"{path}: {text}"

    for context, term, definition in term_definitions(folder):
        if isinstance(definition, dict):
            for key in ("@id", "@type"):
                if key in definition:
                    check(context.path, context.members, definition[key])
        elif not definition.startswith("http"):
            check(context.path, context.members, definition)
    for path, document in folder.under("vocabulary").items():
        prefixes = document["@context"]
        links = {key for key, value in prefixes.items() if isinstance(value, dict) and value.get("@type") == "@id"}
        codes = {str(node["skos:notation"]) for node in document["@graph"] if "skos:notation" in node}
        for node in document["@graph"]:
            for key, value in node.items():
                if not key.startswith("@"):
                    check(path, prefixes, key)
                if key in links or key in ("@id", "@type"):
                    for text in value if isinstance(value, list) else [value]:
                        # A code such as `urn:example:1` is an IRI as it stands.
                        if text not in codes:
                            check(path, prefixes, text)


def test_namespaces_end_in_a_separator(folder):
    seen = 0
    for path, document in (folder.under("contexts") | folder.under("vocabulary")).items():
        context = document["@context"]
        members = context[1] if isinstance(context, list) else context
        if isinstance(members, str):
            continue
        for term, value in members.items():
            if isinstance(value, str) and value.startswith("http"):
                assert value.endswith(("/", "#")), f"{path}: {term} is {value}"
                seen += 1
        for vocab in re.findall(r'"@vocab": "([^"]*)"', json.dumps(document)):
            assert vocab.endswith(("/", "#")), f"{path}: {vocab}"
    assert seen


def test_vocabularies_refer_to_what_exists(vocabulary):
    declared = {node for node in vocabulary.subjects(RDF.type)}
    links = [
        RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, RDFS.isDefinedBy, SCHEMA.domainIncludes,
        SCHEMA.rangeIncludes, SKOS.inScheme, SKOS.topConceptOf, QB.codeList, rdflib.DCTERMS.isReplacedBy,
    ]
    for link in links:
        for subject, target in vocabulary.subject_objects(link):
            assert isinstance(target, rdflib.URIRef), f"{subject} {link} {target!r}"
            assert target in declared or str(target).startswith(W3C), f"{subject} {link} {target}"
    for required in (RDFS.subClassOf, RDFS.domain, RDFS.range, SKOS.inScheme):
        assert (None, required, None) in vocabulary


def test_vocabularies_have_no_blank_nodes(vocabulary):
    assert not [node for triple in vocabulary for node in triple if isinstance(node, rdflib.BNode)]


def test_each_node_is_one_thing_declared_once(folder, vocabulary):
    kinds = {RDFS.Class, RDF.Property, RDFS.Datatype, SKOS.ConceptScheme, SKOS.Concept, OWL.Ontology}
    for node in set(vocabulary.subjects()):
        assert len(kinds & set(vocabulary.objects(node, RDF.type))) == 1, node
        if (node, RDF.type, OWL.Ontology) not in vocabulary:
            assert len(list(vocabulary.objects(node, RDFS.isDefinedBy))) == 1, node
    homes = {}
    for path, document in folder.under("vocabulary").items():
        for node in document["@graph"]:
            iri = Context(folder, path).iri(node["@id"])
            assert homes.setdefault(iri, path) == path, f"{iri} is declared in {homes[iri]} and {path}"
        ids = [node["@id"] for node in document["@graph"]]
        assert len(ids) == len(set(ids)), f"{path}: {sorted({i for i in ids if ids.count(i) > 1})}"


def test_each_node_has_one_label_per_language(vocabulary):
    for label in (RDFS.label, SKOS.prefLabel):
        for node in set(vocabulary.subjects(label)):
            languages = [text.language for text in vocabulary.objects(node, label)]
            assert all(languages) and len(languages) == len(set(languages)), f"{node}: {languages}"
    for node in set(vocabulary.subjects()):
        assert (node, RDFS.label, None) in vocabulary or (node, SKOS.prefLabel, None) in vocabulary, node


def test_code_lists_are_whole(vocabulary):
    schemes = set(vocabulary.subjects(RDF.type, SKOS.ConceptScheme))
    notations = {}
    for concept in vocabulary.subjects(RDF.type, SKOS.Concept):
        [scheme] = vocabulary.objects(concept, SKOS.inScheme)
        assert scheme in schemes, concept
        assert set(vocabulary.objects(concept, RDFS.isDefinedBy)) == set(vocabulary.objects(scheme, RDFS.isDefinedBy))
        assert list(vocabulary.objects(concept, SKOS.topConceptOf)) == [scheme], concept
        [notation] = vocabulary.objects(concept, SKOS.notation)
        assert notations.setdefault((scheme, notation), concept) == concept
    assert notations
    for coded in vocabulary.subjects(RDF.type, QB.CodedProperty):
        assert set(vocabulary.objects(coded, QB.codeList)) <= schemes, coded


def test_rdf_has_well_formed_values(folder, compared):
    types = set()
    for path in compared:
        graph = rdflib.Dataset()
        graph.parse(data=folder.quads(path), format="nquads")
        assert len(graph), path
        for _, _, value, _ in graph.quads():
            if isinstance(value, rdflib.Literal):
                datatype = str(value.datatype or XSD + "string")
                types.add(datatype)
                if datatype == str(RDF.JSON):
                    json.loads(value)
                else:
                    assert re.fullmatch(LEXICAL[datatype], value), f"{path}: {value!r}"
    assert {XSD + "string", XSD + "date", XSD + "dateTime"} <= types


def test_rdf_keeps_every_value(folder, compared):
    """The way to RDF and back loses nothing that was in the expansion."""

    def scalars(value, subjects=()):
        if isinstance(value, list):
            return [one for item in value for one in scalars(item, subjects)]
        if "@value" in value:
            native = value["@value"]
            if isinstance(native, (int, float)) and not isinstance(native, bool):
                native = float(native)
            return [json.dumps(native, sort_keys=True)]
        if list(value) == ["@id"]:
            return [] if value["@id"] in subjects or value["@id"].startswith("_:") else [value["@id"]]
        found = [scalars(item, subjects) for key, item in value.items() if key == "@list" or not key.startswith("@")]
        return [one for some in found for one in some]

    for path, (expanded, _) in compared.items():
        # Not by way of text: PyLD 3.3 misreads backslashes in N-Quads.
        dataset = jsonld.to_rdf(copy.deepcopy(folder.files[path]), folder.options(path))
        nodes = jsonld.from_rdf(dataset, {"useNativeTypes": True})
        subjects = {node["@id"] for node in nodes}
        assert sorted(scalars(nodes, subjects)) == sorted(scalars(expanded)), path


# Definitions. They are read here a second time, without the compiler.

FORMATS = {"uri": "anyURI", "email": "string", "byte": "base64Binary", "binary": "base64Binary"}
PRIMITIVES = {
    "string": "string", "integer": "integer", "decimal": "double", "boolean": "boolean", "date": "date",
    "date-time": "dateTime",
}


class Definitions:
    """The specification, all values as text."""

    def __init__(self, spec):
        manifest = yaml.load((spec / "standard.yaml").read_bytes(), yaml.BaseLoader)
        self.modules = {name: (module or {}).get("folder", name) for name, module in manifest["modules"].items()}
        self.all = []  # (kind, id, name, module, definition)
        for path in sorted(spec.rglob("*.yaml")):
            for definition in yaml.load_all(path.read_bytes(), yaml.BaseLoader):
                kind, identifier = next(iter(definition.items()))
                name = definition.get("name", identifier)
                self.all.append((kind, identifier, name, self.module(path.relative_to(spec)), definition))

    def module(self, path):
        holders = [name for name, folder in self.modules.items() if path.as_posix().startswith(folder + "/")]
        return max(holders, key=lambda name: len(self.modules[name]), default=next(iter(self.modules)))

    def find(self, reference, module):
        kinds = ("data_type", "code_directory", "object", "message")
        word = reference.split()[0]
        found = [one for one in self.all if one[0] in kinds and one[1] == word]
        found = [one for one in found if one[3] == module] or found
        found = found or [one for one in self.all if one[0] in kinds and one[2] == word and one[3] == module]
        found = found or [one for one in self.all if one[0] in kinds and one[2] == word]
        assert len(found) == 1, reference
        return found[0]

    def primitive(self, definition, module):
        """The base and the format of a data type."""
        form = definition.get("format")
        while "base" not in definition:
            _, _, _, module, definition = self.find(definition["extends"], module)
            form = form or definition.get("format")
        return definition["base"], form


def test_contexts_say_what_the_definitions_say(folder, vocabulary):
    definitions = Definitions(folder.spec)
    by_identifier = {}
    for node, identifier in vocabulary.subject_objects(rdflib.DCTERMS.identifier):
        by_identifier.setdefault(str(identifier), []).append(str(node))
    checked = 0
    for kind, identifier, name, module, definition in definitions.all:
        if kind not in ("object", "message"):
            continue
        context = Context(folder, f"contexts/{module}/{name}.jsonld")
        assert context.term_iri(name) in by_identifier[identifier]
        for key, attribute in definition.get("attributes", {}).items():
            if "type" not in attribute:
                continue
            where = f"{context.path}: {key}"
            term = context.definition(key)
            target, target_id, target_name, target_module, target_definition = definitions.find(
                attribute["type"], module)
            if target == "data_type":
                base, form = definitions.primitive(target_definition, target_module)
                wanted = "@json" if base not in PRIMITIVES else XSD + FORMATS.get(form, PRIMITIVES[base])
                assert context.iri(term["@type"]) == wanted, where
            elif target == "code_directory":
                assert term["@type"] == "@vocab", where
                assert term["@context"][1]["@vocab"].removesuffix("/") in by_identifier[target_id], where
            else:
                assert "@type" not in term, where
                scoped = context.scoped(key)
                assert scoped.term_iri(target_name) in by_identifier[target_id], where
            if "cardinality" in attribute:
                is_list = attribute["cardinality"].rpartition("..")[2] != "1" or target == "data_type" and base == "array"
                container = "@set" if term.get("@type") in ("@vocab", "@json") else "@list"
                assert term.get("@container") == (container if is_list else None), where
            checked += 1
    assert checked


def test_concepts_are_the_codes_of_the_definitions(folder, vocabulary):
    definitions = Definitions(folder.spec)
    schemes = {str(vocabulary.value(node, rdflib.DCTERMS.identifier)): node
               for node in vocabulary.subjects(RDF.type, SKOS.ConceptScheme)}
    wanted = {one[1]: one[4].get("codes", {}) for one in definitions.all if one[0] == "code_directory"}
    assert set(schemes) == set(wanted)
    for identifier, codes in wanted.items():
        concepts = list(vocabulary.subjects(SKOS.inScheme, schemes[identifier]))
        assert sorted(str(vocabulary.value(node, SKOS.notation)) for node in concepts) == sorted(codes), identifier
        for node in concepts:
            code = codes[str(vocabulary.value(node, SKOS.notation))]
            label = code if isinstance(code, str) else code["label"]
            labels = label if isinstance(label, dict) else {"en": label}
            found = {text.language: str(text) for text in vocabulary.objects(node, SKOS.prefLabel)}
            assert found == labels, node
            assert ((node, OWL.deprecated, None) in vocabulary) == ("deprecated" in code), node
