"""Makes of a page's Markdown one that reads well as a text file: no anchors, no drawings, links that resolve."""

from __future__ import annotations

import re

ATTRIBUTES = re.compile(r"(?<!\\) ?\{: [^{}]*\}|\{\.bf-cite\}")
ANCHOR = re.compile(r'<(span|a) id="[^"]*"></\1>')
FIGURE = re.compile(r"(?s)<figure.*?</figure>\n*")
CARD = re.compile(r"(?m) \[Evidence\]\([^)]*\)$")
# In a note the source is named; where it lies stands once, under Sources.
PLACE = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\((?:\.\./)*sources/[^()\s]*\)")
LINK = re.compile(r"(?<=\]\()([^()\s]*?)(?:index)?\.md(#[^()\s]*)?(?=[)\s])")
FRONT = re.compile(r"(?s)\A---\n.*?\n---\n+")


def plain_markdown(text: str) -> str:
    """The same words for who reads the file itself; escaped braces and brackets stay as they are."""
    text = FIGURE.sub("", FRONT.sub("", text))
    text = CARD.sub("", ANCHOR.sub("", ATTRIBUTES.sub("", text)))
    body, notes, listed = text.partition("\n[^")
    text = body + notes + PLACE.sub(r"\1", listed)
    text = LINK.sub(lambda link: _address(link[1]) + (link[2] or ""), text)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"(?m)[ \t]+$", "", text)).strip() + "\n"


def _address(path: str) -> str:
    """The folder that becomes of a Markdown file: `../sources/call` is `../sources/call/`."""
    return path if path.endswith("/") or not path else f"{path}/"
