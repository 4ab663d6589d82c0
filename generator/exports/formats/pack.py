"""Packs the evidence of each brief as a zip that a reader checks alone, offline, with Python's library."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from generator.exports.evidence_pack.verify import AROUND, frame
from generator.exports.format import Document, Files, Format
from generator.exports.json_documents import dumps
from generator.exports.tables import cells
from generator.exports.written_data import Record, without_empty
from generator.site.site import Brief, Site, Source
from generator.text.folding import folded

VERSION = "3.0.0"
VERIFIER = Path(__file__).parents[1] / "evidence_pack" / "verify.py"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold

# What the pack says of a claim beside its evidence; the brief's JSON says how it is read.
CLAIM_KEYS = ("id", "says", "speaker", "described_as", "origins")

README = """\
Evidence for “{title}”
{line}

{citation}

In this folder

  evidence.json  every claim of the brief and every quote it rests on, with its place in the
                 source's text, a fingerprint of the words around it, and one of each text
  verify.py      looks every quote up in your own copies of the articles

The articles themselves are not here; they belong to their publishers. Save them as plain text
(UTF-8) in a folder and run, with Python 3.8 or later and no network:

  python3 verify.py FOLDER

It says for each quote whether its words stand in your copy. White space of any kind and length
counts as one space; every other character must be the same. Our texts are those with these
fingerprints (SHA-256):

{fingerprints}

A quote without "start" was not looked up when this pack was made, for its text was not
there; your check is then the first.

Places are counted in Unicode code points of the text from 0, the end excluded.
"""


class Export(Format):
    def of_brief(self, brief: Brief, document: Document) -> tuple[Files, Any]:
        return {f"data/briefs/{brief.slug}-evidence.zip": pack(self.site, brief, document)}, None


def pack(site: Site, brief: Brief, document: Document) -> bytes:
    """The zip: the same bytes for the same brief."""
    data = evidence(site, document)
    listed = (
        f"  {source['file']}\n  {source.get('sha256', 'not recorded')}"
        for source in data["sources"]
    )
    readme = README.format(
        title=brief.title,
        line="=" * (len(brief.title) + 15),
        citation=document["citation"],
        fingerprints="\n".join(listed),
    )
    files = {
        "README.txt": readme,
        "evidence.json": dumps(data),
        "verify.py": VERIFIER.read_text("utf-8"),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{brief.slug}-evidence/{name}", EPOCH)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, files[name].encode("utf-8"), zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def evidence(site: Site, document: Document) -> Record:
    """Claims, quotes (each passage once, with a number) and the sources they stand in."""
    quotes: dict[tuple[str, str, int | None], Record] = {}
    claims = []
    for claim in document["claims"]:
        rests = []
        for given in claim["evidence"]:
            passages = [
                _quote(quotes, site.sources[given["source"]], passage)
                for passage in (given["quote"], *given.get("context", ()))
            ]
            rests.append(given | without_empty({"quote": passages[0], "context": passages[1:]}))
        claims.append(
            {name: claim[name] for name in CLAIM_KEYS if name in claim} | {"evidence": rests}
        )
    return {
        "format": {"name": "evidence-pack", "version": VERSION},
        "brief": cells(document, "slug", "title", "question", "edition", "address"),
        "sources": [
            cells(source, "id", "label", "title", "publisher", "address", "file", "sha256")
            for source in document["sources"]
        ],
        "actors": {actor["id"]: actor["name"] for actor in document["actors"]},
        "quotes": list(quotes.values()),
        "claims": claims,
    }


def _quote(
    quotes: dict[tuple[str, str, int | None], Record], source: Source, passage: Record
) -> str:
    """The number of a passage, which is entered where it is new."""
    key = (source.id, passage["exact"], passage.get("start"))
    if key not in quotes:
        quotes[key] = without_empty(
            {
                "id": f"q{len(quotes) + 1}",
                "source": source.id,
                **cells(passage, "exact", "start", "end"),
                "frame": _frame(source, passage),
            }
        )
    number: str = quotes[key]["id"]
    return number


def _frame(source: Source, passage: Record) -> str | None:
    """The fingerprint of what stands around a quote; of a withheld text there is none, lest one try words against it."""
    text = source.text
    if text is None or source.withheld or "start" not in passage:
        return None
    start, end, width = passage["start"], passage["end"], 2 * AROUND
    while (
        True
    ):  # white space may fill any width, so look wider until enough of other signs is there
        before, after = folded(text[max(0, start - width) : start]), folded(text[end : end + width])
        ends = start <= width, len(text) <= end + width
        if all(
            over or len(words) >= AROUND for over, words in zip(ends, (before, after), strict=True)
        ):
            quote = folded(text[start:end])
            return frame(before + quote + after, len(before), len(before) + len(quote))
        width *= 2
