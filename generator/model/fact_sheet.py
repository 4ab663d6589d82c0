"""Says what a fact sheet is, as frozen types with a description a field; the registers stand beside it."""

from __future__ import annotations

from collections import Counter
from math import comb
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, StrictBool, StrictInt, model_validator

from generator.model.base import (
    ActorId,
    CitableWords,
    ClaimRef,
    Day,
    Heading,
    Id,
    Misfit,
    OwnHeading,
    OwnWords,
    SubjectId,
    TermOf,
    Text,
    Written,
)
from generator.model.claim import WrittenClaim
from generator.model.disagreement import Disagreement
from generator.model.image import Image
from generator.model.kinds import kinds
from generator.model.life import (
    Change,
    FormerName,
    Outcome,
    Reviewed,
    WithdrawnBrief,
    WithdrawnJudgement,
)
from generator.model.marks import Afterwards, Ours, Weighs
from generator.model.vocabulary import label
from generator.text.sentences import read_prose

# Every two claims of a kind and of a disagreement are compared; a hundred of one kind are within it.
MOST_PAIRS = 5_000


class Subject(Written):
    """What an estimate counts or a position is about."""

    called: ClassVar[str] = "a subject"
    weight: ClassVar[str] = "wording"
    label: Annotated[OwnHeading, Weighs("wording")] = Field(description="Its name for the reader.")
    unit: Annotated[Text | None, Weighs("conclusion")] = Field(
        None, description="The unit of its numbers."
    )
    within: Annotated[SubjectId | None, Weighs("conclusion", "wider subject")] = Field(
        None, description="The wider subject it is a part of."
    )
    never_falls: Annotated[StrictBool, Weighs("conclusion", "whether it can fall")] = Field(
        False, description="True when the number can only grow."
    )
    timeless: Annotated[StrictBool, Weighs("conclusion", "whether it has a time")] = Field(
        False, description="True for a total cost or a duration: a missing day matters not."
    )

    def gist(self) -> str:
        return self.label


class Agreement(Written):
    """Something that parties agreed, with its parts in the claims."""

    called: ClassVar[str] = "an agreement"
    weight: ClassVar[str] = "wording"
    label: Annotated[OwnHeading, Weighs("wording")] = Field(description="Its name for the reader.")
    by: Annotated[tuple[ActorId, ...], Weighs("conclusion", "parties")] = Field(
        description="The parties, as actor ids."
    )

    def gist(self) -> str:
        return self.label


class Against(Written):
    """A claim that speaks against a judgement, and in which way."""

    called: ClassVar[str] = "an argument against"
    claim: ClaimRef = Field(description="The claim.")
    because: Annotated[Text | None, Ours(cites="may", bound=True)] = Field(
        None, description="In which way it speaks against the judgement, in one sentence."
    )

    def __str__(self) -> str:
        return self.claim


def _arguments(given: object) -> object:
    """Ids alone, as sheets of format 1 have them, for arguments without their reasons."""
    if not isinstance(given, list | tuple):
        return given
    return [{"claim": argument} if isinstance(argument, str) else argument for argument in given]


class Judgement(Written):
    """Our inference from claims. Likelihood and confidence are printed in separate sentences (ICD 203)."""

    called: ClassVar[str] = "a judgement"
    judgement: Annotated[Text, Ours(cites="must", bound=True), Weighs("conclusion", "words")] = (
        Field(description="What we judge, with citations, without likelihood or confidence words.")
    )
    likelihood: Annotated[str, TermOf("likelihood"), Weighs("grade", verb="moved")] = Field(
        description="How likely we judge it (ICD 203)."
    )
    confidence: Annotated[str, TermOf("confidence"), Weighs("grade", verb="moved")] = Field(
        description="How good its ground is."
    )
    confidence_basis: Annotated[CitableWords, Weighs("wording", "reason for the confidence")] = (
        Field(description="Why the confidence is what it is.")
    )
    against: Annotated[
        tuple[Against, ...], BeforeValidator(_arguments), Weighs("grade", "claims against it")
    ] = Field((), description="Claims that speak against it, each with the way in which it does.")
    assumes: Annotated[tuple[CitableWords, ...], Weighs("wording", "assumptions")] = Field(
        (), description="What it takes for granted."
    )
    alternatives: Annotated[tuple[CitableWords, ...], Weighs("wording")] = Field(
        (), description="What else could be the case."
    )
    would_change_it: Annotated[tuple[CitableWords, ...], Weighs("wording", "indicators")] = Field(
        (), description="What would change it (indicators)."
    )
    resolve_by: Annotated[Day | None, Weighs("wording", "day of resolution")] = Field(
        None,
        description="The day by which it will be known, YYYY-MM-DD; past it, an outcome is asked for.",
    )
    outcome: Annotated[Outcome | None, Weighs("conclusion"), Afterwards()] = Field(
        None, description="What became of it, with a quote."
    )
    reviewed: Annotated[Reviewed | None, Afterwards()] = Field(
        None, description="Who looked at it beside its author; written by `briefs review`."
    )
    withdrawn: Annotated[WithdrawnJudgement | None, Afterwards()] = Field(
        None,
        description="When and why it is held no more; it stays at its address, struck through.",
    )
    draft: Annotated[StrictBool, Afterwards()] = Field(
        False, description="True keeps it out of everything that is published."
    )

    @property
    def argued(self) -> bool:
        """Whether it says what it assumes or what else could be the case."""
        return bool(self.assumes or self.alternatives)

    @property
    def considered(self) -> bool:
        """Whether it says what it assumes, what else could be, or what would change it."""
        return bool(self.assumes or self.alternatives or self.would_change_it)

    def gist(self) -> str:
        words = " ".join(sentence.text for sentence in read_prose(self.judgement))
        likelihood, confidence = (
            label("likelihood", self.likelihood),
            label("confidence", self.confidence),
        )
        return f"{words} ({likelihood}, {confidence} confidence)"


class Gap(Written):
    """What the sources do not say."""

    called: ClassVar[str] = "a gap"
    comes: ClassVar[str] = "opened"
    goes: ClassVar[str] = "closed"
    question: Annotated[Text, Ours(cites="may", bound=True), Weighs("wording")] = Field(
        description="The open question."
    )
    matters: Annotated[Text, Ours(cites="may", bound=True), Weighs("wording", "why it matters")] = (
        Field(description="Why it matters.")
    )

    def gist(self) -> str:
        return self.question


class FactSheet(Written):
    """One YAML file in `briefs/`: the curator's unit. The page made from it is the brief."""

    called: ClassVar[str] = "the sheet"
    format: StrictInt = Field(
        1, ge=1, le=2, description="The form of the sheet: 2 for what this page describes."
    )
    title: Annotated[OwnHeading, Weighs("wording")] = Field(description="The brief's title.")
    order: StrictInt = Field(100, description="Where it stands among the briefs, smallest first.")
    question: Annotated[OwnWords, Weighs("conclusion")] = Field(
        description="The question it answers."
    )
    was: tuple[FormerName, ...] = Field(
        (), description="Earlier names, whose addresses lead here; written by `briefs rename`."
    )
    withdrawn: WithdrawnBrief | None = Field(
        None,
        description="When and why the brief is withdrawn; its words stay at its address, struck through.",
    )
    draft: StrictBool = Field(
        False, description="True keeps it out of everything that is published."
    )
    bottom_line: Annotated[
        Text, Ours(cites="must", bound=True), Weighs("conclusion", "bottom line")
    ] = Field(description="The answer first; every sentence cites a claim.")
    key_points: Annotated[
        tuple[Annotated[Text, Ours(cites="must", bound=True)], ...],
        Weighs("conclusion", "key points"),
    ] = Field(
        (), description="What a reader should know beside the answer, a sentence each, cited."
    )
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
    source_summary: Annotated[CitableWords, Weighs("wording", "source summary")] = Field(
        description="Strengths and weaknesses of the sources (ICD 206)."
    )
    changes: tuple[Change, ...] = Field((), description="What changed, newest first.")
    section: Heading | None = Field(
        None, description="The heading under which lists have the brief; it has a page of its own."
    )
    tags: tuple[Heading, ...] = Field(
        (), description="Words by which readers may look for it; each has a page of its briefs."
    )
    pinned: StrictBool = Field(
        False, description="True keeps it on the home page where that shows only the newest."
    )
    images: Annotated[tuple[Image, ...], Weighs("wording", "pictures")] = Field(
        (), description="Photographs, maps or scans, each at most 1 MiB; nothing rests on them."
    )

    @model_validator(mode="after")
    def _comparable(self) -> FactSheet:
        """Refuse, at the entry with which they become too many, more pairs than can be compared."""
        pairs = 0
        met: Counter[str] = Counter()
        for name, claim in self.claims.items():
            kind = claim.kind()
            if kind and kinds()[kind].compare:
                pairs += met[kind]
                met[kind] += 1
                _few_enough(pairs, "claims", name)
        for name, disagreement in self.disagreements.items():
            pairs += comb(len(disagreement.between), 2)
            _few_enough(pairs, "disagreements", name)
        return self


def _few_enough(pairs: int, *key: str) -> None:
    if pairs > MOST_PAIRS:
        raise Misfit(
            f"with `{key[-1]}` more than {MOST_PAIRS:,} pairs of claims are to be compared; "
            "expected at most so many in one brief",
            "put some of its claims into another sheet: `briefs move`",
            code="too-many",
            key=key,
        )
