"""Whatever stands in a sheet, a figure or a date: findings and the module's own errors come out, nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks import run_checks
from generator.quantities.figures.numerals import FigureTrouble
from generator.quantities.figures.parse_figure import parse_figure
from generator.quantities.times.edtf import DateTrouble
from generator.quantities.times.parse_when import parse_when
from generator.site.input_files import read_inputs
from generator.site.read_site import assemble
from generator.site.settings import read_settings
from generator.syntax.sheet import read_sheet
from generator.text.escaping import ci_text, csv_cell, html_attr, md, terminal_text, yaml_front
from generator.text.identifiers import web_address
from generator.text.quotes import body, find_quote
from tests.folders import BRIDGE

INPUTS, _ = read_inputs(BRIDGE)
FILES = {**INPUTS.sheets, **INPUTS.registers, **INPUTS.texts}
PIECES = st.sampled_from(
    ["{", "}", "[", "]", ": ", "- ", "\n", "\n  ", "'", '"', "&a ", "*a", "!!int ", "|", ">-", "#", "%", "[^a]", "\0", "\r",
     "\t", "9" * 30, "1e9", "null", "~", "<<: ", "---\n", "\u202e", "é", "\U0001f600", "..", "2031-02-30", "about ", "€"]
)  # fmt: skip
NUMBERS = st.lists(
    st.sampled_from(["1", "2,000", "to", "about", "%", "€", "million", "over", "-", "–", "½", "٣", "between", "and", ".", "$", "few"]) | st.text(max_size=4),
    max_size=8,
).map(" ".join)  # fmt: skip
TIMES = st.lists(
    st.sampled_from(["2031", "May", "31", "..", "/", "-02-30", "XX", "~", "early", "late", "by", "the", "end", "of", "between", "and", "spring", "0000", "9999-12-31"]) | st.text(max_size=4),
    max_size=6,
).map("".join)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join) | st.binary(max_size=60))
def test_a_sheet(content: str | bytes) -> None:
    sheet, found = read_sheet(content, "briefs/x.yml")
    assert sheet is not None or found


@given(NUMBERS)
def test_a_figure(words: str) -> None:
    try:
        parse_figure(words)
    except FigureTrouble as trouble:
        assert str(trouble)


@given(TIMES | NUMBERS, st.none() | st.integers(1000, 9999))
def test_a_date(words: str, year: int | None) -> None:
    try:
        parse_when(words, year)
    except DateTrouble as trouble:
        assert str(trouble)


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=6), st.text(max_size=6))
def test_a_quote(quote: str, text: str, prefix: str, suffix: str) -> None:
    assert find_quote(quote, body(text), prefix, suffix) is not None


@given(st.text(max_size=60))
def test_escapes(text: str) -> None:
    for escaped in (md(text), html_attr(text), yaml_front(text), ci_text(text)):
        assert "\n" not in escaped
    assert "<" not in md(text) and '"' not in html_attr(text)
    assert terminal_text(text).isprintable() or all(
        char.isprintable() or char.isspace() for char in terminal_text(text)
    )
    assert not csv_cell(text).startswith(("=", "@"))
    assert not web_address(text) or text.startswith("https://")


@settings(max_examples=40)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_whole_project(path: str, data: st.DataObject) -> None:
    content = FILES[path]
    at = data.draw(st.integers(0, len(content)))
    gone = data.draw(st.integers(0, 12))
    new = data.draw(PIECES | st.text(max_size=5)).encode("utf-8", "surrogatepass")
    changed = content[:at] + new + content[at + gone :]
    pick = lambda files: {name: changed if name == path else old for name, old in files.items()}  # noqa: E731
    site = assemble(
        type(INPUTS)(pick(INPUTS.sheets), pick(INPUTS.texts), pick(INPUTS.registers)),
        read_settings(BRIDGE, {}),
    )
    assert all(one.place.path for one in run_checks(site))
