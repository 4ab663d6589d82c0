"""The Markdown that is offered as a text file reads well by itself, and says the same as the page."""

from __future__ import annotations

from generator.pages.plain_markdown import plain_markdown
from generator.pages.render import render
from generator.site.read_site import read_site
from tests.folders import BRIDGE

PAGE = """---
title: "x"
---

# Title {: #top }

Words.[^a] [^b] A brace \\{: #no \\} stays. [S](../sources/call.md#q-1-2){: #x }; [home](../index.md).

<figure class="bf-picture">
<svg></svg>
</figure>

[^a]: **Who**{: #a }: “words” ([S](../sources/call.md#q-1-2){: #a-e1 }). [Evidence](x/evidence.md#a)
[^b]: <span id="b-e1"></span>**Who**{: #b }: it. [Evidence](x/evidence.md#b)
"""


def test_anchors_and_drawings_go_and_links_lead_to_pages() -> None:
    assert plain_markdown(PAGE) == (
        "# Title\n\n"
        "Words.[^a] [^b] A brace \\{: #no \\} stays. [S](../sources/call/#q-1-2); [home](../).\n\n"
        "[^a]: **Who**: “words” (S).\n"
        "[^b]: **Who**: it.\n"
    )


def test_the_file_of_a_brief_has_every_note_and_no_markup_of_ours() -> None:
    site = read_site(BRIDGE)
    text = str(render(site)["docs/briefs/bridge.md.txt"])
    for name in site.briefs["bridge"].claims:
        assert f"\n[^{name}]: " in text
    assert "{:" not in text and "<svg" not in text and ".md)" not in text
