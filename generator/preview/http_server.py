"""Shows a built site over HTTP, tells open pages to reload, and puts findings above each page."""

from __future__ import annotations

import html
import http.server
import ipaddress
import json
import os
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

HOME = "/.briefs-live/"
PATIENCE = 20.0  # seconds an open page's question waits for news; then it asks again
LONGEST = 2_000  # characters of an address; ours are shorter

# Files, not inline: the pages' own security policy holds in the preview too.
SCRIPT = """\
(() => {
  const me = document.currentScript, key = "briefs-live:" + location.pathname;
  const details = () => [...document.querySelectorAll("details")];
  try {
    const kept = JSON.parse(sessionStorage.getItem(key));
    if (kept) {
      sessionStorage.removeItem(key);
      details().forEach((part, index) => { if (kept.open.includes(index)) part.open = true; });
      const back = () => scrollTo(0, kept.top);
      back();
      addEventListener("load", () => requestAnimationFrame(back));
    }
  } catch {}
  const reload = () => {
    const open = details().flatMap((part, index) => (part.open ? [index] : []));
    try { sessionStorage.setItem(key, JSON.stringify({ top: scrollY, open })); } catch {}
    location.reload();
  };
  const ask = async () => {
    try {
      const answer = await fetch(me.dataset.ask, { cache: "no-store" });
      if ((await answer.json()).version !== me.dataset.version) return reload();
    } catch {
      await new Promise((done) => setTimeout(done, 500));
    }
    ask();
  };
  ask();
})();
"""
STYLE = """\
.briefs-live { position: fixed; inset: auto 0 0; z-index: 9; margin: 0; padding: .6rem 1rem; background: #8f1d1d; color: #fff;
  font: 14px/1.4 system-ui, sans-serif; }
.briefs-live-ahead { background: #444; }
.briefs-live pre { margin: .4rem 0 0; max-height: 30vh; overflow: auto; white-space: pre-wrap; font: 12px/1.4 monospace; }
"""
# Above a page that is newer than the site.
AHEAD = (
    '<aside class="briefs-live briefs-live-ahead" role="status">As it was saved. '
    "What the checks say, and all other pages, will follow.</aside>"
)
TYPES = {"live.js": ("text/javascript", SCRIPT), "live.css": ("text/css", STYLE)}
EMPTY = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Nothing to show yet</title></head>'
    "<body><h1>Nothing to show yet</h1><p>The page comes by itself once the findings are mended.</p></body></html>"
)


@dataclass(frozen=True)
class Preview:
    """What is shown: the folder of a site, if any, and what is wrong, as text.

    `stale` tells that the site is an earlier one, because none could be made of the files as they are. `ahead` has
    pages by file that are newer than the site: they are shown while it is made anew.
    """

    folder: Path | None = None
    trouble: str = ""
    stale: bool = False
    ahead: Mapping[str, str] = field(default_factory=dict)


class Live:
    """The preview of the moment, which a builder replaces while pages wait for the next one."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._preview = Preview()
        self._count = 0
        self._ended = False

    def now(self) -> tuple[Preview, str]:
        """The preview and its version; a version of another process is never the same."""
        with self._news:
            return self._preview, f"{os.getpid()}-{self._count}"

    def show(self, preview: Preview) -> None:
        """Replace the preview and wake every page that waits."""
        with self._news:
            self._preview = preview
            self._count += 1
            self._news.notify_all()

    def end(self) -> None:
        """Wake every page for the last time."""
        with self._news:
            self._ended = True
            self._news.notify_all()

    def after(self, version: str) -> str:
        """The first version that is not `version`, or the same one after some seconds."""
        with self._news:
            self._news.wait_for(
                lambda: self._ended or f"{os.getpid()}-{self._count}" != version, PATIENCE
            )
            return f"{os.getpid()}-{self._count}"


def dressed(
    page: str, version: str, trouble: str, *, stale: bool = False, ahead: bool = False
) -> str:
    """A built page with the reloading script and, where there is something to say of it, a banner that says it."""
    style = f'<link rel="stylesheet" href="{HOME}live.css">'
    script = (
        f'<script src="{HOME}live.js" data-version="{version}" data-ask="{HOME}ask?version={version}">'
        "</script>"
    )
    page = page.replace("</head>", f"{style}</head>", 1)
    before, end, after = page.rpartition("</body>")
    page = before + script + end + after
    banner = AHEAD if ahead else _banner(trouble, stale) if trouble else ""
    before, body, after = page.partition("<body")
    attributes, close, rest = after.partition(">")
    return before + body + attributes + close + banner + rest


def _banner(trouble: str, stale: bool) -> str:
    headline = (
        "Not up to date: this is the last page that could be made."
        if stale
        else "Up to date, but not to be published: `briefs build` refuses it."
    )
    return (
        f'<aside class="briefs-live" role="alert"><strong>{headline}</strong>'
        f"<pre>{html.escape(trouble)}</pre></aside>"
    )


class Server(http.server.ThreadingHTTPServer):
    """Listens on one address; raises OSError when it cannot."""

    daemon_threads = True
    # Where this is allowed, a second server takes the port from the first without a word.
    allow_reuse_port = False

    def __init__(self, host: str, port: int, live: Live) -> None:
        self.live = live
        self.asked = host.strip("[]").lower()
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((self.asked, port), _Handler)

    def address(self) -> str:
        host, port = self.server_address[:2]
        shown = f"[{host!s}]" if self.address_family == socket.AF_INET6 else str(host)
        return f"http://{shown}:{port}/"

    def answers_to(self, host: str) -> bool:
        """Whether the `Host` of a request is ours: a page elsewhere may have its own name lead here.

        A name of this machine's loopback, the one it was asked to listen on, or, where it was asked
        to listen everywhere, any address in numbers, which no page can have for a name.
        """
        try:
            asked = urlsplit(f"//{host}")
            name = (asked.hostname or "") if asked.netloc == host and "@" not in host else ""
            if name in ("localhost", self.asked):
                return True
            given = ipaddress.ip_address(name)
            return given.is_loopback or ipaddress.ip_address(self.asked).is_unspecified
        except ValueError:
            return False


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: Server
    preview: Preview
    version: str

    def parse_request(self) -> bool:
        """Refuse, before anything is looked up, what no page of ours asks for."""
        if not super().parse_request():
            return False
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or not self.server.answers_to(hosts[0]):
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif len(self.path) > LONGEST:
            self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
        elif not self.path.startswith("/"):
            self.send_error(HTTPStatus.BAD_REQUEST)
        else:
            return True
        return False

    def do_HEAD(self) -> None:
        self.do_GET()  # the same answer; `_send` and `_plain` leave its content out

    def do_GET(self) -> None:
        self.preview, self.version = self.server.live.now()
        self.directory = str(self.preview.folder or "")
        split = urlsplit(self.path)
        if split.path.startswith(HOME):
            self._own(split.path.removeprefix(HOME), parse_qs(split.query).get("version", [""])[0])
        elif self.preview.folder is None:
            self._page(EMPTY, HTTPStatus.SERVICE_UNAVAILABLE)
        else:
            self._file(self.preview.folder, split.path)

    def _own(self, name: str, version: str) -> None:
        if name == "ask":
            waits = self.command != "HEAD"
            answer = json.dumps(
                {"version": self.server.live.after(version) if waits else self.version}
            )
            self._send(answer, "application/json", HTTPStatus.OK)
        elif name in TYPES:
            kind, text = TYPES[name]
            self._send(text, kind, HTTPStatus.OK)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _file(self, folder: Path, path: str) -> None:
        # os.path, not Path: a name that is too long for the system is not there, and no error.
        target = self.translate_path(self.path)
        is_folder = os.path.isdir(target)
        if is_folder and not unquote(path).endswith("/"):
            self._plain()  # sends the reader to the address with the slash
            return
        target = os.path.join(target, "index.html") if is_folder else target
        if ahead := self.preview.ahead.get(os.path.relpath(target, folder)):
            self._page(ahead, HTTPStatus.OK, ahead=True)
        elif not os.path.isfile(target):
            missing = folder / "404.html"
            self._page(
                missing.read_text("utf-8") if missing.is_file() else EMPTY, HTTPStatus.NOT_FOUND
            )
        elif target.endswith(".html"):
            self._page(Path(target).read_text("utf-8"), HTTPStatus.OK)
        else:
            self._plain()

    def _plain(self) -> None:
        """What the standard library makes of the address, within the built site."""
        if self.command == "HEAD":
            super().do_HEAD()
        else:
            super().do_GET()

    def _page(self, text: str, status: HTTPStatus, *, ahead: bool = False) -> None:
        trouble, stale = self.preview.trouble, self.preview.stale
        page = dressed(text, self.version, trouble, stale=stale, ahead=ahead)
        self._send(page, "text/html", status)

    def _send(self, text: str, kind: str, status: HTTPStatus) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            pass  # the page was closed while it waited

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal belongs to the findings."""
