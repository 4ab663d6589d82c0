"""A claim about a quantity: what is counted, how much, and what kind of number it is."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import Field, model_validator

from generator.model.base import (
    FigureWords,
    Misfit,
    PlainFigure,
    SubjectId,
    TermOf,
    Text,
    TimeWords,
    Written,
    fits,
)
from generator.model.kinds import (
    Case,
    Comparison,
    Kind,
    KindFields,
    Labels,
    Picture,
    Scope,
    sequence,
    undated,
)
from generator.model.marks import Verbatim, Weighs
from generator.model.vocabulary import label, looks_ahead, vocabulary
from generator.quantities.figures.currencies import same_money
from generator.quantities.figures.figure import Figure, overlap

# "About 11,000" sets no bound, yet nobody says it of 3,000. A convention of this project: an
# approximate number differs for certain from one that is half as large again, or from one that it
# is half as large again as; between the two nothing is known.
APART = Decimal("1.5")


class Unchanging(Written):
    """Words beside a number that do not change it, as the curator knows who read the text."""

    called: ClassVar[str] = "a word that changes no number"
    weight: ClassVar[str] = "conclusion"
    words: Text = Field(description="The words beside the number, verbatim.")
    why: Text = Field(description="Why they leave the number as it is, in one sentence.")

    def gist(self) -> str:
        return f"“{self.words}” leaves the number as it is: {self.why}"


class Fields(KindFields):
    """A number somebody gives, or a quantity without a number."""

    needs: ClassVar[tuple[str, ...]] = ("of", "figure", "status")
    rule: ClassVar[Mapping[str, Any]] = {
        "oneOf": [{"required": ["figure"]}, {"required": ["wording"]}]
    }

    of: SubjectId = Field(description="What is counted, an id under `subjects`.")
    figure: Annotated[
        FigureWords | None, Verbatim("figure"), Weighs("conclusion", verb="revised")
    ] = Field(None, description="The number in the source's words, with its qualifier.")
    read_as: Annotated[
        PlainFigure | None, Weighs("conclusion", "reading of the figure", verb="revised")
    ] = Field(
        None,
        description="The number in English, where the source's words can be read two ways or not at all.",
    )
    unchanged_by: tuple[Unchanging, ...] = Field(
        (), description="Words beside the number that leave it as it is, and why."
    )
    wording: Annotated[Text | None, Verbatim("wording")] = Field(
        None, description="The source's words where it gives no number."
    )
    status: Annotated[str, TermOf("status")] = Field(description="What kind of number it is.")
    counts: Annotated[str, TermOf("counts")] = Field(
        "total", description="Whether it is the whole or a piece of it."
    )
    when: Annotated[TimeWords | None, Verbatim("time")] = Field(
        None, description="The time the number speaks of, in the source's words."
    )

    @model_validator(mode="after")
    def _one_of_two(self) -> Fields:
        if (self.figure is None) == (self.wording is None):
            raise Misfit(
                "an estimate needs either `figure` or `wording`, and not both",
                "take one of them out" if self.figure else "add a line `figure: …`",
                lacks=() if self.figure else ("figure", "wording"),
            )
        fits(self.figure, self.read_as)
        if self.figure is None and (self.read_as or self.unchanged_by):
            raise Misfit(
                "`read_as` and `unchanged_by` belong to a `figure`, and here is none",
                "take them out",
                key="read_as" if self.read_as else "unchanged_by",
            )
        return self


def compare(a: Case, b: Case, scope: Scope) -> Comparison:
    """Why two numbers differ, or that they do not: the first rule that fits. Symmetric.

    In this order: other things; other units; no number; part and whole; count and expectation;
    pieces of unlike sorts; ranges that meet; expectations; counts in time.
    """
    a_in_b, b_in_a = scope.inside(a.of, b.of), scope.inside(b.of, a.of)
    if a.of != b.of and a_in_b == b_in_a:
        return Comparison("different-thing", "they count different things", _times(a, b))
    units = {unit for unit in (scope.units.get(a.of), scope.units.get(b.of)) if unit}
    signs = {case.figure.unit for case in (a, b) if case.figure and case.figure.unit}
    shared = same_money(*sorted(signs)) if len(signs) == 2 else True
    if len(units) > 1 or shared is False:
        return Comparison("different-thing", "they are counted in different units", _times(a, b))
    if a.figure is None or b.figure is None or a.figure.is_vague or b.figure.is_vague:
        return Comparison("not-comparable", "at least one of them gives no number", _times(a, b))
    pieces = {a.value.counts, b.value.counts}
    counts = [case.value.status == "count" for case in (a, b)]
    if a.of != b.of:
        return _part_and_whole(*((a, b) if a_in_b else (b, a)), scope)
    if counts[0] != counts[1]:
        other = b if counts[0] else a
        return Comparison("different-time", f"one is a count, the other {_noun(other.value)}")
    if pieces == {"part", "total"}:
        return _part_and_whole(*((a, b) if a.value.counts == "part" else (b, a)), scope)
    if len(pieces) > 1 or "unclear" in pieces:
        return Comparison("not-comparable", _unlike(pieces), _times(a, b))
    meet = overlap(a.figure, b.figure)
    if meet:
        return Comparison("agree", "the two figures agree", _times(a, b))
    if meet is None and not _apart(a.figure, b.figure):
        return Comparison("not-comparable", _unclear(a.figure, b.figure), _times(a, b))
    if pieces != {"total"}:
        piece = "some of a larger number" if "part" in pieces else "on top of a number not given"
        return Comparison("not-comparable", f"each is {piece}, and need not be the same piece")
    if not counts[0]:
        return _two_expectations(a, b, scope)
    return _two_counts(a, b, scope)


def _part_and_whole(part: Case, whole: Case, scope: Scope) -> Comparison:
    assert part.figure is not None and whole.figure is not None
    if part.value.status != "count" or whole.value.status != "count":
        return Comparison(
            "different-thing", "one counts a part of the other, and not both are counts"
        )
    times = _times(part, whole)
    if not _above(part.figure, whole.figure):
        return Comparison(
            "different-thing",
            "the smaller figure may be a part of the larger"
            if _above(whole.figure, part.figure)
            else "one may be a part of the other",
            times,
        )
    if whole.value.counts != "total":
        # A piece of the whole may well be smaller than a part of the whole.
        return Comparison("not-comparable", "the wider number is not given as a total", times)
    over = "the part is larger than the whole"
    order = sequence(part.time, whole.time)
    if order == "unknown" and {part.of, whole.of} <= scope.timeless:
        return Comparison("conflict", f"{over}, and neither depends on a day")
    if order == "unknown":
        return Comparison("not-comparable", f"{over}, but {undated(part.time, whole.time)}")
    if order == "same":
        return Comparison("conflict", f"{over} on the same day", "same")
    if order == "after":
        return Comparison("different-time", f"{over}, but was counted later", "ordered")
    if whole.of in scope.never_falls:
        return Comparison("conflict", f"{over}, which never falls and was counted later", "ordered")
    return Comparison(
        "different-time", f"{over}, but was counted earlier, and the whole can fall", "ordered"
    )


def _two_counts(a: Case, b: Case, scope: Scope) -> Comparison:
    assert a.figure is not None and b.figure is not None
    order = sequence(a.time, b.time)
    if order == "same":
        return Comparison(
            "conflict", "both count the same on the same day, and the figures differ", "same"
        )
    if order == "unknown" and a.of in scope.timeless:
        return Comparison("conflict", _TIMELESS)
    if order == "unknown":
        return Comparison("not-comparable", f"the figures differ, but {undated(a.time, b.time)}")
    earlier, later = (a, b) if order == "before" else (b, a)
    assert earlier.figure is not None and later.figure is not None
    if a.of in scope.never_falls and _above(earlier.figure, later.figure):
        return Comparison(
            "conflict", "the later count is lower, and this number never falls", "ordered"
        )
    return Comparison("different-time", "one count is later than the other", "ordered")


def _two_expectations(a: Case, b: Case, scope: Scope) -> Comparison:
    """Two numbers that nobody has counted: they have a time they are for and a time of speaking."""
    if a.value.status != b.value.status:
        first, second = sorted((_noun(a.value), _noun(b.value)))
        return Comparison("different-thing", f"one is {first}, the other {second}", _times(a, b))
    target = sequence(a.time, b.time) if a.stated and b.stated else "unknown"
    spoken = sequence(a.said, b.said)
    if target in ("before", "after"):
        return Comparison("different-time", "they are for different times", "ordered")
    if spoken in ("before", "after"):
        return Comparison("different-time", "one was said later than the other", "ordered")
    # What somebody plans, promises or asks for is so on the day of speaking; a forecast is about
    # another day, and without that day two forecasts never clash.
    open_plan = not a.stated and not b.stated and a.value.status != "forecast"
    if target == "same" or (spoken == "same" and open_plan):
        day = "for the same day" if target == "same" else "on the same day"
        return Comparison(
            "conflict", f"both are {_status(a)} {day}, and the figures differ", "same"
        )
    if a.of in scope.timeless:
        return Comparison("conflict", _TIMELESS)
    if not a.stated or not b.stated:
        both = "neither text says" if not a.stated and not b.stated else "only one text says"
        return Comparison("not-comparable", f"the figures differ, but {both} for when")
    return Comparison("not-comparable", f"the figures differ, but {undated(a.time, b.time)}")


_TIMELESS = "both give the same, which depends on no day, and the figures differ"


def _times(a: Case, b: Case) -> str:
    if any(case.value.status != "count" and not case.stated for case in (a, b)):
        return "unknown"  # the day of speaking is not the time of an expectation
    order = sequence(a.time, b.time)
    return "ordered" if order in ("before", "after") else order


def _noun(value: Any) -> str:
    nouns = {"planned": "a plan", "promised": "a promise", "requested": "a request"}
    return nouns.get(value.status, f"a {label('status', value.status)}")


def _status(case: Case) -> str:
    return label("status", case.value.status)


def _unlike(pieces: set[str]) -> str:
    if "unclear" in pieces:
        return "the text does not say whether the number is the whole or comes on top"
    return f"one counts the {' and the other the '.join(sorted(pieces, reverse=True))}"


def _unclear(a: Figure, b: Figure) -> str:
    if a.unit and b.unit and a.unit != b.unit:
        return f"“{min(a.unit, b.unit, key=len)}” does not say whose money it is"
    if a.unit != b.unit:
        return "only one of the figures states its unit"
    return "“about” leaves open whether they agree"


def _above(a: Figure, b: Figure) -> bool:
    """Whether all that `a` can be is larger than all that `b` can be, for certain."""
    low = a.best if a.best is not None else a.low
    high = b.best if b.best is not None else b.high
    if low is None or high is None or a.unit != b.unit:
        return False
    if a.approximate or b.approximate:
        return low >= APART * high and low > high
    return low > high or (low == high and (a.comparator == ">" or b.comparator == "<"))


def _apart(a: Figure, b: Figure) -> bool:
    return _above(a, b) or _above(b, a)


def amount(value: Fields) -> str:
    """The figure, its unit left to the subject, or the words that stand for one."""
    return value.figure or f"“{value.wording}”"


def line(value: Fields, labels: Labels) -> list[str]:
    """ "It gives about 240 for: Sick trees", "some of a larger number"."""
    kind = "" if value.status == "count" else f" as {_noun(value)}"
    gives = "gives" if value.figure else "gives no number, and says"
    says = [f"It {gives} {amount(value)}{kind} for: {labels.subject(value.of)}"]
    means = vocabulary("counts").terms[value.counts].means.rstrip(".")
    return says if value.counts == "total" else [*says, f"{means[:1].lower()}{means[1:]}"]


KIND = Kind(
    "estimate",
    Fields,
    line,
    compare=compare,
    amount=amount,
    past=lambda value: not looks_ahead("status", value.status),
    ahead=lambda value: looks_ahead("status", value.status),
    picture=Picture("ladder", "Estimates", 1),
)
