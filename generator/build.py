"""The whole road: read, check, render, write, publish. The function to read first.

Templates and MkDocs are imported by the functions that need them: a check would wait for them a
fifth of a second, as long as for half of all else it imports.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.checks import run_checks
from generator.finding import Finding
from generator.publishing.all_cores import apart, on_all_cores
from generator.site.read_site import read_site
from generator.site.settings import Settings
from generator.site.site import Site

# With fewer briefs a check is not worth a second process.
MANY = 12

# Settings, the quotes that each page must show, the days on which pages changed.
ForPublisher = tuple[Settings, Mapping[str, Iterable[str]], Mapping[str, str]]


@dataclass(frozen=True)
class Ending:
    """What a run came to: all findings, and the files that changed."""

    findings: list[Finding]
    changed: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        return any(finding.level == "error" for finding in self.findings)


@dataclass(frozen=True, kw_only=True)
class Outcome(Ending):
    """What a run came to that has read the site."""

    site: Site


def check(root: Path, *, drafts: bool = False) -> Outcome:
    """Read the sheets and seeds and hold them against every rule."""
    site = read_site(root, drafts=drafts)
    each = on_all_cores if len(site.briefs) >= MANY else None
    return Outcome(site=site, findings=run_checks(site, each))


def generate(root: Path) -> Outcome:
    """As `check`; without errors the pages and data files go to docs/, where they differ."""
    from generator.exports.editor_schemas import refresh
    from generator.pages.render import files_of
    from generator.publishing.write_files import Refused, write

    outcome = check(root)
    if outcome.refused:
        return outcome
    try:
        changed = write(files_of(outcome.site, on_all_cores), root)
    except Refused as refusal:
        return replace(outcome, findings=[*outcome.findings, *refusal.findings])
    refresh(root, outcome.site)  # what editors complete: this project's own ids
    return replace(outcome, changed=tuple(changed))


def build(root: Path) -> Ending:
    """As `generate`, then MkDocs makes the site, which takes the place of site/ in one step.

    Where nothing has changed since the last build, what that one made stays, and its findings are told.
    """
    from generator.publishing.build_lock import locked
    from generator.publishing.last_build import last_findings, read_now, remember

    # One lock over all: what is published is what this run generated, not another one's pages.
    with locked(root):
        before = read_now(root)
        known = last_findings(root, before)
        if known is not None:
            return Ending(known)
        outcome = _made(root)
        if not outcome.refused:
            remember(root, before, outcome.findings)
    return outcome


def _made(root: Path) -> Ending:
    from generator.publishing.publish import publish

    # The site is let go before the publisher starts, which needs as much memory again.
    many = len(list((root / "briefs").glob("*.yml"))) >= MANY
    findings, changed, for_publisher = (
        apart(partial(_generated, root)) if many else _generated(root)
    )
    if for_publisher is None:
        return Ending(findings, changed)
    return Ending([*findings, *publish(root, *for_publisher)], changed)


def _generated(root: Path) -> tuple[list[Finding], tuple[str, ...], ForPublisher | None]:
    """What `generate` came to, and what the publisher has to know of it; None where it may not publish."""
    from generator.analysis.cited_claims import expected_quotes
    from generator.analysis.editions import page_days

    outcome = generate(root)
    site = outcome.site
    for_publisher = (
        None if outcome.refused else (site.settings, expected_quotes(site), page_days(site))
    )
    placed = [replace(finding, where=finding.place) for finding in outcome.findings]
    return placed, outcome.changed, for_publisher
