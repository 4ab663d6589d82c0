"""What is read of a page by patterns is what is read of it sign by sign; what is not in plain form is left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.publishing.inspection.built_page import BuiltPage, parse
from generator.publishing.inspection.plain_page import in_plain_form, read_page
from tests.built_site import audited

PIECES = (
    "<p>", "</p>", "<p", ">", "<", "</", "/>", " ", "\n", "&amp;", "&lt;b&gt;", "&amp", "&", ";", "\0", "é", "x", '"', "'", "=",
    "<article>", "</article>", '<article class="a">', "<em>", "</em>", "<br>", "<br/>", "<span id=\"a\">", '<a href="#a">',
    '<a id="b" href="x?a&amp;b">', "<a href=x>", "<a href='x'>", '<a href="javascript:alert(1)">', '<a title="a > b">', "</a>",
    '<a rel="license" href="https://a.example/" rel="x">', "<A HREF=\"x\">", "<iframe>", "<style>", "</style>", "<plaintext>",
    "<!-- x -->", "<!-->", "--!>", "-->", "<!--", "<![CDATA[", "]]>", "<?x ?>", "<!doctype html>", "<script>", "</script>",
    '<script type="application/json">', '<script src="a.js">', '{"a": "<b onclick=x>"}', "alert(1)", "<!--<script>",
    '<p onclick="x">', '<p style="text-align: right">', '<p style="background: url(x)">', '<meta http-equiv="refresh">',
    "<title>", "</title>", "<textarea>", "</textarea>", "<noscript>", "</noscript>", "<svg>", "</svg>", '<path d="M0 0"/>',
    "<template>", "</template>", "<math>", '<svg viewBox="0 0 1 1">', '<use xlink:href="#a"/>', '<img src="x" srcset="y">',
)  # fmt: skip


def without_lines(page: BuiltPage) -> BuiltPage:
    return replace(page, links=tuple(replace(link, line=0) for link in page.links))


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("<article><p>a<em>b</em> &lt;c&gt;</p></article>")
@example('<a href="x" onclick="y">')
@example('<script type="text/javascript" type="application/json">alert(1)</script>')
def test_both_readers_say_the_same(body: str) -> None:
    page = f"<!doctype html>\n<html><body>{body}</body></html>"
    assert without_lines(read_page("x.html", page)) == without_lines(parse("x.html", page))


@pytest.mark.parametrize(
    "body",
    [
        '<p id="a">x</p>\n<a class="b" href="#a" title="c">d</a>',
        '<article><p>a<em>b</em> &lt;c&gt; &amp;amp;</p><br/><!-- d --></article><p>e</p>',
        '<script type="application/json">{"a": "<b onclick=x>"}</script><script src="a.js"></script>',
        '<svg viewBox="0 0 1 1"><title id="t">x &amp; y</title><a href="#s"><rect id="s"/></a></svg>',
        '<table><tr><td style="text-align: right">1</td></tr></table>',
    ],
)  # fmt: skip
def test_what_the_publisher_makes_is_in_plain_form(body: str) -> None:
    page = f"<!doctype html>\n<html><body>\n{body}</body></html>"
    assert in_plain_form("x.html", page) == without_lines(parse("x.html", page))


def test_a_page_in_plain_form_is_held_against_the_rules_too(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<!doctype html>\n<p>x</p>\n<a href="gone/">x</a>')
    plain = read_page("index.html", (tmp_path / "index.html").read_text())
    assert [link.line for link in plain.links] == [0]
    assert [(one.code, one.place.line) for one in audited(tmp_path)] == [("dead-link", 3)]
