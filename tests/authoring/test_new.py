"""What `briefs new` and `briefs init` write, and that every byte around it stays."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.insert_entry import Edit, insert
from generator.authoring.new_entry_text import LATER
from generator.authoring.prefill_card import stated
from generator.build import check
from generator.cli import cli
from generator.commands.write.init import STARTER
from generator.model.fact_sheet import FactSheet
from generator.model.key_reference import keys_of
from generator.model.kinds import kinds
from generator.model.registers import ActorRegister, SourceRegister
from generator.model.vocabulary import vocabulary
from generator.site.read_site import read_site
from generator.syntax.emit import yaml_text
from generator.syntax.sheet import read_sheet
from generator.validation.validate import validate
from tests.folders import BRIDGE, ROOT

ARTICLE = """\
Ferry to run again
By Jo Marsh
May 12, 2031

The ferry will run again from June 1, the port office said on May 11.
Read more

The crossing costs about €4.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BRIDGE, tmp_path / "bridge")


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--root", str(root)], catch_exceptions=False)


def errors(root: Path) -> list[str]:
    return [str(one) for one in check(root).findings if one.level == "error"]


def insertion(before: bytes, after: bytes) -> bytes:
    """What was put in, from the start of a line, where nothing else has changed."""
    more = len(after) - len(before)
    heads = [
        at
        for at in range(len(before) + 1)
        if before[:at] == after[:at] and before[at:] == after[at + more :]
    ]
    assert heads, "other bytes have changed too"
    head = max((at for at in heads if before[:at].endswith(b"\n")), default=max(heads))
    return after[head : head + more]


# --- claims ---


@pytest.mark.parametrize("kind", [None, *kinds()])
@pytest.mark.parametrize("short", [False, True])
def test_a_new_claim_is_a_draft_and_the_project_still_checks(
    root: Path, kind: str | None, short: bool
) -> None:
    path = root / "briefs/bridge.yml"
    before = path.read_bytes()
    words = [
        "new",
        "claim",
        "bridge",
        "tide",
        *(["--kind", kind] if kind else []),
        *(["--short"] if short else []),
    ]
    result = run(root, *words)
    assert result.exit_code == 0, result.output
    put = insertion(before, path.read_bytes()).decode()
    assert put.startswith("  tide:\n    draft: true") and put.endswith("\n")
    assert ("#" in put) is not short
    line = path.read_text("utf-8").split("\n").index("  tide:") + 1
    assert result.output == f"briefs/bridge.yml:{line} written\n"
    assert errors(root) == []
    assert "bridge/tide" in read_site(root).drafts
    assert read_site(root, drafts=True).claim("bridge/tide").kind == kind  # type: ignore[union-attr]


def test_the_skeleton_describes_every_key(root: Path) -> None:
    run(root, "new", "claim", "bridge", "tide")
    text = (root / "briefs/bridge.yml").read_text("utf-8")
    put = text[text.index("  tide:") :]
    for key in keys_of("claims:", "<id>:"):
        if key.name in LATER:
            assert f"{key.name}:" not in put
            continue
        assert f"{key.name}: " in put or f"{key.name}:\n" in put
        assert key.about in put


def test_uncommented_it_is_a_claim_that_the_model_takes(root: Path) -> None:
    run(root, "new", "claim", "bridge", "tide")
    path = root / "briefs/bridge.yml"
    head, _, put = path.read_text("utf-8").partition("  tide:\n")
    lines = put.split("\n")
    wanted = {"speaks_for", "described_as", "commitment", "event", "position", "same_as"}
    kept: list[str] = []
    dropped = False
    for line in lines:
        bare = line.lstrip().removeprefix("# ")
        if line.lstrip().startswith("# ") and not bare.startswith("  "):
            dropped = bare.split(":")[0] in wanted
        if line.lstrip().startswith("# ") and (dropped or bare.strip().split(":")[0] == "wording"):
            continue
        kept.append(line.replace("# ", "", 1) if line.lstrip().startswith("# ") else line)
    sheet, found = read_sheet(head + "  tide:\n" + "\n".join(kept), "briefs/bridge.yml")
    assert sheet and not found, found
    assert [str(f) for f in validate(FactSheet, sheet)[1]] == []
    assert sheet.data["claims"]["tide"]["estimate"]["figure"] == "…"


ODD = """\
# odd: {comments, like: this}
title: 'it''s'   # two
claims:

   # about the first
   first:   {says: x}
   second:
      says: >-
         one
         two

      evidence: []     # the last line
      # belongs to the second
   # about what follows

judgements: {}
# end"""


def test_goes_after_the_last_entry_and_its_own_comments() -> None:
    put, after = inserted(ODD)
    assert put == "   new:\n      x: 1\n"
    assert (
        after.index("belongs to the second")
        < after.index("new:")
        < after.index("about what follows")
    )


def inserted(text: str, under: tuple[str, ...] = ("claims",)) -> tuple[str, str]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "a.yml").write_bytes(text.encode())
        made = insert(
            root,
            "a.yml",
            under,
            "new",
            lambda pad: [f"{' ' * pad}new:", f"{' ' * (2 * pad or 2)}x: 1"],
        )
        assert isinstance(made, Edit), made
        return insertion(text.encode(), made.text.encode()).decode(), made.text


@pytest.mark.parametrize("text", [
    "claims:\n  a: {x: 1}", "claims:\n  a: {x: 1}\n", "claims:\n  a: {x: 1}\n\n\n# end\n",
    "claims:\n  a:\n    - |\n      text\n\n\nother: 1\n", "claims: \n    a:\n        x: 1\n    b: 'q'   # c\n",
])  # fmt: skip
def test_nothing_else_changes(text: str) -> None:
    put, after = inserted(text)
    assert "new:" in put and after.replace(put, "", 1) == text


@given(
    st.lists(
        st.sampled_from(
            [
                "  # c",
                "  k{}: 'a # b'",
                "  k{}: >-\n    x\n    y",
                "",
                "  k{}:\n    - 1\n    # in",
                "  k{}: {{a: b}}",
            ]
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["", "\n", "\n\n# end", "\nnext: 1\n", "\n  # c\nnext: {}"]),
)
def test_nothing_else_ever_changes(parts: list[str], tail: str) -> None:
    lines = [one.format(number) for number, one in enumerate(parts)]
    if not any(":" in one for one in lines):
        lines.append("  last: 1")
    text = "claims:\n" + "\n".join(lines) + tail
    put, after = inserted(text)
    assert len(after) == len(text) + len(put) and "  new:\n" in put + "\n"


@pytest.mark.parametrize(("text", "under", "wanted"), [
    ("{}\n", (), "new:\n  x: 1\n"),
    ("# head\n{}\n", (), "# head\nnew:\n  x: 1\n"),
    ("{}", (), "new:\n  x: 1"),
    ("# head\n{}   # nothing yet\n# end\n", (), "# head\n# nothing yet\nnew:\n  x: 1\n# end\n"),
    ("claims: {}\n", ("claims",), "claims:\n  new:\n    x: 1\n"),
    ("a: 1\nclaims: { }  # none\nb: 2\n", ("claims",), "a: 1\nclaims:  # none\n  new:\n    x: 1\nb: 2\n"),
])  # fmt: skip
def test_an_empty_mapping_gives_its_braces_and_nothing_else(
    text: str, under: tuple[str, ...], wanted: str
) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "a.yml").write_text(text, "utf-8")
        made = insert(
            root, "a.yml", under, "new", lambda pad: [f"{' ' * pad}new:", f"{' ' * (pad + 2)}x: 1"]
        )
        assert isinstance(made, Edit) and made.text == wanted


@pytest.mark.parametrize(("content", "code", "line"), [
    (b"claims:\r\n  a: {x: 1}\r\n", "line-ends", 1),
    (b"claims: {a: {x: 1}}\n", "in-braces", 1),
    (b"title: x\nclaims: none\n", "missing-key", 2),
    (b"title: x\n", "missing-key", 1),
    (b"claims:\n  new: 1\n", "already-there", 2),
    (b"claims:\n\ta: 1\n", "tab", 2),
    (b"\xff\n", "encoding", 1),
    (b"claims:\n  a: 'x\n", "yaml", 2),
])  # fmt: skip
def test_what_it_cannot_edit_it_leaves_alone(
    content: bytes, code: str, line: int, root: Path
) -> None:
    path = root / "briefs/odd.yml"
    path.write_bytes(content)
    result = run(root, "new", "claim", "odd", "new")
    assert (
        result.exit_code == 1
        and f"briefs/odd.yml:{line}" in result.output
        and f"[{code}]" in result.output
    )
    assert path.read_bytes() == content


ODD_REGISTER = """\
# odd: {order, quoting, like: this}

call:   {file: 'call.txt', "label": It's, descriptor: "x"}   # one line

# about the second
follow:
    label:   'Follow'
    file: follow.txt   # later
    descriptor: >-
        two
        lines

    # belongs to the second


# end"""


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("register", ["seeds/sources.yml", "seeds/actors.yml"])
def test_a_register_keeps_every_byte(
    register: str, short: bool, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "news.txt").write_text(ARTICLE, "utf-8")
    words = {
        "seeds/sources.yml": ["source", str(tmp_path / "news.txt")],
        "seeds/actors.yml": ["actor", "news", "--kind", "person"],
    }[register] + ["--short"] * short
    for text in (ODD_REGISTER, f"{ODD_REGISTER}\n", "# none yet\n{}\n"):
        (root / "seeds/news.txt").unlink(missing_ok=True)
        (root / register).write_bytes(text.encode())
        assert run(root, "new", *words).exit_code == 0
        after = (root / register).read_text("utf-8")
        assert insertion(text.replace("{}\n", "").encode(), after.encode()).startswith(b"news:\n")
    (root / "seeds/news.txt").unlink(missing_ok=True)
    (root / register).write_bytes(ODD_REGISTER.replace("\n", "\r\n").encode())
    result = run(root, "new", *words)
    assert (
        result.exit_code == 1 and f"{register}:1: error: the line ends with CR LF" in result.output
    )
    assert (root / register).read_bytes() == ODD_REGISTER.replace("\n", "\r\n").encode()
    assert not (root / "seeds/news.txt").exists()


def test_an_unknown_sheet_or_kind_is_named_with_the_near_one(root: Path) -> None:
    assert "did you mean `bridge`?" in run(root, "new", "claim", "brigde", "x").output
    result = run(root, "new", "claim", "bridge", "x", "--kind", "estimat")
    assert result.exit_code == 2 and "expected one of commitment" in result.output


# --- briefs and actors ---


@pytest.mark.parametrize("short", [False, True])
def test_a_new_brief_is_a_draft_and_takes_claims(root: Path, short: bool) -> None:
    flags = ["--short"] if short else []
    assert run(root, "new", "brief", "ferry-times", *flags).exit_code == 0
    assert run(root, "new", "claim", "ferry-times", "first", *flags).exit_code == 0
    assert run(root, "new", "claim", "ferry-times", "second", *flags).exit_code == 0
    assert errors(root) == []
    site = read_site(root, drafts=True)
    assert list(site.briefs["ferry-times"].claims) == ["first", "second"]
    assert site.briefs["ferry-times"].written.order == 2
    text = (root / "briefs/ferry-times.yml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../.briefs/schemas/brief.schema.json\n")
    assert (root / ".briefs/schemas/brief.schema.json").is_file()


@pytest.mark.parametrize(
    ("name", "code"), [("bridge", "already-there"), ("Index", "file-name"), ("con", "file-name")]
)
def test_a_brief_needs_a_name_of_its_own(name: str, code: str, root: Path) -> None:
    result = run(root, "new", "brief", name)
    assert result.exit_code == 1 and f"[{code}]" in result.output


def test_a_new_actor_stands_last_in_the_register(root: Path) -> None:
    path = root / "seeds/actors.yml"
    before = path.read_bytes()
    result = run(
        root, "new", "actor", "marsh", "--name", "Jo: Marsh", "--kind", "person", "--short"
    )
    put = insertion(before, path.read_bytes()).decode()
    assert put.startswith(
        'marsh:\n  name: "Jo: Marsh"\n  kind: person\n  # part_of: somebody  # The actor'
    )
    assert put.count("\n") == 4  # whose office it is may be forgotten, and is asked for
    assert result.output == "seeds/actors.yml:8 written\n"
    sheet, _ = read_sheet(path.read_bytes(), "seeds/actors.yml")
    assert sheet and validate(ActorRegister, sheet, "entries")[1] == []


@pytest.mark.parametrize(("words", "told"), [
    ([], "an actor needs its --kind"),
    (["--kind", "agencie"], "'agencie' is no kind of actor; did you mean `agency`?"),
    (["--kind", "…"], "'…' is no kind of actor"),
])  # fmt: skip
def test_no_kind_of_actor_is_assumed(words: list[str], told: str, root: Path) -> None:
    before = (root / "seeds/actors.yml").read_bytes()
    result = run(root, "new", "actor", "marsh", *words)
    assert result.exit_code == 2 and told in result.output
    for key, term in vocabulary("actor").terms.items():
        assert f"  {key} " in result.output and term.means in result.output
    assert (root / "seeds/actors.yml").read_bytes() == before


def test_the_help_says_what_the_kinds_of_actor_mean() -> None:
    output = CliRunner().invoke(cli, ["new", "actor", "--help"]).output
    assert "agency        A news agency, a newspaper or another outlet that relays.\n" in output


@pytest.mark.parametrize(
    "words",
    [
        ["claim", "bridge", "x"],
        ["brief", "x"],
        ["actor", "x", "--kind", "person"],
        ["source", "bridge/seeds/call.txt"],
    ],
)
@pytest.mark.parametrize(("here", "where"), [
    ("", "--root bridge`"), ("bridge/briefs", "--root ..`"), ("other", "`briefs init`"),
])  # fmt: skip
def test_in_a_wrong_folder_the_right_one_is_named(
    words: list[str], here: str, where: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root.parent / "other").mkdir()
    text = str(root / "seeds/call.txt")
    monkeypatch.chdir(root.parent / here)
    before = set(root.parent.rglob("*"))
    given = [text if one.endswith(".txt") else one for one in words]
    result = CliRunner().invoke(cli, ["new", *given], catch_exceptions=False)
    assert result.exit_code == 1 and where in result.output and "[no-folder]" in result.output
    assert "there is no folder briefs/ here" in result.output
    assert set(root.parent.rglob("*")) == before


# --- sources ---


def test_a_new_source_is_copied_sealed_and_says_what_it_states(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "2031 Ferry_news.txt"
    file.write_text(ARTICLE, "utf-8")
    register = root / "seeds/sources.yml"
    before = register.read_bytes()
    result = run(root, "new", "source", str(file))
    assert result.exit_code == 0, result.output
    assert result.output == (
        "seeds/ferry-news.txt copied and sealed\nseeds/sources.yml:31 written\n"
        "look at title, author, published, furniture: they were read off the text's shape\n"
    )
    assert (root / "seeds/ferry-news.txt").read_bytes() == file.read_bytes()
    put = insertion(before, register.read_bytes()).decode()
    assert "  # furniture:  # Whole lines" in put and "\n  #   - Read more\n" in put
    card = read_site(root).sources["ferry-news"].card
    assert (card.title, card.author, card.published, card.year) == (
        "Ferry to run again", "Jo Marsh", "May 12, 2031", 2031,
    )  # fmt: skip
    assert card.publisher is None and card.address is None and card.reliability == "F"
    assert "  publisher: null" in put
    # All that is left to do is to use its sentences.
    codes = {one.code for one in check(root).findings if one.level == "error"}
    assert codes == {"sentence-accounted", "source-used"}


@pytest.mark.parametrize(("text", "wanted"), [
    ("Just one sentence that ends.\n", {}),
    ("A heading\n\nBy the river it was said that nothing moves.\n", {"title": "A heading"}),
    ("A heading\nAuthor: Ann Lee\nPublished on May 3\nhttps://example.org/a?b=1\nPublisher: The Wire\n",
     {"title": "A heading", "author": "Ann Lee", "published": "May 3", "address": "https://example.org/a?b=1", "publisher": "The Wire"}),
    ("A heading\nhttp://example.org/a\n", {"title": "A heading"}),
    ("A heading\nhttps://user@example.org/a\n", {"title": "A heading"}),
    ("A heading\nOn May 3 the bridge fell\n", {"title": "A heading"}),
])  # fmt: skip
def test_reads_off_only_what_is_plainly_stated(text: str, wanted: dict[str, str]) -> None:
    read = stated(text)
    fields = ("title", "author", "published", "address", "publisher")
    assert {name: getattr(read, name) for name in fields if getattr(read, name)} == wanted
    assert read.year is None


PROSE = "The ferry will run again from June 1, the port office said on May 11.\n\nIt is slow.\n"
TIMELESS = "The ferry will soon run again, the port office said to everybody.\n\nIt is slow.\n"
SIGNED, UNSIGNED = "Text with a named author", "Unsigned text"
TITLE = "Ferry to run again from June"

# How a text begins (and ends): title, author, date, proposals for furniture, descriptor.
OPENINGS = [
    (f"Home | News | Sport\n{TITLE}\nBy Jo Hale\n3 March 2025\n\n{PROSE}",
     TITLE, "Jo Hale", "3 March 2025", ["Home | News | Sport"], f"{SIGNED}, dated."),
    (f"Menu\nSearch\nSkip to content\n{TITLE}\nMay 12, 2031\n\n{PROSE}",
     TITLE, None, "May 12, 2031", ["Menu", "Search", "Skip to content"], f"{UNSIGNED}, dated."),
    (f"News · Sport\nFerry to run again soon\n\n{TIMELESS}",
     "Ferry to run again soon", None, None, ["News · Sport"], f"{UNSIGNED}, undated."),
    (f"Ferry to run again | Harbour Post\n\n{TIMELESS}",
     "Ferry to run again | Harbour Post", None, None, [], f"{UNSIGNED}, undated."),
    (f"Ferry to run again soon\n\n{TIMELESS}Read more\n",
     "Ferry to run again soon", None, None, ["Read more"], f"{UNSIGNED}, undated."),
    (f"{TITLE}\n3 March 2025, 10:15 AM\n\n{PROSE}", TITLE, None, "3 March 2025, 10:15 AM", [], f"{UNSIGNED}, dated."),
    (f"{TITLE}\n3 March 2025 10.15am\n\n{PROSE}", TITLE, None, "3 March 2025", [], f"{UNSIGNED}, dated."),
    (f"{TITLE}\nBy Jo Hale and Ann Roe | 3 March 2025, 10:15 AM\n\n{PROSE}",
     TITLE, "Jo Hale and Ann Roe", "3 March 2025, 10:15 AM", [], "Text with named authors, dated."),
    (f"{TITLE}\nBy Jo Hale, Harbour Wire\nMarch 3, 2025\n\n{PROSE}", TITLE, None, "March 3, 2025", [], "…"),
    # A date anywhere near the head may be that of the text.
    (f"{TITLE}\n\n{TIMELESS}", TITLE, None, None, [], "…"),
    (f"{TITLE}, March 14\n\n{TIMELESS}", f"{TITLE}, March 14", None, None, [], "…"),
    (f"Ferry to run again soon\nSELWICK, March 14 (Agency) — {TIMELESS}", "Ferry to run again soon", None, None, [], "…"),
    # What is there and not read is neither asserted to be absent nor called furniture.
    (f"{TITLE}\nSelwick, 14 March 2025\n\n{PROSE}", TITLE, None, None, [], "…"),
    (f"{TITLE}\nLast updated: 4 March 2025\nPublished: 3 March 2025\n\n{PROSE}", TITLE, None, "3 March 2025", [], "…"),
    (f"{TITLE}\nPublished 3 March 2025 | Updated 4 March 2025\n\n{PROSE}", TITLE, None, None, [], "…"),
    (f"{TITLE}\n14.03.2025\n\n{PROSE}", TITLE, None, "14.03.2025", [], "Unsigned text, dated."),
    (f"{TITLE}\n2 hours ago\n\n{PROSE}", TITLE, None, None, [], "…"),
    (f"{TITLE}\nby our reporter\n\n{PROSE}", TITLE, None, None, [], "…"),
    (f"{TITLE}\n\n{PROSE}Jo Hale\n", TITLE, None, None, [], "…"),
    (f"{TITLE}\n\n{PROSE}(Reporting by Jo Hale; editing by Ann Roe)\n", TITLE, None, None, [], "…"),
    (f"{TITLE}\nThe port office keeps its promise\n\n{PROSE}", TITLE, None, None, [], "…"),
    (f"By Monday all is well\n{TITLE}\n\n{PROSE}", TITLE, None, None, [], "…"),
    (f"Harbour Wire\nCategory\n{TITLE}\n\n{PROSE}", TITLE, None, None, ["Category"], "…"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title", "author", "published", "furniture", "descriptor"), OPENINGS
)
def test_reads_the_openings_that_texts_have(
    text: str,
    title: str,
    author: str | None,
    published: str | None,
    furniture: list[str],
    descriptor: str,
    root: Path,
    tmp_path: Path,
) -> None:
    file = tmp_path / "opening.txt"
    file.write_text(text, "utf-8")
    register = root / "seeds/sources.yml"
    before = register.read_bytes()
    result = run(root, "new", "source", str(file))
    assert result.exit_code == 0, result.output
    insertion(before, register.read_bytes())
    card = read_site(root).sources["opening"].card
    assert (card.title, card.author, card.published) == (title, author, published)
    assert list(stated(text).furniture) == furniture and card.descriptor == descriptor
    assert "look at title" in result.output
    assert ("furniture: they were" in result.output) is bool(furniture)
    assert ("write the descriptor" in result.output) is (descriptor == "…")
    # All that a card says about its text stands in it.
    assert not {one.code for one in check(root).findings} & {"card-in-text", "impossible-date"}


@pytest.mark.parametrize(("content", "plain", "note"), [
    (b"A line\r\nAnother\r\nA third\r\n", "A line\nAnother\nA third\n", "CR LF at line ends, 3 times"),
    (b"A line\rAnother\r", "A line\nAnother\n", "CR at line ends, 2 times"),
    ("ze\u200bro wi\u00addth\n".encode(), "zero width\n", "U+00AD SOFT HYPHEN, 1 time"),
])  # fmt: skip
def test_layout_is_taken_out_and_told(
    content: bytes, plain: str, note: str, root: Path, tmp_path: Path
) -> None:
    file = tmp_path / "news.txt"
    file.write_bytes(content)
    result = run(root, "new", "source", str(file))
    assert result.exit_code == 0 and f"left out: {note}" in result.output
    assert (root / "seeds/news.txt").read_text("utf-8") == plain


def test_lines_broken_by_width_are_joined_and_told(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "news.txt"
    file.write_text(
        "Ferry news\n\nThe port office said that the pier is closed until the end of\n"
        "the winter because of the ice.\n",
        "utf-8",
    )
    result = run(root, "new", "source", str(file))
    assert "joined: lines 3 to 4: they were broken by width" in result.output
    assert "end of the winter" in (root / "seeds/news.txt").read_text("utf-8")


@pytest.mark.parametrize(("content", "code"), [
    (b"caf\xe9\n", "not-utf-8"),
    (b"%PDF-1.7\nwords", "not-utf-8"),
    ("right\u202eto left\n".encode(), "invisible-character"),
    (b" \n", "empty-value"),
    (b"x" * (1024 * 1024 + 1), "too-large"),
])  # fmt: skip
def test_a_text_that_cannot_be_evidence_is_refused_whole(
    content: bytes, code: str, root: Path, tmp_path: Path
) -> None:
    file = tmp_path / "news.txt"
    file.write_bytes(content)
    before = {path: path.read_bytes() for path in (root / "seeds").iterdir()}
    result = run(root, "new", "source", str(file))
    assert result.exit_code == 1 and f"[{code}]" in result.output
    assert {path: path.read_bytes() for path in (root / "seeds").iterdir()} == before


def test_a_text_is_taken_in_once(root: Path, tmp_path: Path) -> None:
    result = run(root, "new", "source", str(root / "seeds/call.txt"), "--id", "again")
    assert (
        result.exit_code == 1
        and "seeds/sources.yml:1:1" in result.output
        and "as `call`" in result.output
    )
    other = tmp_path / "call.txt"
    other.write_text("Another text\n", "utf-8")
    assert "[already-there]" in run(root, "new", "source", str(other)).output


# --- init ---


def test_init_lays_out_a_project_that_checks(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    result = CliRunner().invoke(cli, ["init", str(folder)])
    assert result.exit_code == 0 and check(folder).findings == []
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(result.stdout.split()) == written
    for name, model in (("sources/example", SourceRegister), ("actors/council", ActorRegister)):
        sheet, found = read_sheet((folder / f"seeds/{name}.yml").read_bytes(), "a.yml")
        assert sheet and not found and validate(model, sheet, "entries")[1] == []


def test_init_leaves_a_first_brief_that_builds_and_goes_without_a_trace(tmp_path: Path) -> None:
    CliRunner().invoke(cli, ["init", str(tmp_path)])
    site = read_site(tmp_path)
    assert [len(brief.claims) for brief in site.briefs.values()] == [2]
    (told,) = re.findall(
        r"delete the example: (.+)\.\n", (tmp_path / "README.md").read_text("utf-8")
    )
    for path in re.findall(r"`(.+?)`", told):
        (tmp_path / path).unlink()
    emptied = read_site(tmp_path)
    assert not emptied.briefs and not emptied.sources
    assert [found.cure for found in check(tmp_path).findings] == [
        "`briefs new actor` writes the first card",
        "`briefs new source` writes the first card",
    ]
    # Git keeps no empty folder: the first card makes its own.
    for folder in ("actors", "sources"):
        (tmp_path / "seeds" / folder).rmdir()
    assert run(tmp_path, "new", "actor", "marsh", "--kind", "person").exit_code == 0
    (tmp_path / "news.txt").write_text(ARTICLE, "utf-8")
    assert run(tmp_path, "new", "source", str(tmp_path / "news.txt")).exit_code == 0
    written = [path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("seeds/*/*")]
    assert sorted(written) == ["seeds/actors/marsh.yml", "seeds/sources/news.yml"]


def test_init_outside_a_wheel_says_what_the_lock_lacks(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["init", str(tmp_path)])
    assert "requirements.txt lacks the engine" in result.stderr
    lock = (tmp_path / "requirements.txt").read_text("utf-8")
    assert "evidence-briefs" not in lock and lock.count("==") > 20


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("mine\n", "utf-8")
    result = CliRunner().invoke(cli, ["init", str(tmp_path)])
    assert result.exit_code == 1 and "[already-there]" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_the_starter_has_the_settings_of_this_repository() -> None:
    """Only the site's own words and numbers differ."""
    here = ROOT
    own = (
        "site_name",
        "copyright",
        "Code under",
        "# Below",
        "floors",
        "briefs:",
        "claims:",
        "sources:",
    )

    def settings(path: Path) -> list[str]:
        lines = path.read_text("utf-8").split("\n")
        return [line for line in lines if not line.strip().startswith(own)]

    assert settings(STARTER / "mkdocs.yml") == settings(here / "mkdocs.yml")
    for name in (".gitignore", ".gitattributes"):
        assert (STARTER / name[1:]).read_bytes() == (here / name).read_bytes()


def lines_of(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", ["check.yml", "pages.yml"])
def test_the_starters_workflows_are_ours_with_other_commands(name: str) -> None:
    """What a workflow may do and which actions it uses is copied; only what it runs and is called differs."""
    ours = lines_of(ROOT / ".github/workflows" / name)
    theirs = lines_of(STARTER / name)
    runs = ("run:", "python -m pip install", "briefs build", "- name:", "name:", "timeout-minutes:")
    assert [one for one in theirs if one not in ours and not one.startswith((*runs, "#"))] == []
    order = [ours.index(one) for one in theirs if one.startswith(("- uses:", "uses:"))]
    assert order and order == sorted(order)
    text = "\n".join(theirs)
    assert "\npermissions: {}\n" in text and "make" not in re.findall(r"(?m)^(?:run: )?(\w+)", text)
    installs = [one for one in theirs if "pip install" in one]
    assert len(installs) == 1 and "--require-hashes --only-binary :all:" in installs[0]


def test_the_starters_form_for_corrections_is_ours() -> None:
    theirs = lines_of(STARTER / "correction.yml")
    ours = lines_of(ROOT / ".github/ISSUE_TEMPLATE/correction.yml")
    assert [one for one in theirs if one not in ours and "correction is made" not in one] == []
    assert "SECURITY.md" not in "".join(theirs) and "id: page" in theirs


# --- values ---


@given(
    st.text(
        st.characters(categories=("L", "N", "P", "S", "Zs"), include_characters=" "), min_size=1
    )
)
def test_a_text_reads_back_as_itself(text: str) -> None:
    wanted = " ".join(text.split())
    for flow in (False, True):
        written = yaml_text(text, flow=flow)
        around = f"a: {{b: [{written}], c: 1}}\n" if flow else f"a:\n  - b: {written}\n    c: 1\n"
        sheet, found = read_sheet(around, "a.yml")
        if found and {one.code for one in found} <= {"character", "encoding"}:
            continue  # what may stand in no text at all
        assert sheet and not found
        assert sheet.data["a"] == ({"b": [wanted], "c": 1} if flow else [{"b": wanted, "c": 1}])
