"""Code that generators make of the OpenAPI documents: without a warning, without a fault, and true to every example.

The settings below are those that a user needs as well: the names that a language does not allow, and what a decimal is.
"""

import concurrent.futures
import importlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import warnings

import openapi_generator_cli
import pydantic
import pytest
import yaml
from openapi_document import SCHEMA, Document

HERE = pathlib.Path(__file__).resolve().parent / "clients"
GENERATOR = pathlib.Path(openapi_generator_cli.__file__).parent / "openapi-generator.jar"
# Programs that run for seconds start faster without the optimising compiler and threads for the garbage.
JAVA = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", GENERATOR]

# `@type` and an attribute `type` would be one name.
NAMES = ["--name-mappings", "@context=ld_context,@id=ld_id,@type=ld_type"]
# Models of forms are left out by default, though operations refer to them; documentation and empty tests are left out.
PARTS = ["--global-property", "models,apis,supportingFiles,skipFormModel=false,"
         "modelDocs=false,apiDocs=false,modelTests=false,apiTests=false"]

SETTINGS = {
    "python": ["--type-mappings", "number+decimal=float"],
    # `Error` is a type of JavaScript. A group of parameters would be called like a message.
    "typescript-fetch": ["--type-mappings", "number+decimal=number", "--model-name-mappings", "Error=ApiError",
                         "--additional-properties", "prefixParameterInterfaces=true"],
    "java": ["--type-mappings", "number+decimal=BigDecimal",
             "--additional-properties", "library=okhttp-gson,openApiNullable=false,useJakartaEe=true"],
    "pydantic": ["--output-model-type", "pydantic_v2.BaseModel", "--use-annotated", "--formatters", "builtin",
                 # Texts with a pattern, where the types for addresses take none and add a slash.
                 "--type-mappings", "number+decimal=number", "string+uri=string", "string+email=string"],
}

def test_the_readme_names_the_settings(generated):
    text = (generated / "openapi/README.md").read_text("utf-8")
    for setting in [*NAMES, *(setting for settings in SETTINGS.values() for setting in settings)]:
        # How code is laid out is for everybody to choose.
        if setting not in ("--formatters", "builtin"):
            assert setting in text, setting


DEBIAN = pathlib.Path("/usr/share/java")
JARS = [DEBIAN / "gson.jar", DEBIAN / "jakarta-annotation-api.jar"]


def documents(folder):
    """The whole documents, each in one file: for OpenAPI 3.0, which is what these generators support."""
    for path in sorted(folder.rglob("*.yaml")):
        text = path.read_text("utf-8")
        is_whole = not re.search(r"""\$ref: ["']?(?!["']?#)""", text)
        if is_whole and re.search(r"""^openapi: ["']?3\.0\.""", text, re.MULTILINE):
            yield path


def run(*command, **options):
    """The lines that a program wrote; it must end well."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=400, **options)
    assert done.returncode == 0, done.stdout[-20_000:]
    return done.stdout.splitlines()


def generate(tool, document, folder, name, settings=()):
    """What a generator complained of while it wrote code for the document into the folder."""
    if tool == "pydantic":
        environment = os.environ | {"PYTHONWARNINGS": "always"}
        return run(sys.executable, "-m", "datamodel_code_generator", "--input", document,
                   "--input-file-type", "openapi", "--output", folder / f"{name}.py", *settings, env=environment)
    package = ["--package-name", name] if tool == "python" else []
    lines = run(*JAVA, "generate", "-g", tool, "-i", document, "-o", folder, *NAMES, *PARTS, *package, *settings)
    return [line for line in lines if not re.match(r"\[main\] INFO |#", line)]


class Clients:
    """The code for one document by each generator. All that needs another program is begun at once, on both cores."""

    def __init__(self, path, number, folder, pool):
        self.document = Document(yaml.load(path.read_bytes(), yaml.CSafeLoader))
        self.names = {tool: f"client_{number}_{tool.partition('-')[0]}" for tool in SETTINGS}
        self.folders = {tool: folder / name for tool, name in self.names.items()}
        for each in self.folders.values():
            each.mkdir()
        self.complaints = {
            tool: pool.submit(generate, tool, path, self.folders[tool], self.names[tool], settings)
            for tool, settings in SETTINGS.items()}
        self.faults = {
            tool: pool.submit(self.after, tool, check)
            for tool, check in {"typescript-fetch": check_typescript, "java": compile_java}.items()}

    def after(self, tool, check):
        self.complaints[tool].result()
        return check(self.folders[tool])

    def module(self, tool):
        """The generated code, imported."""
        self.complaints[tool].result()
        sys.path.insert(0, str(self.folders[tool]))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                return importlib.import_module(self.names[tool])
        finally:
            sys.path.pop(0)

    def examples(self):
        """Every example: its name, the schema that it satisfies, the value."""
        for name, example in self.document.document["components"]["examples"].items():
            yield name, example["x-dci-of"].removeprefix(SCHEMA), example["value"]
        for name, schema in self.document.schemas.items():
            if "example" in schema:
                yield f"of {name}", name, schema["example"]


def check_typescript(folder):
    options = {"strict": True, "noEmit": True, "target": "ES2020", "lib": ["ES2020", "DOM"], "types": []}
    version = tuple(map(int, re.findall(r"\d+", run("tsc", "--version")[-1])[:2]))
    if version < (4, 9):
        # `"a" in value && value["a"]` is typed since 4.9, which the generator expects.
        options["suppressImplicitAnyIndexErrors"] = True
    (folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "include": ["**/*.ts"]}))
    assert len(list(folder.rglob("*.ts"))) > 20
    return subprocess.run(["tsc", "-p", folder], stdout=subprocess.PIPE, text=True).stdout.splitlines()


def compile_java(folder):
    """The models and what reads and writes them; for the operations Debian has no OkHttp that is new enough."""
    package = folder / "src/main/java/org/openapitools/client"
    sources = [*(package / "model").glob("*.java"), package / "JSON.java", package / "ApiException.java"]
    assert len(sources) > 20
    missing = (HERE / "java").rglob("*.java")
    done = subprocess.run(
        ["javac", "-J-XX:TieredStopAtLevel=1", "-proc:none", "-d", folder / "classes",
         "-cp", os.pathsep.join(map(str, JARS)), *sources, *missing],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    # Notes tell that an unchecked operation is somewhere, as in all code of this generator.
    return [line for line in done.stdout.splitlines() if not line.startswith("Note: ")]


@pytest.fixture(scope="module")
def pool():
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        yield pool


@pytest.fixture(scope="module")
def everything(generated, tmp_path_factory, pool):
    """The clients of all documents, by path."""
    folder = tmp_path_factory.mktemp("clients")
    paths = list(documents(generated / "openapi"))
    assert paths
    yield {
        path.relative_to(generated).as_posix(): Clients(path, number, folder, pool)
        for number, path in enumerate(paths)}
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def own(tmp_path_factory, pool):
    """What each generator complains of whatever it reads."""
    folder = tmp_path_factory.mktemp("trivial")
    found = {tool: pool.submit(generate, tool, HERE / "trivial.yaml", folder / tool, "trivial")
             for tool in SETTINGS if tool != "pydantic"}
    return {tool: set(lines.result()) for tool, lines in found.items()} | {"pydantic": set()}


@pytest.mark.parametrize("tool", SETTINGS)
def test_generators_have_nothing_to_complain_of(everything, own, tool):
    for path, clients in everything.items():
        assert set(clients.complaints[tool].result()) - own[tool] == set(), path


@pytest.mark.parametrize("tool", ["python", "typescript-fetch", "java"])
def test_complaints_are_heard(own, tool, tmp_path):
    """A format that no generator knows."""
    document = tmp_path / "strange.yaml"
    text = (HERE / "trivial.yaml").read_text("utf-8")
    document.write_text(text.replace("- type: string", "- { type: number, format: strange }"))
    assert [line for line in generate(tool, document, tmp_path / "out", "strange") if line not in own[tool]]


def test_typescript_is_typed(everything):
    for path, clients in everything.items():
        assert clients.faults["typescript-fetch"].result() == [], path


@pytest.mark.skipif(not pathlib.Path("/etc/debian_version").exists(), reason="Gson and annotations come from Debian")
def test_java_is_compiled(everything):
    for path, clients in everything.items():
        assert clients.faults["java"].result() == [], path


def test_documents_hold_the_examples_of_the_standard(everything, spec):
    written = sum(
        "example" in definition
        for path in spec.rglob("*.yaml")
        for definition in yaml.load_all(path.read_bytes(), yaml.CBaseLoader))
    assert max(len(each.document.document["components"]["examples"]) for each in everything.values()) == written


def test_the_python_client_carries_every_example(everything):
    for path, clients in everything.items():
        module = clients.module("python")
        defaults = stated_defaults(clients.document)
        for name, schema, value in clients.examples():
            model = getattr(module, schema, None)
            if model is None or issubclass(model, str | int):
                # Values have no class of their own, or one of constants.
                assert not isinstance(value, dict), f"{path} {name}: no class {schema}"
                continue
            read = model.from_json(json.dumps(value))
            written = json.loads(read.to_json())
            assert difference(value, written, defaults) == [], f"{path} {name}"


def test_pydantic_models_carry_every_example(everything):
    for path, clients in everything.items():
        module = clients.module("pydantic")
        for name, schema, value in clients.examples():
            read = getattr(module, schema).model_validate_json(json.dumps(value))
            written = json.loads(read.model_dump_json(by_alias=True, exclude_unset=True))
            assert difference(value, written) == [], f"{path} {name}"


def test_the_python_client_refuses_what_is_wrong(everything):
    """So that what it carries is not carried because it looks at nothing."""
    refused = 0
    for clients in everything.values():
        module = clients.module("python")
        for name, schema, value in clients.examples():
            required = clients.document.schemas[schema].get("required", []) if isinstance(value, dict) else []
            for key in required:
                less = {other: each for other, each in value.items() if other != key}
                with pytest.raises((pydantic.ValidationError, ValueError)):
                    getattr(module, schema).from_json(json.dumps(less))
                refused += 1
    assert refused > 100


def stated_defaults(document):
    """The members that a document gives a value by default: a client may write them for what is absent."""
    return {
        (name, json.dumps(member["default"]))
        for _, schema in document.all_schemas()
        for name, member in schema.get("properties", {}).items() if "default" in member}


def difference(one, other, defaults=frozenset(), where=""):
    """The places at which what was written says something else than what was read."""
    if isinstance(one, dict) and isinstance(other, dict):
        added = [key for key in other if key not in one and (key, json.dumps(other[key])) not in defaults]
        return [f"{where}/{key} is missing" for key in one if key not in other] + [
            f"{where}/{key} was added" for key in added] + [
            found for key in one if key in other
            for found in difference(one[key], other[key], defaults, f"{where}/{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [found for number, pair in enumerate(zip(one, other))
                for found in difference(*pair, defaults, f"{where}/{number}")]
    # RFC 3339 has two ways to write that a time is UTC.
    is_same_time = isinstance(one, str) and isinstance(other, str) and re.search(r"T.*\+00:00$", one) \
        and one.removesuffix("+00:00") + "Z" == other
    # JSON has one kind of number, but `true` is none.
    is_same = one == other and isinstance(one, bool) == isinstance(other, bool)
    return [] if is_same or is_same_time else [f"{where}: {one!r} became {other!r}"]


def test_differences_are_seen():
    read = {"a": [1, {"b": "x"}], "at": "2024-05-06T09:30:00+00:00"}
    assert difference(read, {"a": [1, {"b": "x"}], "at": "2024-05-06T09:30:00Z"}) == []
    assert difference(read, {"a": [1, {"b": "x"}], "at": "2024-05-06T09:31:00Z"}) != []
    assert difference(read, {"a": [True, {"b": "x"}], "at": read["at"]}) == ["/a/0: 1 became True"]
    assert difference(read, {"a": [1.0, {"b": "x"}], "at": read["at"]}) == []
    assert difference(read, {"a": [1, {}], "at": read["at"]}) == ["/a/1/b is missing"]
    assert difference({}, {"c": "1.0"}) == ["/c was added"]
    assert difference({}, {"c": "1.0"}, {("c", '"1.0"')}) == []
