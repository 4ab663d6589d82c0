"""What the model refuses, in words and at the place that a curator can act on."""

from __future__ import annotations

import textwrap

import pytest

from generator.finding import Finding
from generator.model.fact_sheet import FactSheet
from generator.model.registers import ActorRegister, SourceRegister
from generator.syntax.sheet import read_sheet
from generator.validation.validate import validate

SHEET = """\
title: The bridge
question: How many?
bottom_line: Some. [^lorries]
subjects:
  traffic: {label: Lorries, unit: lorries}
claims:
  lorries:
    says: Some lorries cross.
    said_by: office
    evidence:
      - {source: call, quote: some lorries}
    estimate: {of: traffic, figure: about 10, status: count}
source_summary: One report.
"""


def findings(text: str) -> list[Finding]:
    sheet, troubles = read_sheet(text.encode(), "briefs/a.yml")
    assert sheet is not None, troubles
    return validate(FactSheet, sheet)[1]


def edited(old: str, new: str) -> list[Finding]:
    assert old in SHEET
    return findings(SHEET.replace(old, new, 1))


def test_the_sheet_itself_is_right() -> None:
    assert findings(SHEET) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "words"),
    [
        ("question:", "qestion:", 2, "unknown-key", "did you mean `question`"),
        ("said_by: office", "said_by: office\n    colour: red", 10, "unknown-key", "colour"),
        ("question: How many?\n", "", 1, "missing-key", "has no `question`"),
        ("said_by: office", "said_by: Office", 9, "bad-id", "small letters"),
        ("status: count", "status: conut", 12, "unknown-term", "did you mean `count`"),
        ("says: Some lorries cross.", "says:", 8, "empty-value", "nothing stands after `says:`"),
        ("says: Some lorries cross.", "says: 12", 8, "wrong-type", 'says: "12"'),
        ("says: Some lorries cross.", "says: [a, b]", 8, "wrong-type", "a list"),
        ("figure: about 10", "wording: many, figure: about 10", 12, "incomplete", "either `figure` or `wording`"),
        ("said_by: office", "said_by: unnamed", 7, "incomplete", "described_as"),
        ("source: call, ", "", 11, "incomplete", "`source` is missing"),
        ("source: call, ", "same_as: other, source: call, ", 11, "incomplete", "`same_as` stands alone"),
        ("said_by: office", "said_by: office\n    credibility: 7", 10, "unknown-term", "from 1 to 6"),
        ("said_by: office", "said_by: office\n    event: {where: here}", 7, "incomplete", "one kind"),
        ("  lorries:", "  Lorries!:", 7, "bad-id", "small letters"),
        ("    evidence:\n      - {source: call, quote: some lorries}\n", "    evidence: []\n", 10, "empty-value", "at least 1"),
    ],
)  # fmt: skip
def test_one_mistake_gives_one_finding(
    old: str, new: str, line: int, code: str, words: str
) -> None:
    found = edited(old, new)
    assert [(one.place.line, one.code) for one in found] == [(line, code)]
    assert words in f"{found[0].message}; {found[0].cure}"


def test_all_mistakes_are_told_at_once() -> None:
    text = SHEET.replace("title:", "titel:").replace("status: count", "status: counted")
    assert {(one.place.line, one.code) for one in findings(text)} == {
        (1, "unknown-key"),
        (12, "unknown-term"),
    }


def test_registers_are_mappings_of_ids() -> None:
    text = textwrap.dedent("""\
        call: {file: call.txt, label: A call, descriptor: Short.}
        Bad: {file: b.txt, label: B, descriptor: Short.}
        follow: {file: c.txt, label: C, descripter: Short.}
    """)
    sheet, _ = read_sheet(text.encode(), "seeds/sources.yml")
    assert sheet is not None
    register, found = validate(SourceRegister, sheet, under="entries")
    assert register is None
    assert {(one.place.line, one.code) for one in found} == {
        (2, "bad-id"),
        (3, "unknown-key"),
    }


def test_what_is_read_cannot_be_changed() -> None:
    sheet, _ = read_sheet(b"office: {name: Office, kind: office}", "seeds/actors.yml")
    assert sheet is not None
    register, _ = validate(ActorRegister, sheet, under="entries")
    assert register is not None
    with pytest.raises(ValueError, match="frozen"):
        register.entries["office"].name = "Other"
