"""The whole road: read, check, render, write, publish. The function to read first.

Templates and MkDocs are imported by the functions that need them: a check would wait for them a
fifth of a second, as long as for half of all else it imports.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.checks import run_checks
from generator.finding import Finding
from generator.site.read_site import read_site
from generator.site.site import Site


@dataclass(frozen=True)
class Outcome:
    """What a run came to: the site as read, all findings, and the files that changed."""

    site: Site
    findings: list[Finding]
    changed: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        return any(finding.level == "error" for finding in self.findings)


def check(root: Path, *, drafts: bool = False) -> Outcome:
    """Read the sheets and seeds and hold them against every rule."""
    site = read_site(root, drafts=drafts)
    return Outcome(site, run_checks(site))


def generate(root: Path) -> Outcome:
    """As `check`; without errors the pages and data files go to docs/, where they differ."""
    from generator.exports.editor_schemas import refresh
    from generator.pages.render import render
    from generator.publishing.write_files import Refused, write

    outcome = check(root)
    if outcome.refused:
        return outcome
    try:
        changed = write(render(outcome.site), root)
    except Refused as refusal:
        return Outcome(outcome.site, [*outcome.findings, *refusal.findings])
    refresh(root, outcome.site)  # what editors complete: this project's own ids
    return Outcome(outcome.site, outcome.findings, tuple(changed))


def build(root: Path) -> Outcome:
    """As `generate`, then MkDocs makes the site, which takes the place of site/ in one step."""
    from generator.analysis.cited_claims import expected_quotes
    from generator.analysis.editions import page_days
    from generator.publishing.build_lock import locked
    from generator.publishing.publish import publish

    # One lock over both: what is published is what this run generated, not another one's pages.
    with locked(root):
        outcome = generate(root)
        if outcome.refused:
            return outcome
        site = outcome.site
        troubles = publish(root, site.settings, expected_quotes(site), page_days(site))
    return Outcome(outcome.site, [*outcome.findings, *troubles], outcome.changed)
