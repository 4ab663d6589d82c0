"""Reads off the shape of a text what it says about itself: heading, byline, date; never a guess as a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.quantities.date_words import DAY_NAMES, MONTHS, find_dates
from generator.text.wordlists import wordlist

LONGEST_TITLE = 200  # characters
SHORT = 6  # words: a line of so few without a full stop may be furniture
HEAD = 12  # lines in which a text says what it is
TAIL = 3  # lines at the end that may be a byline
TITLE = 3  # words: a heading has as many, a site's name or the name of a menu seldom
STOP = (".", "!", "?", "…", "”", '"', ":", ")")

_NAME = rf"(?!(?:{'|'.join(DAY_NAMES)})\b)[A-Z][\w.’'-]*(?:\s+(?!and\b)[\w.’'-]+){{0,4}}"
_NAMES = rf"{_NAME}(?:(?:,\s+{_NAME})*,?\s+and\s+{_NAME})?"
AUTHOR = re.compile(rf"(?:By|BY|Author:|Written by|Reported by)\s+(?P<name>{_NAMES})")
PUBLISHER = re.compile(r"(?:Publisher|Published by):?\s+(?P<name>\S.{0,80})")
ADDRESS = re.compile(r"(?P<address>https://[^\s/@]+/\S*|https://[^\s/@]+)")
# A label whose value stands on the next line, if it has one.
LABEL = re.compile(
    r"(?i:(?P<author>by|author|written by|reported by)|(?P<publisher>publisher|published by)"
    r"|(?P<published>publication date|published|date|posted|updated)|(?P<other>\w+(?:\s\w+)?(?=:)))"
    r"(?P<colon>:?)"
)
DATED = re.compile(
    r"(?:(?i:(?P<again>(?:last )?updated|modified)|(?:first )?published|publication date|date|posted)"
    r"(?:\s+on)?:?\s+)?(?P<date>\S.*)",
)
CLOCK = re.compile(
    r"(?:,?\s+(?:at\s+)?[0-9]{1,2}[.:][0-9]{2}(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s[A-Z]{2,4})?)?"
)
# `SELWICK, March 14 (Agency) —`: capitals, a date, and a dash before the first sentence.
_SPOT = r"[A-Z][\w.’'-]*(?:\s(?:[A-Z][\w.’'-]*|of|on|upon|de|la)){0,3}"
PLACE = re.compile(rf"{_SPOT}(?:,\s{_SPOT})?")
AGENCY = re.compile(r"\s*(?:\([^()]{1,40}\))?\s*(?P<dash>[—–-]|$)")
JOINED = re.compile(r"\s*[|·•]\s*")
NAME = re.compile(r"[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]*){1,3}")
BYLINE = re.compile(r"(?i:by|author|written by|reported by|reporting by|\(reporting)\b")
# What may be a date in a form that is not read: figures, the name of a month or of a day.
DATELIKE = re.compile(
    rf"[0-9]{{1,4}}[./:-][0-9]{{1,2}}|\b[12][0-9]{{3}}\b|\bago\b"
    rf"|\b(?i:{'|'.join(sorted({*MONTHS, *DAY_NAMES} - {'May', 'March'}))})\b|\b(?:May|March)\b"
)


@dataclass(frozen=True)
class Read:
    """What a text plainly states about itself, in its own words; None where it does not.

    `sure` says that nothing in its shape may be a heading, a byline or a date that was passed over:
    only then is what is None known to be absent.
    """

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    address: str | None = None
    year: int | None = None
    furniture: tuple[str, ...] = ()
    sure: bool = True


def read_off(text: str) -> Read:
    """What the first lines and the shape of the text plainly state."""
    full = [line.strip() for line in text.split("\n") if line.strip()]
    head = full[:HEAD]
    # The last line of a text is not its heading, unless it is the only one.
    last = len(head) - (1 < len(full) <= HEAD)
    first_prose = next((at for at, line in enumerate(head) if _prose(line)), last)
    read, told = _fields(head)
    titles = [
        line
        for at, line in enumerate(head[:first_prose])
        if at not in told
        and not line.endswith((".", "…"))
        and not (_menu(line) or BYLINE.match(line))
    ]
    long = [line for line in titles if len(line.split()) >= TITLE]
    title = next(iter([*long, *titles]), None)
    if read.published is None and first_prose < len(head) and (day := _dateline(head[first_prose])):
        read = replace(read, published=day)
    years = re.findall(r"(?<!\d)[12]\d{3}(?!\d)", read.published or "")
    read = replace(read, title=title, year=int(years[0]) if len(years) == 1 else None)
    tail = [line for line in full[first_prose:][-TAIL:] if not _prose(line)]
    around = [*head[:first_prose], *tail]
    known = {head[at] for at in told}
    furniture = (
        line
        for line in dict.fromkeys(full)
        if line not in long
        and not (line in around and _may_sign(line, read))
        and _is_furniture(line, read, line in known)
    )
    sure = _all_read(around, read, known) and not (
        read.author is None and any(map(_credited, head[: first_prose + 1]))
    )
    return replace(read, furniture=tuple(furniture), sure=sure)


def _fields(head: list[str]) -> tuple[Read, set[int]]:
    """Author, publisher, date and address as lines of the head give them, and those lines."""
    read, told, later = Read(), set(), None
    for at, line in enumerate(head):
        before = read, later
        label = LABEL.fullmatch(head[at - 1]) if at else None
        for part in _parts(line):
            if not read.author and (hit := AUTHOR.fullmatch(part)) and not find_dates(part):
                read = replace(read, author=hit["name"])
            elif not read.publisher and (hit := PUBLISHER.fullmatch(part)):
                read = replace(read, publisher=hit["name"])
            elif not read.address and (hit := ADDRESS.fullmatch(part)):
                read = replace(read, address=hit["address"])
            elif date := _date(part):
                words, again = date
                later = later or (words if again else None)
                read = read if again or read.published else replace(read, published=words)
                told.add(at)
            elif label and label["author"] and not read.author and re.fullmatch(_NAMES, part):
                read = replace(read, author=part)
            elif label and label["publisher"] and not read.publisher:
                read = replace(read, publisher=part)
            elif label and label["other"] and len(part.split()) < TITLE:
                told.add(at)
        if (read, later) != before or LABEL.fullmatch(line):
            told.add(at)
    return (read if read.published else replace(read, published=later)), told


def _parts(line: str) -> Iterator[str]:
    """`By Jo Hale | Selwick, 3 March` -> byline, place, date."""
    for part in JOINED.split(line):
        dates = [one for one in find_dates(part) if CLOCK.fullmatch(part, one.end)]
        lead = part[: dates[-1].core_start] if dates else ""
        cut = re.search(r"(?:,|\s[–—-]|\s+on)\s+$", lead)
        name = lead[: cut.start()] if cut else ""
        if cut and (PLACE.fullmatch(name) or AUTHOR.fullmatch(name)):
            yield name
            yield part[dates[-1].core_start :]
        elif part:
            yield part


def _date(part: str) -> tuple[str, bool] | None:
    """The words of a date that is all of a line but its label, and whether it is that of a revision."""
    hit = DATED.fullmatch(part)
    words = hit["date"] if hit else ""
    for one in find_dates(words):
        if one.start == 0 and CLOCK.fullmatch(words, one.end):
            assert hit is not None
            return one.words, bool(hit["again"])
    short = len(part.split()) <= 2 * SHORT  # a paragraph may begin with a place and a date too
    return (day, False) if short and (day := _dateline(part)) else None


def _dateline(line: str) -> str | None:
    """`SELWICK, March 14 (Agency) — The ferry …` -> `March 14`."""
    for one in find_dates(line)[:1]:
        place = re.fullmatch(
            r"(?P<place>.+?)(?:,\s+|\s*\([^()]{1,40}\),?\s+)", line[: one.core_start]
        )
        after = AGENCY.match(line, one.end)
        if place and PLACE.fullmatch(place["place"]) and after:
            return one.core
    return None


def _prose(line: str) -> bool:
    ends = line.endswith((".", "…", ".”", '."')) and len(line.split()) > SHORT
    return (
        ends
        or len(line) > LONGEST_TITLE
        or (_dateline(line) is not None and len(line.split()) > 2 * SHORT)
    )


def _menu(line: str) -> bool:
    """Whether a line is the name of a way through a site, or several such names in a row."""
    if line.lower() in wordlist("navigation"):
        return True
    parts = [part.split() for part in JOINED.split(line)]
    widest = max(map(len, parts))
    return (len(parts) >= 3 and widest <= 3) or (len(parts) == 2 and widest <= 2)


def _holds_field(line: str) -> bool:
    """Whether a line holds a date or a byline, be it in a form that is not read."""
    return bool(BYLINE.match(line) or DATELIKE.search(line) or find_dates(line))


def _may_sign(line: str, read: Read) -> bool:
    """Whether a name alone before or after the prose may be the author's."""
    return read.author is None and NAME.fullmatch(line) is not None and not _menu(line)


def _all_read(around: list[str], read: Read, known: set[str]) -> bool:
    """Whether no line around the prose may be a heading, a byline or a date that was passed over."""
    if read.published is None and _ends_in_date(read.title or ""):
        return False
    return not any(
        _open(line, read) if line in known else line != read.title and not _menu(line)
        for line in around
        if not line.endswith(".") or BYLINE.match(line)
    )


def _is_furniture(line: str, read: Read, told: bool) -> bool:
    """A short line without a full stop that the card has no use for: a menu, a caption, a link."""
    if line in (read.title, read.published, read.address) or _holds_field(line):
        return False
    if any(one in line for one in (read.author, read.publisher) if one):
        return False
    short = len(line.split()) <= SHORT and not line.endswith(STOP)
    return short or _menu(line) or (told and LABEL.fullmatch(line) is not None)


def _ends_in_date(line: str) -> bool:
    """Whether a comma and a date end a heading: it may be the day of the text or that of the event."""
    return any(
        one.end == len(line) and line[: one.core_start].rstrip().endswith(",")
        for one in find_dates(line)
    )


def _credited(line: str) -> bool:
    """Whether a dateline names an agency: the text is then neither signed nor unsigned."""
    day = _dateline(line)
    return (
        day is not None and re.search(r"\([^()]{1,40}\)", re.split(r"\s[—–-]", line)[0]) is not None
    )


def _open(line: str, read: Read) -> bool:
    """Whether a label has no value."""
    label = LABEL.fullmatch(line)
    names = ("author", "publisher", "published")
    return label is not None and any(label[name] and not getattr(read, name) for name in names)
