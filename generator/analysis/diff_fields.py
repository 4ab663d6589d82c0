"""Names the fields whose change changes what a brief says, and how much it weighs."""

from __future__ import annotations

from collections.abc import Mapping

# Which class of `changes:` a change belongs to, from the lightest on.
CLASSES = ("wording", "source", "grade", "conclusion")

# Closed lists that go from one end to the other: on them a value moves.
SCALES = ("likelihood", "confidence", "reliability", "credibility", "attribution")

Table = Mapping[str, tuple[str, str, str]]

# Field -> what it is called, its vocabulary if it has one, its weight.
SOURCE = {
    "reliability": ("reliability", "reliability", "grade"),
    "year": ("year", "", "source"),
    "window": ("window", "", "source"),
    "title": ("title", "", "source"),
    "author": ("author", "", "source"),
    "publisher": ("publisher", "", "source"),
    "published": ("date", "", "source"),
    "address": ("address", "", "source"),
    "descriptor": ("descriptor", "", "wording"),
    "reliability_basis": ("reason for the reliability", "", "wording"),
}
ACTOR = {
    "name": ("name", "", "wording"),
    "kind": ("kind", "actor", "wording"),
    "part_of": ("whole", "", "grade"),
}
CLAIM = {
    "said_by": ("speaker", "", "conclusion"),
    "described_as": ("description of the speaker", "", "source"),
    "speaks_for": ("office of the speaker", "", "grade"),
    "said_on": ("day of speaking", "", "source"),
    "attribution": ("attribution", "attribution", "grade"),
    "credibility": ("credibility", "credibility", "grade"),
    "credibility_basis": ("reason for the credibility", "", "wording"),
    "rejected_by": ("rejecting sources", "", "conclusion"),
    "denies": ("denied claim", "", "conclusion"),
    "same_origin_as": ("claims of the same origin", "", "grade"),
    "says": ("words", "", "wording"),
}
JUDGEMENT = {
    "judgement": ("words", "", "conclusion"),
    "likelihood": ("likelihood", "likelihood", "grade"),
    "confidence": ("confidence", "confidence", "grade"),
    "confidence_basis": ("reason for the confidence", "", "wording"),
    "against": ("claims against it", "", "grade"),
    "assumes": ("assumptions", "", "wording"),
    "alternatives": ("alternatives", "", "wording"),
    "would_change_it": ("indicators", "", "wording"),
}
DISAGREEMENT = {
    "between": ("claims", "", "conclusion"),
    "verdict": ("verdict", "verdict", "conclusion"),
    "reading": ("reading", "", "wording"),
}
GAP = {"question": ("question", "", "wording"), "matters": ("why it matters", "", "wording")}
SUBJECT = {
    "label": ("label", "", "wording"),
    "unit": ("unit", "", "conclusion"),
    "within": ("wider subject", "", "conclusion"),
    "never_falls": ("whether it can fall", "", "conclusion"),
}
AGREEMENT = {"label": ("label", "", "wording"), "by": ("parties", "", "conclusion")}
SHEET = {
    "title": ("title", "", "wording"),
    "question": ("question", "", "conclusion"),
    "bottom_line": ("bottom line", "", "conclusion"),
    "source_summary": ("source summary", "", "wording"),
}
