"""Text as it comes: layout taken out and told, broken lines joined, spelling left alone."""

from __future__ import annotations

import pytest

from generator.site.sources import source_text
from generator.text.around_quotes.differences import difference
from generator.text.characters.invisible import counted_problems, visible_problems
from generator.text.layout import unwrapped, without_layout
from generator.text.quotes import Passage, body, find_quote

WRAPPED = (
    "News from the harbour\nMay 12, 2031\n\n"
    "The harbour office said that the pier is closed until the end of\n"
    "the winter because of the ice. The ferry runs from the old pier,\n"
    "which was built of oak.\n\n"
    "A short line.\n"
)


@pytest.mark.parametrize(
    ("text", "plain", "gone"),
    [
        ("har\u00adbour of\u00adfice", "harbour office", {"U+00AD SOFT HYPHEN": 2}),
        ("a\u200bb\ufeff", "ab", {"U+200B ZERO WIDTH SPACE": 1, "U+FEFF ZERO WIDTH NO-BREAK SPACE": 1}),
        ("one\r\ntwo\rthree", "one\ntwo\nthree", {"CR LF at line ends": 1, "CR at line ends": 1}),
        ("one\ftwo", "one\ntwo", {"U+000C FORM FEED": 1}),
        ("one\u2029two\u2028three", "one\n\ntwo\nthree", {"U+2029 PARAGRAPH SEPARATOR": 1, "U+2028 LINE SEPARATOR": 1}),
        ("as it\u00a0is", "as it\u00a0is", {}),
    ],
)  # fmt: skip
def test_layout_goes_and_is_told(text: str, plain: str, gone: dict[str, int]) -> None:
    assert without_layout(text) == (plain, gone)


def test_lines_broken_by_width_are_joined_and_told() -> None:
    text, joined = unwrapped(WRAPPED)
    assert joined == [(4, 6)]
    assert "until the end of the winter because" in text
    assert text.startswith("News from the harbour\nMay 12, 2031\n\nThe harbour")
    assert text.endswith("built of oak.\n\nA short line.\n")


@pytest.mark.parametrize(
    "text",
    [
        "A heading\nBy Tom Reyl\nJune 1, 2031\nThe pier is closed.\n",
        "The pier is closed, says the office in a paragraph that is one line and goes on and on, as news has it, to its end.\nAnd so is this one, which is another paragraph of the same text and stands on the next line without a blank one.\n",
        "- bread and butter from the shop\n- milk and honey from the other\n- a newspaper from the corner\n",
        "Roses are red\nViolets are blue\nSugar is sweet\nAnd so are you\n",
        "North\t1\t204\nSouth\t2\t305\n",
        "One line only.",
        "",
    ],
)  # fmt: skip
def test_other_lines_stay(text: str) -> None:
    assert unwrapped(text) == (text, [])


WRAPPED_OTHERWISE = {
    "another language": "Das Hafenamt sagte am Dienstag, dass der Pier bis zum Ende des\n"
    "Winters wegen des Eises geschlossen bleibt. Die Fähre fährt vom\nalten Pier ab, der aus Eiche gebaut ist.\n",
    "indented": "  The harbour office said that the pier is closed until the end of\n"
    "  the winter because of the ice. The ferry runs from the old pier,\n  which was built of oak.\n",
    "marked as a reply": "> The harbour office said that the pier is closed until the end of\n"
    "> the winter because of the ice. The ferry runs from the old pier,\n> which was built of oak.\n",
}
SET_LINE_BY_LINE = {
    "verse": "O pier of oak, O pier of ice\nthou art not closed to me\nO ferry old, O harbour nice\ncome sail the frozen sea\n",
    "a list": "* the harbour office said that the pier is closed for the winter\n"
    "* the ferry runs from the old pier, which was built of solid oak\n* nobody was hurt when the ice came in and boats froze\n",
    "an address": "Harbour Office\n12 Pier Street\nSelwick\n",
    "a table": "North    12    40\nSouth    14    41\nWest     15    42\n",
    "a transcript": "MS. DAHL: We have closed the pier for the winter and for good.\n"
    "MR. FALK: Why have you closed the pier for the winter and for good?\nMS. DAHL: Because of the ice that came at night.\n",
}


@pytest.mark.parametrize("name", WRAPPED_OTHERWISE)
def test_lines_of_other_kinds_are_joined(name: str) -> None:
    assert unwrapped(f"News\nMay 12, 2031\n\n{WRAPPED_OTHERWISE[name]}")[1] == [(4, 6)]


@pytest.mark.parametrize("name", SET_LINE_BY_LINE)
def test_lines_that_were_set_as_lines_stay(name: str) -> None:
    text = f"News\nMay 12, 2031\n\n{SET_LINE_BY_LINE[name]}"
    assert unwrapped(text) == (text, [])


@pytest.mark.parametrize(
    "word",
    ["می\u200cشود", "کشتی\u200cها", "क्\u200dष", "ക്\u200d\u0d15", "👩\u200d🚀", "❤\ufe0f", "👩\u200d❤\ufe0f\u200d👩",
     "نمی\u200cخواهم", "پیاده\u200cروی", "ක්\u200dරියා", "र्\u200dय", "क्\u200cष", "ಕ್\u200cಷ", "ര്\u200d", "ক্\u200dষ", "👨\u200d👩\u200d👧\u200d👦",
     "🏳️\u200d🌈", "🧑🏽\u200d🚀", "می\u200cشود؟", "👁️\u200d🗨️"],
)  # fmt: skip
def test_a_joiner_is_spelling_where_its_script_has_it(word: str) -> None:
    assert visible_problems(f"It says {word} here.") == []
    text = f"It says {word} here."
    assert isinstance(find_quote(f"says {word}", body(text)), Passage)


@pytest.mark.parametrize(
    "word",
    [
        "a\u200cb",
        "pa\u200dy",
        "\u200cمی",
        "می\u200c",
        "K\u200dyiv",
        "a\ufe0f",
        "of\u200cfice",
        "Б\u200dа",
        "1\u200c000",
        "港\u200d务",
        "👨\u200d",
        "می \u200cشود",
        "a\u2060b",
        "부\u200d산",
        "٣\u200c٤",
        "क\u200d",
        "e\u034fd",
    ],
)
def test_a_joiner_is_a_trick_elsewhere(word: str) -> None:
    assert len(visible_problems(f"It says {word} here.")) == 1


def test_each_kind_of_unseen_character_is_one_finding() -> None:
    text = "a\u202eb\u202ec\u200bd" + "\u00ad" * 300
    kinds = counted_problems(text)
    assert [at for at, _ in kinds] == [1, 5, 7]
    assert "2 times" in kinds[0][1] and "times" not in kinds[1][1] and "300 times" in kinds[2][1]
    _, found = source_text(text.encode(), "seeds/a.txt", "then seal it")
    assert len(found) == 3


@pytest.mark.parametrize(
    ("typed", "stands", "says"),
    [
        ("the café is", "the cafe\u0301 is", "U+0065 U+0301 where the quote has U+00E9"),
        ("an office", "an o\ufb03ce", "U+FB03 where the quote has U+0066"),
        ("in km²", "in km2", "U+0032 where the quote has U+00B2"),
        ("Ǻ said", "A\u030a\u0301 said", "U+0041 U+030A U+0301"),
        ("in Việt", "in Vie\u0323\u0302t", "U+"),
        ("한국 is", "\u1112\u1161\u11ab\u1100\u116e\u11a8 is", "U+1112"),
        ("an Å", "an \u212b", "U+212B"),
        ("100 men", "１００ men", "U+FF11"),
        ("ё is", "е\u0308 is", "U+0435 U+0308"),
    ],
)
def test_look_alikes_are_told_by_code_point(typed: str, stands: str, says: str) -> None:
    assert says in difference(typed, stands)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("港务局表示，码头因为结冰而关闭到冬天结束。", "码头因为结冰而关闭"),
        ("港の事務所は桟橋が閉鎖されたと述べた。", "桟橋が閉鎖された"),
        ("ท่าเรือปิดแล้วจนถึงสิ้นปี", "ปิดแล้ว"),
        ("ဆိပ်ကမ်းပိတ်ထားသည်", "ပိတ်ထား"),
        ("ທ່າເຮືອປິດແລ້ວ", "ປິດແລ້ວ"),
        ("កំពង់ផែបានបិទ", "បានបិទ"),
        ("གྲུ་ཁ་བཀག", "ཁ་བཀག"),
        ("桟橋が２０日に閉鎖", "２０日に"),
        ("码头关闭，无人受伤", "码头关闭"),
    ],
)
def test_a_quote_may_end_between_letters_of_a_script_without_spaces(text: str, quote: str) -> None:
    assert isinstance(find_quote(quote, body(text)), Passage)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("북한군이 왔다", "북한"),
        ("Київ", "Ки"),
        ("11,000人", "000人"),
        ("3万5000人", "5000人"),
        ("Hafenamt sagt", "amt"),
        ("हार्बर बंद", "हार"),
        ("المرفأ مغلق", "مرفأ"),
        ("ปี่", "ป"),
        ("か\u3099わ", "か"),
    ],
)
def test_it_may_not_in_other_scripts(text: str, quote: str) -> None:
    assert not isinstance(find_quote(quote, body(text)), Passage)
