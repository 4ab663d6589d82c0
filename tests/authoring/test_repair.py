"""A quote that is nearly right is put right; one that says something else is left to the curator."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build import check
from generator.cli import cli
from tests.checks.small_project import Small, findings
from tests.folders import BRIDGE

SHEET = "briefs/bridge.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BRIDGE, tmp_path / "bridge")


def run(root: Path, *flags: str) -> Result:
    return CliRunner().invoke(cli, ["repair", "--root", str(root), *flags], catch_exceptions=False)


def edit(root: Path, old: str, new: str) -> tuple[bytes, bytes]:
    """The sheet before the edit and with it."""
    path = root / SHEET
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return text.encode(), path.read_bytes()


GOOD = [
    ("The drivers’ union opposes a toll", "The drivers' union opposes a toll"),
    ("The drivers’ union opposes a toll", "the drivers’ union opposes a toll"),
    ("spoke to reporters at", "spoke to reporter at"),
    ("“If the ferry stops, the number", '\\"If the ferry stops, the number'),
    ("who asked not to be named, said that", "who asked not to be named said that"),
    ("to exchange a list of heavy loads and to", "to exchange a list of the heavy loads and to"),
    ("Dahl expects the repairs", "Dahl expected the repairs"),
    ("if repairs cost more,” Mayor", 'if repairs cost more,\\" Mayor'),
]


@pytest.mark.parametrize(("right", "wrong"), GOOD)
def test_offers_the_exact_text_and_writes_nothing_unasked(
    right: str, wrong: str, root: Path
) -> None:
    _, after = edit(root, right, wrong)
    result = run(root)
    assert (
        result.exit_code == 1 and "  + " in result.output and "left as it is" not in result.output
    )
    assert (root / SHEET).read_bytes() == after


@pytest.mark.parametrize(("right", "wrong"), GOOD)
def test_changes_only_the_bytes_of_the_quote(right: str, wrong: str, root: Path) -> None:
    before, _ = edit(root, right, wrong)
    result = run(root, "--write")
    assert result.exit_code == 0, result.output
    assert f"{SHEET} written" in result.output
    assert (root / SHEET).read_bytes() == before
    assert not [one for one in check(root).findings if one.level == "error"]
    assert run(root, "--write").output == "every quote of a claim stands in its source\n"


BAD = [
    ("close to 300 lorries cross daily", "close to 400 lorries cross daily", "figure"),
    ("that close to 300 lorries", "that over 300 lorries", "figure"),
    ("that close to 300 lorries", "that some 300 lorries", "figure"),
    ("about 1,200 lorries have crossed since", "about 12,000 lorries have crossed since", "figure"),
    ("plans to publish its count of March 3, 2031,", "plans to publish its count of March 4, 2031,", "figure"),
    ("plans to publish its count of March", "plans to publish its count of May", "date"),
    ("Mayor Ines Dahl said on", "Mayor Ines Dael said on", "name"),
    ("“If the ferry stops, the number could rise to 500 by summer,” Lena Ortiz", "“If the ferry stops, the number could rise to 500 by summer,” Dahl", "name"),
    ("falsely claimed that no lorry", "claimed that no lorry", "denied"),
    ("The city is not ruling out", "The city is ruling out", "denied"),
    ("could rise to 500 by summer", "will rise to 500 by summer", "denied"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "why"), BAD)
def test_never_where_the_meaning_may_differ(right: str, wrong: str, why: str, root: Path) -> None:
    _, after = edit(root, right, wrong)
    result = run(root, "--write")
    assert result.exit_code == 1 and "  + " not in result.output
    assert "left as it is" in result.output and why in result.output
    assert (root / SHEET).read_bytes() == after


def test_not_where_two_passages_are_as_near(root: Path) -> None:
    text = root / "seeds/call.txt"
    text.write_text(
        text.read_text("utf-8")
        + "\nThe boat was large and green.\n\nThe boat was large and grey.\n",
        "utf-8",
    )
    edit(
        root,
        "quote: The drivers’ union falsely claimed that no lorry has been turned away",
        "quote: The boat was large and grean",
    )
    assert "two passages of the source are about as near" in run(root).output


def test_not_what_is_far_from_anything(root: Path) -> None:
    edit(
        root,
        "quote: Dahl expects the repairs to cost over €2 million",
        "quote: Somebody hopes for something else altogether",
    )
    assert "left as it is" in run(root).output


@pytest.mark.parametrize("style", ["plain", "'", '"', ">-", "|-", "flow"])
def test_every_style_of_text_keeps_its_style(style: str, root: Path) -> None:
    path = root / SHEET
    text = path.read_text("utf-8")
    flow = "      - {source: follow, quote: Dahl expects the repairs to cost over €2 million, context: [Mayor Ines Dahl]}\n"
    assert flow in text
    quote = "Dahl expects the repairs to cost over €2 million"
    written = {
        "plain": "quote: Dahl expects\n          the repairs to cost over €2 million   # odd",
        "'": f"quote:   '{quote}'  # odd",
        '"': 'quote: "Dahl expects the \\\n          repairs to cost over €2 million"',
        ">-": "quote: >-\n          Dahl expects the repairs\n          to cost over €2 million",
        "|-": f"quote: |-\n          {quote}",
    }
    new = (
        flow
        if style == "flow"
        else f"      - source: follow\n        {written[style]}\n        context: [Mayor Ines Dahl]\n"
    )
    good = text.replace(flow, new)
    path.write_text(good.replace("Dahl expects", "Dahl expected"), "utf-8")
    result = run(root, "--write")
    assert result.exit_code == 0, result.output
    assert path.read_text("utf-8") == good


def test_a_file_with_other_line_ends_is_left(root: Path) -> None:
    edit(root, "Dahl expects", "Dahl expected")
    path = root / SHEET
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    result = run(root, "--write")
    assert result.exit_code == 1 and "left as it is" in result.output
    assert path.read_bytes() == before


LOOK_ALIKE = [
    ("the café of Señor Ibáñez is closed", "the cafe\u0301 of Sen\u0303or Iba\u0301n\u0303ez is closed"),
    ("the town of Việt Trì is closed", "the town of Vie\u0323\u0302t Tri\u0300 is closed"),
    ("the office of the pier is closed", "the o\ufb03ce of the pier is closed"),
    ("the pier of 10 km² is closed", "the pier of 10 km2 is closed"),
    ("the pier of 30 Å is closed", "the pier of 30 \u212b is closed"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "stands"), LOOK_ALIKE)
def test_letters_that_only_look_alike_become_the_source_s(
    typed: str, stands: str, tmp_path: Path
) -> None:
    root = Small(f"The harbour office said {stands}.", typed).lay(tmp_path)
    result = run(root)
    assert "the same letters" in result.output and f"  + {stands}" in result.output
    run(root, "--write")
    assert stands in (root / "briefs" / "b.yml").read_text("utf-8")


@pytest.mark.parametrize("quote", [
    "the pier is closed until the end of the winter", "until the end of the winter because",
    "runs from the old pier, which was built", "until the end of the winter because of the ice",
])  # fmt: skip
def test_a_quote_over_lines_broken_by_width_is_told_the_way_out(quote: str, tmp_path: Path) -> None:
    text = (
        "The harbour office said that the pier is closed until the end of\n"
        "the winter because of the ice. The ferry runs from the old pier,\n"
        "which was built of oak."
    )
    told = [
        each for each in findings(Small(text, quote), tmp_path) if each.code == "quote-in-source"
    ]
    assert len(told) == 1 and "briefs new source" in str(told[0])
