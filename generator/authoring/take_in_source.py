"""Takes a text in as a source: what can be read off it for its card, and nothing from elsewhere."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path

from generator.authoring import new_entry_text
from generator.authoring.insert_entry import Edit, already_there, insert_card, put
from generator.authoring.prefill_card import Stated, stated
from generator.finding import Finding, Place
from generator.model.base import GAP
from generator.model.registers import SOURCES
from generator.site.input_files import LIMITS, cards_folder
from generator.site.source_text import source_text
from generator.syntax.emit import yaml_text
from generator.syntax.sheet import read_sheet


@dataclass(frozen=True)
class Intake:
    """A source about to be added: the file's name in seeds/ with its bytes, and the register's edit."""

    file: str
    data: bytes
    edit: Edit
    stated: Stated


def take_in(root: Path, file: Path, name: str | None = None) -> Intake | list[Finding]:
    """The text of `file` with a card under the id `name`, by default made from the file's name."""
    place = Place(file.name)
    with file.open("rb") as opened:
        data = opened.read(LIMITS[".txt"] + 1)
    if len(data) > LIMITS[".txt"]:
        message = f"larger than {LIMITS['.txt'] // 1024} KiB; that is the limit of one text"
        return [Finding(place, "too-large", message, "keep the article itself")]
    text, troubles = source_text(data, file.name, "then run this again")
    if text is None or troubles:
        return troubles[:10]
    known = name or _id(file.stem)
    target = f"{known}.txt"
    digest = hashlib.sha256(data).hexdigest()
    if obstacle := _taken_in_before(root, target, digest):
        return [obstacle]
    says = stated(text)
    edit = insert_card(
        root,
        SOURCES,
        known,
        lambda indent: new_entry_text.card(known, indent, _values(known, target, digest, says)),
    )
    if isinstance(edit, list):
        return edit
    return Intake(target, data, _with_furniture(edit, says), says)


def keep(root: Path, intake: Intake, card: Edit) -> None:
    """Write the text, then its card: a text without a card is a finding, a card without a text another."""
    with (root / "seeds" / intake.file).open("xb") as file:
        file.write(intake.data)
    put(root, card)


def described(says: Stated) -> bool:
    """Whether a text is known to be signed or not, dated or not: what was not seen may be there."""
    return says.complete or bool(says.author and says.published)


def doubtful(intake: Intake) -> list[str]:
    """The fields of the card that only the shape of the text gave, in the order of the card."""
    says = intake.stated
    fields = [
        name
        for name in ("title", "author", "publisher", "published")
        if getattr(says, name) or (not says.complete and name != "publisher")
    ]
    return [*fields, "furniture"] if says.furniture else fields


def _values(name: str, file: str, digest: str, says: Stated) -> dict[str, str | list[str]]:
    """The card's values: what the text states in its own words, null where it is silent."""
    values: dict[str, str | list[str]] = {
        "file": file,
        "sha256": digest,
        "label": new_entry_text.words_of(name),
    }
    for field in ("title", "author", "publisher", "published", "address"):
        words = getattr(says, field)
        values[field] = "null" if words is None else yaml_text(words)
    if says.year and says.published:
        values["year"] = str(says.year)
        values["year_because"] = (
            f"{{source: {name}, quote: {yaml_text(says.published, flow=True)}}}"
        )
    values["descriptor"] = _descriptor(says) if described(says) else GAP
    return values


def _descriptor(says: Stated) -> str:
    if not says.author:
        signed = "Unsigned text"
    elif " and " in says.author:
        signed = "Text with named authors"
    else:
        signed = "Text with a named author"
    return f"{signed}, {'dated' if says.published else 'undated'}."


def _with_furniture(edit: Edit, says: Stated) -> Edit:
    """The proposals stand as comments: only the curator knows what is no content."""
    if not says.furniture:
        return edit
    lines = edit.text.split("\n")
    row = next(
        number
        for number in range(edit.place.line, len(lines))
        if lines[number].lstrip().startswith("# furniture:")
    )
    bare = lines[row].lstrip()
    pad = " " * (len(lines[row]) - len(bare))
    about = bare.partition("  # ")[2]
    proposed = [f"{pad}#   - {yaml_text(line)}" for line in says.furniture]
    lines[row : row + 1] = [f"{pad}# furniture:  # {about} Proposed:", *proposed]
    return replace(edit, text="\n".join(lines), lines=edit.lines + len(proposed))


def _id(stem: str) -> str:
    """An id from a file's name: `2031 Ferry_report` -> `ferry-report`."""
    plain = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    return re.sub(r"^[^a-z]+", "", plain)[:60].strip("-") or "source"


def _taken_in_before(root: Path, target: str, digest: str) -> Finding | None:
    """A text that has been taken in before, or another one under the same name."""
    folder = cards_folder(SOURCES)
    paths = [SOURCES, *(f"{folder}/{path.name}" for path in sorted((root / folder).glob("*.yml")))]
    for path in paths:
        try:
            sheet, _ = read_sheet((root / path).read_bytes(), path)
        except OSError:
            continue
        for name, card in (sheet.data if sheet else {}).items():
            if isinstance(card, dict) and card.get("sha256") == digest:
                assert sheet is not None
                message = f"this very text is there as `{name}`; expected a new one"
                cure = "use the card that is there"
                return Finding(sheet.at(name).key, "already-there", message, cure)
    if (root / "seeds" / target).exists() or (root / "seeds" / target).is_symlink():
        return already_there(Place(f"seeds/{target}"), target)
    return None
