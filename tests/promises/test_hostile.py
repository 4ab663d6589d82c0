"""A stranger's pull request: every hostile edit is refused at its line, or shown as the text it is.

The places are found by walking a project, whatever it is about: here two invented ones.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.build import build, check, generate
from generator.cli import cli
from generator.finding import Finding
from generator.pages import quoted_words
from generator.report import report
from generator.text import quotes as quotes_module
from generator.text.identifiers import slug_ok
from generator.text.nearest_passage import nearest
from tests.folders import BRIDGE, ORCHARD
from tests.hostile.attack import errors, hit, infused, layers, quotes, sift, twin, values
from tests.hostile.pages import differences, pages
from tests.hostile.payloads import (  # fmt: skip
    ADDRESSES,
    CHARACTERS,
    EXTRA,
    IDS,
    NAMES,
    NUMBERS,
    SYNTAX,
    TEXTS,
    TYPES,
)
from tests.hostile.places import (
    Spot,
    copy,
    quoted,
    rewrite,
    sheets,
    spots,
    spread,
    texts,
)
from tools.served import served

PROJECTS = [pytest.param(BRIDGE, id="bridge"), pytest.param(ORCHARD, id="orchard")]
ALL = [one for listed in TEXTS.values() for one in listed]
LEAST = 10  # places of each class
RESERVED = ("index", "con", "nul", "404", "search", "assets", "lpt1", "aux", "sitemap")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BRIEFS_WITHHELD", "SITE_URL", "SITE_REPOSITORY", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module", autouse=True)
def _near_words_are_looked_for_once() -> Iterator[None]:
    """The same quote is wrong in many copies of a project, and the search for what it means is long."""
    known: dict[tuple[str, tuple[str, ...]], Any] = {}

    def near(wanted: str, lines: Sequence[str]) -> Any:
        key = wanted, tuple(lines)
        if key not in known:
            known[key] = nearest(wanted, lines)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quotes_module, "nearest", near)
        yield


def located(found: list[Finding], root: Path) -> None:
    """Refused, and each refusal names a file and, where the file could be read, a line."""
    assert [one for one in found if one.level == "error"], "nothing was refused"
    for one in found:
        assert one.place.path and "\n" not in str(one.place), one
    for form in ("text", "github", "json"):
        written = report(found, root, form)
        seen = (char for char in written if unicodedata.category(char) != "Zs" and char != "\n")
        assert all(char.isprintable() for char in seen), form
        if form == "github":
            assert len(written.splitlines()) == len(found)


# --- texts: refused, or the same text on every page ---------------------------------------------


def attacked(payload_of: Mapping[Spot, str]) -> dict[Spot, str]:
    # A list sorted by names must stay in its order: those get the payload at their end, after a comma, or
    # “Meren …” would come before or behind “Meren Press …” as the payload has it.
    return {
        spot: f"{spot.value}, {payload}"
        if spot.name == "name"
        else infused(spot.value, payload, number)
        for number, (spot, payload) in enumerate(payload_of.items())
    }


def payload_for(number: int, turn: int) -> str:
    """Another payload for each place and turn; the two steps share no divisor with how many there are."""
    return ALL[(number * 7 + turn * 53) % len(ALL)]


@pytest.mark.parametrize(("project", "turns"), [(BRIDGE, (0, 1)), (ORCHARD, (2,))])
def test_texts_are_refused_at_their_place_or_let_through(
    project: Path, turns: tuple[int, ...], tmp_path: Path
) -> None:
    base = copy(project, tmp_path / "base")
    assert errors(base) == []
    tried: Counter[str] = Counter()
    for turn in turns:
        folder = tmp_path / f"turn{turn}"
        payload_of = {spot: payload_for(number, turn) for number, spot in enumerate(spots(base))}
        passed, refused = sift(project, folder, attacked(payload_of))
        assert len(passed) + len(refused) == len(payload_of)
        assert passed and refused
        for findings in refused.values():
            located(findings, base)
            assert all(finding.place.line for finding in findings)
        root = copy(project, folder / "passed")
        values(root, passed)
        assert not generate(root).refused
        tried.update(payload_of.values())
    assert set(tried) == set(ALL)
    assert all(sum(tried[payload] for payload in listed) >= LEAST for listed in TEXTS.values())


@pytest.fixture(scope="module")
def built(once: Callable[..., Path]) -> tuple[Path, Path, dict[str, str]]:
    """Two sites of the bridge, hostile and harmless, and what stands for what."""

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.delenv("BRIEFS_WITHHELD", raising=False)
            _, _, payloads = two_sites(BRIDGE, folder, 6, False)
        (folder / "payloads.json").write_text(json.dumps(payloads), "utf-8")

    folder = once("hostile", make)
    payloads = json.loads((folder / "payloads.json").read_text("utf-8"))
    return folder / "hostile", folder / "harmless", payloads


def same(hostile: Path, harmless: Path, payloads: dict[str, str]) -> None:
    one, other = pages(hostile / "site"), pages(harmless / "site")
    assert set(one) == set(other)
    wrong = {path: differences(one[path], other[path], payloads) for path in one}
    assert {path: found for path, found in wrong.items() if found} == {}


def test_what_is_let_through_is_the_same_text_on_every_built_page(
    built: tuple[Path, Path, dict[str, str]],
) -> None:
    same(*built)


def test_true_quotes_are_the_same_text_on_every_built_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The twin's letters are not Latin ones: a quote full of them would be marked as of an unknown language.
    monkeypatch.setattr(quoted_words, "written_in", lambda *_: True)
    same(*two_sites(BRIDGE, tmp_path, 0, True))


def test_another_project_s_pages_show_the_same_text_too(tmp_path: Path) -> None:
    same(*two_sites(ORCHARD, tmp_path, 2, False))


def two_sites(
    project: Path, folder: Path, turn: int, lengthen: bool
) -> tuple[Path, Path, dict[str, str]]:
    """The project built with every payload that is let through, and with harmless letters instead."""
    base = copy(project, folder / "base")
    payload_of = {
        spot: " ".join(payload_for(number, turn).split())
        for number, spot in enumerate(spots(base))
        if not lengthen or {"quote", "context"} & set(spot.path)
    }
    put = quotes if lengthen else values
    edits = payload_of if lengthen else attacked(payload_of)
    passed, _ = sift(project, folder / "sift", edits, put)
    assert len(passed) >= LEAST
    letters = {spot: twin(payload_of[spot], number) for number, spot in enumerate(passed)}
    calm = {
        spot: letters[spot] if lengthen
        else passed[spot].replace(payload_of[spot], letters[spot], 1)
        for spot in passed
    }  # fmt: skip
    # Letters that nobody knows beside a number are refused, too, where a payload is not.
    calm, _ = sift(project, folder / "calm", calm, put)
    passed = {spot: passed[spot] for spot in calm}
    roots = []
    for name, given in (("hostile", passed), ("harmless", calm)):
        root = copy(project, folder / name)
        put(root, given)
        outcome = build(root)
        assert not outcome.refused, "\n".join(map(str, outcome.findings))
        roots.append(root)
    return roots[0], roots[1], {letters[spot]: payload_of[spot] for spot in passed}


def test_nothing_runs_in_a_browser(
    built: tuple[Path, Path, dict[str, str]], browser: object
) -> None:
    hostile = built[0]
    said: list[str] = []
    with served(hostile / "site", "/") as address:
        page = browser.new_page()  # type: ignore[attr-defined]
        page.on("dialog", lambda one: (said.append(f"dialog {one.message}"), one.dismiss()))
        page.on("pageerror", lambda one: said.append(f"error {one}"))
        page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
        page.on(
            "request",
            lambda one: None if one.url.startswith((address, "data:")) else said.append(one.url),
        )
        for path in pages(hostile / "site"):
            page.goto(address + path)
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            assert page.evaluate("typeof window.pwned") == "undefined", path
        page.goto(address)
        page.locator("[data-md-component=search-query]").click()
        page.keyboard.type("bridge")
        page.wait_for_selector(".md-search-result__item", state="attached", timeout=120_000)
        assert page.evaluate("typeof window.pwned") == "undefined"
        assert page.locator(".md-search-result script, .md-search-result img").count() == 0
        page.close()
    assert said == []


# --- characters, syntax, types, numbers ---------------------------------------------------------


@pytest.mark.parametrize("escaped", [False, True], ids=["raw", "escaped"])
@pytest.mark.parametrize("project", PROJECTS)
def test_characters_that_nobody_sees_are_refused_in_sheets(
    project: Path, escaped: bool, tmp_path: Path
) -> None:
    base = copy(project, tmp_path / "base")
    # At most 25 characters of a file are told: so many lines of each file, and then the next.
    lines = {(one.file, one.line): one for one in spots(base) if one.line == one.last}
    names = list(CHARACTERS)
    for turn in range(2):
        root = copy(project, tmp_path / f"turn{turn}")
        chosen = [one for file in sheets(root)
                  for one in spread([spot for spot in lines.values() if spot.file == file], 18)]  # fmt: skip
        assert len(chosen) >= LEAST
        given = {
            spot: CHARACTERS[names[(number + turn * 16) % len(names)]]
            for number, spot in enumerate(chosen)
        }
        rewrite(
            root,
            {
                spot: f'"a{f"{chr(92)}U{ord(char):08x}" if escaped else char}b"'
                for spot, char in given.items()
            },
        )
        found = check(root).findings
        located(found, root)
        for spot, char in given.items():
            assert hit(spot, [one for one in found if one.code == "character"]), (spot, char)


@pytest.mark.parametrize("project", PROJECTS)
def test_characters_that_nobody_sees_are_refused_in_sources(project: Path, tmp_path: Path) -> None:
    root = copy(project, tmp_path / "root")
    wanted = set()
    for file in texts(root):
        lines = (root / file).read_text("utf-8").split("\n")
        for number, name in enumerate(CHARACTERS):
            lines.append(f"a{CHARACTERS[name]}b")
            wanted.add((file, len(lines)))
            assert number < len(CHARACTERS)
        (root / file).write_text("\n".join(lines), "utf-8", newline="")
    found = check(root).findings
    located(found, root)
    told = {(one.place.path, one.place.line) for one in found if one.code == "invisible-character"}
    assert wanted <= told and len(wanted) >= LEAST


@pytest.mark.parametrize("name", SYNTAX)
def test_yaml_that_is_a_trap_is_refused(name: str, tmp_path: Path) -> None:
    root = copy(BRIDGE, tmp_path / "root")
    payloads = SYNTAX[name]
    chosen = spread(spots(root), max(LEAST, len(payloads)))
    for number, spot in enumerate(chosen):
        text = (root / spot.file).read_text("utf-8")
        payload = payloads[number % len(payloads)]
        rewrite(root, {spot: payload})
        found = check(root).findings
        located(found, root)
        assert any(one.place.path == spot.file and one.place.line for one in found), (spot, payload)
        (root / spot.file).write_text(text, "utf-8", newline="")


@pytest.mark.parametrize("payload", [*TYPES, *NUMBERS])
def test_other_types_and_numbers_end_in_findings_or_on_the_page(
    payload: str, tmp_path: Path
) -> None:
    base = copy(BRIDGE, tmp_path / "base")
    words = payload if payload in TYPES else f'"{payload}"'
    chosen = spots(base)[:: 3 if payload in TYPES else 4]
    for number, some in enumerate(layers(dict.fromkeys(chosen, words))):
        root = copy(BRIDGE, tmp_path / f"layer{number}")
        rewrite(root, {spot: one + "\n" * (spot.last - spot.line) for spot, one in some.items()})
        for one in generate(root).findings:
            assert one.place.path


def test_a_key_twice_and_a_key_too_many(tmp_path: Path) -> None:
    base = copy(ORCHARD, tmp_path / "base")
    keys = [one for one in spots(base, keys=True) if one.value not in ("entries",)]
    for number, spot in enumerate(spread(keys, 12)):
        root = copy(ORCHARD, tmp_path / f"key{number}")
        rewrite(root, {spot: "zz-unknown"})
        located(errors(root), root)


# --- ids, names, addresses ----------------------------------------------------------------------


@pytest.mark.parametrize("project", PROJECTS)
def test_ids_that_are_no_names_are_refused(project: Path, tmp_path: Path) -> None:
    base = copy(project, tmp_path / "base")
    keys = [one for one in spots(base, keys=True)
            if (len(one.path) == 1 and "seeds" in one.file) or (one.path[:1] == ("claims",) and len(one.path) == 2)]  # fmt: skip
    malformed = [one for one in IDS if not slug_ok(one) and one not in RESERVED]
    chosen = {spot: malformed[number % len(malformed)] for number, spot in enumerate(keys)}
    assert len(chosen) >= LEAST
    root = copy(project, tmp_path / "root")
    rewrite(root, {spot: "'" + f"{one}{number}" * 1 + "'" for number, (spot, one) in enumerate(chosen.items())})  # fmt: skip
    found = errors(root)
    located(found, root)
    for spot, one in chosen.items():
        # With a number after it, each is another key, and `a` and the like become good ids.
        assert hit(spot, found) or slug_ok(f"{one}0"), (spot, one)


@pytest.mark.parametrize("payload", IDS)
def test_reserved_ids_and_file_names_are_refused(payload: str, tmp_path: Path) -> None:
    base = copy(BRIDGE, tmp_path / "base")
    cards = [one for one in spots(base, keys=True) if len(one.path) == 1 and "seeds" in one.file]
    for number, spot in enumerate((cards[0], cards[-1])):
        root = copy(BRIDGE, tmp_path / f"id{number}")
        rewrite(root, {spot: quoted(payload)})
        found = errors(root)
        located(found, root)
        assert hit(spot, found), spot
    if "/" not in payload and payload != "..":
        root = copy(BRIDGE, tmp_path / "sheet")
        (root / "briefs/bridge.yml").rename(root / "briefs" / f"{payload}.yml")
        located(errors(root), root)


@pytest.mark.parametrize("payload", ADDRESSES)
def test_addresses_are_plain_https_or_refused(payload: str, tmp_path: Path) -> None:
    root = copy(BRIDGE, tmp_path / "root")
    written = "'" + payload.replace("'", "''") + "'"
    text = (root / "seeds/sources.yml").read_text("utf-8")
    (root / "seeds/sources.yml").write_text(
        text.replace("  descriptor:", f"  address: {written}\n  descriptor:"), "utf-8"
    )
    for file in texts(root):
        (root / file).write_text((root / file).read_text("utf-8") + f"\n{payload}\n", "utf-8")
    found = errors(root)
    located(found, root)
    refused = [one for one in found if one.code == "card-in-text" and "address" in one.message]
    assert len(refused) == 2, payload


# --- files --------------------------------------------------------------------------------------


def files(root: Path) -> list[Path]:
    return [root / name for name in (*sheets(root), *texts(root))]


def test_encodings_that_are_not_plain_utf8_are_refused(tmp_path: Path) -> None:
    ways = {
        "NUL": lambda data: data[:50] + b"\0" + data[50:],
        "invalid": lambda data: data + b"\xff\xfe",
        "overlong": lambda data: data + b"\xc0\xaf",
        "surrogate": lambda data: data + b"\xed\xa0\x80",
        "BOM": lambda data: b"\xef\xbb\xbf" + data,
        "UTF-16": lambda data: data.decode().encode("utf-16"),
        "latin-1": lambda data: data + b"caf\xe9",
        "CR": lambda data: data.replace(b"\n", b"\r"),
        "oversize": lambda data: data + b"# " + b"x" * 5_000_000,
        "empty": lambda data: b"",
    }
    for name, change in ways.items():
        # Apart: without a register no text is looked at.
        for some in (sheets, texts):
            root = copy(ORCHARD, tmp_path / f"{name} {some.__name__}")
            for file in some(root):
                (root / file).write_bytes(change((root / file).read_bytes()))
            found = errors(root)
            located(found, root)
            told = {one.place.path for one in found}
            # An empty text has no line: its card says that it is not the one that was sealed.
            assert set(some(root)) <= told or (name, some) == ("empty", texts), name


def test_links_pipes_and_folders_in_place_of_files_are_refused(tmp_path: Path) -> None:
    def pipe(path: Path) -> None:
        os.mkfifo(path)

    def bound(path: Path) -> None:
        os.chdir(path.parent)  # the name of a socket is short
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)

    here = os.getcwd()
    ways = {
        "link": lambda path: path.symlink_to("/etc/hostname"),
        "dangling": lambda path: path.symlink_to("/nowhere/at/all"),
        "endless": lambda path: path.symlink_to("/dev/zero"),
        "itself": lambda path: path.symlink_to(path.name),
        "pipe": pipe,
        "socket": bound,
        "folder": lambda path: path.mkdir(),
    }
    for name, make in ways.items():
        root = copy(ORCHARD, tmp_path / name)
        wanted = files(root)
        for path in wanted:
            path.unlink()
            make(path)
        os.chdir(here)
        found = errors(root)
        located(found, root)
        told = {one.place.path for one in found if one.code == "not-a-file"}
        assert {path.relative_to(root).as_posix() for path in wanted} <= told, name


@pytest.mark.parametrize("folder", ["briefs", "seeds", "docs", "docs/about"])
def test_a_folder_that_is_a_link_is_refused(folder: str, tmp_path: Path) -> None:
    root = copy(ORCHARD, tmp_path / "root")
    shutil.move(root / folder, tmp_path / "elsewhere")
    (root / folder).symlink_to(tmp_path / "elsewhere")
    located(errors(root), root)


@pytest.mark.parametrize("folder", ["briefs", "seeds"])
def test_files_that_do_not_belong_are_refused_by_a_name_that_is_inert(
    folder: str, tmp_path: Path
) -> None:
    ending = {"briefs": ".yml", "seeds": ".txt"}[folder]
    root = copy(ORCHARD, tmp_path / "root")
    before = {one.place.path for one in errors(root)}
    names = [f"{name}{ending}" for name in NAMES] + list(EXTRA)
    for name in names:
        path = root / folder / name
        if not os.path.lexists(os.fsencode(path)):
            path.write_text("words\n") if name != "__pycache__" else path.mkdir()
    found = errors(root)
    located(found, root)
    assert len({one.place.path for one in found} - before) == len(names)
    done = CliRunner().invoke(cli, ["check", "--root", str(root), "--format", "github"])
    assert (done.exit_code == 1 and not done.exception) or isinstance(done.exception, SystemExit)
    assert all(
        line.startswith(("::error file=", "::notice file=")) for line in done.stdout.splitlines()
    )


def test_hand_written_pages_are_no_way_out(tmp_path: Path) -> None:
    for name, make in {
        "link": lambda path: path.symlink_to("/etc/hostname"),
        "endless": lambda path: path.symlink_to("/dev/zero"),
        "pipe": lambda path: os.mkfifo(path),
        "folder": lambda path: path.mkdir(),
        "latin": lambda path: path.write_bytes(b"caf\xe9"),
    }.items():
        root = copy(ORCHARD, tmp_path / name)
        (root / "docs/about").mkdir(exist_ok=True)
        make(root / "docs/about/zz.md")
        found = errors(root)
        assert [one.place.path for one in found] == ["docs/about/zz.md"], name
