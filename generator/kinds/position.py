"""A claim about where a party stands on a course of action, how firmly and on what condition."""

from __future__ import annotations

from pydantic import Field

from generator.kinds import Case, Comparison, Scope
from generator.written import Id, Text, Written, term


class Fields(Written):
    """Where somebody stands on something."""

    holder: Id | None = Field(None, description="Whose position it is, an actor id; by default the speaker's.")
    of: Id = Field(description="What the position is about, an id under `subjects`.")
    stance: term("stance") = Field(description="How open the holder is, from closed to open.")
    only_if: Text | None = Field(None, description="The condition, in the source's words.")
    as_: term("as") = Field("word", alias="as", description="Whether it is a word, a rule or a practice.")
    when: Text | None = Field(None, description="The time it holds for, in the source's words.")


def compare(a: Case, b: Case, scope: Scope) -> Comparison:
    raise NotImplementedError
