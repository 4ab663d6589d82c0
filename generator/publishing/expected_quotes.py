"""Lists the quotes that each built page must show, for the audit to look for them."""

from __future__ import annotations

from generator.site.site import Site


def expected_quotes(site: Site) -> dict[str, list[str]]:
    """Every quote and context by the addresses that must show it: the brief's, and where it was found the source's."""
    pages: dict[str, list[str]] = {}
    for claim in site.claims():
        for evidence in claim.evidence:
            for lookup in (evidence.quote, *evidence.context):
                pages.setdefault(f"briefs/{claim.brief}/", []).append(lookup.wanted)
                if lookup.passage is not None:
                    pages.setdefault(f"sources/{evidence.source}/", []).append(lookup.wanted)
    return pages
