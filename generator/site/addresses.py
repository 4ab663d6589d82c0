"""Gives every page and anchor its address, relative to the page that links to it.

docs/about/addresses.md says which of them are promised to last.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter

from generator.site.site import Brief, Claim, Site, cached_per_site, grouped
from generator.text.identifiers import slug_of

# A target is a page address from the root of the site ("briefs/bridge/", "" for the home page),
# with or without a fragment ("sources/call/#q-12-40"), or a file ("data/site.json").


def url(page: str, target: str) -> str:
    """The address of `target` as a browser on `page` resolves it; both from the root of the site."""
    path, mark, fragment = target.partition("#")
    if path == page:
        return f"#{fragment}" if mark else "./"
    relative = _relative(path or ".", page or ".")
    if path == "" or path.endswith("/"):
        relative += "/"
    return relative + mark + fragment


def markdown_file(page: str) -> str:
    """The file under docs/ that becomes the page: "briefs/bridge/" is briefs/bridge.md."""
    if page == "":
        return "index.md"
    if page in INDEXES:
        return f"{page}index.md"
    return f"{page.rstrip('/')}.md"


def markdown_link(page: str, target: str) -> str:
    """The same link between the Markdown files, which the publisher follows and checks."""
    path, mark, fragment = target.partition("#")
    if path == page and mark:
        return f"#{fragment}"
    file = markdown_file(path) if path == "" or path.endswith("/") else path
    return _relative(file, posixpath.dirname(markdown_file(page)) or ".") + mark + fragment


# A page names the same few pages again and again.
_relative = lru_cache(maxsize=256)(posixpath.relpath)

# Folders that have a page of their own beside the pages in them.
INDEXES = frozenset({"briefs/", "sources/", "actors/", "method/", "data/", "about/"})


def claim_page(ref: str) -> str:
    """The card of a claim, `brief/id`, on its evidence page."""
    slug, _, name = ref.partition("/")
    return evidence_page(slug, name)


def note_page(ref: str) -> str:
    """The note of a claim on its brief."""
    slug, _, name = ref.partition("/")
    return brief_page(slug, name)


def source_page(source: str) -> str:
    return f"sources/{source}/"


def actor_page(actor: str) -> str:
    return f"actors/{actor}/"


def passage_page(source: str, start: int, end: int) -> str:
    """Where a quoted passage stands on its source's page; offsets are those of the text."""
    return f"sources/{source}/#q-{start}-{end}"


def brief_page(slug: str, anchor: str = "") -> str:
    """The address of a brief, or of a part of it, from the root of the site."""
    return f"briefs/{slug}/" + (f"#{anchor}" if anchor else "")


def evidence_page(slug: str, anchor: str = "") -> str:
    """The address of the evidence page of a brief, or of a part of it."""
    return f"briefs/{slug}/evidence/" + (f"#{anchor}" if anchor else "")


def section_page(name: str) -> str:
    """The page of the briefs of one section."""
    return f"sections/{slug_of(name)}/"


def tag_page(name: str) -> str:
    """The page of the briefs with one tag."""
    return f"tags/{slug_of(name)}/"


def former_pages(site: Site) -> dict[str, str]:
    """The new page by each old one, of whatever was renamed."""
    pages = {
        source_page(old): source_page(source.id)
        for source in site.sources.values()
        for old in source.card.was
    }
    pages |= {
        actor_page(old): actor_page(actor.id)
        for actor in site.actors.values()
        for old in actor.card.was
    }
    for brief in (*site.briefs.values(), *site.withdrawn.values()):
        for old in brief.written.was:
            pages[brief_page(old)] = brief_page(brief.slug)
            pages[evidence_page(old)] = evidence_page(brief.slug)
    return pages


def former_claims(site: Site, brief: Brief) -> list[tuple[str, Claim]]:
    """The claims that the brief's pages had under another id, or that stand in another brief now."""
    names = (brief.slug, *brief.written.was)
    own = {*brief.claims, *brief.withdrawn}
    former = sorted(
        (entry for slug in names for entry in _former_by_sheet(site).get(slug, ())),
        key=itemgetter(0),
    )
    return list({name: claim for _, name, claim in former if name not in own}.items())


@cached_per_site  # the pages of every brief ask for its own
def _former_by_sheet(site: Site) -> Mapping[str, tuple[tuple[int, str, Claim], ...]]:
    """By sheet, its former claims as (rank among all former names, id in that sheet, claim)."""
    claims = [
        *site.claims(),
        *(gone for each in site.briefs.values() for gone in each.withdrawn.values()),
    ]
    old = ((ref.partition("/"), claim) for claim in claims for ref in claim.written.was)
    return grouped(
        (home, (number, name, claim)) for number, ((home, _, name), claim) in enumerate(old)
    )


def address(site: Site, page: str) -> str | None:
    """The full address of a page; None while the site does not know its own."""
    return f"{site.settings.address}{page}" if site.settings.address else None
