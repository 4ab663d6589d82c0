"""Says what a disagreement of a fact sheet is, as a frozen type with a description a field."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StrictBool, model_validator

from generator.model.base import ClaimRef, Heading, Misfit, TermOf, Text, Written
from generator.model.marks import Ours, Weighs
from generator.model.vocabulary import label


class Disagreement(Written):
    """Claims that differ, and our reading of why."""

    called: ClassVar[str] = "a disagreement"
    between: Annotated[tuple[ClaimRef, ...], Weighs("conclusion", "claims")] = Field(
        min_length=2, description="The claims that differ."
    )
    verdict: Annotated[str, TermOf("verdict"), Weighs("conclusion")] = Field(
        description="Why they differ."
    )
    possibly: Annotated[StrictBool, Weighs("conclusion", "whether the verdict is certain")] = Field(
        False, description="True where the verdict is only possible, or only our reading."
    )
    heading: Annotated[Heading | None, Ours(bound=True), Weighs("wording")] = Field(
        None,
        description="What clashes, as a question or a few words, in place of the computed one.",
    )
    because: Annotated[
        Text | None, Ours(cites="may", bound=True), Weighs("wording", "reason for the verdict")
    ] = Field(None, description="Why the verdict is not the one that the data give.")
    reading: Annotated[Text, Ours(cites="may", bound=True), Weighs("wording")] = Field(
        description="Our reading, with citations where it states a figure or a date."
    )

    @model_validator(mode="after")
    def _certain(self) -> Disagreement:
        if self.possibly and self.verdict in ("conflict", "unresolved"):
            raise Misfit(
                f"`possibly` stands beside `verdict: {self.verdict}`; a clash that is only possible is unresolved",
                "take `possibly` out, and write `verdict: unresolved` where nobody can tell",
                key="possibly",
            )
        return self

    def gist(self) -> str:
        perhaps = "possibly " if self.possibly else ""
        return f"{' and '.join(self.between)}, {perhaps}{label('verdict', self.verdict)}"
