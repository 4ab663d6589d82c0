"""The tables of the Data Package, one file each, and what several of them share."""

from __future__ import annotations

from generator.exports.csv_table import Column, Row
from generator.site.site import ARTICLE, UNNAMED

VOICE = {"categories": ["actor", UNNAMED, ARTICLE]}
PAGE = Column("page", "Its place on the site, from the root of the site")
VOICES = (
    Column(
        "voice",
        "Who speaks: a registered actor, an unnamed person, or the article itself",
        more=VOICE,
    ),
    Column(
        "speaker", "The actor who speaks; empty for an unnamed person and for the article itself"
    ),
    Column("described_as", "The source's words for an unnamed person"),
)
UNIT = Column(
    "unit", "What the figure is counted in: the unit of its subject, else the sign in its words"
)
REVIEW = (
    Column("reviewed_by", "Who looked at it as it stands, beside its author"),
    Column("reviewed_on", "The day of that review", "date"),
)


def review_cells(reviewed: Row | None) -> Row:
    return {f"reviewed_{part}": reviewed[part] for part in ("by", "on")} if reviewed else {}


def voice_cells(speaker: Row) -> Row:
    """An actor's id, or none: `unnamed` and an article's own voice are no actors."""
    plain_voice = speaker["id"] in (UNNAMED, ARTICLE)
    return {
        "voice": speaker["id"] if plain_voice else "actor",
        "speaker": None if plain_voice else speaker["id"],
        "described_as": speaker["described_as"],
    }
