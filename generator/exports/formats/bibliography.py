"""Writes how to cite each brief, and its sources, as BibLaTeX, RIS and CSL-JSON."""

from __future__ import annotations

from typing import Any

from generator.exports.citation_facts import Work, works
from generator.exports.format import Document, Files, Format
from generator.exports.json_documents import dumps
from generator.site.site import Brief
from generator.text.escaping import bibtex_text


class Export(Format):
    def of_brief(self, brief: Brief, document: Document) -> tuple[Files, Any]:
        base, listed = f"data/briefs/{brief.slug}", works(self.site, brief)
        files: Files = {
            f"{base}.bib": "\n".join(bibtex(work) for work in listed),
            f"{base}.ris": "".join(ris(work) for work in listed),
            f"{base}.csl.json": dumps([csl(work) for work in listed]),
        }
        return files, None


def bibtex(work: Work) -> str:
    """One BibLaTeX entry."""
    kind = "report" if work.report else "online"
    # Doubled braces: a name is not to be taken apart, nor a title's capitals lost.
    kept: dict[str, str | None] = {"title": work.title}
    kept["institution" if work.report else "organization"] = work.publisher
    fields = {
        "type": "Brief" if work.report else None,
        "date": work.day.isoformat() if work.day else None,
        "version": work.version,
        "howpublished": work.date_words,
        "note": work.note,
    }
    written = [f"  {name} = {{{{{bibtex_text(value)}}}}}" for name, value in kept.items() if value]
    if work.authors:
        people = " and ".join(f"{{{bibtex_text(name)}}}" for name in work.authors)
        written.insert(1, f"  author = {{{people}}}")
    written += [f"  {name} = {{{bibtex_text(value)}}}" for name, value in fields.items() if value]
    if work.address:
        # A verbatim field: only braces would break it, and they are percent-encoded in an address.
        address = work.address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
        written.append(f"  url = {{{address}}}")
    return f"@{kind}{{{work.id},\n" + ",\n".join(written) + "\n}\n"


def ris(work: Work) -> str:
    """One RIS record: a tag a line, CRLF at its end."""
    fields: list[tuple[str, str | None]] = [
        ("TY", "RPRT" if work.report else "NEWS"),
        ("ID", work.id),
        ("TI", work.title),
        *(("AU", name) for name in work.authors),
        ("PB", work.publisher),
        ("PY", f"{work.day.year:04}" if work.day else None),
        ("DA", work.day.isoformat().replace("-", "/") if work.day else None),
        ("ET", work.version),
        ("N1", work.note),
        ("N1", f"Date as stated: {work.date_words}" if work.date_words else None),
        ("UR", work.address),
        ("ER", ""),
    ]
    return "".join(
        f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields if value is not None
    )


def csl(work: Work) -> dict[str, Any]:
    """One CSL-JSON item (schema 1.0.2)."""
    item: dict[str, Any] = {
        "id": work.id,
        "type": "report" if work.report else "article-newspaper",
        "title": work.title,
    }
    if work.authors:
        item["author"] = [{"literal": name} for name in work.authors]
    if work.publisher:
        item["publisher" if work.report else "container-title"] = work.publisher
    if work.day:
        item["issued"] = {"date-parts": [[work.day.year, work.day.month, work.day.day]]}
    elif work.date_words:
        item["issued"] = {"literal": work.date_words}
    if work.version:
        item["version"] = work.version
    if work.address:
        item["URL"] = work.address
    if work.note:
        item["note"] = work.note
    return item
