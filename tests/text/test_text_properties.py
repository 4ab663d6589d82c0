"""Text under any input: nothing lost, nothing interpreted, whatever a stranger writes."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from html.parser import HTMLParser
from itertools import pairwise

import markdown
import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.text import escaping as escapes
from generator.text.characters.invisible import visible_problems
from generator.text.escaping import md
from generator.text.folding import fold, folded
from generator.text.identifiers import slug_ok
from generator.text.sentences import read_prose, sentences

SETTINGS = settings(max_examples=200, deadline=None, derandomize=True, database=None)

# Everything that publishes what `md` escaped; `tables` and the rest must stay harmless.
EXTENSIONS = (
    "tables attr_list md_in_html footnotes toc admonition def_list abbr pymdownx.details "
    "pymdownx.superfences"
).split()

SPECIALS = (
    r"1. # ## - + * === --- ::: : !!! ??? ???+ [^a]: [^a] *[x]: {:.x} {#a} {: } {{ --8<-- &lt; &amp; &#60; & \\ \ "
    r"http://x a@b.c <http://x> <a@b.c> _0_ __a__ a_b_c *a* **a** ~~ ~~~ ``` ` `a` $ $x$ | || |-|-| <b> </b> "
    r"<script> <!-- --> <br> ![a](b) [a](b) [a][b] [a]: ]( [ ] ( ) { } > >> < 1) 2024. a. \* \_ '' \"x\" “x” ’ % "
    r"[TOC] /// +++ ^^^ == \# # foo bar No. Nov. é 漢 ­x 50% € — … ; , . ! ? = ~ / klzzwxh:0001 wzxhzdk:0 "
    r"[x]{: onclick=a} (a) javascript:x ''' \"\"\" --- | --- \| &nbsp; &copy &#x41; \[ \] @ ^ ^a^ ++a++"
).split()

STARTS = [
    "!!! note", '??? note "x"', "???+ note", ": definition", "~~~ python", "``` python", "1. a", "- a", "+ a",
    "* a", "> a", "# a", "a #", "\u00a0a", "a\u00a0", "\u3000a", "[a]: b", "*[a]: b", "[^a]: b", "| a | b |",
    "- - -", "a {: .b}", "=== x", "--8<-- x", "<div markdown>", "a  ", "    a", "-", "~~a~~", "2) a",
]  # fmt: skip

VISIBLE = st.characters(
    exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]
) | st.sampled_from("*_`[]<>&\\#|{}!:=~-+.^$\u00a0 0a")
PIECES = st.sampled_from(SPECIALS) | st.text(VISIBLE, max_size=4)
LINES = (
    st.lists(st.tuples(PIECES, st.sampled_from(["", "", " "])), min_size=1, max_size=8)
    .map(lambda parts: "".join(piece + gap for piece, gap in parts))
    .filter(lambda line: not visible_problems(line))
)
ANY = st.text(st.characters() | st.sampled_from("\n\t\r \u00a0.?!\"')"), max_size=60)


class Tree(HTMLParser):
    """The tags and the text of a piece of HTML."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append("comment")


def rendered(source: str) -> Tree:
    return Tree(markdown.markdown(source, extensions=EXTENSIONS))


def shown(line: str) -> str:
    """A line as `md` promises to show it: ordinary white space folded, nothing else."""
    return re.sub(r"[ \t\n\r]+", " ", line).strip(" ")


@SETTINGS
@given(LINES)
def test_a_paragraph_shows_exactly_the_text(line: str) -> None:
    assume(shown(line))
    paragraphs_show(line)


def paragraphs_show(line: str) -> None:
    # Between others, and twice: definitions lean on what stands before, fences on a second one.
    tree = rendered(f"One.\n\n{md(line)}\n\nTwo.\n\n{md(line)}\n")
    assert tree.tags == ["p"] * 4, md(line)
    assert tree.text == f"One.\n{shown(line)}\nTwo.\n{shown(line)}", md(line)
    assert not tree.attributes
    assert rendered(md(line)).text == shown(line)


@SETTINGS
@given(LINES)
def test_a_heading_shows_exactly_the_text(line: str) -> None:
    assume(shown(line))
    tree = rendered(f"## {md(line)} {{#here}}\n\nEnd.")
    assert tree.tags == ["h2", "p"], md(line)
    assert tree.text.removesuffix("\nEnd.") == shown(line), md(line)
    assert tree.attributes == [("id", "here")]
    assert rendered(f"## {md(line)}").text == shown(line), md(line)


@SETTINGS
@given(LINES, LINES)
def test_a_list_a_link_and_a_table_show_exactly_the_text(one: str, two: str) -> None:
    assume(shown(one) and shown(two))
    tree = rendered(f"- {md(one)}\n- {md(two)}\n")
    assert tree.tags == ["ul", "li", "li"], (md(one), md(two))
    assert [shown(x) for x in tree.text.strip("\n").split("\n")] == [shown(one), shown(two)]

    tree = rendered(f"See [{md(one)}](https://example.org/a) and {md(two)}")
    assert tree.tags == ["p", "a"], (md(one), md(two))
    assert tree.text == f"See {shown(one)} and {shown(two)}"

    tree = rendered(f"| A | B |\n| --- | --- |\n| {md(one)} | {md(two)} |\n")
    assert tree.tags == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
    cells = [cell for cell in tree.text.split("\n") if cell]
    assert cells == ["A", "B", shown(one), shown(two)], (md(one), md(two))


@SETTINGS
@given(ANY)
def test_html_reads_back(line: str) -> None:
    assume(not any(unicodedata.category(c) in ("Cs", "Cc") and c not in "\n\t\r" for c in line))
    assert Tree(f"<i>{escapes.html_text(line)}</i>").text == line
    tree = Tree(f'<i title="{escapes.html_attr(line)}">x</i>')
    assert tree.attributes == [("title", line)]
    assert tree.tags == ["i"]


@SETTINGS
@given(LINES)
def test_front_matter_is_safe_where_it_is_printed_raw(line: str) -> None:
    scalar = escapes.yaml_front(line)
    read = yaml.load(f"title: {scalar}\n", Loader=yaml.SafeLoader)["title"]
    assert read == json.loads(scalar)
    assert html.unescape(read) == " ".join(line.split())
    assert not set(read) & set("<>\"'")


@SETTINGS
@given(ANY)
def test_folding_changes_white_space_only_and_knows_where_it_was(text: str) -> None:
    text_folded, offsets = fold(text)
    assert len(text_folded) == len(offsets)
    assert list(offsets) == sorted(set(offsets))
    for char, at in zip(text_folded, offsets, strict=True):
        assert char == text[at] or (char == " " and text[at].isspace())
    assert "".join(text_folded.split()) == "".join(text.split())
    assert fold(text_folded)[0] == text_folded == folded(text)


@SETTINGS
@given(
    st.lists(
        st.sampled_from('U.S. Mr. Nov. 5 No. He he . ? ! ” " ) ( a.m. 1. J. Kim ... x.”'.split())
        | ANY
    )
)
def test_sentences_lose_nothing(parts: list[str]) -> None:
    text = " ".join(parts)
    spans = sentences(text)
    covered = "".join(text[span.start : span.end] for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
    for span, following in pairwise(spans):
        assert span.end <= following.start
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)


@SETTINGS
@given(
    st.lists(
        st.sampled_from(["[^a]", "[^b/c]", " ", "\n", "One.", "two", "Three!", "[^", "]", "“x”"])
    )
)
def test_every_citation_has_one_sentence_and_prose_loses_nothing(parts: list[str]) -> None:
    text = "".join(parts)
    prose = read_prose(text)
    cites = sorted((cite for one in prose for cite in one.cites), key=lambda cite: cite.start)
    assert [text[c.start : c.end] for c in cites] == re.findall(r"\[\^[^\s\[\]^]+\]", text)
    assert all(text[c.start : c.end] == f"[^{c.id}]" for c in cites)
    bare = re.sub(r"\[\^[^\s\[\]^]+\]", "", text)
    assert "".join("".join(s.text.split()) for s in prose) == "".join(bare.split())
    for one in prose:
        assert len(one.text) == len(one.offsets)
        for char, at in zip(one.text, one.offsets, strict=True):
            assert char == text[at] or char == " "


@SETTINGS
@given(ANY)
def test_nothing_unseen_reaches_a_terminal_or_a_log(text: str) -> None:
    line = escapes.terminal_text(text)
    assert not visible_problems(line)
    assert "\n" not in line and "\t" not in line
    assert "\n" not in escapes.ci_text(text) and "\r" not in escapes.ci_text(text)
    assert not set(escapes.ci_text(text, property=True)) & set(":,\n\r")


@SETTINGS
@given(ANY)
def test_what_is_visible_is_what_is_printable(text: str) -> None:
    assert {at for at, _ in visible_problems(text)} >= {
        at
        for at, char in enumerate(text)
        if unicodedata.category(char)[0] == "C" and char not in "\n\t"
    }


@SETTINGS
@given(ANY)
def test_no_cell_is_a_formula(text: str) -> None:
    cell = escapes.csv_cell(text)
    assert cell.removeprefix("'") == text.removeprefix("'")
    assert not re.match(r"[=@\t\r]|[+-](?![\d.,]+$)", cell) or re.fullmatch(
        r"[-+]?\d[\d., ]*%?", cell
    )


@SETTINGS
@given(ANY)
def test_a_calendar_value_is_one_line_and_reads_back(text: str) -> None:
    value = escapes.ics_text(text)
    assert "\n" not in value and "\r" not in value
    back = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
    assert back == text.replace("\r\n", "\n").replace("\r", "\n")


@SETTINGS
@given(ANY)
def test_an_id_never_leaves_its_folder(text: str) -> None:
    if slug_ok(text):
        assert re.fullmatch(r"[a-z][a-z0-9-]*", text)


@pytest.mark.parametrize("line", SPECIALS + STARTS)
def test_each_special_alone(line: str) -> None:
    if not visible_problems(line):
        paragraphs_show(line)
