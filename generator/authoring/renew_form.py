"""Offers what brings sheets and settings written for an older form up to the present one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.checks.sheet_form import bare_arguments
from generator.publishing.write_files import replace_text
from generator.site.settings import CONFIG, EVIDENCE_PAGES, is_outdated
from generator.site.site import Brief, Site

FORMAT = 2


@dataclass(frozen=True)
class Renewal:
    """One file as it is and as it should be, and what changes in it, in a clause."""

    path: str
    old: str
    new: str
    what: str


def propose_renewals(root: Path, site: Site) -> list[Renewal]:
    """What in the sheets and in `mkdocs.yml` is still of an older form."""
    renewals = [_sheet(brief) for brief in site.briefs.values() if bare_arguments(brief)]
    config = root / CONFIG
    if config.is_file() and is_outdated(text := config.read_text("utf-8")):
        renewals.append(Renewal(CONFIG, text, _with_footnotes(text), "citations become footnotes"))
    return renewals


def write_renewals(root: Path, renewals: list[Renewal]) -> list[str]:
    """Write them, each only over the text that was looked at; the paths that were left as they are."""
    left = []
    for renewal in renewals:
        if (root / renewal.path).read_bytes() == renewal.old.encode():
            replace_text(root / renewal.path, renewal.new)
        else:
            left.append(renewal.path)
    return left


def _sheet(brief: Brief) -> Renewal:
    sheet, text = brief.sheet, brief.sheet.text
    for place in sorted(bare_arguments(brief), key=sheet.offset, reverse=True):
        start = sheet.offset(place)
        name = re.compile(r"[\w/-]+").match(text, start)
        if name:
            text = f"{text[:start]}{{claim: {name[0]}}}{text[name.end() :]}"
    if not sheet.has(("format",)):
        text = re.sub(r"(?m)^title:", f"format: {FORMAT}\ntitle:", text, count=1)
    return Renewal(sheet.path, sheet.text, text, "ids under `against` become `{claim: …}`")


def _with_footnotes(text: str) -> str:
    """Settings with the two lines that the present pages need."""
    if not re.search(r"(?m)^ *- footnotes\b", text):
        first = r"(?m)^(markdown_extensions:[^\n]*\n)( *)- "
        text = re.sub(first, r"\1\2- footnotes\n\2- ", text, count=1)
    if EVIDENCE_PAGES in text:
        return text
    listed = rf"\1\2{EVIDENCE_PAGES}\n\2"
    made = re.sub(r"(?m)^(not_in_nav: *\|[^\n]*\n)( +)", listed, text, count=1)
    return made if made != text else f"{text.rstrip()}\n\nnot_in_nav: |\n  {EVIDENCE_PAGES}\n"
