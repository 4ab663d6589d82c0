"""A claim that something happened or is to happen: who took part, where and when."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import ActorId, Text, TimeWords
from generator.model.kinds import Kind, KindFields, Labels
from generator.model.marks import Verbatim


class Fields(KindFields):
    """Something that happened, happens or is to happen."""

    who: tuple[ActorId, ...] = Field((), description="Actors that took part, as ids.")
    where: Annotated[Text | None, Verbatim("place")] = Field(
        None, description="The place, in the source's words."
    )
    when: Annotated[TimeWords | None, Verbatim("time")] = Field(
        None, description="The time, in the source's words."
    )


def line(value: Fields, labels: Labels) -> list[str]:
    """ "It tells of an event in or at “…”"."""
    return [
        f"It tells of an event in or at “{value.where}”" if value.where else "It tells of an event"
    ]


KIND = Kind("event", Fields, line, heading="Events")
