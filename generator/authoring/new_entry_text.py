"""The text that `briefs new` writes for a brief, claim, actor or source card: a skeleton with comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from generator.exports.editor_schemas import FOLDER, MODELINE
from generator.model.key_reference import Key, keys_of
from generator.model.kinds import kinds
from generator.model.placeholders import GAP, NOBODY
from generator.model.registers import ACTORS, SOURCES
from generator.syntax.emit import yaml_text

BRIEFS = "briefs/*.yml"
CLAIM = ("claims:", "<id>:")
# What comes to an entry later in its life, which no new one has.
LATER = ("withdrawn", "confirmed", "standing", "was", "outcome", "reviewed")
# Values of a key: one value as YAML, or the lines below it.
Given = Mapping[str, str | Sequence[str]]


def claim(name: str, indent: int, kind: str | None = None) -> list[str]:
    """Lines of a claim with the id `name`, a draft. `kind` is written out, without it all are comments."""
    values: dict[str, str | Sequence[str]] = {"draft": "true"}
    if kind:
        inner = _enough(kind)
        values[kind] = _lines(keys_of(*CLAIM, f"{kind}:"), inner, 2, (*CLAIM, f"{kind}:"))
    keys = [
        key for key in keys_of(*CLAIM) if not kind or key.name not in kinds() or key.name == kind
    ]
    # What makes it a draft comes first: it is the line to take out.
    keys.sort(key=lambda key: (key.name != "draft", not key.required, key.name in kinds()))
    return _entry(name, indent, _lines(keys, values, 2, CLAIM))


def brief(slug: str, order: int) -> str:
    """The text of a new fact sheet, a draft without claims."""
    values: Given = {
        "title": yaml_text(words_of(slug)),
        "order": str(order),
        "draft": "true",
        "claims": "{}",
    }
    head = MODELINE.format(folder=FOLDER, name="brief")
    advice = (
        f"# `briefs new claim {slug} ID` adds a claim. Take out `draft:` when the brief is ready."
    )
    return "\n".join([head, advice, *_lines(keys_of(), values, 0, ())]) + "\n"


def actor(name: str, indent: int, given: Given) -> list[str]:
    """Lines of an actor's entry in the register."""
    keys = keys_of("<id>:", file=ACTORS)
    return _entry(name, indent, _lines(keys, given, 2, ("<id>:",), ACTORS))


def card(name: str, indent: int, given: Given) -> list[str]:
    """Lines of a source's card."""
    keys = keys_of("<id>:", file=SOURCES)
    return _entry(name, indent, _lines(keys, given, 2, ("<id>:",), SOURCES))


def words_of(name: str) -> str:
    """An id as words: `ferry-report` -> `Ferry report`."""
    return name.replace("-", " ").capitalize()


def _entry(name: str, indent: int, lines: list[str]) -> list[str]:
    return [f"{' ' * indent}{line}" for line in [f"{name}:", *lines]]


def _lines(
    keys: Sequence[Key], given: Given, indent: int, where: tuple[str, ...], file: str = BRIEFS
) -> list[str]:
    """One line a key: what is given or needed is written, the rest is there as a comment."""
    pad = " " * indent
    lines: list[str] = []
    for key in (key for key in keys if key.name not in LATER):
        value = given.get(key.name)
        if value is None and key.required:
            value = _below(key, where, file, bare=False) if key.holds else _placeholder(key)
        if isinstance(value, str):
            lines.append(f"{pad}{key.name}: {value}{_comment(key)}")
        elif value is not None:
            lines += [f"{pad}{key.name}:{_comment(key)}", *(f"{pad}{line}" for line in value)]
        elif key.holds:
            inner = _below(key, where, file, bare=True)
            lines += [f"{pad}# {key.name}:{_comment(key)}", *(f"{pad}# {line}" for line in inner)]
        else:
            lines.append(f"{pad}# {key.name}: {_placeholder(key)}{_comment(key)}")
    return lines


def _below(key: Key, where: tuple[str, ...], file: str, *, bare: bool) -> list[str]:
    """The lines of one entry of a list, a mapping of ids or a mapping, two spaces in.

    With `bare` they are to be commented out as a whole, so that nothing in them is a comment
    already; keys that are seldom used are left out then, and named on the page of keys.
    """
    step = {"list of mappings": ("-",), "mapping of ids to mappings": ("<id>:",)}.get(key.shape, ())
    inside = (*where, f"{key.name}:", *step)
    keys = keys_of(*inside, file=file)
    if bare:
        lines = [f"{key.name}: {_placeholder(key)}{_comment(key)}" for key in keys if not key.holds]
    else:
        lines = _lines(keys, _first(keys), 0, inside, file)
    if step == ("-",):
        return [f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]
    if step == ("<id>:",):
        return ["  some-id:", *(f"    {line}" for line in lines)]
    return [f"  {line}" for line in lines]


def _first(keys: Sequence[Key]) -> Given:
    """What a piece of evidence cannot do without, though the model has it optional."""
    names = {key.name for key in keys}
    if {"source", "quote"} <= names:
        return {"source": NOBODY["source"], "quote": GAP}
    return {}


def _enough(kind: str) -> Given:
    """Values for a kind with which its own rules are content, at least one."""
    keys = keys_of(*CLAIM, f"{kind}:")
    given = {key.name: _placeholder(key) for key in keys if key.required}
    given = given or {keys[0].name: _placeholder(keys[0])}
    for more in [{}, *({key.name: _placeholder(key)} for key in keys if not key.required)]:
        tried = given | more
        try:
            kinds()[kind].fields.model_validate(tried)
        except ValidationError:
            continue
        return tried
    return given


def _placeholder(key: Key) -> str:
    if key.terms:
        word = key.default or key.terms[0]
    elif key.target:
        word = NOBODY[key.target]
    elif key.shape == "true or false":
        word = "true"
    elif key.shape == "whole number":
        word = key.default or "2000"
    else:
        word = GAP
    return f"[{word}]" if key.many else word


def _comment(key: Key) -> str:
    terms = "" if not key.terms or len(key.terms) > 10 else f" One of: {', '.join(key.terms)}."
    return f"  # {key.about}{terms}"
