"""What may be laid into a folder, said of a file or packed for a reader has its limits, and each is told."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.build import check
from generator.finding import MOST_LISTED, Finding, Place, first_of_each
from generator.model.fact_sheet import FactSheet
from generator.publishing.offline_zip import LEFT_OUT, OFFLINE, offline
from generator.publishing.write_files import replace_text
from generator.site.input_files import LIMITS, MOST_BYTES, MOST_FILES, read_inputs
from generator.site.read_site import read_site
from generator.syntax.sheet import REGISTER, read_sheet
from generator.text.spelling import near
from generator.validation.suggestions import Spellings, meant
from generator.validation.validate import validate
from tests.built_site import built_bridge
from tests.conftest import Once
from tests.folders import BRIDGE
from tests.steps import steps

FOLDERS = {"briefs": ".yml", "seeds": ".txt", "seeds/sources": ".yml"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BRIDGE, tmp_path / "project"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_with_too_many_files_is_not_read(folder: str, project: Path) -> None:
    (project / folder).mkdir(exist_ok=True)
    here = len(list((project / folder).iterdir()))
    for number in range(MOST_FILES - here):
        (project / folder / f"x{number}{FOLDERS[folder]}").touch()
    assert "too-large" not in {one.code for one in read_inputs(project)[1]}
    (project / folder / f"y{FOLDERS[folder]}").touch()
    told = [one for one in read_inputs(project)[1] if one.code == "too-large"]
    assert [(one.path, one.level) for one in told] == [(folder, "error")]
    assert f"{MOST_FILES + 1} files; at most {MOST_FILES}" in told[0].message


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_with_too_much_in_its_files_is_not_read_to_its_end(
    folder: str, project: Path
) -> None:
    (project / folder).mkdir(exist_ok=True)
    size = LIMITS[FOLDERS[folder]]
    for number in range(MOST_BYTES // size + 1):
        with (project / folder / f"x{number}{FOLDERS[folder]}").open("wb") as file:
            file.truncate(size)  # holes: it takes no room on the disk
    inputs, found = read_inputs(project)
    told = [one for one in found if one.code == "too-large"]
    assert [(one.path, one.level) for one in told] == [(folder, "error")]
    listed = {"briefs": inputs.sheets, "seeds": inputs.texts}.get(folder, inputs.registers)
    assert not [path for path in listed if path.startswith(f"{folder}/x")]


CARD = """another-{}:
  name: Office {}
  kind: office
  # {}
"""


@pytest.mark.parametrize(
    ("cards", "told"),
    [(1_000, None), (REGISTER.size // 1_000 + 1, "put cards into files of their own")],
)
def test_a_register_may_be_larger_than_a_sheet(cards: int, told: str | None, project: Path) -> None:
    register = project / "seeds/actors.yml"
    more = "".join(CARD.format(number, number, "x" * 1_000) for number in range(cards))
    register.write_text(register.read_text("utf-8") + more, "utf-8")
    assert register.stat().st_size > LIMITS[".yml"]
    site = read_site(project)
    found = [one.cure for one in site.findings if one.path == "seeds/actors.yml"]
    if told is None:
        assert not found and "another-999" in site.actors
    else:
        assert len(found) == 1 and told in found[0] and not site.actors


# --- findings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("many", "more"), [(100, 0), (101, 1), (100_000, 99_900)])
def test_of_many_findings_of_a_kind_the_first_are_told_and_the_rest_counted(
    many: int, more: int
) -> None:
    made = 0

    def findings(path: str, code: str) -> list[Finding]:
        return [Finding(Place(path, line), code, "wrong") for line in range(1, many + 1)]

    listed = first_of_each(
        [*findings("a.yml", "x"), *findings("a.yml", "y"), *findings("b.yml", "x")]
    )
    for path, code in (("a.yml", "x"), ("a.yml", "y"), ("b.yml", "x")):
        mine = [one for one in listed if (one.path, one.code) == (path, code)]
        assert len(mine) == min(many, MOST_LISTED) + bool(more)
        assert [one.message for one in mine if one.place.line is None or not one.place.line] == (
            [f"and {more:,} more of this kind in this file"] if more else []
        )
        made += len(mine)
    assert made == len(listed)


FLOODS = {
    "invisible letters in a text": ("seeds/call.txt", "a\u200bb. \n"),
    "words in two scripts": ("seeds/call.txt", "p\u0430ypal "),
    "sentences that nobody quotes": ("seeds/call.txt", "It rained on the day. "),
    "keys that nobody knows": ("briefs/bridge.yml", "x{}: y\n"),
    "lines with a tab": ("briefs/bridge.yml", "\tx: y\n"),
}


@pytest.mark.parametrize("case", FLOODS)
def test_no_file_makes_more_findings_than_somebody_reads(case: str, project: Path) -> None:
    name, piece = FLOODS[case]
    with (project / name).open("a", encoding="utf-8") as file:
        file.write("\n" + "".join(piece.replace("{}", str(number)) for number in range(5000)))
    found = check(project).findings
    kinds = {(one.path, one.code) for one in found}
    assert len(found) <= len(kinds) * (MOST_LISTED + 1) and len(found) < 400


# --- one file in the place of another, and the packed site --------------------------------------------


def test_who_reads_a_sheet_meets_the_old_text_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "sources.yml"
    path.write_text("old\n" * 100_000, "utf-8")  # more than a reader takes at once
    with path.open(encoding="utf-8") as reader:
        first = reader.readline()
        replace_text(path, "new\n")
        assert first + reader.read() == "old\n" * 100_000
    assert path.read_text("utf-8") == "new\n"


def test_a_text_that_cannot_be_written_whole_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sources.yml"
    path.write_text("old\n", "utf-8")
    real = Path.write_text

    def half(self: Path, text: str, *given: object, **named: object) -> int:
        real(self, text[:2], "utf-8")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", half)
        with pytest.raises(Exception, match="no space left"):
            replace_text(path, "new\n")
    assert path.read_text("utf-8") == "old\n" and [*tmp_path.iterdir()] == [path]


def test_the_packed_site_holds_the_site_and_no_source(once: Once) -> None:
    root = built_bridge(once)
    built = {path.relative_to(root / "site").as_posix() for path in (root / "site").rglob("*") if path.is_file()}  # fmt: skip
    for packed in ((root / "site" / OFFLINE).read_bytes(), offline(root / "site")):
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            names = set(archive.namelist())
            assert names == {name for name in built if not LEFT_OUT.fullmatch(name)} | {"READ-ME.txt"}  # fmt: skip
            content = [archive.read(name) for name in names]
        for text in (root / "seeds").iterdir():
            assert text.read_bytes() not in content, text.name


def test_a_name_that_was_meant_is_guessed_no_more_often_than_it_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guessed = 0

    def counted(word: str, candidates: Iterable[str]) -> str | None:
        nonlocal guessed
        guessed += 1
        return near(word, candidates)

    monkeypatch.setattr("generator.checks.known_ids.near", counted)
    sheet = project / "briefs/bridge.yml"
    points = "".join(f"  - Rain fell. [^zl{number}q]\n" for number in range(2000))
    text = sheet.read_text("utf-8").replace("subjects:\n", f"key_points:\n{points}subjects:\n", 1)
    sheet.write_text(text, "utf-8")
    told = [one for one in check(project).findings if one.code == "known-ids"]
    assert len(told) == MOST_LISTED + 1 and guessed <= MOST_LISTED


def test_an_id_in_the_wrong_signs_is_guessed_no_more_often_than_it_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guessed = 0

    def counted(words: str, known: Spellings) -> str | None:
        nonlocal guessed
        guessed += bool(known)
        return meant(words, known)

    monkeypatch.setattr("generator.validation.ids.meant", counted)
    sheet = project / "briefs/bridge.yml"
    claims = "".join(
        f"  cl{number}: {{says: It rained., said_by: Zeppo{number}, evidence: [{{same_as: lorries}}]}}\n"
        for number in range(500)
    )
    text = sheet.read_text("utf-8").replace("claims:\n", f"claims:\n{claims}", 1)
    sheet.write_text(text, "utf-8")
    told = [one for one in check(project).findings if one.code == "bad-id"]
    assert len(told) == MOST_LISTED + 1 and 0 < guessed <= 2 * MOST_LISTED


@pytest.mark.parametrize("piece", ["x{}: y\n", "claim{}: {{says: x}}\n", "gap-{}: {{question: x, matters: y}}\n"])  # fmt: skip
def test_keys_that_nobody_knows_take_steps_that_grow_with_them(piece: str, project: Path) -> None:
    def cost(many: int) -> int:
        added = "".join(piece.format(number) for number in range(many)).encode()
        sheet, _ = read_sheet((BRIDGE / "briefs/bridge.yml").read_bytes() + added, "briefs/a.yml")
        assert sheet is not None
        assert len(validate(FactSheet, sheet)[1]) >= many
        return steps(lambda read: validate(FactSheet, read), sheet)

    cost(1)  # what is made once is made
    first, second = cost(100), cost(200)
    assert second <= 2.3 * first, (first, second)
