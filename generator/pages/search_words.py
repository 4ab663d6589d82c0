"""Says what of a page the search knows: each thing once, where it is at home. The publisher leaves out what is marked."""

from __future__ import annotations

import re

# A mark in an attribute list, which the publisher's index obeys and takes out of the page.
UNSEARCHED = "data-search-exclude=1"
# Below these headings stands what is told nowhere else: answers, and claims by their own words.
AT_HOME = {
    "brief": re.compile(r"## .* \{: #bottom-line \}"),
    "evidence": re.compile(r"### \d+\. (?!<del>)"),
    "scales": re.compile("## "),
}
HEADING = re.compile(r"(?m)^##+ .*\{: #[\w-]+ (?=\}$)")


def marked(template: str, text: str) -> str:
    """The page with a mark at each heading below its title whose words have their home elsewhere."""
    home = AT_HOME.get(template)

    def mark(heading: re.Match[str]) -> str:
        kept = home is not None and home.match(heading[0] + "}")
        return heading[0] if kept else f"{heading[0]}{UNSEARCHED} "

    return HEADING.sub(mark, text)
