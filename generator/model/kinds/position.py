"""A claim about where a party stands on a course of action, how firmly and on what condition."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import ActorId, SubjectId, TermOf, Text, TimeWords
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
from generator.model.marks import Verbatim
from generator.model.vocabulary import label, vocabulary

# What can be true of one party at one time, beside a stance and itself: whoever promises also
# intends, and "not now" leaves open what is not ruled out.
TOGETHER = (
    frozenset({"not-considering", "not-ruling-out"}),
    frozenset({"not-ruling-out", "considering"}),
    frozenset({"not-ruling-out", "intends", "promises", "does"}),
)

# What is only alleged to be done or to have been done, beside the stances and never in place of “does”.
SAID_TO_DO = "is said to do, or to have done"


def stance_words(stance: str, alleged: bool) -> str:
    """A stance as a reader is told it."""
    return SAID_TO_DO if alleged and stance == "does" else label("stance", stance)


class Fields(KindFields):
    """Where somebody stands on something."""

    holder: ActorId | None = Field(
        None, description="Whose position it is, an actor id; by default the speaker's."
    )
    of: SubjectId = Field(description="What the position is about, an id under `subjects`.")
    stance: Annotated[str, TermOf("stance")] = Field(
        description="How open the holder is, from closed to open."
    )
    only_if: Annotated[Text | None, Verbatim("condition")] = Field(
        None, description="The condition, in the source's words."
    )
    as_: Annotated[str, TermOf("as")] = Field(
        "word", alias="as", description="Whether it is a word, a rule or a practice."
    )
    when: Annotated[TimeWords | None, Verbatim("time")] = Field(
        None, description="The time it holds for, in the source's words."
    )


def compare(a: Case, b: Case, scope: Scope) -> Comparison:
    """Why two positions differ, or that they do not: the first rule that fits. Symmetric.

    In this order: other subjects; no holder; other holders; word, rule and practice; part and
    whole; the same stance; on and off the ladder; time; other conditions; stances that can stand
    together.
    """
    times = _times(a, b)
    inside = scope.inside(a.of, b.of) or scope.inside(b.of, a.of)
    if a.of != b.of and not inside:
        return Comparison("different-thing", "they are about different things", times)
    if a.holder is None or b.holder is None:
        return Comparison(
            "not-comparable", "at least one text does not say whose position it is", times
        )
    if a.holder != b.holder:
        return Comparison(
            "different-thing", "they are the positions of two parties, side by side", times
        )
    if a.value.as_ != b.value.as_:
        kinds = " and the other a ".join(sorted((a.value.as_, b.value.as_)))
        return Comparison("different-thing", f"one is a {kinds}", times)
    if inside:
        return Comparison(
            "different-thing", "one is about a part of what the other is about", times
        )
    if a.value.stance == b.value.stance:
        return Comparison("agree", f"the same stance{_conditions(a, b)}", times)
    ranks = [vocabulary("stance").rank(case.value.stance) for case in (a, b)]
    if (ranks[0] is None) != (ranks[1] is None):
        return Comparison(
            "different-thing",
            "one is the position of somebody who decides, the other a wish",
            times,
        )
    if times == "ordered":
        return Comparison("different-time", _moved(a, b), times)
    if times == "unknown":
        return Comparison(
            "not-comparable", f"the stances differ, but {undated(a.time, b.time)}", times
        )
    if a.value.only_if and b.value.only_if and a.value.only_if != b.value.only_if:
        return Comparison("different-thing", "each holds under a condition of its own", times)
    stances = {a.value.stance, b.value.stance}
    if any(stances <= pair for pair in TOGETHER):
        return Comparison(
            "agree", "one goes further than the other, and both can hold at once", times
        )
    return Comparison(
        "conflict", "two stances of one party on the same day that cannot both hold", times
    )


def movement(a: Case, b: Case) -> tuple[Case, Case] | None:
    """The earlier and the later of two positions, None unless their order is certain.

    The times they hold for decide, and the times of speaking where those show no order. Where the
    two kinds of time point in opposite ways, nobody can say which position came last.
    """
    order, spoken = sequence(a.time, b.time), sequence(a.said, b.said)
    known = {times for times in (order, spoken) if times in ("before", "after")}
    if order == "same" or len(known) != 1:
        return None
    return (a, b) if known == {"before"} else (b, a)


def _times(a: Case, b: Case) -> str:
    order = sequence(a.time, b.time)
    ordered = order in ("before", "after") or movement(a, b) is not None
    return "ordered" if ordered else order


def _moved(a: Case, b: Case) -> str:
    pair = movement(a, b)
    if pair is None:
        return "they hold for different times"
    before, after = (vocabulary("stance").rank(case.value.stance) for case in pair)
    words = f"from “{_stance(pair[0])}” to “{_stance(pair[1])}”"
    if before is None or after is None:
        return f"the later one turned, {words}"
    return f"the later one is more {'open' if after > before else 'closed'}, {words}"


def _stance(case: Case) -> str:
    return label("stance", case.value.stance)


def _conditions(a: Case, b: Case) -> str:
    named = sorted({case.value.only_if for case in (a, b) if case.value.only_if})
    if a.value.only_if == b.value.only_if or not named:
        return ""
    if len(named) == 1:
        return f", and only one names a condition (“{named[0]}”)"
    return f", under different conditions (“{named[0]}”, “{named[1]}”)"


def line(value: Fields, labels: Labels) -> list[str]:
    """ "The city is considering this: A toll", "the condition is …", "it is a rule"."""
    holder = labels.actors([value.holder]) if value.holder else labels.speaker
    stance = stance_words(value.stance, labels.alleged)
    parts = [f"{holder[:1].upper()}{holder[1:]} {stance} this: {labels.subject(value.of)}"]
    if value.only_if:
        parts.append(f"the condition is “{value.only_if}”")
    if value.as_ != "word":
        parts.append(f"it is a {label('as', value.as_)}")
    return parts


KIND = Kind("position", Fields, line, compare=compare, picture=Picture("board", "Positions", 2))
