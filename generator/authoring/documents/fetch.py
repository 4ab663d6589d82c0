"""Fetches one document from a web address, for the curator who asks for it: the one thing that uses a network."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from generator import __version__
from generator.authoring.documents.extraction import Refused
from generator.authoring.documents.read_document import MOST_BYTES
from generator.finding import Finding, Place
from generator.text.escaping import terminal_text

SECONDS = 60.0
MOST_REDIRECTS = 5
SAVE = "open it in a browser, save the page or file, and take that in"
# What a server may send -> the ending of the file it is kept as.
TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "text/plain": ".txt",
}
NAMES = {".htm": ".html", ".xhtml": ".html"}


@dataclass(frozen=True)
class Fetched:
    """A document as a server sent it, and the addresses on the way, the last of them its own.

    `name` is a plain file name made from the address, with the ending of its kind.
    """

    data: bytes
    name: str
    addresses: tuple[str, ...]


def is_web_address(words: str) -> bool:
    """Whether an argument is meant as a web address rather than a file."""
    return re.match(r"[a-z][a-z0-9+.-]*://", words, re.IGNORECASE) is not None


def fetch(
    address: str, *, seconds: float = SECONDS, most: int = MOST_BYTES, loopback: bool = False
) -> Fetched | list[Finding]:
    """The document at an https address: one request, its redirects followed within bounds.

    No cookie, no password and no proxy is used; an address on this machine or in a private network
    is refused. `loopback` is for tests alone: plain http, to this machine and nowhere else.
    """
    deadline = time.monotonic() + seconds
    addresses: list[str] = []
    try:
        while True:
            _held(address, addresses, loopback)
            addresses.append(address)
            answer = _request(address, deadline, most, loopback)
            if isinstance(answer, Fetched):
                name = _name(addresses[0], answer.name)
                return Fetched(answer.data, name, tuple(addresses))
            address = urljoin(address, answer)
    except Refused as refused:
        shown = terminal_text(addresses[-1] if addresses else address)
        return [Finding(Place(shown), refused.code, refused.message, refused.cure)]


def _held(address: str, before: list[str], loopback: bool) -> SplitResult:
    """Refuse an address that is not one of a document on the open web."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in (("http",) if loopback else ("https",)) or not host:
        whither = "it leads on to an address that" if before else "this"
        message = (
            f"{whither} is not one of https, {terminal_text(address)[:80]!r}; expected https://"
        )
        raise Refused("bad-address", message, SAVE)
    if parts.username is not None or parts.password is not None:
        raise Refused("bad-address", "the address carries a name or password; expected none", SAVE)
    if not address.isascii() or re.search(r"[\s\x00-\x1f]", address):
        raise Refused(
            "bad-address",
            "the address has signs that no address has; expected it as the browser copies it",
            SAVE,
        )
    if len(before) > MOST_REDIRECTS:
        raise Refused(
            "no-answer",
            f"the server leads on more than {MOST_REDIRECTS} times; expected a document",
            SAVE,
        )
    return parts


def _request(address: str, deadline: float, most: int, loopback: bool) -> Fetched | str:
    """What the server sends, or where it leads on to."""
    parts = urlsplit(address)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = _connection(parts, loopback)
    stop = None
    try:
        connection.timeout = _left(deadline)
        connection.connect()
        # The limit of a socket begins anew with each byte: a server that drips them is hung up on.
        stop = threading.Timer(_left(deadline), _hang_up, [connection.sock])
        stop.daemon = True
        stop.start()
        hold_to_the_open_web(connection, loopback)
        connection.request(
            "GET",
            target,
            headers={
                "User-Agent": f"evidence-briefs/{__version__} (one request, asked for by a person)",
                "Accept": ", ".join(TYPES),
                "Accept-Encoding": "identity",
            },
        )
        response = connection.getresponse()
        _left(deadline)
        if response.status in (301, 302, 303, 307, 308) and (
            onward := response.getheader("Location")
        ):
            return onward
        if response.status != 200:
            reason = terminal_text(response.reason)[:60]
            raise Refused(
                "no-answer",
                f"the server answers {response.status} {reason}; expected the document",
                SAVE,
            )
        ending = _ending(response.getheader("Content-Type") or "", parts.path)
        data = _body(response, deadline, most)
        return Fetched(data, ending, (address,))
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as trouble:
        late = isinstance(trouble, TimeoutError) or time.monotonic() >= deadline
        why = "no answer in time" if late else _why(trouble)
        raise Refused(
            "no-answer", f"{why}; expected the document", f"try again, or {SAVE}"
        ) from None
    finally:
        if stop is not None:
            stop.cancel()
        connection.close()


def _hang_up(there: socket.socket) -> None:
    with contextlib.suppress(OSError):
        there.shutdown(socket.SHUT_RDWR)


def _connection(parts: SplitResult, loopback: bool) -> http.client.HTTPConnection:
    assert parts.hostname
    if loopback:
        return http.client.HTTPConnection(parts.hostname, parts.port)
    context = ssl.create_default_context()
    return http.client.HTTPSConnection(parts.hostname, parts.port, context=context)


def hold_to_the_open_web(connection: http.client.HTTPConnection, loopback: bool) -> None:
    """Refuse the machine that was really reached, whatever name led to it, before anything is asked of it."""
    there = ipaddress.ip_address(connection.sock.getpeername()[0].partition("%")[0])
    if there.is_loopback if loopback else there.is_global:
        return
    raise Refused(
        "bad-address",
        "the address leads to this machine or a private network; expected one on the open web",
        SAVE,
    )


def _body(
    response: http.client.HTTPResponse,
    deadline: float,
    most: int,
) -> bytes:
    """The whole document, unpacked where the server packed it all the same, within bounds."""
    packed = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packed not in ("identity", "gzip", "deflate", ""):
        raise Refused(
            "no-answer",
            f"the server packs it as {terminal_text(packed)[:20]}; expected it unpacked",
            SAVE,
        )
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed in ("gzip", "deflate") else None
    made = bytearray()
    while chunk := response.read1(65536):
        made += unpack.decompress(chunk, most + 1 - len(made)) if unpack else chunk
        if len(made) > most:
            raise Refused(
                "too-large",
                f"it is larger than {most // 1024 // 1024} MiB; that is the limit of one document",
                SAVE,
            )
        _left(deadline)
    _left(deadline)
    if response.length or (unpack is not None and not unpack.eof):
        raise Refused(
            "no-answer",
            "the server stopped before its end; expected the document",
            f"try again, or {SAVE}",
        )
    return bytes(made)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _ending(content_type: str, path: str) -> str:
    """The ending for what the server says it sends; where it does not know, that of the address."""
    kind = content_type.partition(";")[0].strip().lower()
    own = PurePosixPath(unquote(path)).suffix.lower()
    own = NAMES.get(own, own)
    if kind in ("application/octet-stream", "binary/octet-stream", "") and own in TYPES.values():
        return own
    if kind == "text/plain" and own == ".csv":
        return own
    if kind not in TYPES:
        raise Refused(
            "unknown-format",
            f"the server sends {terminal_text(kind)[:60] or 'something unnamed'}; expected a page, a PDF, a Word file or a table",
            SAVE,
        )
    return TYPES[kind]


def _name(address: str, ending: str) -> str:
    """`https://example.org/news/2031/Bridge%20closes` -> `bridge-closes.html`."""
    parts = urlsplit(address)
    stem = PurePosixPath(unquote(parts.path)).stem or (parts.hostname or "")
    plain = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:60].strip("-")
    return f"{plain or 'page'}{ending}"


def _why(trouble: Exception) -> str:
    if isinstance(trouble, ssl.SSLCertVerificationError):
        return "the server's certificate is not to be trusted"
    if isinstance(trouble, socket.gaierror):
        return "there is no such host"
    return f"the connection failed ({terminal_text(type(trouble).__name__)})"
