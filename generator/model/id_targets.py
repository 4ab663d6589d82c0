"""Says what the ids under each key are ids of."""

from __future__ import annotations

from generator.model.kinds import kinds

# What the fields of a kind name, whichever kind has them.
KIND_FIELDS = {
    "of": "subject",
    "holder": "actor",
    "by": "actor",
    "who": "actor",
    "part_of": "agreement",
}
TARGETS = {
    "source": "source", "rejected_by": "source", "said_by": "speaker", "speaks_for": "actor",
    "relayed_by": "actor", "part_of": "actor", "by": "actor", "within": "subject",
    "same_as": "claim", "denies": "claim", "same_origin_as": "claim", "against": "claim", "between": "claim",
}  # fmt: skip
HOMES = {
    "source": "seeds/sources.yml",
    "actor": "seeds/actors.yml",
    "speaker": "seeds/actors.yml",
    "subject": "`subjects` of this sheet",
    "agreement": "`agreements` of this sheet",
    "claim": "`claims`",
}


def target(name: str, where: tuple[str, ...]) -> str:
    """What the ids under a key are ids of; `where` ends with the key above it, such as `estimate:`."""
    return KIND_FIELDS[name] if where and where[-1][:-1] in kinds() else TARGETS[name]
