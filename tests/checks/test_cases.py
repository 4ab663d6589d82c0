"""Each rule is broken by a project a curator could write, and kept by one that comes near."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.checks import checks, run_checks
from generator.finding import Finding
from generator.site.read_site import read_site
from tests.folders import BASE, TESTS

CASES = sorted(path for path in (TESTS / "cases").glob("*/*") if path.is_dir())
NOT_INPUT = ("expect.txt", "remove.txt")
MARK = re.compile(r"#\s*expect: ([a-z0-9-]+(?:, [a-z0-9-]+)*)\s*$")

# A case with one finding of its code, and the words underlined on its line.
UNDERLINED = [
    ("quote-in-source/one-word-differs", "used"),
    ("quote-in-source/on-its-own-line-of-a-block", "used"),
    ("sentence-cited/in-block-text", "The boat is"),
    ("known-ids/in-block-text", "full"),
    ("likelihood-apart/in-the-judgement", "likely"),
    ("qualifier-kept/in-its-own-figure", "60"),
    ("source-used/nothing-rests-on-it", "third"),
    ("sentence-accounted/new-sentence", "It is green."),
]

Expected = set[tuple[str, int, str]]


def lay(case: Path, root: Path) -> Path:
    """The base project with the case's files laid over it, and those of its remove.txt gone."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    shutil.copytree(case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NOT_INPUT))
    gone = case / "remove.txt"
    for name in gone.read_text("utf-8").split() if gone.exists() else ():
        (root / name).unlink()
    return root


def expected(case: Path) -> Expected:
    """(path, line, code) of every `# expect:` in the case's YAML and every line of expect.txt."""
    found: Expected = set()
    for path in sorted(case.rglob("*.yml")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if mark := MARK.search(line):
                codes = mark[1].split(", ")
                found |= {(path.relative_to(case).as_posix(), number, code) for code in codes}
    listed = case / "expect.txt"
    for line in listed.read_text("utf-8").splitlines() if listed.exists() else ():
        path, number, code = re.fullmatch(r"(\S+?):(\d+) (\S+)", line).groups()  # type: ignore[union-attr]
        found.add((path, int(number), code))
    return found


def findings(case: Path, root: Path) -> list[Finding]:
    return run_checks(read_site(lay(case, root)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_finds_what_is_wrong_and_nothing_else(case: Path, tmp_path: Path) -> None:
    found = findings(case, tmp_path)
    assert {(f.place.path, f.place.line, f.code) for f in found} == expected(case), "\n".join(
        map(str, found)
    )
    if case.name.startswith("passes-"):
        assert not any(code == case.parent.name for _, _, code in expected(case))
    for finding in found:
        assert finding.length > 0 and (finding.place.column > 0) == (finding.place.line > 0)
        for text in (finding.message, finding.cure):
            # Lower case, no full stop (DESIGN of messages); a quoted word may be as it stands.
            assert text == text.strip() and not text.endswith(".")
            assert not re.match(r"[A-Z][a-z]", text), text


@pytest.mark.parametrize(("case", "under"), UNDERLINED)
def test_underlines_the_words_it_means(case: str, under: str, tmp_path: Path) -> None:
    code = case.split("/")[0]
    (hit,) = (f for f in findings(TESTS / "cases" / case, tmp_path) if f.code == code)
    text = (tmp_path / hit.place.path).read_text("utf-8").splitlines()[hit.place.line - 1]
    start = hit.place.column - 1
    assert text[start : start + hit.length] == under


def test_base_is_clean(tmp_path: Path) -> None:
    assert [str(finding) for finding in run_checks(read_site(BASE))] == []


@pytest.mark.parametrize("code", sorted(checks()))
def test_every_check_is_broken_and_kept(code: str) -> None:
    mine = [case for case in CASES if case.parent.name == code]
    assert any(at[2] == code for case in mine for at in expected(case)), f"no case breaks {code}"
    assert any(case.name.startswith("passes-") for case in mine), f"no case keeps {code}"


@pytest.mark.parametrize("code", sorted(checks()))
def test_every_check_explains_itself(code: str) -> None:
    parts = checks()[code].help.split("\n\n")
    assert parts[0].endswith(".") and "\n" not in parts[0]
    assert [part.split("\n")[0].split(" ")[0] for part in parts[1:4]] == ["Why:", "Bad:", "Good:"]


def test_cases_belong_to_checks() -> None:
    assert {case.parent.name for case in CASES} == set(checks())
