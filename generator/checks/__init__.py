"""Finds the checks (one file each) and runs them over a site."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from generator.analysis.grounds import kind_words, quoted
from generator.finding import Finding, Level, Place
from generator.site.site import Site


@dataclass(frozen=True)
class Hit:
    """One place that breaks a rule: what was found and expected there, and the way out.

    `length` is the number of characters to underline. The rule's file gives code and level.
    """

    place: Place
    message: str
    cure: str = ""
    length: int = 1


@dataclass(frozen=True)
class Check:
    """One rule. `help` is its docstring: the rule in a sentence, why, a bad and a good example."""

    code: str
    level: Level
    help: str
    run: Callable[[Site], Iterator[Hit]]

    @property
    def summary(self) -> str:
        return self.help.split("\n", 1)[0]


@cache
def checks() -> dict[str, Check]:
    """Every check by its code, which is its file's name with hyphens. A new file is a new check."""
    package = importlib.import_module("generator.checks")
    found: dict[str, Check] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda item: item.name):
        module = importlib.import_module(f"generator.checks.{info.name}")
        code = info.name.replace("_", "-")
        level = cast("Level", getattr(module, "LEVEL", "error"))
        found[code] = Check(code, level, (module.__doc__ or "").strip(), module.check)
    return found


def run_checks(site: Site) -> list[Finding]:
    """The findings of reading and of every check, sorted by place, each once."""
    found = set(site.findings)
    for check in checks().values():
        for hit in check.run(site):
            found.add(
                Finding(hit.place, check.code, hit.message, hit.cure, check.level, hit.length)
            )
    return sorted(found)


def not_quoted(site: Site, field: str, what: str) -> Iterator[Hit]:
    """A hit for each claim whose kind has words in `field` that its evidence does not hold."""
    for claim in site.claims():
        for path, words in kind_words(claim, field):
            # Without evidence the sources are unknown, and that has been told already.
            if claim.evidence and not quoted(words, claim):
                yield Hit(site.briefs[claim.brief].sheet.place(path, 0),
                          f"{what} “{words}” stands in no quote or context of the claim; expected the source's words",
                          "copy the words, or add the passage that has them as `context:`", len(words))  # fmt: skip
