"""Whatever is added beside a figure changes how it is read, or is told."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.quantities.figures.find_figures import every_figure
from generator.quantities.figures.parse_figure import standing
from generator.text.languages import language

SETTINGS = settings(max_examples=300, deadline=None, derandomize=True, database=None)
LISTED = language().words["figures"]
NUMBERS = language().words["numbers"]

FIGURES = st.builds(
    "{}{}".format,
    st.integers(2, 999).map(str) | st.integers(1_000, 10**7).map(lambda number: f"{number:,}"),
    st.sampled_from(["", "%", " million", ".5"]),
).filter(lambda words: not (words.endswith(".5") and "," not in words and len(words) > 5))
SIGNS = st.sampled_from(list("-−–+±~≈<>×=#№$€£¥@&^/°*†½²³₄%‰"))
DIGITS = st.sampled_from("0123456789") | st.integers(10, 999).map(str)
SCALES = st.sampled_from([*NUMBERS["scales"], "тисяч", "млн", "mln", "Mio.", "Millionen", "만"])
LEFT = st.sampled_from(
    [f"{word} " for word in (*LISTED["negations"], *LISTED["multiples"], *LISTED["approximators"], *LISTED["number-verbs"])]
    + [f"{words} " for many in LISTED["qualifiers"].values() for words in many if words[-1:].isalpha()]
    + [f"{words} " for words in LISTED["bounding"] if words != "or"]
    + [f"a {head} of " for head in LISTED["heads"]]
    + ["a notional ", "an alleged ", "half of ", "barely ", "hardly ", "better than ", "as good as ", "300 or "]
    + [f"they did {word} reach " for word in LISTED["verb-negations"] if word != "cannot"]
    + [f"they {word} to {verb} " for word in ("failed", "struggled") for verb in LISTED["reaching"]]
    + ["not quite ", "they didn't sell ", "one person in ", "nine out of every ", "⅔ of "]
)  # fmt: skip
RIGHT = st.sampled_from(
    [f" {words}" for many in LISTED["suffixes"].values() for words in many if words[-1:].isalpha()]
    + [f"{gap}{words}" for words in LISTED["trailing"] for gap in (" ", ", ", " lorries ", " (")]
    + ["-odd", "-fold", "-and-a-half", "-in-ten", " people or fewer", " old lorries, at the least", ", 000", "-plus", "-ish", " times", " fewer", " or 400", " in 1,000", " out of 500", " and a half", " (est.)", "+"]
)  # fmt: skip
NEUTRAL = {"no", "number", "minus", "plus", "percent", "like", "times", "each"}


def reading(figure: str, text: str) -> object:
    """How the figure's words stand in a text: None where they do not, else all that is read there."""
    places = standing(figure, text)
    if len(places) != 1:
        return None
    start, end, found = places[0]
    whole = (found.start, found.end) == (start, end) and not found.beside
    return found.figure if whole and not found.trouble else None


def alone(figure: str) -> object:
    read = reading(figure, f"They counted {figure} there.")
    assume(read is not None)
    return read


@SETTINGS
@given(FIGURES, SIGNS, st.booleans())
def test_a_sign_that_touches_it(figure: str, sign: str, left: bool) -> None:
    text = f"They counted {sign}{figure} there." if left else f"They counted {figure}{sign} there."
    assert reading(figure, text) != alone(figure), text


@SETTINGS
@given(FIGURES, DIGITS, st.sampled_from(["", " ", ",", "."]), st.booleans())
def test_a_digit_that_touches_it(figure: str, digit: str, gap: str, left: bool) -> None:
    text = f"counted {digit}{gap}{figure} there" if left else f"counted {figure}{gap}{digit} there"
    assert reading(figure, text) != alone(figure), text


@SETTINGS
@given(FIGURES, st.sampled_from(["½", " ½", " and a half", " 1/2", "/2", " and three quarters"]))
def test_a_fraction_behind_it(figure: str, part: str) -> None:
    text = f"They counted {figure}{part} there."
    assert reading(figure, text) != alone(figure), text


@SETTINGS
@given(FIGURES, SCALES, st.sampled_from([" ", "-", ""]))
def test_a_scale_word_behind_it(figure: str, scale: str, gap: str) -> None:
    assume(not figure.endswith(("%", "million")) or gap == " ")
    text = f"They counted {figure}{gap}{scale} there."
    assert reading(figure, text) != alone(figure), text


@SETTINGS
@given(FIGURES, LEFT)
def test_a_modifier_before_it(figure: str, words: str) -> None:
    text = f"They counted {words}{figure} there."
    if words.strip() in NEUTRAL and words.strip() in ("no", "number"):
        return  # “no. 5” and “number 5” are names
    assert reading(figure, text) != alone(figure), text


@SETTINGS
@given(FIGURES, RIGHT)
def test_a_modifier_behind_it(figure: str, words: str) -> None:
    text = f"They counted {figure}{words}."
    assert reading(figure, text) != alone(figure), text


@SETTINGS
@given(
    FIGURES,
    st.sampled_from(["The port counts {} lorries.", "({})", "By night, {}; so be it", "“{} came”"]),
)
def test_nothing_is_missed_in_an_ordinary_sentence(figure: str, sentence: str) -> None:
    assert reading(figure, sentence.format(figure)) == alone(figure)


@SETTINGS
@given(FIGURES, LEFT, RIGHT)
def test_what_is_read_is_told_with_all_of_its_words(figure: str, left: str, right: str) -> None:
    text = f"They counted {left}{figure}{right}."
    for found in every_figure(text):
        assert text[found.start : found.end] == found.words
        assert found.start <= found.core[0] < found.core[1] <= found.end
