"""A quote keeps what takes it back on either side of it, and stays its speaker's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.small_project import Small, codes, findings

QUOTE = "the pier was mined by divers"

BEFORE = [
    "The harbour office said it was untrue that {}.",
    "The harbour office called it a lie that {}.",
    "It is far from certain that {}, the harbour office said.",
    "The harbour office declined to say that {}.",
    "The harbour office withdrew its statement that {}.",
    "The harbour office stopped short of saying that {}.",
    "The harbour office ruled out that {}.",
    "The harbour office has no evidence that {}.",
    "The harbour office dismissed reports that {}.",
    "It is a myth, the harbour office said, that {}.",
    "The harbour office did not say that {}.",
]
BEHIND = [
    "{}, the harbour office denied on Monday.",
    "{}, which the harbour office said was untrue.",
    "That {} is a lie, the harbour office said.",
    "{}, a claim that the harbour office rejected.",
    "“{}” is a myth, the harbour office said.",
    "Reports that {} were dismissed by the harbour office.",
    "{}, the town said, but the harbour office called that nonsense.",
]
NEITHER = [
    "The harbour office said {}.",
    "The harbour office said {}, and denied any role in it.",
    "After a false alarm on Monday, the harbour office said {}.",
    "The harbour office, which rejected an offer, said that {}.",
    "It is not untrue that {}, the harbour office said.",
    "The harbour office has no doubt that {}.",
    "The harbour office dismissed its head; {}, it said.",
]


def denial(sentence: str) -> Small:
    text = sentence.format(QUOTE)
    quote = QUOTE
    if text.startswith(QUOTE):
        text = text[0].upper() + text[1:]
        quote = quote[0].upper() + quote[1:]
    elif text.startswith("“" + QUOTE):
        text, quote = f"“{text[1].upper()}{text[2:]}", quote[0].upper() + quote[1:]
    return Small(text, quote)


@pytest.mark.parametrize("sentence", [*BEFORE, *BEHIND])
def test_what_takes_a_quote_back_is_not_left_out(sentence: str, tmp_path: Path) -> None:
    assert "denial-kept" in codes(denial(sentence), tmp_path)


@pytest.mark.parametrize("sentence", NEITHER)
def test_other_denials_take_nothing_back(sentence: str, tmp_path: Path) -> None:
    assert "denial-kept" not in codes(denial(sentence), tmp_path)


@pytest.mark.parametrize("sentence", BEFORE[:4])
def test_a_quote_with_its_denial_is_whole(sentence: str, tmp_path: Path) -> None:
    text = sentence.format(QUOTE)
    assert "denial-kept" not in codes(Small(text, text.rstrip(".")), tmp_path)


# (sentence, who is given, is the speaker named?)
TOLD = [
    ("Ines Dahl told Nils Falk that the pier is closed for good.", "falk", False),
    ("Ines Dahl told Nils Falk that the pier is closed for good.", "dahl", True),
    ("Ines Dahl assured the envoy Nils Falk that the pier is closed for good.", "falk", False),
    ("Ines Dahl warned Nils Falk: the pier is closed for good.", "falk", False),
    ("Nils Falk was told by Ines Dahl that the pier is closed for good.", "falk", False),
    ("Nils Falk was told by Ines Dahl that the pier is closed for good.", "dahl", True),
    ("Ines Dahl wrote to Nils Falk that the pier is closed for good.", "falk", False),
    ("“Nonsense,” Nils Falk said; he was told the pier is closed for good.", "falk", True),
    ("Nils Falk said that the pier is closed for good.", "falk", True),
    ("MS. DAHL: Good day. It is so. We see that the pier is closed for good.", "dahl", True),
    ("DAHL: We see that the pier is closed for good.", "dahl", True),
    ("GEN. FALK: We see that the pier is closed for good.", "falk", True),
    ("SEC. FALK: We see that the pier is closed for good.", "dahl", False),
]


@pytest.mark.parametrize(("sentence", "who", "named"), TOLD)
def test_the_one_who_tells_speaks(sentence: str, who: str, named: bool, tmp_path: Path) -> None:
    small = Small(sentence, "the pier is closed for good", said_by=who)
    assert ("speaker-named" in codes(small, tmp_path)) is not named


@pytest.mark.parametrize("title", ["Mr.", "MR.", "MS.", "GEN.", "SEC.", "SEN.", "DR.", "GOV."])
def test_a_title_in_capitals_ends_no_sentence(title: str, tmp_path: Path) -> None:
    name = "DAHL" if title.isupper() else "Dahl"
    small = Small(
        f"{title} {name}: We have closed the pier for the winter.",
        "We have closed the pier for the winter", said_by="dahl",
    )  # fmt: skip
    assert codes(small, tmp_path) == set()


@pytest.mark.parametrize(
    ("title", "quote"),
    [
        ("The pier is closed for good", "The pier is closed for good"),
        ("The pier is closed for good", "the pier is closed"),
        ("Pier closed, says office", "Pier closed, says office"),
        ("Forty dead on the pier", "Forty dead on the pier"),
    ],
)
def test_a_title_alone_is_no_evidence(title: str, quote: str, tmp_path: Path) -> None:
    quote = quote if quote in title else quote[0].upper() + quote[1:]
    small = Small("A long talk was given in the hall.", quote, said_by="article", title=title)
    assert "title-as-evidence" in codes(small, tmp_path)


def test_what_the_text_says_again_is_evidence(tmp_path: Path) -> None:
    small = Small(
        "The pier is closed for good, it was said.", "The pier is closed for good, it was said",
        said_by="article", title="Pier closed",
    )  # fmt: skip
    assert "title-as-evidence" not in codes(small, tmp_path)


# Sentences that nobody quotes, behind a quoted one.
ENDS = [
    ("It is closed.[1] The ferry sank.[2] Nobody was saved.[3]", 2),
    ("It is closed.¹ The ferry sank.² Nobody was saved.", 2),
    ("It is closed.[1][2] The ferry sank.", 1),
    ("It is closed.[a] The ferry sank.", 1),
    ("It is closed.[1–3] The ferry sank.", 1),
    ("It is closed.1 The ferry sank.", 1),
    ("It is closed.* The ferry sank.", 1),
    ("“It is closed.” The ferry sank.", 1),
    ("(It is closed.) The ferry sank.", 1),
    ("It is closed。渡轮沉没。警方逮捕了船长。", 2),
    ("It is closed！渡轮沉没？", 1),
    ("It is closed। नाव डूबी। कोई नहीं बचा।", 2),
    ("It is closed؟ غرقت العبارة؟", 1),
    ("It is closed։ Լաստը խորտակվեց։", 1),
    ("It is closed። ጀልባው ሰመጠ።", 1),
]


@pytest.mark.parametrize(("text", "left"), ENDS)
def test_a_sentence_ends_where_its_script_ends_it(text: str, left: int, tmp_path: Path) -> None:
    small = Small(f"The harbour office says: {text}", "It is closed", said_by="harbour")
    unused = [each for each in findings(small, tmp_path) if each.code == "sentence-accounted"]
    assert len(unused) == left
