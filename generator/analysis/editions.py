"""Names the version of a brief: the day of its last change, what it withdrew, a fingerprint, a citation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.kinds import kinds
from generator.model.life import Change, Withdrawn
from generator.quantities.times.when import When, span_text
from generator.site.addresses import address, brief_page
from generator.site.brief_parts import actors_of, sources_of
from generator.site.site import Brief, Site, cached_per_site

# Keys that do not change the meaning: the history itself, and the place of the brief in lists.
NOT_MEANING = {"changes", "order", "draft", "section", "tags", "pinned"}


@cached_per_site  # pages, citations and data name it
def edition(site: Site, brief: Brief) -> str:
    """Twelve hex digits that change when the sheet, or a card or an actor it uses, says something else.

    Taken from what curators wrote, never from what is present at the time: a withheld text that
    happens to be supplied, the site's address and the code's version leave it as it is.
    """
    meaning = {
        "brief": brief.written.model_dump(
            mode="json", by_alias=True, exclude=NOT_MEANING, exclude_defaults=True
        ),
        "sources": {
            source.id: source.card.model_dump(mode="json", by_alias=True, exclude_defaults=True)
            for source in sources_of(site, brief)
        },
        "actors": {
            actor.id: actor.card.model_dump(mode="json", by_alias=True, exclude_defaults=True)
            for actor in actors_of(site, brief)
        },
    }
    canonical = json.dumps(meaning, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:12]


def change_day(change: Change) -> date | None:
    """The day of an entry of the history; None where it is no day (a finding elsewhere)."""
    try:
        return date.fromisoformat(change.date)
    except ValueError:
        return None


def changed(brief: Brief) -> date | None:
    """The day of the brief's last change; None without any."""
    return max(
        (day for change in brief.written.changes if (day := change_day(change))), default=None
    )


def page_days(site: Site) -> dict[str, str]:
    """When pages last changed, ISO 8601 by address, for those that tell it: the briefs and the home page."""
    days = {
        f"briefs/{brief.slug}/": day for brief in site.briefs.values() if (day := changed(brief))
    }
    if days:
        days[""] = max(days.values())
    return {page: day.isoformat() for page, day in days.items()}


def as_of(site: Site, brief: Brief) -> date | None:
    """The latest day that a source or a claim of the brief states; None where none of them states one.

    A source states when it was published, or its card by when it must have been; a claim when it was
    said, and of what is past or present, its time.
    """
    ends = [
        bound.upper
        for source in sources_of(site, brief)
        for bound in (source.published, source.window)
        if bound is not None
    ]
    for claim in brief.claims.values():
        ends.append(claim.said.upper if claim.said else None)
        past = claim.kind is not None and kinds()[claim.kind].past(claim.value)
        ends.append(claim.when.upper if claim.when and past else None)
    return max((end for end in ends if end is not None), default=None)


def suggested_citation(site: Site, brief: Brief) -> str:
    """One line: site, title, date of the last change, edition, and the address where it is known."""
    day = changed(brief)
    parts = [f"{site.settings.name}, “{brief.title}”"]
    if day is not None:
        parts.append(span_text(When("", day, day, day.isoformat())))
    parts.append(f"edition {edition(site, brief)}")
    if full := address(site, brief_page(brief.slug)):
        parts.append(full)
    return ", ".join(parts) + "."


@dataclass(frozen=True)
class Withdrawal:
    """One withdrawn entry. `kind` is claim, judgement or brief, `words` what it said.

    `page` is its address, `replacement` that of what takes its place.
    """

    kind: str
    id: str
    brief: Brief
    words: str
    written: Withdrawn
    page: str
    replacement: str | None


def withdrawals(site: Site, brief: Brief) -> list[Withdrawal]:
    """What a brief withdraws, newest first; of a withdrawn brief the brief itself."""
    slug = brief.slug
    if gone := brief.written.withdrawn:
        to = brief_page(gone.replaced_by) if gone.replaced_by else None
        return [Withdrawal("brief", slug, brief, brief.title, gone, brief_page(slug), to)]
    return sorted(
        [*_claims(site, brief), *_judgements(brief)], key=lambda each: each.written.on, reverse=True
    )


def _claims(site: Site, brief: Brief) -> Iterator[Withdrawal]:
    for name, claim in brief.withdrawn.items():
        if gone := claim.written.withdrawn:
            other = site.claim(gone.replaced_by, brief.slug) if gone.replaced_by else None
            to = brief_page(other.brief, other.id) if other else None
            page = brief_page(brief.slug, name)
            yield Withdrawal("claim", name, brief, claim.says, gone, page, to)


def _judgements(brief: Brief) -> Iterator[Withdrawal]:
    for name, judgement in brief.withdrawn_judgements.items():
        if gone := judgement.withdrawn:
            to = brief_page(brief.slug, f"j-{gone.replaced_by}") if gone.replaced_by else None
            page = brief_page(brief.slug, f"j-{name}")
            yield Withdrawal("judgement", name, brief, judgement.gist(), gone, page, to)
