"""Every text in seeds/ has exactly one card, and every card's text is there.

Why: a text without a card is overlooked in silence, and two cards for one text make one voice two.

Bad:
    notice: {file: ../notice.txt, label: Notice, descriptor: Unsigned.}

Good:
    notice: {file: notice.txt, label: Notice, descriptor: Unsigned.}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import SOURCES_READ
from generator.finding import Finding, Place, wrong
from generator.model.registers import SOURCES
from generator.site.site import Site
from generator.text.identifiers import plain_name

NEEDS = (SOURCES_READ,)


def check(site: Site) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    texts: dict[str, str] = {}
    for source in site.sources.values():
        name = source.card.file
        where = source.at("file")
        there = source.file in site.seed_files
        if not plain_name(name):
            yield wrong(
                where,
                f"“{name}” is no plain file name; expected the name of a file in seeds/ that ends in .txt",
                "move the text into seeds/ and give its name alone",
            )
            continue
        if name in owners:
            yield wrong(
                where,
                f"seeds/{name} has a card already, `{owners[name]}`; expected one card for one text",
                "delete one of the cards",
            )
        elif source.digest in texts:
            yield wrong(
                where,
                f"the text is that of `{texts[source.digest]}`, byte for byte; expected each text once",
                "delete one of the two files and its card",
            )
        owners.setdefault(name, source.id)
        if source.digest:
            texts.setdefault(source.digest, source.id)
        if source.card.text == "withheld" and there:
            yield wrong(
                where,
                f"the text is withheld, and seeds/{name} is there; expected no such file",
                "take the file away, or the line `text: withheld`",
            )
        elif source.card.text != "withheld" and not there:
            yield wrong(
                where,
                f"there is no seeds/{name}; expected the text of `{source.id}`",
                "add the file, or correct its name",
            )
    missing = any(
        source.card.text != "withheld" and source.file not in site.seed_files
        for source in site.sources.values()
    )
    if missing:
        return  # a card names the wrong file, which is told: the text without a card may be its own
    for path in site.seed_files:
        if path.removeprefix("seeds/") not in owners:
            yield wrong(
                Place(path),
                f"the text has no card; expected one in {SOURCES}",
                "add one with `briefs new source`, or take the file away",
            )
