"""Figures in words that the reader never saw: each is read whole or refused, as the table says."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import run_checks
from generator.quantities.figures.figure import read_as
from generator.quantities.figures.numerals import FigureTrouble
from generator.quantities.figures.parse_figure import parse_figure
from generator.site.read_site import read_site
from tests.checks.small_project import Small, quoted

TABLE = Path(__file__).with_name("unfamiliar_figures.txt")
ROWS = [
    tuple(part.strip() for part in line.split("|"))
    for line in TABLE.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
# A figure that another check refuses first is refused too.
REFUSING = {"figure-in-quote", "qualifier-kept", "unreadable-figure"}
SHEET = 30  # claims of one brief
HEAD = """\
title: News
order: 1
question: What?
bottom_line: ""
subjects:
  them: {label: What is counted}
claims:
"""


def _told(words: str) -> str:
    for escape in ("\\t", "\\u00a0", "\\u202f", "\\u2009", "\\u2011"):
        words = words.replace(escape, escape.encode().decode("unicode_escape"))
    return words


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[str | None, set[str]]]:
    """For each row what its figure is read as, and the codes of what is found wrong with it."""
    said: dict[int, tuple[str | None, set[str]]] = {}
    for number, (_, figure, _) in enumerate(ROWS):
        try:
            said[number] = read_as(parse_figure(_told(figure))), set()
        except FigureTrouble:  # such a sheet is read no further
            said[number] = None, {"unreadable-figure"}
    texts = {row[0]: f"The harbour office said {_told(row[0])}." for row in ROWS}
    root = Small("\n\n".join(texts.values()), "It is so").lay(tmp_path_factory.mktemp("rows"))
    (root / "briefs" / "b.yml").unlink()
    read = [number for number, (figure, _) in said.items() if figure is not None]
    places: dict[tuple[str, int], int] = {}
    for first in range(0, len(read), SHEET):
        path = f"briefs/b{first}.yml"
        lines = HEAD.splitlines()
        for number in read[first : first + SHEET]:
            text, figure, _ = ROWS[number]
            quote = quoted(texts[text].rstrip(".").replace("\t", " "))
            lines += [f"  c{number}:", "    says: It is so.", "    said_by: harbour"]
            lines += ["    evidence:", f"      - {{source: a, quote: {quote}}}"]
            lines += [f"    estimate: {{of: them, figure: {quoted(_told(figure))}, status: count}}"]
            places |= {(path, len(lines) - back): number for back in range(6)}
        lines[3] = f"bottom_line: Much was said. [^c{read[first]}]"
        (root / path).write_text("\n".join([*lines, "source_summary: One text.", ""]), "utf-8")
    site = read_site(root)
    assert len(list(site.claims())) == len(read)
    for finding in run_checks(site):
        if finding.code in REFUSING and finding.place.path.startswith("briefs/"):
            said[places[finding.place.path, finding.place.line]][1].add(finding.code)
    return said


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[" | ".join(row) for row in ROWS])
def test_it_is_read_whole_or_refused(
    number: int, outcome: dict[int, tuple[str | None, set[str]]]
) -> None:
    expected = ROWS[number][2]
    read, codes = outcome[number]
    if expected.startswith("?"):
        assert codes or read == expected.removeprefix("?").strip()
    elif expected == "!":
        assert codes, read
    else:
        assert (read, codes) == (expected, set())
