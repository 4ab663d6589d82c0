"""Finds the checks (one file each) and runs them over a site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Protocol, cast

from generator.analysis.coverage import everything_read, register_unread
from generator.analysis.sentence_support import bound
from generator.analysis.words_in_quote import kind_words, quoted, wrongly_quoted
from generator.finding import Finding, Level, Where, first_of_each, wrong
from generator.model.placeholders import unwritten
from generator.model.plugin_folders import plugin_modules
from generator.model.registers import SOURCES
from generator.site.site import Claim, Site, kept
from generator.syntax.sheet import Sheet

# What a rule may need, in the words of its `NEEDS`: where it is missing, that has been told, and
# what the rule would say only follows from it.
FILES_READ, SOURCES_READ, QUOTES_FOUND = "files read", "sources read", "quotes found"

# Codes of reading that say that something is still to be written.
UNWRITTEN = ("missing-key", "empty-value")


class Each(Protocol):
    """Asks one thing of each check, in their order, as `map` does."""

    def __call__(self, ask: Callable[[Check], bool], checks: list[Check], /) -> Iterable[bool]: ...


@dataclass(frozen=True)
class Check:
    """One rule. `help` is its docstring: the rule in a sentence, why, a bad and a good example.

    `needs` are the grounds without which it is silent, of the words above. `waits` is what its
    findings say is still to be written or used, a field or a sentence; empty where it is an error.
    """

    code: str
    level: Level
    help: str
    run: Callable[[Site], Iterator[Finding]]
    needs: tuple[str, ...] = ()
    waits: str = ""

    @property
    def summary(self) -> str:
        return self.help.split("\n", 1)[0]


@cache
def checks() -> dict[str, Check]:
    """Every check by its code, which is its file's name with hyphens. A new file is a new check."""
    listed: dict[str, Check] = {}
    for name, module in plugin_modules("generator.checks").items():
        code = name.replace("_", "-")
        level = cast("Level", getattr(module, "LEVEL", "error"))
        grounds, waits = getattr(module, "NEEDS", ()), getattr(module, "WAITS", "")
        text = (module.__doc__ or "").strip()
        listed[code] = Check(code, level, text, module.check, grounds, waits)
    return listed


def run_checks(
    site: Site, each: Each | None = None, go_on: Callable[[], None] = lambda: None
) -> list[Finding]:
    """The findings of reading and of every check, sorted by place, each once; of many of a kind the first.

    `each` asks something of each check, as `map` does, and may divide them among processes: a finding
    itself is too much to hand over, that there is none is not. `go_on` is called before each, and may end it all.
    """
    every = list(checks().values())
    finds = [True] * len(every)
    if each:
        bound(site)  # what most checks begin with is read once, before it is divided
        finds = list(each(lambda check: any(True for _ in _found(site, check)), every))
    telling = [check for check, finds_any in zip(every, finds, strict=True) if finds_any]
    return first_of_each(chain(site.findings, *(_found(site, check, go_on) for check in telling)))


def _found(site: Site, check: Check, go_on: Callable[[], None] = lambda: None) -> Iterator[Finding]:
    go_on()
    for finding in check.run(site) if _missing(site).isdisjoint(check.needs) else ():
        if QUOTES_FOUND in check.needs and _claim_of(finding) in _without_ground(site):
            continue
        if check.waits or not _of_unwritten(finding):
            level = min(check.level, finding.level, key=_MILDER)
            yield replace(finding, code=check.code, level=level)


@kept
def _missing(site: Site) -> set[str]:
    """Those of the words of `NEEDS` whose ground is not there."""
    missing = set() if everything_read(site) else {FILES_READ}
    return missing | ({SOURCES_READ} if register_unread(site, SOURCES) else set())


@kept
def _without_ground(site: Site) -> set[tuple[str | int, ...]]:
    """The claims of which a quote, or the source of one, was not found."""
    return {(claim.sheet.path, *claim.path) for claim in site.claims() if _unfounded(claim)}


_MILDER = ("notice", "error").index


def waits(finding: Finding) -> str:
    """What a finding says is still to be written or used, `field`; empty where something is wrong."""
    if finding.code in UNWRITTEN:
        return "field"
    check = checks().get(finding.code)
    return check.waits if check else ""


def _unfounded(claim: Claim) -> bool:
    """Whether a quote of the claim, or the source of one, was not found: what it holds is not known."""
    return wrongly_quoted(claim) or len(claim.evidence) < len(claim.written.evidence)


def _of_unwritten(finding: Finding) -> bool:
    """Whether it is about a value that is still to be written, which is told as that."""
    where = finding.where
    if not isinstance(where, Where) or not isinstance(where.file, Sheet):
        return False
    return where.file.has(where.keys) and unwritten(where.file.value(where.keys))


def _claim_of(finding: Finding) -> tuple[str | int, ...]:
    where = finding.where
    return (where.file.path, *where.keys[:2]) if isinstance(where, Where) else ()


def not_quoted(site: Site, field: str, what: str) -> Iterator[Finding]:
    """One finding for each claim whose kind has words in `field` that its evidence does not hold."""
    for claim in site.claims():
        for where, words in kind_words(claim, field):
            if not quoted(words, claim):
                yield wrong(
                    where,
                    f"{what} “{words}” stands in no quote or context of the claim; expected the source's words",
                    "copy the words, or add the passage that has them as `context:`",
                )
