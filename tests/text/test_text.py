"""Folding, sentences, citations, refused characters and escapes, by example."""

from __future__ import annotations

import re

import pytest

from generator.finding import Finding, Place
from generator.text.characters.invisible import visible_problems
from generator.text.escaping import (
    bibtex_text,
    ci_text,
    csv_cell,
    github_md,
    html_attr,
    html_text,
    ics_text,
    md,
    runner_text,
    terminal_text,
    yaml_front,
)
from generator.text.folding import fold
from generator.text.identifiers import slug_ok
from generator.text.sentences import read_prose, sentences
from generator.text.spelling import near


def test_only_white_space_is_folded() -> None:
    folded, offsets = fold("A\u00a0 b\n“C’s”  — d")
    assert folded == "A b “C’s” — d"
    assert [offsets[i] for i in (0, 1, 2, 3, 4)] == [0, 1, 3, 4, 5]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The bridge opened in Nov. 1931.| It closed on Oct. 3.",
        "Mr. Ortiz met Gen. L. Dahl.| They spoke for 2.5 hours.",
        "The U.S. Coast Guard counted No. 5 and No. 6.| Nothing else moved.",
        "He moved to the U.S.| The bridge stayed.",
        "It carries lorries, vans, etc. every day.| It is old.",
        "“Close it.| Now,” she said.| Nobody did.",
        "She said: “It is closed.”| He left.",
        "“Is it closed?” Dahl asked.| It was.",
        "“Is it closed?” asked the mayor.",
        "Is it closed?| Yes!| It is.",
        "It closed at 5 p.m. on Monday.| It opened at 6 a.m.| The queue was long.",
        "1. The bridge is old.| 2. It is closed.",
        "The toll (about €2.50 a lorry) is new.| Drivers v. City is the case.",
        "They left ... and came back.| Later … nothing.| It closed ...| Then it opened.",
        "A line\nbreak is a space.| And goes\non.",
        "No stop at the end",
        "It was she, i.e. the mayor, e.g. in St. Anne.| Sources: J. K. Ortiz and D. Kim.",
        "He said no.| Then he left.",
        "(It was closed.)| A bracket follows.",
        "Lena A. Few counted the lorries.",
        "They call it “the U.S.”| Lorries pass.",
        "The letter began “Dear Mr.”| Nobody signed it.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(paragraph: str) -> None:
    wanted = [part.strip() for part in paragraph.split("|")]
    text = paragraph.replace("|", "")
    assert [text[span.start : span.end] for span in sentences(text)] == wanted


@pytest.mark.parametrize("part", ["x", ".", " ", ". ", "a. ", "[^a]", "[^", "Mr. ", "“", "&", "#"])
def test_a_long_text_is_read_like_a_short_one(part: str) -> None:
    text = "A" + part * (40_000 // len(part)) + "x"
    assert "".join("".join(text[a:b].split()) for a, b in sentences(text)) == "".join(text.split())
    assert len(read_prose(text)) >= 1
    assert md(text)


def test_a_citation_belongs_to_the_sentence_it_follows_or_stands_in() -> None:
    text = "One is here. [^a] [^b] Two [^other/c] goes\non.[^d]Three has none."
    prose = read_prose(text)
    assert [one.text for one in prose] == ["One is here.", "Two goes on.", "Three has none."]
    assert [[cite.id for cite in one.cites] for one in prose] == [["a", "b"], ["other/c", "d"], []]
    two = prose[1]
    assert text[two.start : two.end] == "Two [^other/c] goes\non."
    assert text[two.offsets[two.text.index("goes")] :].startswith("goes")
    assert text[two.cites[0].start : two.cites[0].end] == "[^other/c]"


def test_a_citation_before_any_sentence_belongs_to_the_first() -> None:
    assert [cite.id for cite in read_prose("[^a] One.")[0].cites] == ["a"]
    alone = read_prose("[^a]")
    assert [(one.text, len(one.cites)) for one in alone] == [("", 1)]
    assert read_prose(" ") == []


def test_what_is_no_citation_stays_in_the_text() -> None:
    (one,) = read_prose("See [^not this] and [^].")
    assert (one.text, one.cites) == ("See [^not this] and [^].", ())


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x00", "U+0000 NULL"),
        ("\x1b", "U+001B ESCAPE"),
        ("\r", "U+000D CARRIAGE RETURN"),
        ("\x85", "U+0085"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\u00ad", "U+00AD SOFT HYPHEN"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\u2028", "U+2028 LINE SEPARATOR"),
        ("\u2029", "U+2029 PARAGRAPH SEPARATOR"),
        ("\ufe0f", "U+FE0F VARIATION SELECTOR-16"),
        ("\U000e0100", "U+E0100 VARIATION SELECTOR-17"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
        ("\u3164", "U+3164 HANGUL FILLER"),
        ("\u2800", "U+2800 BRAILLE PATTERN BLANK"),
        ("\ue000", "U+E000"),
        ("\U000f0000", "U+F0000"),
        ("\u0378", "U+0378"),
        ("\ud800", "U+D800"),
    ],
)
def test_what_nobody_can_see_is_refused_by_name(char: str, name: str) -> None:
    ((at, message),) = visible_problems(f"é a{char}b")
    assert at == 3
    assert message.startswith(name + ",")


def test_ordinary_text_is_not_refused() -> None:
    assert visible_problems("“Curly’s” — €5\u00a0m, naïve Kraków, 漢字, Київ\n\tindented") == []


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Close to 300 lorries a day, isn’t it? 50% (at least) — \"so\" he 'said'; AT&T.",) * 2,
        ("a_b, 2 + 2 = 4 - 1 > 2, #5, a/b, x:y, ~5, !important, $5, 1. 2) a",) * 2,
        ("a | b", r"a \| b"),
        ("2024. was long", r"2024\. was long"),
        ("- item", r"\- item"),
        ("-5 degrees", "-5 degrees"),
        ("# heading #", r"\# heading \#"),
        ("[sic] *a* _b_ `c`", r"\[sic\] \*a\* \_b\_ \`c\`"),
        ("&lt; & a<b", "&amp;lt; & a&lt;b"),
        ("{: onclick=x}", r"\{: onclick=x\}"),
        ("two\n lines ", "two lines"),
    ],
)
def test_markdown_stays_readable(text: str, markdown: str) -> None:
    assert md(text) == markdown


def test_html() -> None:
    assert html_text("<a> & \"b\" 'c'") == "&lt;a&gt; &amp; \"b\" 'c'"
    assert html_attr("<a> & \"b\" 'c'\n") == "&lt;a&gt; &amp; &quot;b&quot; &#x27;c&#x27;&#10;"
    assert yaml_front('Fort <img> "x"') == '"Fort &lt;img&gt; &quot;x&quot;"'


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("a;=1+1", "a;'=1+1"),
        ("a\t@SUM(A1)|+b", "a\t'@SUM(A1)|'+b"),
        ("two lines\n=1", "two lines\n'=1"),
        ("from 3; -5 in all", "from 3;' -5 in all"),
        ("low;-5", "low;-5"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", "' =1"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("＝1", "'＝1"),
        ("-5", "-5"),
        ("-11,000.5%", "-11,000.5%"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, cell: str) -> None:
    assert csv_cell(text) == cell


def test_other_escapes() -> None:
    assert ics_text("a, b; c\\d\ne") == r"a\, b\; c\\d\ne"
    assert (
        bibtex_text("50% of A&B_{x}\\~")
        == r"50\% of A\&B\_\textbraceleft{}x\textbraceright{}\textbackslash{}\textasciitilde{}"
    )
    assert terminal_text("a\x1b[31m\u202eb\nc é") == r"a\u001b[31m\u202eb\u000ac é"
    assert ci_text("50%: a,b\n::error::x") == "50%25: a,b%0A::error::x"
    assert ci_text("a:b,c%\r\n", property=True) == "a%3Ab%2Cc%25%0A"


@pytest.mark.parametrize("id", ["a", "bridge-2", "a" * 60, "com", "com10", "indexes"])
def test_good_ids(id: str) -> None:
    assert slug_ok(id)


@pytest.mark.parametrize(
    "id",
    [
        *"|A|2a|-a|a_b|a/b|..|a.b|é|a\n|index|404|search|sitemap|assets|con|prn|aux|nul|com1|lpt9".split(
            "|"
        ),
        "a" * 61,
    ],
)
def test_bad_ids(id: str) -> None:
    assert not slug_ok(id)


def test_the_near_word() -> None:
    words = ["said_by", "said_on", "says", "source"]
    assert near("saidby", words) == "said_by"
    assert near("Said_On", words) == "said_on"
    assert near("sorce", reversed(words)) == "source"
    assert near("zebra", words) is None
    assert near("x", []) is None


def test_findings_sort_by_place_and_read_as_one_line() -> None:
    one = Finding(Place("a.yml", 2, 10), "b", "found x; expected y", "write y")
    two = Finding(Place("a.yml", 10, 1), "a", "found z", level="notice")
    whole = Finding(Place("a.yml"), "c", "the file is empty")
    assert sorted([two, one, whole]) == [whole, one, two]
    assert str(one) == "a.yml:2:10: error: found x; expected y; write y [b]"
    assert str(two) == "a.yml:10:1: notice: found z [a]"
    assert str(whole) == "a.yml: error: the file is empty [c]"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a ##[error]b", r"a ##\u005berror]b"),
        ("::add-mask::b", r":\u003aadd-mask::b"),
        ("a\n  ::error::b", "a\n  :\\u003aerror::b"),
        ("a ::error::b", "a ::error::b"),
        ("# [a] :b", "# [a] :b"),
        ("a ##vso[task.complete]b", r"a ##vso\u005btask.complete]b"),
        ("##teamcity[x] ##[y]", r"##teamcity\u005bx] ##\u005by]"),
        ("###[group]", r"###\u005bgroup]"),
        ("\u00a0\u3000::set-env name=x::y", "\u00a0\u3000:\\u003aset-env name=x::y"),
        ("a\n\n::stop-commands::x", "a\n\n:\\u003astop-commands::x"),
        ("## [a] ##b c[d]", "## [a] ##b c[d]"),
    ],
)
def test_output_holds_no_command_of_a_runner(text: str, safe: str) -> None:
    assert runner_text(text) == safe
    assert runner_text(safe) == safe


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("see www.example.org", "<span>www</span>."),
        ("see https://example.org", "http<span>s:</span>//"),
        ("of @somebody", "<span>@</span>somebody"),
        ("a $x$ b", "<span>$</span>x<span>$</span>"),
        ("~~no~~", "<span>~</span>"),
        ("in #12", "<span>#</span>12"),
        ("a :warning:", "<span>:</span>warning:"),
    ],
)
def test_a_page_of_github_makes_no_more_of_a_text(text: str, sign: str) -> None:
    assert sign in github_md(text)
    assert re.sub("</?span>", "", github_md(text)) == md(text)


def test_plain_words_stay_readable_on_a_page_of_github() -> None:
    assert github_md("At 3:45, no. 7 & co.") == "At 3:45, no. 7 & co."
