"""One document is fetched from an address, from servers on this machine that do what servers do."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from generator.authoring.documents.fetch import Fetched, fetch, is_web_address

Answer = tuple[int, dict[str, str], bytes]
PAGE = b"<!doctype html><p>Words."
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Handler(BaseHTTPRequestHandler):
    """Answers each path with what a test has laid down for it, and keeps what was asked."""

    answers: ClassVar[dict[str, Answer]] = {}
    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        status, headers, body = self.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """A test says itself what it saw."""


@pytest.fixture
def server() -> Iterator[str]:
    Handler.answers, Handler.asked = {}, []
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    thread.join()
    running.server_close()


def get(address: str, **more: int) -> Fetched:
    made = fetch(address, loopback=True, **more)
    assert isinstance(made, Fetched), made
    return made


def refusal(address: str, *, loopback: bool = True, **more: float) -> str:
    made = fetch(address, loopback=loopback, **more)  # type: ignore[arg-type]
    assert isinstance(made, list)
    (finding,) = made
    assert "; expected " in finding.message or "that is the limit" in finding.message
    assert "browser" in finding.cure
    return f"{finding.code}: {finding.message}"


def test_a_page_comes_with_a_name_and_its_address(server: str) -> None:
    Handler.answers["/news/2031/Bridge%20closes.html?a=1"] = (200, HTML, PAGE)
    address = f"{server}/news/2031/Bridge%20closes.html?a=1"
    assert get(address) == Fetched(PAGE, "bridge-closes.html", (address,))
    ((_, headers),) = Handler.asked
    assert "Cookie" not in headers and "Authorization" not in headers
    assert headers["User-Agent"].startswith("evidence-briefs/")


def test_redirects_are_followed_and_shown(server: str) -> None:
    Handler.answers = {
        "/a": (302, {"Location": "/b"}, b""),
        "/b": (301, {"Location": f"{server}/c"}, b""),
        "/c": (200, HTML, PAGE),
    }
    assert get(f"{server}/a").addresses == (f"{server}/a", f"{server}/b", f"{server}/c")
    assert get(f"{server}/a").name == "a.html"


def test_redirects_without_end_are_refused(server: str) -> None:
    Handler.answers["/a"] = (302, {"Location": "/a"}, b"")
    assert "leads on more than 5 times" in refusal(f"{server}/a")
    assert len(Handler.asked) == 6


@pytest.mark.parametrize(
    "onward",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "https://127.0.0.1/x",
        "http://me:pw@127.0.0.1/x",
    ],
)
def test_a_redirect_out_of_bounds_is_refused(server: str, onward: str) -> None:
    Handler.answers["/a"] = (302, {"Location": onward}, b"")
    assert refusal(f"{server}/a").startswith("bad-address: ")
    assert len(Handler.asked) == 1


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://example.org/a", "not one of https"),
        ("file:///etc/passwd", "not one of https"),
        ("https://", "not one of https"),
        ("https://[::1", "not one of https"),
        ("https://me:secret@example.org/", "name or password"),
        ("https://example.org/a b", "signs that no address has"),
        ("https://exämple.org/", "signs that no address has"),
    ],
)
def test_only_plain_https_addresses_are_asked(address: str, why: str) -> None:
    words = refusal(address, loopback=False)
    assert why in words and "secret" not in words


def test_a_machine_that_is_not_on_the_open_web_is_never_asked(server: str) -> None:
    """Held against the machine that was reached: a name may lead anywhere."""
    import http.client

    from generator.authoring.documents import fetch as module
    from generator.authoring.documents.extraction import Refused

    port = int(server.rsplit(":", 1)[1])
    connection = http.client.HTTPConnection("localhost", port)
    connection.connect()
    try:
        with pytest.raises(Refused, match="private network"):
            module.hold_to_the_open_web(connection, loopback=False)
        module.hold_to_the_open_web(connection, loopback=True)
    finally:
        connection.close()
    assert Handler.asked == []


def test_size_is_bounded_packed_or_not(server: str) -> None:
    Handler.answers["/a"] = (200, HTML, b"x" * 2_000)
    Handler.answers["/b"] = (
        200,
        {**HTML, "Content-Encoding": "gzip"},
        gzip.compress(b"x" * 2_000_000),
    )
    assert refusal(f"{server}/a", most=1_000).startswith("too-large: ")
    assert refusal(f"{server}/b", most=1_000_000).startswith("too-large: ")
    assert len(get(f"{server}/b", most=2_000_000).data) == 2_000_000


def test_time_is_bounded(server: str) -> None:
    assert "no answer in time" in refusal(f"{server}/a", seconds=0.0)
    assert Handler.asked == []


@pytest.mark.parametrize(
    "head", [b"HTTP/1.0 200 OK\r\n", b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n"]
)
def test_a_server_that_drips_its_answer_is_hung_up_on(head: bytes) -> None:
    """Its next byte always comes before the limit of a socket; it would be waited for without end."""
    ended = threading.Event()

    def drip(listening: socket.socket) -> None:
        there, _ = listening.accept()
        with there, contextlib.suppress(OSError):
            there.sendall(head)
            while not ended.wait(0.02):
                there.sendall(b"X")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=drip, args=[listening], daemon=True)
        thread.start()
        words = refusal(f"http://127.0.0.1:{listening.getsockname()[1]}/a", seconds=0.3)
        ended.set()
        thread.join()
    assert "no answer in time" in words


def test_a_document_that_ends_early_is_refused(server: str) -> None:
    Handler.answers["/a"] = (200, {**HTML, "Content-Length": "100"}, b"x")
    Handler.answers["/b"] = (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE)[:-9])
    assert "stopped before its end" in refusal(f"{server}/a")
    assert "stopped before its end" in refusal(f"{server}/b")


@pytest.mark.parametrize(
    ("headers", "path", "name"),
    [
        ({"Content-Type": "application/pdf"}, "/get?id=3", "get.pdf"),
        ({"Content-Type": "text/csv"}, "/Counts", "counts.csv"),
        ({"Content-Type": "application/octet-stream"}, "/a.pdf", "a.pdf"),
        ({"Content-Type": "text/plain"}, "/a.csv", "a.csv"),
        ({}, "/a.htm", "a.html"),
        (HTML, "/", "127-0-0-1.html"),
    ],
)
def test_the_name_ends_as_its_kind_does(
    server: str, headers: dict[str, str], path: str, name: str
) -> None:
    Handler.answers[path] = (200, headers, PAGE)
    assert get(server + path).name == name


@pytest.mark.parametrize(
    "kind", ["image/png", "application/zip", "video/mp4", "application/x-\x1b[31m"]
)
def test_other_kinds_are_refused(server: str, kind: str) -> None:
    Handler.answers["/a.pdf"] = (200, {"Content-Type": kind}, b"x")
    words = refusal(f"{server}/a.pdf")
    assert words.startswith("unknown-format: ") and "\x1b" not in words


def test_no_document_and_no_server_are_findings(server: str) -> None:
    assert "404" in refusal(f"{server}/nothing")
    Handler.answers["/a"] = (200, {**HTML, "Content-Encoding": "br"}, b"x")
    assert "packs it as br" in refusal(f"{server}/a")
    Handler.answers["/b"] = (200, {**HTML, "Content-Encoding": "gzip"}, b"no gzip")
    assert "connection failed" in refusal(f"{server}/b")


def test_what_is_an_address_and_what_a_file() -> None:
    assert is_web_address("https://example.org/a") and is_web_address("HTTP://example.org")
    assert not is_web_address("a.html") and not is_web_address("C:\\a.html")
