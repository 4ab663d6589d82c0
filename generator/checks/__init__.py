"""Finds the checks (one file each) and runs them over a site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from generator.analysis.words_in_quote import kind_words, quoted
from generator.finding import Finding, Level, wrong
from generator.model.plugin_folders import plugin_modules
from generator.site.site import Site


@dataclass(frozen=True)
class Check:
    """One rule. `help` is its docstring: the rule in a sentence, why, a bad and a good example."""

    code: str
    level: Level
    help: str
    run: Callable[[Site], Iterator[Finding]]

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
        listed[code] = Check(code, level, (module.__doc__ or "").strip(), module.check)
    return listed


def run_checks(site: Site) -> list[Finding]:
    """The findings of reading and of every check, sorted by place, each once."""
    findings = set(site.findings)
    for check in checks().values():
        findings |= {
            replace(finding, code=check.code, level=min(check.level, finding.level, key=_MILDER))
            for finding in check.run(site)
        }
    return sorted(findings)


_MILDER = ("notice", "error").index


def not_quoted(site: Site, field: str, what: str) -> Iterator[Finding]:
    """One finding for each claim whose kind has words in `field` that its evidence does not hold."""
    for claim in site.claims():
        for where, words in kind_words(claim, field):
            # Without evidence the sources are unknown, and that has been told already.
            if claim.evidence and not quoted(words, claim):
                yield wrong(
                    where,
                    f"{what} “{words}” stands in no quote or context of the claim; expected the source's words",
                    "copy the words, or add the passage that has them as `context:`",
                )
