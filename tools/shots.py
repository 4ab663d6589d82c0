"""Photographs every kind of page into shots/: wide and narrow, light and dark, evidence open, on paper.

make shots                                            # of site/, which is built first
sh tools/browser.sh .venv/bin/python tools/shots.py FOLDER [OUT]
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from served import served

WIDTHS = {"wide": 1280, "narrow": 390}
SCHEMES = ("light", "dark")


def kinds(site: Path) -> dict[str, str]:
    """One page of each kind by name: the heaviest brief, source and actor stand for theirs."""
    pages = {"home": ""}
    for kind in ("briefs", "sources", "actors"):
        found = sorted(
            (site / kind).glob("*/index.html"), key=lambda path: (-path.stat().st_size, path)
        )
        if found:
            pages[kind.removesuffix("s")] = f"{kind}/{found[0].parent.name}/"
    rest = (path.relative_to(site).parent.as_posix() for path in site.rglob("index.html"))
    for page in sorted(rest):
        if page != "." and page.partition("/")[0] != "briefs" and page not in ("sources", "actors"):
            if page.startswith(("sources/", "actors/")):
                continue
            pages[page.replace("/", "-")] = f"{page}/"
    pages |= {f"{kind}-index": f"{kind}/" for kind in ("sources", "actors")}
    return {name: page for name, page in pages.items() if (site / page / "index.html").is_file()}


def photograph(browser: Any, address: str, pages: dict[str, str], out: Path) -> Iterator[Path]:
    """Every page in every width and scheme, whole."""
    for scheme in SCHEMES:
        for width_name, width in WIDTHS.items():
            context = browser.new_context(
                color_scheme=scheme,
                viewport={"width": width, "height": 900},
                reduced_motion="reduce",
                bypass_csp=True,
            )
            context.set_default_timeout(180_000)  # a long page takes its time on a busy machine
            page = context.new_page()
            for name, path in pages.items():
                page.goto(address + path, wait_until="networkidle")
                target = out / f"{name}-{width_name}-{scheme}.png"
                page.screenshot(path=target, full_page=True)
                yield target
            if "brief" in pages:
                yield from _evidence(page, address + pages["brief"], out, f"{width_name}-{scheme}")
            context.close()


def _evidence(page: Any, address: str, out: Path, ending: str) -> Iterator[Path]:
    """A citation with its pop-up, and a claim opened in place."""
    page.goto(address, wait_until="networkidle")
    cite = page.locator(".bf-bottom-line .bf-cite").first
    cite.focus()
    page.locator(".bf-pop").wait_for()
    target = out / f"popover-{ending}.png"
    page.screenshot(path=target)
    yield target
    cite.press("Enter")
    page.locator("details.bf-claim[open]").first.wait_for()
    target = out / f"claim-{ending}.png"
    page.screenshot(path=target)
    yield target


def paper(browser: Any, address: str, out: Path) -> Path:
    """The page as Chromium prints it, with a picture of how the screen lays it out for print."""
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.goto(address, wait_until="networkidle")
    session = page.context.new_cdp_session(page)
    printed = session.send("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    (out / "brief.pdf").write_bytes(base64.b64decode(printed["data"]))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    target = out / "brief-paper.png"
    page.screenshot(path=target, full_page=True)
    page.close()
    return target


def main(site: Path, out: Path) -> int:
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("BRIEFS_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("shots: no Chromium or Chrome here; nothing was photographed", file=sys.stderr)
        return 1
    if not (site / "index.html").is_file():
        print(f"shots: there is no site in {site}/; build one first", file=sys.stderr)
        return 1
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    pages = kinds(site)
    with served(site) as address, sync_playwright() as playwright:
        # --no-sandbox: as root, in a container, Chromium starts only without.
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        count = sum(1 for _ in photograph(browser, address, pages, out))
        if "brief" in pages:
            paper(browser, address + pages["brief"], out)
            count += 1
        browser.close()
    print(f"shots: {count} photographs in {out}/")
    return 0


if __name__ == "__main__":
    given = [Path(one) for one in sys.argv[1:]]
    raise SystemExit(
        main(given[0] if given else Path("site"), given[1] if given[1:] else Path("shots"))
    )
