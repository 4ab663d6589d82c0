"""What the audit finds in built pages, and what it lets pass."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from generator.publishing.content_security_policy import (
    CHARSET,
    is_known,
    known_scripts,
    policy,
    with_policy,
)
from tests.built_site import audited

TABS = (
    "var target=document.getElementById(location.hash.slice(1));target&&target.name&&"
    '(target.checked=target.name.startsWith("__tabbed_"))'
)
ADDRESS = "https://press.example/briefings/"


def build(folder: Path, body: str, head: str = "") -> Path:
    page = f'<!doctype html><html lang="en"><head>{CHARSET}{head}</head><body>{body}</body></html>'
    (folder / "briefs/bridge").mkdir(parents=True)
    (folder / "briefs/bridge/index.html").write_text(page, "utf-8")
    (folder / "index.html").write_text(
        '<html><head></head><body><p id="top-line">x</p></body></html>', "utf-8"
    )
    (folder / "data").mkdir()
    (folder / "data/bridge file.json").write_text("{}")
    return folder


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../..">home</a> <a href="../../#top-line">t</a> <a href="#here" id="here">x</a> <a href="#">up</a>',
        '<a href="../../data/bridge%20file.json?download">data</a>',
        '<a href="/briefings/data/bridge%20file.json">rooted</a> <a href="https://press.example/briefings/">own</a>',
        '<a href="https://example.org/a?b=c&amp;d#e">out</a> <a href="?h=word">same page</a>',
        '<table><tr><td style="text-align: right">1</td></tr></table>',
        f"<script>{TABS}</script>",
        '<script id="__config" type="application/json">{"a": "<b onclick=x>"}</script>',
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; javascript:alert(1) onclick=x</p>",
        '<svg viewBox="0 0 1 1"><a href="#s"><rect id="s"/></a></svg>',
    ],
)
def test_what_may_stand_on_a_page(tmp_path: Path, body: str) -> None:
    assert audited(build(tmp_path, body), address=ADDRESS) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<a href="../nowhere/">x</a>', "dead-link"),
        ('<a href="../../briefs">a folder has no page</a>', "dead-link"),
        ('<a href="../../../index.html">above the site</a>', "dead-link"),
        ('<a href="/data/x">outside of the sub-path</a>', "dead-link"),
        ('<a href="https://press.example/briefings/gone/">own, and dead</a>', "dead-link"),
        ('<a href="#nowhere">x</a>', "dead-link"),
        ('<a href="../../#nowhere">x</a>', "dead-link"),
        ('<a href="JaVaScript:alert(1)">x</a>', "foreign-address"),
        ('<a href="&#1;java&#10;script&#58;alert(1)">x</a>', "foreign-address"),
        ('<a href="data:text/html,x">x</a>', "foreign-address"),
        ('<a href="vbscript:x">x</a>', "foreign-address"),
        ('<a href="http://example.org/">x</a>', "foreign-address"),
        ('<a href="//example.org/">x</a>', "foreign-address"),
        ('<a href="/\\example.org/">x</a>', "foreign-address"),
        ('<a href="https://user:word@example.org/">x</a>', "foreign-address"),
        ('<a href="https://[::1/">x</a>', "foreign-address"),
        ('<a ping="https://example.org/" href="#">x</a>', "foreign-address"),
        ('<svg><a xlink:href="javascript:alert(1)"/></svg>', "foreign-address"),
        ('<form action="javascript:alert(1)"></form>', "foreign-address"),
        ('<img src="https://example.org/a.png" alt="">', "third-party"),
        ('<img srcset="https://example.org/a.png 2x" alt="">', "foreign-address"),
        ('<script src="https://example.org/a.js"></script>', "third-party"),
        ('<link rel="stylesheet" href="https://example.org/a.css">', "third-party"),
        ('<link rel="alternate stylesheet" href="https://example.org/a.css">', "third-party"),
        ('<video poster="https://example.org/a.png"></video>', "third-party"),
        ('<iframe src="https://example.org/"></iframe>', "foreign-markup"),
        ('<iframe srcdoc="x"></iframe>', "foreign-markup"),
        ('<object data="x"></object>', "foreign-markup"),
        ('<base href="https://example.org/">', "foreign-markup"),
        ('<meta http-equiv="Refresh" content="0;url=x">', "foreign-markup"),
        ("<style>@import url(x)</style>", "foreign-markup"),
        ('<p style="background: URL(x)">x</p>', "foreign-markup"),
        ("<p onclick=alert(1)>x</p>", "foreign-markup"),
        ("<svg/OnLoad=alert(1)>", "foreign-markup"),
        ("<IMG SRC=x ONERROR=alert(1) alt=''>", "foreign-markup"),
        ("<script>alert(1)</script>", "unknown-script"),
        (f"<script>{TABS};alert(1)</script>", "unknown-script"),
        ('<script type="module">alert(1)</script>', "unknown-script"),
        ('<p id="a">x</p><p id="a">y</p>', "id-twice"),
        ("<!--><img src=x onerror=alert(1)>-->", "foreign-markup"),
        ("<!-- x --!><img src=x onerror=alert(1)> -->", "foreign-markup"),
        ("<![CDATA[><img src=x onerror=alert(1)>]]>", "foreign-markup"),
        ("<?x ?>", "foreign-markup"),
        ('<svg><set attributeName="href" to="javascript:alert(1)"/></svg>', "foreign-markup"),
        ("<plaintext>", "foreign-markup"),
    ],
)  # fmt: skip
def test_what_may_not(tmp_path: Path, body: str, code: str) -> None:
    found = audited(build(tmp_path, body), address=ADDRESS)
    assert code in {one.code for one in found}
    assert {one.place.path for one in found} == {"site/briefs/bridge/index.html"}


def test_a_fault_has_its_line(tmp_path: Path) -> None:
    found = audited(build(tmp_path, '<p>\n\n<a href="#x">x</a>'))
    assert [(one.code, one.place.line) for one in found] == [("dead-link", 3)]


@pytest.mark.parametrize(
    ("article", "quote", "shown"),
    [
        ("<p>She said &#8220;close to <em>300</em>&nbsp;lorries\n cross&#8221;.</p>", "“close to 300 lorries cross”", True),
        ("<p>close to 300</p><p>lorries</p>", "close to 300 lorries", True),
        ("<p>Close to 300 lorries</p>", "close to 300 lorries", False),
        ("<p>close to 300</p>", "close to 3000", False),
        ("<p>it's</p>", "it’s", False),
        ("<p>a<br>b</p>", "ab", False),
        ("<p>a<b>b</b></p>", "ab", True),
        ("<p>2 &lt; 3 &amp;amp; *x* _y_</p>", "2 < 3 &amp; *x* _y_", True),
        ("<!-- hidden -->", "hidden", False),
        ('<script type="application/json">{"a": "hidden"}</script>', "hidden", False),
        ("</article><footer>hidden</footer><article>", "hidden", False),
    ],
)  # fmt: skip
def test_a_quote_stands_in_the_article_as_written(
    tmp_path: Path, article: str, quote: str, shown: bool
) -> None:
    build(tmp_path, f"<nav>hidden</nav><article>{article}</article>")
    found = audited(tmp_path, {"briefs/bridge/": [quote]})
    assert [one.code for one in found] == ([] if shown else ["quote-not-shown"])


def test_a_page_that_must_show_quotes_must_be_there(tmp_path: Path) -> None:
    found = audited(build(tmp_path, ""), {"briefs/gone/": ["x"]})
    assert [(one.place.path, one.code) for one in found] == [
        ("site/briefs/gone/index.html", "page-missing")
    ]


def test_the_theme_s_scripts_are_known_by_their_whole_text() -> None:
    assert len(known_scripts()) >= 5
    assert is_known(TABS)
    assert not is_known(TABS + " ")
    scope = '__md_scope=new URL("{}",location)'
    pattern = next(
        one for one in known_scripts() if "__md_scope=new" in one.pattern.replace("\\", "")
    )
    text = re.sub(r"\\(.)", r"\1", pattern.pattern.replace("[A-Za-z0-9._~/:%-]*", "../.."))
    assert text.startswith(scope.format("../..")) and is_known(text)
    assert not is_known(text.replace("../..", '",location);alert("'))


def test_a_policy_names_exactly_the_scripts_of_its_page() -> None:
    digest = base64.b64encode(hashlib.sha256(TABS.encode()).digest()).decode()
    page = with_policy(f"<html><head>\n{CHARSET}<title>x</title>", [TABS, TABS])
    assert page is not None
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert re.findall(r"'sha256-([^']+)'", page) == [digest]
    script = next(part for part in policy([TABS]).split("; ") if part.startswith("script-src"))
    assert script == f"script-src 'self' 'sha256-{digest}'"
    assert "default-src 'none'" in page
    assert with_policy("<html><head><title>x</title>", []) is None
