"""What `briefs find` finds however it is written, and that its lines can be pasted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.authoring.search_sources import search
from generator.build import check
from generator.cli import cli
from generator.commands.read.find import evidence_lines
from generator.site.read_site import read_site
from generator.syntax.sheet import read_sheet
from generator.text.quotes import Passage, find_quote
from tests.folders import BRIDGE

SITE = read_site(BRIDGE)


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["find", "--root", str(root), *words], catch_exceptions=False)


def lines(words: str) -> list[tuple[str, int]]:
    return [(one.source, one.sentence.paragraph) for one in search(SITE, words)]


@pytest.mark.parametrize(("words", "wanted"), [
    ("300 lorries", [("call", 3), ("follow", 5)]),
    ("three hundred lorry", [("call", 3), ("follow", 5)]),
    ("LORRIES 300", [("call", 3), ("follow", 5)]),
    ("1200 lorries", [("call", 5)]),
    ("€2,000,000", [("follow", 9)]),
    ("2 million repairs", [("follow", 9)]),
    ("'if repairs cost more,'", [("follow", 7)]),
    ("drivers' union opposes", [("follow", 7)]),
    ("Mayor Dahl toll", [("follow", 7)]),
    ("ortiz ferry", [("call", 5)]),
    ("town hall reporters", [("call", 3)]),
    ("the toll", [("follow", 7), ("follow", 7), ("follow", 7), ("follow", 2)]),
    ("30 lorries a day a night a week", []),
    ("", []),
    ("zebra", []),
    ("3000 lorries", []),
])  # fmt: skip
def test_finds_however_it_is_written(words: str, wanted: list[tuple[str, int]]) -> None:
    found = search(SITE, words)
    if not wanted:
        assert not any(one.whole for one in found)
    else:
        assert sorted(lines(words)) == sorted(wanted)
        assert all(one.whole for one in found)


def test_shows_who_uses_a_passage() -> None:
    result = run(BRIDGE, "built in 1931")
    assert "call, line 11, set aside: background\n" in result.output and result.exit_code == 0
    assert "used by bridge/lorries" in run(BRIDGE, "300", "lorries").output
    assert "context of bridge/cost" in run(BRIDGE, "not ruling out").output


def test_says_when_there_is_nothing(tmp_path: Path) -> None:
    result = run(BRIDGE, "zebra")
    assert (result.exit_code, result.output) == (
        1,
        "nothing like 'zebra' in 2 sources; try fewer words\n",
    )
    near = run(BRIDGE, "ferry zebra stops elephant")
    assert near.exit_code == 0 and near.output.startswith(
        "no sentence holds all of these words; nearest:"
    )


@pytest.mark.parametrize(("words", "told"), [
    ("lories", "did you mean `lorries`?"),
    ("inspektor", "did you mean `inspector`?"),
    ("reportrs", "did you mean `reporters`?"),
    ("Ortitz", "did you mean `Ortiz`?"),
    ("FERY", "did you mean `ferry`?"),
    ("the brigde of 1931", "did you mean `the bridge of 1931`?"),
    ("drivers’ unoin", "did you mean `drivers’ union`?"),
    ("300 elephants", None),
    ("zebra", None),
    ("tol", None),
])  # fmt: skip
def test_a_misspelt_word_gets_the_one_of_the_texts(words: str, told: str | None) -> None:
    output = run(BRIDGE, words).output
    assert output.startswith(("nothing like ", "no sentence holds all of these words; "))
    assert ("did you mean" in output) is (told is not None) and (told or "") in output
    if told:
        assert any(one.whole for one in search(SITE, told.split("`", 1)[1].removesuffix("`?")))


def test_a_long_passage_says_that_less_will_do(tmp_path: Path) -> None:
    root = project(
        tmp_path, f"The boat is {'very ' * 21}slow.\n\nThe pier is {'very ' * 21}so old.\n"
    )
    assert "quote only" not in run(root, "slow boat").output
    output = run(root, "old pier").output
    assert "    26 words; quote only those that decide\n\n      - source: call\n" in output
    assert "quote only" not in run(BRIDGE, "built in 1931").output


def test_in_a_folder_without_a_project_says_so(tmp_path: Path) -> None:
    result = run(tmp_path, "ferry")
    assert result.exit_code == 1 and "there is no folder briefs/ here" in result.output


@pytest.mark.parametrize(
    "words",
    ["300 lorries", "ferry stops", "the toll", "April 4", "If the ferry stops, the number", "said"],
)
def test_its_lines_are_evidence_that_stands(words: str) -> None:
    for one in search(SITE, words):
        sheet, found = read_sheet("evidence:\n" + evidence_lines(one, 2), "a.yml")
        assert sheet and not found
        (given,) = sheet.data["evidence"]
        body = SITE.sources[given["source"]].body
        assert body is not None
        hit = find_quote(
            given["quote"], body, given.get("prefix"), given.get("suffix"), furniture=True
        )
        assert isinstance(hit, Passage), (given, hit)
        assert hit.start <= one.start < hit.end or hit.start <= one.sentence.end


def project(tmp_path: Path, text: str) -> Path:
    root = shutil.copytree(BRIDGE, tmp_path / "p")
    (root / "seeds/call.txt").write_text(text, "utf-8")
    return root


def test_what_stands_twice_gets_a_frame(tmp_path: Path) -> None:
    text = "Then the boat sank. It is said. One more: the boat sank. No one saw it.\n\nLater the boat sank.\n"
    site = read_site(project(tmp_path, text))
    found = [one for one in search(site, "the boat sank") if one.source == "call"]
    assert len(found) == 3
    frames = {(one.quote, one.prefix, one.suffix) for one in found}
    assert len(frames) == 3
    body = site.sources["call"].body
    assert body is not None
    starts = set()
    for quote, prefix, suffix in frames:
        hit = find_quote(quote, body, prefix, suffix)
        assert isinstance(hit, Passage)
        starts.add(hit.start)
    assert len(starts) == 3


def test_pasted_into_a_claim_it_is_accounted_for(tmp_path: Path) -> None:
    root = project(
        tmp_path,
        (BRIDGE / "seeds/call.txt").read_text("utf-8") + "\nIt has: two lanes # and more.\n",
    )
    CliRunner().invoke(cli, ["seal", "--root", str(root)])
    assert [one.code for one in check(root).findings if one.level == "error"] == [
        "sentence-accounted"
    ]
    out = run(root, "two lanes").output
    pasted = out[out.index("      - source:") :].rstrip() + "\n"
    assert 'quote: "It has: two lanes # and more"' in pasted
    sheet = root / "briefs/bridge.yml"
    claim = f"  lanes:\n    says: It has two lanes.\n    said_by: article\n    evidence:\n{pasted}"
    sheet.write_text(
        sheet.read_text("utf-8").replace("judgements:\n", f"{claim}judgements:\n", 1), "utf-8"
    )
    assert [str(one) for one in check(root).findings if one.level == "error"] == []
