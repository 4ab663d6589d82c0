"""A text's original, and the list of its pages or cells, are the files whose fingerprints its card records.

Why: a reader who doubts a quote goes back to the page or cell it was taken from. If the document or
the list is another one, that way leads astray; and a page counts as looked at only where the list is
the one that was made with the text.

Bad:
    original: {file: notice.pdf, sha256: 4a8a544f…, by: "pypdfium2 5.15.2"}     # another file

Good:
    original: {file: notice.pdf, sha256: 9f2b01c7…, by: "pypdfium2 5.15.2", map: 77aa01c2…}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import SOURCES_READ
from generator.finding import Finding, Place, wrong
from generator.model.registers import Original
from generator.site.originals import FOLDER, MAP, KeptOriginal
from generator.site.site import Site, Source
from generator.text.identifiers import plain_name

NEEDS = (SOURCES_READ,)

AGAIN = "take the document in again with `briefs new source`, or bring the file back as it was"


def check(site: Site) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for source in site.sources.values():
        original, kept = source.card.original, source.original
        if original is None or kept is None:
            continue
        where = source.at("original", "file")
        if not plain_name(original.file, "") or original.file.endswith(MAP):
            yield wrong(
                where,
                f"“{original.file}” is no plain file name; expected the name of a document in {FOLDER}/",
                "move the document there and give its name alone",
            )
            continue
        if original.file in owners:
            message = f"{original.file} is the original of `{owners[original.file]}`; expected one card for one document"
            yield wrong(where, message, "delete one of the cards")
            continue
        owners.setdefault(original.file, source.id)
        yield from _document(source, original, kept)
        yield from _map(source, original, kept)
    for name in site.original_files:
        if name.removesuffix(MAP) not in owners:
            yield wrong(
                Place(f"{FOLDER}/{name}"),
                "no card names this document; expected one that does",
                "take it in with `briefs new source`, or take the file away",
            )


def _document(source: Source, original: Original, kept: KeptOriginal) -> Iterator[Finding]:
    where = source.at("original", "file")
    if original.kept == "withheld":
        if kept.digest:
            message = f"the original is withheld, and {FOLDER}/{original.file} is there; expected no such file"
            yield wrong(where, message, "take the file away, or `kept: withheld`")
    elif kept.digest is None:
        message = f"there is no {FOLDER}/{original.file}; expected the original of `{source.id}`"
        yield wrong(
            where, message, "add the file, or write `kept: withheld` where it may not be here"
        )
    elif kept.digest != original.sha256:
        message = f"{FOLDER}/{original.file} is not the document that was taken in"
        yield wrong(
            source.at("original", "sha256"), f"{message}; its fingerprint is {kept.digest}", AGAIN
        )


def _map(source: Source, original: Original, kept: KeptOriginal) -> Iterator[Finding]:
    where = source.at("original", "map")
    name = f"{FOLDER}/{original.file}{MAP}"
    if original.map is None:
        if kept.map_digest or original.file.lower().endswith(".pdf"):
            message = "the card does not seal the list of its pages; expected its `map`"
            yield wrong(source.at("original"), message, AGAIN)
    elif kept.map_digest is None:
        yield wrong(where, f"there is no {name}; expected the list of its pages or cells", AGAIN)
    elif kept.map_digest != original.map:
        yield wrong(where, f"{name} is not the list that was made with the text", AGAIN)
    elif kept.map and source.digest and kept.map.text != source.digest:
        message = f"{name} was made with another text; expected one for {source.file} as it is"
        yield wrong(where, message, AGAIN)
