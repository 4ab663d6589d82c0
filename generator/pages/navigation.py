"""Writes the navigation as the publisher reads it: briefs while they are few, then their groups."""

from __future__ import annotations

import json
from typing import Any

from generator.pages.lists import groups
from generator.site.addresses import brief_page, markdown_file
from generator.site.site import Site
from generator.text.escaping import html_attr


def navigation(site: Site) -> str:
    """The navigation as the publisher reads it; sources, actors and claims stay out of the sidebar."""
    about, editors = (
        [{page.title: page.path} for page in site.pages if page.for_editors == wanted]
        for wanted in (False, True)
    )
    editing = [
        *editors,
        {"Checks": "method/checks.md"},
        {"YAML keys": "method/keys.md"},
    ]
    # A section in a section stays closed until it is wanted: with groups the sidebar is full enough.
    about.append({"Scales": "method/scales.md"})
    last = (
        [{"About": [*about, {"For editors": editing}]}]
        if groups.many(site)
        else [{"About": about}, {"For editors": editing}]
    )
    nav: list[dict[str, Any]] = [
        {"Home": "index.md"},
        {"Briefs": _briefs(site)},
        {
            "Explore": [
                {"Timeline": "timeline.md"},
                {"Claims": "claims.md"},
                {"Open questions": "questions.md"},
                {"Judgements come due": "due.md"},
                {"Sources": "sources/index.md"},
                {"Actors": "actors/index.md"},
                {"Downloads": "data/index.md"},
            ]
        },
        *last,
    ]
    return f"# Written by `briefs generate`; do not edit.\nnav: {json.dumps(nav, indent=2, ensure_ascii=False)}\n"


def _briefs(site: Site) -> list[dict[str, str]]:
    if groups.many(site):
        return [
            {"All briefs": markdown_file("briefs/")},
            *({_nav_title(group.name): markdown_file(group.page)} for group in groups.beside(site)),
        ]
    named = [(brief.title, slug) for slug, brief in site.briefs.items()]
    named += [(f"Withdrawn: {brief.title}", slug) for slug, brief in site.withdrawn.items()]
    return [{_nav_title(title): markdown_file(brief_page(slug))} for title, slug in named]


def _nav_title(title: str) -> str:
    """A title as Material prints it: raw, between tags and between quote marks."""
    return html_attr(" ".join(title.split()))
