"""The estimate ladder: one panel a subject, one strip a figure, shaped by what kind of number it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.analysis import phrases
from generator.model.vocabulary import label
from generator.pages import svg_parts as drawing
from generator.pages.pictures import Lanes, Row, Rows, in_time, time_words
from generator.quantities.figure import Figure, show
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
class Panel(Lanes):
    """The estimates of one subject whose figures have one sign (none, %, €), in the sheet's order."""

    subject: str
    sign: str


def draw(site: Site, brief: Brief) -> str | None:
    found = panels(brief)
    if not found:
        return None
    parts = [_legend(one for panel in found for one in panel.claims)]
    parts += [_panel(site, brief, one, _top(found, brief, one)) for one in found]
    caption = (
        "Each strip is one figure as its source words it: a mark for a number, a bar for a range, "
        "an arrow for an end that the words leave open. A panel counts one thing and has a scale "
        "of its own; the order from top to bottom follows the stated dates, and where no date is "
        "stated it means nothing."
    )
    return drawing.figure("ladder", caption, parts)


def rows(site: Site, brief: Brief) -> Rows:
    """The figures as a table: one row a claim, panel by panel."""
    columns = ("Figure", "What it counts", "Kind of number", "Who", "When", "Low", "Best", "High")
    found = []
    for panel in panels(brief):
        for claim in panel.claims:
            figure = claim.figure
            bounds = (figure.low, figure.best, figure.high) if figure else (None, None, None)
            found.append(
                Row(
                    (
                        phrases.figure(claim),
                        _name(brief, panel.subject),
                        _kind(claim),
                        phrases.capital(phrases.speaker(site, claim)),
                        time_words(claim),
                        *("not stated" if one is None else _number(one) for one in bounds),
                    ),
                    claim.ref,
                )
            )
    return Rows(columns, tuple(found))


def panels(brief: Brief) -> list[Panel]:
    """The estimates by subject, in the order of the sheet's subjects; other signs stand apart."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for subject in brief.subjects:
        for claim in brief.claims.values():
            if claim.kind == "estimate" and claim.value.of == subject:
                sign = claim.figure.unit if claim.figure else ""
                groups.setdefault((subject, sign), []).append(claim)
    return [Panel(*in_time(claims), subject, sign) for (subject, sign), claims in groups.items()]


def _top(found: list[Panel], brief: Brief, panel: Panel) -> Decimal:
    """The end of the scale: the same for panels of one unit, so that equal lengths are equal."""

    def unit(one: Panel) -> tuple[str | None, str]:
        return brief.subjects[one.subject].unit, one.sign

    mine = [one for one in found if unit(one) == unit(panel)]
    figures = [claim.figure for one in mine for claim in one.claims if claim.figure]
    values = [value for one in figures for value in (one.best, one.high) if value is not None]
    # The arrow of an open end needs room.
    values += [one.low * Decimal(1 + ARROW) for one in figures if one.low and one.high is None]
    return drawing.ticks(max(values))[-1] if values else Decimal(0)


def _panel(site: Site, brief: Brief, panel: Panel, top: Decimal) -> str:
    subject = brief.subjects[panel.subject]
    notes = [subject.unit or panel.sign]
    if subject.within in brief.subjects:
        notes.append(f"part of: {brief.subjects[subject.within or ''].label}")
    dated, undated = (
        [_row(site, claim, panel, top, brief) for claim in part]
        for part in (panel.dated, panel.undated)
    )
    parts = drawing.listed(dated, ordered=True)
    parts += drawing.listed(undated, lane="Time not stated")
    if top > 0:
        places = [(float(one / top), _signed(one, panel.sign)) for one in drawing.ticks(top)]
        parts.append(drawing.scale(places))
    return drawing.panel(subject.label, "; ".join(one for one in notes if one), parts)


def _row(site: Site, claim: Claim, panel: Panel, top: Decimal, brief: Brief) -> str:
    figure = claim.figure
    unit = brief.subjects[panel.subject].unit or ""
    if figure is None or figure.is_vague or top <= 0:
        drawn = drawing.strip("No number to draw", drawing.blank("no number"))
    else:
        lines = drawing.grid(float(one / top) for one in drawing.ticks(top))
        title = f"{phrases.figure(claim)} on a scale from 0 to {_number(top)} {unit}".strip()
        drawn = drawing.strip(title, lines + _marks(figure, claim.value.status, top))
    speaker = phrases.capital(phrases.speaker(site, claim))
    return drawing.row(
        f"#{claim.id}", phrases.figure(claim), _kind(claim), (speaker, time_words(claim)), drawn
    )


def _marks(figure: Figure, status: str, top: Decimal) -> str:
    shape, style = MARKS[status]
    line = "expected" if "expected" in style else ""
    low, best, high = (
        None if one is None else float(one / top) for one in (figure.low, figure.best, figure.high)
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
    listed = [one for one in claims if one.figure]
    used = {one.value.status for one in listed}
    keys = [
        (drawing.mark(shape, 0.5, style), label("status", status))
        for status, (shape, style) in MARKS.items()
        if status in used
    ]
    if any(one.figure and one.figure.approximate for one in listed):
        keys.append((drawing.mark("ring", 0.5), "about: the words set no bound"))
    if any(one.figure and (one.figure.low is None) != (one.figure.high is None) for one in listed):
        keys.append((drawing.bar(0.1, 0.9) + drawing.mark("right", 0.9), "open end"))
    return drawing.legend(keys)


def _kind(claim: Claim) -> str:
    words = label("status", claim.value.status)
    if claim.value.counts == "total":
        return words
    return f"{words}, {label('counts', claim.value.counts)}"


def _name(brief: Brief, subject: str) -> str:
    one = brief.subjects[subject]
    return f"{one.label} ({one.unit})" if one.unit else one.label


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _signed(value: Decimal, sign: str) -> str:
    return show(Figure("", best=value, unit=sign))
