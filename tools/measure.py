"""Measures the pages of briefs: heights, where the parts begin, weight, printed pages, raw Markdown.

make measure                                       # of site/, which is built first
sh tools/browser.sh .venv/bin/python tools/measure.py FOLDER
"""

from __future__ import annotations

import base64
import gzip
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from served import served

WIDTHS = (1280, 390)
PARTS = ("bottom-line", "picture", "judgements", "disagreements", "gaps", "sources", "claims")
# Tops of the parts, the end of the answer and of the page, and how tall the pictures are, in pixels.
HEIGHTS = """(parts) => {
    const top = (id) => document.getElementById(id)?.getBoundingClientRect().top + scrollY;
    return {parts: parts.map(top).map(Math.round), all: document.documentElement.scrollHeight,
            answer: Math.round(document.querySelector('.bf-bottom-line').getBoundingClientRect().bottom + scrollY),
            pictures: [...document.querySelectorAll('.bf-picture')].map((each) => Math.round(each.getBoundingClientRect().height))};
}"""


def bare(markdown: str) -> str:
    """The Markdown without its pictures and tables of pictures."""
    return re.sub(r"(?s)<figure.*?</figure>", "", markdown)


def paper(page: Any) -> int:
    session = page.context.new_cdp_session(page)
    printed = session.send("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    return base64.b64decode(printed["data"]).count(b"/Type /Page\n")


def main(site: Path) -> int:
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("BRIEFS_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("measure: no Chromium or Chrome here; nothing was measured", file=sys.stderr)
        return 1
    with served(site) as address, sync_playwright() as playwright:
        # --no-sandbox: as root, in a container, Chromium starts only without.
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for folder in sorted(path.parent for path in (site / "briefs").glob("*/index.html")):
            print(folder.name)
            for width in WIDTHS:
                page = browser.new_page(viewport={"width": width, "height": 800})
                page.goto(f"{address}briefs/{folder.name}/", wait_until="networkidle")
                sizes = page.evaluate(HEIGHTS, PARTS)
                tops = ", ".join(
                    f"{name} {top}" for name, top in zip(PARTS, sizes["parts"], strict=True)
                )
                print(f"  {width}: answer ends {sizes['answer']}, {tops}, page {sizes['all']}")
                print(f"  {width}: pictures {sizes['pictures']}")
                if width == WIDTHS[0]:
                    print(f"  printed: {paper(page)} pages")
                page.close()
            for name, path in (("brief", folder), ("evidence", folder / "evidence")):
                weight = len(gzip.compress((path / "index.html").read_bytes(), 9))
                print(f"  {name}: {weight / 1024:.1f} KiB gzipped")
            text = (site / "briefs" / f"{folder.name}.md.txt").read_text("utf-8")
            print(f"  Markdown: {len(bare(text).encode()) / 1000:.1f} kB without pictures")
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]) if sys.argv[1:] else Path("site")))
