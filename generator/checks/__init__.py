"""Finds the checks (one file each) and runs them over a site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import cast

from generator.analysis.coverage import everything_read, register_unread
from generator.analysis.sentence_support import bound_sentences
from generator.analysis.words_in_quote import kind_words, quoted, wrongly_quoted
from generator.finding import Finding, Level, Where, first_of_each, wrong
from generator.model.placeholders import unwritten
from generator.model.plugin_folders import plugin_modules
from generator.model.registers import SOURCES
from generator.site.site import Claim, Each, Site, cached_per_site
from generator.syntax.sheet import Sheet

# What a check may name in its `NEEDS`. Where that is missing, another finding says so, and the check is not run:
# what it would find only follows from that.
FILES_READ, SOURCES_READ, QUOTES_FOUND = "files read", "sources read", "quotes found"

# Codes of findings of reading which say that something is still to be written.
UNWRITTEN = ("missing-key", "empty-value")


@dataclass(frozen=True)
class Check:
    """One rule. `help` is its docstring: the rule in a sentence, why, a bad and a good example.

    `needs` are those of the three above without which it is not run. `waits` names the kind of thing that its
    findings ask to be written or used (field, sentence, source, actor); empty where they say that something is wrong.
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
        needs, waits = getattr(module, "NEEDS", ()), getattr(module, "WAITS", "")
        text = (module.__doc__ or "").strip()
        listed[code] = Check(code, level, text, module.check, needs, waits)
    return listed


def run_checks(site: Site, each: Each | None = None) -> list[Finding]:
    """The findings of reading and of every check, as `first_of_each` lists them.

    `each` works like `map` and may use several processes. Each process says only whether a check finds anything,
    because findings are too large to hand over; checks that do are run again here.
    """
    every = list(checks().values())
    finds_any = [True] * len(every)
    if each:
        bound_sentences(
            site
        )  # most checks need it: computed here, it is there in the copies of this process
        finds_any = list(each(lambda check: any(True for _ in _findings_of(site, check)), every))
    to_run = [check for check, any_found in zip(every, finds_any, strict=True) if any_found]
    return first_of_each(chain(site.findings, *(_findings_of(site, check) for check in to_run)))


def _findings_of(site: Site, check: Check) -> Iterator[Finding]:
    """The findings of one check with its code and level, without those that only follow from others."""
    for finding in check.run(site) if _missing(site).isdisjoint(check.needs) else ():
        if QUOTES_FOUND in check.needs and _claim_of(finding) in _without_ground(site):
            continue
        if check.waits or not _of_unwritten(finding):
            level = min(check.level, finding.level, key=_MILDER)
            yield replace(finding, code=check.code, level=level)


@cached_per_site
def _missing(site: Site) -> set[str]:
    """Those of `FILES_READ` and `SOURCES_READ` that do not hold for the site."""
    missing = set() if everything_read(site) else {FILES_READ}
    return missing | ({SOURCES_READ} if register_unread(site, SOURCES) else set())


@cached_per_site
def _without_ground(site: Site) -> set[tuple[str | int, ...]]:
    """The claims, as (sheet, *keys), of which a quote, or the source of one, was not found."""
    return {(claim.sheet.path, *claim.path) for claim in site.claims() if _unfounded(claim)}


_MILDER = ("notice", "error").index


def waits(finding: Finding) -> str:
    """The kind of thing that a finding asks to be written or used; empty where it says that something is wrong."""
    if finding.code in UNWRITTEN:
        return "field"
    check = checks().get(finding.code)
    return check.waits if check else ""


def _unfounded(claim: Claim) -> bool:
    """Whether a quote of the claim, or the source of one, was not found, so that its evidence is incomplete."""
    return wrongly_quoted(claim) or len(claim.evidence) < len(claim.written.evidence)


def _of_unwritten(finding: Finding) -> bool:
    """Whether it is about a placeholder, of which another finding says that it is still to be written."""
    where = finding.where
    if not isinstance(where, Where) or not isinstance(where.file, Sheet):
        return False
    return where.file.has(where.keys) and unwritten(where.file.value(where.keys))


def _claim_of(finding: Finding) -> tuple[str | int, ...]:
    """The claim that a finding is about, as `_without_ground` has it."""
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
