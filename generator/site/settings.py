"""Reads the few settings that `mkdocs.yml` and the environment give to the generator."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from generator.finding import Finding, Where
from generator.site.mkdocs_config import CONFIG, Entries, Entry, read_config
from generator.text.identifiers import web_address
from generator.text.spelling import did_you_mean, near

__all__ = ["CONFIG", "FLOORS", "Floor", "Settings", "read_settings"]

PATH = ("extra", "briefs", "floors")  # to the floors
KEYS = ("floors", "limits", "review", "contact")  # the keys of `extra: briefs:`
HIGH = "high-confidence"
FLOORS = ("briefs", "claims", "sources")
SIMILAR = 0.8  # `extra` holds keys of other programs too: only a very similar one is a misspelling
REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+")
EVIDENCE_PAGES = "/briefs/**"
# Pages that lists lead to, and the parts of long lists: too many for a navigation.
LISTED_PAGES = (
    EVIDENCE_PAGES,
    *(
        f"/{folder}/*"
        for folder in "actors claims data due questions sections sources tags timeline".split()
    ),
)
COMMIT = re.compile(r"[0-9a-f]{7,64}")
ADDRESS_VARIABLE = "SITE_URL"
# What else a build reads of its environment, beside the variables that `mkdocs.yml` names.
ENVIRONMENT = (
    *(ADDRESS_VARIABLE, "SITE_REPOSITORY", "GITHUB_REPOSITORY", "SITE_COMMIT", "GITHUB_SHA"),
    *("SOURCE_DATE_EPOCH", "BRIEFS_WITHHELD"),
)
_WHOLE = re.compile(r"[0-9]{1,9}")
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")


@dataclass(frozen=True)
class Floor:
    """The smallest number of its kind that may be published, and where it is set."""

    least: int
    where: Where


@dataclass(frozen=True)
class Settings:
    """What the site is called, what it must at least hold, and where it is hosted.

    `floors` has those of `FLOORS` that are set; `findings` say what in `mkdocs.yml` was not understood.
    `reviewed` says whether judgements held with high confidence need a review (`extra: briefs: review:`).
    `contact` is an address of https or of mail to which errors are reported, or empty.
    `day` is that of the commit, None where SOURCE_DATE_EPOCH does not tell it.
    `address` ends in a slash or is empty (relative links only); `repository` is `owner/name` or empty.
    """

    name: str = "Briefings"
    description: str = ""
    floors: Mapping[str, Floor] = field(default_factory=dict)
    reviewed: bool = False
    contact: str = ""
    address: str = ""
    repository: str = ""
    commit: str = ""
    server: str = "https://github.com"
    day: date | None = None
    findings: tuple[Finding, ...] = ()


def read_settings(root: Path, environment: Mapping[str, str] | None = None) -> Settings:
    """Settings of the site at `root`; what is not there keeps its default.

    SITE_URL and SITE_REPOSITORY come first, then `site_url` as plain text, then what GitHub's runner says
    (GITHUB_REPOSITORY).
    """
    env = os.environ if environment is None else environment
    top, findings = read_config(root)
    floors = _floors(top, findings)
    findings += _tagged(top) + _outdated(root, top)
    repository = env.get("SITE_REPOSITORY") or env.get("GITHUB_REPOSITORY") or ""
    repository = repository if REPOSITORY.fullmatch(repository) else ""
    commit = env.get("SITE_COMMIT") or env.get("GITHUB_SHA") or ""
    return Settings(
        name=_text(top, "site_name") or "Briefings",
        description=_text(top, "site_description"),
        floors=floors,
        reviewed=_asks_for_reviews(top, findings),
        contact=_contact(top, findings),
        address=_address(env.get(ADDRESS_VARIABLE) or _written_address(top), repository),
        repository=repository,
        day=_day(env.get("SOURCE_DATE_EPOCH") or ""),
        commit=commit if COMMIT.fullmatch(commit) else "",
        findings=tuple(findings),
    )


def is_outdated(text: str) -> bool:
    """Whether settings lack what the pages of briefs need: footnotes, and evidence pages beside the navigation."""
    extensions = re.search(r"(?m)^markdown_extensions:[^\n]*\n((?:[ \t#-].*\n|\n)*)", text)
    if not extensions:
        return False  # another publisher's affair
    return "footnotes" not in extensions[1] or EVIDENCE_PAGES not in text


def _day(epoch: str) -> date | None:
    short = epoch.isascii() and epoch.isdecimal() and len(epoch) <= 11
    return datetime.fromtimestamp(int(epoch), UTC).date() if short else None


def _outdated(root: Path, top: Entries) -> list[Finding]:
    entry = top.get("markdown_extensions")
    if entry is None or not is_outdated((root / CONFIG).read_text("utf-8", errors="replace")):
        return []
    message = (
        "these settings are older than the pages: citations are footnotes, and each brief has an evidence page; "
        f"expected `- footnotes` here, and `{EVIDENCE_PAGES}` under `not_in_nav`"
    )
    cure = "run `briefs repair --write`; until then `briefs build` adds them itself"
    return [Finding(entry.key, "outdated", message, cure, "notice")]


def _tagged(top: Entries) -> list[Finding]:
    """A name that only the publisher will know: our own pages, feeds and citations need it too."""
    notices = []
    for name in ("site_name", "site_description", "site_url"):
        entry = top.get(name)
        if entry is None or entry.value is not None:
            continue
        line = entry.where.file.text[entry.where.start or 0 :].partition("\n")[0]
        if name == "site_url" and ADDRESS_VARIABLE in line:
            continue
        message = f"`{name}` is made by a tag when the publisher runs; expected plain text, which feeds and citations show too"
        cure = "write the text itself"
        if name == "site_url":
            cure += f", or take the address from {ADDRESS_VARIABLE}"
        notices.append(Finding(entry.where, "wrong-type", message, cure, "notice"))
    return notices


def _floors(top: Entries, findings: list[Finding]) -> dict[str, Floor]:
    """The floors under `extra: briefs: floors:`; a finding for whatever would silently disable them."""
    here = top
    for depth, name in enumerate(PATH):
        if name == "floors":
            strange = [
                _too_high(key, stray, PATH[:depth]) if key in FLOORS else _unknown(key, stray, KEYS)
                for key, stray in here.items()
                if key not in KEYS
            ]
            findings += strange
        else:
            strange = _misspelt(here, name) if name not in here else []
            strange = strange or _misplaced(top, here, depth)
            findings += strange
        entry = here.get(name)
        if strange and not (entry and entry.value):
            return {}
        if entry is None or (name != "floors" and entry.value == ""):
            return {}
        if not isinstance(entry.value, Mapping):
            got = f"is `{entry.value}`" if entry.value else "holds something else"
            wanted = "lines such as `briefs: 3`" if name == "floors" else "lines of `key: value`"
            message = f"`{name}` {got}; expected {wanted}"
            cure = f"write them below `{name}:`, indented"
            findings.append(Finding(entry.where, "wrong-type", message, cure))
            return {}
        here = entry.value
    return _numbers(here, findings)


def _own_entries(top: Entries) -> Entries:
    """The entries under `extra: briefs:`."""
    here = top
    for name in PATH[:-1]:
        inner = here[name].value if name in here else None
        here = inner if isinstance(inner, Mapping) else {}
    return here


def _contact(top: Entries, findings: list[Finding]) -> str:
    """The address under `extra: briefs: contact:`; any other value is a finding."""
    entry = _own_entries(top).get("contact")
    if entry is None or entry.value == "":
        return ""
    given = entry.value if isinstance(entry.value, str) else ""
    if web_address(given) or _MAIL.fullmatch(given):
        return given
    got = f"is `{entry.value}`" if isinstance(entry.value, str) else "holds something else"
    message = f"`contact` {got}; expected an address of https or of mail"
    cure = "write one, as in `contact: editors@example.org`, or take the line out"
    findings.append(Finding(entry.where, "wrong-type", message, cure))
    return ""


def _asks_for_reviews(top: Entries, findings: list[Finding]) -> bool:
    """Whether `extra: briefs: review: high-confidence` is set; any other value is a finding."""
    entry = _own_entries(top).get("review")
    if entry and entry.value != HIGH:
        got = (
            f"is `{entry.value}`"
            if isinstance(entry.value, str) and entry.value
            else "holds something else"
        )
        message = f"`review` {got}; expected `{HIGH}`, or no such line"
        cure = f"write `review: {HIGH}`, or take the line out"
        findings.append(Finding(entry.where, "wrong-type", message, cure))
    return entry is not None and entry.value == HIGH


def _numbers(floors: Entries, findings: list[Finding]) -> dict[str, Floor]:
    read: dict[str, Floor] = {}
    for name, entry in floors.items():
        if name not in FLOORS:
            findings.append(_unknown(name, entry, FLOORS))
        elif isinstance(entry.value, str) and _WHOLE.fullmatch(entry.value):
            read[name] = Floor(int(entry.value), entry.where)
        else:
            got = f"is `{entry.value}`" if entry.value else "has no number"
            message = f"the floor of `{name}` {got}; expected a whole number"
            cure = f"write the smallest number that may be published, as in `{name}: 3`"
            where = entry.where if entry.value else entry.key
            findings.append(Finding(where, "wrong-type", message, cure))
    return read


def _unknown(name: str, entry: Entry, known: tuple[str, ...]) -> Finding:
    guess = near(name, known)
    expected = ", ".join(f"`{each}`" for each in known)
    expected = expected if len(known) == 1 else f"one of {expected}"
    cure = did_you_mean(guess) or "correct it, or take it out"
    message = f"unknown key `{name}`; expected {expected}"
    return Finding(entry.key, "unknown-key", message, cure)


def _misspelt(here: Entries, wanted: str) -> list[Finding]:
    return [
        _unknown(name, entry, (wanted,))
        for name, entry in here.items()
        if difflib.SequenceMatcher(None, name.lower(), wanted).ratio() >= SIMILAR
    ]


def _misplaced(top: Entries, here: Entries, depth: int) -> list[Finding]:
    """Keys of the path to the floors that stand too high, where nothing stands at that path."""
    if _leads_to_floors(top):
        return []
    return [_too_high(name, here[name], PATH[:depth]) for name in PATH[depth + 1 :] if name in here]


def _too_high(name: str, entry: Entry, above: tuple[str, ...]) -> Finding:
    where = f"under `{': '.join(above)}:`" if above else "at the top"
    wanted = PATH[: PATH.index(name)] if name in PATH and PATH.index(name) > len(above) else PATH
    message = f"`{name}` stands {where}; expected under `{': '.join(wanted)}:`"
    cure = "move it there, indented"
    return Finding(entry.key, "unknown-key", message, cure)


def _leads_to_floors(top: Entries) -> bool:
    """Whether there is a value under `extra: briefs: floors:`."""
    here: object = top
    for name in PATH:
        entry = here.get(name) if isinstance(here, Mapping) else None
        here = entry.value if entry else None
    return here is not None


def _text(entries: Entries, name: str) -> str:
    value = entries[name].value if name in entries else None
    return value if isinstance(value, str) else ""


def _written_address(top: Entries) -> str:
    """`site_url` where it stands as text; what `!ENV` makes of it is in the environment."""
    given = _text(top, "site_url")
    return "" if given.lower() in ("null", "~") else given


def _address(given: str, repository: str) -> str:
    if given:
        return given if given.endswith("/") else f"{given}/"
    if not repository:
        return ""
    owner, name = repository.lower().split("/", 1)
    if name == f"{owner}.github.io":
        return f"https://{name}/"
    # GitHub Pages keeps the repository's own spelling in the path.
    return f"https://{owner}.github.io/{repository.split('/', 1)[1]}/"
