"""Words what is wrong with an id: a name in its place, signs around it, several where one is expected."""

from __future__ import annotations

import re

from generator.finding import Finding, KeyPath, Place, Where
from generator.model.introspection import Spot
from generator.model.marks import HOMES
from generator.syntax.sheet import Sheet
from generator.text.spelling import did_you_mean
from generator.validation.suggestions import Spellings, exactly, meant

MOST = 60
SINGLE_ID_CURES = {
    "said_by": "one speaker only; split the claim",
    "source": "one source only; give each source a piece of evidence of its own",
}
_SEVERAL = re.compile(r"\s*(?:[,;&/]|\band\b)\s*")


def bad_key(where: Where | Place, name: str) -> Finding:
    """The finding for an id where it is defined, or is to be."""
    cure = "start with a letter, for example `troop-count`"
    if id := as_id(name):
        cure = f"write {id!r}"
    message = f"{name!r} is no id; expected small letters, digits and hyphens"
    if len(name) > MOST:
        message = f"an id of {len(name)} characters; expected at most {MOST}"
        cure = "find a shorter one"
    return Finding(where, "bad-id", message, cure)


def bad_id(
    sheet: Sheet, path: KeyPath, words: str, here: Spot, known: Spellings | None, *, listed: bool
) -> Finding:
    """The finding for an id where it is named. `known` is None where its register is unread."""
    message = f"{words!r} is no id; expected small letters, digits and hyphens"
    most = 2 * MOST + 1 if here.ids_of == "claim" else MOST
    if len(words) > most:
        message = f"an id of {len(words)} characters; expected at most {most}"
    cure = single_id_cure(words, here, known, listed=listed)
    return Finding(sheet.at(*path).span(None, len(words)), "bad-id", message, cure)


def single_id_cure(words: str, here: Spot, known: Spellings | None, *, listed: bool) -> str:
    """The cure where something else stands in the place of an id; `listed`: the key takes a list of ids."""
    bare = _bare(words)
    if known is not None and (id := exactly(bare, known)):
        # The id itself with signs around it is not a matter of meaning.
        return f"write {id!r}" if id == bare else did_you_mean(id)
    parts = _parts(bare, known)
    if len(parts) > 1:
        if listed:
            return f"a comma is missing: [{', '.join(parts)}]"
        return SINGLE_ID_CURES.get(here.key, "one id only; keep one of them")
    if known is None:
        return f"write the id that stands in the register or the sheet, for example `{as_id(words) or 'troop-count'}`"
    if id := meant(bare, known):
        return did_you_mean(id)
    example = as_id(words) if len(words) <= MOST else ""
    home = HOMES[here.ids_of or ""]
    return f"add it to {home}{f' as {example!r}' if example else ''}, and write its id"


def several_ids(words: str, known: Spellings | None) -> str:
    """Ids that were written as one text, as a list."""
    bare = _bare(words)
    known_id = exactly(bare, known) if known else None
    parts = [known_id] if known_id else _parts(bare, known) or [bare]
    return f"[{', '.join(parts)}]"


def as_id(words: str) -> str:
    """Words in the form of an id, `Port Office` as `port-office`; empty when nothing is left."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower().replace("’", "").replace("'", "")).strip("-")
    return plain[:MOST].strip("-") if re.match("[a-z]", plain) else ""


def _bare(words: str) -> str:
    """The words without the brackets, citation marks and quote marks around them."""
    return words.strip(" []()<>^`\"'“”‘.,;")


def _parts(words: str, known: Spellings | None) -> list[str]:
    """The ids that stand in one text, none when part of it is no id."""
    for given in (_SEVERAL.split(words), words.split()):
        named = [_bare(part) for part in given if _bare(part)]
        ids = [exactly(part, known) if known else as_id(part) for part in named]
        if len(ids) > 1 and all(ids):
            return [part for part in ids if part]
    return []
