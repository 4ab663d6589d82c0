"""Says what a fact sheet is, as frozen types with a description a field; the registers stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field, StrictBool, StrictInt, create_model, model_validator

from generator.model.base import FigureWords, Grade, Id, Misfit, Ref, Term, Text, Written
from generator.model.kinds import kinds
from generator.text.spelling import near


class WrittenEvidence(Written):
    """One source's quote for a claim, with the chain through which it reached us."""

    called: ClassVar[str] = "a piece of evidence"
    needs: ClassVar[tuple[str, ...]] = ("source", "quote")
    source: Id | None = Field(None, description="The source, an id of seeds/sources.yml.")
    quote: Text | None = Field(None, description="Its words, verbatim, from one paragraph.")
    prefix: Text | None = Field(
        None, description="Words directly before the quote, to make it unique (W3C selector)."
    )
    suffix: Text | None = Field(
        None, description="Words directly after the quote, to make it unique (W3C selector)."
    )
    context: tuple[Text, ...] = Field(
        (), description="Further verbatim words that say who or when."
    )
    relayed_by: tuple[Id, ...] = Field(
        (), description="Who passed it on, from the speaker towards us."
    )
    said_by: Id | None = Field(
        None, description="The speaker, where this source names another one."
    )
    figure: FigureWords | None = Field(
        None, description="The number, where this source words it differently."
    )
    same_as: Ref | None = Field(None, description="A claim whose evidence this one shares.")

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
        elif self.source is None or self.quote is None:
            lacking = "source" if self.source is None else "quote"
            raise Misfit(
                f"evidence needs a `source` and a `quote`; `{lacking}` is missing",
                f"add a line `{lacking}: …`",
                lacks=(lacking,),
            )
        return self


class ClaimFields(Written):
    """One thing that one speaker says, with its evidence. A claim is not verified truth."""

    called: ClassVar[str] = "a claim"
    says: Text = Field(description="What is claimed, in our own words, without the attribution.")
    said_by: Id = Field(
        description="Who says it: an actor, `unnamed`, or `article` for its own voice."
    )
    described_as: Text | None = Field(
        None, description="The source's words for an unnamed speaker."
    )
    speaks_for: Id | None = Field(None, description="The office an unnamed speaker belongs to.")
    said_on: Text | None = Field(None, description="When it was said, in the source's words.")
    attribution: Annotated[str, Term("attribution")] = Field(
        "said", description="How strongly the source puts it."
    )
    credibility: Grade = Field("6", description="Admiralty grade of the information, 1 to 6.")
    credibility_basis: Text | None = Field(None, description="The reason for a grade other than 6.")
    rejected_by: tuple[Id, ...] = Field(
        (), description="Sources that carry the claim and call it false."
    )
    denies: Ref | None = Field(None, description="The claim that this one denies.")
    same_origin_as: tuple[Ref, ...] = Field(
        (), description="Claims that a text shows to be the same voice."
    )
    same_origin_basis: Text | None = Field(None, description="What shows it.")
    note: Text | None = Field(
        None, description="How we read it, for the reader: a doubt, a choice, in our own words."
    )
    evidence: tuple[WrittenEvidence, ...] = Field(
        min_length=1, description="The quotes it rests on."
    )
    draft: StrictBool = Field(
        False, description="True keeps it out of everything that is published."
    )

    def kind(self) -> str | None:
        """The name of its kind, None for a plain claim."""
        return next((name for name in kinds() if getattr(self, name) is not None), None)

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
                    "did you mean 'unnamed'?",
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


class Subject(Written):
    """What an estimate counts or a position is about."""

    called: ClassVar[str] = "a subject"
    label: Text = Field(description="Its name for the reader.")
    unit: Text | None = Field(None, description="The unit of its numbers.")
    within: Id | None = Field(None, description="The wider subject it is a part of.")
    never_falls: StrictBool = Field(False, description="True when the number can only grow.")


class Agreement(Written):
    """Something that parties agreed, with its parts in the claims."""

    called: ClassVar[str] = "an agreement"
    label: Text = Field(description="Its name for the reader.")
    by: tuple[Id, ...] = Field(description="The parties, as actor ids.")


class Judgement(Written):
    """Our inference from claims. Likelihood and confidence are printed in separate sentences (ICD 203)."""

    called: ClassVar[str] = "a judgement"
    judgement: Text = Field(
        description="What we judge, with citations, without likelihood or confidence words."
    )
    likelihood: Annotated[str, Term("likelihood")] = Field(
        description="How likely we judge it (ICD 203)."
    )
    confidence: Annotated[str, Term("confidence")] = Field(description="How good its ground is.")
    confidence_basis: Text = Field(description="Why the confidence is what it is.")
    against: tuple[Ref, ...] = Field((), description="Claims that speak against it.")
    assumes: tuple[Text, ...] = Field((), description="What it takes for granted.")
    alternatives: tuple[Text, ...] = Field((), description="What else could be the case.")
    would_change_it: tuple[Text, ...] = Field((), description="What would change it (indicators).")
    draft: StrictBool = Field(
        False, description="True keeps it out of everything that is published."
    )

    @property
    def considered(self) -> bool:
        """Whether it says what it assumes, what else could be, or what would change it."""
        return bool(self.assumes or self.alternatives or self.would_change_it)


class Disagreement(Written):
    """Claims that differ, and our reading of why."""

    called: ClassVar[str] = "a disagreement"
    between: tuple[Ref, ...] = Field(min_length=2, description="The claims that differ.")
    verdict: Annotated[str, Term("verdict")] = Field(description="Why they differ.")
    reading: Text = Field(
        description="Our reading, with citations where it states a figure or a date."
    )


class Gap(Written):
    """What the sources do not say."""

    called: ClassVar[str] = "a gap"
    question: Text = Field(description="The open question.")
    matters: Text = Field(description="Why it matters.")


class Change(Written):
    """One entry of a brief's history."""

    called: ClassVar[str] = "an entry of the history"
    date: Text = Field(description="The day of the change, YYYY-MM-DD.")
    class_: Annotated[str, Term("change")] = Field(
        alias="class", description="What kind of change."
    )
    note: Text = Field(description="What changed, in one sentence.")


class FactSheet(Written):
    """One YAML file in `briefs/`: the curator's unit. The page made from it is the brief."""

    called: ClassVar[str] = "the sheet"
    title: Text = Field(description="The brief's title.")
    order: StrictInt = Field(100, description="Where it stands among the briefs, smallest first.")
    question: Text = Field(description="The question it answers.")
    draft: StrictBool = Field(
        False, description="True keeps it out of everything that is published."
    )
    bottom_line: Text = Field(description="The answer first; every sentence cites a claim.")
    subjects: dict[Id, Subject] = Field(
        default_factory=dict, description="What estimates count and positions concern."
    )
    agreements: dict[Id, Agreement] = Field(
        default_factory=dict, description="Agreements with parts."
    )
    claims: dict[Id, WrittenClaim] = Field(description="What is claimed, by whom, with evidence.")
    judgements: dict[Id, Judgement] = Field(default_factory=dict, description="What we infer.")
    disagreements: dict[Id, Disagreement] = Field(
        default_factory=dict, description="Where claims differ."
    )
    gaps: dict[Id, Gap] = Field(default_factory=dict, description="What the sources do not say.")
    source_summary: Text = Field(description="Strengths and weaknesses of the sources (ICD 206).")
    changes: tuple[Change, ...] = Field((), description="What changed, newest first.")
