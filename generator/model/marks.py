"""What a field says of itself beside its type: marks that stand in `Annotated`, read by whoever needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import GetJsonSchemaHandler
from pydantic_core import core_schema


@dataclass(frozen=True)
class IdOf:
    """Marks ids, and says of what: source, actor, speaker, subject, agreement, claim, judgement or brief."""

    what: str

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(schema) | {"x-ids": self.what}


# Where an id is defined, by what it is the id of.
HOMES = {
    "source": "seeds/sources.yml",
    "actor": "seeds/actors.yml",
    "speaker": "seeds/actors.yml",
    "subject": "`subjects` of this sheet",
    "agreement": "`agreements` of this sheet",
    "claim": "`claims`",
    "judgement": "`judgements` of this sheet",
    "brief": "the folder briefs/",
}


@dataclass(frozen=True)
class Ours:
    """Marks prose of our own.

    `cites` tells whether its sentences `must` cite a claim, `may`, or `never` do: then the page
    prints it as it stands. The figures, dates and counts of `bound` prose must be its claims'.
    """

    cites: Literal["never", "may", "must"] = "never"
    bound: bool = False


@dataclass(frozen=True)
class Verbatim:
    """Marks words of a source that must stand in a quote or context; `what` they give, `place`."""

    what: str


@dataclass(frozen=True)
class Weighs:
    """Marks a field whose change changes what is said.

    `weight` is the class that an entry in `changes:` would have, `label` what the change calls the
    field (its key, where empty), `verb` what became of it.
    """

    weight: str
    label: str = ""
    verb: str = "changed"


@dataclass(frozen=True)
class Afterwards:
    """Marks a field that says what became of an entry, not what it says: no review covers it."""


@dataclass(frozen=True)
class Shown:
    """Marks a field that a claim's card on the page shows as it stands, under this heading."""

    heading: str
