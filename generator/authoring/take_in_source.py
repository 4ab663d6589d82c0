"""Takes a text in as a source: what can be read off it for its card, and nothing from elsewhere."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

from generator.authoring import new_entry_text
from generator.authoring.bring_in import Brought, bring_in
from generator.authoring.documents.extraction import Deed, Extraction, Note
from generator.authoring.insert_entry import Edit, already_there, insert_card, put
from generator.authoring.prefill_card import Stated, stated
from generator.finding import Finding, Place
from generator.model.placeholders import GAP
from generator.model.registers import SOURCES, Collected
from generator.site.input_files import cards_folder, read_file, size_limit
from generator.site.originals import MAP, map_text
from generator.syntax.emit import yaml_text
from generator.syntax.sheet import read_sheet
from generator.text.escaping import terminal_text
from generator.text.identifiers import language_tag
from generator.text.languages import DEFAULT

# What a document says of itself and a card has room for.
PREFILLED = ("title", "author", "publisher", "published")
# What only the collector can say, and the page gives a hint of.
COLLECTED = {
    "address": "not on the card, write it under `collected:` if you found it there: address",
    "modified": "look, it was changed after its first day: modified",
}
MOST_LISTED = 200  # notes of a kind
# Not held against the text: no text says in which language it is.
DECLARED = "language"


@dataclass(frozen=True)
class Intake:
    """A source about to be added: the new files in seeds/ by name, and the register's edit.

    The text is the last of the files. `brought` says how it came.
    """

    file: str
    files: Mapping[str, bytes]
    edit: Edit
    stated: Stated
    brought: Brought

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was done on the way from the document to the text."""
        return self.brought.read.notes if self.brought.read else self.brought.notes


@dataclass(frozen=True)
class Given:
    """What the curator says with a source: its id, what is known of it, whether its original may be kept."""

    name: str | None = None
    collected: Mapping[str, str] = field(default_factory=dict)
    withhold: bool = False


def take_in(root: Path, source: Path | str, given: Given | None = None) -> Intake | list[Finding]:
    """The text of a file or of what stands at an address, with a card; its id is made from the name."""
    given = given or Given()
    brought = bring_in(source)
    if isinstance(brought, list):
        return brought
    known = given.name or _id(brought.stem)
    target = f"{known}.txt"
    data = brought.text.encode()
    digest = hashlib.sha256(data).hexdigest()
    original = f"{known}{brought.ending}" if brought.read else None
    for name in (target, *([f"originals/{original}"] if original else [])):
        if obstacle := _taken_in_before(root, name, digest):
            return [obstacle]
    says = _with_fields(stated(brought.text), brought.read)
    values = _values(known, target, digest, says)
    files: dict[str, bytes] = {}
    if original:
        files, values["original"] = _original(original, brought, given.withhold)
    collected = _collected(brought, given)
    if collected:
        values["collected"] = collected
    edit = insert_card(
        root, SOURCES, known, lambda indent: new_entry_text.card(known, indent, values)
    )
    if isinstance(edit, list):
        return edit
    edit = _with_furniture(edit, says)
    return Intake(target, {**files, target: data}, edit, says, brought)


def keep(root: Path, intake: Intake, card: Edit) -> None:
    """Write the new files, then the card: a text without a card is a finding, a card without a text another."""
    for name, data in intake.files.items():
        path = root / "seeds" / name
        path.parent.mkdir(exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    put(root, card)


def _original(name: str, brought: Brought, withhold: bool) -> tuple[dict[str, bytes], str]:
    """The files of seeds/ that keep a document and the way back to it, and what the card says of them."""
    assert brought.read is not None
    files = {} if withhold else {f"originals/{name}": brought.data}
    digest = hashlib.sha256(brought.data).hexdigest()
    parts = [f"file: {name}", f"sha256: {digest}", f"by: {yaml_text(brought.read.by, flow=True)}"]
    original_map = brought.read.map
    if original_map.pages or original_map.cells:
        map_bytes = map_text(original_map).encode()
        files[f"originals/{name}{MAP}"] = map_bytes
        parts.append(f"map: {hashlib.sha256(map_bytes).hexdigest()}")
    if withhold:
        parts.append("kept: withheld")
    return files, f"{{{', '.join(parts)}}}"


def _collected(brought: Brought, given: Given) -> str:
    """What the collector knows, as a mapping on one line; empty where nobody said anything."""
    known = dict(given.collected)
    if brought.addresses:
        known.setdefault("address", brought.addresses[-1])
    if not known:
        return ""
    known.setdefault("by", GAP)
    order = [name for name in Collected.model_fields if name in known]
    return "{" + ", ".join(f"{name}: {yaml_text(known[name], flow=True)}" for name in order) + "}"


def _with_fields(says: Stated, read: Extraction | None) -> Stated:
    """What the text states, corrected by what the document says of itself and its text bears out."""
    if read is None:
        return says
    fields = {
        each.field: each.words for each in read.fields if each.visible and each.field in PREFILLED
    }
    languages = [each.words for each in read.fields if each.field == DECLARED]
    rows = _rows(read)
    years = re.findall(r"(?<!\d)[12]\d{3}(?!\d)", fields.get("published", says.published or ""))
    return replace(
        says,
        title=fields.get("title", says.title),
        author=fields.get("author", says.author),
        publisher=fields.get("publisher", says.publisher),
        published=fields.get("published", says.published),
        year=int(years[0]) if len(years) == 1 else None,
        furniture=read.furniture or tuple(line for line in says.furniture if line not in rows),
        language=next(filter(language_tag, languages), None),
    )


def _rows(read: Extraction) -> set[str]:
    """The lines that are rows of tables: short as they are, they are what the document is about."""
    text = f"\n{read.text}"
    starts = {text.rfind("\n", 0, cell.start + 1) for cell in read.map.cells}
    return {text[start + 1 : text.index("\n", start + 1)] for start in starts}


def how_it_came(intake: Intake) -> list[str]:
    """The lines that tell what was done to a document, what its card took from it, and what is to be done."""
    read = intake.brought.read
    lines = [f"led on to {terminal_text(address)}" for address in intake.brought.addresses[1:]]
    for deed in get_args(Deed):
        done = [f"{deed}: {terminal_text(str(note))}" for note in intake.notes if note.deed == deed]
        lines += done[:MOST_LISTED]
        if len(done) > MOST_LISTED:
            lines.append(
                f"{deed}: {len(done) - MOST_LISTED:,} more; the document has too many to list"
            )
    if read is None:
        return lines
    for each in read.fields:
        if each.field == DECLARED and language_tag(each.words):
            lines.append(f"read off: language {each.words} ({each.read_from})")
        words = terminal_text(each.words)
        if each.field in COLLECTED:
            lines.append(f"{COLLECTED[each.field]}: “{words}” ({each.read_from})")
        if each.field not in PREFILLED:
            continue
        lines.append(
            f"read off: {each.field} “{words}” ({each.read_from})"
            if each.visible
            else f"not on the card, since the text does not have it: {each.field} “{words}” ({each.read_from})"
        )
    if read.map.pages:
        lines.append("a page is quoted only after a look: `briefs look` shows it beside its text")
    return lines


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
    for key in ("title", "author", "publisher", "published", "address"):
        words = getattr(says, key)
        values[key] = "null" if words is None else yaml_text(words)
    if says.language and says.language.partition("-")[0].lower() != DEFAULT:
        values["language"] = says.language
    elif says.foreign:
        values["language"] = GAP
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
        data = read_file(root, path, size_limit(path), [])
        if data is None:
            continue  # a check tells what is wrong with it
        sheet, _ = read_sheet(data, path)
        for name, card in (sheet.data if sheet else {}).items():
            if isinstance(card, dict) and card.get("sha256") == digest:
                assert sheet is not None
                message = f"this very text is there as `{name}`; expected a new one"
                cure = "use the card that is there"
                return Finding(sheet.at(name).key, "already-there", message, cure)
    if (root / "seeds" / target).exists() or (root / "seeds" / target).is_symlink():
        return already_there(Place(f"seeds/{target}"), target)
    return None
