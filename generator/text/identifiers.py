"""Says which ids, file names and web addresses are safe everywhere."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_RESERVED = frozenset(
    ["index", "404", "search", "sitemap", "assets", "con", "prn", "aux", "nul"]
    + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)


def slug_ok(id: str) -> bool:
    """Whether an id can be a file name and an address everywhere: at most 60 of `[a-z0-9-]`."""
    shape = re.fullmatch(r"[a-z][a-z0-9-]{0,59}", id, flags=re.ASCII)
    return bool(shape) and id not in _RESERVED


def slug_of(words: str) -> str:
    """An id for a heading: its letters and digits without their accents; of what has none, a fingerprint.

    “Trade & talks” is `trade-talks`. Headings that differ in capitals, signs or spaces alone have the same.
    """
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall("[a-z0-9]+", plain))
    foreign = sum(not sign.isascii() for sign in unicodedata.normalize("NFC", words))
    if slug_ok(slug) and foreign * 2 < len(words):
        return slug
    folded = " ".join(words.casefold().split())
    return f"g-{hashlib.sha256(folded.encode()).hexdigest()[:8]}"


def initial(words: str) -> str:
    """The letter or digit under which a list has these words, without its accent: “É” is under E."""
    plain = unicodedata.normalize("NFKD", words)
    return next((sign.upper() for sign in plain if sign.isalnum()), "#")


def sorting_key(words: str) -> tuple[tuple[str, int], ...]:
    """Where words stand in an alphabetical list; numbers in them count as numbers, 9 before 10."""
    pieces = re.findall(r"(\D*)(\d{0,15})", words.casefold())
    return tuple((text, int(number or 0)) for text, number in pieces)


_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ADDRESS = re.compile(
    rf"https://{_LABEL}(?:\.{_LABEL})+(?::[1-9]\d{{0,3}}|:[1-5]\d{{4}}|:6[0-4]\d{{3}})?"
    r"(?:[/?#](?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*)?",
    re.ASCII,
)


def web_address(text: str) -> bool:
    """Whether a text is an https address that every reader and program takes for the same one.

    RFC 3986 without user info and brackets, the host in small ASCII letters: no look-alike passes.
    """
    return bool(_ADDRESS.fullmatch(text))


_LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*",
    re.ASCII | re.IGNORECASE,
)


def language_tag(text: str) -> bool:
    """Whether a text has the shape of a BCP 47 tag: language, then script, region and variants."""
    return bool(_LANGUAGE.fullmatch(text))


_DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])", re.IGNORECASE)


def plain_name(name: str, ending: str = ".txt") -> bool:
    """Whether a file name is one of a plain file on every system, in its own folder."""
    shape = re.fullmatch(rf"[\w-][\w.-]*{re.escape(ending)}", name)
    return bool(shape) and not _DEVICES.fullmatch(name.partition(".")[0])
