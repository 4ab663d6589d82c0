"""A claim that somebody undertook something: by whom, how far it has come, until when."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool

from generator.model.base import Id, Term, Text, Written


class Fields(Written):
    """Something that parties undertake, ask for or drop."""

    part_of: Id | None = Field(
        None, description="The agreement it belongs to, an id under `agreements`."
    )
    by: tuple[Id, ...] = Field(
        (), description="Who is to do it, as actor ids; by default the agreement's parties."
    )
    status: Annotated[str, Term("commitment")] = Field(description="How far it has come.")
    renews: StrictBool = Field(
        False, description="True when it continues something that was agreed before."
    )
    when: Text | None = Field(None, description="When it is to be done, in the source's words.")
