"""Copies a project's briefs and sources many times under ids of their own, to see how the engine bears many."""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from copy import deepcopy
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.analysis.references import references  # noqa: E402
from generator.site.input_files import LIMITS  # noqa: E402
from generator.site.read_site import read_site  # noqa: E402
from generator.syntax.sheet import read_sheet  # noqa: E402

CARDS = "seeds/sources.yml"


def multiply(project: Path, folder: Path, times: int) -> int:
    """Write the project's briefs and sources so many times under ids of their own; how many briefs there are."""
    for name in ("briefs", "seeds"):
        (folder / name).mkdir(parents=True)
    shutil.copytree(project / "docs/about", folder / "docs/about")
    shutil.copy(project / "seeds/actors.yml", folder / "seeds")
    config = (project / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    register, _ = read_sheet((project / CARDS).read_bytes(), CARDS)
    assert register is not None
    texts = {path.stem: path.read_text("utf-8") for path in (project / "briefs").glob("*.yml")}
    spots = _spots(project)
    cards: dict[str, object] = {}
    for number in range(times):
        copy = f"-{number:04d}"
        for name, card in register.data.items():
            cards[name + copy] = _card(project, folder, deepcopy(card), copy)
        for name, text in texts.items():
            for offset in sorted(spots.get(f"briefs/{name}.yml", ()), reverse=True):
                text = text[:offset] + copy + text[offset:]
            text = re.sub(r"(?m)^title: .*$", rf"\g<0> ({number})", text, count=1)
            (folder / f"briefs/{name}{copy}.yml").write_text(text, "utf-8")
    _write_cards(folder / CARDS, cards)
    return times * len(texts)


def _write_cards(register: Path, cards: dict[str, object]) -> None:
    """The cards in one file, or each in one of its own where that file would be past its limit."""
    if len(whole := _yaml(cards)) <= LIMITS[".yml"]:
        register.write_text(whole, "utf-8")
        return
    register.with_suffix("").mkdir()
    for name, card in cards.items():
        (register.with_suffix("") / f"{name}.yml").write_text(_yaml({name: card}), "utf-8")


def _yaml(data: object) -> str:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000)


def _spots(project: Path) -> dict[str, set[int]]:
    """By file: the offsets behind each id of a source and of another sheet, where a copy's number goes."""
    found: dict[str, set[int]] = {}
    for reference in references(read_site(project, drafts=True)):
        home = reference.id.rpartition("/")[0]
        name = reference.id if reference.what == "source" else home
        if not name or not reference.where.file.path.startswith("briefs/"):
            continue
        file = reference.where.file
        start = file.text.index(name, file.offset(reference.where))
        found.setdefault(file.path, set()).add(start + len(name))
    return found


def _card(project: Path, folder: Path, card: dict[str, object], copy: str) -> dict[str, object]:
    """The card of one copy; its text gets a line of its own, since no text may stand twice."""
    file = str(card["file"])
    line = f"Copy{copy} of {file}"
    text = f"{(project / 'seeds' / file).read_text('utf-8')}\n\n{line}\n".encode()
    (folder / "seeds" / f"{Path(file).stem}{copy}.txt").write_bytes(text)
    furniture = card.get("furniture") or []
    ground = card.get("year_because")
    assert isinstance(furniture, list)
    card |= {
        "file": f"{Path(file).stem}{copy}.txt",
        "sha256": hashlib.sha256(text).hexdigest(),
        "furniture": [*furniture, line],
        "label": f"{card.get('label') or card.get('title')} {copy[1:]}",
    }
    if isinstance(ground, dict):
        card["year_because"] = {**ground, "source": f"{ground['source']}{copy}"}
    return card
