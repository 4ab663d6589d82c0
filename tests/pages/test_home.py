"""The home page has a short card for each brief, under the headings that the sheets give."""

from __future__ import annotations

from dataclasses import replace

from generator.pages.render import render
from generator.site.read_site import read_site
from generator.site.site import Site
from tests.folders import FIXTURES


def home(site: Site) -> str:
    return str(render(site)["docs/index.md"])


def test_a_card_is_title_question_first_sentence_and_days() -> None:
    text = home(read_site(FIXTURES / "bridge"))
    card = text[text.index("## [The harbour bridge](briefs/bridge.md)") :].partition("\n## ")[0]
    assert "*How much traffic does the bridge carry, and will there be a toll?*" in card
    assert card.count(".bf-cite") == 2 and "A toll" not in card
    assert "this edition is of 12 April 2031." in card


def test_briefs_stand_under_their_sections() -> None:
    site = read_site(FIXTURES / "dam")
    assert "## Other briefs" not in home(site)
    briefs = dict(site.briefs)
    written = briefs["pumps"].written.model_copy(update={"section": "Water"})
    briefs["pumps"] = replace(briefs["pumps"], written=written)
    text = home(replace(site, briefs=briefs))
    places = [text.index(words) for words in ("## Water", "briefs/pumps.md")]
    places += [text.index(words) for words in ("## Other briefs", "briefs/sluice.md")]
    assert places == sorted(places) or places[2:] + places[:2] == sorted(places)
