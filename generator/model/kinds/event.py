"""A claim that something happened or is to happen: who took part, where and when."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Id, Text, Written


class Fields(Written):
    """Something that happened, happens or is to happen."""

    who: tuple[Id, ...] = Field((), description="Actors that took part, as ids.")
    where: Text | None = Field(None, description="The place, in the source's words.")
    when: Text | None = Field(None, description="The time, in the source's words.")
