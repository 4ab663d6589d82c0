"""Prints changes of meaning: as text, as Markdown for a pull request, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.analysis.diff import Change, Untold
from generator.site.site import Site
from generator.text.escaping import md, terminal_text

FORMATS = ("text", "markdown", "json")
UNTOLD = "untold-change"  # a notice
REGISTERS = "Sources and actors"


def diff_report(
    changes: Sequence[Change], silent: Sequence[Untold], new: Site, form: str = "text"
) -> str:
    """All changes in one of `FORMATS`, with a notice for each brief whose history tells none of them."""
    if form == "json":
        return _json(changes, silent)
    if form == "markdown":
        return _markdown(changes, silent, new)
    return _text(changes, silent, new)


def _groups(changes: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    slugs = list(dict.fromkeys(one.brief for one in changes))
    return [(slug, [one for one in changes if one.brief == slug]) for slug in slugs]


def _title(slug: str, new: Site) -> str:
    if not slug:
        return REGISTERS
    return f"{new.briefs[slug].title} ({slug})" if slug in new.briefs else slug


def _notice(one: Untold) -> str:
    many = "1 change" if one.count == 1 else f"{one.count} changes"
    return (
        f"{many} of meaning in {one.brief}, and no new entry in its `changes:`; "
        f"add one of class {one.weight}"
    )


def _text(changes: Sequence[Change], silent: Sequence[Untold], new: Site) -> str:
    lines = []
    for slug, mine in _groups(changes):
        lines += [
            terminal_text(_title(slug, new)),
            *(f"  {terminal_text(str(one))}" for one in mine),
        ]
    lines += [f"briefs/{one.brief}.yml: notice: {_notice(one)} [{UNTOLD}]" for one in silent]
    return "".join(f"{line}\n" for line in lines) or "no change of meaning\n"


def _markdown(changes: Sequence[Change], silent: Sequence[Untold], new: Site) -> str:
    lines = ["## What changed in meaning", ""]
    for slug, mine in _groups(changes):
        lines += [f"### {md(_title(slug, new))}", "", *(f"- {md(str(one))}" for one in mine), ""]
    if not changes:
        lines += ["Nothing: the briefs say what they said before.", ""]
    lines += [f"> **Notice:** {md(_notice(one))}\n" for one in silent]
    return "\n".join(lines).rstrip() + "\n"


def _json(changes: Sequence[Change], silent: Sequence[Untold]) -> str:
    body = {
        "format": {"name": "briefs-diff", "version": "1.0.0"},
        "changes": [
            {"brief": one.brief or None, "kind": one.kind or None, "name": one.name or None,
             "what": one.what, "old": one.old, "new": one.new, "class": one.weight}
            for one in changes
        ],
        "without_entry": [{"brief": one.brief, "changes": one.count, "class": one.weight} for one in silent],
    }  # fmt: skip
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"
