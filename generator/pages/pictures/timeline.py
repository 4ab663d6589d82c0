"""The timeline over all briefs: days as marks, uncertain dates as spans, the undated by their bounds."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from generator.analysis import phrases
from generator.pages import svg_parts as drawing
from generator.pages.pictures import Row, Rows, in_time, time_words
from generator.quantities.times.when import When
from generator.site import addresses
from generator.site.site import Brief, Claim, Site

ARROW = 0.08  # how far an open end reaches, as a share of the strip: the text gives no end
MONTH_WIDTH, YEAR_WIDTH = 3, 2
CROWDED = 7


@dataclass(frozen=True)
class Cell:
    """One stretch of the scale: a month in which something is bounded, or a whole year."""

    first: date
    last: date
    start: float
    end: float
    label: str


def draw_all(site: Site, page: str, claims: Iterable[Claim]) -> str | None:
    """The picture of these claims, of whatever briefs, for a page; None where no claim has any time."""
    listed = list(claims)
    dated, undated = in_time(listed)
    scale = cells(_bounds(listed))
    if not scale:
        return None
    grid = drawing.grid((*(cell.start for cell in scale), 1.0), "scale")
    days = [_row(site, page, claim, scale, next(grid)) for claim in dated]
    lane = [_lane(site, page, last, mine, scale, next(grid)) for last, mine in by_bound(undated)]
    labels = drawing.scale([((cell.start + cell.end) / 2, cell.label) for cell in scale])
    parts = [
        _legend(),
        drawing.panel(
            "Dated, as far as the texts tell",
            _breaks(scale),
            [
                labels,
                *drawing.listed(days, ordered=True),
                *drawing.listed(lane, lane="Undated: only the latest possible day is known"),
                labels,
            ],
        ),
    ]
    caption = (
        "A mark is a day; a bar is a span within which the day lies; an arrow leads to where the "
        "words set no end. What no text dates is placed by the last day on which its source can "
        "have been written. Overlapping spans are in no order."
    )
    return drawing.figure("timeline", caption, parts)


def rows(site: Site, brief: Brief) -> Rows:
    """The times of one brief's claims as a table, dated ones first."""
    columns = ("Claim", "Who", "Said", "Speaks of", "Not after")
    dated, undated = in_time(list(brief.claims.values()))
    return Rows(
        columns,
        tuple(
            Row(
                (
                    claim.says,
                    phrases.capital(phrases.speaker(site, claim)),
                    phrases.said_on(claim),
                    phrases.time(claim.when) or "not stated",
                    _day(claim.latest) if claim.latest else "no latest day",
                ),
                claim.ref,
            )
            for claim in (*dated, *undated)
        ),
    )


def by_bound(claims: Iterable[Claim]) -> list[tuple[date | None, list[Claim]]]:
    """Claims by the last day on which they can have been said, earliest first, no bound last."""
    bounded: dict[date | None, list[Claim]] = {}
    for claim in claims:
        bounded.setdefault(claim.latest, []).append(claim)
    return sorted(bounded.items(), key=lambda item: item[0] or date.max)


def cells(bounds: Iterable[date]) -> list[Cell]:
    """The scale: a month for each month with a bound in it, a year where only whole years are known.

    Empty months are left out, so that one old date does not press all others together.
    """
    years: dict[int, set[int]] = {}
    for bound in bounds:
        edge = (bound.month, bound.day) in ((1, 1), (12, 31))
        years.setdefault(bound.year, set()).update(() if edge else (bound.month,))
        if edge:
            years[bound.year].add(-bound.month)
    spans: list[tuple[date, date, str, int]] = []
    for year in sorted(years):
        months = sorted(abs(month) for month in years[year])
        if all(month < 0 for month in years[year]):
            spans.append((date(year, 1, 1), date(year, 12, 31), str(year), YEAR_WIDTH))
            continue
        for month in dict.fromkeys(months):
            first = date(year, month, 1)
            last = first.replace(day=calendar.monthrange(year, month)[1])
            label = f"{first:%b}" + (f" {year}" if month == months[0] else "")
            spans.append((first, last, label, MONTH_WIDTH))
    total = sum(width for *_, width in spans)
    if len(spans) > CROWDED:  # some labels will be left out, and the year must not be among them
        spans = [
            (a, b, f"{a:%b} {a.year}" if width == MONTH_WIDTH else text, width)
            for a, b, text, width in spans
        ]
    made, at = [], 0
    for first, last, label, width in spans:
        made.append(Cell(first, last, at / total, (at + width) / total, label))
        at += width
    return made


def place(day: date, scale: list[Cell]) -> float:
    """Where a day lies on the scale; a day in a part left out lies where that part would be."""
    for cell in scale:
        if day < cell.first:
            return cell.start
        if day <= cell.last:
            share = (day - cell.first).days / max(1, (cell.last - cell.first).days)
            return cell.start + (cell.end - cell.start) * share
    return 1.0


def _bounds(claims: Iterable[Claim]) -> list[date]:
    return [
        day
        for claim in claims
        for day in (*_ends(claim.said), *_ends(claim.when), claim.latest)
        if day is not None
    ]


def _ends(when: When | None) -> tuple[date | None, date | None]:
    return (when.lower, when.upper) if when else (None, None)


def _row(site: Site, page: str, claim: Claim, scale: list[Cell], lines: str) -> str:
    inside = lines + _span(claim.when, scale, "diamond", "expected")
    inside += _span(claim.said, scale, "circle", "")
    speaker = phrases.capital(phrases.speaker(site, claim))
    return drawing.row(
        addresses.url(page, addresses.claim_page(claim.ref)),
        claim.says,
        "",
        (f"{speaker}; {site.briefs[claim.brief].title}", time_words(claim)),
        drawing.strip(inside),
    )


def _span(when: When | None, scale: list[Cell], shape: str, style: str) -> str:
    low, high = _ends(when)
    first, last = (None if end is None else place(end, scale) for end in (low, high))
    if first is not None and last is not None:
        if low == high:
            return drawing.mark(shape, first, style)
        caps = drawing.mark("cap", first, style) + drawing.mark("cap", last, style)
        return drawing.bar(first, last, style) + caps
    if first is not None:
        end = min(1.0, first + ARROW)
        caps = drawing.mark("cap", first, style) + drawing.mark("right", end, style)
        return drawing.bar(first, end, style) + caps
    if last is not None:
        end = max(0.0, last - ARROW)
        caps = drawing.mark("cap", last, style) + drawing.mark("left", end, style)
        return drawing.bar(end, last, style) + caps
    return ""


def _lane(
    site: Site, page: str, last: date | None, claims: list[Claim], scale: list[Cell], lines: str
) -> str:
    span = lines + _span(When("", None, last), scale, "circle", "") if last else ""
    inside = span or drawing.blank("no latest day")
    words = f"Not after {_day(last)}, as we infer" if last else "No latest day is known"
    links: dict[str, list[tuple[str, str, str]]] = {}
    for claim in claims:
        address = addresses.url(page, addresses.claim_page(claim.ref))
        links.setdefault(claim.brief, []).append((address, str(claim.number), claim.says))
    numbers = [(site.briefs[slug].title, links[slug]) for slug in site.briefs if slug in links]
    lead = f"{words}: {phrases.count(len(claims), 'claim')}"
    return drawing.several(lead, numbers, drawing.strip(inside))


def _breaks(scale: list[Cell]) -> str:
    left_out = any((b.first - a.last).days > 1 for a, b in pairwise(scale))
    return "Stretches of time in which nothing is dated are left out" if left_out else ""


def _legend() -> str:
    return drawing.legend(
        [
            (drawing.mark("circle", 0.5), "when it was said"),
            (drawing.mark("diamond", 0.5, "expected"), "the time it speaks of"),
            (
                drawing.bar(0.1, 0.9) + drawing.mark("left", 0.1),
                "the text sets no limit on this side",
            ),
        ]
    )


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else ""
