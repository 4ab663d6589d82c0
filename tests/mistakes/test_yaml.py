"""What curators get wrong in the signs of YAML: one finding, at its line and column, with a cure to paste."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel

from generator.build import check
from generator.commands.read.explain import explanations
from generator.model.fact_sheet import FactSheet
from generator.model.registers import ActorRegister, SourceRegister
from generator.syntax.scalar import MAX_LINE
from generator.syntax.sheet import read_sheet
from generator.validation.validate import keys_of
from tests.folders import BRIDGE
from tests.mistakes.mistake import ACTORS, SHEET, SOURCES, Mistake, made
from tests.syntax.parsers import read_with_both

KNOWN = (
    frozenset({"of", "figure", "status", "when"}),
    frozenset({"source", "quote", "context", "figure"}),
)
MODELS: dict[str, type[BaseModel]] = {
    SHEET: FactSheet,
    SOURCES: SourceRegister,
    ACTORS: ActorRegister,
}

# What is wrong; its file; the words that become others; line and column and code; words of message and cure.
Row = tuple[str, str, str, str, int, int, str, tuple[str, ...]]
ROWS: list[Row] = [
    # A comma or a colon that lacks between braces
    ("no colon", SHEET, "figure: close to 300, st", "figure close to 300, st", 32, 29, "yaml", ("no colon after `figure`", "write `figure: close to 300`")),
    ("no colon, last key", SHEET, "300, status: count}\n  union", "300, status count}\n  union", 32, 51, "yaml", ("no colon after `status`", "write `status: count`")),
    ("no colon before a long text", SHEET, "call, quote: The drivers", "call, quote The drivers", 76, 24, "yaml", ("no colon after `quote`", "write `quote: The drivers’ union falsely")),
    ("no colon before a quote mark", SHEET, 'quote: "The bridge will', 'quote "The bridge will', 148, 26, "yaml", ("no colon after `quote`", 'write `quote: "The bridge will')),
    ("no colon, subject", SHEET, "day, unit: lorries a day}", "day, unit lorries a day}", 10, 35, "yaml", ("no colon after `unit`", "write `unit: lorries a day`")),
    ("no colon, actor", ACTORS, "kind: state", "kind state", 1, 24, "yaml", ("no colon after `kind`", "write `kind: state`")),
    ("no colon, first key", SHEET, "{of: traffic, figure: close", "{of traffic, figure: close", 32, 16, "yaml", ("no colon after `of`", "write `of: traffic`")),
    ("no colon, first key of evidence", SHEET, "{source: follow, quote: Dahl", "{source follow, quote: Dahl", 90, 10, "yaml", ("no colon after `source`", "write `source: follow`")),
    ("equals sign", SHEET, "figure: close to 300, st", "figure = close to 300, st", 32, 29, "yaml", ("no colon after `figure`", "write `figure: close to 300`")),
    ("tight before a quote mark", SHEET, 'quote: "In all', 'quote:"In all', 60, 29, "yaml-space", ("no space after the colon of `quote`", 'write `quote: "In all, about 1,200 lorries')),
    ("no comma", SHEET, "{of: traffic, figure: close", "{of: traffic figure: close", 32, 27, "yaml-comma", ("no comma before `figure:`", "write `of: traffic, figure: close to 300`")),
    ("no comma, later", SHEET, "close to 300, status", "close to 300 status", 32, 49, "yaml-comma", ("no comma before `status:`", "write `figure: close to 300, status: count`")),
    ("two commas", SHEET, "traffic, figure: close to 300, status", "traffic figure: close to 300 status", 32, 27, "yaml-comma", ("no comma before `figure:`", "`of: traffic, figure: close to 300`")),
    ("semicolon", SHEET, "{of: traffic, figure: close", "{of: traffic; figure: close", 32, 27, "yaml-comma", ("no comma before `figure:`", "`of: traffic, figure: close to 300`")),
    ("full-width comma", SHEET, "{of: traffic, figure: close", "{of: traffic，figure: close", 32, 27, "yaml-comma", ("no comma before `figure:`", "`of: traffic, figure: close to 300`")),
    ("no comma after a quote mark", SHEET, '"about 1,200", status', '"about 1,200" status', 61, 52, "yaml-comma", ("no comma after the closing quote mark", '`"about 1,200", status: count`')),
    ("full stop for a comma", SHEET, "close to 300, status", "close to 300. status", 32, 49, "yaml-comma", ("no comma before `status:`", "write `figure: close to 300, status: count`")),
    ("no colon before a brace", SHEET, "  toll: {label", "  toll {label", 14, 3, "yaml", ("no colon after `toll`", "write `toll: {label: A toll on the bridge}`")),
    ("semicolon for a colon", SHEET, "  toll: {label", "  toll; {label", 14, 3, "yaml", ("no colon after `toll`", "write `toll: {label: A toll on the bridge}`")),
    ("bracket left open", SHEET, "[port-office], status", "[port-office, status", 130, 22, "yaml", ("this bracket is never closed", "write `by: [port-office]`")),
    # Quote marks
    ("curly", SHEET, '"about 1,200"', "“about 1,200”", 61, 39, "yaml", ("curly quote marks are letters", 'write "about 1,200"')),
    ("low and high", SHEET, '"about 1,200"', "„about 1,200“", 61, 39, "yaml", ("curly quote marks are letters", 'write "about 1,200"')),
    ("curly without a comma", SHEET, 'figure: "500"', "figure: “500”", 46, 37, "yaml", ("curly quote marks are letters", 'write "500"')),
    ("curly outside braces", SHEET, "        figure: about 300", "        figure: “about 300”", 31, 17, "yaml", ("curly quote marks are letters", 'write "about 300"')),
    ("curly around a quote", SHEET, '"Under a standing rule, the city takes no toll on bridges"', "“Under a standing rule, the city takes no toll on bridges”", 103, 33, "yaml",
     ("curly quote marks", 'write "Under a standing rule, the city takes no toll on bridges"')),
    ("curly on a card", SOURCES, '"April 4, 2031"', "“April 4, 2031”", 27, 41, "yaml", ("curly quote marks", 'write "April 4, 2031"')),
    ("not opened", SHEET, '"about 1,200"', 'about 1,200"', 61, 39, "yaml", ("never opened", 'write "about 1,200"')),
    ("not opened, in brackets", SHEET, '["Lena Ortiz, head', "[Lena Ortiz, head", 28, 19, "yaml", ("never opened", 'write "Lena Ortiz, head of the port office"')),
    ("opened by a curly one", SHEET, '"about 1,200"', '“about 1,200"', 61, 39, "yaml", ("opens is a curly one", 'write "about 1,200"')),
    ("curly around curly", SHEET, '"“If the ferry stops, the number could rise to 500 by summer,” Lena Ortiz said"', "““If the ferry stops, the number could rise to 500 by summer,” Lena Ortiz said”",
     45, 31, "yaml", ("curly quote marks are letters", 'write "“If the ferry')),
    ("closed by a curly one", SHEET, 'figure: "500"', 'figure: "500”', 46, 41, "yaml", ("closes is a curly one", 'write `"` in its place: "500"')),
    ("doubled apostrophes", SHEET, '"500"', "''500''", 46, 37, "yaml", ("two quote marks where one", 'write "500"')),
    ("greater than in braces", SHEET, "figure: at least 450, status: count, when", "figure: >450, status: count, when", 40, 37, "yaml", ("cannot begin with `>`", "put the text in quotes: '>450'")),
    ("hash in braces", SHEET, "where: at the town", "where: at the #1 town", 136, 41, "yaml-comment", ("begins a comment", "quotes: 'at the #1 town hall'")),
    ("apostrophe in braces", SHEET, "quote: The drivers’ union falsely claimed that no lorry has been turned away", "quote: 'the drivers' union'", 76, 43, "yaml",
     ("text after the closing quote mark", 'quotes: "the drivers\' union"')),
    ("question mark in braces", SHEET, "quote: The drivers’ union opposes a toll}", "quote: The drivers’ union? opposes a toll}", 109, 51, "yaml", ("`?` inside a value", "quotes: 'The drivers’ union? opposes a toll'")),
    ("around key and value", SHEET, "says: Lena Ortiz spoke to reporters.", '"says: Lena Ortiz spoke to reporters."', 132, 5, "yaml", ("around the key and its value", 'write `says: "Lena Ortiz spoke')),
    # Entries
    ("dash forgotten", SHEET, "      - source: follow\n        quote: On", "        source: follow\n        quote: On", 29, 9, "yaml-duplicate", ("another entry begins here, without its dash", "put `- ` before `source`")),
    ("id too deep", SHEET, "  rise:\n", "    rise:\n", 41, 5, "yaml", ("`rise:` is indented too deep", "indent it like the ids beside it")),
    ("id much too deep", SHEET, "  rise:\n", "      rise:\n", 41, 7, "yaml", ("`rise:` is indented too deep", "indent it like the ids beside it")),
    ("id of a card too deep", SOURCES, "follow:\n  file", "  follow:\n  file", 18, 3, "yaml", ("`follow:` is indented too deep", "like the ids beside it")),
    ("line twice", SHEET, "  rise:\n", "  rise:\n  rise:\n", 42, 3, "yaml-duplicate", ("this line stands twice (first on line 41)", "delete one of them")),
    ("line with a value twice", SHEET, "    said_by: dahl\n", "    said_by: dahl\n    said_by: dahl\n", 89, 5, "yaml-duplicate", ("this line stands twice (first on line 88)", "delete one of them")),
    ("key of a piece of evidence far to the left", SHEET, "        said_by: ortiz\n        quote", "    said_by: ortiz\n        quote", 26, 5, "yaml-duplicate", ("`said_by` stands twice (first on line 20)",)),
    ("id lost", SHEET, "  rise:\n", "", 41, 5, "yaml-duplicate", ("`says` and the keys after it stand twice (first on line 34)", "id of the next entry lost")),
    ("id of a judgement lost", SHEET, "  no-toll-yet:\n", "", 166, 5, "yaml-duplicate", ("`judgement` and the keys after it",)),
    ("id of a card lost", SOURCES, "follow:\n  file", "  file", 18, 3, "yaml-duplicate", ("`file` and the keys after it", "id of the next entry lost")),
    ("key two to the left", SHEET, "    said_by: ortiz\n    evidence", "  said_by: ortiz\n    evidence", 44, 5, "yaml", ("deeper than the line above", "or line 43 like those below")),
    ("all of it twice", ACTORS, "city: {", "city: {name: the city, kind: state}\nport-office: {name: the port office, kind: office}\ncity: {", 3, 1, "yaml-duplicate",
     ("`city` and the keys after it stand twice (first on line 1)", "pasted twice", "keep one of the two")),
    # Whole lines
    ("unfinished merge", SHEET, "    says: Daily traffic could", "<<<<<<< HEAD\n    says: Daily\n=======\n    says: Daily traffic\n>>>>>>> branch\n    note: could", 42, 1, "yaml",
     ("a mark of an unfinished merge", "delete the lines <<<<<<<, =======, >>>>>>>")),
    ("unfinished merge, register", ACTORS, "city: {", "<<<<<<< HEAD\n=======\n>>>>>>> x\ncity: {", 1, 1, "yaml", ("a mark of an unfinished merge",)),
    ("fence", SHEET, "# An inv", "```yaml\n# An inv", 1, 1, "yaml", ("a fence of Markdown", "delete this line")),
    ("stray brace", SHEET, "judgements:\n", "}\njudgements:\n", 156, 1, "yaml", ("`}` alone on its line", "delete this line")),
    ("stray bracket", SHEET, "judgements:\n", "]\njudgements:\n", 156, 1, "yaml", ("`]` alone on its line", "delete this line")),
    ("ruled line", SHEET, "title:", "----\ntitle:", 2, 1, "yaml", ("a ruled line", "delete this line")),
    ("stray letter", SHEET, "title:", "q\ntitle:", 2, 2, "yaml", ("no colon after `q`", "or delete the line")),
    # Dashes, spaces, look-alikes
    ("tight dash", SHEET, "- source: follow", "-source: follow", 29, 7, "yaml-space", ("no space after the dash", "write `- source: follow`")),
    ("tight dash, first item", SHEET, "      - source: call\n        said_by", "      -source: call\n        said_by", 25, 7, "yaml-space", ("write `- source: call`",)),
    ("tight dash before braces", SHEET, "- {source: call", "-{source: call", 45, 7, "yaml-space", ("no space after the dash", "write `- {source: call")),
    ("en dash", SHEET, "- source: follow", "– source: follow", 29, 7, "yaml", ("a dash of another kind (U+2013, en dash)", "write `- source: follow`")),
    ("no-break space after the colon", SHEET, "said_by: dahl", "said_by:\u00a0dahl", 88, 13, "yaml-space", ("U+00A0, no-break space", "type it anew: `said_by: dahl`")),
    ("no-break space in the indentation", SHEET, "    said_by: dahl", "\u00a0   said_by: dahl", 88, 1, "yaml-space", ("U+00A0, no-break space", "type it anew: `said_by: dahl`")),
    ("full-width colon", SHEET, "said_by: dahl", "said_by：dahl", 88, 12, "yaml-space", ("U+FF1A, fullwidth colon, where a plain sign is expected", "type it anew: `said_by: dahl`")),
    # Block text
    ("arrow for a block sign", SHEET, "bottom_line: >-", "bottom_line: ->", 5, 14, "yaml", ("`->` is no block sign", "write `>-`")),
    ("two dashes", SHEET, "bottom_line: >-", "bottom_line: >--", 5, 14, "yaml", ("`>--` is no block sign", "write `>-`")),
    ("two signs", SHEET, "bottom_line: >-", "bottom_line: |>", 5, 14, "yaml", ("`|>` is no block sign", "write `>-`")),
    ("sign with a space", SHEET, "bottom_line: >-", "bottom_line: > -", 5, 14, "yaml", ("`> -` is no block sign", "write `>-`")),
    ("note in block text", SHEET, "  A toll is not", "  # check this\n  A toll is not", 7, 3, "yaml-comment", ("`#` begins no comment inside block text", "put the note above the key")),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_one_finding_at_its_column_with_a_cure_to_paste(row: Row, tmp_path: Path) -> None:
    name, file, old, new, line, column, code, says = row
    found, _ = made(Mistake(name, file, old, new, code, "", says), tmp_path / "p")
    listed = "\n".join(map(str, found))
    assert len(found) == 1, listed
    place = found[0].place
    assert (place.path, place.line, place.column, found[0].code) == (file, line, column, code), (
        listed
    )
    for words in says:
        assert words in f"{found[0].message}; {found[0].cure}", listed


def test_both_parsers_tell_the_same_of_a_whole_sheet() -> None:
    # Of small ones, every slip in tests/syntax. The parser in Python takes its time.
    for _, file, old, new, *_ in ROWS[::4]:
        text = (BRIDGE / file).read_text("utf-8").replace(old, new, 1)
        read_with_both(text, file, keys_of(MODELS[file]))


@pytest.mark.parametrize("part", ["}", "->", "“x”, ", '"x ', "a, of: ", "{of b, ", "-a: ", "a： "])
@pytest.mark.parametrize("end", ["", "x\n", "\n  x\n"])
def test_long_lines_have_their_findings(part: str, end: str) -> None:
    for size in (MAX_LINE - 200, MAX_LINE + 200):
        for before in ("", "a: ", "a: {of: "):
            _, found = read_sheet(before + part * (size // len(part)) + end, "briefs/a.yml", KNOWN)
            assert len(found) <= 100


TEXT = "seeds/call.txt"


def saved(how: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(how(path.read_bytes()))


def renamed(name: str) -> Callable[[Path], object]:
    return lambda path: path.rename(path.with_name(name))


# What became of a whole file: the file; where the one finding stands; its code; words of message and cure.
FILES: dict[str, tuple[str, Callable[[Path], object], str, str, tuple[str, ...]]] = {
    "line ends of Windows": (TEXT, saved(lambda data: data.replace(b"\n", b"\r\n")), f"{TEXT}:1:36", "line-ends",
                             ("saved with Windows line ends (CR LF)", "save it with LF")),
    "line ends of CR": (TEXT, saved(lambda data: data.replace(b"\n", b"\r")), f"{TEXT}:1:36", "line-ends", ("CR alone", "save it with LF")),
    "byte order mark": (TEXT, saved(lambda data: b"\xef\xbb\xbf" + data), f"{TEXT}:1:1", "invisible-character", ("U+FEFF", "take the character out")),
    "invisible character in a quote": (TEXT, saved(lambda data: data.replace(b"daily", b"dai\xe2\x80\x8bly")), f"{TEXT}:3:208", "invisible-character", ("U+200B",)),
    "cp1252": (TEXT, saved(lambda data: data.decode().encode("cp1252")), f"{TEXT}:5:1", "not-utf-8", ("0x93 is not UTF-8", "save the text as UTF-8")),
    "UTF-16": (TEXT, saved(lambda data: data.decode().encode("utf-16")), f"{TEXT}:1:1", "not-utf-8", ("UTF-16", "save the text as UTF-8")),
    "emptied": (TEXT, saved(lambda _: b""), TEXT, "empty-value", ("the file is empty", "bring the text back")),
    "TXT": (TEXT, renamed("call.TXT"), "seeds/call.TXT", "unknown-file", ("rename it to call.txt",)),
    "txt.txt": (TEXT, renamed("call.txt.txt"), "seeds/call.txt.txt", "unknown-file", ("rename it to call.txt",)),
    "sheet of CR alone": (SHEET, saved(lambda data: data.replace(b"\n", b"\r")), f"{SHEET}:1:63", "character", ("CR alone", "LF line ends")),
    "sheet with a byte order mark": (SHEET, saved(lambda data: b"\xef\xbb\xbf" + data), f"{SHEET}:1:1", "encoding", ("byte order mark",)),
    "yaml": (SHEET, renamed("bridge.yaml"), "briefs/bridge.yaml", "unknown-file", ("rename it to bridge.yml",)),
    "yml.txt": (SHEET, renamed("bridge.yml.txt"), "briefs/bridge.yml.txt", "unknown-file", ("rename it to bridge.yml",)),
    "actors.yaml": (ACTORS, renamed("actors.yaml"), "seeds/actors.yaml", "unknown-file", ("rename it to actors.yml",)),
    "sources.yml.txt": (SOURCES, renamed("sources.yml.txt"), "seeds/sources.yml.txt", "unknown-file", ("rename it to sources.yml",)),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_one_finding_for_a_whole_file(name: str, tmp_path: Path) -> None:
    file, spoil, place, code, says = FILES[name]
    root = tmp_path / "p"
    shutil.copytree(BRIDGE, root)
    spoil(root / file)
    found = [one for one in check(root).findings if one.level == "error"]
    assert [(str(one.place), one.code) for one in found] == [(place, code)], list(map(str, found))
    for words in says:
        assert words in f"{found[0].message}; {found[0].cure}"


def test_each_code_is_explained() -> None:
    codes = {row[6] for row in ROWS} | {row[3] for row in FILES.values()}
    assert codes <= set(explanations())


@pytest.mark.parametrize(
    "text",
    [
        "a:\n  - source: call\n    quote: “If repairs cost more, the toll comes,” he said\n",  # a source's own marks
        "a: {source: call, quote: “No.”}\n",
        "a: {source: call, when: “Yes” and “no”}\n",
        "a: >-\n  One #1 and\n  #2 of two.\n",
        "a: b -> c\nd: x > y\n",
        "a: |+\n  x\n",
        "a: {of: b, figure: 3 of when}\n",
        "a: [“b”, c]\n",
        "title: “1984”\n",
        "a: b\n# <<<<<<< x\n",
    ],
)
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    read, found = read_sheet(text, "briefs/a.yml", KNOWN)
    assert read and not found, list(map(str, found))


def test_a_word_that_is_a_key_elsewhere_is_no_key_in_a_text() -> None:
    read, found = read_sheet("a: {source: b, quote: done, when it came}\n", "briefs/a.yml", KNOWN)
    assert read is None
    assert [one.code for one in found] == ["yaml-comma"]


def test_keys_that_stand_twice_each_by_itself_are_told_each() -> None:
    read, found = read_sheet("a: 1\nb: 2\nc: 3\nb: 4\nc: 5\n", "briefs/a.yml", KNOWN)
    assert read is None
    assert [one.place.line for one in found] == [4, 5]
