"""`briefs show`, `coverage`, `weight`, `check --watch` and the help of every command."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import generator.preview.recheck as recheck
import generator.preview.watch_files as watching
from generator.cli import cli
from tests.folders import BRIDGE, ROOT
from tests.waiting import PATIENCE

COMMANDS = sorted((ROOT / "generator/commands").rglob("[a-z]*.py"))


def run(*words: str, root: Path = BRIDGE) -> Result:
    return CliRunner().invoke(cli, [*words, "--root", str(root)], catch_exceptions=False)


# --- show ---


def test_shows_the_chain_from_sentence_to_offset() -> None:
    output = run("show", "lorries").output
    order = ["cited in", "bottom_line  (briefs/bridge.yml:6:3)", "bridge/lorries  (briefs/bridge.yml:18:3)",
             "said by: the port office (port-office)", "said on: March 3 = 3 March 2031",
             "estimate: of: traffic, figure: close to 300, status: count",
             "1. Report on the port office’s talk (call, seeds/call.txt)",
             "quote: “She added that close to 300 lorries cross daily”", "characters 199 to 246, line 3, column 163",
             "said here by Lena Ortiz", "2. Agency report on the toll"]  # fmt: skip
    places = [output.index(words) for words in order]
    assert places == sorted(places)
    text = (BRIDGE / "seeds/call.txt").read_text("utf-8")
    assert text[199:246] == "She added that close to 300 lorries cross daily"


@pytest.mark.parametrize(("claim", "words"), [
    ("night", "said by: An official of the port office (unnamed)"),
    ("inspector", "the quote of bridge/loads"),
    ("ferries", "through the Morning Post, then Harbour Wire"),
    ("talk", "said by: the article itself (article)"),
    ("talk", "cited nowhere"),
    ("no-rise", "denies: rise"),
    ("bridge/toll", "only_if: if repairs cost more"),
])  # fmt: skip
def test_shows_what_a_claim_has(claim: str, words: str) -> None:
    assert words in run("show", claim).output


def test_an_unknown_claim_gets_the_near_one() -> None:
    result = run("show", "tolll")
    assert (result.exit_code, result.output) == (
        2,
        "there is no claim 'tolll'; did you mean `toll`?\n",
    )


def test_a_quote_that_is_not_found_is_shown_so(tmp_path: Path) -> None:
    root = shutil.copytree(BRIDGE, tmp_path / "p")
    sheet = root / "briefs/bridge.yml"
    sheet.write_text(sheet.read_text("utf-8").replace("Dahl expects", "Dahl hopes for"), "utf-8")
    assert "not found: the quote is not in the source" in run("show", "cost", root=root).output


# --- coverage ---


def test_every_sentence_has_its_account(tmp_path: Path) -> None:
    output = run("coverage", "call").output
    assert "  11  The bridge was built in 1931.\n        set aside: background\n" in output
    assert (
        "used by bridge/lorries" in output
        and "on the card as title" in output
        and "follow:" not in output
    )
    root = shutil.copytree(BRIDGE, tmp_path / "p")
    register = root / "seeds/sources.yml"
    text = register.read_text("utf-8")
    register.write_text(text[: text.index("  set_aside:\n    - {quote: The talks")], "utf-8")
    output = run("coverage", root=root).output
    assert (
        "!   11  The talks have been long and dull.\n        open\n" in output and "call:" in output
    )
    body = json.loads(run("coverage", "follow", "--format", "json", root=root).output)
    (source,) = body["sources"]
    assert [one["text"] for one in source["sentences"] if not one["accounted"]] == [
        "The talks have been long and dull."
    ]


def test_an_unknown_source_gets_the_near_one() -> None:
    result = run("coverage", "cal")
    assert (result.exit_code, result.output) == (
        2,
        "there is no source 'cal'; did you mean `call`?\n",
    )


# --- a sheet that cannot be read ---


@pytest.mark.parametrize(
    "words", [("show", "lorries"), ("coverage",), ("weight",), ("repair",), ("find", "lorries")]
)
def test_a_command_says_what_it_leaves_out(words: tuple[str, ...], tmp_path: Path) -> None:
    root = shutil.copytree(BRIDGE, tmp_path / "p")
    sheet = root / "briefs/bridge.yml"
    sheet.write_text(
        sheet.read_text("utf-8").replace("credibility: 2", "credibility: 7", 1), "utf-8"
    )
    result = run(*words, root=root)
    assert (
        "not read, or not as a whole: briefs/bridge.yml; `briefs check` says why" in result.stderr
    )
    assert "as a whole" not in run(*words).output


def test_a_sheet_that_cannot_be_read_was_not_removed(tmp_path: Path) -> None:
    root = shutil.copytree(BRIDGE, tmp_path / "p")
    for git in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *git], cwd=root, check=True)
    sheet = root / "briefs/bridge.yml"
    sheet.write_text(
        sheet.read_text("utf-8").replace("credibility: 2", "credibility: 7", 1), "utf-8"
    )
    result = run("diff", "HEAD", root=root)
    assert "removed" not in result.stdout and "as a whole: briefs/bridge.yml" in result.stderr


# --- weight ---


def test_weight_is_text_and_json() -> None:
    assert run("weight").exit_code == 0 and run("weight", "call").output
    assert json.loads(run("weight", "--format", "json").output)["format"]["name"] == "briefs-weight"
    result = run("weight", "nothing")
    assert result.exit_code == 2 and "'nothing' is neither" in result.output


# --- check --watch ---


def test_checks_again_after_a_change(tmp_path: Path) -> None:
    root = shutil.copytree(BRIDGE, tmp_path / "p")
    found = recheck.results(root)
    assert not next(found).refused
    path = root / "briefs/bridge.yml"
    good = path.read_text("utf-8")
    path.write_text(good.replace("said_by: dahl", "said_by: dhal"), "utf-8")
    assert next(found).refused
    path.write_text(good, "utf-8")
    assert not next(found).refused


def test_without_a_change_it_waits(tmp_path: Path) -> None:
    root = shutil.copytree(BRIDGE, tmp_path / "p")
    found = recheck.results(root)
    next(found)
    done = threading.Event()

    def wait() -> None:
        next(found)
        done.set()

    threading.Thread(target=wait, daemon=True).start()
    assert not done.wait(4 * watching.PAUSE)
    (root / "seeds/call.txt").touch()
    assert done.wait(PATIENCE)


# --- help ---


def test_help_lists_every_command_with_its_first_line() -> None:
    output = " ".join(CliRunner().invoke(cli, ["--help"]).output.split())
    assert len(COMMANDS) >= 15
    for path in COMMANDS:
        line = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]
        assert line and f"{path.stem} {line}" in output


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_a_command_explains_itself(path: Path) -> None:
    result = CliRunner().invoke(cli, [path.stem, "--help"])
    line = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]
    assert result.exit_code == 0 and line in " ".join(result.output.split())


def test_a_mistyped_command_gets_the_near_one() -> None:
    result = CliRunner().invoke(cli, ["expalin"])
    assert result.exit_code == 2 and "did you mean `explain`?" in result.output


def test_help_imports_no_command() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from generator.cli import cli; "
        "CliRunner().invoke(cli, ['--help']); "
        "print([name for name in sys.modules if name.startswith('generator.')])"
    )
    loaded = python(code)
    assert "generator.commands" not in loaded and "pydantic" not in loaded


# --- what a check imports ---


def python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


CHECK = (
    "import sys; sys.argv = ['briefs', 'check', '--root', {root!r}]\n"
    "from generator.cli import cli\n"
    "try: cli.main(prog_name='briefs')\n"
    "except SystemExit: pass\n"
)


def test_a_check_imports_neither_publisher_nor_templates() -> None:
    code = (
        CHECK.format(root=str(BRIDGE))
        + "print([n for n in ('mkdocs', 'jinja2', 'markdown') if n in sys.modules])"
    )
    assert python(code).endswith("[]\n")
