"""Draws a table under group headings, each row a link to its claim: a picture made of words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.pages.pictures import Row
from generator.text.escaping import html_attr, html_text


def table(
    kind: str,
    title: str,
    columns: Sequence[str],
    groups: Iterable[tuple[str, Sequence[Row]]],
    caption: str,
) -> str:
    """The whole figure under a title that is heard and not seen: (heading, rows) for each group; the first cell of a row links to its claim."""
    heads = "".join(f'<th scope="col">{html_text(name)}</th>' for name in columns)
    body = "".join(_group(title, rows, len(columns)) for title, rows in groups)
    return "\n".join(
        [
            f'<figure class="bf-picture bf-{kind}" data-search-exclude="1">',
            f'<div class="bf-scroll" tabindex="0" role="region" aria-label="{html_attr(caption)}">',
            f'<table class="bf-grouped"><caption class="bf-heard">{html_text(title)}</caption><thead><tr>{heads}</tr></thead>{body}</table>',
            "</div>",
            f"<figcaption>{html_text(caption)}</figcaption>",
            "</figure>",
        ]
    )


def _group(title: str, rows: Sequence[Row], width: int) -> str:
    head = (
        f'<tr><th class="bf-group" colspan="{width}" scope="rowgroup">{html_text(title)}</th></tr>'
    )
    return f"<tbody>{head}{''.join(_row(row) for row in rows)}</tbody>"


def _row(row: Row) -> str:
    address = f"#{(row.claim or '').rpartition('/')[2]}"
    first = f'<a href="{html_attr(address)}">{html_text(row.cells[0])}</a>'
    if row.note:
        first += f" <small>{html_text(row.note)}</small>"
    rest = "".join(f"<td>{html_text(cell)}</td>" for cell in row.cells[1:])
    return f'<tr><th scope="row">{first}</th>{rest}</tr>'
