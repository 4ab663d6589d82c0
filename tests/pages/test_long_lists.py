"""With many briefs no page grows: home shows the newest, groups have pages, long lists stand in parts."""

from __future__ import annotations

import gzip
import json
import posixpath
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.pages.lists import long_lists
from generator.pages.lists.divided import PART, WHOLE, Listed, divide
from generator.pages.lists.groups import BESIDE, NEWEST, Group
from generator.pages.render import render
from generator.publishing.inspection.built_page import BuiltPage, read_built_pages
from generator.publishing.publish import publish
from generator.publishing.write_files import write
from generator.site.read_site import read_site
from generator.text.identifiers import slug_of, sorting_key
from tests.folders import BRIDGE, DAM, ROOT
from tools.many_briefs import multiply

COPIES = 40
MOST_BYTES, MOST_PACKED, MOST_STEPS = 250_000, 40 * 1024, 5


def many(root: Path) -> None:
    """A project of many bridges, in sections and with tags, one of them pinned."""
    one = root.with_name(f"{root.name}-one")
    shutil.copytree(BRIDGE, one)
    shutil.copytree(ROOT / "docs/about", one / "docs/about")
    shutil.rmtree(root)
    multiply(one, root, COPIES)
    for number, sheet in enumerate(sorted((root / "briefs").glob("*.yml"))):
        groups = f"section: Harbour {number % 9}\ntags: [Tag {number % 5}, Toll]\n"
        pinned = "pinned: true\n" if number == 3 else ""
        sheet.write_text(sheet.read_text("utf-8") + groups + pinned, "utf-8")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(config, "utf-8")
    site = read_site(root)
    write(render(site), root)
    assert publish(root, site.settings) == []


@pytest.fixture(scope="module")
def root(once: Callable[..., Path]) -> Path:
    return once("many-bridges", many)


@pytest.fixture(scope="module")
def pages(root: Path) -> dict[str, BuiltPage]:
    return read_built_pages(root / "site")


def test_no_page_is_large(root: Path, pages: dict[str, BuiltPage]) -> None:
    assert len(pages) > 3 * COPIES
    for path in pages:
        content = (root / "site" / path).read_bytes()
        assert len(content) <= MOST_BYTES, path
        assert len(gzip.compress(content)) <= MOST_PACKED, path


def test_a_sidebar_is_short_on_every_page(root: Path, pages: dict[str, BuiltPage]) -> None:
    for path in pages:
        html = (root / "site" / path).read_text("utf-8")
        sidebar = html.partition("md-sidebar--primary")[2].partition("md-sidebar--secondary")[0]
        listed = re.findall(r'<a href="[^"#]*" class="md-nav__link', sidebar)
        editors = sidebar.partition(">\nFor editors")[2]
        closed = len(re.findall(r'<a href="[^"#]*" class="md-nav__link', editors))
        assert 15 < len(listed) - closed <= 22, path


def test_every_page_is_a_few_links_from_home(pages: dict[str, BuiltPage]) -> None:
    steps, edge = {"index.html": 0}, ["index.html"]
    while edge:
        found = [
            target
            for path in edge
            for link in pages[path].links
            if link.tag == "a" and (target := _target(path, link.value)) in pages
        ]
        steps |= {target: steps[edge[0]] + 1 for target in found if target not in steps}
        edge = [target for target in dict.fromkeys(found) if steps[target] == steps[edge[0]] + 1]
    assert set(pages) - set(steps) <= {"404.html"}
    assert max(steps.values()) <= MOST_STEPS


def _target(path: str, value: str) -> str:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), value.partition("#")[0]))
    return posixpath.normpath(f"{target}/index.html")


def test_each_claim_stands_in_one_part_of_the_table(
    root: Path, pages: dict[str, BuiltPage]
) -> None:
    cards = [
        link.value.rpartition("../")[2]
        for path, page in pages.items()
        if re.fullmatch(r"claims/\d+/index\.html", path)
        for link in page.links
        if "/evidence/#" in link.value
    ]
    wanted = [
        f"briefs/{claim.ref.replace('/', '/evidence/#')}" for claim in read_site(root).claims()
    ]
    assert len(wanted) > WHOLE
    assert sorted(cards) == sorted(wanted)


@pytest.mark.parametrize("page", ["claims/1", "timeline/1", "actors/union/says/1"])
def test_the_briefs_of_a_list_are_linked_once(pages: dict[str, BuiltPage], page: str) -> None:
    links = [
        _target(f"{page}/index.html", link.value) for link in pages[f"{page}/index.html"].links
    ]
    cited = {
        path.replace("/evidence", "") for path in links if path.endswith("/evidence/index.html")
    }
    assert cited and {path: links.count(path) for path in cited} == dict.fromkeys(cited, 1)


def test_home_shows_the_pinned_and_the_newest_then_groups(root: Path) -> None:
    home = (root / "docs/index.md").read_text("utf-8")
    cards = re.findall(r"(?m)^## \[.*\]\(briefs/(.*)\.md\)", home)
    assert cards[0] == "bridge-0003" and len(cards) == NEWEST
    assert home.count("](sections/") == 9
    assert "[All 40 briefs](briefs/index.md)" in home.partition("\n## ")[0]
    assert "[Harbour 4](sections/harbour-4.md) (4)" in home
    nav = (root / ".briefs/run-briefs-generate-first.yml").read_text("utf-8")
    assert nav.count("sections/") == BESIDE


def test_a_group_has_a_page_with_its_briefs(root: Path) -> None:
    page = (root / "docs/tags/tag-2.md").read_text("utf-8")
    assert page.count("](../briefs/bridge-") == COPIES // 5
    brief = (root / "docs/briefs/bridge-0002.md").read_text("utf-8")
    assert "[Harbour 2](../sections/harbour-2.md)" in brief and "[Toll](../tags/toll.md)" in brief
    every = (root / "docs/briefs/index.md").read_text("utf-8")
    assert all(f"({name}.md)" in every for name in ("../sections/harbour-0", "../tags/tag-4"))


def test_few_briefs_have_no_page_of_all() -> None:
    files = render(read_site(DAM))
    assert "docs/briefs/index.md" not in files and "docs/claims/1.md" not in files


def test_the_search_index_is_small(root: Path) -> None:
    """Beside what every site has, the pages on method, and each actor, a brief adds little."""
    index = json.loads((root / "site/search/search_index.json").read_text("utf-8"))
    mine = [page for page in index["pages"] if page[0].startswith(("briefs/", "sources/"))]
    assert sum(len(page) - 1 for page in mine) > 18 * COPIES
    size = len(json.dumps(mine, separators=(",", ":"), ensure_ascii=False).encode())
    assert size / COPIES < 2560


def test_the_whole_as_a_zip_is_made_when_asked_for(root: Path, tmp_path: Path) -> None:
    assert not (root / "site/offline.zip").exists()
    assert "offline.zip" not in (root / "docs/data/index.md").read_text("utf-8")
    target = tmp_path / "pages.zip"
    outcome = CliRunner().invoke(cli, ["offline", str(target), "--root", str(root)])
    assert outcome.exit_code == 0, outcome.output
    with zipfile.ZipFile(target) as archive:
        assert {"index.html", "claims/1/index.html"} <= set(archive.namelist())
    outcome = CliRunner().invoke(cli, ["offline", str(target), "--root", str(tmp_path)])
    assert outcome.exit_code == 2 and "briefs build" in outcome.output


def test_a_part_leads_back_to_its_list_where_that_is_the_only_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_lists, "HIGH", 5)
    one = tmp_path / "one"
    shutil.copytree(BRIDGE, one)
    shutil.copytree(ROOT / "docs/about", one / "docs/about")
    multiply(one, tmp_path / "many", 7)  # in no section, without tags
    pages = render(read_site(tmp_path / "many"))
    assert "](../index.md#all)" in str(pages["docs/briefs/all/2.md"])
    assert "{: #all " in str(pages["docs/briefs/index.md"])


# --- the cut ------------------------------------------------------------------------------------


def test_a_list_with_room_is_left_whole() -> None:
    assert divide("x/", [Listed(range(WHOLE), str, str)]) == {}


def test_groups_stay_together_and_a_long_one_goes_on() -> None:
    rows = [*["a"] * 90, *["b"] * 20, *["c"] * 250, "d"]
    names = [f"{row}{at}" for at, row in enumerate(rows)]
    parts = divide("x/", [Listed(names, lambda name: name[0], str)])[""]
    assert [(part.label, part.size) for part in parts] == [
        ("a to b", 110),
        ("c110 to c229", PART),
        ("c230 to c349", PART),
        ("c350 to d360", 11),
    ]
    assert [(part.number, part.of) for part in parts] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [part.page for part in parts] == ["x/1/", "x/2/", "x/3/", "x/4/"]
    assert parts[0].before is None and parts[0].after == "x/2/" and parts[3].after is None


def test_the_longest_list_of_a_page_is_divided_first() -> None:
    short, long = (
        Listed(range(50), str, str, anchor="short"),
        Listed(range(170), str, str, anchor="long"),
    )
    cut = divide("x/", [short, long])
    assert set(cut) == {"long"} and cut["long"][0].page == "x/long/1/"


def test_a_list_of_high_rows_has_fewer_on_a_page() -> None:
    parts = divide("x/", [Listed(range(60), lambda row: "a", str, most=50)])[""]
    assert [part.size for part in parts] == [50, 10]
    assert divide("x/", [Listed(range(50), str, str, most=50)]) == {}


def test_lists_of_high_rows_have_one_room_on_their_page() -> None:
    lists = [
        Listed(range(length), str, str, anchor=str(length), most=50) for length in (20, 40, 30)
    ]
    assert set(divide("x/", lists)) == {"40"}
    assert divide("x/", lists[::2]) == {}


def test_a_list_is_no_long_way_on_a_phone() -> None:
    """What `tests/browser/test_look.py` measures of its rows holds for a whole list, too."""
    site = read_site(BRIDGE)
    for lists, most in (
        (long_lists.timeline(site), 100),
        (long_lists.questions(site), 120),
        (long_lists.actor(site, site.actors["union"]), 120),
        (long_lists.briefs(site), 100),
        (long_lists.group(Group("Harbour", "x/", tuple(site.briefs.values()))), 100),
    ):
        listed = replace(lists[0], rows=[lists[0].rows[0]] * (most + 1), size=lambda row: 1)
        assert divide("x/", [listed])
        assert not divide("x/", [replace(listed, rows=listed.rows[1:])])


def test_one_row_larger_than_a_part_stands_alone() -> None:
    parts = divide("x/", [Listed([190, 80, 80], str, str, size=lambda row: int(row))])[""]
    assert [part.rows for part in parts] == [(190,), (80,), (80,)]


def test_numbers_in_titles_count_as_numbers() -> None:
    titles = ["Dam 10", "dam 9", "Dam", "Dam 9b", "1 dam", ""]
    assert sorted(titles, key=sorting_key) == ["", "1 dam", "Dam", "dam 9", "Dam 9b", "Dam 10"]


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Trade & talks", "trade-talks"),
        ("Énergie", "energie"),
        ("index", "g-1bc04b52"),
        ("Енергетика", None),
        ("에너지", None),
    ],
)
def test_a_heading_has_a_slug(words: str, slug: str | None) -> None:
    made = slug_of(words)
    assert made == slug or (slug is None and re.fullmatch("g-[0-9a-f]{8}", made))
