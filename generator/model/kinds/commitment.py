"""A claim that somebody undertook something: by whom, how far it has come, until when."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool

from generator.model.base import ActorId, AgreementId, TermOf, TimeWords
from generator.model.kinds import Kind, KindFields, Labels, Picture
from generator.model.marks import Verbatim
from generator.model.vocabulary import label, looks_ahead


class Fields(KindFields):
    """Something that parties undertake, ask for or drop."""

    part_of: AgreementId | None = Field(
        None, description="The agreement it belongs to, an id under `agreements`."
    )
    by: tuple[ActorId, ...] = Field(
        (), description="Who is to do it, as actor ids; by default the agreement's parties."
    )
    status: Annotated[str, TermOf("commitment")] = Field(description="How far it has come.")
    renews: StrictBool = Field(
        False, description="True when it continues something that was agreed before."
    )
    when: Annotated[TimeWords | None, Verbatim("time")] = Field(
        None, description="When it is to be done, in the source's words."
    )


def line(value: Fields, labels: Labels) -> list[str]:
    """ "It is signed, as a part of: …", "it goes on from before", "it is for … to do"."""
    agreement = labels.agreement(value.part_of) if value.part_of else ""
    home = f", as a part of: {agreement}" if agreement else ""
    parts = [f"It is {label('commitment', value.status)}{home}"]
    if value.renews:
        parts.append("it goes on from before")
    if value.by:
        parts.append(f"it is for {labels.actors(value.by)} to do")
    return parts


KIND = Kind(
    "commitment",
    Fields,
    line,
    ahead=lambda value: looks_ahead("commitment", value.status),
    picture=Picture("commitments", "Undertakings", 3),
    heading="What is asked for, planned or agreed besides",
)
