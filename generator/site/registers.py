"""Reads the registers: source cards with their texts, actors, and the words for times and quantities."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from generator.finding import Finding, KeyPath, Place
from generator.model.registers import ACTORS, SOURCES, ActorRegister, SourceRegister
from generator.quantities.dates import DateTrouble, When, parse_when
from generator.quantities.figures import Figure, FigureTrouble, parse_figure
from generator.site.input_files import Inputs, read_pages, withheld_text
from generator.site.site import ARTICLE, UNNAMED, Actor, Source
from generator.site.source_text import source_text
from generator.syntax.sheet import Sheet, read_sheet
from generator.text.identifiers import plain_name
from generator.text.quotes import body
from generator.validation.siblings import siblings
from generator.validation.suggestions import Spellings, spellings
from generator.validation.validate import validate

SEAL = "then run `briefs seal`"


def read_sources(inputs: Inputs, found: list[Finding]) -> dict[str, Source]:
    if SOURCES not in inputs.registers:
        return {}
    sheet, troubles = read_sheet(inputs.registers[SOURCES], SOURCES, siblings(SourceRegister))
    found += troubles
    if sheet is None:
        return {}
    known = {"source": spellings(sheet.data)}
    register, troubles = validate(SourceRegister, sheet, under="entries", known=known)
    found += troubles
    sources: dict[str, Source] = {}
    for name, card in (register.entries if register else {}).items():
        path: KeyPath = (name,)
        data = inputs.texts.get(f"seeds/{card.file}")
        if card.text == "withheld":
            data, troubles = withheld_text(card.file) if plain_name(card.file) else (None, [])
            where = sheet.at(name, "file").whole
            found += [
                Finding(where, one.code, f"its withheld text: {one.message}", one.cure)
                for one in troubles
            ]
        text, troubles = (
            source_text(data, f"seeds/{card.file}", SEAL) if data is not None else (None, [])
        )
        found += troubles
        sources[name] = Source(
            id=name,
            card=card,
            sheet=sheet,
            path=path,
            text=text,
            # A file that is not the text that was meant is told; that it is not the sealed one follows.
            digest=hashlib.sha256(data).hexdigest() if data is not None and not troubles else None,
            body=body(text, card.furniture) if text is not None else None,
            window=read_when(card.window, None, sheet, (name, "window"), found),
            published=read_when(card.published, card.year, sheet, (name, "published"), found),
        )
    return sources


def read_actors(inputs: Inputs, found: list[Finding]) -> dict[str, Actor]:
    if ACTORS not in inputs.registers:
        return {}
    sheet, troubles = read_sheet(inputs.registers[ACTORS], ACTORS, siblings(ActorRegister))
    found += troubles
    if sheet is None:
        return {}
    known = {"actor": spellings(sheet.data)}
    register, troubles = validate(ActorRegister, sheet, under="entries", known=known)
    found += troubles
    return {
        name: Actor(name, card, sheet, (name,))
        for name, card in (register.entries if register else {}).items()
    }


def names(sources: Mapping[str, Source], actors: Mapping[str, Actor]) -> dict[str, Spellings]:
    """What the registers' ids are called, by what they are of; a register that is unread has none."""
    found: dict[str, Spellings] = {}
    for source in list(sources.values())[:1]:
        found["source"] = spellings(source.sheet.data)
    for actor in list(actors.values())[:1]:
        found["actor"] = spellings(actor.sheet.data)
        found["speaker"] = spellings(actor.sheet.data, (UNNAMED, ARTICLE))
    return found


def read_when(
    words: str | None, year: int | None, sheet: Sheet, path: KeyPath, found: list[Finding]
) -> When | None:
    if words is None:
        return None
    try:
        return parse_when(words, year)
    except DateTrouble as trouble:
        found.append(
            Finding(sheet.at(*path).span(None, len(words)), "impossible-date", str(trouble))
        )
        return None


def read_figure(
    words: str | None, sheet: Sheet, path: KeyPath, found: list[Finding]
) -> Figure | None:
    if words is None:
        return None
    try:
        return parse_figure(words)
    except FigureTrouble as trouble:
        found.append(
            Finding(
                sheet.at(*path).span(None, len(words)),
                "unreadable-figure",
                str(trouble),
                "for a quantity without a number use `wording:` in place of `figure:`",
            )
        )
        return None


def written_pages(root: Path) -> tuple[tuple[tuple[str, str], ...], list[Finding]]:
    """Hand-written pages of docs/about/ as (path under docs/, title), in the order of `order:`.

    They are trusted. Their front matter gives `title` and `order`; the file's name serves without.
    """
    pages: list[tuple[int, str, str]] = []
    files, found = read_pages(root)
    for path, data in files.items():
        try:
            text = data.decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError:
            found.append(
                Finding(
                    Place(path),
                    "not-utf-8",
                    "this is not UTF-8 text; expected UTF-8",
                    "save it as UTF-8",
                )
            )
            continue
        head = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
        said = dict(re.findall(r"^(title|order): *(.+)$", head[1], re.MULTILINE)) if head else {}
        order = int(said["order"]) if re.fullmatch("[0-9]{1,6}", said.get("order", "")) else 100
        title = said.get("title", Path(path).stem).strip("\"'")
        pages.append((order, path.removeprefix("docs/"), title))
    return tuple((path, title) for _, path, title in sorted(pages)), found
