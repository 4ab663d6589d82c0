"""Proposes which lines of a page are furniture: what stands around the article, never its sentences."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import lxml.html
import trafilatura

SHORT = 8  # words: within the article only a line of so few without a full stop is proposed
ENDS = (".", "!", "?", "…", "”", '"', ":")


def outside_the_article(
    tree: lxml.html.HtmlElement, lines: Sequence[str], kept: Collection[str]
) -> tuple[str, ...]:
    """Lines before and after what a detector takes for the article, and short ones that it leaves out.

    The detector skips lists and tables of an article too, so a sentence within it is never
    proposed; nor is a line of `kept`. Empty where it sees no article.
    """
    article = _article(tree)
    inside = [at for at, line in enumerate(lines) if " ".join(line.split()) in article]
    if not inside:
        return ()
    first, last = inside[0], inside[-1]
    outside = [
        line
        for at, line in enumerate(lines)
        if at < first or at > last or (at not in inside and _short(line))
    ]
    content = {lines[at] for at in inside} | set(kept)
    return tuple(line for line in dict.fromkeys(outside) if line not in content)


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
