"""The base of everything a curator writes: frozen, closed, with terms from the vocabulary."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from generator.text import near
from generator.vocabulary import vocabulary

ID_PATTERN = r"^[a-z][a-z0-9-]*$"
REF_PATTERN = r"^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$"


class Written(BaseModel):
    """Frozen, and an unknown key is refused: a typo must never be lost in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _term(name: str) -> AfterValidator:
    def check(value: str) -> str:
        words = vocabulary(name)
        refused = words.marks.get("machine_only", ())
        allowed = [key for key in words.terms if key not in refused]
        if value not in allowed:
            guess = near(value, allowed)
            hint = f"; did you mean {guess!r}?" if guess else ""
            raise ValueError(f"{value!r} is no {name} term{hint}; expected one of {', '.join(allowed)}")
        return value

    return AfterValidator(check)


def term(name: str) -> Any:
    """The type of a field that takes one term of the vocabulary called `name`."""
    words = vocabulary(name)
    keys = [key for key in words.terms if key not in words.marks.get("machine_only", ())]
    schema = {"type": "string", "enum": keys, "x-vocabulary": name}
    return Annotated[str, _term(name), WithJsonSchema(schema)]


def _grade(value: str | int) -> str:
    words = vocabulary("credibility")
    if str(value) not in words.terms:
        raise ValueError(f"{value!r} is no credibility grade; expected a whole number from 1 to 6")
    return str(value)


Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=60)]
Ref = Annotated[str, Field(pattern=REF_PATTERN, max_length=121)]
Text = Annotated[str, Field(min_length=1)]
Grade = Annotated[
    str | int,
    AfterValidator(_grade),
    WithJsonSchema({"enum": [1, 2, 3, 4, 5, 6], "x-vocabulary": "credibility"}),
]
