"""The base of everything a curator writes: frozen, closed, with terms from the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic_core import core_schema

from generator.text import near
from generator.vocabulary import vocabulary

ID_PATTERN = r"^[a-z][a-z0-9-]*$"
REF_PATTERN = r"^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$"


class Written(BaseModel):
    """Frozen, and an unknown key is refused: a typo must never be lost in silence."""

    # Built when first used: of most models only as a part of a sheet or a register.
    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )


@dataclass(frozen=True)
class Term:
    """Marks a field that takes one term of a closed list: `Annotated[str, Term("status")]`."""

    vocabulary: str

    @property
    def keys(self) -> list[str]:
        """The terms a curator may write; some verdicts only the machine may give."""
        words = vocabulary(self.vocabulary)
        refused = words.marks.get("machine_only", ())
        return [key for key in words.terms if key not in refused]

    def check(self, value: str) -> str:
        if value not in self.keys:
            guess = near(value, self.keys)
            hint = f"; did you mean {guess!r}?" if guess else ""
            raise ValueError(
                f"{value!r} is no {self.vocabulary} term{hint}; expected one of {', '.join(self.keys)}"
            )
        return value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "enum": self.keys, "x-vocabulary": self.vocabulary}


def _grade(value: str | int) -> str:
    words = vocabulary("credibility")
    if str(value) not in words.terms:
        raise ValueError(f"{value!r} is no credibility grade; expected a whole number from 1 to 6")
    return str(value)


def _number_as_text(value: object) -> object:
    """A whole number as its text: what YAML takes for one is spelt in one way only."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=60)]
Ref = Annotated[str, Field(pattern=REF_PATTERN, max_length=121)]
Text = Annotated[str, Field(min_length=1)]
FigureWords = Annotated[
    Text,
    BeforeValidator(_number_as_text),
    WithJsonSchema({"type": ["string", "integer"], "minLength": 1}),
]
Grade = Annotated[
    str | int,
    AfterValidator(_grade),
    WithJsonSchema({"enum": [1, 2, 3, 4, 5, 6], "x-vocabulary": "credibility"}),
]
