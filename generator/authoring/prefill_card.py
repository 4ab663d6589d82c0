"""Pre-fills the card of a new source with what whole lines of its text say: heading, byline, date, address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.quantities.times.date_words import DAY_NAMES
from generator.quantities.times.find_dates import FoundDate, find_dates
from generator.text.languages import language, languages, written_in
from generator.text.wordlists import wordlist

LONGEST_TITLE = 200  # characters
SHORT = 6  # words: a line of so few without a full stop may be furniture
HEAD = 12  # lines in which a text says what it is
TITLE = 3  # words: a heading has as many, a site's name or the name of a menu seldom
STOP = (".", "!", "?", "…", "”", '"', ":", ")")

_NAME = rf"(?!(?:{'|'.join(DAY_NAMES)})\b)[A-Z][\w.’'-]*(?:\s+(?!and\b)[\w.’'-]+){{0,4}}"
_NAMES = rf"{_NAME}(?:(?:,\s+{_NAME})*,?\s+and\s+{_NAME})?"
_LABEL = r"(?i:(?:first )?published|publication date|date|posted)(?:\s+on)?:?\s+"
FIELDS = {
    "author": re.compile(rf"(?:By|BY|Author:|Written by|Reported by)\s+(?P<words>{_NAMES})"),
    "publisher": re.compile(r"(?:Publisher|Published by):?\s+(?P<words>\S.{0,80})"),
    "address": re.compile(r"(?P<words>https://[^\s/@]+(?:/\S*)?)"),
    "published": re.compile(rf"(?:{_LABEL})?(?P<words>\S.*)"),  # if the words are a date
}
CLOCK = re.compile(
    r"(?:,?\s+(?:at\s+)?\d{1,2}[.:]\d{2}(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s[A-Z]{2,4})?)?"
)
JOINED = re.compile(r"\s*[|·•]\s*")
# What may be the author's line in a form that is not read.
NAME = re.compile(r"[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]*){1,3}")
BYLINE = re.compile(r"(?i:by|author|written by|reported by|reporting by|\(reporting)\b")


@dataclass(frozen=True)
class Stated:
    """What a text plainly states about itself, in its own words; None where no whole line does.

    `complete` says that all lines around the prose were read, and no date stands in the heading or
    the first paragraph: only then is what is None absent. `foreign` says that most of its words are
    written in letters that English has not.
    """

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    address: str | None = None
    year: int | None = None
    language: str | None = None
    foreign: bool = False
    furniture: tuple[str, ...] = ()
    complete: bool = True


def stated(text: str) -> Stated:
    """What the lines before the prose plainly state, and which lines may be furniture."""
    lines = list(dict.fromkeys(line.strip() for line in text.split("\n") if line.strip()))
    prose = [at for at, line in enumerate(lines) if _is_prose(line)] or [len(lines)]
    head, foot = lines[: min(prose[0], HEAD)], lines[prose[-1] + 1 :]
    fields: dict[str, str] = {}
    read = {line for line in head if _take_fields(line, fields)}
    # The last line of a text is not its heading, unless it is the only one.
    headings = [line for line in head if line != lines[-1] or len(lines) == 1]
    headings = [line for line in headings if line not in read and _may_be_heading(line)]
    long = [line for line in headings if len(line.split()) >= TITLE]
    title = next(iter([*long, *headings]), None)
    rest = [line for line in lines if line not in read and line != title]
    around = {*lines[: prose[0]], *foot}
    opening = "".join(lines[prose[0] : prose[0] + 1])
    years = re.findall(r"(?<!\d)[12]\d{3}(?!\d)", fields.get("published", ""))
    return Stated(
        title=title,
        foreign=_foreign(text),
        year=int(years[0]) if len(years) == 1 else None,
        furniture=tuple(line for line in rest if line not in long and _may_be_furniture(line)),
        complete=not any(line in around and _may_tell(line) for line in rest)
        and ("published" in fields or not _dates(f"{title}\n{opening}")),
        **fields,
    )


def _foreign(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    return 2 * sum(written_in(word, language()) for word in words) < len(words)


def _take_fields(line: str, fields: dict[str, str]) -> bool:
    """Whether a line is nothing but fields not met so far, joined by a bar or a dot; they are noted then."""
    made = dict(fields)
    for part in JOINED.split(line):
        name, words = _field(part)
        if not name or name in made:
            return False
        made[name] = words
    fields |= made
    return True


def _field(part: str) -> tuple[str, str]:
    for name, pattern in FIELDS.items():
        match = pattern.fullmatch(part)
        if match and name == "published":
            for date in _dates(words := match["words"]):
                if date.start == 0 and CLOCK.fullmatch(words, date.end):
                    return name, date.words
        elif match and not (name == "author" and _dates(part)):
            return name, match["words"]
    return "", ""


def _dates(words: str) -> list[FoundDate]:
    """The first date in words, as each language reads them: a text does not say which is its own."""
    return [date for code in languages() for date in find_dates(words, language(code))[:1]]


def _is_prose(line: str) -> bool:
    ends = line.endswith((".", "…", ".”", '."')) and len(line.split()) > SHORT
    return ends or len(line) > LONGEST_TITLE


def _is_menu(line: str) -> bool:
    """Whether a line is the name of a way through a site, or several such names in a row."""
    parts = [len(part.split()) for part in JOINED.split(line)]
    row = max(parts) <= 2 if len(parts) == 2 else len(parts) > 2 and max(parts) <= 3
    return row or line.lower() in wordlist("navigation")


def _may_be_heading(line: str) -> bool:
    return not (line.endswith((".", "…")) or _is_menu(line) or BYLINE.match(line))


def _may_be_furniture(line: str) -> bool:
    """A short line without a full stop that is no byline, name or date: a menu, a caption, a link."""
    field = BYLINE.match(line) or NAME.fullmatch(line) or re.search(r"\d", line) or _dates(line)
    short = len(line.split()) <= SHORT and not line.endswith(STOP)
    return _is_menu(line) or (short and not field)


def _may_tell(line: str) -> bool:
    """Whether a line that was not read may say whose the text is, or of when."""
    return not _is_menu(line) and (not line.endswith(".") or BYLINE.match(line) is not None)
