"""Says what becomes of a claim, a judgement, a brief or a source: reviewed, withdrawn, resolved, retracted, changed."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, model_validator

from generator.model.base import (
    ClaimRef,
    Day,
    Heading,
    Id,
    Misfit,
    OwnWords,
    SourceId,
    TermOf,
    Text,
    Written,
)
from generator.model.marks import IdOf
from generator.model.vocabulary import label
from generator.text.identifiers import slug_ok


def _former(words: str) -> str:
    """An earlier name, which is an address still: never a path, never a reserved name."""
    if not all(slug_ok(part) for part in words.split("/", 1)):
        raise Misfit(
            f"{words!r} was no id; expected an earlier name as `briefs rename` writes it",
            "take it out",
            code="bad-id",
        )
    return words


# `old-id`, of a claim `sheet/old-id`.
FormerName = Annotated[Text, AfterValidator(_former)]


class Withdrawn(Written):
    """It is said no more, and still there to be seen."""

    called: ClassVar[str] = "a withdrawal"
    on: Day = Field(description="The day of the withdrawal, YYYY-MM-DD.")
    because: OwnWords = Field(description="Why it is withdrawn, in one sentence.")
    # Each of the three below says whose id it is.
    replaced_by: Any = None


class WithdrawnClaim(Withdrawn):
    """The claim is said no more: it stays at its address, struck through, and counts nowhere."""

    replaced_by: ClaimRef | None = Field(None, description="The claim that takes its place.")


class WithdrawnJudgement(Withdrawn):
    """The judgement is held no more: it stays at its address, struck through."""

    replaced_by: Annotated[Id, IdOf("judgement")] | None = Field(
        None, description="The judgement of this sheet that takes its place."
    )


class WithdrawnBrief(Withdrawn):
    """The brief is published no more but for its words, struck through, at its address."""

    replaced_by: Annotated[Id, IdOf("brief")] | None = Field(
        None, description="The brief that takes its place."
    )


class Reviewed(Written):
    """A second pair of eyes looked at it; written by `briefs review`, and void once it is edited."""

    called: ClassVar[str] = "a review"
    by: Heading = Field(description="Who looked at it.")
    on: Day = Field(description="The day of the review, YYYY-MM-DD.")
    fingerprint: Text = Field(description="Of what was looked at; written by `briefs review`.")

    def gist(self) -> str:
        return f"{self.by} on {self.on}"


class Standing(Written):
    """What became of a source after it was published; all that rests on it is suspect until confirmed."""

    called: ClassVar[str] = "the standing of a source"
    is_: Annotated[str, TermOf("standing")] = Field(alias="is", description="What became of it.")
    on: Day = Field(description="The day on which that became known, YYYY-MM-DD.")
    note: OwnWords | None = Field(None, description="What is known of it, in our own words.")
    quote: Text | None = Field(None, description="The words of its own text that say so, verbatim.")

    @model_validator(mode="after")
    def _grounded(self) -> Standing:
        if self.note is None and self.quote is None:
            raise Misfit(
                "the standing of a source needs a `note` or a `quote`; both are missing",
                "add a line `note: …`",
                lacks=("note",),
            )
        return self

    def gist(self) -> str:
        return f"{self.is_} on {self.on}"


class OutcomeEvidence(Written):
    """One source's quote for what became of a judgement."""

    called: ClassVar[str] = "evidence of an outcome"
    source: SourceId = Field(description="The source, an id of seeds/sources.yml.")
    quote: Text = Field(description="Its words, verbatim, from one paragraph.")


class Outcome(Written):
    """What became of a judgement."""

    called: ClassVar[str] = "the outcome of a judgement"
    result: Annotated[str, TermOf("outcome")] = Field(description="What became of it.")
    on: Day = Field(description="The day of the outcome, YYYY-MM-DD.")
    evidence: tuple[OutcomeEvidence, ...] = Field(
        min_length=1, description="The quotes that tell it."
    )

    def gist(self) -> str:
        return f"{label('outcome', self.result)}, {self.on}"


class Change(Written):
    """One entry of a brief's history."""

    called: ClassVar[str] = "an entry of the history"
    date: Text = Field(description="The day of the change, YYYY-MM-DD.")
    class_: Annotated[str, TermOf("change")] = Field(
        alias="class", description="What kind of change."
    )
    note: OwnWords = Field(description="What changed, in one sentence.")
    gone: tuple[Text, ...] = Field(
        (),
        description="Places of the page that it took away (`j-steady`); their addresses lead here.",
    )
