"""Refuses hand-written pages that lie where no page of the site belongs, each by its name."""

from __future__ import annotations

import os
from pathlib import Path

from generator.finding import Finding, Place
from generator.publishing.write_files import owned
from generator.site.input_files import PAGES

# What MkDocs makes a page of, wherever it lies, and what it copies as a page.
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
HTML = (".html", ".htm")


def stray_pages(root: Path) -> list[Finding]:
    """Every page under docs/ that nobody generated and that is none of docs/about/.

    MkDocs would publish it: below briefs/, sources/ or actors/ without a word, since no navigation
    has to lead to what lies there.
    """
    generated = owned(root)
    findings = []
    for where, folders, names in os.walk(root / "docs"):
        folders.sort()
        for name in sorted(names):
            path = Path(where, name).relative_to(root).as_posix()
            ending = os.path.splitext(name)[1].lower()
            if path in generated or ending not in (*MARKDOWN, *HTML):
                continue
            if path != f"{PAGES}/{name}" or ending != ".md" or not name.endswith(".md"):
                findings.append(_stray(path, name.removesuffix(os.path.splitext(name)[1]), ending))
    return findings


def _stray(path: str, stem: str, ending: str) -> Finding:
    what = "a page as HTML" if ending in HTML else "a page that nobody generated"
    target = f"{PAGES}/{stem}.md"
    cure = "write it as Markdown into" if ending in HTML else "move it to"
    message = f"{what}; hand-written pages stand in {PAGES}/ itself, as Markdown"
    return Finding(Place(path), "stray-page", message, f"{cure} {target}, or take it away")
