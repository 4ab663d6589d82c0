"""Proposes which lines of a page are furniture: what stands around the article, never its sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import lxml.html
import trafilatura

SHORT = 8  # words: a line of so few without a full stop may be furniture where nothing else says so
ENDS = (".", "!", "?", "…", "”", '"', ":")
# What makers of pages call the parts around the article.
_AROUND = re.compile(
    r"cookie|consent|banner|\bnav|menu|breadcrumb|related|recommend|sidebar|footer|share|social|promo"
    r"|newsletter|subscri|advert|\bads?\b|teaser|comments?\b|popup|modal",
    re.IGNORECASE,
)


def outside_the_article(
    tree: lxml.html.HtmlElement, lines: Sequence[str], kept: Collection[str]
) -> tuple[str, ...]:
    """Lines that a detector does not take for the article, if they are short or stand in a part around it.

    The detector skips lists and tables of an article too: a sentence is proposed only where the
    page itself calls the part another thing. Lines of `kept` never are. Empty without an article.
    """
    article = _article(tree)
    if not any(line in article for line in lines):
        return ()
    around = _around(tree)
    return tuple(
        line
        for line in dict.fromkeys(lines)
        if line not in article and line not in kept and (_short(line) or line in around)
    )


def _around(tree: lxml.html.HtmlElement) -> str:
    """The words of the parts around an article, as one text."""
    parts = [
        element
        for element in tree.iter()
        if isinstance(element.tag, str)
        and (
            element.tag in ("nav", "aside", "footer", "button", "form")
            or _AROUND.search(f"{element.get('class', '')} {element.get('id', '')}")
        )
        # A name on the page itself, or on its article, says nothing of a part.
        and element.tag not in ("html", "body", "main", "article", "h1")
        and all(element.find(f".//{inner}") is None for inner in ("article", "main", "h1"))
    ]
    return "\n".join(" ".join(" ".join(part.itertext()).split()) for part in parts)


def _article(tree: lxml.html.HtmlElement) -> set[str]:
    try:
        text = trafilatura.extract(
            tree,
            output_format="txt",
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            deduplicate=False,
        )
    except Exception:
        return set()
    return {" ".join(line.split()) for line in (text or "").split("\n") if line.strip()}


def _short(line: str) -> bool:
    return len(line.split()) <= SHORT and not line.rstrip().endswith(ENDS)
