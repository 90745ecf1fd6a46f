"""Reads the Turtle as its users will: with rdflib."""

import json
import logging
import warnings

import pytest
import rdflib
from rdflib.compare import isomorphic


@pytest.fixture(scope="module")
def files(generated):
    found = sorted((generated / "rdf").rglob("*.ttl"))
    assert found, "there is no Turtle"
    return found


def parsed(path):
    return rdflib.Graph().parse(path, format="turtle")


def test_every_file_is_read_without_a_warning(files, caplog):
    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        for path in files:
            assert len(parsed(path)), path
    assert not caplog.records


def test_the_vocabularies_are_those_of_json_ld(generated):
    paths = sorted((generated / "jsonld/vocabulary").glob("*.jsonld"))
    assert paths
    for path in paths:
        other = rdflib.Graph().parse(path, format="json-ld")
        turtle = parsed(generated / "rdf/vocabulary" / f"{path.stem}.ttl")
        assert isomorphic(turtle, other), path
