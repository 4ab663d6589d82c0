"""Finds the lines that run along the head and the foot of a document's pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from generator.authoring.documents.pdf.letters import Row
from generator.text.languages import language, languages

EDGE = 0.14  # of the height of a page: what is called its head and its foot
MOST = 3  # lines at each


@cache
def _page_number() -> re.Pattern[str]:
    """What a page's number looks like, in the words of every language that can be read."""
    listed = [language(code).words["pages"] for code in languages()]

    def words(name: str) -> str:
        return "|".join(re.escape(word) for each in listed for word in each[name])

    number = rf"(?:\d{{1,4}}|[ivxlc]{{1,7}})\s*(?:{words('behind')})?"
    whole = rf"(?:\s*(?:/|{words('of')})\s*\d{{1,4}}\s*(?:{words('behind')})?)?"
    around = r"[-–—| ]*"
    return re.compile(rf"{around}(?:{words('before')})?\s*{number}{whole}{around}", re.IGNORECASE)


def is_page_number(text: str) -> bool:
    """Whether a line is the number of its page and nothing else: “– 3 –”, “page 3 of 7”, “3쪽”."""
    return _page_number().fullmatch(text) is not None


def running(
    pages: Mapping[int, Sequence[Row]], heights: Mapping[int, float]
) -> set[tuple[int, Row]]:
    """The rows at head and foot that come again on other pages, or are a page's number, by page."""
    edges = {number: _edges(rows, heights[number]) for number, rows in pages.items()}
    seen: dict[str, set[int]] = defaultdict(set)
    for number, rows in edges.items():
        for row in rows:
            seen[_shape(row.text)].add(number)
    often = max(2, len(pages) // 3)
    return {
        (number, row)
        for number, rows in edges.items()
        for row in rows
        if is_page_number(row.text) or len(seen[_shape(row.text)]) >= often
    }


def proposals(lines: Sequence[str]) -> tuple[str, ...]:
    """The running lines as furniture: each once, or how they begin where they differ in a number."""
    shapes: dict[str, list[str]] = defaultdict(list)
    for line in dict.fromkeys(lines):
        shapes[_shape(line)].append(line)
    proposed: list[str] = []
    for alike in shapes.values():
        begin = re.split(r"\d", alike[0], maxsplit=1)[0]
        if len(alike) > 1 and len(begin.split()) > 1:
            proposed.append(f"{begin.rstrip()}*")
        else:
            proposed += alike
    return tuple(proposed)


def _edges(rows: Sequence[Row], height: float) -> list[Row]:
    top = [row for row in rows if row.base > (1 - EDGE) * height]
    foot = [row for row in rows if row.base < EDGE * height]
    top = sorted(top, key=lambda row: -row.base)[:MOST]
    return [*top, *sorted(foot, key=lambda row: row.base)[:MOST]]


def _shape(text: str) -> str:
    """A line with its figures taken for one another: “Report, page 3” is “Report, page 4”."""
    return re.sub(r"\d+", "#", text.casefold())
