"""One row for each judgement."""

from __future__ import annotations

from generator.exports import csv_table
from generator.exports.csv_table import Column, Links, Row, Table
from generator.exports.format import Document
from generator.exports.plain_data import text_of
from generator.exports.tables import BRIEF, OTHER, REVIEW, cells, review_cells


def table() -> Table:
    columns = (
        BRIEF,
        Column("id", "Its name in the brief; it stands at `briefs/{brief}/#j-{id}`"),
        Column("judgement", "What the site judges, without its citations"),
        csv_table.ids("cites", f"The claims it rests on{OTHER}"),
        csv_table.term("likelihood", "How likely (ICD 203)", "likelihood"),
        Column("likelihood_low", "Lower end of the range, in percent", "integer"),
        Column("likelihood_high", "Upper end of the range, in percent", "integer"),
        csv_table.term("confidence", "How good its ground is", "confidence"),
        Column("confidence_basis", "Why the confidence is what it is"),
        csv_table.ids("against", f"The claims that speak against it{OTHER}"),
        Column("assumes", "What it takes for granted, one a line"),
        Column("alternatives", "What else could be the case, one a line"),
        Column("would_change_it", "What would change it, one a line"),
        *REVIEW,
    )
    links: Links = {"brief": ("briefs", "slug")}
    return Table(
        "judgements",
        "What the site infers from claims",
        columns,
        ("brief", "id"),
        links,
        of_brief=_rows,
    )


def _rows(document: Document) -> list[Row]:
    return [
        _row(document["slug"], document["terms"]["likelihood"], judgement)
        for judgement in document.get("judgements", ())
    ]


def _row(slug: str, likelihoods: Row, judgement: Row) -> Row:
    likelihood = likelihoods[judgement["likelihood"]]
    cited = (ref for sentence in judgement["judgement"] for ref in sentence.get("cites", ()))
    against = (argument["claim"] for argument in judgement.get("against", ()))
    lists = ("assumes", "alternatives", "would_change_it")
    return {
        "brief": slug,
        "id": judgement["id"],
        "judgement": text_of(judgement["judgement"]),
        "cites": list(dict.fromkeys(cited)),
        "likelihood_low": likelihood["low"],
        "likelihood_high": likelihood["high"],
        "against": list(against),
        **cells(judgement, "likelihood", "confidence", "confidence_basis"),
        **{name: "\n".join(judgement.get(name, ())) for name in lists},
        **review_cells(judgement),
    }
