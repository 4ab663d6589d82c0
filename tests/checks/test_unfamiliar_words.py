"""Denials, speakers and ends of sentences in words that no rule was made for: each as the rows say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.small_project import Small, codes, findings
from tests.checks.test_denials_and_speakers import denial

BEFORE = [
    "The harbour office doubts that {}.",
    "“I doubt that {},” the harbour office said.",
    "The harbour office is not convinced that {}.",
    "There is nothing to suggest that {}, the harbour office said.",
    "The harbour office scoffed at the idea that {}.",
    "The harbour office refuted claims that {}.",
    "The harbour office played down reports that {}.",
    "It is wrong to say that {}, the harbour office said.",
    "It would be a mistake to think that {}, the harbour office said.",
    "The harbour office debunked the story that {}.",
    "The harbour office took issue with the view that {}.",
    "The harbour office rejected the notion that {}.",
    "The harbour office refused to accept that {}.",
    "The harbour office poured cold water on reports that {}.",
    "Contrary to reports that {}, the pier is open, the harbour office said.",
    "The harbour office retracted its claim that {}.",
    "Nobody at the harbour office believes that {}.",
    "The harbour office can't say that {}.",
    "The harbour office couldn't confirm that {}.",
    "The harbour office wouldn’t say if {}.",
    "The harbour office isn't sure whether {}.",
    "Hardly anyone at the harbour office thinks that {}.",
    "The harbour office was wrong to claim that {}.",
    "The harbour office shot down speculation that {}.",
    "The harbour office falsely claimed that {}.",
    "If {}, the harbour office said, it would close.",
    "The harbour office failed to show that {}.",
    "It is impossible that {}, the harbour office said.",
    "There is no truth in the claim that {}, the harbour office said.",
    "The harbour office laughed off claims that {}.",
    "The harbour office disputed that {}.",
    "The harbour office finds it hard to believe that {}.",
    "The harbour office backed away from its statement that {}.",
    "Far from saying that {}, the harbour office praised them.",
    "The harbour office distanced itself from the statement that {}.",
    "The harbour office brushed aside the suggestion that {}.",
    "The harbour office no longer claims that {}.",
    "The harbour office apologised for saying that {}.",
    "The harbour office had wrongly reported that {}.",
    "The harbour office stopped saying that {}.",
    "It is a rumour that {}, the harbour office said.",
    "The harbour office ridiculed the theory that {}.",
    "Suppose that {}, the harbour office said.",
    "The harbour office asked whether {}.",
    "The harbour office imagined that {}.",
]

BEHIND = [
    "Not everyone at the harbour office is convinced that {}.",
    "{}, the town said – a charge the harbour office denies.",
    "{} – not true, the harbour office said.",
    "{}, the paper wrote, falsely.",
    "{}, though the harbour office disputes it.",
    "{}, it was wrongly reported.",
    "{}, the harbour office said, before retracting the statement.",
    "The claim that {} is false, the harbour office said.",
    "The idea that {} is absurd, the harbour office said.",
    "Whether {} is unclear, the harbour office said.",
    "That {} has been ruled out, the harbour office said.",
    "{}, a statement that the harbour office later withdrew.",
    "{}, which is not the case, the harbour office said.",
    "“{}” turned out to be false, the harbour office said.",
    "{}, the town said, but there is no evidence of it.",
    "{}, the town said, but that could not be verified.",
    "{}, the town claimed, an allegation dismissed by the harbour office.",
    "{}, or so the town believed until the harbour office proved it wrong.",
    "{}, the harbour office said in a statement it has since taken back.",
    "{}, unless the harbour office is mistaken.",
    "That {} is a fairy tale, the harbour office said.",
    "That {} is not so, the harbour office said.",
    "“{},” the town said, but the harbour office contradicted it.",
]

NEITHER = [
    "The harbour office denied the charges, saying that {}.",
    "The harbour office played down the latest count, arguing that {}.",
    "The harbour office and its lawyers say that {}.",
    "The harbour office said in a statement that {}.",
    "The harbour office confirmed that {}.",
    "Nobody denies that {}, the harbour office said.",
    "It is undeniable that {}, the harbour office said.",
    "When no one was hurt, the harbour office said that {}.",
    "Without delay the harbour office said that {}.",
    "The harbour office, not the town, said that {}.",
    "Not only the harbour office said that {}.",
    "After no ship had come for days, the harbour office said that {}.",
    "The harbour office said {}; it dismissed its head.",
    "It is true that {}, the harbour office said.",
    "The harbour office said that {}, and that nobody was hurt.",
    "The harbour office said {} on Monday, not on Tuesday.",
    "The harbour office said {} and that it had rejected an offer.",
    "The harbour office, which never sleeps, said {}.",
    "The harbour office said it had proof that {}.",
    "“There is no doubt: {},” the harbour office said.",
    "The harbour office could not be clearer: {}.",
    "The harbour office revealed that {}, refusing to give names.",
    "The harbour office said {}, but it is not known by whom.",
    "In a statement which it did not publish, the harbour office said {}.",
    "The harbour office does not dispute that {}.",
    "Nothing has changed since the harbour office said that {}.",
    "The harbour office said {}, denying that it was to blame.",
    "It is no secret that {}, the harbour office said.",
]

# (sentence, who is given, is the speaker named?)
TOLD = [
    ("Ines Dahl let Nils Falk know that the pier is closed for good.", "falk", False),
    ("Ines Dahl replied to Nils Falk that the pier is closed for good.", "falk", False),
    ("Ines Dahl confided in Nils Falk that the pier is closed for good.", "falk", False),
    ("Ines Dahl texted Nils Falk: the pier is closed for good.", "falk", False),
    ("Ines Dahl promised Nils Falk that the pier is closed for good.", "falk", False),
    ("Ines Dahl convinced Nils Falk that the pier is closed for good.", "falk", False),
    ("Ines Dahl explained to Nils Falk why the pier is closed for good.", "falk", False),
    ("In a letter to Nils Falk, Ines Dahl said that the pier is closed for good.", "falk", False),
    ("In a letter to Nils Falk, Ines Dahl said that the pier is closed for good.", "dahl", True),
    ("Nils Falk heard from Ines Dahl that the pier is closed for good.", "falk", False),
    ("Nils Falk heard from Ines Dahl that the pier is closed for good.", "dahl", True),
    ("Nils Falk learned from Ines Dahl that the pier is closed for good.", "falk", False),
    ("Asked by Nils Falk, Ines Dahl said the pier is closed for good.", "falk", False),
    ("Asked by Nils Falk, Ines Dahl said the pier is closed for good.", "dahl", True),
    ("Ines Dahl said to Nils Falk that the pier is closed for good.", "falk", False),
    ("Ines Dahl telephoned Nils Falk to say that the pier is closed for good.", "falk", False),
    ("According to Nils Falk, the pier is closed for good.", "falk", True),
    ("Nils Falk told Ines Dahl and reporters that the pier is closed for good.", "falk", True),
    ("Nils Falk told Ines Dahl and reporters that the pier is closed for good.", "dahl", False),
    ("It says that the pier is closed for good, Ines Dahl told Nils Falk.", "falk", False),
    ("It says that the pier is closed for good, Ines Dahl told Nils Falk.", "dahl", True),
    ("It says that the pier is closed for good, Nils Falk was told.", "falk", False),
    ("MR FALK: We see that the pier is closed for good.", "falk", True),
    ("CHAIRMAN FALK: We see that the pier is closed for good.", "falk", True),
    ("THE HARBOUR OFFICE: We see that the pier is closed for good.", "harbour", True),
    ("Ines Dahl has told the mayor and Nils Falk that the pier is closed for good.", "falk", False),
    ("Ines Dahl wrote Nils Falk that the pier is closed for good.", "falk", False),
    ("Ines Dahl persuaded Nils Falk that the pier is closed for good.", "falk", False),
    ("Nils Falk was informed that the pier is closed for good.", "falk", False),
    ("Nils Falk has been told that the pier is closed for good.", "falk", False),
    ("Nils Falk read in a note by Ines Dahl that the pier is closed for good.", "falk", False),
    ("Ines Dahl gave Nils Falk to understand that the pier is closed for good.", "falk", False),
    ("Speaking to Nils Falk, Ines Dahl said the pier is closed for good.", "falk", False),
    ("In a talk with Nils Falk, Ines Dahl said the pier is closed for good.", "falk", False),
    ("Ines Dahl, when asked by Nils Falk, said the pier is closed for good.", "falk", False),
    ("Nils Falk asked Ines Dahl, who said the pier is closed for good.", "dahl", True),
    ("Nils Falk explained that the pier is closed for good.", "falk", True),
    ("Nils Falk told the harbour office that the pier is closed for good.", "harbour", False),
    ("Nils Falk's office told Ines Dahl the pier is closed for good.", "dahl", False),
    ("Ines Dahl, Nils Falk was told, says that the pier is closed for good.", "dahl", True),
    (
        "The pier office wrote to Nils Falk and Ines Dahl that the pier is closed for good.",
        "dahl",
        False,
    ),
    ("Nils Falk is convinced that the pier is closed for good.", "falk", True),
    ("Nils Falk said he was told that the pier is closed for good.", "falk", True),
    ("Nils Falk was speaking to Ines Dahl: the pier is closed for good.", "falk", True),
]

# What follows a quoted sentence, and how many sentences of it nobody quotes.
ENDS = [
    ("It is closed.[12] The ferry sank.", 1),
    ("It is closed.† The ferry sank.", 1),
    ("It is closed.) The ferry sank.", 1),
    ("It is closed.» The ferry sank.", 1),
    ("It is closed.’ The ferry sank.", 1),
    ("It is closed.”[3] The ferry sank.", 1),
    ("It is closed.[citation needed] The ferry sank.", 1),
    ("It is closed?! The ferry sank.", 1),
    ("It is closed.²³ The ferry sank.", 1),
    ("It is closed｡渡轮沉没｡", 1),
    ("It is closed．渡轮沉没．", 1),
    ("It is closed။ လှေနစ်သည်။", 1),
    ("It is closed។ ទូកលិច។", 1),
    ("It is closed۔ کشتی ڈوب گئی۔", 1),
    ("It is closed፨ ጀልባው ሰመጠ፨", 1),
    ("It is closed.(1) The ferry sank.", 1),
    ("It is closed.[note 1] The ferry sank.", 1),
    ("It is closed.[1, 2] The ferry sank.", 1),
    ("It is closed.⁽¹⁾ The ferry sank.", 1),
    ("It is closed.</ref> The ferry sank.", 0),
    ("It is closed;\u037e The ferry sank.", 0),
    ("It is closed.‡ The ferry sank.", 1),
    ("It is closed.” “The ferry sank.”", 1),
    ("It is closed… The ferry sank.", 1),
    ("It is closed.[1]The ferry sank.", 1),
    ("It is closed॥ नाव डूबी॥", 1),
    ("It is closed！”渡轮沉没。", 1),
    ("It is closed？）渡轮沉没。", 1),
    ("It is closed。」渡轮沉没。", 1),
]


@pytest.mark.parametrize("sentence", [*BEFORE, *BEHIND])
def test_an_unfamiliar_denial_is_told(sentence: str, tmp_path: Path) -> None:
    assert "denial-kept" in codes(denial(sentence), tmp_path)


@pytest.mark.parametrize("sentence", NEITHER)
def test_what_denies_something_else_is_let_pass(sentence: str, tmp_path: Path) -> None:
    assert "denial-kept" not in codes(denial(sentence), tmp_path)


@pytest.mark.parametrize(("sentence", "who", "named"), TOLD)
def test_who_hears_it_does_not_say_it(sentence: str, who: str, named: bool, tmp_path: Path) -> None:
    small = Small(sentence, "the pier is closed for good", said_by=who)
    assert ("speaker-named" in codes(small, tmp_path)) is not named


@pytest.mark.parametrize(("text", "left"), ENDS)
def test_a_sentence_ends_at_unfamiliar_signs(text: str, left: int, tmp_path: Path) -> None:
    small = Small(f"The harbour office says: {text}", "It is closed")
    unused = [each for each in findings(small, tmp_path) if each.code == "sentence-accounted"]
    assert len(unused) == left
