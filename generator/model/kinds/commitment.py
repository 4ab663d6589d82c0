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
    """ "undertaking, signed", "part of: …", "by …"."""
    parts = [f"undertaking, {label('commitment', value.status)}"]
    if value.part_of and (agreement := labels.agreement(value.part_of)):
        parts.append(f"part of: {agreement}")
    if value.renews:
        parts.append("continues an earlier one")
    if value.by:
        parts.append(f"by {labels.actors(value.by)}")
    return parts


KIND = Kind(
    "commitment",
    Fields,
    line,
    ahead=lambda value: looks_ahead("commitment", value.status),
    picture=Picture("commitments", "Undertakings", 3),
    heading="What is asked for, planned or agreed besides",
)
