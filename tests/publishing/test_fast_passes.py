"""What goes over a text by patterns comes to what Markdown, MkDocs and Material come to, also where markup is odd."""

from __future__ import annotations

import random

import markdown
import pytest
from markdown.preprocessors import HtmlBlockPreprocessor
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]
from mkdocs.structure.pages import _RawHTMLPreprocessor

from generator.publishing.publisher.fast_passes import fast_passes

EXTENSIONS = "abbr admonition attr_list def_list fenced_code footnotes nl2br sane_lists smarty tables toc".split()
BLOCKS = [
    "# One {: #one }",
    "```\n<div>fenced</div>\n\n<p>\n```",
    "!!! note\n    <div>inside</div>\n\n    words",
    "term\n:   <b>meaning</b>\n\n    <div>block</div>",
    "## Two *stressed* {: #two data-search-exclude=1 }",
    "### Three & more",
    "plain words, 3 < 4 and AT&T, 5 &lt; 6 &copy; &#8211; &#x2013;",
    'words with `code <b>`, **bold**, _under_, \\* star, <span class="a">in line</span> [way](#two)\nnext  \nline',
    "a note[^a] and [ref] and ![image](a.png) <https://example.org> <b@example.org>",
    "[ref]: #one",
    "[words][ref] and [words] [none] and ![words][ref] and ![ref] and [words][](#one)",
    "[^a]: the note",
    "*[HTML]: markup",
    "- one\n- two\n    - three",
    "| a | b |\n| - | -: |\n| 1 | `2` |",
    '<div class="a" id="b">\n<p>text &amp; more</p>\n</div>',
    '<div id="c"></div>\n<div tabindex="0"><table><tr><td>x</td></tr></table></div>',
    '<dl data-search-exclude="1">\n<dt>a</dt><dd>b<br>c</dd>\n</dl>',
    '<figure data-search-exclude="1"><svg viewBox="0 0 1 1"><title id="t">what</title><path d="M0"/></svg></figure>',
    '<ul data-search-exclude="1"><li>not closed</ul>',
    '<details data-search-exclude="1"><h2 id="in">inside</h2><p>x</p></details>',
    "<div>\n\n<p>after a blank line</p>\n\n</div>",
    " <div>\n\n<p>far inside</p>\n\n</div>",
    "<div>one</div> and a tail",
    "words\n<div>within</div>\nwords",
    "<div><div>one end too few</div>",
    "</div>",
    "<p>one end too many</p></div>",
    "<hr>",
    "<hr/>\n<div/>",
    "<!-- a\n\n<div>comment</div>\n\n-->",
    "<!-- unclosed",
    "<?php echo '<div>' ?>",
    "<script>if (a < b) { c() }</script>",
    "<style>p > a { color: red }</style>",
    "<textarea><div></textarea>",
    "<DIV>LARGE</DIV>",
    "<div a='<b>'>quoted</div>",
    '<div title="a > b">sign</div>',
    "<div>&amp and &nbsp; and &#38</div>",
    '<a name="named"></a> <a id=bare></a> <i id="d">x</i>',
    "    <div>indented</div>",
    "  <div>a little indented</div>",
    "<span>in line</span>\n<div>then a block</div>",
    "<pre>\n\n  kept   as it is\n\n</pre>",
    "<em>*both*</em> <del>gone</del>",
    "\x02wzxhzdk:0\x03 klzzwxh:0000",
    "“quotes” \"straight\" 'single' -- dash ...",
]


def documents() -> list[str]:
    chance = random.Random(7)
    many = ["\n\n".join(chance.choices(BLOCKS, k=chance.randint(1, 8))) for _ in range(600)]
    close = ["\n".join(chance.choices(BLOCKS, k=chance.randint(2, 5))) for _ in range(200)]
    return [*BLOCKS, *many, *close]


def html_of(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS)


def html_with_markdown_inside(text: str) -> str:
    return markdown.markdown(text, extensions=["md_in_html", "tables"])


def sections(html: str) -> list[tuple[str | None, list[str], list[str]]]:
    """What the search takes of a page."""
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [(part.id, part.title, part.text) for part in parser.data if not part.is_excluded()]


def anchors(text: str) -> set[str]:
    reader = _RawHTMLPreprocessor()
    assert reader.run(text.split("\n")) == text.split("\n")
    return reader.present_anchor_ids


def outcome(way, text: str) -> object:  # type: ignore[no-untyped-def]
    try:
        return way(text)
    except Exception as error:
        return type(error)


@pytest.mark.parametrize("way", [html_of, html_with_markdown_inside, anchors, sections])
def test_every_pass_comes_to_the_same(way) -> None:  # type: ignore[no-untyped-def]
    texts = documents()
    if way is sections:
        texts = [*BLOCKS, *map(html_of, texts)]
    slow = [outcome(way, text) for text in texts]
    with fast_passes():
        fast = [outcome(way, text) for text in texts]
    for text, one, other in zip(texts, slow, fast, strict=True):
        assert other == one, text


def test_plain_markup_is_not_read_sign_by_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    slow = HtmlBlockPreprocessor.run

    def noted(self: HtmlBlockPreprocessor, lines: list[str]) -> list[str]:
        read.extend(lines)
        return slow(self, lines)

    monkeypatch.setattr(HtmlBlockPreprocessor, "run", noted)
    text = '# Way\n\n<div><p id="far">far <b>inside</b></p></div>\n\nwords'
    with fast_passes():
        html = html_of(text)
    assert "far <b>inside" in html and "far" not in "".join(read)


def test_afterwards_all_is_as_before() -> None:
    before = HtmlBlockPreprocessor.run, Parser.feed
    with pytest.raises(ZeroDivisionError), fast_passes():
        assert Parser.feed is not before[1]
        raise ZeroDivisionError
    assert (HtmlBlockPreprocessor.run, Parser.feed) == before


def test_what_is_excluded_and_well_nested_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(Parser, "handle_data", lambda self, data: seen.append(data))
    with fast_passes():
        sections(
            '<h1 id="a">A</h1><div data-search-exclude="1"><p>left out</p></div><p>kept</p>'
            '<h2 id="b" data-search-exclude="1">B</h2><p>left out</p><h2 id="c">C</h2>'
        )
    assert seen == ["A", "kept", "B", "C"]
