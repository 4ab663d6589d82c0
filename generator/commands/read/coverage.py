"""List the sentences of each source: used by which claims, set aside and why, or still open."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from generator.analysis.coverage import Coverage, Use, coverage
from generator.cli import root_option
from generator.commands._read_project import read_project
from generator.commands._unknown_name import end_unknown
from generator.site.site import Site
from generator.text.escaping import terminal_text

# What takes a sentence up, in the order in which it is said.
USES = {
    "claim": "used by",
    "context": "context of",
    "year": "year of",
    "card": "on the card as",
    "set-aside": "set aside:",
}


@click.command()
@click.argument("source", required=False)
@root_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(source: str | None, root: Path, form: str) -> None:
    site = read_project(root)
    if source and source not in site.sources:
        end_unknown("source", source, site.sources)
    click.echo((coverage_json if form == "json" else coverage_text)(site, source), nl=False)


def coverage_text(site: Site, only: str | None = None) -> str:
    """Each source with its sentences in order; open ones are marked `!`."""
    return "\n".join(
        _source_text(name, source.card.label, coverage(site, source))
        for name, source in site.sources.items()
        if only in (None, name)
    )


def _source_text(name: str, label: str, account: Coverage | None) -> str:
    head = f"{name}: {terminal_text(label)}\n"
    if account is None:
        return f"{head}  the text is not here, so nothing could be accounted for\n"
    still_open = sum(not sentence.accounted for sentence in account.sentences)
    lines = [
        head,
        f"  {len(account.sentences)} sentences, {still_open} open; "
        f"{account.share:.0%} of the words are published\n",
    ]
    for sentence in account.sentences:
        mark = "  " if sentence.accounted else "! "
        words = terminal_text(" ".join(sentence.text.split()))
        lines.append(f"{mark}{sentence.paragraph:>4}  {words}\n        {used_by(sentence.uses)}\n")
    return "".join(lines)


def used_by(uses: Iterable[Use]) -> str:
    """Who takes a sentence up: "used by bridge/toll", "set aside: background", "open"."""
    names: dict[str, dict[str, None]] = {kind: {} for kind in USES}
    for use in uses:
        names[use.kind][use.by] = None
    said = [f"{USES[kind]} {', '.join(by)}" for kind, by in names.items() if by]
    return "; ".join(said) or "open"


def coverage_json(site: Site, only: str | None = None) -> str:
    """The same as data; offsets are code points of the text, the end excluded."""
    accounts = [
        account
        for name, source in site.sources.items()
        if only in (None, name) and (account := coverage(site, source))
    ]
    body = {"sources": [_source_data(account) for account in accounts]}
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _source_data(account: Coverage) -> dict[str, object]:
    sentences = [
        {
            "text": sentence.text,
            "paragraph": sentence.paragraph,
            "start": sentence.start,
            "end": sentence.end,
            "accounted": sentence.accounted,
            "uses": [
                {"kind": use.kind, "by": use.by, "start": use.start, "end": use.end}
                for use in sentence.uses
            ],
        }
        for sentence in account.sentences
    ]
    return {
        "source": account.source,
        "words": account.words,
        "shown": account.shown,
        "sentences": sentences,
    }
