"""One row for each judgement."""

from __future__ import annotations

from generator.exports import csv_table
from generator.exports.csv_table import Column, Row, Table
from generator.exports.format import Document
from generator.exports.tables import PAGE, REVIEW, review_cells


def table() -> Table:
    columns = (
        Column("brief", "The brief it belongs to"),
        Column("id", "Its name in the brief"),
        Column("judgement", "What the site judges, without its citations"),
        csv_table.ids("cites", "The claims it rests on"),
        csv_table.term("likelihood", "How likely (ICD 203)", "likelihood"),
        Column("likelihood_low", "Lower end of the range, in percent", "integer"),
        Column("likelihood_high", "Upper end of the range, in percent", "integer"),
        Column("likelihood_misp_tag", "The likelihood as a MISP machine tag"),
        csv_table.term("confidence", "How good its ground is", "confidence"),
        Column("confidence_misp_tag", "The confidence as a MISP machine tag"),
        Column("confidence_basis", "Why the confidence is what it is"),
        csv_table.ids("against", "The claims that speak against it"),
        Column("assumes", "What it takes for granted, one a line"),
        Column("alternatives", "What else could be the case, one a line"),
        Column("would_change_it", "What would change it, one a line"),
        *REVIEW,
        PAGE,
    )
    links = {"brief": ("briefs", "slug")}
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
        {
            "brief": document["slug"],
            "id": judgement["id"],
            "judgement": judgement["judgement"]["text"],
            "cites": list(
                dict.fromkeys(
                    ref for item in judgement["judgement"]["sentences"] for ref in item["cites"]
                )
            ),
            **{
                f"likelihood_{part}": judgement["likelihood"][part]
                for part in ("low", "high", "misp_tag")
            },
            "likelihood": judgement["likelihood"]["term"],
            "confidence": judgement["confidence"]["term"],
            "confidence_misp_tag": judgement["confidence"]["misp_tag"],
            "confidence_basis": judgement["confidence"]["basis"],
            "against": [argument["claim"] for argument in judgement["against"]],
            **{
                name: "\n".join(judgement[name])
                for name in ("assumes", "alternatives", "would_change_it")
            },
            **review_cells(judgement["reviewed"]),
            "page": judgement["page"],
        }
        for judgement in document["judgements"]
    ]
