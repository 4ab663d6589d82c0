"""Prints passages that were found, each with its place, who uses it, and lines to paste."""

from __future__ import annotations

from generator.analysis.coverage import Use
from generator.authoring.find import Found, evidence_lines, respelt
from generator.site.site import Site
from generator.text.escaping import terminal_text

LONG = 25  # words: a quote of more can mostly be shorter


def found_text(site: Site, words: str, found: list[Found], limit: int = 20) -> str:
    """All of `found`, at most `limit`, as text for a terminal; says so where there is nothing."""
    meant = None if found and found[0].whole else respelt(site, words)
    hint = f"did you mean {meant!r}?" if meant else ""
    if not found:
        read = sum(1 for one in site.sources.values() if one.body)
        cure = (hint or "try fewer words") if read else "add one with `briefs new source FILE`"
        return f"nothing like {words!r} in {read} source{'' if read == 1 else 's'}; {cure}\n"
    parts = []
    if not found[0].whole:
        parts.append(
            f"no sentence holds all of these words; {hint + ' ' if hint else ''}nearest:\n\n"
        )
    parts += [_one(one) for one in found[:limit]]
    if len(found) > limit:
        parts.append(f"{len(found) - limit} more; give more words, or --limit {len(found)}\n")
    return "".join(parts)


def _one(one: Found) -> str:
    sentence = one.sentence
    at, to = one.start - sentence.start, one.end - sentence.start
    text = f"{sentence.text[:at]}[{sentence.text[at:to]}]{sentence.text[to:]}"
    words = len(one.quote.split())
    long = f"    {words} words; quote only those that decide\n" if words > LONG else ""
    return (
        f"{one.source}, line {sentence.paragraph}, {used(sentence.uses)}\n"
        f"    {terminal_text(' '.join(text.split()))}\n{long}\n"
        f"{terminal_lines(evidence_lines(one))}\n"
    )


def terminal_lines(text: str) -> str:
    return "\n".join(terminal_text(line) for line in text.split("\n"))


def used(uses: tuple[Use, ...]) -> str:
    """Who takes a sentence up: "used by bridge/toll", "set aside: background", "open"."""
    words = []
    for kind, said in (
        ("claim", "used by"),
        ("context", "context of"),
        ("year", "year of"),
        ("card", "on the card as"),
        ("set-aside", "set aside:"),
    ):
        names = dict.fromkeys(use.by for use in uses if use.kind == kind)
        if names:
            words.append(f"{said} {', '.join(names)}")
    return "; ".join(words) or "open"
