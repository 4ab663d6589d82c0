"""Prints every sentence and label that the site can make of data, to be read aloud: `make phrases`.

Names, figures and days are invented; what the closed lists say is taken from them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.analysis import phrases  # noqa: E402
from generator.analysis.compare import pairs  # noqa: E402
from generator.analysis.origins import Origin, Voices, voices, walks  # noqa: E402
from generator.model.vocabulary import vocabularies  # noqa: E402
from generator.pages import disagreements, picture_phrases, views  # noqa: E402
from generator.pages.lists import source_parts  # noqa: E402
from generator.pages.pictures import commitments  # noqa: E402
from generator.site.read_site import read_site  # noqa: E402
from generator.site.site import Site  # noqa: E402

PROJECTS = ("bridge", "orchard", "dam", "relays", "base")
NAMED = Origin("office", "state"), Origin("minister", "state"), Origin("union", "union")
ARTICLE = Origin("source:paper", "source:paper")
UNNAMED = Origin("agency", "agency", unnamed=True)


def of_lists() -> Iterator[str]:
    for verdict, claims in product(phrases.VERDICTS, (2, 3)):
        yield f"{phrases.verdict(verdict, claims)}."
        yield f"{phrases.verdict(verdict, claims, possibly=True)}."
    for key in vocabularies()["likelihood"].terms:
        yield phrases.likelihood(key)
    yield from commitments.APART.values()
    for words in commitments.WHO.values():
        yield phrases.capital(words.format("the port office"))
    yield picture_phrases.UNDERTAKINGS
    yield picture_phrases.DAYS
    for days in product((date(2031, 4, 4), None), (date(2031, 4, 12), None)):
        yield phrases.edition_line(*days)
    for others in (False, True):
        yield picture_phrases.positions_caption("the city", others)


def of_voices(site: Site) -> Iterator[str]:
    several = (
        NAMED[:1],
        NAMED[:2],
        NAMED,
        (ARTICLE,),
        (ARTICLE, ARTICLE),
        (UNNAMED,),
        (UNNAMED,) * 2,
    )
    for origins in (*several, (*NAMED, ARTICLE, UNNAMED)):
        heard = Voices(("a",), origins, tuple(dict.fromkeys(origin.group for origin in origins)))
        yield f"For: {phrases.capital(phrases.voices_line(site, heard))}."
        yield phrases.independence(heard)


def of_site(site: Site) -> Iterator[str]:
    """What the pages of one invented project say of its claims, pairs and sources."""
    for brief in site.briefs.values():
        for claim in brief.claims.values():
            if claim.said:
                yield f"{phrases.speakers(site, claim)}, {phrases.noted(claim)}"
            yield f"{phrases.speakers(site, claim)}, {phrases.said(claim)}"
            yield phrases.when_said(claim)
            yield f"{phrases.kind_line(site, claim)}."
            yield from (views.walk_words(site, claim, walk) for walk in walks(site, claim))
            yield from (words for words, _ in views.relations(site, claim))
            yield from (f"{head}: {words}" for head, words in phrases.shown(claim))
        for side in disagreements.sides(site, brief):
            yield side.heading
            yield f"{side.verdict}: {side.reason}." if side.reason else f"{side.verdict}."
        for pair in pairs(site, brief):
            yield f"{pair.comparison.verdict}: {pair.comparison.reason}."
        yield phrases.independence(voices(site, brief.claims.values()))
        for row in commitments.rows(site, brief).rows:
            yield row.cells[2]
    for name in site.sources:
        yield from source_parts.falls(site, name)
        yield views.share_words(site, name)


def main() -> int:
    lines = dict.fromkeys(of_lists())
    for number, name in enumerate(PROJECTS):
        site = read_site(ROOT / "tests" / "fixtures" / name)
        if number == 0:
            lines |= dict.fromkeys(of_voices(site))
        lines |= dict.fromkeys(of_site(site))
    for line in lines:
        if line.strip(". "):
            print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
