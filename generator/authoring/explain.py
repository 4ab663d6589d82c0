"""Explains a code: the rule, why it is there, and an example that breaks it and one that keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from generator.checks import checks
from generator.text.spelling import near

NOTICES = {"untold-change": "notice"}
FILE = Path(__file__).with_name("explanations.yml")


@dataclass(frozen=True)
class Explanation:
    """One code: `text` is the rule in a sentence, then why, bad and good, in paragraphs."""

    code: str
    level: str
    text: str

    @property
    def rule(self) -> str:
        return " ".join(self.text.split("\n\n", 1)[0].split())


@cache
def explanations() -> dict[str, Explanation]:
    """Every code, of the checks and of reading, in the order of the alphabet."""
    # A trusted file of our own, as vocabulary.yml is.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    read: dict[str, dict[str, str]] = yaml.load(FILE.read_text("utf-8"), Loader=loader)  # noqa: S506, TID251
    found = {
        code: Explanation(
            code,
            NOTICES.get(code, "error"),
            _worded(one["rule"], one["why"], one["bad"], one["good"]),
        )
        for code, one in read.items()
    }
    found |= {code: Explanation(code, one.level, one.help) for code, one in checks().items()}
    return dict(sorted(found.items()))


def explain(code: str) -> tuple[str, bool]:
    """The explanation of a code as text, and whether there is one."""
    known = explanations()
    wanted = code.strip("[]").lower()
    if wanted in known:
        one = known[wanted]
        return f"{one.code} ({one.level})\n\n{one.text}\n", True
    guess = near(wanted, known)
    hint = f"did you mean {guess!r}?" if guess else "`briefs explain` lists them all"
    return f"there is no code {code!r}; {hint}\n", False


def listed() -> str:
    """Every code with its rule, one a line."""
    width = max(map(len, explanations()))
    return "".join(f"{one.code:<{width}}  {one.rule}\n" for one in explanations().values())


def _worded(rule: str, why: str, bad: str, good: str) -> str:
    return f"{rule}\n\nWhy: {why}\n\nBad:\n    {bad}\n\nGood:\n    {good}"
