"""Explain the code of a finding: the rule, why, a bad and a good example; without one, list all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import click

from generator.checks import checks
from generator.commands._unknown_name import end_unknown
from generator.text.own_data import own_data

NOTICES = {"untold-change": "notice"}
PARTS = "{rule}\n\nWhy: {why}\n\nBad:\n    {bad}\n\nGood:\n    {good}"
FILE = Path(__file__).with_name("explanations.yml")


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    if code is None:
        click.echo(listed(), nl=False)
        return
    known = explanations()
    wanted = code.strip("[]").lower()
    if wanted not in known:
        end_unknown("code", wanted, known, "`briefs explain` lists them all")
    explanation = known[wanted]
    click.echo(f"{wanted} ({explanation.level})\n\n{explanation.text}")


@dataclass(frozen=True)
class Explanation:
    """One code: `text` is the rule in a sentence, then why, bad and good, in paragraphs."""

    level: str
    text: str

    @property
    def rule(self) -> str:
        return " ".join(self.text.split("\n\n", 1)[0].split())


@cache
def explanations() -> dict[str, Explanation]:
    """Every code, of the checks and of reading, in the order of the alphabet."""
    known = {
        code: Explanation(NOTICES.get(code, "error"), PARTS.format_map(parts))
        for code, parts in own_data(FILE).items()
    }
    known |= {code: Explanation(rule.level, rule.help) for code, rule in checks().items()}
    return dict(sorted(known.items()))


def listed() -> str:
    """Every code with its rule, one a line."""
    width = max(map(len, explanations()))
    return "".join(f"{code:<{width}}  {item.rule}\n" for code, item in explanations().items())
