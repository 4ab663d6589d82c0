"""Pages as Markdown: every quote whole, every anchor there, nothing unescaped, the same bytes each time."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import jinja2
import markdown
import pytest

from generator.analysis import phrases, weight
from generator.analysis.cited_claims import cited_claims
from generator.analysis.origins import walks
from generator.pages import notes
from generator.pages import render as module
from generator.pages.render import Unescaped, render
from generator.pages.views import rest
from generator.site.mkdocs_config import NAVIGATION
from generator.site.read_site import read_site
from generator.site.site import Site
from generator.text.escaping import html_text, md
from tests.folders import BRIDGE, DAM, FIXTURES
from tests.formats import variant

HOSTILE = '<img src=x onerror="alert(1)"> [l](javascript:alert(1)) {{ 7 * 7 }} *b* `c` "q" \' & \\'
# Attributes that hold words, where a mention is only a mention.
TEXTS = re.compile(r' (?:title|aria-label|alt)="[^"]*"')
PAGES = ("docs/index.md", "docs/briefs/bridge.md", "docs/claims.md", "docs/timeline.md",
         "docs/questions.md", "docs/sources/index.md", "docs/sources/call.md", "docs/sources/follow.md",
         "docs/actors/index.md", "docs/actors/ortiz.md", "docs/data/index.md", "docs/method/scales.md",
         "docs/method/checks.md")  # fmt: skip


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(BRIDGE)


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, str]:
    return {
        path: text for path, text in render(site).items() if path.endswith(".md") and isinstance(text, str)
    }  # fmt: skip


def test_there_is_a_page_for_everything(site: Site, pages: dict[str, str]) -> None:
    assert set(PAGES) <= set(pages)
    for kind, names in (
        ("sources", site.sources),
        ("actors", site.actors),
        ("briefs", site.briefs),
    ):
        assert {f"docs/{kind}/{name}.md" for name in names} <= set(pages)


def test_two_renderings_are_the_same(site: Site) -> None:
    assert render(site) == render(read_site(BRIDGE))


def test_every_page_begins_with_a_title_and_a_description(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        front = re.match(r"---\ntitle: (\".+\")\ndescription: (\".+\")\n", text)
        assert front and all(json.loads(one) for one in front.groups()), path
        assert len(re.findall(r"(?m)^# ", text)) == 1, path
        assert "\n\n\n" not in text, path


def test_quotes_are_never_cut(site: Site, pages: dict[str, str]) -> None:
    brief, cards = pages["docs/briefs/bridge.md"], pages["docs/briefs/bridge/evidence.md"]
    noted = {claim.ref for claim in cited_claims(site, site.briefs["bridge"])}
    assert 5 < len(noted) < 18
    for claim in site.claims():
        for evidence in claim.evidence:
            assert (md(evidence.quote.words) in brief) == (claim.ref in noted)
            for lookup in (evidence.quote, *evidence.context):
                block = f">{html_text(lookup.words)}</blockquote>"
                assert f"<blockquote{block}" in cards
                passage = rf'<blockquote id="q-[0-9-]+"{re.escape(block)}'
                assert re.search(passage, pages[f"docs/sources/{evidence.source}.md"])


def test_the_notes_are_the_claims_in_their_order(site: Site, pages: dict[str, str]) -> None:
    text = pages["docs/briefs/bridge.md"]
    notes = re.findall(r"(?m)^\[\^(.+?)\]: ", text)
    assert notes == list(site.briefs["bridge"].claims)
    body = text.partition("## Notes")[0]
    cited = set(re.findall(r"(?<!\\)\[\^([^\]]+)\]", body))
    assert cited == {claim.id for claim in cited_claims(site, site.briefs["bridge"])}
    html = markdown.markdown(text.partition("\n---\n")[2], extensions=["attr_list", "footnotes"])
    for number, name in enumerate(notes, 1):
        # One numbering everywhere: that of the claims.
        assert f'href="#fn:{name}">{number}</a>' in html
        assert len(re.findall(f'id="{name}"', html)) == 1


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("plain", "“plain”"),
        ("it is “ready to fight” now", "‘it is “ready to fight” now’"),
        ('a "straight" one', '‘a "straight" one’'),
    ],
)
def test_quotation_marks_inside_quotation_marks_pair(words: str, shown: str) -> None:
    assert phrases.quoted(words) == shown
    assert notes.paired(words)


@pytest.mark.parametrize("words", ["weapons,” Yoon said", "he said “no", 'an "inch', "”a“"])
def test_a_quote_with_half_a_pair_is_a_block(words: str) -> None:
    assert not notes.paired(words)


def test_a_source_names_its_briefs_once() -> None:
    site = read_site(DAM)
    page = str(render(site)["docs/sources/wire.md"])
    named = re.findall(r"(?m)^(\d)\. \[(.*)\]\(", page)
    assert [title for _, title in named] == [brief.title for brief in site.briefs.values()]
    for claim in site.claims():
        if "wire" in claim.sources:
            number = next(n for n, title in named if title == site.briefs[claim.brief].title)
            assert re.search(rf"#{claim.id}\">.*?</a> \([^)]*; brief {number}\)", page), claim.id
    alone = page.partition("{: #weight")[2]
    lines = weight.for_source(site, "wire").lines
    assert len(lines) == 2 and all(md(line.text) in alone for line in lines)
    told = re.findall(r"(?m)^- In “(.*?)”, (this|these) sentences? rests? on it alone: ", alone)
    assert len(told) == len(dict(told)) == len({line.brief for line in lines})


def test_a_claim_without_a_known_day_is_undated_on_every_page() -> None:
    orchard = read_site(FIXTURES / "orchard")
    pages = render(orchard)
    claim = orchard.briefs["blight"].claims["joint"]
    assert claim.said is None and claim.when is not None
    for page in ("claims.md", "timeline.md", "briefs/blight/evidence.md"):
        row = next(
            line
            for line in str(pages[f"docs/{page}"]).splitlines()
            if line.startswith("<tr>") and f">{claim.says}</a>" in line
        )
        assert "<td>undated</td>" in row, page


def test_a_card_tells_the_way_of_a_claim_where_its_first_lines_do_not(
    site: Site, pages: dict[str, str]
) -> None:
    cards = pages["docs/briefs/bridge/evidence.md"]
    plain = 0
    for claim in site.briefs["bridge"].claims.values():
        card = cards.split(f"{{: #{claim.id} }}")[1].split("\n#")[0]
        straight = all(
            walk.speaker == claim.speaker and not walk.relays for walk in walks(site, claim)
        )
        assert ("How it reached us" in card) != straight, claim.id
        plain += straight
        line, _ = site.briefs["bridge"].sheet.lines(claim.path)
        assert f"line {line} of the fact sheet." in card or f"[line {line}](" in card
        # One heading for all that is told under it, and a day only where there is one.
        headings = re.findall("<dt>(.*?)</dt>", card)
        assert all(this != next for this, next in pairwise(headings)), claim.id
        assert ("**, undated" in card) == (claim.said is None), claim.id
        # A list of one is no list.
        assert ('<ul class="bf-evidence"' in card) == (len(claim.evidence) > 1)
    assert 0 < plain < len(site.briefs["bridge"].claims)


def test_a_source_of_one_brief_names_it_once(site: Site, pages: dict[str, str]) -> None:
    (title,) = (brief.title for brief in site.briefs.values())
    for name in site.sources:
        page = pages[f"docs/sources/{name}.md"].split("## Quoted passages")[1].split("\n## ")[0]
        if site.claims_by_source.get(name):
            assert page.count(f"All claims are those of the brief [{title}](") == 1
            assert f"; {title})" not in page


def test_everything_that_can_be_cited_has_its_anchor(site: Site, pages: dict[str, str]) -> None:
    brief, text = site.briefs["bridge"], pages["docs/briefs/bridge.md"]
    anchors = [*brief.claims, *(f"j-{one}" for one in brief.judgements)]
    anchors += [f"d-{one}" for one in brief.disagreements] + [f"g-{one}" for one in brief.gaps]
    assert len(anchors) > 20
    for anchor in anchors:
        assert text.count(f"{{: #{anchor} ") == 1, anchor
    for claim in brief.claims:
        assert f"](bridge/evidence.md#{claim})" in text
        assert f"{{: #{claim} }}" in pages["docs/briefs/bridge/evidence.md"]


def test_a_brief_says_what_a_reader_must_know(pages: dict[str, str]) -> None:
    text = pages["docs/briefs/bridge.md"]
    headings = re.findall(r"(?m)^## (.+?) \{", text)
    assert headings == [
        "Answer",
        "Estimates at a glance",
        "Key judgements",
        "Where sources disagree",
        "What is not known",
        "Sources",
        "What changed",
        "Notes",
    ]
    for words in (
        "The latest day that the sources give is 4 April 2031; this edition is of 12 April 2031.",
        "### Very unlikely: ",
        "confidence.** ",
        "- **For:** ",
        "**2031-04-12**",
    ):
        assert words in text, words


def test_drafts_stay_out(pages: dict[str, str]) -> None:
    assert not [path for path, text in pages.items() if "nobody has checked" in text]


def test_an_actor_is_found_under_every_spelling(site: Site, pages: dict[str, str]) -> None:
    for name, actor in site.actors.items():
        text = pages[f"docs/actors/{name}.md"]
        for spelling in (
            actor.name,
            *actor.card.titles,
            *actor.card.aliases,
            *actor.card.weak_aliases,
        ):
            assert md(spelling) in text, spelling
        # What stands under `tags` weighs in the search as a title does.
        tags = re.findall(r"(?m)^  - (.*)$", text.partition("tags:\n")[2].partition("\n---")[0])
        assert tuple(map(json.loads, tags)) == actor.spellings[1:]


def test_a_check_s_reasons_are_prose_and_its_examples_are_not() -> None:
    text = "First.\n\nWhy: one\ntwo\nthree.\n\nBad:\n    a: 1\n    b: 2\n"
    assert rest(text) == "Why: one two three.\n\nBad:\n    a: 1\n    b: 2"


def test_the_keys_in_the_first_line_of_a_check_are_code(pages: dict[str, str]) -> None:
    text = pages["docs/method/checks.md"]
    assert "are read in <code>disagreements</code>." in text


def test_pictures_stay_out_of_the_search_and_in_one_block(pages: dict[str, str]) -> None:
    figures = re.findall(r"<figure.*?</figure>", "\n".join(pages.values()), re.DOTALL)
    assert figures
    for one in figures:
        assert "data-search-exclude" in one.partition(">")[0]
        assert "\n\n" not in one and "style=" not in one


def test_navigation_names_every_brief(site: Site) -> None:
    text = render(site)[NAVIGATION]
    assert isinstance(text, str)
    nav = json.loads(text.partition("nav: ")[2])
    assert {"Home": "index.md"} in nav
    assert [{"The harbour bridge": "briefs/bridge.md"}] in [
        next(iter(entry.values())) for entry in nav
    ]


def test_what_an_author_writes_never_becomes_markup(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    quoted = json.dumps(HOSTILE)
    site = variant(root, {
        "briefs/bridge.yml": {
            "title: The harbour bridge": f"title: {quoted}",
            "says: Up to 40 lorries come at night.": f"says: {quoted}",
            "matters: The daily count rests on it.": f"matters: {quoted}",
            "{label: Lorries a day, unit: lorries a day}": f"{{label: {quoted}, unit: lorries a day}}",
        },
        "seeds/actors.yml": {"{name: Ines Dahl,": f"{{name: {quoted},"},
        "seeds/sources.yml": {"label: Agency report on the toll": f"label: {quoted}"},
    })  # fmt: skip
    made = render(site)
    texts = {path: str(text) for path, text in made.items() if path.endswith(".md")}
    assert sum("onerror" in text for text in texts.values()) > 5
    for path, text in texts.items():
        body = text.partition("\n---\n")[2]
        html = markdown.markdown(body, extensions=["attr_list", "footnotes", "tables", "toc"])
        assert "<img" not in html, path
        assert not re.search(r"<[^>]*(?:javascript:|\sonerror=)[^>]*>", TEXTS.sub("", html)), path


def test_a_value_that_passed_no_escape_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = module.templates()
    assert environment.from_string("{{ number }} {{ words|md }}").render(number=3, words="<b>")
    with pytest.raises(Unescaped, match="without an escape filter"):
        environment.from_string("{{ words }}").render(words="<b>")
    with pytest.raises(jinja2.UndefinedError):
        environment.from_string("{{ nothing|md }}").render()
