"""Says what a claim and its evidence are, as frozen types with a description a field; kinds add their keys."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Discriminator, Field, StrictBool, Tag, create_model, model_validator

from generator.model.base import (
    ActorId,
    ClaimRef,
    Day,
    FigureWords,
    Grade,
    Id,
    Misfit,
    OwnWords,
    PlainFigure,
    SourceId,
    SpeakerId,
    TermOf,
    Text,
    TimeWords,
    Written,
    fits,
)
from generator.model.kinds import kinds
from generator.model.life import FormerName, Reviewed, WithdrawnClaim
from generator.model.marks import Afterwards, IdOf, Ours, Shown, Weighs
from generator.text.spelling import did_you_mean, near

# Of one claim, and of contexts beside one quote: every sentence that cites it is held against them all.
MOST_QUOTES = 50


class WrittenEvidence(Written):
    """One source's quote for a claim, with the chain through which it reached us."""

    called: ClassVar[str] = "a piece of evidence"
    rule: ClassVar[Mapping[str, Any]] = {
        "anyOf": [{"required": ["same_as"], "maxProperties": 1}, {"required": ["source", "quote"]}]
    }
    needs: ClassVar[tuple[str, ...]] = ("source", "quote")
    source: SourceId | None = Field(None, description="The source, an id of seeds/sources.yml.")
    quote: Text | None = Field(None, description="Its words, verbatim, from one paragraph.")
    translation: Annotated[Text | None, Weighs("wording")] = Field(
        None, description="The quote in English, where its source is in another language."
    )
    translated_by: Annotated[Text | None, Weighs("source", "translator")] = Field(
        None, description="Who translated it: a person, or `machine`."
    )
    prefix: Text | None = Field(
        None, description="Words directly before the quote, to make it unique (W3C selector)."
    )
    suffix: Text | None = Field(
        None, description="Words directly after the quote, to make it unique (W3C selector)."
    )
    context: tuple[Text, ...] = Field(
        (), max_length=MOST_QUOTES, description="Further verbatim words that say who or when."
    )
    relayed_by: tuple[ActorId, ...] = Field(
        (), description="Who passed it on, from the speaker towards us."
    )
    said_by: SpeakerId | None = Field(
        None, description="The speaker, where this source names another one."
    )
    figure: FigureWords | None = Field(
        None, description="The number, where this source words it differently."
    )
    read_as: PlainFigure | None = Field(
        None,
        description="That number in English, where its words can be read two ways or not at all.",
    )
    same_as: ClaimRef | None = Field(None, description="A claim whose evidence this one shares.")

    @model_validator(mode="after")
    def _complete(self) -> WrittenEvidence:
        if self.same_as is not None:
            others = [
                name
                for name in type(self).model_fields
                if name != "same_as" and getattr(self, name)
            ]
            if others:
                raise Misfit(
                    f"`same_as` stands alone, and here it stands beside `{others[0]}`",
                    "take one of the two out",
                )
        elif (self.translation is None) != (self.translated_by is None):
            lacking = "translation" if self.translation is None else "translated_by"
            raise Misfit(
                f"`translation` and `translated_by` stand together; `{lacking}` is missing",
                "say who translated it, a person or `machine`"
                if lacking == "translated_by"
                else "add the translation, or take `translated_by` out",
                lacks=(lacking,),
            )
        elif self.source is None or self.quote is None:
            lacking = "source" if self.source is None else "quote"
            raise Misfit(
                f"evidence needs a `source` and a `quote`; `{lacking}` is missing",
                f"add a line `{lacking}: …`",
                lacks=(lacking,),
            )
        fits(self.figure, self.read_as)
        return self


class Occasion(Written):
    """The event at which something was said, in place of a day."""

    called: ClassVar[str] = "an occasion"
    during: Annotated[Id, IdOf("claim")] = Field(
        description="A claim of this sheet that tells of the event; its day is the day of speaking."
    )

    def __str__(self) -> str:
        return f"during {self.during}"


def _said_on(value: object) -> str:
    return "occasion" if isinstance(value, (dict, Occasion)) else "words"


SaidOn = Annotated[
    Annotated[TimeWords, Tag("words")] | Annotated[Occasion, Tag("occasion")],
    Discriminator(_said_on),
]


class ClaimFields(Written):
    """One thing that one speaker says, with its evidence. A claim is not verified truth."""

    called: ClassVar[str] = "a claim"
    rule: ClassVar[Mapping[str, Any]] = {
        "if": {"properties": {"said_by": {"const": "unnamed"}}, "required": ["said_by"]},
        "then": {"required": ["described_as"]},
        "else": {"not": {"anyOf": [{"required": ["described_as"]}, {"required": ["speaks_for"]}]}},
        "allOf": [{"not": {"required": list(pair)}} for pair in combinations(kinds(), 2)],
    }
    says: Annotated[Text, Ours(bound=True), Weighs("wording", "words")] = Field(
        description="What is claimed, in our own words, without the attribution."
    )
    said_by: Annotated[SpeakerId, Weighs("conclusion", "speaker")] = Field(
        description="Who says it: an actor, `unnamed`, or `article` for its own words."
    )
    described_as: Annotated[Text | None, Weighs("source", "description of the speaker")] = Field(
        None, description="The source's words for an unnamed speaker."
    )
    speaks_for: Annotated[ActorId | None, Weighs("grade", "office of the speaker")] = Field(
        None, description="The office an unnamed speaker belongs to."
    )
    said_on: Annotated[SaidOn | None, Weighs("source", "day of speaking")] = Field(
        None,
        description="When it was said, in the source's words, or `{during: claim}` for the event of a claim.",
    )
    attribution: Annotated[str, TermOf("attribution"), Weighs("grade", verb="moved")] = Field(
        "said", description="How strongly the source puts it."
    )
    credibility: Annotated[Grade, Weighs("grade", verb="moved")] = Field(
        "6", description="Admiralty grade of the information, 1 to 6."
    )
    credibility_basis: Annotated[
        OwnWords | None, Weighs("wording", "reason for the credibility")
    ] = Field(None, description="The reason for a grade other than 6.")
    rejected_by: Annotated[tuple[SourceId, ...], Weighs("conclusion", "rejecting sources")] = Field(
        (), description="Sources that carry the claim and call it false."
    )
    denies: Annotated[ClaimRef | None, Weighs("conclusion", "denied claim")] = Field(
        None, description="The claim that this one denies."
    )
    same_origin_as: Annotated[
        tuple[ClaimRef, ...], Weighs("grade", "claims of the same origin")
    ] = Field((), description="Claims that a text shows to be the same voice.")
    same_origin_basis: OwnWords | None = Field(None, description="What shows it.")
    note: Annotated[OwnWords | None, Shown("Our note")] = Field(
        None, description="How we read it, for the reader: a doubt, a choice, in our own words."
    )
    evidence: tuple[WrittenEvidence, ...] = Field(
        min_length=1, max_length=MOST_QUOTES, description="The quotes it rests on."
    )
    reviewed: Annotated[Reviewed | None, Afterwards()] = Field(
        None, description="Who looked at it beside its author; written by `briefs review`."
    )
    withdrawn: Annotated[WithdrawnClaim | None, Afterwards()] = Field(
        None,
        description="When and why it is said no more; it stays at its address, struck through.",
    )
    was: Annotated[tuple[FormerName, ...], Afterwards()] = Field(
        (),
        description="Earlier names, `sheet/id`, whose addresses lead here; written by `briefs rename` and `move`.",
    )
    confirmed: Annotated[Day | None, Weighs("source", "day of confirmation"), Afterwards()] = Field(
        None, description="The day on which it was found to hold after a source's standing changed."
    )
    draft: Annotated[StrictBool, Afterwards()] = Field(
        False, description="True keeps it out of everything that is published."
    )

    @property
    def said_words(self) -> str | None:
        """When it was said in the source's words, where it is given so."""
        return self.said_on if isinstance(self.said_on, str) else None

    @property
    def occasion(self) -> str | None:
        """The claim that tells of the event at which it was said."""
        return self.said_on.during if isinstance(self.said_on, Occasion) else None

    def kind(self) -> str | None:
        """The name of its kind, None for a plain claim."""
        return next((name for name in kinds() if getattr(self, name) is not None), None)

    def of_kind(self, key: str) -> Any:
        """What its kind gives under a key; None where it has no kind or no such key."""
        return getattr(getattr(self, self.kind() or "", None), key, None)

    @property
    def unchanging(self) -> tuple[str, ...]:
        """Words beside its number that do not change it, as the curator says."""
        return tuple(beside.words for beside in self.of_kind("unchanged_by") or ())

    def gist(self) -> str:
        return self.says

    @model_validator(mode="after")
    def _one_kind(self) -> ClaimFields:
        given = [name for name in kinds() if getattr(self, name) is not None]
        if len(given) > 1:
            raise Misfit(
                f"a claim has one kind, and here are {' and '.join(given)}", "split the claim"
            )
        if self.said_by == "unnamed" and self.described_as is None:
            raise Misfit(
                "an unnamed speaker needs `described_as`, the source's words for that person",
                "add a line `described_as: …`",
                lacks=("described_as",),
            )
        if self.said_by != "unnamed" and (self.described_as or self.speaks_for):
            if near(self.said_by, ["unnamed"]):
                raise Misfit(
                    f"{self.said_by!r} is not known; expected a speaker",
                    did_you_mean("unnamed"),
                    key="said_by",
                )
            raise Misfit(
                "`described_as` and `speaks_for` belong to `said_by: unnamed` only",
                "take them out, or write `said_by: unnamed`",
                key="described_as" if self.described_as else "speaks_for",
            )
        return self


# Kinds are found, not listed: each is an optional key of a claim.
_kind_fields: dict[str, Any] = {
    name: (kind.fields | None, Field(None, description=(kind.fields.__doc__ or "").strip()))
    for name, kind in kinds().items()
}
if TYPE_CHECKING:
    WrittenClaim = ClaimFields
else:
    WrittenClaim = create_model(
        "WrittenClaim", __base__=ClaimFields, __doc__=ClaimFields.__doc__, **_kind_fields
    )
