"""Writes into a claim or a judgement that somebody reviewed it, and changes no other byte of the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.analysis.changes.review import fingerprint
from generator.authoring.insert_entry import wrong_line_ends
from generator.authoring.rename_entry import NewFile, Patch, patched
from generator.finding import Finding, KeyPath
from generator.model.claim import ClaimFields
from generator.model.fact_sheet import Judgement
from generator.model.life import Reviewed
from generator.site.site import Brief, Site
from generator.syntax.emit import yaml_text
from generator.syntax.sheet import Sheet, read_sheet

REVIEW = "reviewed"


@dataclass(frozen=True)
class Reviewable:
    """A claim or a judgement, and where it stands."""

    brief: Brief
    path: KeyPath
    entry: ClaimFields | Judgement


def reviewable(site: Site) -> dict[str, Reviewable]:
    """What can be reviewed, by its name with its sheet: `bridge/toll`, and `bridge/j-steady` for a judgement.

    A judgement answers to `bridge/steady` too, where no claim is called so.
    """
    named: dict[str, Reviewable] = {}
    for slug, brief in site.briefs.items():
        for name, judgement in brief.judgements.items():
            mine = Reviewable(brief, ("judgements", name), judgement)
            named |= {f"{slug}/{name}": mine, f"{slug}/j-{name}": mine}
    claims = {
        claim.ref: Reviewable(site.briefs[claim.brief], claim.path, claim.written)
        for claim in site.claims()
    }
    return named | claims


def review(
    root: Path, site: Site, wanted: Reviewable, by: str, on: str
) -> list[NewFile] | list[Finding]:
    """The sheet with the review in it; a finding where it cannot be written.

    `on` is the day, YYYY-MM-DD. An earlier review gives way. Raises pydantic's `ValidationError`
    for a day that is none, or a name that is too long.
    """
    made = Reviewed(by=by, on=on, fingerprint=fingerprint(site, wanted.brief, wanted.entry))
    sheet, path = wanted.brief.sheet, wanted.path
    raw = (root / sheet.path).read_bytes()
    if raw != sheet.text.encode("utf-8"):
        return [wrong_line_ends(sheet.path, raw)]
    words = {name: yaml_text(str(value), flow=True) for name, value in made.model_dump().items()}
    text = patched(sheet.text, _patches(sheet, path, words))
    new, findings = read_sheet(text, sheet.path)
    if new is None or not _says_no_more(sheet, new, path, made):
        message = "there is no room for a review here; expected the keys on lines of their own"
        cure = "write each key on a line of its own, then run this again"
        return findings or [Finding(sheet.at(*path).key, "in-braces", message, cure)]
    return [NewFile(sheet.path, sheet.path, text)]


def _patches(sheet: Sheet, path: KeyPath, words: dict[str, str]) -> list[Patch]:
    """The words in the place of those of an earlier review, or as the last line of the entry."""
    if sheet.has((*path, REVIEW)):
        extents = {name: sheet.extent((*path, REVIEW, name)) for name in words}
        return [(*extents[name], each) for name, each in words.items()]
    said = ", ".join(f"{name}: {each}" for name, each in words.items())
    start = sheet.extent(path)[0]
    if sheet.text[start] == "{":
        return [(start + 1, start + 1, f"{REVIEW}: {{{said}}}, ")]
    last = sheet.lines(path)[1]
    lines = sheet.text.split("\n")
    end = sum(len(line) + 1 for line in lines[:last])
    first = next(iter(sheet.value(path)))
    indent = " " * (sheet.at(*path, first).key.place.column - 1)
    before = "" if end <= len(sheet.text) else "\n"
    at = min(end, len(sheet.text))
    return [(at, at, f"{before}{indent}{REVIEW}: {{{said}}}\n")]


def _says_no_more(old: Sheet, new: Sheet, path: KeyPath, made: Reviewed) -> bool:
    """Whether the new text says what the old one said, and the review."""
    if not new.has((*path, REVIEW)) or new.value((*path, REVIEW)) != made.model_dump():
        return False
    return _without(new, path) == _without(old, path)


def _without(sheet: Sheet, path: KeyPath) -> dict[str, object]:
    section, name = (str(part) for part in path)
    entries = sheet.data[section]
    entry = {key: value for key, value in entries[name].items() if key != REVIEW}
    return {**sheet.data, section: {**entries, name: entry}}
