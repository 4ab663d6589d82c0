"""The preview: shown, kept through errors, mended, reloaded, ended."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.finding import Finding, Place
from generator.preview import rebuild, watch_files
from generator.preview.http_server import HOME, Live, Preview, Server, dressed
from generator.preview.preview_site import preview_site
from generator.preview.rebuild import FRESH
from generator.preview.serve import serve
from generator.publishing.machine_trouble import MachineTrouble
from generator.publishing.publisher.run_mkdocs import run_mkdocs
from generator.site.settings import Settings
from tests.folders import ROOT, TESTS
from tests.projects import small_settings
from tests.waiting import PATIENCE, running, until

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>t</title></head><body class="a">\n<h1>{}</h1></body></html>'


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode()


# --- the server --------------------------------------------------------------------------------


@pytest.fixture
def live() -> Live:
    return Live()


@pytest.fixture
def address(live: Live) -> Iterator[str]:
    with Server("127.0.0.1", 0, live) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server.address()
        live.end()
        server.shutdown()
        thread.join()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "shown"
    (folder / "briefs/bridge").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE.format("Home"))
    (folder / "briefs/bridge/index.html").write_text(PAGE.format("Bridge"))
    (folder / "404.html").write_text(PAGE.format("Not here"))
    (folder / "data.json").write_text('{"a": 1}')
    (tmp_path / "secret.html").write_text(PAGE.format("Secret"))
    return folder


def test_before_the_first_good_build_a_page_says_so(address: str, live: Live) -> None:
    assert get(address)[0] == 503
    live.show(Preview(None, "briefs/a.yml:3:1: error: <b>"))
    status, page = get(address + "briefs/a/")
    assert status == 503 and "Nothing to show yet" in page and "error: &lt;b&gt;" in page


def test_pages_files_and_what_is_not_there(address: str, live: Live, site: Path) -> None:
    live.show(Preview(site))
    assert "<h1>Bridge</h1>" in get(address + "briefs/bridge/")[1]
    assert "<h1>Bridge</h1>" in get(address + "briefs/bridge")[1]  # sent on to the slash
    assert get(address + "data.json") == (200, '{"a": 1}')
    status, page = get(address + "nothing/")
    assert status == 404 and "<h1>Not here</h1>" in page
    for path in (
        "../secret.html",
        "%2e%2e/secret.html",
        "briefs/../../secret.html",
        "..%2fsecret.html",
    ):
        assert "Secret" not in get(address + path)[1]
    assert get(address + HOME.strip("/") + "/nothing")[0] == 404


def asked(
    address: str, words: str, *heads: str, host: str | None = None
) -> tuple[int, dict[str, str], bytes]:
    """Status, heads and content of the answer to a request as it is written, told by no library what is usual."""
    where = urllib.parse.urlsplit(address)
    lines = [
        words,
        *([] if host == "" else [f"Host: {host or where.netloc}"]),
        *heads,
        "Connection: close",
    ]
    assert where.hostname and where.port
    with socket.create_connection((where.hostname, where.port), PATIENCE) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
        answer = connection.makefile("rb").read()
    head, _, content = answer.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    return int(first.split()[1]), dict(line.lower().split(": ", 1) for line in rest), content


@pytest.mark.parametrize(
    "path", ["/", "/briefs/bridge/", "/briefs/bridge", "/data.json", "/nothing/", "/.git/config", "/pyproject.toml", f"{HOME}live.js", f"{HOME}ask?version=x", f"{HOME}no"]
)  # fmt: skip
def test_head_is_told_what_get_is_told_and_no_more(
    path: str, address: str, live: Live, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also from where files lie beside the site: the folder the server was started in is none of it."""
    monkeypatch.chdir(ROOT)
    live.show(Preview(site))
    code, heads, content = asked(address, f"GET {path} HTTP/1.1")
    bare, bare_heads, nothing = asked(address, f"HEAD {path} HTTP/1.1")
    assert (bare, nothing) == (code, b"")
    assert {**heads, "date": ""} == {**bare_heads, "date": ""}
    assert code != 200 or int(heads["content-length"]) == len(content)
    assert (code == 404) == (path in ("/nothing/", "/.git/config", "/pyproject.toml", f"{HOME}no"))


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("host", "heads", "code"),
    [
        ("localhost:1", (), 200), ("LOCALHOST", (), 200), ("127.0.0.1", (), 200), ("[::1]:8000", (), 200),
        ("evil.example", (), 421), ("localhost.evil.example", (), 421), ("127.0.0.1.nip.io", (), 421),
        ("192.0.2.7", (), 421), ("evil@localhost:80@evil.example", (), 421), ("", (), 421), ("x", ("Host: localhost",), 421),
        ("[::1", (), 421), ("0", (), 421),
        # other ways to write an address, other parts of one, and names that only end or begin like ours
        ("127.1", (), 421), ("2130706433", (), 421), ("0x7f000001", (), 421), ("[::ffff:192.0.2.7]", (), 421), ("127.0.0.2:80", (), 200),
        ("evil.example@127.0.0.1", (), 421), ("evil.example:80@localhost", (), 421), ("localhost/evil.example", (), 421),
        ("localhost#evil.example", (), 421), ("localhost?x", (), 421), ("localhost\\evil.example", (), 421), ("evil.localhost", (), 421),
        ("localhost.", (), 421), ("localhost,evil.example", (), 421), ("xn--lcalhost-n2g", (), 421), ("[fe80::1]", (), 421), ("[::]", (), 421),
    ],
)  # fmt: skip
def test_only_names_of_this_machine_are_answered(
    method: str, host: str, heads: tuple[str, ...], code: int, address: str, live: Live, site: Path
) -> None:
    """A name that a stranger's page makes lead here would let it read drafts (DNS rebinding)."""
    live.show(Preview(site))
    for path in ("/", "/data.json", f"{HOME}live.js"):
        assert asked(address, f"{method} {path} HTTP/1.1", *heads, host=host)[0] == code


def test_where_it_was_asked_to_listen_it_is_asked_too(live: Live) -> None:
    with Server("0.0.0.0", 0, live) as everywhere:
        assert everywhere.answers_to("192.0.2.7:80") and everywhere.answers_to("localhost")
        assert not everywhere.answers_to("evil.example")
    with Server("localhost", 0, live) as named:
        assert named.answers_to("localhost:80") and not named.answers_to("192.0.2.7")


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6 on this machine")
@pytest.mark.parametrize("host", ["::1", "[::1]"])
def test_the_loopback_of_ipv6_is_served_where_asked(host: str, live: Live, site: Path) -> None:
    live.show(Preview(site))
    with Server(host, 0, live) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            assert server.address().startswith("http://[::1]:")
            assert asked(server.address(), "GET / HTTP/1.1")[0] == 200
        finally:
            live.end()
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/" + "a" * 300, 404), ("/" + "a" * 5_000, 414), ("/" + "a/" * 900, 404), ("/" + "%61" * 600, 404),
        ("/%00", 404), ("/briefs/%ff%fe", 404), ("//evil.example/x", 404), ("http://evil.example/", 400), ("*", 400),
    ],
)  # fmt: skip
def test_an_address_that_nobody_has_is_refused_without_a_traceback(
    path: str, code: int, address: str, live: Live, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    live.show(Preview(site))
    assert asked(address, f"GET {path} HTTP/1.1")[0] == code
    assert asked(address, f"HEAD {path} HTTP/1.1")[0] == code
    assert get(address)[0] == 200 and "Traceback" not in capsys.readouterr().err


def test_a_page_in_trouble_shows_it_escaped_above_its_content(
    address: str, live: Live, site: Path
) -> None:
    live.show(Preview(site))
    assert "briefs-live" not in get(address)[1].replace(HOME, "")
    live.show(Preview(site, "a.yml: <script>alert(1)</script> & </pre>"))
    page = get(address)[1]
    assert "a.yml: &lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;/pre&gt;" in page
    assert page.index('<body class="a"><aside class="briefs-live" role="alert">') < page.index(
        "<h1>Home"
    )


def test_the_banner_says_whether_the_page_is_up_to_date() -> None:
    page = PAGE.format("x")
    assert "Up to date, but not to be published" in dressed(page, "1-1", "trouble")
    assert "Not up to date" in dressed(page, "1-1", "trouble", stale=True)


def test_what_is_added_to_a_page_needs_no_inline_script_or_style() -> None:
    page = dressed(PAGE.format("x"), "1-1", "trouble")
    assert page.count("<script") == page.count("<script src=") == 1
    assert "<style" not in page and "style=" not in page
    assert page.index("live.css") < page.index("</head>")


def test_a_waiting_page_hears_at_once_and_only_of_news(
    address: str, live: Live, site: Path
) -> None:
    live.show(Preview(site))
    _, version = live.now()
    heard: list[str] = []
    question = f"{address}{HOME.strip('/')}/ask?version="
    thread = threading.Thread(
        target=lambda: heard.append(json.loads(get(question + version)[1])["version"])
    )
    thread.start()
    thread.join(0.3)
    assert heard == [] and thread.is_alive()
    live.show(Preview(site))
    thread.join(PATIENCE)
    assert heard == [live.now()[1]] != [version]
    assert json.loads(get(question + "of-an-earlier-server")[1])["version"] == live.now()[1]


# --- watching, with a stub in the builder's place ------------------------------------------------


class Ended(BaseException):
    """Thrown into the watch to end it."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    for name in ("briefs", "seeds", "docs", ".briefs/serve"):
        (folder / name).mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: x\n")
    (folder / "briefs/a.yml").write_text("title: 0\n")
    return folder


@pytest.fixture
def watching(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Start `watch` in a thread with a given builder; ended with the test."""
    monkeypatch.setattr(watch_files, "PAUSE", 0.02)
    monkeypatch.setattr(rebuild, "ENGINE", ())
    ended = threading.Event()
    threads: list[threading.Thread] = []

    def start(
        make: Any, begin: Any = None, live: Live | None = None, *, interruptible: bool = False
    ) -> Live:
        live = live or Live()

        def made(_: Path, work: Path, checkpoint: Any) -> Any:
            if ended.is_set():
                raise Ended
            return make(work, checkpoint) if interruptible else make(work)

        def run() -> None:
            try:
                rebuild.watch(root, root / ".briefs/serve", live, made, begin)
            except Ended:
                pass

        threads.append(threading.Thread(target=run, daemon=True))
        threads[-1].start()
        return live

    yield start
    ended.set()
    (root / "briefs/last.yml").write_text("end\n")
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What each look at the watched files has seen, growing while they are watched."""
    seen: list[object] = []
    real = watch_files.look

    def look(paths: Any) -> Any:
        seen.append(real(paths))
        return seen[-1]

    monkeypatch.setattr(watch_files, "look", look)
    return seen


def looked_at_again(looks: list[object]) -> None:
    """Wait until the files have been looked at so often that any change would have been noticed."""
    before = len(looks)
    until(lambda: len(looks) >= before + 6)


@pytest.mark.parametrize(
    "path", ["briefs/b.yml", "seeds/b.txt", "seeds/actors.yml", "docs/about.md", "mkdocs.yml"]
)
def test_a_saved_file_of_any_kind_rebuilds_and_rest_does_not(
    root: Path, watching: Any, path: str, looks: list[object]
) -> None:
    built: list[str] = []

    def make(work: Path) -> tuple[Path, list[Finding]]:
        built.append(path)
        return work / f"{FRESH}{len(built)}", []

    live = watching(make)
    until(lambda: live.now()[0].folder)
    looked_at_again(looks)
    assert len(built) == 1
    (root / path).write_text("saved: 1\n")
    until(lambda: len(built) == 2)
    (root / "site").mkdir()
    (root / "site/index.html").write_text("no input")
    looked_at_again(looks)
    assert len(built) == 2


def test_goes_on_through_findings_and_faults_and_shows_the_last_good_site(
    root: Path, watching: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = root / "briefs/a.yml"
    finding = Finding(Place("briefs/a.yml", 1, 1), "quote-not-found", "the quote is not there")
    notice = Finding(Place("briefs/a.yml", 1, 1), "style", "a long word", level="notice")

    def make(work: Path) -> tuple[Path | None, list[Finding]]:
        word = sheet.read_text().split()[1]
        if word == "fault":
            raise RuntimeError("template\nbroken")
        if word == "bad":
            return None, [finding]
        folder = work / f"{FRESH}{word}"
        folder.mkdir()
        return folder, [notice]

    live = watching(make)

    def shown(word: str) -> Preview:
        sheet.write_text(f"title: {word}\n")
        before = live.now()[1]
        return until(lambda: live.now()[1] != before and live.now()[0])

    first = until(lambda: live.now()[0].folder)
    bad = shown("bad")
    assert (
        bad.folder == first
        and "the quote is not there" in bad.trouble
        and "quote-not-found" in bad.trouble
    )
    fault = shown("fault")
    assert fault.folder == first and "RuntimeError: template broken" in fault.trouble
    good = shown("2")
    assert good.folder is not None and good.folder.name == f"{FRESH}2" and good.trouble == ""
    assert first.exists()  # a reader may still be in it
    assert shown("3").folder.name == f"{FRESH}3"  # type: ignore[union-attr]
    until(lambda: not first.exists())
    out = capsys.readouterr()
    assert "the quote is not there" in out.out and "a long word" in out.out
    assert "not shown, 1 error" in out.err


def test_the_pages_of_an_edited_sheet_are_shown_before_all_is_made(
    root: Path, watching: Any, address: str, live: Live
) -> None:
    """And nothing else is: another file may stand on any page."""
    begun: list[set[str]] = []
    go_on = threading.Event()

    def begin(_: Path, __: Path, sheets: set[str]) -> dict[str, str]:
        begun.append(sheets)
        return {f"briefs/{sheet}/index.html": PAGE.format("Ahead") for sheet in sheets}

    def make(work: Path) -> tuple[Path, list[Finding]]:
        assert go_on.wait(PATIENCE)
        folder = Path(tempfile.mkdtemp(prefix=FRESH, dir=work))
        for name in "ab":
            (folder / f"briefs/{name}").mkdir(parents=True)
            (folder / f"briefs/{name}/index.html").write_text(PAGE.format("Whole"))
        return folder, []

    def shows(name: str, words: str) -> str:
        return until(lambda: words in (page := get(f"{address}briefs/{name}/")[1]) and page)

    go_on.set()
    watching(make, begin, live)
    shows("a", "Whole")
    go_on.clear()
    (root / "briefs/a.yml").write_text("title: 1\n")
    assert 'role="status"' in shows("a", "Ahead") and "Whole" in get(f"{address}briefs/b/")[1]
    go_on.set()
    assert 'role="status"' not in shows("a", "Whole")
    (root / "seeds/b.txt").write_text("a text\n")
    version = live.now()[1]
    until(lambda: live.now()[1] != version)
    assert begun == [{"a"}]


def test_what_is_being_made_is_given_up_for_a_sheet_saved_meanwhile_but_not_for_ever(
    root: Path, watching: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_files, "PAUSE", 0.001)
    begun: list[str] = []
    told: list[int] = []

    def begin(root: Path, __: Path, ___: set[str]) -> dict[str, str]:
        begun.append((root / "briefs/a.yml").read_text())
        return {"briefs/a/index.html": begun[-1]}

    def make(work: Path, checkpoint: Any) -> tuple[Path | None, list[Finding]]:
        while checkpoint is not rebuild._nothing:
            checkpoint()
        told.append(len(begun))
        return Path(tempfile.mkdtemp(prefix=FRESH, dir=work)), []

    live = watching(make, begin, interruptible=True)
    until(lambda: live.now()[0].folder)
    rounds = rebuild.MOST_GIVEN_UP + 1
    for number in range(1, rounds + 1):
        (root / "new").write_text(f"title: save {number}\n")
        (root / "new").replace(root / "briefs/a.yml")  # in one step: half a save is a save, too
        until(lambda wanted=number: len(begun) == wanted)
    until(lambda: told == [0, rounds])
    assert begun[-1] == f"title: save {rounds}\n"
    until(lambda: live.now()[0].ahead == {})


def test_it_is_given_up_for_no_other_file(root: Path, watching: Any, looks: list[object]) -> None:
    """Of which nothing could be shown sooner."""
    done = threading.Event()
    told: list[str] = []

    def make(work: Path, checkpoint: Any) -> tuple[Path | None, list[Finding]]:
        sheet = (root / "briefs/a.yml").read_text()
        while "1" in sheet and not done.is_set():
            checkpoint()
        told.append(sheet)
        return Path(tempfile.mkdtemp(prefix=FRESH, dir=work)), []

    live = watching(make, lambda *_: {"briefs/a/index.html": "x"}, interruptible=True)
    until(lambda: live.now()[0].folder)
    (root / "briefs/a.yml").write_text("title: 1\n")
    until(lambda: live.now()[0].ahead)
    (root / "seeds/b.txt").write_text("a text\n")
    looked_at_again(looks)
    done.set()
    until(lambda: told[1:2] == ["title: 1\n"])


def test_what_was_given_up_for_a_file_that_is_gone_again_is_made_after_all(
    root: Path, watching: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_files, "PAUSE", 0.001)
    told: list[str] = []

    def make(work: Path, checkpoint: Any) -> tuple[Path | None, list[Finding]]:
        if len(told) == 1:
            told.append("given up")
            (root / "briefs/b.yml").write_text("title: for a moment\n")
            try:
                while True:
                    checkpoint()
            finally:
                (root / "briefs/b.yml").unlink()
        told.append((root / "briefs/a.yml").read_text())
        return Path(tempfile.mkdtemp(prefix=FRESH, dir=work)), []

    live = watching(make, lambda *_: {"briefs/a/index.html": "x"}, interruptible=True)
    until(lambda: live.now()[0].folder)
    (root / "new").write_text("title: 1\n")
    (root / "new").replace(root / "briefs/a.yml")
    until(lambda: told[1:] == ["given up", "title: 1\n"])
    until(lambda: live.now()[0].ahead == {})


def test_what_editors_leave_behind_is_no_save(
    root: Path, watching: Any, looks: list[object]
) -> None:
    begun: list[set[str]] = []
    made: list[Path] = []

    def begin(_: Path, __: Path, sheets: set[str]) -> dict[str, str]:
        begun.append(sheets)
        return {}

    def make(work: Path) -> tuple[Path, list[Finding]]:
        made.append(Path(tempfile.mkdtemp(prefix=FRESH, dir=work)))
        return made[-1], []

    live = watching(make, begin)
    until(lambda: live.now()[0].folder)
    for name in ("#a.yml#", "a.yml~", ".#a.yml"):
        (root / "briefs" / name).write_text("title: half a wo")
    looked_at_again(looks)
    assert len(made) == 1
    (root / "briefs/#a.yml#").unlink()
    (root / "briefs/a.yml").write_text("title: half a word\n")
    assert until(lambda: begun)[0] == {"a"}


@pytest.mark.parametrize("gone", [".briefs", ".briefs/serve", ".briefs/serve/watched"])
def test_a_cleaned_folder_for_work_is_made_anew_without_a_save(
    root: Path, watching: Any, gone: str
) -> None:
    def make(work: Path) -> tuple[Path, list[Finding]]:
        return Path(tempfile.mkdtemp(prefix=FRESH, dir=work)), []

    live = watching(make)
    until(lambda: live.now()[0].folder)
    for number in range(2):
        version = live.now()[1]
        (root / gone).rename(root / f"gone{number}")
        until(lambda before=version: live.now()[1] != before)
        folder = live.now()[0].folder
        assert folder is not None and folder.is_dir()


@pytest.mark.parametrize("gone", [".briefs", ".briefs/serve", ".briefs/serve/watched"])
def test_a_folder_for_work_that_goes_while_it_is_built_in_is_made_anew_too(
    root: Path, watching: Any, gone: str
) -> None:
    taken: list[Path] = []

    def make(work: Path) -> tuple[Path, list[Finding]]:
        if not taken:
            taken.append((root / gone).rename(root / "taken"))
        return Path(tempfile.mkdtemp(prefix=FRESH, dir=work)), []

    live = watching(make)
    folder = until(lambda: (shown := live.now()[0].folder) and shown.is_dir() and shown)
    assert taken and folder.parent == root / ".briefs/serve"


# --- the whole of it -----------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "boats"
    shutil.copytree(TESTS / "fixtures/base", folder)
    (folder / "mkdocs.yml").write_text(small_settings(), "utf-8")
    (folder / "docs").mkdir()
    (folder / "docs/drawing.svg").write_text("<svg/>")
    return folder


@contextmanager
def served(project: Path, said: Path) -> Iterator[subprocess.Popen[Any]]:
    """`briefs serve` of the project while the block runs; what it says goes to the file `said`."""
    command = [sys.executable, "-m", "generator", "serve", "--root", str(project), "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with (
        said.open("w") as log,
        running(command, cwd=ROOT, stdout=log, stderr=log, env=environment) as process,
    ):
        yield process


def test_port_in_use_is_one_line(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(MachineTrouble, match=f"127.0.0.1:{port}: address already in use;"):
            serve(project, "127.0.0.1", port)


def test_edit_error_and_mending_end_to_end(project: Path, browser: Any, tmp_path: Path) -> None:
    sheet = project / "briefs/boats.yml"
    good = sheet.read_text("utf-8")
    title = next(line for line in good.splitlines() if line.startswith("title: "))
    said = tmp_path / "said"
    with served(project, said) as process:
        address = until(lambda: said.read_text().partition("briefs: ")[2].partition(" ")[0])
        until(lambda: "Nothing to show yet" not in get(address)[1])
        page = browser.new_page(viewport={"width": 900, "height": 500})
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(address + "briefs/boats/")
        page.evaluate("scrollTo(0, 700)")
        sheet.write_text(good.replace(title, "title: Quite another title"), "utf-8")
        page.get_by_role("heading", level=1, name="Quite another title").wait_for(
            timeout=PATIENCE * 1000
        )
        until(lambda: page.evaluate("scrollY") == 700)
        sheet.write_text(good.replace("quote: ", "qoute: ", 1), "utf-8")
        banner = page.locator(".briefs-live")
        banner.wait_for(timeout=PATIENCE * 1000)
        assert "qoute" in banner.inner_text()
        assert page.get_by_role("heading", level=1, name="Quite another title").count() == 1
        sheet.write_text(good, "utf-8")
        banner.wait_for(state="detached", timeout=PATIENCE * 1000)
        page.get_by_role("heading", level=1, name=title.removeprefix("title: ")).wait_for()
        assert complaints == []
        page.close()
        process.send_signal(signal.SIGINT)
        code = process.wait(PATIENCE)
    assert code == 130, said.read_text()
    assert "Traceback" not in said.read_text() and "did you mean `quote`?" in said.read_text()
    # The project's own folders are as they were.
    assert not (project / "site").exists()
    assert [path.name for path in (project / "docs").iterdir()] == ["drawing.svg"]
    assert not list((project / ".briefs/serve").glob(f"{FRESH}*"))


def test_a_doubt_of_the_publisher_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\nvalidation: {links: {anchors: warn}}\n")
    index = tmp_path / "docs/index.md"

    def codes() -> list[tuple[str, str]]:
        found = run_mkdocs(tmp_path / "out", config, Settings())
        return [(one.place.path, one.message[:30]) for one in found]

    index.write_text("# Home\n")
    assert codes() == []
    index.write_text("# Home\n\n[x](nowhere.md) [y](#nowhere)\n")
    assert [path for path, _ in codes()] == ["docs/index.md", "docs/index.md"]
    config.write_text("site_name: x\nplugins: [nothing-of-the-kind]\n")
    assert [path for path, _ in codes()] == ["mkdocs.yml"]


def test_a_sheet_with_errors_is_shown_with_its_findings(project: Path) -> None:
    sheet = project / "briefs/boats.yml"
    text = sheet.read_text("utf-8")
    quote = next(line for line in text.splitlines() if "quote: " in line)
    sheet.write_text(text.replace(quote, quote.replace("quote: ", "quote: never said ")), "utf-8")
    (project / ".briefs/serve").mkdir(parents=True, exist_ok=True)
    site, findings = preview_site(project, project / ".briefs/serve")
    assert site is not None
    assert any(one.level == "error" and one.code == "quote-in-source" for one in findings)
    assert "Not found in the source." in (site / "briefs/boats/evidence/index.html").read_text(
        "utf-8"
    )


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        # a claim without any quote
        ("briefs/boats.yml", "{source: notice, quote: A clerk", "{source: notce, quote: A clerk"),
        ("briefs/boats.yml", "    said_by: brun\n", "    said_by: brun\n    same_origin_as: [steady]\n    same_origin_basis: It is\n"),
        ("briefs/boats.yml", "    confidence: low\n", "    confidence: low\n    outcome: {result: happened, on: 2031-07-02, evidence: [{source: notce, quote: It is}]}\n"),
        ("briefs/boats.yml", "claims:\n", "images: [{file: lake.png, alt: A lake, credit: N. N., licence: CC BY 4.0}]\nclaims:\n"),
        ("briefs/boats.yml", "\nclaims:\n.*\njudgements:", "\nclaims: {}\njudgements:"),
        ("briefs/boats.yml", "\nquestion:", "\nwithdrawn: {on: 2031-06-03, because: It was wrong., replaced_by: ferry}\nquestion:"),
        ("seeds/actors.yml", "part_of: company", "part_of: compny"),
        ("seeds/sources.yml", "source: letter", "source: lettr"),
    ],
    ids=["source", "same-origin", "outcome", "image", "no-claims", "replacement", "part-of", "year"],
)  # fmt: skip
def test_whatever_is_named_that_is_not_there_the_pages_are_made(
    project: Path, path: str, old: str, new: str
) -> None:
    text, count = re.subn(old, new, (project / path).read_text("utf-8"), count=1, flags=re.DOTALL)
    assert count
    (project / path).write_text(text, "utf-8")
    (project / ".briefs/serve").mkdir(parents=True)
    site, findings = preview_site(project, project / ".briefs/serve")
    assert site is not None
    assert any(one.level == "error" for one in findings)
    assert "publisher" not in {one.code for one in findings}


def test_of_a_file_that_is_no_yaml_the_pages_stay_as_they_were(project: Path) -> None:
    work = project / ".briefs/serve"
    work.mkdir(parents=True, exist_ok=True)
    boats, other = project / "briefs/boats.yml", project / "briefs/other.yml"
    text = boats.read_text("utf-8")
    other.write_text(text.replace("The night boat", "The other boat", 1), "utf-8")
    assert preview_site(project, work)[0]
    boats.write_text(text.replace("title: The", "title The", 1), "utf-8")
    other.write_text(other.read_text("utf-8").replace("The other boat", "The new boat"), "utf-8")
    site, findings = preview_site(project, work)
    assert site is not None
    assert "The night boat" in (site / "briefs/boats/index.html").read_text("utf-8")
    assert "The new boat" in (site / "briefs/other/index.html").read_text("utf-8")
    (told,) = (finding for finding in findings if finding.path == "briefs/boats.yml")
    assert told.code == "yaml" and told.cure.endswith("; until then its pages stay as they were")


def test_drafts_are_marked_and_what_they_hide_is_told(project: Path) -> None:
    sheet = project / "briefs/boats.yml"
    text = sheet.read_text("utf-8")
    name = next(line for line in text.split("claims:\n")[1].splitlines() if line.startswith("  "))
    sheet.write_text(text.replace(f"{name}\n", f"{name}\n    draft: true\n", 1), "utf-8")
    (project / ".briefs/serve").mkdir(parents=True, exist_ok=True)
    site, findings = preview_site(project, project / ".briefs/serve")
    assert site is not None
    page = (site / "briefs/boats/evidence/index.html").read_text("utf-8")
    assert page.count("Draft: this claim is not published.") == 1
    assert "traffic" in (project / ".briefs/schemas/brief.schema.json").read_text("utf-8")
    (hidden,) = [one for one in findings if one.code == "without-drafts"]
    assert hidden.level == "notice" and "publishing meets" in hidden.message
    assert [one for one in findings if one.level == "error"] == []


def test_findings_of_a_file_saved_meanwhile_are_not_told(
    root: Path, watching: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    built: list[str] = []

    def make(work: Path) -> tuple[Path | None, list[Finding]]:
        built.append((root / "briefs/a.yml").read_text())
        if len(built) == 1:
            (root / "briefs/a.yml").write_text("title: saved while it was built\n")
        return None, [Finding(Place("briefs/a.yml", 1, 1), "yaml", f"round {len(built)}")]

    live = watching(make)
    until(lambda: "round 2" in live.now()[0].trouble)
    assert "round 1" not in capsys.readouterr().out


def test_the_terminal_shows_what_is_new(
    root: Path, watching: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    rounds = [["old"], ["old", "new"]]

    def make(work: Path) -> tuple[Path | None, list[Finding]]:
        names = rounds.pop(0) if rounds else []
        return None, [Finding(Place("briefs/a.yml", 1, 1), "yaml", name) for name in names]

    live = watching(make)
    until(lambda: "old" in live.now()[0].trouble)
    assert "error: old" in capsys.readouterr().out
    (root / "briefs/a.yml").write_text("title: 1\n")
    until(lambda: "new" in live.now()[0].trouble)
    printed = capsys.readouterr().out
    assert (
        "error: new" in printed and "error: old" not in printed and "… and 1 as before" in printed
    )
    assert "old" in live.now()[0].trouble  # the banner tells all
