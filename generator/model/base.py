"""The base of everything a curator writes: frozen, closed, with terms from the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StrictInt,
    WithJsonSchema,
)
from pydantic_core import core_schema

from generator.model.marks import IdOf, Ours, Weighs
from generator.model.placeholders import GAP
from generator.model.vocabulary import vocabulary
from generator.quantities.figures.numerals import FigureTrouble
from generator.quantities.figures.parse_figure import figure_of, parse_figure
from generator.quantities.times.edtf import DateTrouble
from generator.quantities.times.parse_when import parse_when
from generator.text.identifiers import language_tag, web_address
from generator.text.languages import language, languages
from generator.text.spelling import did_you_mean, near

ID_PATTERN = r"^[a-z][a-z0-9-]*$"
REF_PATTERN = r"^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$"


class Misfit(ValueError):
    """What is wrong in one value, or among the keys of one mapping, and the way out.

    `key` is the key of the mapping at which it stands, or the keys that lead there, the mapping itself by default. `lacks` are
    keys that it misses: where one of them stands there without a value, that is the mistake.
    """

    def __init__(
        self,
        message: str,
        cure: str = "",
        *,
        code: str = "incomplete",
        key: str | tuple[str, ...] | None = None,
        lacks: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.cure, self.code, self.key, self.lacks = cure, code, key, lacks


_given: dict[frozenset[str], set[str]] = {}  # sets of keys, each once


class Written(BaseModel):
    """Frozen, and an unknown key is refused: a typo must never be lost in silence.

    `called` is what a curator calls one of them, `a claim`; `needs` are the keys without which one
    says nothing, where the fields alone do not tell. `rule` is what its own rules ask beyond the
    shape of single keys, as JSON Schema, for editors. `weight` is the class of change that one
    more or less of them is, `comes` and `goes` how that is called. `unmarked` is what a field
    weighs that says nothing of it.
    """

    called: ClassVar[str] = ""
    needs: ClassVar[tuple[str, ...]] = ()
    rule: ClassVar[Mapping[str, Any]] = {}
    weight: ClassVar[str] = "conclusion"
    comes: ClassVar[str] = "added"
    goes: ClassVar[str] = "removed"
    unmarked: ClassVar[Weighs | None] = None

    # Built when first used: of most models only as a part of a sheet or a register.
    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )

    def model_post_init(self, _: Any, /) -> None:
        """Let all that have the same keys share the set of them, which may weigh as much as all else of one."""
        given = _given.setdefault(frozenset(self.model_fields_set), self.model_fields_set)
        object.__setattr__(self, "__pydantic_fields_set__", given)

    def gist(self) -> str:
        """What a line about one of them says of it."""
        return ""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        made = handler(schema)
        if cls.rule:
            handler.resolve_ref_schema(made)["x-rule"] = cls.rule
        return made


@dataclass(frozen=True)
class TermOf:
    """Marks a field that takes one term of a closed list: `Annotated[str, TermOf("status")]`."""

    vocabulary: str

    @property
    def keys(self) -> list[str]:
        """The terms a curator may write; some verdicts only the machine may give."""
        words = vocabulary(self.vocabulary)
        return [key for key in words.terms if key not in words.machine_only]

    def check(self, value: str) -> str:
        if value not in self.keys:
            raise Misfit(
                f"{value!r} is no {self.vocabulary} term; expected one of {', '.join(self.keys)}",
                did_you_mean(self._meant(value)),
                code="unknown-term",
            )
        return value

    def number(self, value: Any) -> Any:
        """A number is a term in no list but the grades, and is told as the wrong word it is."""
        return self.check(str(value).lower()) if isinstance(value, int) else value

    def _meant(self, value: str) -> str | None:
        """The term that the author means by its label, by another word for it or by a slip."""
        words = vocabulary(self.vocabulary)
        plain = value.strip().casefold().replace(" ", "-").replace("_", "-")
        if (chance := plain.rstrip("-%")).isdigit():
            fitting = [key for key, term in words.terms.items() if term.spans(int(chance))]
            return fitting[-1] if fitting else None
        labels = {term.label.replace(" ", "-"): key for key, term in words.terms.items()}
        guess = labels.get(plain) or words.also.get(plain)
        return guess if guess in self.keys else near(plain, self.keys)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.no_info_before_validator_function(self.number, handler(source))
        return core_schema.no_info_after_validator_function(self.check, text)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "enum": self.keys, "x-vocabulary": self.vocabulary}


def _grade(value: object) -> object:
    words = vocabulary("credibility")
    if not isinstance(value, (str, int)):
        return value
    given = str(value).strip().casefold()
    if given not in words.terms:
        # Both axes in one, as the Admiralty code is often written.
        both = re.fullmatch("[a-f][ -]?([1-6])", given)
        labels = {term.label: key for key, term in words.terms.items()}
        guess = both[1] if both else labels.get(given)
        beside = "; the letter is the `reliability` of the source" if both else ""
        raise Misfit(
            f"{str(value)!r} is no credibility grade; expected a whole number from 1 to 6",
            f"write {guess}{beside}" if guess else "",
            code="unknown-term",
        )
    return given


def _number_as_text(value: object) -> object:
    """A whole number as its text: what YAML takes for one is spelt in one way only."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _figure(words: str) -> str:
    try:
        if words != GAP:
            parse_figure(words)
    except FigureTrouble as trouble:
        raise Misfit(str(trouble), code="unreadable-figure") from trouble
    return words


def _is_foreign(words: str) -> bool:
    """Whether words that are no figure in English are one in another language that has a file."""
    for code in languages():
        try:
            parse_figure(words, language(code))
        except FigureTrouble:
            continue
        return True
    return False


def _language(tag: str) -> str:
    if not language_tag(tag):
        raise Misfit(
            f"{tag!r} is no language tag; expected one such as uk, ko or pt-BR (BCP 47)",
            "write the two or three letters of the language, then its region if it matters",
            code="bad-value",
        )
    return tag


def fits(figure: str | None, read_as: str | None) -> None:
    """`Misfit` where a figure's words cannot be read, or mean another number than a curator says."""
    try:
        if figure not in (None, GAP):
            figure_of(figure, read_as)
    except FigureTrouble as trouble:
        if read_as is None and figure is not None and _is_foreign(figure):
            return  # whether it is of its source's language is seen beside the source
        key = "figure" if read_as is None else "read_as"
        cure = "say in English what it means in `read_as:`, or use `wording:` in place of `figure:`"
        raise Misfit(
            str(trouble),
            cure if read_as is None else "take `read_as` out, or correct it",
            code="unreadable-figure",
            key=key,
        ) from trouble


def _time(words: str) -> str:
    """A time that no year makes possible; what lacks a year is tried again with the card's."""
    try:
        parse_when(words)
    except DateTrouble as trouble:
        raise Misfit(str(trouble), code="impossible-date") from trouble
    return words


def _year(value: int) -> int:
    if not 1000 <= value <= 9999:
        raise Misfit(
            f"{value} is no year; expected a whole number of four digits",
            "the year has four digits",
            code="bad-value",
        )
    return value


def _day(words: str) -> str:
    try:
        date.fromisoformat(words if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words) else "")
    except ValueError:
        raise Misfit(
            f"{words!r} is no day of the calendar; expected a date such as 2031-06-02",
            "write year, month and day with hyphens",
            code="impossible-date",
        ) from None
    return words


def _address(words: str) -> str:
    if not web_address(words):
        raise Misfit(
            f"{words[:80]!r} is no plain address; expected https://, a host, and only the signs of an address",
            "copy it from the browser's address line",
            code="bad-value",
        )
    return words


Year = Annotated[
    StrictInt,
    AfterValidator(_year),
    WithJsonSchema({"type": "integer", "minimum": 1000, "maximum": 9999}),
]
Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=60)]
Ref = Annotated[str, Field(pattern=REF_PATTERN, max_length=121)]
SourceId = Annotated[Id, IdOf("source")]
ActorId = Annotated[Id, IdOf("actor")]
SpeakerId = Annotated[Id, IdOf("speaker")]
SubjectId = Annotated[Id, IdOf("subject")]
AgreementId = Annotated[Id, IdOf("agreement")]
ClaimRef = Annotated[Ref, IdOf("claim")]
Text = Annotated[str, Field(min_length=1)]
# What stands in the navigation, in the head of a page, above a table: escaped, it must stay below the
# 1,024 signs that a key of YAML may have, and a reader has to take it in at a glance.
Heading = Annotated[Text, Field(max_length=160)]
Day = Annotated[Text, AfterValidator(_day)]
WebAddress = Annotated[Text, AfterValidator(_address)]
LanguageTag = Annotated[Text, AfterValidator(_language)]
TimeWords = Annotated[Text, AfterValidator(_time)]
OwnWords = Annotated[Text, Ours()]
OwnHeading = Annotated[Heading, Ours()]
CitableWords = Annotated[Text, Ours(cites="may")]
FigureWords = Annotated[
    Text,
    BeforeValidator(_number_as_text),
    WithJsonSchema({"type": ["string", "integer"], "minLength": 1}),
]
# A figure that is readable as it stands.
PlainFigure = Annotated[FigureWords, AfterValidator(_figure)]
Grade = Annotated[
    str,
    BeforeValidator(_grade),
    WithJsonSchema({"enum": [1, 2, 3, 4, 5, 6], "x-vocabulary": "credibility"}),
]
