"""Reads a web page as a browser saves it: one file of HTML, a web archive, or a page with its parts."""

from __future__ import annotations

import codecs
import email
import email.policy
import plistlib
import re
from email.message import EmailMessage
from xml.parsers.expat import ExpatError

from generator.authoring.documents.extraction import Extraction, Note, Refused

ENDINGS = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive")
KIND = "page"
BEGINS = "html"
NEEDS = ("lxml", "inscriptis", "trafilatura")
# The charsets that a page may name; a browser reads `latin-1` as windows-1252, and so do we.
LATIN = ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii")
_META = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)


def read(data: bytes, name: str) -> Extraction:
    """Everything that a reader of the page sees, one line a paragraph."""
    # The packages of the group are imported only when a page is really read.
    from generator.authoring.documents.html.page import read_page

    page, charset = _main_part(data)
    text, notes = _decoded(page, charset)
    return read_page(text, notes)


def _main_part(data: bytes) -> tuple[bytes, str | None]:
    """The page itself, out of the file that holds its pictures and styles too, and its charset if named."""
    if data.startswith(b"bplist00"):
        try:
            main = plistlib.loads(data)["WebMainResource"]
            return bytes(main["WebResourceData"]), main.get("WebResourceTextEncodingName")
        except (
            ValueError,
            KeyError,
            TypeError,
            ExpatError,
            plistlib.InvalidFileException,
            IndexError,
        ):
            raise Refused(
                "broken-document",
                "this web archive has no page in it; expected one",
                "save the page as “web page, HTML only”",
            ) from None
    if b"multipart/related" in data[:4096].lower() and not data.lstrip().startswith(b"<"):
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        for part in message.walk():
            if part.get_content_type() == "text/html":
                content = part.get_payload(decode=True)
                if isinstance(content, bytes):
                    return content, part.get_content_charset()
        raise Refused(
            "broken-document",
            "this saved page has no HTML in it; expected a page",
            "save the page as “web page, HTML only”",
        )
    return data, None


def _decoded(data: bytes, charset: str | None) -> tuple[str, list[Note]]:
    """The page as text, by its first bytes, by the charset it names, else as UTF-8."""
    marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    named = _META.search(data[:4096])
    charset = charset or (named[1].decode("ascii", "replace").lower() if named else None)
    charset = next((name for mark, name in marks if data.startswith(mark)), charset or "utf-8")
    charset = "windows-1252" if charset in LATIN else charset
    try:
        codecs.lookup(charset)
        text = data.decode(charset, "replace")
    except (LookupError, ValueError):
        raise Refused(
            "not-utf-8",
            f"the page names {charset!r} as its charset, which nobody knows; expected one that is known",
            "save the page as UTF-8",
        ) from None
    lost = text.count("\ufffd") - data.count("\ufffd".encode())
    if lost > max(20, len(text) // 200):
        raise Refused(
            "not-utf-8",
            f"{lost:,} bytes are not {charset}; expected a page in the charset it names, or UTF-8",
            "save the page from the browser again",
        )
    notes = []
    if lost > 0:
        notes.append(Note("unread", "", f"{lost} bytes are not {charset} and stand as \ufffd"))
    return text, notes
