"""Words made to look like others are seen by script, by stand-ins and as a whole; words of real languages are not."""

from __future__ import annotations

import pytest

from generator.text.characters.lookalikes import lookalike_words

# Words, by what is odd about them; the letters meant are written as escapes, so that an editor cannot mend them.
ODD = {
    "mixes letters of two scripts": (
        "Mosc\u15ddw", "\u0d20slo", "USA\u16b1", "p\u0430ypal", "Osl\u03bf", "\ua4f3slo", "\u13aamerica", "\u2c9fslo",
        "Kiev\u0406", "\u0561rmenia", "\u1200slo", "T\u0665", "\ud558\u0430", "\u10ffoland", "Ber\u05dflin", "\u0e23oma",
        "Pari\ua731\u0441", "\u2d38slo", "\U00010404slo", "\u1f4dslo", "Mosco\u0301\u0441ow", "\u0422oron\u0442o", "\ua4e1eru",
    ),
    "has digits of two scripts": ("1\u0665\u0660", "2\u09e80", "3\u07c0\u07c0", "\U0001e951" "00"),
    "has letters that only look like": (
        "\u212ayiv", "\U0001d40coscow", "\U0001d40c\U0001d428\U0001d42c", "\uff2doscow", "\u216duba", "\u0251pple", "\u01bdmith",
        "\u017fmith", "\u1d0aohn", "\u2160raq", "\u2124agreb", "\u0261eneva", "\u0269celand", "\U0001d7d9" "00", "\uff11" "00",
        "\u212cerlin", "\u0299erlin",
    ),
    "reads like": (
        "a \u0422\u043e\u0440 man", "in 3\u041e\u041e days", "the \u0391\u0395\u0399 fund", "he is \u0430 man", "by \u0440\u0430\u0443\u0440\u0430 today",
        "of \u0410\u0422\u041e and \u0421\u0421\u0421\u0420", "the \ua4d0\ua4e2\ua4d0 one",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", ODD)
def test_a_word_made_to_look_like_another_is_seen(what: str) -> None:
    for text in ODD[what]:
        # At its own place, also behind other lines, and among the words of another text.
        for before, after in (("", ""), ("“Naïve,” he said.\nThen ", " was closed.\nКиїв.")):
            found = lookalike_words(before + text + after)
            assert found and all(what in told for _, _, told in found), ascii(text)
            for at, word, told in found:
                assert (before + text + after)[at:].startswith(word) and "U+" in told


@pytest.mark.parametrize(
    "text",
    [
        "naïve Kraków, Łódź, Køge, Yıldırım, œuvre, Straße, Þór, ŋ ə, İzmir, ǆ", "µm, km², 1º, ½, ①, k\u2126, T-72, H2O", "Київ, п’ять, п\u02bcять",
        "НАТО і СССР у селі", "The word НАТО (in Ukrainian: Північний)", "漢字かな, AI가, K팝, 東京Aチーム, 中国A股, カー", "ＮＡＴＯ ９０", "٣٤٥ عربي٣ ۴۵",
        "Ⅻ Ⅳ ⅩⅤ", "Ελλάδα", "α particle, ρ", "שלום", "हिन्दी१२", "T̰ọ i\u0332nvoke e\u0301", "ℵ ℂ ℝ Å Å", "ﬁnance", "Tbilisi (თბილისი)", "5А клас",
    ],
)  # fmt: skip
def test_words_of_a_language_are_let_pass(text: str) -> None:
    assert lookalike_words(text) == []


def test_the_letters_of_the_rarer_script_are_named() -> None:
    ((at, word, told),) = lookalike_words("The p\u0430ypal bridge")
    assert (at, word) == (4, "p\u0430ypal")
    assert told == (
        "mixes letters of two scripts, Cyrillic and Latin: “\u0430” is U+0430 CYRILLIC SMALL LETTER A"
    )
    ((_, _, told),) = lookalike_words("\u212ayiv and")
    assert told == "has letters that only look like “K”: “\u212a” is U+212A KELVIN SIGN"
    ((_, _, told),) = lookalike_words("the \u0422\u043e\u0440 man")
    assert told.startswith(
        "reads like “Top” and is Cyrillic: “\u0422” is U+0422 CYRILLIC CAPITAL LETTER TE"
    )
