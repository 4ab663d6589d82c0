"""Merge random pairs of valid edits with git, and count how each ends: held, refused by `check`, or lost in silence."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from generator.authoring.insert_entry import Edit, insert, put
from generator.authoring.rename_entry import NewFile, move, rename, write_all
from generator.authoring.review_entry import review, reviewable
from generator.checks import run_checks
from generator.commands.write.seal import sealed
from generator.model.registers import ACTORS, SOURCES
from generator.site.read_site import read_site
from generator.site.site import Site

SHEET, OTHER = "briefs/boats.yml", "briefs/pier.yml"
FIXTURE = Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "base"
PIER = """\
title: The pier
question: Is the pier used?
bottom_line: The night boat uses it. [^boat]
subjects:
  traffic: {label: Passengers on the night boat, unit: passengers}
claims:
  boat:
    says: The night boat uses the pier.
    said_by: company
    evidence:
      - {source: notice, quote: the night boat, context: [The Lake Company said]}
source_summary: One text.
"""
# What an edit did, as a question to a site: whether it is there.
Held = Callable[[Site], bool]
Change = Callable[[Path, random.Random, str], Held]


def _insert(root: Path, path: str, under: tuple[str, ...], name: str, *lines: str) -> None:
    made = insert(
        root, path, under, name, lambda indent: [f"{' ' * indent}{line}" for line in lines]
    )
    assert isinstance(made, Edit), made
    put(root, made)


def _replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_bytes().decode()
    assert text.count(old) == 1, old
    (root / path).write_bytes(text.replace(old, new).encode())


def add_claim(root: Path, dice: random.Random, name: str) -> Held:
    path = dice.choice([SHEET, OTHER])
    quote = "about 40 passengers use the night boat"
    _insert(root, path, ("claims",), name, f"{name}:", "  says: The night boat is used.",
            "  said_by: company", "  evidence:", f"    - {{source: notice, quote: {quote}}}")  # fmt: skip
    return lambda site: name in {claim.id for claim in site.claims()}


def add_judgement(root: Path, dice: random.Random, name: str) -> Held:
    _insert(root, SHEET, ("judgements",), name, f"{name}:", "  judgement: The pier holds. [^pier]",
            "  likelihood: likely", "  confidence: low", "  confidence_basis: One voice.")  # fmt: skip
    return lambda site: name in site.briefs["boats"].judgements


def add_actor(root: Path, dice: random.Random, name: str) -> Held:
    _insert(root, ACTORS, (), name, f"{name}: {{name: Person {name.capitalize()}, kind: person}}")
    return lambda site: name in site.actors


def add_source(root: Path, dice: random.Random, name: str) -> Held:
    words = f"The boat {name} is new."
    (root / f"seeds/{name}.txt").write_text(f"{words}\n", "utf-8")
    _insert(root, SOURCES, (), name, f"{name}:", f"  file: {name}.txt", f"  label: Note {name}",
            "  descriptor: Unsigned note.")  # fmt: skip
    _insert(root, OTHER, ("claims",), f"new-{name}", f"new-{name}:", f"  says: The {name} is new.",
            "  said_by: article", "  evidence:", f"    - {{source: {name}, quote: {words[:-1]}}}")  # fmt: skip
    cards = root / SOURCES
    cards.write_text(sealed(cards.read_text("utf-8"), read_site(root)), "utf-8")
    return lambda site: name in site.sources and bool(site.sources[name].card.sha256)


def edit_claim(root: Path, dice: random.Random, name: str) -> Held:
    says = dice.choice(
        [
            "The pier needs repairs.",
            "The night fare will rise.",
            "The town may pay a subsidy.",
            "About 40 passengers use the night boat.",
        ]
    )
    new = f"{says[:-1]}, as {name} has it."
    _replace(root, SHEET, f"    says: {says}\n", f"    says: {new}\n")
    return lambda site: any(claim.says == new for claim in site.claims())


def withdraw(root: Path, dice: random.Random, name: str) -> Held:
    says = dice.choice(["The pier needs repairs.", "The night fare will rise."])
    line = f"    says: {says}\n"
    gone = f"    withdrawn: {{on: 2031-06-03, because: Doubted by {name}.}}\n"
    _replace(root, SHEET, line, line + gone)
    because = f"Doubted by {name}."
    return lambda site: any(
        claim.written.withdrawn and claim.written.withdrawn.because == because
        for claim in site.briefs["boats"].withdrawn.values()
    )


def _write(root: Path, made: list[NewFile] | list[object]) -> None:
    files = [file for file in made if isinstance(file, NewFile)]
    assert files and len(files) == len(made), made
    write_all(root, files)


def rename_any(root: Path, dice: random.Random, name: str) -> Held:
    what, old = dice.choice(
        [
            ("claim", "boats/autumn"),
            ("claim", "boats/passengers"),
            ("actor", "falk"),
            ("actor", "company"),
            ("source", "letter"),
            ("brief", "pier"),
        ]
    )
    _write(root, [*rename(root, what, old, name)])
    known: dict[str, Callable[[Site], bool]] = {
        "claim": lambda site: name in site.briefs["boats"].claims,
        "actor": lambda site: name in site.actors,
        "source": lambda site: name in site.sources,
        "brief": lambda site: name in site.briefs,
    }
    return known[what]


def move_claim(root: Path, dice: random.Random, name: str) -> Held:
    _write(root, [*move(root, ["boats/passengers"], "pier")])
    return lambda site: any(
        "passengers" in brief.claims for brief in site.briefs.values() if brief.slug != "boats"
    )


def review_any(root: Path, dice: random.Random, name: str) -> Held:
    site, by = read_site(root), f"Person {name}"
    named = reviewable(site)
    id = dice.choice(["passengers", "autumn", "fare", "subsidy", "pier", "j-steady"])
    _write(root, [*review(root, site, named[f"boats/{id}"], by, "2031-06-04")])
    return lambda site: any(
        entry.reviewed and entry.reviewed.by == by
        for brief in site.briefs.values()
        for entry in (
            *brief.written.claims.values(),
            *(claim.written for claim in brief.withdrawn.values()),
            *brief.judgements.values(),
        )
    )


CHANGES: list[Change] = [add_claim, add_judgement, add_actor, add_source, edit_claim, withdraw, rename_any, move_claim, review_any]  # fmt: skip


def git(root: Path, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    return subprocess.run(["git", "-C", str(root), *who, *words], env=environment, check=check, capture_output=True, text=True)  # fmt: skip


def project(root: Path) -> Path:
    """A repository with the small project that all edits begin from."""
    shutil.copytree(FIXTURE, root)
    (root / OTHER).write_text(PIER, "utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "base")
    return root


def outcome(root: Path, seed: int) -> tuple[str, str]:
    """How one pair of edits ends, `held`, `conflict`, `refused` or `lost`; and which edits they were."""
    dice = random.Random(seed)
    pair = [dice.choice(CHANGES) for _ in range(2)]
    held = []
    for branch, change, name in zip(("ours", "theirs"), pair, ("amber", "birch"), strict=True):
        git(root, "checkout", "-q", "-B", branch, "main")
        held.append(change(root, dice, name))
        wrong = [finding for finding in run_checks(read_site(root)) if finding.level == "error"]
        assert not wrong, (change.__name__, wrong)
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", change.__name__)
    merged = git(root, "merge", "-q", "--no-edit", "ours", check=False)
    site = read_site(root)
    errors = any(finding.level == "error" for finding in run_checks(site))
    there = not site.findings and all(each(site) for each in held)
    git(root, "merge", "--abort", check=False)
    git(root, "reset", "-q", "--hard", "main")
    git(root, "clean", "-fdq")
    which = " + ".join(sorted(change.__name__ for change in pair))
    if merged.returncode:
        return ("conflict" if errors else "lost"), which
    return ("refused" if errors else "held" if there else "lost"), which


def main() -> int:
    """Merge N pairs (1000), print how they end; 1 when anything was lost in silence."""
    pairs = int(os.environ.get("N") or 1000)
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder) / "project")
        for seed in range(pairs):
            end, which = outcome(root, seed)
            ends[end] += 1
            if end == "lost":
                print(f"pair {seed}: {which}: lost in silence")
    print(", ".join(f"{count} {end}" for end, count in sorted(ends.items())))
    return 1 if ends["lost"] else 0


if __name__ == "__main__":
    sys.exit(main())
