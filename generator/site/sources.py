"""Puts each card of the registers together with its text and its dates."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from generator.finding import Finding, Place, TextFile
from generator.model.registers import ActorRegister, SourceCard, SourceRegister
from generator.quantities.times.edtf import DateTrouble
from generator.quantities.times.parse_when import parse_when
from generator.quantities.times.when import When
from generator.site.input_files import withheld_text
from generator.site.originals import KeptOriginal, Originals, kept_original
from generator.site.site import Actor, Source
from generator.site.written_files import WrittenFile
from generator.syntax.sheet import Sheet
from generator.text.characters.invisible import counted_problems, visible_problems
from generator.text.identifiers import plain_name
from generator.text.languages import language_of
from generator.text.memory import remembered
from generator.text.quotes import body

SEAL = "then run `briefs seal`"
# How a page begins that a browser has saved, or a program has written.
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|!-- saved from)", re.IGNORECASE)


def read_sources(
    files: Sequence[WrittenFile[SourceRegister]], texts: Mapping[str, bytes], originals: Originals
) -> tuple[dict[str, Source], list[Finding]]:
    """Every source by its id; `texts` are the bytes of the files in seeds/, by their paths."""
    sources: dict[str, Source] = {}
    findings: list[Finding] = []
    for file in files:
        for name, card in file.written.entries.items():
            data, of_withheld = _text(name, card, file.sheet, texts)
            sources[name], troubles = _source(
                name, card, file.sheet, data, kept_original(card, originals)
            )
            findings += [*of_withheld, *troubles]
    return sources, findings


def read_actors(files: Sequence[WrittenFile[ActorRegister]]) -> dict[str, Actor]:
    """Every actor by its id."""
    return {
        name: Actor(name, card, file.sheet, (name,))
        for file in files
        for name, card in file.written.entries.items()
    }


def _text(
    name: str, card: SourceCard, sheet: Sheet, texts: Mapping[str, bytes]
) -> tuple[bytes | None, list[Finding]]:
    """The bytes of a source's text, None where they are not there."""
    if card.text != "withheld":
        return texts.get(f"seeds/{card.file}"), []
    data, troubles = withheld_text(card.file) if plain_name(card.file) else (None, [])
    where = sheet.at(name, "file").whole
    return data, [
        Finding(where, trouble.code, f"its withheld text: {trouble.message}", trouble.cure)
        for trouble in troubles
    ]


@remembered
def _source(
    name: str, card: SourceCard, sheet: Sheet, data: bytes | None, original: KeptOriginal | None
) -> tuple[Source, list[Finding]]:
    findings: list[Finding] = []
    text: str | None = None
    troubles: list[Finding] = []
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
        original=original,
        window=times["window"],
        published=times["published"],
    )
    return source, [*findings, *troubles]


def source_text(data: bytes, path: str, then: str) -> tuple[str | None, list[Finding]]:
    """The text of a source, None where it has none, and every finding, with `then` in its cure.

    Beside findings the text is what was meant: LF line ends, no character that cannot be seen. So
    its quotes can be looked up, and what is wrong with the file is told once.
    """
    if data.startswith((b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0")):
        message = "this is a document of a word processor or a PDF; expected plain text"
        cure = (
            f"take it in with `briefs new source`, or copy its words into a plain text file, {then}"
        )
        return None, [Finding(Place(path, 1, 1), "not-utf-8", message, cure)]
    if _PAGE.match(data):
        message = "this is the code of a web page; expected plain text"
        cure = "name it .html and take it in with `briefs new source`, which takes its words out"
        return None, [Finding(Place(path, 1, 1), "not-text", message, cure)]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        message = "this is UTF-16 text; expected UTF-8 text"
        return None, [
            Finding(Place(path, 1, 1), "not-utf-8", message, f"save the text as UTF-8, {then}")
        ]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as trouble:
        before = data[: trouble.start].decode("utf-8")
        where = TextFile(path, before).span(len(before))
        message = f"byte 0x{data[trouble.start]:02X} is not UTF-8; expected UTF-8 text"
        return None, [Finding(where, "not-utf-8", message, f"save the text as UTF-8, {then}")]
    if not text.strip():
        message = "the file is empty; expected the article"
        return None, [Finding(Place(path), "empty-value", message, f"bring the text back, {then}")]
    findings: list[Finding] = []
    file = TextFile(path, text)
    if "\r" in text:
        ends = "Windows line ends (CR LF)" if "\r\n" in text else "line ends of CR alone"
        at = text.index("\r")
        cure = f"save it with LF line ends, {then}"
        findings.append(
            Finding(file.span(at), "line-ends", f"saved with {ends}; expected LF", cure)
        )
        file = TextFile(path, text.replace("\r\n", "\n").replace("\r", "\n"))
        text = file.text
    for at, what in counted_problems(text):
        message = f"{what}; expected visible text only"
        cure = f"take the character out, {then}"
        findings.append(Finding(file.span(at), "invisible-character", message, cure))
    unseen = {at for at, _ in visible_problems(text)}
    return "".join(char for at, char in enumerate(text) if at not in unseen), findings
