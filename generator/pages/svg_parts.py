"""Draws the parts that pictures share: frames, rows of text beside a strip of SVG, marks and scales.

A strip has no viewBox: places along it are percentages, sizes are pixels, so that marks and
letters keep their size from a telephone to a wide screen, and words wrap as HTML does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import repeat

from generator.text.escaping import html_attr, html_text

# Room on both sides of a strip, so that a mark at its end is whole.
EDGE = 4.0
# How many letters of a scale stand side by side on the narrowest screen.
NARROW = 38

# A circle has its place itself, and this radius in pixels.
_RADII = {"circle": "5.5", "ring": "9"}
# Every other shape is drawn around (0, 0), about 12 pixels wide; `hollow` ones are filled by CSS.
_SHAPES = {
    "square": '<rect x="-5" y="-5" width="10" height="10"/>',
    "diamond": '<path d="M0-7 7 0 0 7-7 0Z"/>',
    "triangle": '<path d="M0-6.5 6.5 5.5h-13Z"/>',
    "cap": '<path d="M0-6V6"/>',
    "right": '<path d="M-8-5 0 0-8 5"/>',
    "left": '<path d="M8-5 0 0 8 5"/>',
}


def along(share: float) -> str:
    """A place on a strip as a percentage; `share` is 0 at its beginning and 1 at its end."""
    place = EDGE + (100 - 2 * EDGE) * min(1.0, max(0.0, share))
    return f"{place:.1f}".removesuffix(".0") + "%"


def mark(shape: str, share: float, style: str = "") -> str:
    """A shape at a place on a strip. `style` names further classes: hollow, expected, ghost."""
    kind = f"bf-mark bf-{shape}" + "".join(f" bf-{part}" for part in style.split())
    place = along(share)
    if shape in _RADII:
        return f'<circle class="{kind}" cx="{place}" cy="50%" r="{_RADII[shape]}"/>'
    return f'<svg class="{kind}" x="{place}" y="50%">{_SHAPES[shape]}</svg>'


def bar(first: float, last: float, style: str = "") -> str:
    """A line along a strip, from one place to another."""
    kind = "bf-bar" + "".join(f" bf-{part}" for part in style.split())
    return f'<line class="{kind}" x1="{along(first)}" x2="{along(last)}" y1="50%" y2="50%"/>'


def grid(places: Iterable[float], name: str) -> Iterator[str]:
    """Fine lines across each strip of a scale, one at each place: drawn on the first, then shown again.

    `name` is the scale's own on its page; an underscore before it keeps it apart from what curators name.
    """
    lines = "".join(f'<line x1="{at}" x2="{at}" y2="100%"/>' for at in map(along, places))
    yield f'<g class="bf-grid" id="_{name}">{lines}</g>'
    yield from repeat(f'<use href="#_{name}"/>')


def strip(inside: str) -> str:
    """A strip; hidden from screen readers, which hear what its marks show from the words beside it."""
    return f'<svg class="bf-strip" aria-hidden="true">{inside}</svg>'


def blank(words: str) -> str:
    """Words on a strip that has nothing to show."""
    return f'<text class="bf-none" x="{along(0)}" y="50%">{html_text(words)}</text>'


def scale(labels: Sequence[tuple[float, str]]) -> str:
    """The words under a panel's strips; hidden from screen readers, which hear every value.

    Every second one is left out, again and again, until the rest fits a telephone.
    """
    while len(labels) > 2 and sum(len(text) + 2 for _, text in labels) > NARROW:
        labels = labels[::2]
    words = "".join(
        f'<text class="bf-{_side(place)}" x="{along(place)}" y="12">{html_text(text)}</text>'
        for place, text in labels
    )
    return f'<div class="bf-scale" aria-hidden="true"><svg>{words}</svg></div>'


def _side(place: float) -> str:
    return "first" if place < 0.08 else "last" if place > 0.92 else "middle"


def row(address: str, lead: str, tag: str, notes: Iterable[str], drawn: str) -> str:
    """One datum: words that link to its claim, beside its strip."""
    words = "".join(f"<span>{html_text(note)}</span>" for note in notes if note)
    label = f' <i class="bf-tag">{html_text(tag)}</i>' if tag else ""
    return (
        f'<li><a href="{html_attr(address)}"><span class="bf-words">'
        f"<b>{html_text(lead)}</b>{label}{words}</span>{drawn}</a></li>"
    )


def several(
    lead: str, groups: Iterable[tuple[str, Iterable[tuple[str, str, str]]]], drawn: str
) -> str:
    """One strip for many claims: under each group's name (address, number, words) as links."""
    numbers = "".join(
        f'<span class="bf-numbers">{html_text(name)}: '
        + " ".join(
            f'<a href="{html_attr(address)}" aria-label="{html_attr(f"{number}: {words}")}">'
            f"{html_text(number)}</a>"
            for address, number, words in links
        )
        + "</span>"
        for name, links in groups
    )
    label = f'<span class="bf-words"><b>{html_text(lead)}</b>{numbers}</span>'
    return f"<li><div>{label}{drawn}</div></li>"


def panel(heading: str, note: str, parts: Iterable[str]) -> str:
    """One framed part of a picture under a heading of its own."""
    small = f" <small>{html_text(note)}</small>" if note else ""
    title = f'<p class="bf-heading">{html_text(heading)}{small}</p>'
    return "\n".join(['<div class="bf-panel">', title, *parts, "</div>"])


def heading(words: str, depth: int) -> str:
    """What the rows below it are about; `depth` is 1 where that is a part of what stands above."""
    kind = "bf-heading bf-within" if depth else "bf-heading"
    return f'<p class="{kind}">{html_text(words)}</p>'


def listed(rows: Sequence[str], *, ordered: bool = False, lane: str = "") -> list[str]:
    """Rows as a list, numbered by nothing but their order; `lane` names those without one."""
    if not rows:
        return []
    name = "ol" if ordered else "ul"
    label = [f'<p class="bf-lane">{html_text(lane)}</p>'] if lane else []
    return [*label, f'<{name} class="bf-rows">', *rows, f"</{name}>"]


def legend(keys: Iterable[tuple[str, str]]) -> str:
    """What the shapes mean: (drawing, words), in words as well as in shape."""
    items = "".join(
        f'<li><svg class="bf-key" aria-hidden="true">{drawn}</svg>{html_text(words)}</li>'
        for drawn, words in keys
    )
    return f'<ul class="bf-legend">{items}</ul>' if items else ""


def figure(kind: str, caption: str, parts: Iterable[str]) -> str:
    """The whole picture, kept out of the search index: its words stand in the claims."""
    return "\n".join(
        [
            f'<figure class="bf-picture bf-{kind}" data-search-exclude="1">',
            *(part for part in parts if part),
            f"<figcaption>{html_text(caption)}</figcaption>",
            "</figure>",
        ]
    )


def ticks(top: Decimal, most: int = 6) -> list[Decimal]:
    """Round values from 0 to the first one that reaches `top`, at most `most` above 0."""
    if top <= 0:
        return [Decimal(0), Decimal(1)]
    power = Decimal(1).scaleb(top.adjusted())
    steps = (power / 10, power / 5, power / 4, power / 2, power, power * 2, power * 5)
    step = next(size for size in steps if size * most >= top and (size >= 1 or top < 1))
    count = int((top / step).to_integral_value(ROUND_CEILING))
    return [step * number for number in range(count + 1)]
