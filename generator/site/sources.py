"""Puts each card of the registers together with its text and its dates."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.finding import Finding
from generator.model.registers import ActorRegister, SourceCard, SourceRegister
from generator.quantities.times.edtf import DateTrouble
from generator.quantities.times.parse_when import parse_when
from generator.quantities.times.when import When
from generator.site.input_files import withheld_text
from generator.site.originals import Originals, kept
from generator.site.site import Actor, Source
from generator.site.source_text import source_text
from generator.site.written_files import WrittenFile
from generator.syntax.sheet import Sheet
from generator.text.identifiers import plain_name
from generator.text.languages import language_of
from generator.text.quotes import body

SEAL = "then run `briefs seal`"


def read_sources(
    files: Sequence[WrittenFile[SourceRegister]], texts: Mapping[str, bytes], originals: Originals
) -> tuple[dict[str, Source], list[Finding]]:
    """Every source by its id; `texts` are the bytes of the files in seeds/, by their paths."""
    sources: dict[str, Source] = {}
    findings: list[Finding] = []
    for file in files:
        for name, card in file.written.entries.items():
            sources[name], troubles = _source(name, card, file.sheet, texts)
            sources[name] = replace(sources[name], original=kept(card, originals))
            findings += troubles
    return sources, findings


def read_actors(files: Sequence[WrittenFile[ActorRegister]]) -> dict[str, Actor]:
    """Every actor by its id."""
    return {
        name: Actor(name, card, file.sheet, (name,))
        for file in files
        for name, card in file.written.entries.items()
    }


def _source(
    name: str, card: SourceCard, sheet: Sheet, texts: Mapping[str, bytes]
) -> tuple[Source, list[Finding]]:
    findings: list[Finding] = []
    data = texts.get(f"seeds/{card.file}")
    if card.text == "withheld":
        data, troubles = withheld_text(card.file) if plain_name(card.file) else (None, [])
        where = sheet.at(name, "file").whole
        findings += [
            Finding(where, trouble.code, f"its withheld text: {trouble.message}", trouble.cure)
            for trouble in troubles
        ]
    text, troubles = None, []
    if data is not None:
        text, troubles = source_text(data, f"seeds/{card.file}", SEAL)
    # A file that is not the text that was meant is told; that it is not the sealed one follows.
    sealed = data is not None and not troubles
    times: dict[str, When | None] = {"window": None, "published": None}
    for key, year in (("window", None), ("published", card.year)):
        try:
            times[key] = (
                parse_when(words, year, language_of(card.language))
                if (words := getattr(card, key))
                else None
            )
        except DateTrouble as trouble:
            findings.append(Finding(sheet.at(name, key), "impossible-date", str(trouble)))
    source = Source(
        id=name,
        card=card,
        sheet=sheet,
        path=(name,),
        text=text,
        digest=hashlib.sha256(data).hexdigest() if data is not None and sealed else None,
        body=body(text, card.furniture) if text is not None else None,
        window=times["window"],
        published=times["published"],
    )
    return source, [*findings, *troubles]
