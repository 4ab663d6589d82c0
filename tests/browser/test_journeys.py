"""A reader's ways: from the home page to a passage and back, by mouse, keyboard, finger and search."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.search_entries import entries

expect: Any = pytest.importorskip("playwright.sync_api").expect

Visit = Callable[..., Any]
QUOTE = "She added that close to 300 lorries cross daily"


def inside(page: Any, locator: Any) -> bool:
    """Whether an element lies wholly within the window."""
    box, size = locator.bounding_box(), page.viewport_size
    return bool(
        box
        and box["x"] >= 0
        and box["y"] >= 0
        and box["x"] + box["width"] <= size["width"]
        and box["y"] + box["height"] <= size["height"]
    )


def title(page: Any) -> Any:
    """The way from the home page to the brief."""
    return page.locator("h2 a", has_text="The harbour bridge").first


def test_from_home_to_the_passage_and_back(visit: Visit, address: str) -> None:
    page = visit()
    title(page).click()
    expect(page).to_have_url(f"{address}briefs/bridge/")
    cite = page.locator(".bf-bottom-line a[href^='#fn:']").first
    cite.hover()
    pop = page.locator(".bf-pop")
    expect(pop).to_contain_text("The port office and Lena Ortiz, on 3 March 2031")
    expect(pop).to_contain_text(QUOTE)
    expect(pop).to_contain_text("Report on the port office’s talk")
    expect(pop.locator(".footnote-backref")).to_have_count(0)
    page.mouse.move(5, 5)
    expect(pop).to_have_count(0)
    cite.click()
    expect(page).to_have_url(re.compile("#fn:lorries$"))
    note = page.locator(".footnote li:target")
    expect(note).to_contain_text(QUOTE)
    expect(note.locator(".footnote-backref:visible")).to_have_count(1)
    note.get_by_role("link", name="Evidence").click()
    expect(page).to_have_url(f"{address}briefs/bridge/evidence/#lorries")
    expect(page.locator("#lorries")).to_contain_text(
        "Close to 300 lorries cross the bridge each day."
    )
    expect(page.locator("#lorries ~ dl").first).to_contain_text("How it reached us")
    page.locator("#lorries-e1 a").first.click()
    expect(page).to_have_url(re.compile(r"/sources/call/#q-\d+-\d+$"))
    passage = page.locator(":target")
    expect(passage).to_contain_text(QUOTE)
    expect(passage).to_be_in_viewport()
    page.locator(":target + p").get_by_role("link", name="Close to 300 lorries").click()
    expect(page).to_have_url(f"{address}briefs/bridge/evidence/#lorries")
    page.get_by_role("link", name="In the brief").first.click()
    expect(page).to_have_url(re.compile("/briefs/bridge/#"))
    page.go_back()
    expect(page.locator("#lorries")).to_be_in_viewport()


def test_old_addresses_of_a_claim_lead_to_its_note(visit: Visit, address: str) -> None:
    page = visit("briefs/bridge/#lorries", java_script_enabled=False)
    expect(page.locator("#lorries")).to_be_in_viewport()
    expect(page.locator("li:has(#lorries)")).to_contain_text(QUOTE)
    page.locator("li:has(#lorries)").get_by_role("link", name="Evidence").click()
    expect(page).to_have_url(f"{address}briefs/bridge/evidence/#lorries")
    expect(page.locator("#lorries")).to_be_in_viewport()


def test_a_citation_on_another_page_shows_its_evidence_too(visit: Visit) -> None:
    page = visit()
    page.locator(".bf-cite").first.hover()
    expect(page.locator(".bf-pop")).to_contain_text(QUOTE)


def test_the_pop_up_stays_while_it_is_pointed_at(visit: Visit) -> None:
    page = visit("briefs/bridge/")
    page.locator("a[href^='#fn:']").first.hover()
    pop = page.locator(".bf-pop")
    pop.hover()
    page.wait_for_timeout(600)
    expect(pop).to_be_visible()
    page.keyboard.press("Escape")
    expect(pop).to_have_count(0)


def test_by_keyboard_alone(visit: Visit) -> None:
    page = visit("briefs/bridge/")
    focused = page.locator(":focus")
    page.keyboard.press("Tab")
    expect(focused).to_have_class(re.compile("md-skip"))
    expect(focused).to_be_in_viewport()
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if (focused.get_attribute("href") or "").startswith("#fn:"):
            break
    expect(focused).to_have_attribute("href", re.compile("^#fn:"))
    expect(focused).to_have_attribute("aria-label", "Note 1: The port office and Lena Ortiz")
    cite = focused.element_handle()
    assert focused.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    pop = page.locator(".bf-pop")
    expect(pop).to_contain_text(QUOTE)
    assert focused.get_attribute("aria-describedby") == pop.get_attribute("id")
    # What it holds can be reached, and Escape leads back to the citation.
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.bf-pop') !== null"):
            break
    expect(pop.locator(":focus")).to_be_visible()
    page.keyboard.press("Escape")
    expect(pop).to_have_count(0)
    assert page.evaluate("e => e === document.activeElement", cite)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#fn:lorries$"))


def test_focus_is_never_lost_or_hidden(visit: Visit) -> None:
    page = visit("sources/follow/", reduced_motion="reduce")
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                const e = document.activeElement, b = e.getBoundingClientRect();
                const at = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);
                return {tag: e.tagName, html: e.outerHTML.slice(0, 120), y: b.y,
                        // The theme draws the ring of a radio button around its label.
                        ring: [e, e.nextElementSibling].some((one) => one && one.matches('label, :focus') &&
                              getComputedStyle(one).outlineStyle !== 'none'),
                        covered: !(at && (e.contains(at) || at.contains(e)))};
            }"""
        )
        if state["tag"] == "BODY":
            break
        seen.add(state["html"])
        if "md-search" in state["html"]:
            continue  # the theme's search opens over the page and shows a caret
        assert state["ring"], f"no focus to be seen on {state['html']}"
        if state["tag"] != "INPUT":
            assert not state["covered"], f"hidden when focused: {state['html']}"
    assert len(seen) > 20


def test_by_finger_on_a_telephone(visit: Visit) -> None:
    page = visit("briefs/bridge/", width=390, height=844, has_touch=True, is_mobile=True)
    cite = page.locator("a[href^='#fn:']").first
    cite.scroll_into_view_if_needed()
    cite.tap()
    pop = page.locator(".bf-pop")
    expect(pop).to_contain_text(QUOTE)
    assert "#" not in page.url
    assert inside(page, pop), pop.bounding_box()
    page.touchscreen.tap(5, 300)
    expect(pop).to_have_count(0)
    cite.tap()
    expect(pop).to_be_visible()
    cite.tap()
    expect(page).to_have_url(re.compile("#fn:lorries$"))


def results(page: Any, words: str) -> Any:
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.type(words, delay=15)
    found = page.locator(".md-search-result__link")
    expect(found.first).to_be_visible()
    return found


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("Orthys", "actors/ortiz/"),  # a spelling of the register
        ("Mayor Dahl", "actors/dahl/"),
        ("list of heavy loads", "briefs/bridge/evidence/#loads"),  # the words of a claim
        ("deny", "briefs/bridge/evidence/#no-rise"),
    ],
)
def test_search_finds(visit: Visit, address: str, words: str, leads: str) -> None:
    page = visit()
    found = results(page, words)
    for _ in range(20):  # what was found for the first letters may stand there for a moment
        wanted = found.evaluate_all("links => links.slice(0, 8).map(link => link.href)")
        if any(re.sub(r"\?h=[^#]*", "", one) == address + leads for one in wanted):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"{leads} is not among {wanted}")


def test_an_alias_of_common_words_leads_to_its_bearer_first(visit: Visit, address: str) -> None:
    page = visit()
    results(page, "head of the bridge")
    first = page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile("/actors/ortiz/"))


def test_a_word_that_is_half_written_is_not_looked_for_as_everything(visit: Visit) -> None:
    page = visit()
    results(page, "toll-")
    found = page.locator(".md-search-result__item")
    expect(found).to_have_count(3)  # the pages on which it stands
    assert page.locator("[data-md-component=search-query]").evaluate("box => box.value") == "toll"
    page.keyboard.type("-")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    page.keyboard.type("l")
    expect(found).to_have_count(3)


def test_keys_typed_fast_are_looked_for_once(visit: Visit) -> None:
    page = visit()
    results(page, "bridge")
    page.evaluate(
        """() => { const send = Worker.prototype.postMessage; window.asked = [];
        Worker.prototype.postMessage = function (message) { asked.push(message); return send.call(this, message); } }"""
    )
    page.keyboard.type(" toll", delay=5)
    expect(page.locator(".md-search-result__link").first).to_have_attribute(
        "href", re.compile("toll")
    )
    assert len(page.evaluate("asked")) < 4  # of five keys


def test_the_search_index_is_fetched_when_somebody_wants_to_search(visit: Visit) -> None:
    page = visit("briefs/bridge/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    later = re.compile("search_index|workers/search")
    assert asked and not [address for address in asked if later.search(address)]
    page.keyboard.press("/")
    page.keyboard.type("toll", delay=15)
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert len([address for address in asked if later.search(address)]) == 2


def test_the_page_of_a_hit_has_the_words_marked(visit: Visit) -> None:
    page = visit("briefs/bridge/?h=toll")
    expect(page.locator("article mark").first).to_have_text(re.compile("toll", re.IGNORECASE))


def test_the_search_has_each_thing_once(built: Any) -> None:
    index = json.loads((built / "search" / "search_index.json").read_text("utf-8"))
    found = entries(index)
    places = [entry["location"] for entry in found]
    assert len(set(places)) == len(places)
    assert {place.partition("#")[2] for place in places if place.startswith("briefs/bridge/#")} == {
        "bottom-line"
    }
    (claim,) = [entry for entry in found if entry["location"].endswith("/evidence/#lorries")]
    assert claim["title"].endswith("300 lorries cross the bridge each day.") and not claim["text"]
    assert not [entry for entry in found if QUOTE in entry["text"]]
    assert not [place for place in places if place.startswith(("claims/", "timeline/"))]


def test_without_javascript_everything_is_there(visit: Visit, address: str) -> None:
    page = visit(java_script_enabled=False)
    cite = page.locator(".bf-bottom-line .bf-cite").first
    assert "the port office" in (cite.get_attribute("title") or "").lower()
    title(page).click()
    page.locator(".bf-bottom-line a[href^='#fn:']").first.click()
    expect(page).to_have_url(f"{address}briefs/bridge/#fn:lorries")
    note = page.locator(".footnote li:target")
    expect(note).to_contain_text(QUOTE)
    note.locator("#lorries-e1").click()
    expect(page.locator(":target")).to_contain_text(QUOTE)
    page.goto(f"{address}claims/")
    expect(page.locator("table tbody tr")).to_have_count(18)


def test_tables_sort_and_filter(visit: Visit) -> None:
    page = visit("claims/")
    rows = page.locator("table tbody tr:visible")
    everything = rows.count()
    page.get_by_label("Who").select_option("the drivers’ union")
    assert 0 < rows.count() < everything
    assert all("union" in text for text in rows.locator("td:nth-child(2)").all_inner_texts())
    expect(page.locator(".bf-tools output")).to_have_text(f"{rows.count()} of {everything}")
    page.get_by_label("Who").select_option("all")
    page.get_by_label("Filter", exact=True).fill("HEAVY loads")
    assert rows.count() == 1
    page.get_by_label("Filter", exact=True).fill("")
    head = page.get_by_role("columnheader", name="When said")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    dates = [
        cell.get_attribute("data-sort") for cell in page.locator("tbody td:nth-child(3)").all()
    ]
    dated = [one for one in dates if one]
    assert len(dated) > 2 and dated == sorted(dated)
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")


def test_a_permalink_is_copied(visit: Visit, address: str) -> None:
    page = visit("briefs/bridge/", permissions=["clipboard-read", "clipboard-write"])
    for anchor in ("bottom-line", "j-steady", "gaps"):
        page.locator(f"#{anchor} a.headerlink").click()
        expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{address}briefs/bridge/#{anchor}"


def in_drawer(page: Any) -> bool:
    return bool(page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null"))


def test_the_drawer_of_a_phone_by_keyboard(visit: Visit, address: str) -> None:
    page = visit("briefs/bridge/", width=390, height=844)
    focused = page.locator(":focus")
    button = page.get_by_role("button", name="Navigation")
    links = page.locator(".md-sidebar--primary a:visible")
    for _ in range(60):
        page.keyboard.press("Tab")
        assert not in_drawer(page)
        if "bf-menu" in (focused.get_attribute("class") or ""):
            page.keyboard.press("Enter")
            break
    expect(button).to_have_attribute("aria-expanded", "true")
    seen: list[Any] = []
    while in_drawer(page) and len(seen) < 60:
        expect(focused).to_be_in_viewport(ratio=1)
        seen.append(focused.get_attribute("href"))
        page.keyboard.press("Tab")
    assert len(seen) > 10 and "../../claims/" in seen and "../../about/" in seen
    # Beyond its last link the drawer closes, and the focus goes on.
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(links).to_have_count(0)
    expect(focused).not_to_have_count(0)
    button.focus()
    page.keyboard.press("Space")
    assert in_drawer(page)
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    for _ in range(60):
        page.keyboard.press("Tab")
        assert not in_drawer(page)
    button.click()
    links.filter(has_text="Claims").click()
    expect(page).to_have_url(f"{address}claims/")


def test_without_javascript_the_drawer_opens_for_the_focus(visit: Visit) -> None:
    page = visit("briefs/bridge/", width=390, height=844, java_script_enabled=False)
    expect(page.locator(".md-sidebar--primary")).not_to_be_in_viewport()
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.locator(".md-sidebar--primary a:focus").count():
            break
    expect(page.locator(".md-sidebar--primary a:focus")).to_be_in_viewport(ratio=1)


def test_the_contents_of_a_page_on_a_phone(visit: Visit, address: str) -> None:
    page = visit("briefs/bridge/evidence/", width=390, height=844)
    contents = page.locator(".md-sidebar--secondary").get_by_role("navigation")
    expect(contents.get_by_role("link").first).to_have_text("The claims at a glance")
    assert contents.bounding_box()["height"] < 50
    contents.get_by_role("link", name="Who stands behind the claims").click()
    expect(page).to_have_url(f"{address}briefs/bridge/evidence/#origins")
    expect(page.locator("#origins")).to_be_in_viewport()
    # None where the headings are the list, as at home, nor where there is but one.
    for path in ("", "actors/dahl/"):
        expect(visit(path, width=390, height=844).locator(".md-sidebar--secondary")).to_be_hidden()


def test_a_wrong_address_leads_on(visit: Visit, address: str) -> None:
    page = visit("briefs/no-such/page/")
    expect(page).to_have_title(re.compile("Page not found"))
    article = page.locator("article")
    expect(article.get_by_role("link", name="All briefs")).to_have_count(0)  # few stand at home
    for name, path in (("Claims", "claims/"), ("sources", "sources/"), ("Home", "")):
        article.get_by_role("link", name=name).click()
        expect(page).to_have_url(address + path)
        page.go_back()
