"""Writes how to cite each brief, and its sources, as BibLaTeX, RIS and CSL-JSON."""

from __future__ import annotations

from typing import Any

from generator.exports.citation_facts import Reference, references
from generator.exports.json_documents import dumps
from generator.site.site import Site
from generator.text.escaping import bibtex_text


def export(site: Site) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {}
    for slug, brief in site.briefs.items():
        listed = references(site, brief)
        files[f"data/briefs/{slug}.bib"] = "\n".join(bibtex(one) for one in listed)
        files[f"data/briefs/{slug}.ris"] = "".join(ris(one) for one in listed)
        files[f"data/briefs/{slug}.csl.json"] = dumps([csl(one) for one in listed])
    return files


def bibtex(one: Reference) -> str:
    """One BibLaTeX entry."""
    kind = "report" if one.report else "online"
    # Doubled braces: a name is not to be taken apart, nor a title's capitals lost.
    kept: dict[str, str | None] = {"title": one.title}
    kept["institution" if one.report else "organization"] = one.publisher
    fields = {
        "type": "Brief" if one.report else None,
        "date": one.day.isoformat() if one.day else None,
        "version": one.version,
        "howpublished": one.date_words,
        "note": one.note,
    }
    written = [f"  {name} = {{{{{bibtex_text(value)}}}}}" for name, value in kept.items() if value]
    if one.authors:
        people = " and ".join(f"{{{bibtex_text(name)}}}" for name in one.authors)
        written.insert(1, f"  author = {{{people}}}")
    written += [f"  {name} = {{{bibtex_text(value)}}}" for name, value in fields.items() if value]
    if one.address:
        # A verbatim field: only braces would break it, and they are percent-encoded in an address.
        address = one.address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
        written.append(f"  url = {{{address}}}")
    return f"@{kind}{{{one.id},\n" + ",\n".join(written) + "\n}\n"


def ris(one: Reference) -> str:
    """One RIS record: a tag a line, CRLF at its end."""
    fields: list[tuple[str, str | None]] = [
        ("TY", "RPRT" if one.report else "NEWS"),
        ("ID", one.id),
        ("TI", one.title),
        *(("AU", name) for name in one.authors),
        ("PB", one.publisher),
        ("PY", str(one.day.year) if one.day else None),
        ("DA", one.day.strftime("%Y/%m/%d") if one.day else None),
        ("ET", one.version),
        ("N1", one.note),
        ("N1", f"Date as stated: {one.date_words}" if one.date_words else None),
        ("UR", one.address),
        ("ER", ""),
    ]
    return "".join(
        f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields if value is not None
    )


def csl(one: Reference) -> dict[str, Any]:
    """One CSL-JSON item (schema 1.0.2)."""
    item: dict[str, Any] = {
        "id": one.id,
        "type": "report" if one.report else "article-newspaper",
        "title": one.title,
    }
    if one.authors:
        item["author"] = [{"literal": name} for name in one.authors]
    if one.publisher:
        item["publisher" if one.report else "container-title"] = one.publisher
    if one.day:
        item["issued"] = {"date-parts": [[one.day.year, one.day.month, one.day.day]]}
    elif one.date_words:
        item["issued"] = {"literal": one.date_words}
    if one.version:
        item["version"] = one.version
    if one.address:
        item["URL"] = one.address
    if one.note:
        item["note"] = one.note
    return item
