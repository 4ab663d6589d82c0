"""Finishes what MkDocs built: audits and shortens its pages, gives each a security policy, makes sitemap and offline zip."""

from __future__ import annotations

import gzip
import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generator.finding import Finding, Place
from generator.publishing.all_cores import on_all_cores
from generator.publishing.content_security_policy import with_policy
from generator.publishing.inspection.audit import audit, file_of
from generator.publishing.inspection.built_page import files, read_built_pages
from generator.publishing.inspection.page_marks import PageMarks, all_sound, page_marks
from generator.publishing.inspection.plain_page import read_page
from generator.publishing.last_build.carried_pages import Carrying, FinishedPage
from generator.publishing.light_page import lightened
from generator.publishing.offline_zip import OFFLINE, offline
from generator.publishing.search_index import INDEX, pack
from generator.site.settings import Settings
from generator.text.memory import remembered

FINISHED = ".finished"  # ending of a page that is ready to replace the built one
# Rules of the theme for colours by name: `light_page.COLOURS` takes the names out of all pages.
_NAMED_COLOUR = rb"[^{}@;,]*\[data-md-color-(?:primary|accent)=[^{},]*"
NAMED_COLOURS = re.compile(rb"(?<=[{};])%b(?:,%b)*\{[^{}]*\}" % (_NAMED_COLOUR, _NAMED_COLOUR))
# Lines of comment for developers of the engine; those that begin with `!` (licences) stay.
COMMENTS = {
    ".css": re.compile(rb"(?m)^[ \t]*/\*(?!!)[^*]*\*/\n"),
    ".js": re.compile(rb"(?m)^[ \t]*//(?!!).*\n"),
}
SOURCE_MAP = re.compile(rb"\n?(?://# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ \*/)\s*\Z")


def finish_site(
    fresh: Path,
    settings: Settings,
    expected: Mapping[str, Iterable[str]],
    has_date: bool,
    dates: Mapping[str, str] | None = None,
    carrying: Carrying | None = None,
    checkpoint: Callable[[], None] = lambda: None,
) -> list[Finding]:
    """Audit the pages in the folder `fresh`, shorten each and give it its policy; without findings, make the other files too.

    `expected` and `dates` are those of `publish`; `has_date`: a commit dates the build. Pages that `carrying`
    carries over are finished already. `checkpoint` is called before each page, and may raise to stop.
    """
    _lighten(fresh)
    present = files(fresh) | {OFFLINE}
    quotes = {file_of(address): tuple(quoted) for address, quoted in expected.items()}
    carried = carrying.finished() if carrying else {}
    paths = sorted(path for path in present if path.endswith(".html") and path not in carried)

    def finish(path: str) -> FinishedPage:
        checkpoint()
        html = lightened((fresh / path).read_text("utf-8"))
        quoted = quotes.get(path, ())
        scripts, marks, offers_zip = _inspected(path, html, present, quoted, settings.address)
        finished = with_policy(html, scripts)
        # Beside the built page: where another process fails, its share of the pages is finished again in this one.
        (fresh / f"{path}{FINISHED}").write_text(finished or html, "utf-8", newline="\n")
        return FinishedPage(marks, finished is not None, offers_zip)

    pages = carried | dict(zip(paths, on_all_cores(finish, paths), strict=True))
    if carrying:
        carrying.pages = replace(carrying.pages, finished=pages)
    for path in paths:
        os.replace(fresh / f"{path}{FINISHED}", fresh / path)
    message = "the page has no charset to put a policy after"
    findings = [
        Finding(Place(f"site/{path}"), "no-policy", message)
        for path, page in pages.items()
        if not page.has_policy
    ]
    if not all_sound({path: page.marks for path, page in pages.items()}) or not (
        quotes.keys() <= pages.keys()
    ):
        # Findings need line numbers, which only the slower parser gives: parse all pages again.
        findings += audit(read_built_pages(fresh), present, expected, settings.address)
    if findings:
        return findings
    _sitemap(fresh, settings, has_date, dates)
    pack(fresh)
    # The zip is made last, of the finished pages, and only where one of them offers it.
    if any(page.offers_zip for page in pages.values()):
        (fresh / OFFLINE).write_bytes(offline(fresh))
    _make_readable(fresh)
    return findings


def finished_page(path: str, html: str) -> str | None:
    """A built page as `finish_site` leaves it; None where it cannot have a policy."""
    light = lightened(html)
    return with_policy(light, read_page(path, light).scripts)


@remembered
def _inspected(
    path: str, html: str, present: frozenset[str], quotes: tuple[str, ...], address: str
) -> tuple[tuple[str, ...], PageMarks, bool]:
    """The inline scripts of a page, what the audit of the site needs of it, and whether it offers the zip."""
    page = read_page(path, html)
    offers_zip = any(link.value.endswith(OFFLINE) for link in page.links)
    return page.scripts, page_marks(page, present, quotes, address), offers_zip


def _lighten(fresh: Path) -> None:
    """Remove what no page uses: source maps (half of the theme's bytes), its search languages, named colours, comments."""
    index = fresh / INDEX
    if index.exists():
        with index.open("rb") as begin:
            if b'"lang":["en"]' in begin.read(200):
                shutil.rmtree(fresh / "assets" / "javascripts" / "lunr", ignore_errors=True)
    for path in sorted(fresh.rglob("*.map")):
        path.unlink()
    for path in sorted((fresh / "assets").rglob("*.min.*")):
        content = path.read_bytes()
        short = SOURCE_MAP.sub(b"\n", content)
        if path.name.startswith("palette."):
            short = NAMED_COLOURS.sub(b"", short)
        if short != content:
            path.write_bytes(short)
    for path in sorted((fresh / "assets").glob("*.*")):
        if path.suffix in COMMENTS:
            path.write_bytes(COMMENTS[path.suffix].sub(b"", path.read_bytes()))


def _sitemap(
    fresh: Path, settings: Settings, has_date: bool, dates: Mapping[str, str] | None
) -> None:
    """Keep the sitemap only where its addresses and dates are true, the same bytes every time."""
    plain, packed = fresh / "sitemap.xml", fresh / "sitemap.xml.gz"
    if not plain.exists():
        return
    if not settings.address:
        plain.unlink()
        packed.unlink(missing_ok=True)
        return
    text = plain.read_text("utf-8")
    if dates is not None or not has_date:
        text = re.sub(r"\s*<lastmod>[^<]*</lastmod>", "", text)
    days = {f"<loc>{settings.address}{page}</loc>": day for page, day in (dates or {}).items()}

    def dated(match: re.Match[str]) -> str:
        day = days.get(match[0])
        return f"{match[0]}\n         <lastmod>{day}</lastmod>" if day else match[0]

    text = re.sub("<loc>[^<]*</loc>", dated, text)
    plain.write_text(text, "utf-8", newline="\n")
    packed.write_bytes(gzip.compress(text.encode(), mtime=0))


def _make_readable(fresh: Path) -> None:
    """Let everybody read: `mkdtemp` made the folder private, and a host's upload refuses that."""
    for folder, _folders, names in os.walk(fresh):
        os.chmod(folder, 0o755)  # noqa: S103
        for name in names:
            os.chmod(os.path.join(folder, name), 0o644)
