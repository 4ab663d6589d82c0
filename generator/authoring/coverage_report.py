"""Says of every sentence of a source who quotes it, why it is set aside, or that it is open."""

from __future__ import annotations

import json

from generator.analysis.coverage import Coverage, coverage
from generator.authoring.found import used
from generator.site.site import Site
from generator.text.escaping import terminal_text


def coverage_text(site: Site, only: str | None = None) -> str:
    """Each source with its sentences in order; open ones are marked `!`."""
    parts = []
    for name, source in site.sources.items():
        if only in (None, name):
            account = coverage(site, source)
            parts.append(_source(name, source.card.label, account))
    return "\n".join(parts)


def _source(name: str, title: str, account: Coverage | None) -> str:
    if account is None:
        return f"{name}: {terminal_text(title)}\n  the text is not here, so nothing could be accounted for\n"
    still = sum(not one.accounted for one in account.sentences)
    head = (
        f"{name}: {terminal_text(title)}\n"
        f"  {len(account.sentences)} sentences, {still} open; {account.share:.0%} of the words are shown in quotes\n"
    )
    lines = [
        f"{'  ' if one.accounted else '! '}{one.paragraph:>4}  {terminal_text(' '.join(one.text.split()))}\n"
        f"        {used(one.uses)}\n"
        for one in account.sentences
    ]
    return head + "".join(lines)


def coverage_json(site: Site, only: str | None = None) -> str:
    """The same as data; offsets are code points of the text, the end excluded."""
    sources = []
    for name, source in site.sources.items():
        account = coverage(site, source) if only in (None, name) else None
        if account is None:
            continue
        sentences = [
            {
                "text": one.text,
                "paragraph": one.paragraph,
                "start": one.start,
                "end": one.end,
                "accounted": one.accounted,
                "uses": [
                    {"kind": use.kind, "by": use.by, "start": use.start, "end": use.end}
                    for use in one.uses
                ],
            }
            for one in account.sentences
        ]
        sources.append(
            {"source": name, "words": account.words, "shown": account.shown, "sentences": sentences}
        )
    return json.dumps({"sources": sources}, ensure_ascii=False, indent=2) + "\n"
