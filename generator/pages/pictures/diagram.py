"""The origins diagram: from the people and offices who said it, through agencies, to the sources."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.analysis import phrases
from generator.analysis.origins import Origin, Walk, is_unnamed, voices, walks
from generator.pages import svg_parts as drawing
from generator.pages.pictures import Row, Rows
from generator.site import addresses
from generator.site.site import ARTICLE, Brief, Site
from generator.text.escaping import html_attr, html_text

WIDTH = 720  # of the whole drawing, in its own units
GAP = 64  # between two columns
LINE, PAD, SPACE = 16, 7, 10  # height of a line, room in a box, room between boxes
# A letter's width at 13 units: an average of common sans-serif faces, on the safe side.
LETTER = 6.9

Key = tuple[str, ...]


@dataclass(frozen=True)
class Node:
    """One box: its words in lines, its place, and where it links to."""

    lines: tuple[str, ...]
    small: str
    address: str | None
    column: int
    style: str
    top: float = 0.0

    @property
    def height(self) -> float:
        return (len(self.lines) + 1) * LINE + 2 * PAD


def draw(site: Site, brief: Brief) -> str | None:
    ways = _walks(site, brief)
    if all(walk.speaker == ARTICLE for walk in ways):
        return None  # nothing leads anywhere: no claims, or articles that speak for themselves
    depth = max(len(walk.relays) for walk in ways)
    wide = (WIDTH - GAP * (depth + 1)) / (depth + 2)
    edges = _edges(ways)
    nodes, boxes, height = _placed(site, brief, ways, wide)
    svg = [
        f'<svg viewBox="0 0 {WIDTH} {_n(height)}" role="group" aria-labelledby="_diagram-title">',
        f'<title id="_diagram-title">{html_text(_title(site, brief))}</title>',
        *_headings(depth, wide),
        *boxes,
        *_lines(nodes, edges, wide),
        *(_node(node, wide) for node in nodes.values()),
        "</svg>",
    ]
    caption = (
        "From left to right: who said it, who passed it on, which text of ours carries it. The "
        "more claims go a way, the thicker its line; dashed lines lead through somebody who "
        "passed it on. A frame holds those who belong together and count as one voice; a dashed "
        "box is a speaker whom no text names."
    )
    region = '<div class="bf-wide" tabindex="0" role="region" aria-label="Origins, drawing">'
    return drawing.figure("diagram", caption, [region, *svg, "</div>"])


def rows(site: Site, brief: Brief) -> Rows:
    """The same ways as a table: one row a way, with the numbers of the claims that went it."""
    columns = ("Who said it", "Belongs to", "Passed on by", "Source", "Claims")
    listed = (
        Row(
            (
                phrases.capital(phrases.origin_name(site, walk.origin)),
                phrases.group_name(site, walk.origin.group),
                phrases.join([site.actor_name(actor) for actor in walk.relays], "then") or "nobody",
                phrases.source_name(site, walk.source),
                ", ".join(map(str, numbers)),
            )
        )
        for walk, numbers in _walks(site, brief).items()
    )
    return Rows(columns, tuple(listed))


def _walks(site: Site, brief: Brief) -> dict[Walk, list[int]]:
    """Every way that a claim of the brief came, with the claims' numbers; groups side by side."""
    ways: dict[Walk, list[int]] = {}
    for claim in brief.claims.values():
        for walk in walks(site, claim):
            ways.setdefault(walk, []).append(claim.number)
    groups = list(dict.fromkeys(walk.origin.group for walk in ways))
    groups.sort(key=lambda group: group.startswith("source:"))
    return dict(sorted(ways.items(), key=lambda way: groups.index(way[0].origin.group)))


def _keys(walk: Walk) -> list[Key]:
    """The boxes that a way leads through, from left to right; an article that speaks is one box."""
    if walk.speaker == ARTICLE:
        return [("source", walk.source)]
    first: Key = ("origin", *_origin_key(walk.origin))
    return [first, *(("relay", actor) for actor in walk.relays), ("source", walk.source)]


def _origin_key(origin: Origin) -> Key:
    return (origin.id, origin.group, "unnamed" if origin.unnamed else "")


def _edges(ways: Mapping[Walk, list[int]]) -> dict[tuple[Key, Key], int]:
    claims: dict[tuple[Key, Key], set[int]] = {}
    for walk, numbers in ways.items():
        keys = _keys(walk)
        for step in pairwise(keys):
            claims.setdefault(step, set()).update(numbers)
    return {step: len(numbers) for step, numbers in claims.items()}


def _placed(
    site: Site, brief: Brief, ways: Mapping[Walk, list[int]], wide: float
) -> tuple[dict[Key, Node], list[str], float]:
    """Every box with its place, the frames of the groups, and the height of the drawing."""
    nodes = _nodes(site, brief, ways, wide)
    groups: dict[str, dict[Key, None]] = {}
    for walk in ways:
        if walk.speaker != ARTICLE:
            groups.setdefault(walk.origin.group, {})[_keys(walk)[0]] = None
    frames: list[str] = []
    top = float(LINE * 2)
    for group, members in groups.items():
        framed = not group.startswith("source:") and any(key[1] != group for key in members)
        start = top
        if framed:
            top += LINE + PAD
        for key in members:
            nodes[key] = replace(nodes[key], top=top)
            top += nodes[key].height + SPACE
        if framed:
            frames.append(_frame(phrases.group_name(site, group), start, top - start, wide))
            top += SPACE
    last = max(node.column for node in nodes.values())
    tallest = max(
        sum(node.height + SPACE for node in nodes.values() if node.column == column)
        for column in range(1, last + 1)
    )
    height = max(top, tallest + LINE * 2)
    for column in range(1, last + 1):
        nodes |= _spread(nodes, _edges(ways), column, height)
    return nodes, frames, height


def _nodes(
    site: Site, brief: Brief, ways: Mapping[Walk, list[int]], wide: float
) -> dict[Key, Node]:
    depth = max(len(walk.relays) for walk in ways)
    claims: dict[Key, set[int]] = {}
    own: dict[Key, set[int]] = {}
    columns: dict[Key, int] = {}
    for walk, numbers in ways.items():
        for index, key in enumerate(_keys(walk)):
            claims.setdefault(key, set()).update(numbers)
            column = depth + 1 if key[0] == "source" else index
            columns[key] = max(columns.get(key, 0), column)
            if walk.speaker == ARTICLE:
                own.setdefault(key, set()).update(numbers)
    nodes = {}
    for key, all_numbers in claims.items():
        small = phrases.count(len(all_numbers), "claim")
        if key in own:
            small += f", {len(own[key])} in its own words"
        nodes[key] = _boxed(site, brief, key, columns[key], small, wide)
    return nodes


def _boxed(site: Site, brief: Brief, key: Key, column: int, small: str, wide: float) -> Node:
    page, name, style = addresses.evidence_page(brief.slug), key[1], ""
    if key[0] == "source":
        words, target = phrases.source_name(site, name), addresses.source_page(name)
    else:
        words, target = site.actor_name(name), addresses.actor_page(name)
    known = key[0] == "source" or name in site.actors
    if key[0] == "origin" and key[3]:
        style, known = " bf-unnamed", is_unnamed(site, name)
        words = words if known else "an unnamed source"
    lines = textwrap.wrap(phrases.capital(words), max(8, int((wide - 4 * PAD) / LETTER)))
    return Node(tuple(lines), small, addresses.url(page, target) if known else None, column, style)


def _spread(
    nodes: Mapping[Key, Node], edges: Mapping[tuple[Key, Key], int], column: int, height: float
) -> dict[Key, Node]:
    """The boxes of one column with their places: near what leads to them, evenly spread."""

    def pull(key: Key) -> float:
        into = [(nodes[a].top, count) for (a, b), count in edges.items() if b == key]
        return sum(top * count for top, count in into) / (sum(count for _, count in into) or 1)

    mine = sorted((key for key, node in nodes.items() if node.column == column), key=pull)
    room = height - LINE * 2 - sum(nodes[key].height for key in mine)
    step = room / (len(mine) + 1)
    top = LINE * 2 + step
    placed = {}
    for key in mine:
        placed[key] = replace(nodes[key], top=top)
        top += nodes[key].height + step
    return placed


def _left(column: int, wide: float) -> float:
    return column * (wide + GAP)


def _node(node: Node, wide: float) -> str:
    left, top = _left(node.column, wide) + PAD, node.top
    words = "".join(
        f'<text x="{_n(left + PAD)}" y="{_n(top + PAD + LINE * (at + 0.8))}">{html_text(line)}</text>'
        for at, line in enumerate([*node.lines, node.small])
    )
    box = (
        f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(wide - 2 * PAD)}"'
        f' height="{_n(node.height)}"/>{words}'
    )
    kind = f'class="bf-node{node.style}"'
    if node.address is None:
        return f"<g {kind}>{box}</g>"
    return f'<a {kind} href="{html_attr(node.address)}">{box}</a>'


def _lines(
    nodes: Mapping[Key, Node], edges: Mapping[tuple[Key, Key], int], wide: float
) -> list[str]:
    """All lines, those of one look as one path."""
    looks: dict[str, str] = {}
    for step, count in edges.items():
        kind = "bf-edge bf-relayed" if "relay" in (step[0][0], step[1][0]) else "bf-edge"
        look = f'class="{kind}" stroke-width="{_n(1 + min(count, 12) * 0.5)}"'
        looks[look] = looks.get(look, "") + _edge(step, nodes, wide)
    return [f'<path {look} d="{path}"/>' for look, path in looks.items()]


def _edge(step: tuple[Key, Key], nodes: Mapping[Key, Node], wide: float) -> str:
    a, b = (nodes[key] for key in step)
    x, y = _left(a.column, wide) + wide - PAD, a.top + a.height / 2
    path = f"M{_n(x)} {_n(y)}"
    end = b.top + b.height / 2
    if b.column <= a.column:  # two who passed things on to each other share a column
        x2, out = _left(b.column, wide) + wide - PAD, _n(x + GAP / 2)
        path += f"C{out} {_n(y)} {out} {_n(end)} {_n(x2)} {_n(end)}"
    for column in range(a.column + 1, b.column + 1):
        left = _left(column, wide) + PAD
        share = (column - a.column) / (b.column - a.column)
        wanted = end if column == b.column else y + (end - y) * share
        passing = (node for node in nodes.values() if node.column == column)
        there = wanted if column == b.column else beside_boxes(wanted, passing)
        middle = (x + left) / 2
        path += f"C{_n(middle)} {_n(y)} {_n(middle)} {_n(there)} {_n(left)} {_n(there)}"
        x, y = left + wide - 2 * PAD, there
        if column < b.column:
            path += f"H{_n(x)}"
    return path


def beside_boxes(y: float, boxes: Iterable[Node]) -> float:
    """A height near `y` at which a line passes no box of a column that it does not lead to."""
    for box in sorted(boxes, key=lambda node: node.top):
        first, last = box.top - SPACE, box.top + box.height + SPACE
        if first < y < last:
            return first if y - first < last - y else last
    return y


def _frame(name: str, top: float, height: float, wide: float) -> str:
    return (
        f'<rect class="bf-box" x="1" y="{_n(top)}" width="{_n(wide - 2)}" height="{_n(height)}"/>'
        f'<text class="bf-column" x="{PAD}" y="{_n(top + LINE)}">'
        f"{html_text(phrases.capital(name))}</text>"
    )


def _headings(depth: int, wide: float) -> list[str]:
    words = ["Who said it", *(["Passed on by"] if depth else []), *[""] * (depth - 1), "Our source"]
    return [
        f'<text class="bf-column" x="{_n(_left(at, wide) + PAD)}" y="{LINE}">{word}</text>'
        for at, word in enumerate(words)
        if word
    ]


def _title(site: Site, brief: Brief) -> str:
    """Counts as the page does: claims that are one voice count once."""
    heard = voices(site, brief.claims.values())
    return f"{phrases.count(len(heard.origins), 'origin')} behind {phrases.count(len(heard.sources), 'source')}"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
