"""What the consumer tests share: where the artefacts lie.

DCIC_GENERATED names another output folder than `generated/`, e.g. that of a mutated spec.
"""

import os
import pathlib

import pytest


@pytest.fixture(scope="session")
def generated():
    default = pathlib.Path(__file__).resolve().parents[2] / "generated"
    return pathlib.Path(os.environ.get("DCIC_GENERATED", default))


@pytest.fixture(scope="session")
def spec():
    """The definitions of which `generated` was made; DCIC_SPEC names another folder than `spec/`."""
    default = pathlib.Path(__file__).resolve().parents[2] / "spec"
    return pathlib.Path(os.environ.get("DCIC_SPEC", default))
