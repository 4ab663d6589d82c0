"""Builds the site as its curator previews it: drafts shown, and in spite of errors as far as it goes."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from generator.analysis.cited_claims import expected_quotes
from generator.analysis.coverage import everything_read, unread
from generator.checks import run_checks
from generator.exports.editor_schemas import refresh
from generator.finding import Finding
from generator.pages.navigation import navigation
from generator.pages.render import brief_pages, files_of
from generator.publishing.finish_site import finish_site, finished_page
from generator.publishing.publish import FRESH
from generator.publishing.publisher.run_mkdocs import EarlierBuilds, pages_again, run_mkdocs
from generator.publishing.stray_pages import stray_pages
from generator.publishing.write_files import owned, replace_text, write
from generator.report import summary
from generator.site.read_site import read_site
from generator.site.settings import CONFIG
from generator.site.site import Brief, Site
from generator.text.memory import Memory, remembering

KEPT = "readable"  # the folder for the last text of each YAML file that could be read
# What the publisher made: of pages that a save leaves as they are it is taken again.
_builds = EarlierBuilds()
# What else follows from texts that a save leaves as they are.
_memory = Memory()


def preview_site(
    root: Path, work: Path, checkpoint: Callable[[], None] = lambda: None
) -> tuple[Path | None, list[Finding]]:
    """Build `root` in the folder `work`: the finished site, or None, and all findings.

    `checkpoint` is called again and again; what it raises ends the build and leaves everything as it was.

    Pages are made in spite of errors, as far as they can be: a curator in the middle of a sheet
    wants to see it. Only the preview does that; `generate` and `build` refuse.
    """
    with remembering(_memory):
        made = _preview_site(root, work, checkpoint)
        _memory.forget()
    return made


def first_pages(root: Path, work: Path, slugs: Set[str]) -> dict[str, str]:
    """The built pages of some briefs, by file of the site: what an edit is about, long before all else is made.

    They are as `preview_site` will make them, which must have worked in `work` before; nothing is checked yet.
    There are none where a file cannot be read, the navigation is another one, or the publisher complains.
    """
    with remembering(_memory), _without_garbage_collection():
        site = _site(root)
        offered = frozenset(path.removeprefix("docs/") for path in owned(work))
        if not everything_read(site) or not slugs <= site.briefs.keys():
            return {}
        texts = brief_pages(site, slugs, offered)
        built = pages_again(_builds, root / CONFIG, navigation(site), site.settings, texts)
        pages = {path: finished_page(path, page) for path, page in built.items()}
    return {path: page for path, page in pages.items() if page is not None}


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Turns the garbage collector off within this context: going through the objects of a large site takes it seconds."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _site(
    root: Path,
    checkpoint: Callable[[], None] = lambda: None,
    overrides: Mapping[str, bytes] | None = None,
) -> Site:
    site = read_site(root, drafts=True, overrides=overrides)
    # The preview stands at the root of its address, wherever the real site will be.
    settings = replace(site.settings, address="")
    return replace(site, settings=settings, briefs=_Briefs(site.briefs, checkpoint))


class _Briefs(Mapping[str, Brief]):
    """Briefs whose iteration can be stopped: `checkpoint` is called before each, and may raise."""

    def __init__(self, briefs: Mapping[str, Brief], checkpoint: Callable[[], None]) -> None:
        self._briefs, self._checkpoint = briefs, checkpoint

    def __getitem__(self, slug: str) -> Brief:
        return self._briefs[slug]

    def __iter__(self) -> Iterator[str]:
        for slug in self._briefs:
            self._checkpoint()
            yield slug

    def __len__(self) -> int:
        return len(self._briefs)


def _preview_site(
    root: Path, work: Path, checkpoint: Callable[[], None]
) -> tuple[Path | None, list[Finding]]:
    site = _site(root, checkpoint)
    findings = run_checks(site)
    findings += _without_drafts(root, site, findings)
    if old := _keep_readable(root, work, site):
        site = _site(root, checkpoint, old)
        findings = [_as_it_was(finding) if finding.path in old else finding for finding in findings]
    if not everything_read(site) or not (root / CONFIG).is_file():
        return None, findings  # a sheet that could never be read has no page: the last site stays
    refresh(root, site)  # what editors complete: the ids as they are now
    try:
        fresh, troubles = _built(root, work, site, checkpoint)
    except Exception:
        if not any(finding.level == "error" for finding in findings):
            raise  # no fault of the sheets
        return None, findings
    return (None if troubles else fresh), [*findings, *troubles]


def _keep_readable(root: Path, work: Path, site: Site) -> dict[str, bytes]:
    """Keep each YAML file that can be read; of those that cannot, what was kept."""
    broken, old = set(unread(site)), {}
    for file in (*root.glob("briefs/*.yml"), *root.glob("seeds/**/*.yml")):
        path = file.relative_to(root).as_posix()
        kept = work / KEPT / path
        if path not in broken and file.is_file() and not file.is_symlink():
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(file.read_bytes())
        elif path in broken and kept.is_file():
            old[path] = kept.read_bytes()
    return old


def _as_it_was(finding: Finding) -> Finding:
    """An error of a file that is shown as it was when it could be read."""
    cure = f"{finding.cure}; until then its pages stay as they were"
    return replace(finding, cure=cure) if finding.level == "error" else finding


def _without_drafts(root: Path, site: Site, findings: Collection[Finding]) -> list[Finding]:
    """A notice where publishing would be refused although the preview, drafts included, is content."""
    if not any(_has_draft(brief) for brief in site.briefs.values()):
        return []
    known = {(finding.place, finding.code) for finding in findings}
    hidden = [
        finding
        for finding in run_checks(read_site(root))
        if finding.level == "error" and (finding.place, finding.code) not in known
    ]
    if not hidden:
        return []
    first = hidden[0]
    message = f"without the drafts publishing meets {summary(hidden)}, first: {first.message}"
    cure = "take out `draft: true` when it is ready; `briefs check` lists what is wrong until then"
    return [Finding(first.where, "without-drafts", message, cure, "notice")]


def _has_draft(brief: Brief) -> bool:
    sheet = brief.written
    return (
        sheet.draft
        or any(claim.draft for claim in sheet.claims.values())
        or any(judgement.draft for judgement in sheet.judgements.values())
    )


def _built(
    root: Path, work: Path, site: Site, checkpoint: Callable[[], None]
) -> tuple[Path, list[Finding]]:
    write(_files(root, site, checkpoint), work)
    replace_text(work / CONFIG, (root / CONFIG).read_text("utf-8"))
    fresh = Path(tempfile.mkdtemp(prefix=FRESH, dir=work))
    troubles = stray_pages(root) or run_mkdocs(
        fresh, work / CONFIG, site.settings, earlier=_builds, checkpoint=checkpoint
    )
    return fresh, troubles or finish_site(
        fresh, site.settings, expected_quotes(site), has_date=False, checkpoint=checkpoint
    )


def _files(
    root: Path, site: Site, checkpoint: Callable[[], None]
) -> Iterator[tuple[str, str | bytes]]:
    """What is generated, then the pages and pictures of `docs/` that nobody generated."""
    made = set()
    for path, content in files_of(site):
        checkpoint()
        made.add(path)
        yield path, content
    generated = owned(root)
    for file in sorted((root / "docs").rglob("*")):
        name = file.relative_to(root).as_posix()
        by_hand = name not in generated and name not in made
        if by_hand and file.is_file() and not file.is_symlink():
            yield name, file.read_bytes()
