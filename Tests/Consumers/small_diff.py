"""Which lines of generated files changed without having to do with an edit of the definitions.

A changed line concerns an edit when it names what was edited, or stands within something that does:
- below a line of a smaller indent that names it (YAML, JSON, Turtle, Swift), or between the tags of an element whose
  first line names it (HTML). An opening bracket alone is named by the line after it;
- in the documentation comment of a declaration that names it.

A line that was replaced by one that differs in part is looked at word by word, unless both stand within such a thing:
each part in which they differ must name it. Short lines that name it may differ in other words, not in numbers. So a
count, a number in a name or another order is seen even in a line that names what was edited.
"""

import difflib
import re
import subprocess
from dataclasses import dataclass, field

ELEMENT = re.compile(r"<(/?)(tr|section|article|li|details|figure|dl|ul|table|div)\b")


def spellings(name):
    """A name as the targets write it: as it is, in camel case, in words."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)
    lower = [word.lower() for word in words]
    upper = [word[0].upper() + word[1:] for word in lower]
    return {name, "_".join(lower), "-".join(lower), "_".join(lower).upper(), " ".join(lower),
            lower[0] + "".join(upper[1:]), "".join(upper)}


@dataclass
class Difference:
    """What became of one folder: per target the files and lines that differ, and the lines that should not."""

    files: dict = field(default_factory=dict)
    lines: dict = field(default_factory=dict)
    unconcerned: list = field(default_factory=list)


def difference(before, after, terms, totals=()):
    """Compares two folders whose parts are the targets. In the pages named as totals numbers may grow by one."""
    # `MeasuredThing` may end a longer name, `thing` may not.
    starts = {term: "" if term[0].isupper() else r"(?<![A-Za-z0-9])" for term in sorted(terms)}
    named = re.compile("|".join(start + re.escape(term) + r"(?![a-z0-9])" for term, start in starts.items()))
    found = Difference()
    for path, hunks in changed(before, after).items():
        target = path.partition("/")[0]
        texts = [read(before / path), read(after / path)]
        count = sum(len(lines) for hunk in hunks for _, lines in hunk)
        found.files[target] = found.files.get(target, 0) + 1
        found.lines[target] = found.lines.get(target, 0) + count
        if None in texts and named.search(path):
            continue
        files = [File(path, text or [], named) for text in texts]
        for hunk in hunks:
            if path in totals and is_one_more(*(lines for _, lines in hunk)):
                continue
            found.unconcerned += [f"{path}: {line}" for line in unconcerned(hunk, files, named)]
    return found


def read(path):
    return path.read_text("utf-8").split("\n") if path.exists() else None


def changed(before, after):
    """The hunks of each file: for both sides the place and the lines. The folders lie beside each other."""
    assert before.parent == after.parent
    done = subprocess.run(
        ["git", "-c", "core.quotePath=false", "diff", "--no-index", "--no-color", "--no-ext-diff", "--no-renames",
         "--unified=0", "--inter-hunk-context=0", "--no-prefix", before.name, after.name],
        cwd=before.parent, stdout=subprocess.PIPE, timeout=60)
    assert done.returncode in (0, 1)
    files, hunk, path = {}, None, None
    for line in done.stdout.decode("utf-8").split("\n"):
        if line.startswith("diff --git "):
            hunk = None
        elif hunk is None and line.startswith(("--- ", "+++ ")) and not line.endswith("/dev/null"):
            path = line[4:].rstrip("\t").partition("/")[2]
        elif match := re.match(r"@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@", line):
            hunk = [(int(match[1]) - 1, []), (int(match[2]) - 1, [])]
            files.setdefault(path, []).append(hunk)
        elif hunk and line[:1] in ("-", "+"):
            hunk["-+".index(line[0])][1].append(line[1:])
    return files


def is_one_more(removed, added):
    """Whether the lines differ in numbers alone, each one more than it was."""
    one, other = (re.split(r"(\d+)", "\n".join(lines)) for lines in (removed, added))
    return len(one) == len(other) and all(
        a == b or a.isdigit() and b.isdigit() and int(a) + 1 == int(b) for a, b in zip(one, other))


class File:
    """The lines of a file, and what each of them stands in."""

    def __init__(self, path, lines, named):
        self.lines, self.named = lines, named
        self.is_page = path.endswith(".html")

    def concerns(self, index):
        return self.names(index) or self.stands_within(index)

    def names(self, index):
        """Whether the line names what was edited; an opening bracket alone is named by the line after it."""
        text = self.lines[index]
        is_bracket = re.fullmatch(r"\s*[\[{(]", text) is not None
        return bool(self.named.search(self.lines[index + 1] if is_bracket else text))

    def stands_within(self, index):
        if self.is_page:
            return self.is_within_element(index)
        return self.is_within_block(index) or self.is_comment_of_named(index)

    def is_within_block(self, index):
        depth = indent(self.lines[index])
        for above in range(index - 1, -1, -1):
            text = self.lines[above]
            if not text.strip() or indent(text) >= depth:
                continue
            depth = indent(text)
            if self.names(above):
                return True
            if depth == 0:
                return False
        return False

    def is_comment_of_named(self, index):
        if not self.lines[index].lstrip().startswith("///"):
            return False
        while self.lines[index].lstrip().startswith("///"):
            index += 1
        return bool(self.named.search(self.lines[index]))

    def is_within_element(self, index):
        depth = 0
        # The line may close what it stands in.
        for above in range(index - 1, -1, -1):
            for closing, _ in reversed(ELEMENT.findall(self.lines[above])):
                depth += 1 if closing else -1
                if depth < 0:
                    if self.named.search(self.lines[above]):
                        return True
                    depth = 0
        return False


def indent(line):
    return len(line) - len(line.lstrip(" "))


def unconcerned(hunk, files, named):
    """The lines of a hunk that do not concern the edit."""
    (_, removed), (_, added) = hunk
    if len(removed) == len(added):
        pairs = list(zip(removed, added))
        if all(similar(*pair) for pair in pairs):
            for number, (old, new) in enumerate(pairs):
                if not concern(old, new, [start + number for start, _ in hunk], files, named):
                    yield f"-{old}"
                    yield f"+{new}"
            return
    for (start, lines), file, sign, others in zip(hunk, files, "-+", (added, removed)):
        for offset, line in enumerate(lines):
            # The comma or semicolon after a member is there because of the member that follows.
            is_same = any(line.rstrip(",;") == other.rstrip(",;") for other in others)
            # Brackets alone say nothing; which block gets them is for the comparison to choose.
            if re.search(r"\w", line) and not is_same and not file.concerns(start + offset):
                yield sign + line


def similar(old, new):
    return difflib.SequenceMatcher(None, old, new, autojunk=False).quick_ratio() > 0.5


def concern(old, new, places, files, named):
    """Whether a line concerns the edit of which only parts differ."""
    if all(file.stands_within(place) for file, place in zip(files, places)):
        return True
    is_about = len(new) < 160 and all(file.concerns(place) for file, place in zip(files, places))
    one, other = words(old), words(new)
    for kind, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        parts = ["".join(one[a:b]), "".join(other[c:d])]
        if named.search("\n".join(parts)) or not re.search(r"\w", "".join(parts)):
            continue
        # A name may take the place of another, as that of the page that comes next.
        if is_named(old, one, a, b, named) or is_named(new, other, c, d, named):
            continue
        if not is_about or re.search(r"\d", "".join(parts)):
            return False
    return True


def words(line):
    return re.findall(r"\w+|\s+|[^\w\s]", line)


def is_named(line, words, first, end, named):
    """Whether these words are part of the name of the edited thing in the line, or of the path that ends in it."""
    start, stop = len("".join(words[:first])), len("".join(words[:end]))
    return start < stop and any(
        re.search(r"[\w./#-]*$", line[:match.start()]).start() <= start and stop <= match.end()
        for match in named.finditer(line))
