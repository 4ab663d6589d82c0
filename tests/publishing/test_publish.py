"""The published site is the old one or the new one, whole, audited, and the same bytes every time."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.finding import Finding
from generator.publishing import finish_site
from generator.publishing import publish as module
from generator.publishing.build_lock import locked
from generator.publishing.light_page import lightened
from generator.publishing.machine_trouble import MachineTrouble
from generator.publishing.publish import publish
from generator.publishing.swap_folders import exchange
from generator.publishing.write_files import write
from generator.site.settings import Settings
from tests.built_site import audited
from tests.folders import ROOT
from tests.waiting import PATIENCE, running

PLAIN = Settings(name="Bridges")
PAGES: dict[str, str | bytes] = {
    ".briefs/run-briefs-generate-first.yml": "nav:\n  - index.md\n  - briefs/bridge.md\n",
    ".briefs/theme/main.html": (ROOT / "generator/pages/theme/main.html").read_bytes(),
    "docs/assets/briefs.css": "p { margin: 0 }\n",
    "docs/assets/pictures.css": "",
    "docs/assets/briefs.js": "document.title;\n",
    "docs/assets/search-later.js": "document.title;\n",
    "docs/index.md": "---\ntitle: Home\ndescription: d\n---\n# Home\n\n[bridge](briefs/bridge.md#lorries)\n",
    "docs/briefs/bridge.md": "---\ntitle: Bridge\ndescription: d\n---\n# Bridge\n\n"
    "## Lorries { #lorries }\n\nclose to 300 lorries\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n",
}
CONFIG = (ROOT / "mkdocs.yml").read_text("utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project, generated, not yet published."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    write(PAGES, folder)
    return folder


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def old_site(root: Path) -> dict[str, str]:
    (root / "site").mkdir()
    for name in ("index.html", "only-old.html"):
        (root / "site" / name).write_text("old")
    return tree(root / "site")


def left_over(root: Path) -> list[str]:
    return sorted(
        path.name for path in (root / ".briefs").iterdir() if path.name.startswith("site")
    )


# --- the site ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(once: Callable[..., Path]) -> Path:
    def make(folder: Path) -> None:
        (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
        write(PAGES, folder)
        settings = Settings(address="https://press.example/briefings/", commit="abcdef1")
        assert publish(folder, settings, {"briefs/bridge/": ["close to 300 lorries"]}) == []
        assert left_over(folder) == []

    return once("published", make)


def test_pages_stand_at_their_addresses_without_ballast(built: Path) -> None:
    site = tree(built / "site")
    assert {"index.html", "404.html", "briefs/bridge/index.html", "assets/briefs.css"} < set(site)
    assert not [path for path in site if path.endswith(".map") or "/lunr/" in path]
    for path in (built / "site").rglob("*.min.*"):
        assert b"sourceMappingURL" not in path.read_bytes(), path
    # No page has a colour by its name; those of the dark are asked for.
    (palette,) = (path for path in site if "/palette." in path)
    colours = (built / "site" / palette).read_text("utf-8")
    assert "data-md-color-primary" not in colours and "data-md-color-accent" not in colours
    assert "[data-md-color-scheme=slate]{color-scheme:dark" in colours
    assert audited(built / "site", address="https://press.example/briefings/") == []


def test_a_search_in_further_languages_keeps_what_it_asks_for(root: Path) -> None:
    searching = CONFIG.replace("  - search\n", "  - search:\n      lang: [en, de]\n")
    assert searching != CONFIG
    (root / "mkdocs.yml").write_text(searching, "utf-8")
    assert publish(root, PLAIN) == []
    assert (root / "site/assets/javascripts/lunr/min/lunr.de.min.js").exists()


def test_everybody_may_read_the_site(built: Path) -> None:
    for path in [built / "site", *(built / "site").rglob("*")]:
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path


def test_every_page_has_a_policy_that_fits_its_scripts(built: Path) -> None:
    pages = sorted((built / "site").rglob("*.html"))
    assert len(pages) == 3
    for path in pages:
        html = path.read_text("utf-8")
        given = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
        assert len(given) == 1 and "'unsafe-inline'" not in given[0].replace(
            "style-src-attr 'unsafe-inline'", ""
        )
        inline = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
        wanted = {
            base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in inline
        }
        assert inline and set(re.findall(r"'sha256-([^']+)'", given[0])) == wanted


def test_the_foot_of_a_page_says_limits_and_commit(built: Path) -> None:
    html = (built / "site/briefs/bridge/index.html").read_text("utf-8")
    foot = html[html.index("<footer") :]
    assert "Built from commit <code>abcdef1</code>" in foot
    assert "briefs-limits" in foot
    assert html.count('role="dialog" aria-label="Search"') == 1
    assert (
        "https://press.example/briefings/briefs/bridge/" in (built / "site/sitemap.xml").read_text()
    )


def test_same_bytes_elsewhere_later_and_in_another_zone(
    built: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    # Two builds may fall within one second, of which an archive has no parts.
    monkeypatch.setattr("gzip.time", SimpleNamespace(time=lambda: 2e9))
    settings = Settings(address="https://press.example/briefings/", commit="abcdef1")
    assert publish(root, settings) == []
    assert tree(root / "site") == tree(built / "site")
    # Not today: the day of SOURCE_DATE_EPOCH.
    dates = set(re.findall(r"<lastmod>(.*?)</lastmod>", (root / "site/sitemap.xml").read_text()))
    assert dates == {"2030-01-01"}


def test_without_a_commit_no_date_and_without_an_address_no_sitemap(
    root: Path, monkeypatch: pytest.MonkeyPatch, stub: Callable[..., None]
) -> None:
    stub(
        {
            "sitemap.xml": "<url><loc>x</loc>\n <lastmod>1980-01-01</lastmod></url>",
            "sitemap.xml.gz": "x",
        }
    )
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    assert publish(root, Settings(address="https://press.example/")) == []
    assert (root / "site/sitemap.xml").read_text() == "<url><loc>x</loc></url>"
    assert publish(root, PLAIN) == []
    assert not list((root / "site").glob("sitemap*"))


@pytest.mark.parametrize(("line", "folder"), [
    ("site_url: https://bay.example/press/", "https://bay.example/press/"),
    ("site_url: https://bay.example/press", ""),
    ("site_url: https://elsewhere.example/a/b/", "https://bay.example/press/"),
    ("site_url:", "https://bay.example/"),
    ("site_url: !ENV [HOME_PAGE, 'https://elsewhere.example/a/']", ""),
])  # fmt: skip
def test_the_pages_have_the_address_they_were_made_for(root: Path, line: str, folder: str) -> None:
    config = re.sub("(?m)^site_url:.*$", line, CONFIG)
    (root / "mkdocs.yml").write_text(config, "utf-8")
    assert publish(root, Settings(name="Bridges", address=folder)) == []
    known = re.findall('rel="canonical" href="(.*?)"', (root / "site/index.html").read_text())
    assert known == ([folder] if folder else [])


# --- refusals leave the old site ---------------------------------------------------------------


def refused(root: Path, settings: Settings = PLAIN, **expected: list[str]) -> list[tuple[str, str]]:
    before = old_site(root)
    found = publish(root, settings, {"briefs/bridge/": expected.get("quotes", [])})
    assert tree(root / "site") == before
    assert left_over(root) == []
    return [(one.place.path, one.code) for one in found]


@pytest.mark.parametrize("link", ["nowhere.md", "briefs/bridge.md#nowhere"])
def test_a_broken_link_is_refused_at_its_page(root: Path, link: str) -> None:
    (root / "docs/index.md").write_text(f"# Home\n\n[x]({link})\n")
    assert refused(root) == [("docs/index.md", "publisher")]


def test_a_page_out_of_the_navigation_is_refused(root: Path) -> None:
    (root / "docs/lost.md").write_text("# Lost\n")
    assert refused(root) == [("docs/lost.md", "stray-page")]


def test_what_the_publisher_lets_pass_is_refused_by_the_audit(root: Path) -> None:
    (root / "docs/index.md").write_text(
        "# Home\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))\n"
    )
    assert set(refused(root, quotes=["close to 400 lorries"])) == {
        ("site/index.html", "unknown-script"),
        ("site/index.html", "foreign-address"),
        ("site/briefs/bridge/index.html", "quote-not-shown"),
    }


def test_without_generated_pages_even_the_bare_publisher_says_what_to_run(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# By hand\n")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "run-briefs-generate-first.yml" in done.stderr
    assert not (tmp_path / "site").exists()
    (tmp_path / "docs/index.md").unlink()
    found = publish(tmp_path, PLAIN)
    assert [one.code for one in found] == ["publisher"]
    assert "run-briefs-generate-first.yml" in found[0].message


def test_links_are_neither_followed_nor_replaced(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("# Secret\n")
    (root / "site").symlink_to(outside)
    (root / "docs/secret.md").symlink_to(outside / "secret.md")
    found = publish(root, PLAIN)
    assert [one.place.path for one in found] == ["site", "docs/secret.md"]
    assert (root / "site").is_symlink() and tree(outside) == {
        "secret.md": tree(outside)["secret.md"]
    }
    (root / "site").unlink()
    (root / "site").write_text("a file")
    (root / "docs/secret.md").unlink()
    assert [one.place.path for one in publish(root, PLAIN)] == ["site"]
    assert (root / "site").read_text() == "a file"


# --- kills, two at once, full disk: with a stub in the publisher's place -------------------------

STUB = '<html><head><meta charset="utf-8"></head><body><p>new {}</p></body></html>'


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Put a function that writes a few files in the place of MkDocs."""

    def use(files: dict[str, str]) -> None:
        def run_mkdocs(fresh: Path, *_: object, **__: object) -> list[Finding]:
            for name, text in {"index.html": STUB.format(0), **files}.items():
                (fresh / name).write_text(text)
            (fresh / "assets").mkdir()
            return []

        monkeypatch.setattr(module, "run_mkdocs", run_mkdocs)

    yield use


CHILD = """
import os, resource, shutil, signal, sys
from pathlib import Path
from generator.publishing import finish_site, publish as module, swap_folders as swap
root, stage = Path(sys.argv[1]), sys.argv[2]
def die(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
def run_mkdocs(fresh, *_, **__):
    (fresh / "assets").mkdir()
    for number in range(20):
        (fresh / f"page{number}.html").write_text(PAGE)
        if stage == "building" and number == 10: die()
    (fresh / "index.html").write_text(PAGE)
    return []
PAGE = '<html><head><meta charset="utf-8"></head><body>new</body></html>'
module.run_mkdocs = run_mkdocs
def before(where, name):
    real = getattr(where, name)
    setattr(where, name, die)
def after(where, name):
    real = getattr(where, name)
    def both(*given, **named): real(*given, **named); die()
    setattr(where, name, both)
if stage.startswith("two renames"):
    swap.exchange = lambda *_: False
match stage:
    case "built": before(module, "finish_site")
    case "audited": before(finish_site, "with_policy")
    case "finished": before(module, "swap")
    case "exchanging": before(swap, "exchange")
    case "exchanged": before(swap.shutil, "rmtree")
    case "two renames: first": before(swap.os, "rename")
    case "two renames: between": after(swap.os, "rename")
    case "two renames: second": before(swap.shutil, "rmtree")
found = module.publish(root, module.Settings())
assert not found, found
"""
STAGES = {
    "building": "old", "built": "old", "audited": "old", "finished": "old", "exchanging": "old",
    "exchanged": "new", "two renames: first": "old", "two renames: between": "none",
    "two renames: second": "new",
}  # fmt: skip


def child(root: Path, stage: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(root), stage], stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_any_point_the_old_or_the_new_site_stands(
    root: Path, stage: str, stub: Callable[..., None]
) -> None:
    before = old_site(root)
    with child(root, stage) as process:
        assert process.wait(PATIENCE) == -signal.SIGKILL, process.stderr and process.stderr.read()
    now = tree(root / "site") if (root / "site").exists() else None
    new = {"index.html", *(f"page{number}.html" for number in range(20))}
    if STAGES[stage] == "new":
        assert now is not None and set(now) == new
    else:
        assert now == (before if STAGES[stage] == "old" else None)
    # The next start mends and cleans, even when it publishes nothing.
    with locked(root):
        module.sweep(root)
    assert left_over(root) == []
    assert (root / "site/index.html").read_text().count("new") == (STAGES[stage] == "new")
    stub({"next.html": STUB})
    assert publish(root, PLAIN) == []
    assert set(tree(root / "site")) == {"index.html", "next.html"}


@pytest.mark.skipif(sys.platform != "linux", reason="the atomic exchange is Linux's")
def test_a_reader_never_sees_a_hole(root: Path, stub: Callable[..., None]) -> None:
    assert exchange_works(root)
    old_site(root)
    stub({})
    holes, looks, ended = [], 0, threading.Event()

    def look() -> None:
        nonlocal looks
        while not ended.is_set():
            looks += 1
            try:
                (root / "site/index.html").read_bytes()
            except OSError as error:
                holes.append(error)

    reader = threading.Thread(target=look)
    reader.start()
    published = 0
    while published < 50 or looks < 100:
        assert publish(root, PLAIN) == []
        published += 1
    ended.set()
    reader.join()
    assert not holes


def exchange_works(folder: Path) -> bool:
    one, other = folder / "one", folder / "other"
    one.write_text("1")
    other.write_text("2")
    done = exchange(one, other) and (one.read_text(), other.read_text()) == ("2", "1")
    one.unlink()
    other.unlink()
    return done


def test_where_nothing_can_be_exchanged_two_renames_do(
    root: Path, stub: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.publishing.swap_folders.exchange", lambda *_: False)
    old_site(root)
    stub({})
    assert publish(root, PLAIN) == []
    assert set(tree(root / "site")) == {"index.html"} and left_over(root) == []


def test_two_builds_at_once_follow_one_another(root: Path) -> None:
    old_site(root)
    builds = [child(root, "to the end") for _ in range(3)]
    for process in builds:
        _, said = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, said
    assert len(tree(root / "site")) == 21 and left_over(root) == []


def test_who_waits_too_long_is_told_in_one_line(root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from generator.publishing.build_lock import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    holder = [sys.executable, "-c", code, str(root)]
    with running(holder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stdout.readline() == "held\n"
        with pytest.raises(
            MachineTrouble, match="another build of this folder is running"
        ) as trouble:
            with locked(root, patience=0.2):
                pass
        process.kill()
    assert "\n" not in str(trouble.value)
    with locked(root, patience=PATIENCE):
        pass  # its holder's death released it


def published_elsewhere(root: Path, first: str) -> str:
    """What publishing raises in a process of its own, as text; `first` is run there before it."""
    code = (
        "import os, resource, sys; from pathlib import Path\n"
        "from generator.publishing.publish import Settings, publish\n"
        f"{first}\n"
        "try: print(publish(Path(sys.argv[1]), Settings(name='Bridges')))\n"
        "except BaseException as error: print(f'{type(error).__name__}: {error}', end='')"
    )
    command = [sys.executable, "-c", code, str(root)]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout


@pytest.mark.parametrize("limit", [100, 20_000, 100_000])
def test_a_full_disk_is_one_line_and_the_old_site_stays(root: Path, limit: int) -> None:
    before = old_site(root)
    said = published_elsewhere(
        root, f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
    )
    assert said.startswith("MachineTrouble: could not ") and said.endswith("file too large"), said
    assert "\n" not in said
    assert tree(root / "site") == before and left_over(root) == []


def test_a_folder_that_nobody_may_write_is_one_line(root: Path) -> None:
    before = old_site(root)
    shutil.rmtree(root / ".briefs")
    for folder in (root.parents[1], root.parent, root):
        folder.chmod(0o755)
    root.chmod(0o555)
    # Root may write everywhere.
    said = published_elsewhere(root, "os.getuid() or (os.setgid(65534), os.setuid(65534))")
    root.chmod(0o755)
    assert re.fullmatch(
        r"MachineTrouble: could not make the folder \S+: permission denied", said
    ), said
    assert tree(root / "site") == before


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (MemoryError(), "MachineTrouble: could not publish: out of memory"),
        (
            OSError(28, "No space left on device", "x"),
            "MachineTrouble: could not publish x: no space left on device",
        ),
    ],
)
def test_trouble_within_the_publisher_is_one_line(
    root: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, said: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(module, "run_mkdocs", fail)
    before = old_site(root)
    with pytest.raises(MachineTrouble) as trouble:
        publish(root, PLAIN)
    assert f"MachineTrouble: {trouble.value}" == said
    assert tree(root / "site") == before and left_over(root) == []


def test_an_extension_that_fails_is_a_finding(root: Path) -> None:
    config = (root / "mkdocs.yml").read_text("utf-8")
    assert "toc_depth: 2" in config
    (root / "mkdocs.yml").write_text(config.replace("toc_depth: 2", "toc_depth: deep"), "utf-8")
    assert refused(root) == [("mkdocs.yml", "publisher")]


def test_publishing_leaves_the_environment_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_COMMIT", "before")
    before = dict(os.environ)
    assert publish(root, Settings(address="https://press.example/", commit="abcdef1")) == []
    # The theme sets a mark of its own, so that it says a word of warning only once.
    after = {name: value for name, value in os.environ.items() if name != "NO_MKDOCS_2_WARNING"}
    assert after == before


def test_pages_that_are_finished_a_second_time_are_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def twice(work: Callable[[str], object], items: list[str]) -> list[object]:
        return [(work(item), work(item))[1] for item in items]

    assert publish(root, PLAIN) == []
    before = tree(root / "site")
    monkeypatch.setattr(finish_site, "on_all_cores", twice)
    assert publish(root, PLAIN) == []
    assert tree(root / "site") == before


def test_indentation_goes_and_preformatted_text_stays() -> None:
    html = "<p>\n    a  b\n</p>\n  <pre>\n  x\n</pre>\n  <script>\n  y\n</script>\n   <p>"
    assert lightened(html) == "<p>\na  b</p>\n<pre>\n  x\n</pre>\n<script>\n  y\n</script><p>"


@pytest.mark.parametrize(
    ("rest", "kept"),
    [
        ("", ""),
        ('<pre class="a copy">', '"clipboard.copy":"Copy",'),
    ],
)
def test_the_theme_s_script_is_told_what_it_reads(rest: str, kept: str) -> None:
    told = (
        '<script id="__config" type="application/json">{"base": "..", "features": ["navigation.footer", "toc.follow"],'
        ' "tags": null, "translations": {"clipboard.copy": "Copy", "search.result.none": "\\u003cNone\\u003e",'
        ' "select.version": "Select"}, "version": null}</script>'
    )
    assert lightened(told + rest) == (
        '<script id="__config" type="application/json">{"base":"..","features":["toc.follow"],'
        f'"translations":{{{kept}"search.result.none":"\\u003cNone>"}}}}</script>{rest}'
    )


def test_comments_of_the_engine_s_own_files_are_not_published(tmp_path: Path) -> None:
    css = "/* For us,\n   twice. */\np { margin: 0 } /* not a line */\n  /* a */\n/*! For all. */\n"
    js = '// For us.\nconst a = "//";  // not a line\n  // b\n//! For all.\n'
    for name, text in {"assets/a.css": css, "assets/a.js": js, "about/a.js": js}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    finish_site._lighten(tmp_path)
    assert (tmp_path / "about/a.js").read_text() == js
    left = [(tmp_path / "assets" / name).read_text() for name in ("a.css", "a.js")]
    assert left[0] == "p { margin: 0 } /* not a line */\n/*! For all. */\n"
    assert left[1] == 'const a = "//";  // not a line\n//! For all.\n'


def test_settings_that_are_none_stay_as_they_are() -> None:
    own = '<script id="__config" type="application/json">{"base": </script>'
    assert lightened(own) == own


def test_a_note_keeps_one_way_back() -> None:
    back = '<a class="footnote-backref" href="#fnref{}:a" title="Back">&#8617;</a>'
    html = f"<p>Note.&#160;{back.format('')}{back.format('2')}{back.format('13')}</p>"
    # Its words are the link's own: the theme draws the arrow.
    assert (
        lightened(html) == '<p>Note.\u00a0<a class="footnote-backref" href="#fnref:a">Back</a></p>'
    )


def test_a_mark_of_a_note_says_where_it_leads_and_only_the_first_where_it_is() -> None:
    mark = '<sup{}><a{} href="#fn:a">1</a></sup>'
    given = [
        mark.format(f' id="{name}"', ' class="footnote-ref"') for name in ("fnref:a", "fnref2:a")
    ]
    assert lightened("".join(given)) == mark.format(' id="fnref:a"', "") + mark.format("", "")


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul><li>a<li>b</ul>"),
        (
            "<dl><dt>a</dt><dd>b</dd>\n<dt>c</dt><dd>d</dd>\n</dl>",
            "<dl><dt>a<dd>b<dt>c<dd>d</dl>",
        ),
        ("<div><p>a</p>\n<p>b</p></div>", "<div><p>a<p>b</div>"),
        (
            "<table>\n<thead>\n<tr><th>a</th></tr>\n</thead>\n<tbody>\n<tr><td>b</td><td></td></tr>\n"
            "<tr><td>c</td></tr>\n</tbody>\n</table>",
            "<table><thead><tr><th>a<tbody><tr><td>b<td><tr><td>c</table>",
        ),
        (
            '<title>a</title>\n<meta name="generator" content="mkdocs-1">\n<p>',
            "<title>a</title><p>",
        ),
        (
            '<input data-md-color-media="x" data-md-color-primary="custom">',
            '<input data-md-color-media="x">',
        ),
        ("<p>a</p>\n<h2>b</h2>\n<b>c</b>\n<i>d</i>", "<p>a\n<h2>b</h2>\n<b>c</b>\n<i>d</i>"),
        # What a browser would read otherwise without it stays.
        ("<p>a</p> b", "<p>a</p> b"),
        ("<p>a</p><span>b</span>", "<p>a</p><span>b</span>"),
        ("<ins><p>a</p></ins>", "<ins><p>a</p></ins>"),
        ("<pre>\n<ul><li>a</li></ul></pre>", "<pre>\n<ul><li>a</li></ul></pre>"),
        (
            '<li><a href="a/" class="md-nav__link">\n<span class="md-ellipsis">\nA\n</span>\n</a>\n</li>',
            '<li><a href="a/" class="md-nav__link">\nA</a></li>',
        ),
        (
            '<li class="md-nav__item md-nav__item--section md-nav__item--nested">\n'
            '<input class="md-nav__toggle md-toggle " type="checkbox" id="__nav_2" >\n'
            '<label class="md-nav__link" for="__nav_2" id="__nav_2_label" tabindex="">\n'
            '<span class="md-ellipsis">\nA\n</span>\n<span class="md-nav__icon md-icon"></span>\n</label>\n'
            '<nav class="md-nav" data-md-level="1" aria-labelledby="__nav_2_label" aria-expanded="false">\n'
            '<label class="md-nav__title" for="__nav_2">\n<span class="md-nav__icon md-icon"></span>\nA\n</label>\n'
            '<ul class="md-nav__list" data-md-scrollfix>\n',
            '<li class="md-nav__item md-nav__item--section md-nav__item--nested">\n'
            '<span class="md-nav__link" id="__nav_2">A</span><nav class="md-nav" aria-labelledby="__nav_2">'
            '<ul class="md-nav__list">\n',
        ),
    ],
)
def test_what_follows_from_the_next_tag_goes(given: str, left: str) -> None:
    assert lightened(given) == left
