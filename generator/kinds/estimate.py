"""A claim about a quantity: what is counted, how much, and what kind of number it is."""

from __future__ import annotations

from pydantic import Field, model_validator

from generator.kinds import Case, Comparison, Scope
from generator.written import Id, Text, Written, term


class Fields(Written):
    """A number somebody gives, or a quantity without a number."""

    of: Id = Field(description="What is counted, an id under `subjects`.")
    figure: Text | None = Field(None, description="The number in the source's words, with its qualifier.")
    wording: Text | None = Field(None, description="The source's words where it gives no number.")
    status: term("status") = Field(description="What kind of number it is.")
    counts: term("counts") = Field("total", description="Whether it is the whole or a piece of it.")
    when: Text | None = Field(None, description="The time the number speaks of, in the source's words.")

    @model_validator(mode="after")
    def _one_of_two(self) -> Fields:
        if (self.figure is None) == (self.wording is None):
            raise ValueError("an estimate needs either `figure` or `wording`, and not both")
        return self


def compare(a: Case, b: Case, scope: Scope) -> Comparison:
    raise NotImplementedError
