"""Says what a source card and an actor are, as frozen types with a description a field."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.model.base import (
    ActorId,
    Day,
    Heading,
    Id,
    LanguageTag,
    OwnHeading,
    OwnWords,
    SourceId,
    TermOf,
    Text,
    WebAddress,
    Written,
    Year,
)
from generator.model.life import FormerName, Standing
from generator.model.marks import Weighs

# Where the two registers lie, from the root of a project.
SOURCES = "seeds/sources.yml"
ACTORS = "seeds/actors.yml"


class YearGround(Written):
    """The quote that a card's year rests on."""

    called: ClassVar[str] = "the ground of a year"
    source: SourceId = Field(
        description="The source that states the year, an id of seeds/sources.yml."
    )
    quote: Text = Field(description="Its words, verbatim; the year stands in them.")


class SetAside(Written):
    """A sentence that no claim uses, and why."""

    called: ClassVar[str] = "a sentence set aside"
    quote: Text = Field(description="Words of the sentence, verbatim.")
    why: Annotated[str, TermOf("set-aside")] = Field(
        description="The reason, from the closed list."
    )


class Original(Written):
    """The document that a text was taken from."""

    called: ClassVar[str] = "the original of a text"
    file: Text = Field(description="Name of the file in seeds/originals/.")
    sha256: Text = Field(description="Fingerprint of the file; written by `briefs new source`.")
    by: Text = Field(description="What took the text out of it, with versions.")
    map: Text | None = Field(
        None,
        description="Fingerprint of `FILE.map.json` beside it, which says on what page or in what cell each place of the text stands.",
    )
    kept: Annotated[str, TermOf("text")] = Field(
        "present", description="`withheld` when the document may not be in the repository."
    )


class Collected(Written):
    """What the collector knows of a source; nothing of it is held against the text."""

    called: ClassVar[str] = "what a collector knows"
    needs: ClassVar[tuple[str, ...]] = ("by",)
    address: WebAddress | None = Field(None, description="Where it was found.")
    archived: WebAddress | None = Field(None, description="Where a copy of it is kept.")
    retrieved: Day | None = Field(None, description="The day it was brought in, YYYY-MM-DD.")
    publisher: Text | None = Field(None, description="Who published it, as the collector knows.")
    by: Text = Field(description="Who says so: the collector.")


class SourceCard(Written):
    """One document in `seeds/` (ICD 206 source reference citation and descriptor)."""

    called: ClassVar[str] = "a source card"
    weight: ClassVar[str] = "source"
    file: Text = Field(description="Name of the file in seeds/.")
    sha256: str | None = Field(
        None, description="Fingerprint of the file; written by `briefs seal`."
    )
    title: Annotated[Text | None, Weighs("source")] = Field(
        None, description="The text's own heading, verbatim; null when it has none."
    )
    label: OwnHeading = Field(description="What this site calls it: a short name in our own words.")
    language: Annotated[LanguageTag, Weighs("source")] = Field(
        "en",
        description="The language of its text, a BCP 47 tag such as `uk`; English when absent.",
    )
    author: Annotated[Text | None, Weighs("source")] = Field(
        None, description="As the text states it, verbatim; null when it does not."
    )
    publisher: Annotated[Text | None, Weighs("source")] = Field(
        None, description="As the text states it, verbatim; null when it does not."
    )
    published: Annotated[Text | None, Weighs("source", "date")] = Field(
        None, description="Its date in its own words, verbatim; null when none."
    )
    address: Annotated[Text | None, Weighs("source")] = Field(
        None, description="Its https address, where the text states one."
    )
    year: Annotated[Year | None, Weighs("source")] = Field(
        None, description="The year for its dates that name none."
    )
    year_because: YearGround | None = Field(None, description="The quote that the year rests on.")
    year_reason: OwnWords | None = Field(
        None, description="How that quote bears on this text, in one sentence."
    )
    window: Annotated[Text | None, Weighs("source")] = Field(
        None, description="When it must have been written, an EDTF interval."
    )
    window_because: OwnWords | None = Field(None, description="Why it must have been written then.")
    descriptor: Annotated[OwnWords, Weighs("wording")] = Field(
        description="What bears on its quality: access, age, interest (ICD 206)."
    )
    reliability: Annotated[str, TermOf("reliability"), Weighs("grade", verb="moved")] = Field(
        "F", description="Admiralty grade of the source, A to F."
    )
    reliability_basis: Annotated[
        OwnWords | None, Weighs("wording", "reason for the reliability")
    ] = Field(None, description="The reason for a grade other than F.")
    moved: dict[Text, Text] = Field(
        default_factory=dict,
        description="Quoted passages of its page that are no more (`q-12-40`), and where they went.",
    )
    was: tuple[FormerName, ...] = Field(
        (), description="Earlier names, whose addresses lead here; written by `briefs rename`."
    )
    standing: Annotated[Standing | None, Weighs("source")] = Field(
        None, description="What became of it later: corrected, retracted or superseded."
    )
    furniture: tuple[Text, ...] = Field(
        (), description="Whole lines that are not its content; `More*` is a prefix."
    )
    set_aside: tuple[SetAside, ...] = Field(
        (), description="Sentences that no claim uses, with the reason."
    )
    text: Annotated[str, TermOf("text")] = Field(
        "present", description="`withheld` when its text may not be in the repository."
    )
    original: Original | None = Field(
        None, description="The document that the text was taken from, where it was one."
    )
    looked_at: dict[Text, Day] = Field(
        {},
        description="Pages of the original whose picture somebody has compared with the text, each with the day.",
    )
    collected: Collected | None = Field(
        None, description="What the collector knows of it, shown as the collector's word."
    )

    def gist(self) -> str:
        return self.label


class ActorCard(Written):
    """A person, office, organisation or state that speaks or acts."""

    called: ClassVar[str] = "an actor"
    weight: ClassVar[str] = "wording"
    name: Annotated[Heading, Weighs("wording")] = Field(
        description="The one spelling used in our own prose."
    )
    kind: Annotated[str, TermOf("actor"), Weighs("wording")] = Field(description="What it is.")
    part_of: Annotated[ActorId | None, Weighs("grade", "whole")] = Field(
        None, description="The actor it belongs to; joined actors are one origin group."
    )
    was: tuple[FormerName, ...] = Field(
        (), description="Earlier names, whose addresses lead here; written by `briefs rename`."
    )
    titles: tuple[Text, ...] = Field((), description="Titles given in the sources.")
    aliases: tuple[Text, ...] = Field((), description="Other spellings and names in the sources.")
    weak_aliases: tuple[Text, ...] = Field(
        (), description="Ambiguous short forms, capitals used for governments."
    )
    note: OwnWords | None = Field(
        None, description="A note for the actor's page, in our own words."
    )

    def gist(self) -> str:
        return self.name


class SourceRegister(Written):
    """`seeds/sources.yml`: every source card by id."""

    entries: dict[Id, SourceCard] = Field(description="Source cards by id.")


class ActorRegister(Written):
    """`seeds/actors.yml`: every actor by id. `unnamed` and `article` are built in."""

    entries: dict[Id, ActorCard] = Field(description="Actors by id.")
