"""A project of one text and one claim, as small as a curator could write it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from generator.checks import run_checks
from generator.finding import Finding
from generator.site.read_site import read_site
from generator.site.site import Claim, Site

REST = "The rest of the text tells how the ferry was built and who paid for the new pier, at some length."
ACTORS = """\
harbour: {name: the harbour office, kind: office, aliases: [港务局, 항만청]}
dahl: {name: Ines Dahl, kind: person}
falk: {name: Nils Falk, kind: person}
"""


@dataclass(frozen=True)
class Small:
    """One text of a day, and one claim that quotes it. `kind` is the line of the claim's kind."""

    text: str
    quote: str
    kind: str = ""
    says: str = "It is so."
    said_by: str = "harbour"
    more: str = ""
    title: str = "News from the harbour"
    published: str = "May 12, 2031"
    subject: str = "{label: What is counted}"
    findings: list[Finding] = field(default_factory=list, compare=False)

    def lay(self, root: Path) -> Path:
        year = self.published.rsplit(" ", 1)[-1]
        body = f"{self.title}\n{self.published}\n\n{self.text}\n\n{REST}\n"
        (root / "seeds").mkdir(parents=True, exist_ok=True)
        (root / "briefs").mkdir(exist_ok=True)
        (root / "seeds/a.txt").write_text(body, "utf-8")
        (root / "seeds/actors.yml").write_text(ACTORS, "utf-8")
        digest = hashlib.sha256(body.encode()).hexdigest()
        (root / "seeds/sources.yml").write_text(
            f"a:\n  file: a.txt\n  sha256: {digest}\n  title: {quoted(self.title)}\n  label: A\n  author: null\n"
            f"  publisher: null\n  published: {quoted(self.published)}\n  address: null\n  year: {year}\n"
            f"  year_because: {{source: a, quote: {quoted(self.published)}}}\n  descriptor: Unsigned text, dated.\n"
            f"  set_aside: [{{quote: tells how the ferry was built, why: background}}]\n",
            "utf-8",
        )
        kind = f"    {self.kind}\n" if self.kind else ""
        (root / "briefs/b.yml").write_text(
            f"title: News\norder: 1\nquestion: What happened?\nbottom_line: {quoted(self.says + ' [^n]')}\n"
            f"subjects:\n  them: {self.subject}\nclaims:\n  n:\n    says: {quoted(self.says)}\n"
            f"    said_by: {self.said_by}\n{self.more}    evidence:\n      - source: a\n        quote: {quoted(self.quote)}\n"
            f"{kind}source_summary: One text.\n",
            "utf-8",
        )
        return root

    def site(self, root: Path) -> Site:
        return read_site(self.lay(root))


def quoted(words: str) -> str:
    """The words as a YAML scalar in double quote marks."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


# What such a short text and a sheet without its subjects always bring with them.
BESIDE = {"unit-given", "share-quoted", "actor-used", "own-words", "sentence-length", "entry-whole"}


def codes(small: Small, root: Path) -> set[str]:
    """The codes of all findings, those left out that only say how small the project is."""
    return {finding.code for finding in findings(small, root)}


def findings(small: Small, root: Path) -> list[Finding]:
    return [finding for finding in run_checks(small.site(root)) if finding.code not in BESIDE]


def claim(small: Small, root: Path) -> Claim:
    return small.site(root).briefs["b"].claims["n"]
