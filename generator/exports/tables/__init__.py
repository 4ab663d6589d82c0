"""The tables of the Data Package, one file each, and what several of them share."""

from __future__ import annotations

from generator.exports.csv_table import Column, Row
from generator.site.site import ARTICLE, UNNAMED

BRIEF = Column("brief", "The brief it belongs to")
# How a claim is named.
OTHER = ": by its id where it is of the same brief, else as `{brief}/{id}`"
VOICE = {"categories": ["actor", UNNAMED, ARTICLE]}
VOICES = (
    Column(
        "voice",
        "Who speaks: a registered actor, an unnamed person, or the article itself",
        more=VOICE,
    ),
    Column(
        "speaker", "The actor who speaks; empty for an unnamed person and for the article itself"
    ),
)
UNIT = Column(
    "unit", "What the figure is counted in: the unit of its subject, else the sign in its words"
)
REVIEW = (
    Column("reviewed_by", "Who looked at it as it stands, beside its author"),
    Column("reviewed_on", "The day of that review", "date"),
)


def review_cells(entry: Row) -> Row:
    reviewed = entry.get("reviewed")
    return {f"reviewed_{part}": reviewed[part] for part in ("by", "on")} if reviewed else {}


def voice_cells(speaker: str) -> Row:
    """An actor's id, or none: `unnamed` and an article's own voice are no actors."""
    if speaker in (UNNAMED, ARTICLE):
        return {"voice": speaker}
    return {"voice": "actor", "speaker": speaker}


def cells(entry: Row, *names: str) -> Row:
    """What an entry says under these keys; an empty cell where it says nothing."""
    return {name: entry[name] for name in names if name in entry}
