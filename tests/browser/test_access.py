"""Every kind of page in both themes and two widths, with everything opened: axe-core finds nothing."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import PAGES

Visit = Callable[..., Any]
# All rules, with the one that axe leaves off (WCAG 2.2, 2.5.8); the dark scheme differs in colours alone.
RULES = {
    "light": "rules: {'target-size': {enabled: true}}",
    "dark": "runOnly: ['color-contrast', 'link-in-text-block']",
}
RUN = """() => axe.run(document, {resultTypes: ['violations'], %s})
    .then((found) => found.violations.flatMap((one) => one.nodes.map(
        (node) => one.id + ': ' + node.html.slice(0, 160) + ' | ' + node.failureSummary.slice(0, 300))))"""


def violations(page: Any, axe: str, scheme: str = "light") -> list[str]:
    page.evaluate(axe)
    found: list[str] = page.evaluate(RUN % RULES[scheme])
    return found


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Visit, address: str, axe: str, scheme: str, width: int) -> None:
    # The security policy would keep axe out, too.
    page = visit(width=width, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    found = {}
    for name, path in PAGES.items():
        page.goto(address + path, wait_until="load")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found[name] = violations(page, axe, scheme)
    page.goto(f"{address}briefs/bridge/", wait_until="load")
    page.locator("a[href^='#fn:']").first.focus()
    page.locator(".bf-pop").wait_for()
    found["card"] = violations(page, axe, scheme)
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_axe_would_find_a_fault(visit: Visit, axe: str) -> None:
    page = visit("briefs/bridge/evidence/", bypass_csp=True)
    page.evaluate(
        """() => { const p = document.querySelector('.bf-facts');
        p.style.color = '#ddd'; p.style.background = '#fff';
        document.querySelector('ul.bf-evidence').insertAdjacentHTML('afterbegin', '<p>not an item</p>');
        document.querySelectorAll('details').forEach((one) => { one.open = true; }); }"""
    )
    rules = {one.partition(":")[0] for one in violations(page, axe)}
    assert {"color-contrast", "list"} <= rules
    assert "color-contrast" in {one.partition(":")[0] for one in violations(page, axe, "dark")}


def test_headings_come_in_order(visit: Visit, address: str) -> None:
    page = visit()
    for path in PAGES.values():
        page.goto(address + path, wait_until="load")
        levels = page.evaluate(
            "[...document.querySelectorAll('.md-content :is(h1,h2,h3,h4,h5,h6)')].map((h) => +h.tagName[1])"
        )
        assert levels[0] == 1 and levels.count(1) == 1, path
        assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), path


def test_tables_have_captions_and_headers(visit: Visit, address: str) -> None:
    page = visit()
    for path in PAGES.values():
        page.goto(address + path, wait_until="load")
        bare = page.evaluate(
            """[...document.querySelectorAll('.md-content table')].filter((one) =>
                !one.caption || !one.querySelector('thead th[scope=col]') || !one.querySelector('tbody th[scope=row]')
            ).map((one) => one.outerHTML.slice(0, 120))"""
        )
        assert bare == [], path
