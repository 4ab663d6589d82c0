"""What curators get wrong: each mistake gives one clear finding, on its line, with its cure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.build import check
from generator.commands.read.explain import explanations
from generator.site.read_site import read_site
from tests.folders import BRIDGE
from tests.mistakes.mistake import ACTORS, SHEET, SOURCES, Mistake, made

LORRIES = "quote: She added that close to 300 lorries cross daily"
ESTIMATE = "{of: traffic, figure: close to 300, status: count}"
MISTAKES = [
    # Names of things
    Mistake("key", SHEET, "    said_by: dahl\n    evidence", "    sayd_by: dahl\n    evidence", "unknown-key", "sayd_by",
            ("unknown key `sayd_by`", "did you mean `said_by`?")),
    Mistake("key in braces", SHEET, "stance: opposes", "stanse: opposes", "unknown-key", "stanse",
            ("did you mean `stance`?",)),
    Mistake("optional key", SHEET, "        suffix: .\n", "        sufix: .\n", "unknown-key", "sufix", ("did you mean `suffix`?",)),
    Mistake("actor", SHEET, "said_by: dahl\n    said_on", "said_by: dhal\n    said_on", "known-ids", "dhal",
            ("`dhal` is not known", "did you mean `dahl`?")),
    Mistake("relay", SHEET, "relayed_by: [morning-post]", "relayed_by: [moring-post]", "known-ids", "moring-post", ("did you mean `morning-post`?",)),
    Mistake("source", SHEET, f"- source: call\n        said_by: ortiz\n        {LORRIES}", f"- source: cal\n        said_by: ortiz\n        {LORRIES}",
            "known-ids", "source: cal", ("did you mean `call`?",)),
    Mistake("subject", SHEET, "{of: crossings,", "{of: crosings,", "known-ids", "crosings", ("did you mean `crossings`?",)),
    Mistake("cited claim", SHEET, "not ruled out. [^toll]", "not ruled out. [^tol]", "known-ids", "[^tol]", ("did you mean `toll`?",)),
    Mistake("term", SHEET, "status: requested", "status: request", "unknown-term", "status: request",
            ("no status term; expected one of count", "; did you mean `requested`?")),
    Mistake("likelihood", SHEET, "likelihood: likely", "likelihood: probably", "unknown-term", "probably", ("no likelihood term", "very-likely")),
    Mistake("name in capitals", SHEET, "said_by: union\n    denies", "said_by: Union\n    denies", "bad-id", "Union",
            ("'Union' is no id", "small letters", "did you mean `union`?")),
    Mistake("name of the speaker in place of the id", SHEET, "said_by: dahl\n    said_on", "said_by: Ines Dahl\n    said_on", "bad-id", "Ines Dahl\n", ("is no id", "did you mean `dahl`?")),
    # Quotes
    Mistake("straight apostrophe", SHEET, "quote: The drivers’ union falsely", "quote: The drivers' union falsely", "quote-in-source", "falsely",
            ("a curly apostrophe here where the quote has a straight apostrophe", "copy the words exactly")),
    Mistake("another word", SHEET, "lorries cross daily", "lorries passed daily", "quote-in-source", "passed daily", ("'cross", "'passed", "line 3")),
    Mistake("digit of a quote", SHEET, "said that up to 40 lorries", "said that up to 50 lorries", "quote-in-source", "up to 50", ("'40'", "'50'")),
    Mistake("digit of a figure", SHEET, "figure: up to 40", "figure: up to 50", "figure-in-quote", "figure: up to 50", ("“up to 50” stands in no",)),
    Mistake("quote over paragraphs", SHEET, "quote: The drivers’ union opposes a toll}\n    position",
            "quote: The drivers’ union opposes a toll. The bridge will be closed}\n    position", "quote-in-source", "opposes a toll. The",
            ("runs over two paragraphs", "two pieces of evidence")),
    Mistake("ellipsis", SHEET, LORRIES, "quote: She added … 300 lorries cross daily", "quote-in-source", "She added …",
            ("leaves words out with an ellipsis", "two pieces of evidence")),
    Mistake("cut in a word", SHEET, "over €2 million, context", "over €2 millio, context", "quote-in-source", "€2 millio,", ("inside a word", "quote whole words")),
    Mistake("quote in furniture", SHEET, "context: [Lena Ortiz said]", "context: [More news]", "quote-in-source", "[More news]",
            ("only in furniture", "quote the text itself"), more=("furniture-stands",)),  # the quote or the rule is wrong
    Mistake("stands twice", SHEET, "quote: The drivers’ union opposes a toll}\n    position", "quote: The drivers’ union}\n    position", "quote-in-source",
            "quote: The drivers’ union}", ("stands 2 times", "`prefix:` or `suffix:`")),
    Mistake("wrong suffix", SHEET, "        suffix: .\n", "        suffix: for good\n", "quote-in-source", "quote: The union denied", ("its `suffix` does not",)),
    # Figures, dates, conditions
    Mistake("dropped about", SHEET, 'figure: "about 1,200"', 'figure: "1,200"', "qualifier-kept", '"1,200"', ("about",)),
    Mistake("dropped close to", SHEET, ESTIMATE, '{of: traffic, figure: "300", status: count}', "qualifier-kept", 'figure: "300"', ("close to",)),
    Mistake("figure of another claim", SHEET, ESTIMATE, "{of: traffic, figure: at least 450, status: count}", "figure-in-quote", "figure: at least 450, status: count}",
            ("“at least 450” stands in no",), more=("verdict-contradicted",)),  # with that figure the two counts agree
    Mistake("date in another form", SHEET, "said_by: dahl\n    said_on: April 2", "said_by: dahl\n    said_on: 2 Apr", "date-in-quote", "2 Apr", ("“2 Apr” stands in no quote", "the quotes have “on April 2”")),
    Mistake("wrong day", SHEET, "said_by: dahl\n    said_on: April 2", "said_by: dahl\n    said_on: April 3", "date-in-quote", "April 3", ("April 3",)),
    Mistake("no such day", SHEET, "when: by summer", "when: February 30", "impossible-date", "February 30", ("February",)),
    Mistake("condition in our words", SHEET, "only_if: if repairs cost more", "only_if: if it gets dearer", "condition-in-quote", "if it gets dearer", ("if it gets dearer",)),
    # YAML
    Mistake("comma inside braces", SHEET, 'figure: "about 1,200", status', "figure: about 1,200, status", "yaml-comma", "figure: about 1,200",
            ("the comma ends the value", "'about 1,200'")),
    Mistake("comma inside brackets", SHEET, "context: [Lena Ortiz said]", "context: [about 1,200]", "wrong-type", "[about 1,200]",
            ("entry 2 of `context` is a number `200`", "if a comma cut a text in two")),
    Mistake("missing colon", SHEET, "    said_by: dahl\n    said_on", "    said_by dahl\n    said_on", "yaml", "said_by dahl", ("no colon after `said_by`",)),
    Mistake("no space after the colon", SHEET, "title: The", "title:The", "yaml", "title:The", ("no space after the colon", "title: The harbour bridge")),
    Mistake("tab", SHEET, "  lorries:\n    says", "  lorries:\n\tsays", "tab", "\tsays", ("a tab in the indentation", "indent with spaces")),
    Mistake("wrong indentation", SHEET, "    said_by: article\n    evidence:\n      - {same_as", "     said_by: article\n    evidence:\n      - {same_as",
            "yaml", "     said_by: article", ("indented deeper",)),
    Mistake("key pushed out of its claim", SHEET, "    denies: rise\n", "  denies: rise\n", "yaml", "    evidence:\n      - source: follow\n        quote: The union denied",
            ("indented deeper than the line above",)),
    Mistake("list for mapping", SHEET, "    estimate: {of: crossings", "    estimate:\n      - {of: crossings", "wrong-type", "- {of: crossings",
            ("`estimate` is a list", "a mapping")),
    Mistake("mapping for list", SHEET, "      - {source: call, quote: The drivers’ union falsely", "      {source: call, quote: The drivers’ union falsely",
            "wrong-type", "{source: call, quote: The drivers’ union falsely", ("`evidence` is a mapping", "a list")),
    Mistake("text for list", SHEET, "rejected_by: [call]", "rejected_by: call", "wrong-type", "rejected_by: call", ("expected a list", "`rejected_by: [call]`")),
    Mistake("number for text", SHEET, "title: The harbour bridge", "title: 2031", "wrong-type", "title: 2031", ("expected text", 'title: "2031"')),
    Mistake("unquoted no", SHEET, "title: The harbour bridge", "title: false", "wrong-type", "title: false", ("expected text", 'title: "false"')),
    Mistake("comment in a value", SHEET, "says: Lena Ortiz spoke to reporters.", "says: Lena Ortiz spoke to reporters at pier #A.", "yaml-comment", "#A",
            ("begins a comment", "'Lena Ortiz spoke to reporters at pier #A.'")),
    Mistake("colon in a value", SHEET, "says: Lena Ortiz spoke to reporters.", "says: Lena Ortiz spoke: to reporters.", "yaml", "spoke:",
            ("a colon and a space", "'Lena Ortiz spoke: to reporters.'")),
    Mistake("quote mark not closed", SHEET, "“if repairs cost more,” Mayor Ines Dahl said on April 2\"}", "“if repairs cost more,” Mayor Ines Dahl said on April 2}",
            "yaml", "“if repairs cost more,” Mayor", ("quote mark",)),
    Mistake("brace not closed", SHEET, "status: count}\n  union-count", "status: count\n  union-count", "yaml", ESTIMATE[:-1], ("never closed", "`}`")),
    Mistake("key twice", SHEET, "    said_by: ortiz\n    evidence:\n      - {source: call, quote: \"“If", "    said_by: ortiz\n    said_by: dahl\n    evidence:\n      - {source: call, quote: \"“If",
            "yaml-duplicate", "said_by: dahl\n    evidence:\n      - {source: call", ("stands twice", "keep one")),
    Mistake("claim twice", SHEET, "  crossed:\n", "  rise:\n", "yaml-duplicate", "  rise:\n    says: About", ("`rise` stands twice",)),
    Mistake("nothing after the colon", SHEET, "    says: Lena Ortiz spoke to reporters.", "    says:", "empty-value", "says:\n", ("nothing stands after `says:`",)),
    # Grades and speakers
    Mistake("grade 7", SHEET, "credibility: 2", "credibility: 7", "unknown-term", "credibility: 7", ("no credibility grade", "from 1 to 6")),
    Mistake("grade without a basis", SHEET, "    credibility_basis: The office keeps the counter.\n", "", "grade-basis", "credibility: 2", ("credibility_basis",)),
    Mistake("relay is the speaker", SHEET, "relayed_by: [morning-post]", "relayed_by: [union]", "relay-not-speaker", "relayed_by: [union]", ("union",)),
    Mistake("unnamed without a description", SHEET, "    described_as: An official of the port office\n", "", "incomplete", "  night:\n    says", ("described_as",)),
    Mistake("description of our own", SHEET, "described_as: An official of the port office", "described_as: A clerk", "description-in-quote", "A clerk", ("A clerk",)),
    Mistake("two kinds", SHEET, "    event: {who: [ortiz], where: at the town hall}", "    event: {who: [ortiz], where: at the town hall}\n    position: {of: toll, stance: opposes}",
            "incomplete", "  talk:\n", ("a claim has one kind", "split the claim")),
    Mistake("figure and wording", SHEET, ESTIMATE, "{of: traffic, figure: close to 300, wording: many, status: count}", "incomplete", "wording: many", ("not both",)),
    # Prose
    Mistake("uncited sentence", SHEET, "A toll is not ruled out. [^toll]", "A toll is not ruled out.", "sentence-cited", "A toll is not ruled out.\n", ("cites",)),
    Mistake("citing a draft", SHEET, "not ruled out. [^toll]", "not ruled out. [^toll] [^unfinished]", "known-ids", "[^unfinished]", ("is a draft", "`draft: true`")),
    Mistake("likelihood in the judgement", SHEET, "judgement: Traffic has not changed much", "judgement: Traffic has very likely not changed much", "likelihood-apart",
            "very likely not", ("likely",)),
    Mistake("cited claim beside a figure", SHEET, "450. [^lorries]", "450. [^lorrys]", "known-ids", "[^lorrys]", ("did you mean `lorries`?",)),
    Mistake("citation never closed", SHEET, "not ruled out. [^toll]", "not ruled out. [^toll", "citation-form", "[^toll\n", ("is no citation", "write `[^toll]`")),
    Mistake("name in a sentence", SHEET, "says: Lena Ortiz spoke", "says: Lena Ortis spoke", "display-name", "Lena Ortis", ("did you mean “Lena Ortiz”?",)),
    Mistake("sentence twice", SHEET, "  A toll is not ruled out. [^toll]", "  A toll is not ruled out. [^toll]\n  A toll is not ruled out. [^toll]",
            "stands-once", "[^toll]\nsubjects", ("stands twice",)),
    Mistake("placeholder left", SHEET, "says: Lena Ortiz spoke to reporters.", "says: …", "placeholder", "says: …", ("the placeholder “…”",)),
    Mistake("comma in an assumption", SHEET, "assumes: [The counter works at night.]", "assumes: [The counter works at night, and by day.]", "entry-whole",
            "and by day.", ("the comma made two of one", "and by day.")),
    # A wrong quote is told alone
    Mistake("quote of another source", SHEET, "{source: follow, quote: The drivers’ union opposes a toll}\n    position", "{source: call, quote: The drivers’ union opposes a toll}\n    position",
            "quote-in-source", "{source: call, quote: The drivers’ union opposes", ("but in `follow`", "write `source: follow`")),
    Mistake("quote that gives the time", SHEET, "to 500 by summer,” Lena", "to 500 by sumer,” Lena", "quote-in-source", "sumer", ("'summer",)),
    Mistake("sentence set aside, mistyped", SOURCES, "The talks have been long", "The talks have ben long", "set-aside-honest", "ben long", ("'been",)),
    Mistake("claim of a disagreement", SHEET, "between: [lorries, union-count]", "between: [lorries, union-cont]", "known-ids", "union-cont", ("did you mean `union-count`?",)),
    Mistake("qualifier mistyped", SHEET, "figure: close to 300", "figure: clos to 300", "unreadable-figure", "clos to 300", ("clos to",)),
    # Cards
    Mistake("no seal", SOURCES, "  sha256: 5b7c50fe50d8f4a9607936e21967ec1caaff7952a48ef196ae1768ee3bb3b2b2\n", "", "source-sealed", "call:", ("briefs seal",)),
    Mistake("text changed", "seeds/call.txt", "The bridge was built in 1931.", "The bridge was built in 1931. ", "source-sealed", "sha256: 5b7c", ("briefs seal",), where=SOURCES),
    Mistake("publisher from outside", SOURCES, "publisher: null", "publisher: The Morning Post Company", "card-in-text", "Company", ("`publisher` is not in the source", "write null")),
    Mistake("year of another text", SOURCES, "  year: 2031\n  year_because: {source: follow, quote: \"plans", "  year: 2032\n  year_because: {source: follow, quote: \"plans",
            "year-ground", "year_because: {source: follow, quote: \"plans", ("does not state the year 2032",)),
    Mistake("no such file", SOURCES, "file: call.txt", "file: cal.txt", "source-files", "file: cal.txt", ("there is no seeds/cal.txt",)),
    Mistake("furniture that is not there", SOURCES, "furniture: [More news]", "furniture: [More news, Read on]", "furniture-stands", "Read on", ("Read on",)),
    Mistake("set aside and quoted", SOURCES, "- {quote: The bridge was built in 1931., why: background}", "- {quote: The bridge was built in 1931., why: history}",
            "unknown-term", "why: history", ("no set-aside term",)),
    Mistake("list where a register has entries", ACTORS, "union: {name", "- union: {name", "yaml", "- union", ("list item",)),
    Mistake("wrong kind of actor", ACTORS, "kind: agency}\nmorning", "kind: agence}\nmorning", "unknown-term", "agence", ("did you mean `agency`?",)),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_one_finding_at_the_right_line_with_the_cure(mistake: Mistake, tmp_path: Path) -> None:
    findings, shown = made(mistake, tmp_path / "p")
    assert mistake.at in shown
    lead = len(mistake.at) - len(mistake.at.lstrip("\n"))
    line = shown[: shown.index(mistake.at) + lead].count("\n") + 1
    wanted = mistake.where or mistake.file, line
    listed = "\n".join(map(str, findings))
    here = [
        finding
        for finding in findings
        if finding.code == mistake.code and (finding.place.path, finding.place.line) == wanted
    ]
    assert len(here) == 1, f"expected at {wanted}\n{listed}"
    for words in mistake.says:
        assert words in f"{here[0].message}; {here[0].cure}", listed
    rest = [finding.code for finding in findings if finding is not here[0]]
    assert sorted(rest) == sorted(mistake.more), listed


@pytest.mark.parametrize(
    ("old", "new", "figure"),
    [
        ('figure: "500"', "figure: 500", "500"),
        ("        figure: about 300", "        figure: 300", "300"),
    ],
)
def test_a_whole_number_is_a_figure_without_quote_marks(
    old: str, new: str, figure: str, tmp_path: Path
) -> None:
    root = tmp_path / "p"
    shutil.copytree(BRIDGE, root)
    path = root / SHEET
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    site = check(root)
    assert {one.code for one in site.findings if one.level == "error"} <= {"qualifier-kept"}
    figures = {
        one.figure_words
        for brief in read_site(root).briefs.values()
        for claim in brief.claims.values()
        for one in claim.evidence
    }
    assert figure in figures


def test_there_are_thirty_and_each_code_is_explained() -> None:
    assert len({one.name for one in MISTAKES}) == len(MISTAKES) >= 30
    assert {one.code for one in MISTAKES} <= set(explanations())


def test_several_mistakes_of_different_kinds_are_all_told_in_one_run(tmp_path: Path) -> None:
    root = shutil.copytree(BRIDGE, tmp_path / "p")
    edits = [
        (SHEET, "stance: opposes", "stanse: opposes", "did you mean `stance`?"),
        (SHEET, "verdict: different-time", "verdict: different-times", "no verdict term"),
        (SHEET, "said that up to 40 lorries", "said that up to 50 lorries", "'40'"),
        (SHEET, "not ruled out. [^toll]", "not ruled out. [^tolls]", "did you mean `toll`?"),
        (ACTORS, "kind: agency", "kind agency", "no colon after `kind`"),
    ]  # fmt: skip
    for file, old, new, _ in edits:
        path = root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    found = [f"{one.message}; {one.cure}" for one in check(root).findings if one.level == "error"]
    assert len(found) == len(edits), found
    for *_, words in edits:
        assert sum(words in one for one in found) == 1, (words, found)
