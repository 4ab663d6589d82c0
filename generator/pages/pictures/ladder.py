"""The estimates: one figure a unit with one scale, grouped by what is counted, the whole above its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.analysis import phrases
from generator.model.vocabulary import label
from generator.pages import picture_phrases
from generator.pages import svg_parts as drawing
from generator.pages.pictures import STAR, Row, Rows, by_time, short_time, subject_tree
from generator.quantities.figures.figure import Figure, show
from generator.site.site import Brief, Claim, Site

# Shape and style of each status: what is counted is full, what is expected is hollow.
MARKS = {
    "count": ("circle", ""),
    "planned": ("square", "expected hollow"),
    "promised": ("square", "expected"),
    "requested": ("triangle", "expected hollow"),
    "forecast": ("diamond", "expected hollow"),
}
ARROW = 0.12  # how far an open end reaches, as a share of the strip: the text gives no end


@dataclass(frozen=True)
class Series:
    """The estimates of one subject, in time; `depth` counts the wider subjects above it."""

    subject: str
    depth: int
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Chart:
    """The subjects that are counted in one unit; `sign` is that of their figures (none, %, €).

    `number` tells the charts of a page apart.
    """

    number: int
    unit: str
    sign: str
    series: tuple[Series, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for each in self.series for claim in each.claims)


def draw(site: Site, brief: Brief) -> str | None:
    """Every figure of the brief."""
    return "\n".join(_chart(site, brief, chart) for chart in charts(brief)) or None


def headline(site: Site, brief: Brief) -> str | None:
    """The figure that shows most."""
    listed = charts(brief)
    return _chart(site, brief, max(listed, key=lambda chart: len(chart.claims))) if listed else None


def rows(site: Site, brief: Brief) -> Rows:
    """The figures as a table: one row a claim, subject by subject."""
    columns = ("Figure", "What it counts", "Kind of number", "Who", "When", "Low", "Best", "High")
    listed = []
    for chart in charts(brief):
        for series in chart.series:
            for claim in series.claims:
                figure = claim.figure
                bounds = (figure.low, figure.best, figure.high) if figure else (None, None, None)
                listed.append(
                    Row(
                        (
                            phrases.figure(claim),
                            _name(brief, series.subject),
                            _kind(claim),
                            phrases.speakers(site, claim),
                            phrases.time(claim.when) or phrases.when_said(claim),
                            *(
                                "not stated" if value is None else _number(value)
                                for value in bounds
                            ),
                        ),
                        claim.ref,
                    )
                )
    return Rows(columns, tuple(listed))


def charts(brief: Brief) -> list[Chart]:
    """The estimates by unit, in the order of the sheet's subjects, each whole before its parts."""
    by_unit: dict[tuple[str, str], list[Series]] = {}
    for subject, depth in subject_tree(brief):
        claims: dict[str, list[Claim]] = {}
        for claim in brief.claims.values():
            if claim.kind == "estimate" and claim.value.of == subject:
                claims.setdefault(claim.figure.unit if claim.figure else "", []).append(claim)
        for sign, mine in claims.items():
            key = brief.subjects[subject].unit or "", sign
            by_unit.setdefault(key, []).append(Series(subject, depth, by_time(mine)))
    return [
        Chart(number, unit, sign, tuple(series))
        for number, ((unit, sign), series) in enumerate(by_unit.items(), 1)
    ]


def _chart(site: Site, brief: Brief, chart: Chart) -> str:
    top = _top(chart.claims)
    places = [(float(value / top), value) for value in drawing.ticks(top)] if top > 0 else []
    grid = drawing.grid((place for place, _ in places), f"scale-{chart.number}")
    parts = [_legend(chart.claims)]
    shown = {series.subject for series in chart.series}
    for series in chart.series:
        wider = brief.subjects[series.subject].within
        parts.append(
            drawing.heading(brief.subjects[series.subject].label, 1 if wider in shown else 0)
        )
        parts += drawing.listed([_row(site, claim, top, grid) for claim in series.claims])
    if places:
        parts.append(
            drawing.scale([(place, _signed(value, chart.sign)) for place, value in places])
        )
    return drawing.figure("ladder", _caption(site, chart), parts)


def _caption(site: Site, chart: Chart) -> str:
    unit = phrases.capital(chart.unit or chart.sign or "the figures")
    sized = [(size, claim) for claim in chart.claims if (size := _size(claim)) is not None]
    counts = sorted((each for each in sized if each[1].value.status == "count"), key=_first)
    ahead = sorted((each for each in sized if each[1].value.status != "count"), key=_first)
    words = picture_phrases.extremes(
        site, unit, [claim for _, claim in counts], [claim for _, claim in ahead]
    )
    if counts and ahead:
        words += f" {picture_phrases.DAYS}"
    starred = any(STAR in short_time(claim) for claim in chart.claims)
    return words + (f" {STAR} We infer the year." if starred else "")


def _first(each: tuple[Decimal, Claim]) -> Decimal:
    return each[0]


def _size(claim: Claim) -> Decimal | None:
    figure = claim.figure
    if figure is None:
        return None
    return next(
        (value for value in (figure.best, figure.low, figure.high) if value is not None), None
    )


def _top(claims: Iterable[Claim]) -> Decimal:
    """The end of the scale of one figure, 0 where no claim of it has a number."""
    figures = [claim.figure for claim in claims if claim.figure]
    values = [
        value for figure in figures for value in (figure.best, figure.high) if value is not None
    ]
    # The arrow of an open end needs room.
    values += [
        figure.low * Decimal(1 + ARROW) for figure in figures if figure.low and figure.high is None
    ]
    return drawing.ticks(max(values))[-1] if values else Decimal(0)


def _row(site: Site, claim: Claim, top: Decimal, grid: Iterator[str]) -> str:
    figure = claim.figure
    if figure is None or figure.is_vague or top <= 0:
        drawn = drawing.strip(drawing.blank("no number"))
    else:
        drawn = drawing.strip(next(grid) + _marks(figure, claim.value.status, top))
    tag = _kind(claim) if _kind(claim) != label("status", "count") else ""
    who = phrases.capital(picture_phrases.short_speaker(site, claim))
    note = f"{who}, {short_time(claim)}"
    return drawing.row(f"#{claim.id}", phrases.figure(claim), tag, [note], drawn)


def _marks(figure: Figure, status: str, top: Decimal) -> str:
    shape, style = MARKS[status]
    line = "expected" if "expected" in style else ""
    low, best, high = (
        None if value is None else float(value / top)
        for value in (figure.low, figure.best, figure.high)
    )
    drawn = ""
    if low is not None and high is None:
        end = min(1.0, low + ARROW)
        drawn += drawing.bar(low, end, line) + drawing.mark("right", end, line)
        drawn += drawing.mark(shape, low, style)
    elif high is not None and low is None:
        end = max(0.0, high - ARROW)
        drawn += drawing.bar(end, high, line) + drawing.mark("left", end, line)
        drawn += drawing.mark(shape, high, style)
    elif low is not None and high is not None and low != high:
        drawn += drawing.bar(low, high, line)
        drawn += drawing.mark("cap", low, line) + drawing.mark("cap", high, line)
        drawn += drawing.mark(shape, best, style) if best is not None else ""
    elif best is not None:
        drawn += drawing.mark("ring", best, line) if figure.approximate else ""
        drawn += drawing.mark(shape, best, style)
    return drawn


def _legend(claims: Iterable[Claim]) -> str:
    sized = [claim for claim in claims if claim.figure]
    used = {claim.value.status for claim in sized}
    keys = [
        (drawing.mark(shape, 0.5, style), label("status", status))
        for status, (shape, style) in MARKS.items()
        if status in used
    ]
    if any(claim.figure and claim.figure.approximate for claim in sized):
        keys.append((drawing.mark("ring", 0.5), "about so many"))
    if any(
        claim.figure and (claim.figure.low is None) != (claim.figure.high is None)
        for claim in sized
    ):
        keys.append((drawing.bar(0.1, 0.9) + drawing.mark("right", 0.9), "at least, or at most"))
    return drawing.legend(keys)


def _kind(claim: Claim) -> str:
    words = label("status", claim.value.status)
    if claim.value.counts == "total":
        return words
    return f"{words}, {label('counts', claim.value.counts)}"


def _name(brief: Brief, name: str) -> str:
    subject = brief.subjects[name]
    return f"{subject.label} ({subject.unit})" if subject.unit else subject.label


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _signed(value: Decimal, sign: str) -> str:
    return show(Figure("", best=value, unit=sign))
