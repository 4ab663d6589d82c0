"""The whole road: read, check, render, write, publish. The module to read first.

Templates and MkDocs are imported inside the functions that need them: that takes a fifth of a second, half
as long as all that a check imports, and a check needs neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.checks import run_checks
from generator.finding import Finding
from generator.publishing.all_cores import in_child_process, on_all_cores
from generator.site.read_site import read_site
from generator.site.settings import Settings
from generator.site.site import Site

if TYPE_CHECKING:
    from generator.publishing.last_build.carried_pages import LastPages
    from generator.publishing.last_build.record import InputDigests

# With fewer briefs a further process costs more time than it saves.
MANY = 12

# Arguments of `publish`: settings; by address of a page, the quotes it must show, and the day on which it changed.
PublishArguments = tuple[Settings, Mapping[str, Iterable[str]], Mapping[str, str]]


@dataclass(frozen=True)
class Result:
    """All findings of a run, and the paths of the files in docs/ that it changed."""

    findings: list[Finding]
    changed: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        return any(finding.level == "error" for finding in self.findings)


@dataclass(frozen=True, kw_only=True)
class SiteResult(Result):
    """A result with the site that was read."""

    site: Site


def check(root: Path, *, drafts: bool = False) -> SiteResult:
    """Read the sheets and seeds and hold them against every rule."""
    site = read_site(root, drafts=drafts, each=on_all_cores)
    each = on_all_cores if len(site.briefs) >= MANY else None
    return SiteResult(site=site, findings=run_checks(site, each))


def generate(root: Path) -> SiteResult:
    """As `check`; where there is no error, write those pages and data files into docs/ that have changed."""
    from generator.exports.editor_schemas import refresh
    from generator.pages.render import files_of
    from generator.publishing.write_files import Refused, write

    result = check(root)
    if result.refused:
        return result
    try:
        changed = write(files_of(result.site, on_all_cores), root)
    except Refused as refusal:
        return replace(result, findings=[*result.findings, *refusal.findings])
    refresh(root, result.site)  # the schemas from which editors complete this project's ids
    return replace(result, changed=tuple(changed))


def build(root: Path) -> Result:
    """As `generate`; where there is no error, MkDocs makes the site, which replaces site/ in one step.

    Where nothing has changed since the last build, only its findings are returned.
    """
    from generator.publishing.build_lock import locked
    from generator.publishing.last_build.record import digest_inputs, last_findings, remember

    # Locked from here to the end: what is published must be what this run generated, not another run's pages.
    with locked(root):
        before = digest_inputs(root)
        unchanged = last_findings(root, before)
        if unchanged is not None:
            return Result(unchanged)
        result, pages = _generate_and_publish(root, before)
        if not result.refused:
            remember(root, before, result.findings, pages)
    return result


def _generate_and_publish(
    root: Path, inputs: InputDigests | None
) -> tuple[Result, LastPages | None]:
    """The result, and what the next build can carry over of the pages; None where nothing was published."""
    # With many briefs `docs/` is generated in a process of its own: its memory is free again before the publisher,
    # which needs as much, starts.
    many = len(list((root / "briefs").glob("*.yml"))) >= MANY
    findings, changed, arguments = (
        in_child_process(partial(_generate, root), _import_publisher) if many else _generate(root)
    )
    if arguments is None:
        return Result(findings, changed), None
    from generator.publishing.inspection.audit import file_of
    from generator.publishing.last_build.carried_pages import Carrying
    from generator.publishing.last_build.record import last_pages
    from generator.publishing.publish import publish

    settings, expected, dates = arguments
    quotes = {file_of(address): list(quoted) for address, quoted in expected.items()}
    carrying = Carrying(last_pages(root, inputs), quotes)
    findings += publish(root, settings, expected, dates, carrying)
    return Result(findings, changed), carrying.pages


def _import_publisher() -> None:
    import generator.publishing.publish  # noqa: F401 (it takes half a second)


def _generate(root: Path) -> tuple[list[Finding], tuple[str, ...], PublishArguments | None]:
    """The findings and changed files of `generate`, and the arguments of `publish`; None where there is an error."""
    from generator.analysis.cited_claims import expected_quotes
    from generator.analysis.editions import page_days

    result = generate(root)
    site = result.site
    arguments = None if result.refused else (site.settings, expected_quotes(site), page_days(site))
    # A finding may refer to the text of a whole file: only its place is passed to the other process.
    placed = [replace(finding, where=finding.place) for finding in result.findings]
    return placed, result.changed, arguments
