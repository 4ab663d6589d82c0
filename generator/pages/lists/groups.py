"""Gathers briefs into groups, by section and by tag, each with a page of its own; picks those for the home page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.analysis.editions import changed
from generator.site.addresses import section_page, tag_page
from generator.site.site import Brief, Site, cached_per_site
from generator.text.identifiers import initial

# With so many briefs the home page shows each, and the sidebar lists them.
FEW = 6
# With more, the home page shows so many of the newest, and the sidebar so many groups.
NEWEST, BESIDE = 10, 6
OTHER = "Other briefs"


@dataclass(frozen=True)
class Group:
    """Briefs that belong together, the newest first, on a page of their own."""

    name: str
    page: str
    briefs: tuple[Brief, ...]


def many(site: Site) -> bool:
    """Whether the briefs are too many for one page and one sidebar."""
    return len(site.briefs) + len(site.withdrawn) > FEW


def sections(site: Site) -> list[Group]:
    """The groups by `section:`, in the order in which they first appear."""
    named: dict[str, list[Brief]] = {}
    for brief in site.briefs.values():
        if brief.written.section:
            named.setdefault(brief.written.section, []).append(brief)
    return [Group(name, section_page(name), newest(mine)) for name, mine in named.items()]


def tags(site: Site) -> list[Group]:
    """The groups by `tags:`, by name."""
    named: dict[str, list[Brief]] = {}
    for brief in site.briefs.values():
        for tag in dict.fromkeys(brief.written.tags):
            named.setdefault(tag, []).append(brief)
    return [Group(name, tag_page(name), newest(mine)) for name, mine in sorted(named.items())]


def newest(briefs: Iterable[Brief]) -> tuple[Brief, ...]:
    """The briefs, the last changed first."""
    return tuple(sorted(briefs, key=lambda brief: changed(brief) or date.min, reverse=True))


def shown_at_home(site: Site) -> list[Brief]:
    """The pinned briefs, then the newest others."""
    pinned = [brief for brief in site.briefs.values() if brief.written.pinned]
    return [*pinned, *(each for each in newest(site.briefs.values()) if each not in pinned)][
        : max(NEWEST, len(pinned))
    ]


def beside(site: Site) -> list[Group]:
    """The sections that the sidebar names: those with most briefs, in the order of all sections."""
    every = sections(site)
    most = sorted(every, key=lambda group: -len(group.briefs))[:BESIDE]
    return [group for group in every if group in most]


def by_section(site: Site) -> Iterator[tuple[str, str, Brief]]:
    """(section, slug, brief), section by section as they first appear; named at its first brief alone."""
    names = dict.fromkeys(brief.written.section or "" for brief in site.briefs.values())
    for name in names:
        mine = [
            slug for slug, brief in site.briefs.items() if (brief.written.section or "") == name
        ]
        for number, slug in enumerate(mine):
            yield (
                "" if number else name or (OTHER if len(names) > 1 else ""),
                slug,
                site.briefs[slug],
            )


@cached_per_site
def group_names(site: Site) -> Mapping[str, tuple[int, str]]:
    """By slug the group that a long list has a brief in, as its rank and its name.

    It is its section, or where no brief has one the first letter of its title.
    """
    sectioned = any(brief.written.section for brief in site.briefs.values())
    names = {
        slug: (brief.written.section or OTHER) if sectioned else initial(brief.title)
        for slug, brief in site.briefs.items()
    }
    every = dict.fromkeys(names.values())
    ranks = {name: rank for rank, name in enumerate(every if sectioned else sorted(every))}
    return {slug: (ranks[name], name) for slug, name in names.items()}
