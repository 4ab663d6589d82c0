"""`briefs review` writes one line; an edit of what was reviewed voids it, and nothing else does."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.analysis.changes.diff import diff, untold
from generator.analysis.changes.review import fingerprint, holding_review
from generator.checks import run_checks
from generator.pages.render import render
from generator.site.read_site import read_site
from tests.authoring.desk import run, texts
from tests.conftest import EPOCH
from tests.folders import FIXTURES
from tools.merges import PIER

SHEET = "briefs/boats.yml"
ANA = ("--by", "Ana Dahl", "--on", "2031-06-03")
LINE = r"    reviewed: \{by: Ana Dahl, on: 2031-06-03, fingerprint: [0-9a-f]{12}\}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(FIXTURES / "base", tmp_path / "project")


def edit(root: Path, old: str, new: str, path: str = SHEET) -> None:
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1, (old, text.count(old))
    (root / path).write_text(text.replace(old, new), "utf-8")


def voided(root: Path) -> list[tuple[int, str]]:
    """The line of each review that holds no more, and whose it is."""
    site = read_site(root)
    return [
        (finding.place.line, finding.message.split("`")[1])
        for finding in run_checks(site)
        if finding.code == "review-holds"
    ]


@pytest.mark.parametrize(
    ("id", "last"),
    [
        (
            "boats/passengers",
            "    estimate: {of: traffic, figure: about 40, status: count}\n",
        ),
        ("boats/pier", "was not asked}\n"),
        ("boats/j-steady", "    would_change_it: [A second count.]\n"),
        ("boats/steady", "    would_change_it: [A second count.]\n"),
    ],
)
def test_one_line_is_written_and_no_other_byte(id: str, last: str, root: Path) -> None:
    if id == "boats/pier":
        # The last line of the last claim, with a comment that belongs to what follows.
        edit(root, "judgements:\n", "# Ours\njudgements:\n")
        last = "A clerk who did not want to be named said that the pier needs repairs}\n"
    before = texts(root)
    result = run(root, "review", id, *ANA)
    assert (result.exit_code, result.output) == (0, f"{SHEET} written\n")
    after = texts(root)
    start = before[SHEET].index(last) + len(last)
    assert after[SHEET].startswith(before[SHEET][:start])
    assert after[SHEET].endswith(before[SHEET][start:])
    assert re.fullmatch(LINE, after[SHEET][start : len(after[SHEET]) - len(before[SHEET]) + start])
    assert {**after, SHEET: ""} == {**before, SHEET: ""}
    assert run_checks(read_site(root)) == []


@pytest.mark.parametrize("ending", ["", "\n", "\n\n# the end\n"])
def test_the_last_lines_of_a_file_stay(ending: str, root: Path) -> None:
    text = (root / SHEET).read_text("utf-8")
    judgements = text[text.index("judgements:\n") : text.index("gaps:\n")]
    text = (text.replace(judgements, "") + judgements).rstrip("\n") + ending
    (root / SHEET).write_text(text, "utf-8")
    assert run(root, "review", "boats/steady", *ANA).exit_code == 0
    after = (root / SHEET).read_text("utf-8")
    assert re.sub(LINE, "", after) == (text if ending else text + "\n")
    assert voided(root) == []


def test_an_earlier_review_gives_way_in_its_own_form(root: Path) -> None:
    written = (
        "    reviewed:\n"
        '      by: "Somebody"  # from the office\n'
        "      on: 2030-01-02\n"
        "      fingerprint: abcabcabcabc\n"
    )
    edit(
        root,
        "    says: The night fare will rise.\n",
        "    says: The night fare will rise.\n" + written,
    )
    assert voided(root) == [(34, "fare")]
    before = texts(root)[SHEET]
    assert (
        run(root, "review", "boats/fare", "--by", "Lee: Ox, {a}", "--on", "2031-06-03").exit_code
        == 0
    )
    site = read_site(root)
    claim = site.briefs["boats"].claims["fare"].written
    mark = fingerprint(site, site.briefs["boats"], claim)
    wanted = before.replace('"Somebody"', '"Lee: Ox, {a}"').replace("2030-01-02", "2031-06-03")
    assert texts(root)[SHEET] == wanted.replace("abcabcabcabc", mark)
    assert claim.reviewed is not None and claim.reviewed.by == "Lee: Ox, {a}"


def test_a_claim_in_braces_is_reviewed_within_them(root: Path) -> None:
    text = (root / SHEET).read_text("utf-8")
    start, end = text.index("  fare:\n    says"), text.index("  subsidy:\n    says")
    data = yaml.safe_load(text[start:end])["fare"]
    line = f"  fare: {json.dumps(data)}\n"
    (root / SHEET).write_text(text[:start] + line + text[end:], "utf-8")
    assert run(root, "review", "boats/fare", *ANA).exit_code == 0
    after = (root / SHEET).read_text("utf-8")
    made = LINE.strip().removesuffix(r"\n")
    assert re.sub(rf"\{{{made}, ", "{", after) == text[:start] + line + text[end:]
    assert voided(root) == []


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        ("About 40 passengers use the night boat.", "About 40 passengers use it.", {"passengers", "steady"}),
        ("    said_on: May 3\n", "    said_on: on May 3\n", {"passengers", "steady"}),
        ("figure: up to 60,", "figure: 60,", {"autumn", "steady"}),
        (", context: [\"Its director, Nils Falk\"]", "", {"fare"}),
        ("    said_by: brun\n", "    said_by: town\n", {"subsidy"}),
        ("        figure: around 40\n", "", {"passengers", "steady"}),
        ("unit: passengers}", "unit: people}", {"passengers", "autumn", "steady"}),
        ("    likelihood: likely\n", "    likelihood: very-likely\n", {"steady"}),
        ("assumes: [The count is complete.]", "assumes: [The count is right.]", {"steady"}),
        # What says nothing else of it:
        ("    said_by: brun\n", "    said_by: brun   # the mayor\n", set()),
        ("title: The night boat\n", "title: The boat at night\n", set()),
        ("    credibility: 2\n", '    credibility: "2"\n', set()),
    ],
)  # fmt: skip
def test_an_edit_voids_the_reviews_that_it_touches(
    old: str, new: str, gone: set[str], root: Path
) -> None:
    for name in ("passengers", "autumn", "fare", "subsidy", "pier", "steady"):
        assert run(root, "review", f"boats/{name}", *ANA).exit_code == 0
    assert voided(root) == []
    edit(root, old, new)
    assert {name for _, name in voided(root)} == gone


def test_a_review_is_of_what_the_yaml_says_not_of_how(root: Path) -> None:
    site = read_site(root)
    brief = site.briefs["boats"]
    entries = {name: claim.written for name, claim in brief.claims.items()} | dict(brief.judgements)
    before = {name: fingerprint(site, brief, entry) for name, entry in entries.items()}  # type: ignore[arg-type]
    assert len(set(before.values())) == len(before) == 6
    data = yaml.load((root / SHEET).read_text("utf-8"), yaml.BaseLoader)
    dumped = yaml.safe_dump(data, sort_keys=True, width=30, allow_unicode=True, default_style='"')
    # Whole numbers and yes or no are no texts.
    dumped = re.sub(r'"order": "1"', '"order": 1', dumped)
    (root / SHEET).write_text(dumped, "utf-8")
    again = read_site(root)
    assert not again.findings, again.findings
    brief = again.briefs["boats"]
    entries = {name: claim.written for name, claim in brief.claims.items()} | dict(brief.judgements)
    assert {name: fingerprint(again, brief, entry) for name, entry in entries.items()} == before  # type: ignore[arg-type]


def test_new_names_and_another_sheet_leave_a_review_as_it_is(root: Path) -> None:
    (root / "briefs/pier.yml").write_text(PIER, "utf-8")
    edit(root, "    said_by: falk\n    evidence:\n      - {source: letter, quote: The night fare",
         "    said_by: falk\n    denies: autumn\n    evidence:\n      - {source: letter, quote: The night fare")  # fmt: skip
    for name in ("passengers", "autumn", "fare", "steady"):
        assert run(root, "review", f"boats/{name}", *ANA).exit_code == 0
    for words in (
        ("rename", "source", "letter", "note"),
        ("rename", "source", "note", "paper"),
        ("rename", "actor", "falk", "director"),
        ("rename", "claim", "boats/autumn", "fall"),
        ("rename", "brief", "boats", "ferries"),
        ("move", "ferries/passengers", "pier"),
        ("rename", "brief", "ferries", "lake"),
    ):
        assert run(root, *words).exit_code == 0, words
        assert voided(root) == [], words
    edit(root, "Up to 60 passengers are expected", "As many as 60 are expected", "briefs/lake.yml")
    assert {name for _, name in voided(root)} == {"fall", "steady"}


def test_evidence_that_another_claim_lends_is_reviewed_too(root: Path) -> None:
    text = (root / SHEET).read_text("utf-8")
    lent = "  repairs:\n    says: The pier is old.\n    said_by: unnamed\n    described_as: A clerk\n    evidence: [{same_as: pier}]\n"
    (root / SHEET).write_text(text.replace("judgements:\n", f"{lent}judgements:\n"), "utf-8")
    assert run(root, "review", "boats/repairs", *ANA).exit_code == 0
    assert voided(root) == []
    edit(root, "quote: A clerk who did not want to be named said that the pier needs repairs}",
         "quote: A clerk who did not want to be named said that the pier needs}")  # fmt: skip
    assert [name for _, name in voided(root)] == ["repairs"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("boats/nobody", *ANA), 2, "there is no claim or judgement 'boats/nobody'"),
        (("boats/passenger", *ANA), 2, "did you mean"),
        (("boats/pier", "--by", "Ana", "--on", "June 3"), 2, "'June 3' is no day"),
        (("boats/pier", "--by", "A" * 161, "--on", "2031-06-03"), 2, "at most 160 signs"),
    ],
    ids=lambda each: " ".join(each)[:30] if isinstance(each, tuple) else "",
)
def test_what_cannot_be_is_refused(
    words: tuple[str, ...], code: int, said: str, root: Path
) -> None:
    before = texts(root)
    result = run(root, "review", *words)
    assert result.exit_code == code and said in result.output, result.output
    assert texts(root) == before


def test_the_day_is_that_of_the_build_or_has_to_be_given(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    result = run(root, "review", "boats/pier", "--by", "Ana")
    assert result.exit_code == 2 and "expected --on YYYY-MM-DD" in result.output
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    assert run(root, "review", "boats/pier", "--by", "Ana").exit_code == 0
    assert "by: Ana, on: 2030-01-01," in (root / SHEET).read_text("utf-8")


def test_lines_that_end_otherwise_are_left_alone(root: Path) -> None:
    text = (root / SHEET).read_bytes().replace(b"\n", b"\r\n")
    (root / SHEET).write_bytes(text)
    result = run(root, "review", "boats/pier", *ANA)
    assert result.exit_code == 1 and f"{SHEET}:1: error: the line ends with CR LF" in result.output
    assert (root / SHEET).read_bytes() == text


def test_page_data_and_diff_tell_it(root: Path) -> None:
    old = read_site(root)
    for name in ("passengers", "steady"):
        assert run(root, "review", f"boats/{name}", *ANA).exit_code == 0
    new = read_site(root)
    assert [str(change) for change in diff(old, new)] == [
        "claim `passengers` reviewed by Ana Dahl on 2031-06-03",
        "judgement `steady` reviewed by Ana Dahl on 2031-06-03",
    ]
    assert [str(change) for change in diff(new, old)] == [
        "claim `passengers` review by Ana Dahl on 2031-06-03 taken out",
        "judgement `steady` review by Ana Dahl on 2031-06-03 taken out",
    ]
    assert untold(old, new) == []
    words = "Reviewed by Ana Dahl on 2031-06-03."
    files = render(new)
    evidence = str(files["docs/briefs/boats/evidence.md"])
    assert evidence.count(words) == 1
    assert words in evidence.split("{: #passengers }")[1].split("{: #autumn }")[0]
    assert words in str(files["docs/briefs/boats.md"]).split("#j-steady")[1]
    data = json.loads(files["docs/data/briefs/boats.json"])
    claims = {claim["id"]: claim.get("reviewed") for claim in data["claims"]}
    assert claims["autumn"] is None and claims["passengers"]["by"] == "Ana Dahl"
    assert data["judgements"][0]["reviewed"]["on"] == "2031-06-03"
    # What was edited since, nobody has reviewed.
    edit(root, "About 40 passengers use the night boat.", "About 40 passengers use it.")
    site = read_site(root)
    brief = site.briefs["boats"]
    assert holding_review(site, brief, brief.claims["passengers"].written) is None
    files = render(site)
    assert words not in str(files["docs/briefs/boats/evidence.md"])
    assert words not in str(files["docs/briefs/boats.md"])
    data = json.loads(files["docs/data/briefs/boats.json"])
    assert [claim.get("reviewed") for claim in data["claims"]] == [None] * 5
