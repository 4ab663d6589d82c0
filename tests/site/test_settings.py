"""What `mkdocs.yml` may hold, and where it is told what is wrong there: once, with a way out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.build import build, check
from generator.cli import cli
from generator.site.mkdocs_config import read_config
from generator.site.settings import CONFIG, read_settings
from tests.folders import BRIDGE, ROOT, TESTS

GUARD = "extra: {briefs: {floors: {briefs: 1, claims: 2, sources: 3}}}\n"

# What stands in the file, and the one finding: line, column, code, a part of message and cure.
WRONG = [
    ("site_name: Harbour: briefings\n", 1, 19, "yaml", "a colon and a space inside an unquoted value", "put the text in quotes: 'Harbour: briefings'"),
    ("site_name: 'Harbour\nsite_url: x\n", 1, 12, "yaml", "this quote mark is never closed", "close it"),
    ("site_name: a\ntheme:\n  - x\n name: b\n", 4, 2, "yaml", "indented otherwise", "align"),
    ("site_name: [a, b\nsite_url: x\n", 1, 12, "yaml", "this bracket is never closed", "close it"),
    ("site_name: @home\n", 1, 12, "yaml", "a value cannot begin with `@`", "put the text in quotes: '@home'"),
    ("site_name: a\nsite_url: *home\n", 2, 11, "yaml", "`*home` is an alias, and no `&home` stands before it", "'*home'"),
    ("site_name: a\nextra: {}\nsite_name: b\n", 3, 1, "yaml-duplicate", "the key `site_name` stands twice (first on line 1)", "keep one"),
    ("nav:\n  - {a: b.md, a: c.md}\n", 2, 15, "yaml-duplicate", "`a` stands twice", "keep one"),
    ("extra:\n  briefs:\n    floors:\n      briefs: 1\n      briefs: 2\n", 5, 7, "yaml-duplicate", "`briefs` stands twice", "keep one"),
    ("extra:\n\tbriefs:\n", 2, 1, "tab", "a tab in the indentation", "indent with spaces"),
    ("site_name: a\nextra:\n  briefs:\n  \tfloors: 3\n", 4, 3, "tab", "a tab in the indentation", "indent with spaces"),
    ("site_name:\ta\n", 1, 11, "tab", "a tab", "write a space"),
    ("site_name: a\x07b\n", 1, 13, "character", "U+0007", "delete it"),
    (b"site_name: a\ncopyright: caf\xe9\n", 2, 15, "encoding", "byte 0xE9 is not UTF-8 text", "UTF-8"),
    ("- a\n", 1, 1, "yaml-top", "expected settings such as `site_name: …`", "begin the file with a key"),
    ("# nothing\n\n", 1, 1, "yaml-top", "the file is empty", "begin the file with a key"),
    ("site_name: a\n---\nsite_name: b\n", 2, 1, "yaml-feature", "a second document", "delete the line"),
    ("a: " + "[" * 200_000, 1, 103, "yaml-limit", "nested deeper than", "in quotes"),
    ("extras: {briefs: {floors: {claims: 3}}}\n", 1, 1, "unknown-key", "unknown key `extras`; expected `extra`", "did you mean `extra`?"),
    ("extra:\n  brief:\n    floor: {claims: 3}\n", 2, 3, "unknown-key", "unknown key `brief`; expected `briefs`", "did you mean `briefs`?"),
    ("extra:\n  briefs:\n    floor:\n      claims: 3\n", 3, 5, "unknown-key", "unknown key `floor`; expected one of `floors`, `limits`, `review`, `contact`", "did you mean `floors`?"),
    ("extra:\n  briefs:\n    limits: x\n    colour: red\n", 4, 5, "unknown-key", "unknown key `colour`", "correct it, or take it out"),
    ("extra:\n  briefs:\n    floors:\n    claims: 3\n", 4, 5, "unknown-key", "`claims` stands under `extra: briefs:`; expected under `extra: briefs: floors:`", "move it there, indented"),
    ("extra:\n  briefs:\n  floors:\n    claims: 3\n", 3, 3, "unknown-key", "`floors` stands under `extra:`; expected under `extra: briefs:`", "move it there, indented"),
    ("briefs:\n  floors: {claims: 3}\n", 1, 1, "unknown-key", "`briefs` stands at the top; expected under `extra:`", "move it there"),
    ("extra:\n  generator: false\nfloors: {claims: 3}\n", 3, 1, "unknown-key", "`floors` stands at the top; expected under `extra: briefs:`", "move it there"),
    ("extra: [briefs]\n", 1, 8, "wrong-type", "`extra` holds something else; expected lines of `key: value`", "write them below `extra:`, indented"),
    ("extra:\n  briefs: 3\n", 2, 11, "wrong-type", "`briefs` is `3`; expected lines of `key: value`", "below `briefs:`"),
    ("extra:\n  briefs:\n    floors: 3\n", 3, 13, "wrong-type", "`floors` is `3`; expected lines such as `briefs: 3`", "below `floors:`"),
    ("extra: {briefs: {floors: {briefs: one}}}\n", 1, 35, "wrong-type", "the floor of `briefs` is `one`; expected a whole number", "as in `briefs: 3`"),
    ("extra: {briefs: {floors: {claims: -1}}}\n", 1, 35, "wrong-type", "the floor of `claims` is `-1`", "as in `claims: 3`"),
    ("extra:\n  briefs:\n    floors:\n      claims:\n", 4, 7, "wrong-type", "the floor of `claims` has no number", "as in `claims: 3`"),
    ("extra:\n  briefs:\n    review: low\n", 3, 13, "wrong-type", "`review` is `low`; expected `high-confidence`, or no such line", "write `review: high-confidence`"),
    ("extra:\n  briefs:\n    contact: javascript:x\n", 3, 14, "wrong-type", "`contact` is `javascript:x`; expected an address of https or of mail", "write one, as in `contact: editors@example.org`"),
    ("extra:\n  briefs:\n    contact: {mail: a@example.org}\n", 3, 14, "wrong-type", "`contact` holds something else", "take the line out"),
    ("extra:\n  briefs:\n    review: [high-confidence]\n", 3, 13, "wrong-type", "`review` holds something else", "write `review: high-confidence`"),
    ("extra: {briefs: {floors: {claim: 10}}}\n", 1, 27, "unknown-key", "unknown key `claim`; expected one of `briefs`, `claims`, `sources`", "did you mean `claims`?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "code", "message", "cure"), WRONG)
def test_what_is_wrong_is_told_once_with_its_place(
    text: str | bytes, line: int, column: int, code: str, message: str, cure: str, tmp_path: Path
) -> None:
    (tmp_path / CONFIG).write_bytes(text if isinstance(text, bytes) else text.encode())
    (one,) = read_settings(tmp_path, {}).findings
    assert (one.place.path, one.place.line, one.place.column, one.code) == (
        CONFIG, line, column, code,
    ), one  # fmt: skip
    assert message in one.message and cure in one.cure, one
    assert one.level == "error" and not one.message.endswith(".") and one.length >= 1


@pytest.mark.parametrize("loader", ["C", "Python"])
@pytest.mark.parametrize("text", [
    "site_url: !ENV [SITE_URL, '']\nextra: {commit: !ENV A}\n",
    "not_in_nav: /briefs/**\nmarkdown_extensions:\n  - footnotes\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n",
    "plugins: !relative $config_dir/x\n",
    "theme: &theme {name: material}\nother: *theme\nnav: [&a b, *a]\n",
    "x: &a {b: 1}\ny: {<<: *a, b: 2}\nz: {<<: *a, <<: *a}\n",
    "a: &a {<<: *a, b: *a, c: [*a]}\n",
    "nav:\n  - a: b.md\n  - a: c.md\n404: x\ntrue: y\n? [a, b]\n: c\n",
    "site_name: a #b\ncopyright: about 10,000\nx: {a: b#c, d: e:f}\n",
    "not_in_nav: |\n  /a\tb\n",
    "\ufeffsite_name: a\n",
    "extra_css: [a]\nextra_javascript: [b]\nextra_templates: [c]\n",
    "extra: {prefs: {a: b}, briefing: c, social: []}\n",
    "extra:\n",
    "extra:\n  briefs:\n",
    "extra: {briefs: {limits: x}}\n",
    "extra: {brief: mine, floors: mine, briefs: {floors: {claims: 3}}}\n",
    "# CR LF\r\nsite_name: a\r\n",
])  # fmt: skip
def test_what_the_publisher_takes_is_no_finding(
    text: str, loader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if loader == "Python":
        import yaml

        monkeypatch.setattr("generator.site.mkdocs_config.LOADER", yaml.SafeLoader)
    (tmp_path / CONFIG).write_bytes(text.encode())
    assert read_settings(tmp_path, {}).findings == ()


def test_the_publishers_own_keys_are_no_misspellings(tmp_path: Path) -> None:
    from mkdocs.config.defaults import get_schema

    keys = [name for name, _ in get_schema() if name not in ("extra", "markdown_extensions")]
    assert len(keys) > 30
    (tmp_path / CONFIG).write_text("".join(f"{key}: x\n" for key in keys), "utf-8")
    assert read_settings(tmp_path, {}).findings == ()


@pytest.mark.parametrize(
    "path",
    [
        ROOT,
        ROOT / "generator/commands/write/starter",
        *sorted(one.parent for one in TESTS.glob("fixtures/*/mkdocs.yml")),
    ],
    ids=lambda path: path.name,
)
def test_the_files_at_hand_are_understood(path: Path) -> None:
    settings = read_settings(path, {})
    assert settings.findings == () and settings.name != "Briefings"


def test_reads_floors_and_words(tmp_path: Path) -> None:
    text = "site_name: ' A'\nsite_description: >-\n  b\n  c\nx: &x {briefs: {floors: {claims: 12}}}\nextra: {<<: *x}\n"
    (tmp_path / CONFIG).write_text(text, "utf-8")
    settings = read_settings(tmp_path, {})
    assert (settings.name, settings.description) == (" A", "b c")
    assert {name: (one.least, str(one.where.place)) for name, one in settings.floors.items()} == {
        "claims": (12, "mkdocs.yml:5:34")
    }
    assert read_settings(tmp_path / "nowhere", {}).findings == ()


def test_aliases_do_not_multiply(tmp_path: Path) -> None:
    rows = ["a0: &a0 {x: 1}"]
    rows += [f"a{n}: &a{n} {{x: *a{n - 1}, y: *a{n - 1}, z: *a{n - 1}}}" for n in range(1, 60)]
    (tmp_path / CONFIG).write_text("\n".join(rows), "utf-8")
    assert read_config(tmp_path)[1] == []


@given(st.text(st.sampled_from("ab:-#?*&!|>'\"[]{},%@`\\ \n\t\r\x07é<\x85\u2028"), max_size=40))
def test_nothing_that_can_be_written_stops_it(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / CONFIG).write_text(text, "utf-8", newline="")
        entries, found = read_config(Path(folder))
        assert isinstance(entries, dict) and all(one.place.line > 0 for one in found)


@pytest.mark.parametrize("command", ["check", "generate", "build"])
@pytest.mark.parametrize(("before", "after", "column"), [
    ("    floors:", "    floor:", 5),
    ("site_name: ", "site_name: Harbour: ", 19),
    ("extra:", "extras:", 1),
])  # fmt: skip
def test_every_command_tells_it_and_stops(
    command: str, before: str, after: str, column: int, tmp_path: Path
) -> None:
    root = shutil.copytree(BRIDGE, tmp_path / "bridge")
    text = (root / CONFIG).read_text("utf-8")
    row, _, _ = text.partition(f"\n{before}")
    (root / CONFIG).write_text(text.replace(f"\n{before}", f"\n{after}", 1), "utf-8")
    place = f"{CONFIG}:{row.count(chr(10)) + 2}:{column}"
    result = CliRunner().invoke(cli, [command, "--root", str(root)], catch_exceptions=False)
    assert result.exit_code == 1 and f"{place}: error: " in result.output, result.output
    assert "refused: 1 error, " in result.output and result.output.count("error: ") == 1
    assert not (root / "site").exists()


def test_too_few_is_told_at_its_number(tmp_path: Path) -> None:
    root = shutil.copytree(BRIDGE, tmp_path / "bridge")
    (root / CONFIG).write_text(GUARD.replace("claims: 2", "claims: 2000"), "utf-8")
    lines = [str(one) for one in check(root).findings]
    assert len([one for one in lines if one.startswith("mkdocs.yml:1:46: error: ")]) == 1
    assert build(root).refused


def test_a_name_that_only_the_publisher_knows_is_noticed(tmp_path: Path) -> None:
    (tmp_path / CONFIG).write_text(
        'site_name: !ENV [NAME, "Harbour"]\nsite_url: !ENV [SITE_URL, ""]\n'
    )
    (told,) = read_settings(tmp_path, {}).findings
    assert (told.place.line, told.place.column, told.level) == (1, 12, "notice")
    assert "`site_name`" in told.message


HOUSE = "https://house.example/press/"


@pytest.mark.parametrize(
    ("line", "environment", "address"),
    [
        (f"site_url: {HOUSE}", {}, HOUSE),
        ("site_url: https://house.example/press", {}, HOUSE),
        ("site_url: 'https://house.example'", {}, "https://house.example/"),
        (f"site_url: {HOUSE}", {"GITHUB_REPOSITORY": "Bay/Briefs"}, HOUSE),
        (f"site_url: {HOUSE}", {"SITE_URL": "https://other.example/x"}, "https://other.example/x/"),
        ("site_url:", {"GITHUB_REPOSITORY": "Bay/Briefs"}, "https://bay.github.io/Briefs/"),
        ("site_url: null", {}, ""),
        ('site_url: !ENV [SITE_URL, ""]', {}, ""),
        ('site_url: !ENV [SITE_URL, ""]', {"SITE_URL": HOUSE}, HOUSE),
    ],
)
def test_the_address_is_the_one_that_is_set(
    line: str, environment: dict[str, str], address: str, tmp_path: Path
) -> None:
    (tmp_path / CONFIG).write_text(f"site_name: Harbour\n{line}\n", "utf-8")
    settings = read_settings(tmp_path, environment)
    assert settings.address == address and settings.findings == ()


def test_an_address_out_of_another_variable_is_noticed(tmp_path: Path) -> None:
    (tmp_path / CONFIG).write_text("site_name: Harbour\nsite_url: !ENV [HOME_PAGE, '']\n")
    (told,) = read_settings(tmp_path, {}).findings
    assert (told.place.line, told.level) == (2, "notice") and "SITE_URL" in told.cure
